package bench

import (
	"context"
	"errors"
	"fmt"
	"net/url"

	"github.com/jackc/pgx/v5"

	"fairlead"
	"fairlead/internal/usecase"
)

// How many leads P3 takes in.
const (
	postgresDeskLeads  = 40_000
	postgresAloneLeads = 2_000
	warmLeads          = 500 // before each lap, uncounted: a new connection prepares its statements
)

// postgresIntake measures P3: the desk on PostgreSQL against one transaction per lead, by turns, each lap in a new
// database.
func (r *run) postgresIntake() error {
	if err := r.postgresSettings(); err != nil {
		return err
	}
	var desk, alone tally
	var err error
	for lap := 0; lap < intakeLaps && err == nil; lap++ {
		err = byTurns(lap, func() error {
			return r.inAnOffice(r.database, warmed(r.ctx, r.throughTheDesk(&desk, postgresDeskLeads)))
		},
			func() error { return r.inAnOffice(r.database, warmed(r.ctx, r.oneByOne(&alone, postgresAloneLeads))) })
	}
	if err != nil {
		return fmt.Errorf("intake on PostgreSQL: %w", err)
	}
	r.add(Row{Name: "P3", What: "intake on PostgreSQL through the desk, 64 callers, full record", Value: desk.rate(), Unit: "leads/s",
		Yardstick: alone.rate(), Against: "one transaction per lead, 64 callers", Goal: "≥ 20×"}, ratioAtLeast(20))
	return nil
}

// warmed hands in some leads, 64 at a time, each caller at a desk of their own, before it measures.
func warmed(ctx context.Context, then func(*office) error) func(*office) error {
	return func(o *office) error {
		apps := newApps(o.store, crowd)
		err := o.callers(ctx, crowd, warmLeads, new(tally), func(caller int) *usecase.App { return apps[caller] })
		if err != nil {
			return err
		}
		return then(o)
	}
}

// postgresSettings reads back what the server runs with. One that may lose what it acknowledged is not measured.
func (r *run) postgresSettings() error {
	if r.Postgres == "" {
		return fairlead.Mend("no_postgres", "There is no PostgreSQL to measure on: run make bench, which starts one, or name a server with --postgres.")
	}
	if r.report.Settings["postgres"] != nil {
		return nil
	}
	return r.inAnOffice(r.database, func(o *office) error {
		found, err := o.store.Settings(r.ctx)
		if err != nil {
			return err
		}
		r.report.Settings["postgres"] = found
		for _, name := range []string{"fsync", "synchronous_commit", "full_page_writes"} {
			if found[name] != "on" {
				return fairlead.Mend("not_durable", "The PostgreSQL server has %s=%s: it may lose what it acknowledged, and is not measured.", name, found[name])
			}
		}
		return nil
	})
}

// database is a place on the PostgreSQL server.
func (r *run) database() (database string, remove func() error, err error) {
	address, err := url.Parse(r.Postgres)
	if err != nil {
		return "", nil, fairlead.Mend("bad_database_url", "The URL of the PostgreSQL server cannot be read. Write postgres://user:password@host:5432/name.")
	}
	r.offices++
	name := fmt.Sprintf("fairlead_bench_%d", r.offices)
	drop := func() error { return r.ask("drop database if exists " + name + " with (force)") }
	if err := errors.Join(drop(), r.ask("create database "+name+" template template0 encoding 'UTF8'")); err != nil {
		return "", nil, err
	}
	address.Path = "/" + name
	return address.String(), drop, nil
}

// ask asks the server for something, on a connection of its own; into are where the one row of its answer goes.
func (r *run) ask(statement string, into ...any) error {
	conn, err := pgx.Connect(r.ctx, r.Postgres)
	if err != nil {
		return fmt.Errorf("connect to the PostgreSQL server: %w", err)
	}
	defer conn.Close(r.ctx)
	if len(into) > 0 {
		return conn.QueryRow(r.ctx, statement).Scan(into...)
	}
	_, err = conn.Exec(r.ctx, statement)
	return err
}
