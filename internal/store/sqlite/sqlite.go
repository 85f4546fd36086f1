// Package sqlite keeps everything in one SQLite file: the database Fairlead comes with.
//
// One connection writes, in BEGIN IMMEDIATE transactions that are on disk when they end; others read, each on a
// snapshot of its own, and never wait for the writer. The SQL is sqlstore's; this package knows how SQLite is
// opened, shared, migrated, backed up and restored.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"time"

	"fairlead"
	"fairlead/internal/store"
	"fairlead/internal/store/sqlstore"

	lib "modernc.org/sqlite/lib"
)

// Store is an open database.
type Store struct {
	sqlstore.Store
	path    string
	lock    *os.File // shared with whoever else has the database open
	writing *sql.DB
	reading *sql.DB
	writer  chan *conn // holds the one writing connection while nobody writes
	readers chan *conn // holds the reading connections that are not in use; nil: not opened yet

	writerWaits, readerWaits waits
}

var _ store.Store = (*Store)(nil)

// Open opens the database of a path, makes it if there is none, and brings its schema up to date.
func Open(ctx context.Context, path string) (*Store, error) {
	if err := prepareFile(path); err != nil {
		return nil, err
	}
	held, err := lock(path, shared)
	if err != nil {
		return nil, err
	}
	s := &Store{path: path, lock: held}
	s.Store = sqlstore.NewStore(dialect{}, sqlstore.Transactions{Read: s.read, Write: s.writeAfter, Look: s.look})
	if err = migrate(ctx, path); err == nil {
		err = s.connect(ctx)
	}
	if err != nil {
		s.Close()
		return nil, openError(path, err)
	}
	return s, nil
}

func (s *Store) connect(ctx context.Context) error {
	var err error
	if s.writing, err = openDB(s.path, writerPragmas); err != nil {
		return err
	}
	if s.reading, err = openDB(s.path, readerPragmas); err != nil {
		return err
	}
	w, err := s.writing.Conn(ctx)
	if err != nil {
		return err
	}
	s.writer = make(chan *conn, 1)
	s.writer <- newConn(w)
	s.readers = make(chan *conn, max(4, 2*runtime.GOMAXPROCS(0)))
	for range cap(s.readers) {
		s.readers <- nil
	}
	return nil
}

// Close ends every connection. Transactions that are still running are waited for.
func (s *Store) Close() error {
	var errs []error
	for _, pool := range []chan *conn{s.writer, s.readers} {
		for range cap(pool) {
			if c := <-pool; c != nil {
				errs = append(errs, c.close())
			}
		}
	}
	for _, db := range []*sql.DB{s.reading, s.writing} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	if s.lock != nil {
		errs = append(errs, s.lock.Close())
	}
	s.lock, s.writer, s.readers = nil, nil, nil
	return errors.Join(errs...)
}

// Connections says how the connections are used.
func (s *Store) Connections() []store.Connections {
	pool := func(name string, free chan *conn, w *waits) store.Connections {
		return store.Connections{Pool: name, Most: cap(free), InUse: cap(free) - len(free), Waits: w.count.Load(), Waited: time.Duration(w.nanos.Load())}
	}
	return []store.Connections{pool("write", s.writer, &s.writerWaits), pool("read", s.readers, &s.readerWaits)}
}

// Analyze has nothing to do: the migrations say how a large workspace looks, and SQLite keeps its plans.
func (s *Store) Analyze(context.Context) error { return nil }

// Ping reports whether the database answers and takes writes, by writing what is there already. Like a lead it waits for
// whoever writes just now, and for as long as the context allows.
func (s *Store) Ping(ctx context.Context) error {
	version := 0
	if err := s.read(ctx, func(c sqlstore.Conn) (err error) { version, err = userVersion(c); return err }); err != nil {
		return fmt.Errorf("ping database: %w", err)
	}
	err := s.write(ctx, func(c sqlstore.Conn) error {
		_, err := c.Exec("PRAGMA user_version = " + strconv.Itoa(version))
		return err
	})
	if errors.Is(err, context.DeadlineExceeded) { // whoever writes takes too long, or is another process
		return errBusy
	}
	return err
}

func userVersion(c sqlstore.Conn) (version int, err error) {
	rows, err := c.Query("PRAGMA user_version")
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	for rows.Next() {
		if err := rows.Scan(&version); err != nil {
			return 0, err
		}
	}
	return version, rows.Err()
}

// unwritable says in one sentence why nothing can be written, if it is one of the things that happen.
func unwritable(err error) error {
	refused := &fairlead.Error{Kind: fairlead.KindUnavailable, RetryAfter: 5, Cause: err}
	switch codeOf(err) & 0xff {
	case lib.SQLITE_FULL:
		refused.Code, refused.Message = "disk_full", "The disk of the database is full."
	case lib.SQLITE_IOERR:
		refused.Code, refused.Message = "disk_failed", "The disk of the database cannot be written to."
	case lib.SQLITE_READONLY, lib.SQLITE_PERM:
		refused.Code, refused.Message = "database_read_only", "The database takes no writes at the moment."
	default:
		return err
	}
	return refused
}
