package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"slices"
	"time"

	"fairlead"

	"github.com/pressly/goose/v3"
	sqlite "modernc.org/sqlite"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migratePragmas: a migration waits for another one as long as that may take.
var migratePragmas = []string{"busy_timeout(60000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)"}

// migrate brings the schema up to date. All of it is one transaction that holds the database, so of several programs
// that start at once one migrates and the others find it done.
func migrate(ctx context.Context, path string) error {
	db, err := hold(ctx, path)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := up(ctx, db); err != nil {
		_, endErr := db.Exec("ROLLBACK")
		return errors.Join(err, endErr)
	}
	_, err = db.Exec("COMMIT")
	return err
}

// hold opens a pool of the one connection that holds the database, in a transaction.
func hold(ctx context.Context, path string) (*sql.DB, error) {
	connector, err := sqlite.NewConnector(address(path, url.Values{"_pragma": migratePragmas}))
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(oneTransaction{connector})
	db.SetMaxOpenConns(1)
	if err := beginAlone(ctx, db); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// How often another process is asked for a new file that both want to set to WAL: SQLite does not wait there.
const (
	busyTries = 200
	busyPause = 10 * time.Millisecond
)

func beginAlone(ctx context.Context, db *sql.DB) error {
	for tries := 0; ; tries++ {
		_, err := db.ExecContext(ctx, "BEGIN IMMEDIATE")
		if !busy(err) || tries == busyTries {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(busyPause):
		}
	}
}

func up(ctx context.Context, db *sql.DB) error {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, files)
	if err != nil {
		return fmt.Errorf("read migrations: %w", err)
	}
	is, knows, err := provider.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("read the version of the database: %w", err)
	}
	if err := refuseNewer(is, knows); err != nil {
		return err
	}
	if is == knows {
		return nil
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("migrate the database: %w", err)
	}
	return nil
}

func refuseNewer(is, knows int64) error {
	if is > knows {
		return fairlead.Mend("newer_database", "This database was made by a newer Fairlead (schema %d, this program knows %d). Install that version or newer.", is, knows)
	}
	return nil
}

// newestMigration is the schema that this program knows.
func newestMigration() (int64, error) {
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return 0, err
	}
	return goose.NumericComponent(slices.Max(files))
}

// oneTransaction opens connections on which what begins a transaction begins a savepoint, inside the one transaction
// that holds the database.
type oneTransaction struct {
	driver.Connector
}

func (o oneTransaction) Connect(ctx context.Context) (driver.Conn, error) {
	c, err := o.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	full, ok := c.(fullConn)
	if !ok {
		return nil, errors.Join(errors.New("the driver cannot migrate"), c.Close())
	}
	return savepoints{full}, nil
}

// fullConn is what database/sql asks of a connection to work without detours.
type fullConn interface {
	driver.Conn
	driver.ExecerContext
	driver.QueryerContext
	driver.ConnPrepareContext
}

type savepoints struct{ fullConn }

func (s savepoints) BeginTx(ctx context.Context, _ driver.TxOptions) (driver.Tx, error) {
	_, err := s.ExecContext(ctx, "SAVEPOINT migration", nil)
	return savepoint{s}, err
}

type savepoint struct{ on savepoints }

func (s savepoint) Commit() error {
	_, err := s.on.ExecContext(context.Background(), "RELEASE migration", nil)
	return err
}

func (s savepoint) Rollback() error {
	_, err := s.on.ExecContext(context.Background(), "ROLLBACK TO migration; RELEASE migration", nil)
	return err
}
