package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"

	"fairlead"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// What a connection is told when it is opened. FULL survives a power cut, NORMAL does not. The writer waits
// for another process that writes; readers only wait for a moment, when the log is being reset. They read the file where
// the system holds it in memory, up to 2 GiB, SQLite's limit: lists take half the time. A disk that cannot be read then ends
// the process, instead of a request.
var (
	writerPragmas = []string{"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)", "temp_store(MEMORY)",
		"cache_size(-65536)", "wal_autocheckpoint(4000)"}
	readerPragmas = []string{"busy_timeout(5000)", "query_only(1)", "temp_store(MEMORY)", "cache_size(-16384)", "mmap_size(2147418112)"}
)

// openDB opens a pool of connections that are all told the same.
func openDB(path string, pragmas []string) (*sql.DB, error) {
	return openURL(path, url.Values{"_pragma": pragmas})
}

// openURL opens a pool of connections with SQLite's URI parameters, and the driver's, which begin with _.
func openURL(path string, parameters url.Values) (*sql.DB, error) {
	connector, err := driver.NewConnector(address(path, parameters))
	if err != nil {
		return nil, err
	}
	return sql.OpenDB(connector), nil
}

func address(path string, parameters url.Values) string {
	absolute, err := filepath.Abs(path)
	if err != nil {
		absolute = path
	}
	source := url.URL{Scheme: "file", Path: absolute, RawQuery: parameters.Encode()}
	return source.String()
}

// prepareFile makes an empty file that only its owner can read, if there is none, and says in one sentence what
// stands in the way.
func prepareFile(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err == nil {
		return file.Close()
	}
	info, statErr := os.Stat(path)
	switch {
	case statErr == nil && info.IsDir():
		return fairlead.Mend("database_is_directory", "The database %s is a directory. Name a file in it.", path)
	case errors.Is(err, os.ErrNotExist):
		return fairlead.Mend("no_directory", "The directory %s for the database does not exist. Make it first.", filepath.Dir(path))
	case errors.Is(err, os.ErrPermission):
		return fairlead.Mend("database_read_only", "The database %s cannot be written to. Check who owns it and its directory.", path)
	}
	return fairlead.Mend("database_not_opened", "The database cannot be opened: %v.", err)
}

// openError says in one sentence what is wrong with a file that could be opened.
func openError(path string, err error) error {
	switch codeOf(err) & 0xff {
	case lib.SQLITE_NOTADB, lib.SQLITE_CORRUPT:
		return fairlead.Mend("not_a_database", "The file %s is not a Fairlead database, or it is damaged.", path)
	case lib.SQLITE_READONLY, lib.SQLITE_CANTOPEN, lib.SQLITE_PERM:
		return fairlead.Mend("database_read_only", "The database %s cannot be written to. Check who owns it and its directory.", path)
	}
	return err
}

// settings are what Settings reports, each read back from the writing connection.
var settings = []string{"journal_mode", "synchronous", "foreign_keys", "fullfsync", "busy_timeout", "page_size", "cache_size", "wal_autocheckpoint"}

// Settings describes the durability the store runs with, read back from the connection that writes.
func (s *Store) Settings(ctx context.Context) (map[string]string, error) {
	found := map[string]string{"database": "sqlite"}
	c, err := take(ctx, s.writer, &s.writerWaits)
	if err != nil {
		return nil, fmt.Errorf("read settings: %w", err)
	}
	defer func(pool chan *conn) { pool <- c }(s.writer)
	for _, name := range settings {
		var value string
		if err := c.conn.QueryRowContext(ctx, "PRAGMA "+name).Scan(&value); err != nil {
			return nil, fmt.Errorf("read settings: %w", err)
		}
		found[name] = value
	}
	if level, err := strconv.Atoi(found["synchronous"]); err == nil && level < len(synchronous) {
		found["synchronous"] = synchronous[level]
	}
	return found, nil
}

// synchronous names SQLite's levels.
var synchronous = []string{"OFF", "NORMAL", "FULL", "EXTRA"}
