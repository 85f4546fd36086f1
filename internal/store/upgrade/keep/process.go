package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
)

// process is the program, run on a database.
type process struct {
	path, database string
	server         *exec.Cmd
	gone           chan error
}

// command runs one of the program's commands to its end and returns what it printed.
func (p *process) command(ctx context.Context, stdin string, args ...string) (string, error) {
	var complaint bytes.Buffer
	cmd := exec.CommandContext(ctx, p.path, args...)
	cmd.Stdin, cmd.Stderr = strings.NewReader(stdin+"\n"), &complaint
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("fairlead %s: %w: %s", args[0], err, complaint.Bytes())
	}
	return strings.TrimSpace(string(out)), nil
}

// serve starts the server and returns its address when it listens.
func (p *process) serve(ctx context.Context) (string, error) {
	p.server = exec.CommandContext(ctx, p.path, "serve", "--addr", "127.0.0.1:0", "--database", p.database, "--log-level", "warn")
	p.server.Stderr = os.Stderr
	out, err := p.server.StdoutPipe()
	if err != nil {
		return "", err
	}
	if err := p.server.Start(); err != nil {
		return "", err
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if address, found := strings.CutPrefix(lines.Text(), "listening on "); found {
			p.gone = make(chan error, 1)
			go func() {
				_, err := io.Copy(io.Discard, out)
				p.gone <- errors.Join(err, p.server.Wait())
			}()
			return address, nil
		}
	}
	return "", errors.Join(errors.New("the server does not say where it listens"), p.server.Wait())
}

// stop stops the server as a signal does, and returns when it is gone.
func (p *process) stop() error {
	if err := p.server.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	return <-p.gone
}
