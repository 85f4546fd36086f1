package postgres

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"fairlead"
	"fairlead/internal/store/sqlstore"
)

// How transactions begin. The desk row orders the writers of a workspace, so they need no more than to see what was
// committed before it became theirs.
const (
	beginRead  = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
	beginWrite = "BEGIN ISOLATION LEVEL READ COMMITTED"
)

// errLost is answered while the database is away. Whether a commit that was under way when it went has happened, nobody
// knows: it must not be tried again, and nobody may be told that it did.
var errLost = &fairlead.Error{Kind: fairlead.KindUnavailable, Code: "database_away", RetryAfter: 2,
	Message: "The database cannot be reached. Try again in a moment."}

// errStandby is answered while the database is one that only reads.
var errStandby = &fairlead.Error{Kind: fairlead.KindUnavailable, Code: "database_read_only", RetryAfter: 5,
	Message: "The database takes no writes at the moment. Try again shortly."}

// read runs fn on a snapshot.
func (s *Store) read(ctx context.Context, fn func(sqlstore.Conn) error) error {
	return s.transaction(ctx, s.db, beginRead, asksNothing, func(c *conn) error { return fn(c) })
}

// asksNothing goes along with a begin that nothing goes along with.
func asksNothing(sqlstore.Conn) error { return nil }

// write runs fn in a transaction that is on disk when it has ended. What first asks goes along with the begin.
func (s *Store) write(ctx context.Context, first, fn func(sqlstore.Conn) error) error {
	var rows int
	err := s.transaction(ctx, s.writers, beginWrite, first, func(c *conn) error {
		err := fn(c)
		rows = c.rows
		return err
	})
	if err == nil {
		s.grew(rows)
	}
	return err
}

// transaction runs fn between begin and COMMIT. If fn fails or panics, nothing of it stays.
func (s *Store) transaction(ctx context.Context, from *sql.DB, begin string, first func(sqlstore.Conn) error, fn func(*conn) error) error {
	c, err := lend(ctx, from, func(c *conn) error { return c.begin(begin, first) })
	if err != nil {
		return unavailable(ctx, fmt.Errorf("begin: %w", err))
	}
	defer c.conn.Close()
	return unavailable(ctx, c.transaction(ctx, fn))
}

// begin begins a transaction, and asks in the same exchange what first asks.
func (c *conn) begin(text string, first func(sqlstore.Conn) error) error {
	c.queue(text, nil)
	err := first(c)
	if err == nil {
		err = c.Settle()
	}
	if err != nil && !lost(err) {
		c.rollback()
	}
	return err
}

func (c *conn) rollback() {
	c.ctx = context.WithoutCancel(c.ctx)
	_ = c.Settle() // what is wrong with what was left for later is not asked any more
	if _, err := c.Exec("ROLLBACK"); err != nil {
		c.discard()
	}
}

func (c *conn) transaction(ctx context.Context, fn func(*conn) error) error {
	committed := false
	defer func() {
		if !committed {
			c.rollback()
		}
	}()
	if err := fn(c); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	c.ctx = context.WithoutCancel(ctx) // a commit is not left half-way
	if err := c.commit(); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	committed = true
	return nil
}

// look runs fn, which asks for one thing: a single statement is a snapshot by itself.
func (s *Store) look(ctx context.Context, fn func(sqlstore.Conn) error) error {
	c, err := lend(ctx, s.db, func(c *conn) error { return fn(c) })
	if err == nil {
		err = c.conn.Close()
	}
	return unavailable(ctx, err)
}

// lend lends a connection on which first, which changes nothing, went well. A connection that broke while nobody used it
// is thrown away, and the next one tried.
func lend(ctx context.Context, from *sql.DB, first func(*conn) error) (*conn, error) {
	for tries := from.Stats().MaxOpenConnections; ; tries-- {
		lent, err := from.Conn(ctx)
		if err != nil {
			return nil, fmt.Errorf("connect: %w", err)
		}
		c := &conn{conn: lent, ctx: ctx}
		if err = first(c); err == nil {
			return c, nil
		}
		if lost(err) {
			c.discard()
		}
		_ = lent.Close()
		if !lost(err) || tries <= 0 || ctx.Err() != nil {
			return nil, err
		}
	}
}

// discard makes the pool forget the connection.
func (c *conn) discard() {
	_ = c.conn.Raw(func(any) error { return driver.ErrBadConn })
}

// unavailable turns what the server, or the way to it, is to blame for into an error that says: try again. Who gave up is
// to blame alone: the driver then breaks the connection, or calls it bad.
func unavailable(ctx context.Context, err error) error {
	given := gaveUp(ctx)
	switch {
	case err == nil:
		return nil
	case given != nil && lost(err):
		return fmt.Errorf("%w (%s)", given, plainCause(err))
	case given != nil:
		return err
	case readOnly(err):
		return fmt.Errorf("%w (%s)", errStandby, plainCause(err))
	case lost(err):
		return fmt.Errorf("%w (%s)", errLost, plainCause(err))
	}
	return err
}

// gaveUp is why a context has ended, nil if it has not. The network hears of a deadline a moment before the context does.
func gaveUp(ctx context.Context) error {
	if end, set := ctx.Deadline(); set && ctx.Err() == nil && !time.Now().Before(end) {
		return context.DeadlineExceeded
	}
	return ctx.Err()
}

// lost reports whether an error is about the connection or the server, not about what was asked.
func lost(err error) bool {
	var refused *pgconn.PgError
	if errors.As(err, &refused) {
		switch refused.Code[:2] {
		case "08", "53", "57", "58", "XX": // connection, resources, operator intervention, system, internal
			return true
		}
		return refused.Code == "25P03" // we did nothing in a transaction for too long: agreed
	}
	var connecting *pgconn.ConnectError
	return errors.As(err, &connecting) || pgconn.Timeout(err) || errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone) ||
		broken(err)
}

// readOnly reports whether the server refuses to write: it follows another one, which may have been promoted.
func readOnly(err error) bool {
	var refused *pgconn.PgError
	return errors.As(err, &refused) && refused.Code == "25006"
}

// plainCause is the innermost error, in one line.
func plainCause(err error) string {
	for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(inner) {
		err = inner
	}
	return strings.ReplaceAll(strings.TrimSpace(err.Error()), "\n", " ")
}
