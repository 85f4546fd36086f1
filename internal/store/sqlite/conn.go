package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
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
	repeated map[string]bareStmt // by text; there are as many as the program has texts
	inserts  map[insertKey]string
	ctx      context.Context // of the transaction
}

type insertKey struct {
	table string
	rows  int
}

var _ sqlstore.Conn = (*conn)(nil)

func newConn(c *sql.Conn) *conn {
	return &conn{conn: c, prepared: make(map[string]*sql.Stmt), repeated: make(map[string]bareStmt), inserts: make(map[insertKey]string)}
}

func (c *conn) close() error {
	for _, stmt := range c.prepared {
		stmt.Close()
	}
	for _, stmt := range c.repeated {
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

// Ask runs a statement at once: there is no way to a server that could be spared.
func (c *conn) Ask(text string, args []any, row func(sqlstore.Row) error) error {
	rows, err := c.Query(text, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Exec runs a statement and returns how many rows it touched.
func (c *conn) Exec(text string, args ...any) (int64, error) {
	stmt, err := c.statement(text)
	if err != nil {
		return 0, err
	}
	result, err := stmt.ExecContext(c.ctx, args...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// Each runs one statement for n rows. It goes past database/sql, which costs as much as a short statement, and looks at
// the context once. The arguments must be what the driver knows: int64, float64, string, []byte or nil.
func (c *conn) Each(text string, width, n int, row func(i int, args []any)) (total int64, err error) {
	if n == 0 {
		return 0, nil
	}
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	ctx, args, values := context.WithoutCancel(c.ctx), make([]any, width), make([]driver.NamedValue, width)
	return total, c.conn.Raw(func(raw any) error {
		stmt, err := c.bare(ctx, raw, text)
		for i := 0; i < n && err == nil; i++ {
			row(i, args)
			for at, arg := range args {
				values[at] = driver.NamedValue{Ordinal: at + 1, Value: arg}
			}
			var result driver.Result
			if result, err = stmt.ExecContext(ctx, values); err == nil {
				touched, _ := result.RowsAffected() // never fails in this driver
				total += touched
			}
		}
		return err
	})
}

// bare prepares a text on the driver's own connection, or finds it prepared.
func (c *conn) bare(ctx context.Context, raw any, text string) (driver.StmtExecContext, error) {
	if stmt, ok := c.repeated[text]; ok {
		return stmt, nil
	}
	prepared, err := raw.(driver.ConnPrepareContext).PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	stmt := prepared.(bareStmt)
	c.repeated[text] = stmt
	return stmt, nil
}

// bareStmt is a statement of the driver.
type bareStmt interface {
	driver.StmtExecContext
	Close() error
}

// rowsAtOnce are how many rows one statement inserts: most of what a statement costs is opening the table and each of
// its indexes.
var rowsAtOnce = []int{16, 4, 1}

// Insert adds n rows to a table.
func (c *conn) Insert(t sqlstore.Table, n int, row func(i int, args []any)) error {
	width, done := len(t.Columns), 0
	for _, rows := range rowsAtOnce {
		_, err := c.Each(c.insertText(t, rows), rows*width, (n-done)/rows, func(i int, args []any) {
			for r := range rows {
				row(done+i*rows+r, args[r*width:(r+1)*width])
			}
		})
		if err != nil {
			return err
		}
		done += (n - done) / rows * rows
	}
	return nil
}

// Settle has nothing to wait for.
func (c *conn) Settle() error { return nil }

// insertText is the statement that inserts some rows into a table.
func (c *conn) insertText(t sqlstore.Table, rows int) string {
	key := insertKey{t.Name, rows}
	if text, ok := c.inserts[key]; ok {
		return text
	}
	names := make([]string, len(t.Columns))
	for i, column := range t.Columns {
		names[i] = column.Name
	}
	places := "(?" + strings.Repeat(", ?", len(names)-1) + ")" // the driver would look up the name of $1
	places += strings.Repeat(", "+places, rows-1)
	text := "INSERT INTO " + t.Name + " (" + strings.Join(names, ", ") + ") VALUES " + places + " " + t.Conflict
	c.inserts[key] = text
	return text
}
