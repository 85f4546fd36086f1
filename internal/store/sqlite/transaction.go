package sqlite

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"fairlead"
	"fairlead/internal/store/sqlstore"
)

var errBusy = &fairlead.Error{Kind: fairlead.KindUnavailable, Code: "database_busy",
	Message: "Another program holds the database. Try again in a moment.", RetryAfter: 1}

var errClosed = errors.New("the database is closed")

// write runs fn in a transaction on the writing connection.
func (s *Store) write(ctx context.Context, fn func(sqlstore.Conn) error) error {
	c, err := take(ctx, s.writer, &s.writerWaits)
	if err != nil {
		return fmt.Errorf("begin to write: %w", err)
	}
	defer func(pool chan *conn) { pool <- c }(s.writer)
	return unwritable(c.transaction(ctx, "BEGIN IMMEDIATE", fn))
}

// writeAfter is write for a fn that something goes ahead of.
func (s *Store) writeAfter(ctx context.Context, first, fn func(sqlstore.Conn) error) error {
	return s.write(ctx, func(c sqlstore.Conn) error {
		if err := first(c); err != nil {
			return err
		}
		return fn(c)
	})
}

// read runs fn on a snapshot, on a reading connection.
func (s *Store) read(ctx context.Context, fn func(sqlstore.Conn) error) error {
	return s.reader(ctx, func(c *conn) error { return c.transaction(ctx, "BEGIN", fn) })
}

// look runs fn, which asks for one short thing, on a reading connection: a single statement is a snapshot by itself,
// and it is over before anybody could call it off.
func (s *Store) look(ctx context.Context, fn func(sqlstore.Conn) error) error {
	return s.reader(ctx, func(c *conn) error {
		c.ctx = context.WithoutCancel(ctx)
		defer func() { c.ctx = nil }()
		return fn(c)
	})
}

// reader lends fn a reading connection.
func (s *Store) reader(ctx context.Context, fn func(*conn) error) error {
	c, err := take(ctx, s.readers, &s.readerWaits)
	if err != nil {
		return fmt.Errorf("begin to read: %w", err)
	}
	defer func(pool chan *conn) { pool <- c }(s.readers)
	if c == nil {
		opened, err := s.reading.Conn(ctx)
		if err != nil {
			return fmt.Errorf("begin to read: %w", err)
		}
		c = newConn(opened)
	}
	return fn(c)
}

// waits counts who had to wait for a connection, and how long.
type waits struct{ count, nanos atomic.Int64 }

// take waits for a connection for as long as the context allows.
func take(ctx context.Context, pool chan *conn, w *waits) (*conn, error) {
	if pool == nil {
		return nil, errClosed
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	select {
	case c := <-pool:
		return c, nil
	default:
	}
	begin := time.Now()
	defer func() {
		w.count.Add(1)
		w.nanos.Add(int64(time.Since(begin)))
	}()
	select {
	case c := <-pool:
		return c, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// transaction runs fn between begin and COMMIT. If fn fails or panics, nothing of it stays.
func (c *conn) transaction(ctx context.Context, begin string, fn func(sqlstore.Conn) error) error {
	c.ctx = ctx
	committed := false
	defer func() {
		// Ended or not, the connection is used again: what goes wrong here shows at its next begin. A begin that was called
		// off may have begun all the same.
		if !committed {
			c.ctx = context.WithoutCancel(ctx)
			_, _ = c.Exec("ROLLBACK")
		}
		c.ctx = nil
	}()
	if err := c.begin(begin); err != nil {
		return err
	}
	if err := fn(c); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	c.ctx = context.WithoutCancel(ctx) // a commit is not left half-way
	if _, err := c.Exec("COMMIT"); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	committed = true
	return nil
}

// begin waits for other processes as long as busy_timeout says and the context allows: the driver looks at both.
func (c *conn) begin(text string) error {
	_, err := c.Exec(text)
	if busy(err) {
		err = errBusy
	}
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	return nil
}
