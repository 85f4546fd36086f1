package upgrade_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// What a database says of its own schema, one line for each thing: on SQLite also what it is told of how large a
// workspace gets, and how the search is set.
var catalogue = map[string][]string{
	"sqlite": {
		`SELECT type || ' ' || name || ' on ' || tbl_name || ': ' || COALESCE(sql, '') FROM sqlite_schema`,
		`SELECT 'column ' || m.name || '.' || c.name || ' ' || c.type || ' required ' || c."notnull" || ' key ' || c.pk || ' hidden ' || c.hidden || ' default ' || COALESCE(c.dflt_value, '')
			FROM sqlite_schema m, pragma_table_xinfo(m.name) c WHERE m.type = 'table'`,
		`SELECT 'index ' || m.name || ' ' || i.name || ' unique ' || i."unique" || ' ' || i.origin || ' partial ' || i.partial || ' on ' ||
			(SELECT group_concat(COALESCE(c.name, '') || ' ' || c."desc" || ' ' || c.coll || ' ' || c.key) FROM pragma_index_xinfo(i.name) c)
			FROM sqlite_schema m, pragma_index_list(m.name) i WHERE m.type = 'table'`,
		`SELECT 'reference ' || m.name || '.' || r."from" || ' to ' || r."table" || '.' || COALESCE(r."to", '') || ' ' || r.seq || ' ' || r.on_update || ' ' || r.on_delete
			FROM sqlite_schema m, pragma_foreign_key_list(m.name) r WHERE m.type = 'table'`,
		`SELECT 'plan ' || tbl || ' ' || COALESCE(idx, '') || ': ' || stat FROM sqlite_stat1`,
		`SELECT 'search ' || k || ' ' || v FROM lead_search_config`,
		`SELECT 'migration ' || version_id FROM goose_db_version WHERE is_applied`,
		`SELECT 'pages of ' || page_size || ' vacuum ' || auto_vacuum || ' ' || encoding || ' ' || journal_mode || ' ' || user_version || ' ' || application_id
			FROM pragma_page_size, pragma_auto_vacuum, pragma_encoding, pragma_journal_mode, pragma_user_version, pragma_application_id`,
	},
	"pgx": {
		`SELECT 'relation ' || relkind::text || ' ' || relname || ' ' || relpersistence::text || ' ' || COALESCE(reloptions::text, '') FROM pg_class
			WHERE relnamespace = 'public'::regnamespace`,
		`SELECT 'column ' || c.attrelid::regclass || '.' || c.attname || ' ' || format_type(c.atttypid, c.atttypmod) || ' required ' || c.attnotnull || ' ' || c.attidentity::text
				|| c.attgenerated::text || c.attstorage::text || ' collation ' || COALESCE(l.collname, '') || ' statistics ' || COALESCE(c.attstattarget, -1) || ' default ' || COALESCE(pg_get_expr(d.adbin, d.adrelid), '')
			FROM pg_attribute c JOIN pg_class t ON t.oid = c.attrelid AND t.relkind IN ('r', 'p', 'v', 'm') AND t.relnamespace = 'public'::regnamespace
			LEFT JOIN pg_collation l ON l.oid = c.attcollation LEFT JOIN pg_attrdef d ON d.adrelid = c.attrelid AND d.adnum = c.attnum
			WHERE c.attnum > 0 AND NOT c.attisdropped`,
		`SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' valid ' || convalidated || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
			WHERE connamespace = 'public'::regnamespace`,
		`SELECT 'index ' || pg_get_indexdef(i.indexrelid) || ' valid ' || i.indisvalid FROM pg_index i JOIN pg_class t ON t.oid = i.indexrelid
			WHERE t.relnamespace = 'public'::regnamespace`,
		`SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal`,
		`SELECT 'function ' || pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prokind IN ('f', 'p')`,
		`SELECT 'statistics ' || pg_get_statisticsobjdef(oid) FROM pg_statistic_ext`,
		`SELECT 'extension ' || extname FROM pg_extension`,
		`SELECT 'migration ' || version_id FROM goose_db_version WHERE is_applied`,
	},
}

var comment = regexp.MustCompile(`--[^\n]*`)

// schemaOf is a database's schema, a line each, without comments and in no order.
func schemaOf(t *testing.T, driver, database string) (all []string) {
	t.Helper()
	db := connect(t, driver, database)
	for _, statement := range catalogue[driver] {
		for _, line := range lines(t, db, statement) {
			all = append(all, strings.Join(strings.Fields(comment.ReplaceAllString(line, "")), " "))
		}
	}
	slices.Sort(all)
	return all
}

// differences says which lines are in one of two schemas only.
func differences(upgraded, fresh []string) (complaints []string) {
	for _, line := range upgraded {
		if !slices.Contains(fresh, line) {
			complaints = append(complaints, "only the upgraded database has: "+line)
		}
	}
	for _, line := range fresh {
		if !slices.Contains(upgraded, line) {
			complaints = append(complaints, "only a new database has: "+line)
		}
	}
	return complaints
}
