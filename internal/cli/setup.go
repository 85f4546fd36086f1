package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"fairlead"

	"fairlead/internal/server"
)

type setup struct {
	Workspace     string `help:"Name of the workspace, such as your company's." required:"" placeholder:"NAME"`
	OwnerEmail    string `help:"The owner's e-mail address, to sign in with." required:"" placeholder:"EMAIL"`
	OwnerName     string `help:"The owner's name." required:"" placeholder:"NAME"`
	PasswordStdin bool   `help:"Read the owner's password from standard input (one line)." required:""`
	Zone          string `help:"The workspace's time zone." default:"UTC" placeholder:"AREA/CITY"`
	database
}

// Run makes the workspace.
func (c setup) Run(ctx context.Context, s *Streams) error {
	password, err := oneLine(s.In)
	if err != nil {
		return err
	}
	workspace, owner, err := server.Setup(ctx, c.Database, time.Now(), server.NewWorkspace{
		Name: c.Workspace, OwnerEmail: c.OwnerEmail, OwnerName: c.OwnerName, Password: password, Zone: c.Zone,
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(s.Out, "Made the workspace %s. %s signs in with %s.\n", workspace.Name, owner.Name, owner.Email)
	return nil
}

// oneLine reads a password: everything up to the end of the line.
func oneLine(in io.Reader) (string, error) {
	line, err := bufio.NewReader(io.LimitReader(in, 1<<12)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", fmt.Errorf("read the password: %w", err)
	}
	line = strings.TrimRight(line, "\r\n")
	if line == "" {
		return "", fairlead.Mend("no_password", "No password came in. Send it on standard input, in one line.")
	}
	return line, nil
}
