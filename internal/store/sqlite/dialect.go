package sqlite

import (
	"encoding/json"
	"errors"
	"strings"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"fairlead/internal/store/sqlstore"
)

// dialect is what SQLite says differently.
type dialect struct{}

var _ sqlstore.Dialect = dialect{}

func (dialect) In(p string) string { return "IN (SELECT value FROM json_each(" + p + "))" }

func (dialect) Ints(list []int64) any { return jsonList(list) }

func (dialect) Texts(list []string) any { return jsonList(list) }

func jsonList[T any](list []T) string {
	if len(list) == 0 {
		return "[]"
	}
	text, _ := json.Marshal(list) // numbers or texts
	return string(text)
}

// Plain uses that SQLite takes +column for an expression.
func (dialect) Plain(column string) string { return "+" + column }

// ForUpdate says nothing: who writes holds the whole database.
func (dialect) ForUpdate() string { return "" }

func (dialect) Violation(err error) sqlstore.Violation {
	switch codeOf(err) {
	case lib.SQLITE_CONSTRAINT_UNIQUE, lib.SQLITE_CONSTRAINT_PRIMARYKEY:
		return sqlstore.UniqueViolation
	case lib.SQLITE_CONSTRAINT_FOREIGNKEY:
		return sqlstore.ForeignKeyViolation
	case lib.SQLITE_CONSTRAINT_CHECK, lib.SQLITE_CONSTRAINT_NOTNULL:
		return sqlstore.OtherViolation
	}
	return sqlstore.NoViolation
}

// codeOf is SQLite's extended result code; 0: the error is not SQLite's.
func codeOf(err error) int {
	var e *driver.Error
	if errors.As(err, &e) {
		return e.Code()
	}
	return 0
}

// busy reports whether another process holds what was asked for.
func busy(err error) bool { return codeOf(err)&0xff == lib.SQLITE_BUSY }

func (dialect) SearchInsert() string { return "INSERT INTO lead_search (rowid, words) VALUES ($1, $2)" }

func (dialect) SearchDelete() string { return "DELETE FROM lead_search WHERE rowid = $1" }

func (dialect) SearchIDs(p string) string {
	return "SELECT rowid AS id FROM lead_search WHERE lead_search MATCH " + p + " ORDER BY rowid DESC LIMIT 10000"
}

// SearchQuery quotes every word, so that nothing a person types is an operator of FTS5.
func (dialect) SearchQuery(alternatives [][]string) string {
	var groups []string
	for _, words := range alternatives {
		quoted := make([]string, len(words))
		for i, word := range words {
			quoted[i] = `"` + word + `"*`
		}
		groups = append(groups, "("+strings.Join(quoted, " AND ")+")")
	}
	return strings.Join(groups, " OR ")
}
