package postgres_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	_ "github.com/jackc/pgx/v5/stdlib"

	"fairlead/internal/store/sqlite"
	"fairlead/internal/testkit/pgtest"
)

// What the two databases say of their own tables, one line for each column, index and reference of ours. The search is
// what they do differently, and the migrations keep a table of their own.
const (
	columnsOfSQLite = `SELECT m.name || '.' || c.name || ' ' || CASE c.type WHEN 'INTEGER' THEN 'number' WHEN 'TEXT' THEN 'text' WHEN 'REAL' THEN 'real' ELSE 'bytes' END
			|| CASE WHEN c."notnull" THEN ' required' ELSE '' END || CASE WHEN c.pk > 0 THEN ' key ' || c.pk ELSE '' END
		FROM sqlite_schema m, pragma_table_info(m.name) c
		WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name NOT LIKE 'lead_search%' AND m.name NOT LIKE 'goose%' ORDER BY 1`
	columnsOfPostgres = `SELECT t.relname || '.' || c.attname || ' ' || CASE c.atttypid::regtype::text WHEN 'bigint' THEN 'number' WHEN 'smallint' THEN 'number'
			WHEN 'text' THEN 'text' WHEN 'double precision' THEN 'real' ELSE 'bytes' END
			|| CASE WHEN c.attnotnull THEN ' required' ELSE '' END || COALESCE(' key ' || array_position(k.conkey, c.attnum), '')
		FROM pg_class t JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped
		LEFT JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'p'
		WHERE t.relkind = 'r' AND t.relnamespace = 'public'::regnamespace AND t.relname NOT LIKE 'lead_search%' AND t.relname NOT LIKE 'goose%' ORDER BY 1`
	indexesOfSQLite   = `SELECT m.tbl_name || ' ' || m.name FROM sqlite_schema m WHERE m.type = 'index' AND m.sql IS NOT NULL AND m.tbl_name NOT LIKE 'lead_search%' ORDER BY 1`
	indexesOfPostgres = `SELECT i.tablename || ' ' || i.indexname FROM pg_indexes i WHERE i.schemaname = 'public' AND i.tablename NOT LIKE 'goose%'
		AND i.tablename NOT LIKE 'lead_search%' AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname) ORDER BY 1`
	referencesOfSQLite = `SELECT m.name || ' to ' || r."table" || ' by ' || group_concat(r."from", ' ')
		FROM sqlite_schema m, pragma_foreign_key_list(m.name) r WHERE m.type = 'table' GROUP BY m.name, r.id ORDER BY 1`
	referencesOfPostgres = `SELECT k.conrelid::regclass || ' to ' || k.confrelid::regclass || ' by ' ||
			(SELECT string_agg(c.attname, ' ' ORDER BY array_position(k.conkey, c.attnum)) FROM pg_attribute c WHERE c.attrelid = k.conrelid AND c.attnum = ANY (k.conkey))
		FROM pg_constraint k WHERE k.contype = 'f' ORDER BY 1`
)

// TestBothCataloguesSayTheSame compares the schemas that the migrations of both databases end in.
func TestBothCataloguesSayTheSame(t *testing.T) {
	file := filepath.Join(t.TempDir(), "fairlead.db")
	small, err := sqlite.Open(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	defer small.Close()
	url := pgtest.Database(t)
	open(t, url)
	for _, what := range []struct{ name, sqlite, postgres string }{
		{"columns", columnsOfSQLite, columnsOfPostgres}, {"indexes", indexesOfSQLite, indexesOfPostgres}, {"references", referencesOfSQLite, referencesOfPostgres},
	} {
		one, other := lines(t, "sqlite", file, what.sqlite), lines(t, "pgx", url, what.postgres)
		if diff := cmp.Diff(one, other); diff != "" || len(one) < 10 {
			t.Errorf("%d %s of SQLite (-) are not those of PostgreSQL (+):\n%s", len(one), what.name, diff)
		}
	}
}

// TestEveryKeyBeginsWithTheWorkspace, but for what leads to one, and for ids.
func TestEveryKeyBeginsWithTheWorkspace(t *testing.T) {
	url := pgtest.Database(t)
	open(t, url)
	for _, line := range lines(t, "pgx", url, `SELECT i.indrelid::regclass || ' ' || i.indexrelid::regclass || ' ' || c.attname
		FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid AND t.relnamespace = 'public'::regnamespace
		JOIN pg_attribute c ON c.attrelid = i.indrelid AND c.attnum = i.indkey[0] ORDER BY 1`) {
		table, rest, _ := strings.Cut(line, " ")
		switch {
		case table == "directory" || table == "counter" || table == "goose_db_version":
		case rest == "lead_search_words words": // every word begins with the workspace
		case !strings.HasSuffix(line, " workspace_id"):
			t.Errorf("an index begins with something else: %s", line)
		}
	}
}

// lines reads a statement of one column.
func lines(t *testing.T, driver, source, text string) (all []string) {
	t.Helper()
	db, err := sql.Open(driver, source)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.QueryContext(t.Context(), text)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			t.Fatal(fmt.Errorf("%s: %w", text, err))
		}
		all = append(all, line)
	}
	if rows.Err() != nil {
		t.Fatal(rows.Err())
	}
	return all
}
