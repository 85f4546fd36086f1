package sqlite

import (
	"context"
	"fmt"
	"path/filepath"

	"fairlead/internal/store/sqlstore"
)

// Exists says in one sentence why a path does not name a file. Opening it would make one.
func Exists(path string) error { return isFile(path) }

// Identity is the same for two stores on the same file, and different for others.
func (s *Store) Identity(context.Context) (string, error) {
	path, err := filepath.Abs(realName(s.path))
	if err != nil {
		return "", fmt.Errorf("identify the database: %w", err)
	}
	return "sqlite " + path, nil
}

// ReadWhole runs fn on a snapshot of every workspace.
func (s *Store) ReadWhole(ctx context.Context, fn func(sqlstore.Whole) error) error {
	return s.read(ctx, func(c sqlstore.Conn) error { return fn(sqlstore.Whole{Conn: c, Dialect: dialect{}}) })
}

// WriteWhole runs fn in the one writing transaction there is at a time, for every workspace.
func (s *Store) WriteWhole(ctx context.Context, fn func(sqlstore.Whole) error) error {
	return s.write(ctx, func(c sqlstore.Conn) error { return fn(sqlstore.Whole{Conn: c, Dialect: dialect{}}) })
}

// Columns leaves out virtual tables and what is behind them: that is the search index.
func (dialect) Columns() string {
	return `SELECT t.name, c.name, c.type, c.pk FROM pragma_table_list AS t, pragma_table_info(t.name) AS c
		WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\'`
}

func (dialect) References() string {
	return `SELECT DISTINCT t.name, f."table" FROM pragma_table_list AS t, pragma_foreign_key_list(t.name) AS f
		WHERE t.schema = 'main' AND t.type = 'table'`
}
