package sqlstore

import (
	"context"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

// Store is what both databases do alike. A database package embeds it.
type Store struct {
	dialect Dialect
	begin   Transactions
	pools   *pools
	defined *definitions
}

// Transactions is how a database runs a function in a transaction.
type Transactions struct {
	Read func(ctx context.Context, fn func(Conn) error) error // on a snapshot
	// Write runs fn in a transaction that is on disk when it returns. What first asks goes along with the begin; it may be
	// run again, on another connection.
	Write func(ctx context.Context, first, fn func(Conn) error) error
	Look  func(ctx context.Context, fn func(Conn) error) error // for one short statement; fn may be run again
}

// NewStore returns a store over a database's transactions.
func NewStore(dialect Dialect, begin Transactions) Store {
	return Store{dialect, begin, new(pools), new(definitions)}
}

// Read runs fn on a snapshot.
func (s Store) Read(ctx context.Context, workspace int64, fn func(store.Tx) error) error {
	return s.begin.Read(ctx, func(c Conn) error { return fn(New(c, s.dialect, workspace)) })
}

// Write runs fn in a transaction that holds the workspace's desk.
func (s Store) Write(ctx context.Context, workspace int64, fn func(store.Tx) error) error {
	return s.writeAtDesk(ctx, workspace, false, fn)
}

// WriteIntake is Write for a round of the desk.
func (s Store) WriteIntake(ctx context.Context, workspace int64, fn func(store.Tx) error) error {
	return s.writeAtDesk(ctx, workspace, true, fn)
}

func (s Store) writeAtDesk(ctx context.Context, workspace int64, intake bool, fn func(store.Tx) error) error {
	var tx *Tx
	err := s.begin.Write(ctx, func(c Conn) error {
		tx = New(c, s.dialect, workspace)
		tx.pools, tx.defined = s.pools, s.defined
		return tx.takeDesk(intake)
	}, func(Conn) error { return fn(tx) })
	if err == nil {
		s.pools.keep(tx.metPools)
		s.defined.keep(tx)
	}
	return err
}

// aside is what is asked first where nobody takes a desk.
func aside(Conn) error { return nil }

// WriteAside runs fn in a transaction that leaves the desk alone.
func (s Store) WriteAside(ctx context.Context, workspace int64, fn func(store.Tx) error) error {
	return s.begin.Write(ctx, aside, func(c Conn) error { return fn(New(c, s.dialect, workspace)) })
}

// CreateWorkspace adds a workspace and runs fn in the same transaction.
func (s Store) CreateWorkspace(ctx context.Context, w fairlead.Workspace, fn func(store.Tx) error) (fairlead.Workspace, error) {
	var added fairlead.Workspace
	err := s.begin.Write(ctx, aside, func(c Conn) error {
		tx, with, err := addWorkspace(c, s.dialect, w)
		if err != nil {
			return err
		}
		added = with
		return fn(tx)
	})
	if err != nil {
		return fairlead.Workspace{}, err
	}
	return added, nil
}

// Workspaces lists every workspace.
func (s Store) Workspaces(ctx context.Context) (all []fairlead.Workspace, err error) {
	err = s.begin.Look(ctx, func(c Conn) error {
		all, err = workspaces(c)
		return err
	})
	return all, err
}

// NextJobs says of each workspace when its next job is due.
func (s Store) NextJobs(ctx context.Context) (next map[int64]time.Time, err error) {
	err = s.begin.Look(ctx, func(c Conn) error {
		next, err = nextJobs(c)
		return err
	})
	return next, err
}

// FindCaller answers who shows the secret of a hash.
func (s Store) FindCaller(ctx context.Context, kind fairlead.CredentialKind, hash string) (caller store.Caller, err error) {
	err = s.begin.Look(ctx, func(c Conn) error {
		caller, err = findCaller(c, kind, hash)
		return err
	})
	return caller, err
}

// FindCredential answers which workspace a credential belongs to, and its id there.
func (s Store) FindCredential(ctx context.Context, kind store.DirectoryKind, key string) (workspace, id int64, err error) {
	err = s.begin.Look(ctx, func(c Conn) error {
		workspace, id, err = findCredential(c, kind, key)
		return err
	})
	return workspace, id, err
}
