package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"

	"fairlead/internal/store/sqlstore"
)

// conn is one connection, lent for a transaction.
//
// Inserts are sent without waiting for what the server says to them: it works on one while the next ones are put
// together. Questions gather until somebody wants to know. Whatever needs an answer settles all of it first, the commit
// included.
type conn struct {
	conn   *sql.Conn
	ctx    context.Context
	sent   pgx.BatchResults // the server works on it, and nobody has heard what became of it; nil: nothing
	queued *pgx.Batch       // to be sent after that; nil: nothing
	rows   int              // inserted so far
}

// mostQueued is how many statements are queued at most.
const mostQueued = 16

var _ sqlstore.Conn = (*conn)(nil)

// Query runs a statement that answers rows.
func (c *conn) Query(text string, args ...any) (*sql.Rows, error) {
	if err := c.Settle(); err != nil {
		return nil, err
	}
	return c.conn.QueryContext(c.ctx, text, args...)
}

// Ask leaves a question for the next exchange with the server.
func (c *conn) Ask(text string, args []any, row func(sqlstore.Row) error) error {
	c.queue(text, args).Query(func(rows pgx.Rows) error {
		for rows.Next() {
			if err := row(rows); err != nil {
				return err
			}
		}
		return rows.Err()
	})
	return nil
}

// Exec runs a statement and returns how many rows it touched.
func (c *conn) Exec(text string, args ...any) (int64, error) {
	if err := c.Settle(); err != nil {
		return 0, err
	}
	result, err := c.conn.ExecContext(c.ctx, text, args...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// Each runs one statement for n rows, all of them in one exchange with the server.
func (c *conn) Each(text string, width, n int, row func(i int, args []any)) (total int64, err error) {
	if n == 0 {
		return 0, nil
	}
	if err := c.Settle(); err != nil {
		return 0, err
	}
	batch := new(pgx.Batch)
	for i := range n {
		args := make([]any, width)
		row(i, args)
		batch.Queue(text, used(text, args)...)
	}
	return total, c.raw(func(driver *pgx.Conn) error {
		results := driver.SendBatch(c.ctx, batch)
		for range n {
			tag, err := results.Exec()
			if err != nil {
				_ = results.Close()
				return err
			}
			total += tag.RowsAffected()
		}
		return results.Close()
	})
}

// used are the arguments that a statement has places for: of those at the end a dialect may use fewer than it is given.
func used(text string, args []any) []any {
	for len(args) > 0 && !strings.Contains(text, "$"+strconv.Itoa(len(args))) {
		args = args[:len(args)-1]
	}
	return args
}

// raw lends the driver's own connection.
func (c *conn) raw(fn func(*pgx.Conn) error) error {
	return c.conn.Raw(func(driver any) error { return fn(driver.(*stdlib.Conn).Conn()) })
}

// Insert adds n rows to a table in one statement: each column travels as one list. It does not wait for the server.
func (c *conn) Insert(t sqlstore.Table, n int, row func(i int, args []any)) error {
	if n == 0 {
		return nil
	}
	c.rows += n
	columns := make([]list, len(t.Columns))
	for at, column := range t.Columns {
		columns[at] = newList(column.Type, n)
	}
	args := make([]any, len(t.Columns))
	for i := range n {
		row(i, args)
		for at, v := range args {
			if err := columns[at].add(v); err != nil {
				return fmt.Errorf("%s.%s: %w", t.Name, t.Columns[at].Name, err)
			}
		}
	}
	for at := range columns {
		args[at] = columns[at].all()
	}
	return c.later(insertText(t), args)
}

// later runs a statement without waiting for it. What is wrong with it comes out when that is settled.
func (c *conn) later(text string, args []any) error {
	if c.queued != nil && c.queued.Len() >= mostQueued {
		if err := c.Settle(); err != nil {
			return err
		}
	}
	c.queue(text, args)
	if c.sent != nil {
		return nil
	}
	return c.send()
}

func (c *conn) queue(text string, args []any) *pgx.QueuedQuery {
	if c.queued == nil {
		c.queued = new(pgx.Batch)
	}
	return c.queued.Queue(text, args...)
}

func (c *conn) send() error {
	batch := c.queued
	c.queued = nil
	return c.raw(func(driver *pgx.Conn) error {
		c.sent = driver.SendBatch(c.ctx, batch)
		return nil
	})
}

// Settle returns when the server has done everything that was left for later, or what is wrong with it.
func (c *conn) Settle() error {
	for c.sent != nil || c.queued != nil {
		if c.sent == nil {
			if err := c.send(); err != nil {
				return err
			}
		}
		err := c.sent.Close()
		c.sent = nil
		if err != nil {
			c.queued = nil
			return err
		}
	}
	return nil
}

// commit ends the transaction. The server skips it if something that was left for later fails; and where something has
// failed before it rolls back instead, which it does not call an error.
func (c *conn) commit() error {
	c.queue("COMMIT", nil).Exec(func(done pgconn.CommandTag) error {
		if done.String() != "COMMIT" {
			return errors.New("something in this transaction had failed")
		}
		return nil
	})
	return c.Settle()
}

func insertText(t sqlstore.Table) string {
	names, lists, values := make([]string, len(t.Columns)), make([]string, len(t.Columns)), make([]string, len(t.Columns))
	for i, column := range t.Columns {
		names[i], lists[i], values[i] = column.Name, fmt.Sprintf("$%d::%s[]", i+1, typeNames[column.Type]), column.Name
		if column.Type == sqlstore.Words {
			values[i] = "array_to_tsvector(array_remove(string_to_array(" + column.Name + ", ' '), ''))"
		}
	}
	columns := strings.Join(names, ", ")
	return "INSERT INTO " + t.Name + " (" + columns + ") SELECT " + strings.Join(values, ", ") +
		" FROM unnest(" + strings.Join(lists, ", ") + ") AS r (" + columns + ") " + t.Conflict
}

var typeNames = map[sqlstore.Type]string{sqlstore.Int: "bigint", sqlstore.Text: "text", sqlstore.Real: "double precision", sqlstore.Bytes: "bytea", sqlstore.Words: "text"}

// list gathers the values of one column.
type list interface {
	add(v any) error
	all() any
}

func newList(t sqlstore.Type, n int) list {
	switch t {
	case sqlstore.Int:
		return newValues[int64](n)
	case sqlstore.Text, sqlstore.Words:
		return newValues[string](n)
	case sqlstore.Real:
		return newValues[float64](n)
	default:
		return newValues[[]byte](n)
	}
}

// values are a column's values; nil is NULL.
type values[T any] struct{ list []*T }

func newValues[T any](n int) *values[T] { return &values[T]{list: make([]*T, 0, n)} }

func (l *values[T]) add(v any) error {
	if v == nil {
		l.list = append(l.list, nil)
		return nil
	}
	typed, ok := v.(T)
	if !ok {
		return fmt.Errorf("a value of type %T does not fit the column", v)
	}
	l.list = append(l.list, &typed)
	return nil
}

func (l *values[T]) all() any { return l.list }
