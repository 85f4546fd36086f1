package sqlite

import (
	"context"
	"database/sql"
	"strings"

	"fairlead/internal/store/sqlstore"
)

// keptStatements is how many prepared statements a connection keeps. Filters combine to more texts than that; then
// it begins anew.
const keptStatements = 400

// conn is one connection with its prepared statements. Between begin and end it is the sqlstore.Conn of a
// transaction.
type conn struct {
	conn     *sql.Conn
	prepared map[string]*sql.Stmt
	inserts  map[string]string // by table
	ctx      context.Context   // of the transaction
}

var _ sqlstore.Conn = (*conn)(nil)

func newConn(c *sql.Conn) *conn {
	return &conn{conn: c, prepared: make(map[string]*sql.Stmt), inserts: make(map[string]string)}
}

func (c *conn) close() error {
	for _, stmt := range c.prepared {
		stmt.Close()
	}
	return c.conn.Close()
}

// statement prepares a text, or finds it prepared. No rows may be open: making room closes statements.
func (c *conn) statement(text string) (*sql.Stmt, error) {
	if stmt, ok := c.prepared[text]; ok {
		return stmt, nil
	}
	if len(c.prepared) >= keptStatements {
		for _, stmt := range c.prepared {
			stmt.Close()
		}
		clear(c.prepared)
	}
	stmt, err := c.conn.PrepareContext(c.ctx, text)
	if err != nil {
		return nil, err
	}
	c.prepared[text] = stmt
	return stmt, nil
}

// Query runs a statement that answers rows.
func (c *conn) Query(text string, args ...any) (*sql.Rows, error) {
	stmt, err := c.statement(text)
	if err != nil {
		return nil, err
	}
	return stmt.QueryContext(c.ctx, args...)
}

// Exec runs a statement and returns how many rows it touched.
func (c *conn) Exec(text string, args ...any) (int64, error) {
	stmt, err := c.statement(text)
	if err != nil {
		return 0, err
	}
	return run(c.ctx, stmt, args)
}

func run(ctx context.Context, stmt *sql.Stmt, args []any) (int64, error) {
	result, err := stmt.ExecContext(ctx, args...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// Each runs one statement for n rows. It looks at the context once: watching it costs as much as a short statement.
func (c *conn) Each(text string, width, n int, row func(i int, args []any)) (int64, error) {
	if n == 0 {
		return 0, nil
	}
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	stmt, err := c.statement(text)
	if err != nil {
		return 0, err
	}
	ctx, args, total := context.WithoutCancel(c.ctx), make([]any, width), int64(0)
	for i := range n {
		row(i, args)
		touched, err := run(ctx, stmt, args)
		if err != nil {
			return total, err
		}
		total += touched
	}
	return total, nil
}

// Insert adds n rows to a table, one by one.
func (c *conn) Insert(t sqlstore.Table, n int, row func(i int, args []any)) error {
	text, ok := c.inserts[t.Name]
	if !ok {
		text = insertText(t)
		c.inserts[t.Name] = text
	}
	_, err := c.Each(text, len(t.Columns), n, row)
	return err
}

func insertText(t sqlstore.Table) string {
	names := make([]string, len(t.Columns))
	for i, column := range t.Columns {
		names[i] = column.Name
	}
	places := "?" + strings.Repeat(", ?", len(names)-1) // the driver would look up the name of $1
	return "INSERT INTO " + t.Name + " (" + strings.Join(names, ", ") + ") VALUES (" + places + ") " + t.Conflict
}
