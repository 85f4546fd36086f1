// Command keep makes the kept databases of the schema that a fairlead program has: it lets the program fill one through
// its own commands and HTTP API, asks it what is in there, and writes both down in internal/store/upgrade/testdata. It
// knows the program from outside only. See scripts/keep-database.sh.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"fairlead/internal/store/upgrade"
)

const directory = "internal/store/upgrade/testdata"

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "keep:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	if len(args) < 2 {
		return errors.New("usage: keep PROGRAM sqlite|postgres…")
	}
	program, err := filepath.Abs(args[0])
	if err != nil {
		return err
	}
	for _, kind := range args[1:] {
		if err := keep(ctx, program, kind); err != nil {
			return fmt.Errorf("%s: %w", kind, err)
		}
	}
	return nil
}

// keep makes one kept database, unless there is one of its schema: it is the program of its time that made that one.
func keep(ctx context.Context, program, kind string) error {
	place, err := newPlace(ctx, kind)
	if err != nil {
		return err
	}
	k, err := fill(ctx, program, place.database)
	var content []byte
	if err == nil {
		k.Database = kind
		k.Schema, content, err = place.read(ctx)
	}
	if err := errors.Join(err, place.remove()); err != nil {
		return err
	}
	name := filepath.Join(directory, upgrade.Name(k.Database, k.Schema))
	if _, err := os.Stat(name + upgrade.Known); err == nil {
		fmt.Printf("%s is there already and stays as it is\n", name)
		return nil
	}
	fmt.Printf("%s: made by %s, %d answers\n", name, k.Program, len(k.Answers))
	return upgrade.Write(directory, k, content)
}

// fill lets the program make the workspaces, tells it the story, and asks it what it has.
func fill(ctx context.Context, program, database string) (k upgrade.Kept, err error) {
	p := &process{path: program, database: database}
	if k.Program, err = p.command(ctx, "", "version"); err != nil {
		return k, err
	}
	for _, w := range []struct{ workspace, owner, email string }{{"Harbour & Łane 🦊", "Olga Owner", "olga@harbour.test"}, {"Another", "Sam Solo", "sam@another.test"}} {
		if _, err := p.command(ctx, upgrade.Password, "setup", "--workspace", w.workspace, "--owner-name", w.owner, "--owner-email", w.email,
			"--zone", "Europe/London", "--password-stdin", "--database", database); err != nil {
			return k, err
		}
	}
	address, err := p.serve(ctx)
	if err != nil {
		return k, err
	}
	t := &teller{ctx: ctx, process: p, api: address + "/api/v1", kept: &k}
	k.Emails, k.Tokens = map[string]string{}, map[string]string{}
	t.tell()
	t.ask()
	return k, errors.Join(t.err, p.stop())
}
