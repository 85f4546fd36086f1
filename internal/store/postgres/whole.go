package postgres

import (
	"context"
	"fmt"

	"fairlead/internal/store/sqlstore"
)

// Identity is the same for two stores on the same database of the same server, and different for others: no two servers
// started in the same microsecond.
func (s *Store) Identity(ctx context.Context) (identity string, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT 'postgres ' || extract(epoch FROM pg_postmaster_start_time()) || ' ' || oid
		FROM pg_database WHERE datname = current_database()`).Scan(&identity)
	if err != nil {
		return "", fmt.Errorf("identify the database: %w", err)
	}
	return identity, nil
}

// mayIdle is said in a transaction that waits for another database.
const mayIdle = "SET LOCAL idle_in_transaction_session_timeout = 0"

// ReadWhole runs fn on a snapshot of every workspace.
func (s *Store) ReadWhole(ctx context.Context, fn func(sqlstore.Whole) error) error {
	return s.transaction(ctx, s.db, beginRead, asksNothing, func(c *conn) error {
		if _, err := c.Exec(mayIdle); err != nil {
			return fmt.Errorf("allow a long transaction: %w", err)
		}
		return fn(sqlstore.Whole{Conn: c, Dialect: dialect{}})
	})
}

// WriteWhole runs fn in a transaction while nobody else can add a workspace, or write a whole.
func (s *Store) WriteWhole(ctx context.Context, fn func(sqlstore.Whole) error) error {
	return s.transaction(ctx, s.writers, beginWrite, asksNothing, func(c *conn) error {
		if _, err := c.Exec(mayIdle); err != nil {
			return fmt.Errorf("allow a long transaction: %w", err)
		}
		if _, err := c.Exec("LOCK TABLE workspace IN EXCLUSIVE MODE"); err != nil {
			return fmt.Errorf("lock the database: %w", err)
		}
		return fn(sqlstore.Whole{Conn: c, Dialect: dialect{}})
	})
}

func (dialect) Columns() string {
	return `SELECT t.relname, a.attname, format_type(a.atttypid, NULL), COALESCE(array_position(k.conkey, a.attnum), 0)
		FROM pg_class AS t JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
		LEFT JOIN pg_constraint AS k ON k.conrelid = t.oid AND k.contype = 'p'
		WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind IN ('r', 'p')`
}

func (dialect) References() string {
	return `SELECT DISTINCT t.relname, r.relname
		FROM pg_constraint AS k JOIN pg_class AS t ON t.oid = k.conrelid JOIN pg_class AS r ON r.oid = k.confrelid
		WHERE k.contype = 'f' AND t.relnamespace = current_schema()::regnamespace`
}
