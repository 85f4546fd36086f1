// Command run runs another command with a throw-away PostgreSQL that it shares with everything it starts; the server is
// gone when this process is. With -durable the server keeps what it acknowledges, for measuring; without, it forgets
// everything when the power fails. It knows nothing of what it runs. See scripts/with-postgres.sh.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"

	"fairlead/internal/testkit/pgtest"
)

func main() {
	err := run(os.Args[1:])
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		os.Exit(max(exit.ExitCode(), 1))
	case err != nil:
		fmt.Fprintln(os.Stderr, "with-postgres:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	start := pgtest.Server
	if len(args) > 0 && args[0] == "-durable" {
		start, args = pgtest.Durable, args[1:]
	}
	if len(args) == 0 {
		return errors.New("say what to run with it")
	}
	server, err := start()
	if err != nil {
		return err
	}
	signal.Notify(make(chan os.Signal, 1), os.Interrupt) // a terminal interrupts the command as well, and we wait for it
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.Env = append(os.Environ(), pgtest.Variable+"="+server)
	return cmd.Run()
}
