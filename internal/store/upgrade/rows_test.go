package upgrade_test

import (
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// rewritten are the tables ("lead") and columns ("lead.name") that a migration drops or fills anew on purpose, and why.
// Whatever is not here comes through an upgrade as it was.
var rewritten = map[string]string{
	"lead.updated_at":  "notes and enquiries count as activity, too; that it never goes back, the answers show",
	"role.permissions": "built-in roles get every new permission; that custom ones do not, the answers of /roles show",
}

// moved are the tables whose rows are part of another now, and how they are read from there.
var moved = map[string]map[string]string{
	"sqlite": {"standing": `SELECT workspace_id, rotation_id, json_extract(value, '$[0]') AS agent_id, json_extract(value, '$[1]') AS balance,
		json_extract(value, '$[2]') AS last_seq FROM ledger, json_each(standings)`},
	"pgx": {"standing": `SELECT workspace_id, rotation_id, (value ->> 0)::bigint AS agent_id, (value ->> 1)::bigint AS balance,
		(value ->> 2)::bigint AS last_seq FROM ledger, jsonb_array_elements(standings::jsonb)`},
}

// content is every row of every table of ours, as text, by table. The search is written from the leads, and asked for.
type content map[string]rows

type rows struct {
	columns []string
	values  [][]string
}

// tables are what a database has of ours: not its own, the migrations' and the search's.
var tables = map[string]string{
	"sqlite": `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'goose%' ORDER BY name`,
	"pgx": `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname NOT LIKE 'goose%'
		AND relname NOT LIKE 'lead_search%' ORDER BY relname`,
}

// readAll reads a database without opening it as the program would, which migrates it.
func readAll(t *testing.T, driver, database string) content {
	t.Helper()
	db := connect(t, driver, database)
	all := content{}
	there := lines(t, db, tables[driver])
	for _, table := range there {
		all[table] = readRows(t, db, "SELECT * FROM "+table)
	}
	for table, statement := range moved[driver] {
		if !slices.Contains(there, table) {
			all[table] = readRows(t, db, statement)
		}
	}
	return all
}

func readRows(t *testing.T, db *sql.DB, statement string) (all rows) {
	t.Helper()
	found, err := db.QueryContext(t.Context(), statement)
	if err == nil {
		defer found.Close()
		all.columns, err = found.Columns()
	}
	if err != nil {
		t.Fatal(err)
	}
	for found.Next() {
		row, into := make([]any, len(all.columns)), make([]any, len(all.columns))
		for i := range row {
			into[i] = &row[i]
		}
		if err := found.Scan(into...); err != nil {
			t.Fatal(err)
		}
		texts := make([]string, len(row))
		for i, v := range row {
			texts[i] = fmt.Sprintf("%#v", v)
		}
		all.values = append(all.values, texts)
	}
	if found.Err() != nil {
		t.Fatal(found.Err())
	}
	return all
}

// lost says what of the rows before is not there after: tables, columns, and rows by what both have of their columns.
// New tables, columns and rows are no loss.
func lost(before, after content) (complaints []string) {
	for table, was := range before {
		is, there := after[table]
		switch {
		case rewritten[table] != "":
		case !there:
			complaints = append(complaints, "the table "+table+" is gone")
		default:
			complaints = append(complaints, lostRows(table, was, is)...)
		}
	}
	slices.Sort(complaints)
	return complaints
}

func lostRows(table string, was, is rows) (complaints []string) {
	var common []string
	for _, column := range was.columns {
		switch {
		case rewritten[table+"."+column] != "":
		case !slices.Contains(is.columns, column):
			complaints = append(complaints, "the column "+table+"."+column+" is gone")
		default:
			common = append(common, column)
		}
	}
	now := is.of(common)
	for _, row := range was.of(common) {
		i := slices.Index(now, row)
		if i < 0 {
			complaints = append(complaints, "a row of "+table+" is gone, or changed: "+row)
			continue
		}
		now = slices.Delete(now, i, i+1)
	}
	return complaints
}

// of is each row, cut down to some columns.
func (r rows) of(columns []string) (texts []string) {
	for _, row := range r.values {
		var text []string
		for _, column := range columns {
			text = append(text, column+"="+row[slices.Index(r.columns, column)])
		}
		texts = append(texts, strings.Join(text, " "))
	}
	return texts
}

func connect(t testing.TB, driver, database string) *sql.DB {
	t.Helper()
	db, err := sql.Open(driver, database)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// lines reads a statement of one column.
func lines(t testing.TB, db *sql.DB, statement string) (all []string) {
	t.Helper()
	found, err := db.QueryContext(t.Context(), statement)
	if err != nil {
		t.Fatalf("%v: %s", err, statement)
	}
	defer found.Close()
	for found.Next() {
		var line string
		if err := found.Scan(&line); err != nil {
			t.Fatalf("%v: %s", err, statement)
		}
		all = append(all, line)
	}
	if found.Err() != nil {
		t.Fatal(found.Err())
	}
	return all
}
