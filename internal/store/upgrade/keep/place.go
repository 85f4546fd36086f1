package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	_ "github.com/jackc/pgx/v5/stdlib"
	_ "modernc.org/sqlite"

	"fairlead/internal/testkit/pgtest"
)

// place is where a database is made, and read when nobody has it open any more.
type place struct {
	database string // as --database names it
	driver   string
	content  func(ctx context.Context) ([]byte, error)
	remove   func() error
}

func newPlace(ctx context.Context, kind string) (*place, error) {
	switch kind {
	case "sqlite":
		return newFile()
	case "postgres":
		return newOnServer(ctx)
	}
	return nil, fmt.Errorf("there is no such kind of database")
}

// read returns the schema and the content.
func (p *place) read(ctx context.Context) (schema int64, content []byte, err error) {
	db, err := sql.Open(p.driver, p.database)
	if err != nil {
		return 0, nil, err
	}
	err = db.QueryRowContext(ctx, "SELECT max(version_id) FROM goose_db_version").Scan(&schema)
	if err := errors.Join(err, db.Close()); err != nil {
		return 0, nil, err
	}
	content, err = p.content(ctx)
	return schema, content, err
}

func newFile() (*place, error) {
	home, err := os.MkdirTemp("", "fairlead-keep-")
	if err != nil {
		return nil, err
	}
	file := filepath.Join(home, "fairlead.db")
	return &place{
		database: file, driver: "sqlite", remove: func() error { return os.RemoveAll(home) },
		content: func(context.Context) ([]byte, error) {
			if _, err := os.Stat(file + "-wal"); !errors.Is(err, fs.ErrNotExist) {
				return nil, errors.New("the server left a log behind, so the file is not all there is")
			}
			return os.ReadFile(file)
		},
	}, nil
}

func newOnServer(ctx context.Context) (*place, error) {
	server, err := pgtest.Server()
	if err != nil {
		return nil, err
	}
	address, err := url.Parse(server)
	if err != nil {
		return nil, err
	}
	name := "fairlead_keep_" + strings.ToLower(rand.Text())
	execute := func(statement string) error {
		db, err := sql.Open("pgx", server)
		if err != nil {
			return err
		}
		_, err = db.ExecContext(ctx, statement)
		return errors.Join(err, db.Close())
	}
	if err := execute("create database " + name + " template template0 encoding 'UTF8'"); err != nil {
		return nil, err
	}
	address.Path = "/" + name
	database := address.String()
	return &place{
		database: database, driver: "pgx", remove: func() error { return execute("drop database " + name + " with (force)") },
		content: func(ctx context.Context) ([]byte, error) { return asSQL(ctx, database) },
	}, nil
}

// asSQL is a database as statements that any PostgreSQL executes, old or new, without psql.
func asSQL(ctx context.Context, database string) ([]byte, error) {
	var complaint bytes.Buffer
	cmd := exec.CommandContext(ctx, "pg_dump", "--inserts", "--no-owner", "--no-privileges", "--dbname", database)
	cmd.Stderr = &complaint
	text, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("pg_dump: %w: %s", err, complaint.Bytes())
	}
	var kept []byte
	preamble := true // settings of the session, some of which only its own version knows
	for line := range bytes.Lines(text) {
		preamble = preamble && !bytes.HasPrefix(line, []byte("CREATE "))
		forPsql := bytes.HasPrefix(line, []byte(`\restrict `)) || bytes.HasPrefix(line, []byte(`\unrestrict `))
		if !preamble && !forPsql {
			kept = append(kept, line...)
		}
	}
	return kept, nil
}
