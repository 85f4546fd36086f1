// Package sqlstore is the SQL that SQLite and PostgreSQL share: one text per statement, with $n placeholders.
//
// A database package opens connections, begins and ends transactions, and hands each one over as a Conn; what it
// says differently it says in a Dialect. This package knows neither driver, and never begins or commits.
package sqlstore

import (
	"database/sql"
	"strings"
)

// Conn is one open transaction, with its context bound. It keeps prepared statements by their text.
type Conn interface {
	// Query runs a statement and lends its rows, however many, while nothing else is asked.
	Query(text string, args ...any) (*sql.Rows, error)
	// Ask runs a statement and hands each row that it answers to row, at Settle at the latest: what is asked before that
	// takes one exchange with the database.
	Ask(text string, args []any, row func(Row) error) error
	// Exec runs a statement and returns how many rows it touched.
	Exec(text string, args ...any) (int64, error)
	// Each runs one statement for n rows and returns how many rows it touched; row fills the width arguments of the i-th.
	Each(text string, width, n int, row func(i int, args []any)) (int64, error)
	// Insert adds n rows to a table; row fills the values of the i-th, in the order of the columns. What is wrong with the
	// rows may come out later: when something is asked, at Settle, at the latest at the commit.
	Insert(t Table, n int, row func(i int, args []any)) error
	// Settle returns when everything asked so far is answered and everything inserted is in, or what is wrong with it.
	Settle() error
}

// Row is one row of an answer.
type Row interface{ Scan(into ...any) error }

// Dialect is what the two databases say differently.
type Dialect interface {
	// In is the condition that a column is in the list bound as placeholder p, such as "= ANY($3)".
	In(p string) string
	// Numbers is the list of integers bound as placeholder p as a table k with a column value.
	Numbers(p string) string
	// Ints and Texts turn a list into the argument that In and Numbers expect.
	Ints(list []int64) any
	Texts(list []string) any
	// Locking is the clause that locks the rows a statement selects, or nothing where one connection writes at a time.
	Locking(clause string) string
	// Plain writes a column so that no index on it is chosen.
	Plain(column string) string
	// Along is what follows a table so that an index of this name is used; "": any.
	Along(index string) string
	// All is a statement within another one that is not told how many of its rows are wanted.
	All(text string) string
	// Explain is the word before a statement that asks how the database would run it.
	Explain() string
	// Joined is an aggregate of a column of integers: all of them as one text, with a comma between each two.
	Joined(column string) string
	// Among is the condition that a column is in the list bound as placeholder p, looked up once for each row that is looked
	// at: it does not say which rows those are.
	Among(column, p string) string
	// Merges reports whether branches of a UNION that come in order are merged, and not sorted.
	Merges() bool
	// PlanAnew is the statement after which others of the transaction are planned for the values that they are asked with,
	// each time; "": nothing changes that.
	PlanAnew() string
	// Costs are what looking at leads costs.
	Costs() Costs
	// Covering reports whether an index that has all columns asked for spares the way to the table, always.
	Covering() bool
	// Violation tells which kind of constraint an error is about.
	Violation(err error) Violation
	// SearchTable keeps the leads' search words: the lead, the words, and the workspace if the table wants it.
	SearchTable() Table
	// SearchDelete takes a lead's words out: $1 is the lead, $2 the words, $3 the workspace.
	SearchDelete() string
	// SearchIDs selects as id, newest first, the ids of leads that match the query bound as placeholder p; $1 is the
	// workspace.
	SearchIDs(p string) string
	// SearchQuery writes the alternatives, each a list of prefixes that must all occur, in the database's language. It
	// may look at the database to find the cheapest way to say it.
	SearchQuery(conn Conn, alternatives [][]string) (string, error)
	// Columns selects what the tables are made of, one row for each column: table, column, type in the database's own
	// words, place in the primary key (from 1; 0: not in it). The search index may be missing.
	Columns() string
	// References selects which table refers to which: table, the table it refers to.
	References() string
}

// Costs are what looking at a lead costs, about, in microseconds on one machine of 2026: only how they compare matters.
type Costs struct {
	Index     float64 // an index has all that is asked for
	Answer    float64 // an answer to a custom field
	Nearby    float64 // the rest is elsewhere, and what is needed together was written together
	Lead      float64 // the rest is anywhere
	Elsewhere float64 // how many times its weight a condition on another table costs
}

// Violation is the kind of constraint that a write would have broken.
type Violation int

// The kinds that the store tells apart.
const (
	NoViolation Violation = iota
	UniqueViolation
	ForeignKeyViolation
	OtherViolation
)

// Table names a table and the columns that rows are inserted with.
type Table struct {
	Name    string
	Columns []Column
	// Conflict is what to do with a row that is there already, such as "ON CONFLICT (…) DO UPDATE SET …".
	Conflict string
}

// Column is a column and its type.
type Column struct {
	Name string
	Type Type
}

// Type is the type of a column, for a database that wants whole columns.
type Type int

// The types of columns.
const (
	Int Type = iota
	Text
	Real
	Bytes
	Words // given as a text, with a space after each
)

// ints and texts list columns of one type.
func ints(names ...string) []Column  { return columnsOf(Int, names) }
func texts(names ...string) []Column { return columnsOf(Text, names) }

func columnsOf(t Type, names []string) []Column {
	columns := make([]Column, len(names))
	for i, name := range names {
		columns[i] = Column{name, t}
	}
	return columns
}

func table(name string, columns ...[]Column) Table {
	t := Table{Name: name}
	for _, c := range columns {
		t.Columns = append(t.Columns, c...)
	}
	return t
}

// upsert makes an insert overwrite the row that has the same values in the first columns, which are its key.
func upsert(t Table, key int) Table {
	var keys, rest []string
	for i, c := range t.Columns {
		if i < key {
			keys = append(keys, c.Name)
		} else {
			rest = append(rest, c.Name+" = excluded."+c.Name)
		}
	}
	t.Conflict = "ON CONFLICT (" + strings.Join(keys, ", ") + ") DO UPDATE SET " + strings.Join(rest, ", ")
	return t
}
