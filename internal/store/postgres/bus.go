package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"fairlead/internal/store"
)

var _ store.Bus = (*Store)(nil)

// channel is where the processes that share the database talk: LISTEN and NOTIFY.
const channel = "fairlead"

// How long Hear waits before it connects again, at first and at most.
const (
	firstRetry = 100 * time.Millisecond
	lastRetry  = 5 * time.Second
)

// Tell brings a message to every process on the database.
func (s *Store) Tell(ctx context.Context, message string) error {
	if _, err := s.db.ExecContext(ctx, "SELECT pg_notify($1, $2)", channel, message); err != nil {
		return fmt.Errorf("tell the other processes: %w", err)
	}
	return nil
}

// Hear listens on a connection of its own, and connects again when that breaks.
func (s *Store) Hear(ctx context.Context, heard func(message string), missed func()) error {
	retry, first := firstRetry, true
	for ctx.Err() == nil {
		connected := func() {
			if !first {
				missed()
			}
			retry, first = firstRetry, false
		}
		_ = s.listen(ctx, connected, heard) // why it broke does not matter: it is tried again
		select {
		case <-ctx.Done():
		case <-time.After(retry):
			retry = min(2*retry, lastRetry)
		}
	}
	return ctx.Err()
}

// listen hears until the connection breaks.
func (s *Store) listen(ctx context.Context, connected func(), heard func(string)) error {
	conn, err := pgx.ConnectConfig(ctx, s.config.Copy())
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }()
	if _, err := conn.Exec(ctx, "LISTEN "+channel); err != nil {
		return err
	}
	connected()
	for {
		n, err := conn.WaitForNotification(ctx)
		if err != nil {
			return err
		}
		heard(n.Payload)
	}
}
