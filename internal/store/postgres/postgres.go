// Package postgres keeps everything in a PostgreSQL database: for several replicas of the program, or more than one
// machine can carry.
//
// Whoever writes takes the workspace's desk row first, so two replicas write one after the other. Whoever reads sees one
// snapshot. The SQL is sqlstore's; this package knows how PostgreSQL is reached, shared and migrated.
package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"fairlead"
	"fairlead/internal/store"
	"fairlead/internal/store/sqlstore"
)

// Store is an open database.
type Store struct {
	sqlstore.Store
	config *pgx.ConnConfig
	db     *sql.DB // everything but Write
	// writers are a pool of their own: the desk finds its connection warm, with its statements planned, and who waits for a
	// desk keeps no reader waiting.
	writers *sql.DB

	rows, nextLook atomic.Int64 // how many rows there are, about, and how many make it worth while to look at them
	looks          sync.WaitGroup
}

var _ store.Store = (*Store)(nil)

// How long a connection may take to come about, and how long one is kept that nobody uses.
const (
	connectTimeout = 5 * time.Second
	idleTimeout    = 5 * time.Minute
)

// Open connects to the database of a URL, and brings its schema up to date. The URL is libpq's:
// postgres://user:password@host:5432/name?sslmode=verify-full.
func Open(ctx context.Context, url string) (*Store, error) {
	config, err := pgx.ParseConfig(url)
	if err != nil {
		return nil, fairlead.Mend("bad_database_url", "The database URL cannot be read. Write postgres://user:password@host:5432/name.")
	}
	config.ConnectTimeout = connectTimeout
	config.RuntimeParams["application_name"] = "fairlead"
	connections := max(16, 8*runtime.GOMAXPROCS(0))
	s := &Store{config: config, db: pool(config, connections/2), writers: pool(config, connections/2)}
	s.Store = sqlstore.NewStore(dialect{}, sqlstore.Transactions{Read: s.read, Write: s.write, Look: s.look})
	if err := s.prepare(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

func pool(config *pgx.ConnConfig, connections int) *sql.DB {
	db := stdlib.OpenDB(*config, stdlib.OptionAfterConnect(agree))
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	db.SetConnMaxIdleTime(idleTimeout)
	return db
}

// agreed are the settings of our connections.
//
// The server ends a transaction in which we do nothing for so long: a process that is frozen, or that the network has cut
// off without a word, would keep the desk from all others. And it plans as if no page were far away, as in memory or on an
// SSD: else it would rather read a small table whole than look up sixty keys, and keep that plan while the table grows. Nor
// does it join by hashing or merging whole tables, or with several processes: what we ask for is a page.
const agreed = `SET idle_in_transaction_session_timeout = '10s'; SET random_page_cost = 1.1; SET enable_hashjoin = off;
	SET enable_mergejoin = off; SET max_parallel_workers_per_gather = 0; SET jit = off`

func agree(ctx context.Context, c *pgx.Conn) error {
	_, err := c.Exec(ctx, agreed)
	return err
}

func (s *Store) prepare(ctx context.Context) error {
	if err := s.db.PingContext(ctx); err != nil {
		return s.openError(err)
	}
	if err := checkServer(ctx, s.db); err != nil {
		return err
	}
	if err := migrate(ctx, s.db); err != nil {
		return err
	}
	return s.learnSize(ctx)
}

// oldestServer is the oldest PostgreSQL that the tests run on.
const oldestServer = 140000

// checkServer refuses what would go wrong later: an old server, or texts that are not Unicode.
func checkServer(ctx context.Context, db *sql.DB) error {
	var version int
	var shown, encoding string
	err := db.QueryRowContext(ctx, `SELECT current_setting('server_version_num')::int, current_setting('server_version'), current_setting('server_encoding')`).
		Scan(&version, &shown, &encoding)
	switch {
	case err != nil:
		return fmt.Errorf("look at the database server: %w", err)
	case version < oldestServer:
		return fairlead.Mend("old_postgres", "This is PostgreSQL %s. Fairlead needs 14 or newer.", shown)
	case encoding != "UTF8":
		return fairlead.Mend("not_utf8", "The database stores texts as %s. Create one with ENCODING 'UTF8'.", encoding)
	}
	return nil
}

// openError says in one sentence why the database cannot be reached. It never names the password.
func (s *Store) openError(err error) error {
	where := fmt.Sprintf("%s at %s:%d", s.config.Database, s.config.Host, s.config.Port)
	return fairlead.Mend("database_unreachable", "The PostgreSQL database %s cannot be opened: %s.", where, plainCause(err))
}

// Close ends every connection. Transactions that are still running are waited for.
func (s *Store) Close() error {
	s.looks.Wait()
	return errors.Join(s.writers.Close(), s.db.Close())
}

// Ping reports whether the database answers and takes writes.
func (s *Store) Ping(ctx context.Context) error {
	return s.look(ctx, func(c sqlstore.Conn) error {
		rows, err := c.Query("SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::bool")
		if err != nil {
			return fmt.Errorf("ping database: %w", err)
		}
		defer rows.Close()
		for rows.Next() {
			var readOnly bool
			if err := rows.Scan(&readOnly); err != nil {
				return fmt.Errorf("ping database: %w", err)
			}
			if readOnly {
				return errStandby
			}
		}
		return rows.Err()
	})
}

// Connections says how the connections are used.
func (s *Store) Connections() []store.Connections {
	use := func(name string, db *sql.DB) store.Connections {
		now := db.Stats()
		return store.Connections{Pool: name, Most: now.MaxOpenConnections, InUse: now.InUse, Waits: now.WaitCount, Waited: now.WaitDuration}
	}
	return []store.Connections{use("write", s.writers), use("read", s.db)}
}

// settings are what Settings reports, as the server has them for our connections.
var settings = []string{"server_version", "synchronous_commit", "fsync", "full_page_writes", "wal_level", "synchronous_standby_names"}

// Settings describes the durability the store runs with.
func (s *Store) Settings(ctx context.Context) (map[string]string, error) {
	found := map[string]string{"database": "postgres"}
	for _, name := range settings {
		var value string
		if err := s.db.QueryRowContext(ctx, "SELECT current_setting($1)", name).Scan(&value); err != nil {
			return nil, fmt.Errorf("read settings: %w", err)
		}
		found[name] = value
	}
	return found, nil
}
