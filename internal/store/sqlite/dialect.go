package sqlite

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"fairlead"
	"fairlead/internal/store/sqlstore"
)

// dialect is what SQLite says differently.
type dialect struct{}

var _ sqlstore.Dialect = dialect{}

func (dialect) In(p string) string { return "IN (SELECT value FROM json_each(" + p + "))" }

func (dialect) Numbers(p string) string { return "json_each(" + p + ") AS k" }

func (dialect) Ints(list []int64) any { return jsonList(list) }

func (dialect) Texts(list []string) any { return jsonList(list) }

func jsonList[T any](list []T) string {
	if len(list) == 0 {
		return "[]"
	}
	text, _ := json.Marshal(list) // numbers or texts
	return string(text)
}

func (dialect) Locking(string) string { return "" }

// Plain uses that SQLite takes +column for an expression.
func (dialect) Plain(column string) string { return "+" + column }

func (dialect) Along(index string) string {
	if index == "" {
		return ""
	}
	return " INDEXED BY " + index
}

// All leaves the statement alone: it names its index.
func (dialect) All(text string) string { return text }

func (dialect) Joined(column string) string { return "group_concat(" + column + ", ',')" }

func (dialect) Among(column, p string) string { return dialect{}.Plain(column) + " " + dialect{}.In(p) }

func (dialect) Merges() bool { return true }

func (dialect) PlanAnew() string { return "" }

func (dialect) Costs() sqlstore.Costs {
	return sqlstore.Costs{Index: 0.2, Answer: 0.7, Nearby: 1.2, Lead: 5, Elsewhere: 1}
}

func (dialect) Covering() bool { return true }

func (dialect) Explain() string { return "EXPLAIN QUERY PLAN" }

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

func (dialect) SearchTable() sqlstore.Table {
	return sqlstore.Table{Name: "lead_search", Columns: []sqlstore.Column{{Name: "rowid", Type: sqlstore.Int}, {Name: "words", Type: sqlstore.Words}}}
}

func (dialect) SearchDelete() string { return "DELETE FROM lead_search WHERE rowid = $1" }

func (dialect) SearchIDs(p string) string {
	return "SELECT rowid AS id FROM lead_search WHERE lead_search MATCH " + p +
		" ORDER BY rowid DESC LIMIT " + strconv.Itoa(fairlead.CountCap)
}

// SearchQuery quotes every word, so that nothing a person types is an operator of FTS5.
func (dialect) SearchQuery(conn sqlstore.Conn, alternatives [][]string) (string, error) {
	var groups []string
	for _, words := range alternatives {
		quoted := make([]string, len(words))
		for i, word := range words {
			form, err := searchForm(conn, `"`+word+`"`)
			if err != nil {
				return "", err
			}
			quoted[i] = form
		}
		groups = append(groups, "("+strings.Join(quoted, " AND ")+")")
	}
	return strings.Join(groups, " OR "), nil
}

// longestPrefix is how many characters the prefix index of lead_search goes up to, and the two quotes.
const longestPrefix = 4 + 2

// searchForm is a quoted word as a prefix. For a longer one than its prefix index has, FTS5 gathers every lead that
// has such a word before it gives the first; so a word that more leads have than a search answers is left as it is.
func searchForm(conn sqlstore.Conn, quoted string) (string, error) {
	if utf8.RuneCountInString(quoted) <= longestPrefix {
		return quoted + "*", nil
	}
	rows, err := conn.Query("SELECT count(*) FROM ("+dialect{}.SearchIDs("$1")+")", quoted)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	var leads int
	for rows.Next() {
		if err := rows.Scan(&leads); err != nil {
			return "", err
		}
	}
	if leads < fairlead.CountCap {
		quoted += "*"
	}
	return quoted, rows.Err()
}
