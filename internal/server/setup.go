package server

import (
	"context"
	"errors"
	"time"

	"fairlead"
	"fairlead/internal/auth"
	"fairlead/internal/usecase"
)

// NewWorkspace is a workspace to begin, with the password its owner will sign in with.
type NewWorkspace struct {
	Name       string
	OwnerName  string
	OwnerEmail string
	Password   string
	Zone       string // IANA name; "" means UTC
}

// Setup makes a workspace and its owner in a database that no server needs to be running on.
func Setup(ctx context.Context, database string, now time.Time, in NewWorkspace) (w fairlead.Workspace, owner fairlead.Member, err error) {
	hash, err := auth.HashPassword(in.Password)
	if err != nil {
		return w, owner, err
	}
	opened, err := Open(ctx, database)
	if err != nil {
		return w, owner, err
	}
	w, owner, err = usecase.Setup(ctx, opened, now, usecase.SetupRequest{
		Workspace: in.Name, OwnerName: in.OwnerName, OwnerEmail: in.OwnerEmail, PasswordHash: hash, Zone: in.Zone,
	})
	return w, owner, errors.Join(err, opened.Close())
}

// CreateToken makes an API token for a member. It works while a server runs on the database.
func CreateToken(ctx context.Context, database string, now func() time.Time, email, name string) (secret string, err error) {
	opened, err := Open(ctx, database)
	if err != nil {
		return "", err
	}
	secret, err = auth.New(opened, now).CreateToken(ctx, email, name)
	return secret, errors.Join(err, opened.Close())
}
