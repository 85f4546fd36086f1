package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"fairlead/internal/auth"
	"fairlead/internal/server"
)

type token struct {
	Create createToken `cmd:"" help:"Make an API token for a member and print it, once."`
}

type createToken struct {
	Email string `help:"The member's e-mail address." required:"" placeholder:"EMAIL"`
	Name  string `help:"What the token is for, such as Zapier." required:"" placeholder:"NAME"`
	database
}

// Run prints the token alone, so that a script can take it.
func (c createToken) Run(ctx context.Context, s *Streams) error {
	opened, err := server.Open(ctx, c.Database)
	if err != nil {
		return err
	}
	secret, err := auth.New(opened, time.Now).CreateToken(ctx, c.Email, c.Name)
	if err = errors.Join(err, opened.Close()); err != nil {
		return err
	}
	fmt.Fprintln(s.Out, secret)
	return nil
}
