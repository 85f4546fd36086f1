// Package pgtest is a throw-away PostgreSQL for tests: an empty database each, or a whole cluster that a test may stop,
// cut off and fail over. It knows nothing of Fairlead. Where no PostgreSQL can be had the test fails; it is never skipped.
package pgtest

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// Variable is the environment variable that may name a running server, by the URL of a superuser. Tests then share it.
const Variable = "FAIRLEAD_TEST_POSTGRES"

// patience is how long a server may take to answer.
const patience = time.Minute

// Database is the URL of a new, empty database in UTF-8, dropped when the test ends, whoever is still connected.
func Database(t testing.TB) string {
	t.Helper()
	return Like(t, "")
}

// Like is the URL of a new database with all that another one of the same server has, to which nobody may be connected.
// It is dropped when the test ends, whoever is still connected.
func Like(t testing.TB, other string) string {
	t.Helper()
	made, err := Create(other)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := drop(made); err != nil {
			t.Errorf("dropping the test's database: %v", err)
		}
	})
	return made
}

// Create is the URL of a new database like another one, empty if that is "". It stays as long as its server.
func Create(like string) (string, error) {
	server, err := Server()
	if err != nil {
		return "", fmt.Errorf("no PostgreSQL to test with: %w", err)
	}
	address, err := url.Parse(server)
	if err != nil {
		return "", fmt.Errorf("%s is not a URL: %w", Variable, err)
	}
	template := "template0" // nobody can be connected to it, and it may have any encoding
	if like != "" {
		if template, err = nameOf(like); err != nil {
			return "", err
		}
	}
	name := "fairlead_" + strings.ToLower(rand.Text())
	if err := execute(server, "create database "+name+" template "+template+" encoding 'UTF8' strategy file_copy"); err != nil {
		return "", fmt.Errorf("a database to test with: %w", err)
	}
	address.Path = "/" + name
	return address.String(), nil
}

func drop(database string) error {
	server, err := Server()
	if err != nil {
		return err
	}
	name, err := nameOf(database)
	if err != nil {
		return err
	}
	return execute(server, "drop database "+name+" with (force)")
}

func nameOf(database string) (string, error) {
	address, err := url.Parse(database)
	if err != nil {
		return "", err
	}
	return strings.TrimPrefix(address.Path, "/"), nil
}

// Server is the URL of the server that Database makes its databases on: the one that Variable names, or else one that
// this process starts when first asked and that is gone when the process ends, however it ends. It fails when there is
// no PostgreSQL on this machine, or it does not start.
func Server() (string, error) {
	if named := os.Getenv(Variable); named != "" {
		return named, nil
	}
	s, err := shared()
	if err != nil {
		return "", err
	}
	return s.url("postgres"), nil
}

// shared forgets everything when the power fails, and is the quicker for it.
var shared = sync.OnceValues(func() (*server, error) {
	return newServer(memory(), "fsync", "off", "synchronous_commit", "off", "full_page_writes", "off", "max_wal_size", "256MB")
})

// Durable is the URL of a server of this process's own, with PostgreSQL's own settings: what it acknowledged it has written
// to disk. For measuring; it is gone when the process ends, however it ends.
func Durable() (string, error) {
	s, err := newServer("")
	if err != nil {
		return "", err
	}
	return s.url("postgres"), nil
}

// memory is a directory in memory with room for large tests, several times as quick as a disk; "" where there is none.
func memory() string {
	const directory, room = "/dev/shm", 4 << 30
	var fs syscall.Statfs_t
	if err := syscall.Statfs(directory, &fs); err != nil || fs.Bavail*uint64(fs.Bsize) < room {
		return ""
	}
	return directory
}

// execute runs a statement on a connection of its own.
func execute(url, statement string, args ...any) error {
	return connected(url, func(ctx context.Context, c *pgx.Conn) error {
		_, err := c.Exec(ctx, statement, args...)
		return err
	})
}

func connected(url string, do func(context.Context, *pgx.Conn) error) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	c, err := pgx.Connect(ctx, url)
	if err != nil {
		return fmt.Errorf("connecting to the test server: %w", err)
	}
	defer c.Close(ctx)
	return do(ctx, c)
}
