package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"fairlead/internal/store"
)

// Explain runs fn as Read does, and says of everything that it asks how the database goes about it.
func (s Store) Explain(ctx context.Context, workspace int64, fn func(store.Tx) error) (all []store.Explained, err error) {
	err = s.begin.Read(ctx, func(c Conn) error { return fn(New(&explaining{c, s.dialect, &all}, s.dialect, workspace)) })
	return all, err
}

// explaining is a connection that has every question explained before it is asked.
type explaining struct {
	Conn
	dialect Dialect
	all     *[]store.Explained
}

func (c *explaining) Query(text string, args ...any) (*sql.Rows, error) {
	if err := c.explain(text, args); err != nil {
		return nil, err
	}
	return c.Conn.Query(text, args...)
}

func (c *explaining) Ask(text string, args []any, row func(Row) error) error {
	if text != c.dialect.PlanAnew() {
		if err := c.explain(text, args); err != nil {
			return err
		}
	}
	return c.Conn.Ask(text, args, row)
}

func (c *explaining) explain(text string, args []any) error {
	rows, err := c.Conn.Query(c.dialect.Explain()+" "+text, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	e := store.Explained{Text: text}
	for rows.Next() {
		line, err := lastColumn(rows)
		if err != nil {
			return err
		}
		e.Plan = append(e.Plan, line)
	}
	*c.all = append(*c.all, e)
	return rows.Err()
}

// lastColumn is where both databases say what they do.
func lastColumn(rows *sql.Rows) (string, error) {
	columns, err := rows.Columns()
	if err != nil || len(columns) == 0 {
		return "", errors.Join(err, rows.Err())
	}
	values := make([]any, len(columns))
	for i := range values {
		values[i] = new(sql.RawBytes)
	}
	err = rows.Scan(values...)
	return strings.TrimRight(string(*values[len(values)-1].(*sql.RawBytes)), " "), err
}
