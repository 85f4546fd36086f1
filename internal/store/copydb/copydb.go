// Package copydb copies everything from one database to another, of whichever kinds, and compares them afterwards.
//
// Rows are streamed table by table from one snapshot into one transaction, so a copy that fails or is killed leaves
// nothing behind. Which tables and columns there are is asked of the databases, so a new one cannot be forgotten. The
// search index is not copied: its words are written anew from the leads.
package copydb

import (
	"context"
	"fmt"
	"strings"

	"fairlead"

	"fairlead/internal/store/sqlstore"
)

// Database is a store as copying sees it: all of it, whatever workspaces it has.
type Database interface {
	// Identity is the same for two stores on the same database, and different for others.
	Identity(ctx context.Context) (string, error)
	// ReadWhole runs fn on one snapshot.
	ReadWhole(ctx context.Context, fn func(sqlstore.Whole) error) error
	// WriteWhole runs fn in one durable transaction, while nobody else adds a workspace. If fn fails, nothing is written.
	WriteWhole(ctx context.Context, fn func(sqlstore.Whole) error) error
	// Analyze lets the database look at its tables after many rows came at once.
	Analyze(ctx context.Context) error
}

// Step is how far a copy is: what it does ("copy", "search", "check"), to which table, and with how many rows so far.
type Step struct {
	Doing string
	Table string
	Rows  int64
	Done  bool // with this table
}

// Progress is told each step, a thousand rows or so at a time, always from the same goroutine.
type Progress func(Step)

// Result is what was copied.
type Result struct {
	Checks []Check // of each table
	Mended int64   // texts in which � took the place of what cannot be stored everywhere: U+0000, invalid UTF-8
}

// Rows is how many rows were copied.
func (r Result) Rows() (total int64) {
	for _, c := range r.Checks {
		total += c.From.Rows
	}
	return total
}

// Copy copies everything from one database into an empty one, then reads both again and compares them. Errors are a
// *fairlead.Error if the caller can mend them: the same database twice, nothing to copy, a target that is not empty, a
// copy that differs. Until the target is full, any error leaves it empty.
func Copy(ctx context.Context, from, to Database, progress Progress) (r Result, err error) {
	if err := refuseSame(ctx, from, to); err != nil {
		return r, err
	}
	err = from.ReadWhole(ctx, func(source sqlstore.Whole) error {
		err := to.WriteWhole(ctx, func(target sqlstore.Whole) error {
			r.Mended, err = fill(source, target, progress)
			return err
		})
		if err != nil {
			return err
		}
		if err := to.Analyze(ctx); err != nil {
			return err
		}
		return to.ReadWhole(ctx, func(target sqlstore.Whole) error {
			r.Checks, err = compare(source, target, progress)
			return err
		})
	})
	return r, err
}

func refuseSame(ctx context.Context, from, to Database) error {
	one, err := from.Identity(ctx)
	if err != nil {
		return err
	}
	other, err := to.Identity(ctx)
	if err == nil && one == other {
		return fairlead.Mend("same_database", "FROM and TO are the same database. Name another one as TO.")
	}
	return err
}

// fill copies every table, and returns how many texts it mended.
func fill(source, target sqlstore.Whole, progress Progress) (mended int64, err error) {
	tables, err := commonTables(source, target)
	if err != nil {
		return 0, err
	}
	if err := refuseFull(target, tables); err != nil {
		return 0, err
	}
	if err := refuseEmpty(source); err != nil {
		return 0, err
	}
	for _, t := range tables {
		n, err := copyTable(source, target, t, progress)
		if err != nil {
			return mended, fmt.Errorf("copy the table %s: %w", t.Name, err)
		}
		mended += n
	}
	step := Step{Doing: "search", Table: "lead"}
	err = sqlstore.FillSearch(source, target, func(leads int64) {
		step.Rows = leads
		progress(step)
	})
	step.Done = true
	progress(step)
	return mended, err
}

// refuseEmpty says so if there is nothing to copy.
func refuseEmpty(source sqlstore.Whole) error {
	empty, err := isEmpty(source, "workspace")
	if err == nil && empty {
		return fairlead.Mend("nothing_to_copy", "FROM has no workspace, so there is nothing to copy. Name the full database first, then the empty one.")
	}
	return err
}

// refuseFull says so if a table that is to be filled has rows.
func refuseFull(target sqlstore.Whole, tables []table) error {
	for _, t := range tables {
		empty, err := isEmpty(target, t.Name)
		if err != nil {
			return err
		}
		if !empty {
			return fairlead.Mend("database_not_empty", "TO is not empty (there is something in its table %s), and a copy overwrites nothing. Name an empty database.", t.Name)
		}
	}
	return nil
}

func isEmpty(db sqlstore.Conn, table string) (bool, error) {
	rows, err := db.Query("SELECT 1 FROM " + table + " LIMIT 1")
	if err != nil {
		return false, err
	}
	defer rows.Close()
	return !rows.Next(), rows.Err()
}

// differ is the error of a copy that is not like the original, or nil.
func differ(checks []Check) error {
	var names []string
	for _, c := range checks {
		if !c.OK() {
			names = append(names, c.Table)
		}
	}
	if names == nil {
		return nil
	}
	return fairlead.Mend("copy_differs", "The copy differs from the original (%s). TO must not be used: empty it and copy again.", strings.Join(names, ", "))
}
