package sqlite

import (
	"database/sql"
	"slices"
	"strings"
	"testing"

	"fairlead/internal/store/sqlstore"
)

// instanceWide are the tables whose keys do not begin with workspace_id, and why.
var instanceWide = map[string]string{
	"directory":        "finds the workspace of a credential",
	"counter":          "ids are unique in the instance",
	"goose_db_version": "the migrations' own",
}

// ours reports whether a table is ours, not SQLite's or the search's.
func ours(table string) bool {
	return !strings.HasPrefix(table, "sqlite_") && !strings.HasPrefix(table, "lead_search") && instanceWide[table] == ""
}

// texts reads a statement of one column.
func texts(t *testing.T, s *Store, text string, args ...any) (all []string) {
	t.Helper()
	err := s.read(t.Context(), func(c sqlstore.Conn) error {
		rows, err := c.Query(text, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var v sql.NullString
			if err := rows.Scan(&v); err != nil {
				return err
			}
			all = append(all, v.String)
		}
		return rows.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestEveryKeyBeginsWithTheWorkspace(t *testing.T) {
	s := open(t)
	tables := slices.DeleteFunc(texts(t, s, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"), func(n string) bool { return !ours(n) })
	if len(tables) < 15 {
		t.Fatalf("only these tables were found: %v", tables)
	}
	for _, table := range tables {
		key := texts(t, s, "SELECT name FROM pragma_table_info($1) WHERE pk > 0 ORDER BY pk", table)
		if len(key) == 0 || key[0] != "workspace_id" {
			t.Errorf("the primary key of %s is %v, which does not begin with workspace_id", table, key)
		}
		for _, index := range texts(t, s, "SELECT name FROM pragma_index_list($1)", table) {
			if columns := texts(t, s, "SELECT name FROM pragma_index_info($1) ORDER BY seqno", index); columns[0] != "workspace_id" {
				t.Errorf("the index %s of %s is on %v, which does not begin with workspace_id", index, table, columns)
			}
		}
		for _, parent := range texts(t, s, `SELECT "from" FROM pragma_foreign_key_list($1) WHERE seq = 0`, table) {
			if parent != "workspace_id" {
				t.Errorf("a foreign key of %s begins with %s, not with workspace_id", table, parent)
			}
		}
	}
}

func TestEveryTableIsStrict(t *testing.T) {
	s := open(t)
	for _, table := range texts(t, s, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict") {
		if ours(table) || table == "directory" || table == "counter" {
			t.Errorf("%s is not STRICT", table)
		}
	}
}
