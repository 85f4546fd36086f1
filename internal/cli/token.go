package cli

import (
	"context"
	"fmt"
	"time"

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
	secret, err := server.CreateToken(ctx, c.Database, time.Now, c.Email, c.Name)
	if err != nil {
		return err
	}
	fmt.Fprintln(s.Out, secret)
	return nil
}
