package server

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"fairlead"
	"fairlead/internal/jobs"
	"fairlead/internal/store"
	"fairlead/internal/store/sqlite"
	"fairlead/internal/usecase"
)

// Aside serves a database to one command, on this machine: whoever has its token acts as a member. In the background it does
// nothing but WorkOn; messages to webhooks and the like wait for a server that looks after the database.
type Aside struct {
	Token string

	server *Server
	actor  fairlead.Actor
}

// ServeAside serves the database of o, which must be there, on a free port. email is whose token it has; "": the Owner's, if
// there is only one workspace. name is what the token is for. Whoever gets an Aside must Stop it.
func ServeAside(ctx context.Context, o Options, email, name string) (*Aside, error) {
	if !strings.Contains(o.Database, "://") {
		if err := sqlite.Exists(o.Database); err != nil {
			return nil, err
		}
	}
	o.Addr, o.Aside = "127.0.0.1:0", true
	s, err := New(ctx, o)
	if err != nil {
		return nil, err
	}
	a := &Aside{server: s}
	if err = s.Start(ctx); err == nil && email == "" {
		email, err = ownerOf(ctx, s.store)
	}
	if err == nil {
		a.Token, a.actor, err = s.auth.Lend(ctx, email, name)
	}
	if err != nil {
		return nil, errors.Join(err, s.Stop(ctx))
	}
	return a, nil
}

// ownerOf is the e-mail address of the Owner of the only workspace.
func ownerOf(ctx context.Context, opened store.Store) (email string, err error) {
	workspaces, err := opened.Workspaces(ctx)
	switch {
	case err != nil:
		return "", fmt.Errorf("find the owner: %w", err)
	case len(workspaces) == 0:
		return "", fairlead.Mend("no_workspace", "There is no workspace in this database. Make one with fairlead setup.")
	case len(workspaces) > 1:
		return "", fairlead.Mend("several_workspaces", "There are %d workspaces in this database. Say as whom with --as EMAIL.", len(workspaces))
	}
	err = opened.Read(ctx, workspaces[0].ID, func(tx store.Tx) error {
		members, err := tx.Members().List()
		for _, m := range members {
			if m.Role.Kind == fairlead.RoleOwner {
				email = m.Email
			}
		}
		return err
	})
	return email, err
}

// URL is where it serves.
func (a *Aside) URL() string { return "http://" + a.server.Address() }

// WorkOn goes on with a batch until it has ended, or ctx has: then no further than the portion at hand. A server that runs
// beside may go on with the batch too; no lead is taken twice.
func (a *Aside) WorkOn(ctx context.Context, batch int64) error {
	whole := func(ctx context.Context, workspace, ref int64, most int) (usecase.Portion, error) {
		return a.server.app.NextPortion(context.WithoutCancel(ctx), workspace, ref, most)
	}
	_, err := jobs.Portions(a.server.options.Now, a.server.app.LetIntakeFirst, whole)(ctx, a.actor.Workspace, batch)
	return err
}

// Stop takes the token back and stops serving, even if ctx has ended.
func (a *Aside) Stop(ctx context.Context) error {
	ctx = context.WithoutCancel(ctx)
	return errors.Join(a.server.auth.SignOut(ctx, a.actor), a.server.Stop(ctx))
}
