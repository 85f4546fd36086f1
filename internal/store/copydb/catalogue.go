package copydb

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"fairlead/internal/store/sqlstore"
)

// left are the tables that are not copied, and why.
var left = map[string]string{
	"goose_db_version": "the migrations' own; the target is migrated when it is opened",
	"lead_search":      "written anew from the leads",
}

// types are the databases' words for the types of columns.
var types = map[string]sqlstore.Type{
	"integer": sqlstore.Int, "bigint": sqlstore.Int, "smallint": sqlstore.Int,
	"text": sqlstore.Text,
	"real": sqlstore.Real, "double precision": sqlstore.Real,
	"blob": sqlstore.Bytes, "bytea": sqlstore.Bytes,
}

// table is a table with its columns, in the order of their names, and its primary key.
type table struct {
	sqlstore.Table
	key []string
}

// ordered selects all rows in the order of the key.
func (t table) ordered() string {
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = c.Name
	}
	return "SELECT " + strings.Join(names, ", ") + " FROM " + t.Name + " ORDER BY " + strings.Join(t.key, ", ")
}

// commonTables are the tables to copy, each after those it refers to. Two databases that were both migrated by this
// program have the same ones; anything else is an error.
func commonTables(source, target sqlstore.Whole) ([]table, error) {
	theirs, err := tablesOf(source)
	if err != nil {
		return nil, err
	}
	ours, err := tablesOf(target)
	if err != nil {
		return nil, err
	}
	for name := range theirs {
		if _, ok := ours[name]; !ok {
			return nil, fmt.Errorf("the table %s is in one of the databases only", name)
		}
	}
	for name, t := range ours {
		if other, ok := theirs[name]; !ok || !slices.Equal(t.Columns, other.Columns) || !slices.Equal(t.key, other.key) {
			return nil, fmt.Errorf("the table %s is not the same in both databases", name)
		}
	}
	return inOrder(target, ours)
}

// part is a column of a table, as a database tells it.
type part struct {
	table, column, kind string
	place               int64 // in the primary key, or 0
}

func tablesOf(db sqlstore.Whole) (map[string]table, error) {
	parts, err := partsOf(db)
	if err != nil {
		return nil, fmt.Errorf("read the catalogue: %w", err)
	}
	tables, keys := map[string]table{}, map[string][]part{}
	for _, p := range parts {
		if left[p.table] != "" {
			continue
		}
		kind, known := types[strings.ToLower(p.kind)]
		if !known {
			return nil, fmt.Errorf("the column %s.%s is of a type that cannot be copied: %s", p.table, p.column, p.kind)
		}
		t := tables[p.table]
		t.Name, t.Columns = p.table, append(t.Columns, sqlstore.Column{Name: p.column, Type: kind})
		tables[p.table] = t
		if p.place > 0 {
			keys[p.table] = append(keys[p.table], p)
		}
	}
	for name, t := range tables {
		if len(keys[name]) == 0 {
			return nil, fmt.Errorf("the table %s has no primary key to be read in the order of", name)
		}
		slices.SortFunc(keys[name], func(a, b part) int { return cmp.Compare(a.place, b.place) })
		for _, p := range keys[name] {
			t.key = append(t.key, p.column)
		}
		tables[name] = t
	}
	return tables, nil
}

// partsOf lists the columns of all tables, in the order of their names.
func partsOf(db sqlstore.Whole) (parts []part, err error) {
	rows, err := db.Query(db.Columns())
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var p part
		if err := rows.Scan(&p.table, &p.column, &p.kind, &p.place); err != nil {
			return nil, err
		}
		parts = append(parts, p)
	}
	slices.SortFunc(parts, func(a, b part) int { return cmp.Or(cmp.Compare(a.table, b.table), cmp.Compare(a.column, b.column)) })
	return parts, rows.Err()
}

// inOrder sorts tables so that each comes after those it refers to, and otherwise by name.
func inOrder(db sqlstore.Whole, tables map[string]table) ([]table, error) {
	needs, err := references(db)
	if err != nil {
		return nil, fmt.Errorf("read the catalogue: %w", err)
	}
	waiting, sorted := slices.Sorted(maps.Keys(tables)), []table(nil)
	for len(waiting) > 0 {
		free := func(name string) bool {
			return !slices.ContainsFunc(needs[name], func(parent string) bool { return slices.Contains(waiting, parent) })
		}
		next := slices.IndexFunc(waiting, free)
		if next < 0 {
			return nil, fmt.Errorf("the tables %s refer to each other in a circle", strings.Join(waiting, ", "))
		}
		sorted = append(sorted, tables[waiting[next]])
		waiting = slices.Delete(waiting, next, next+1)
	}
	return sorted, nil
}

// references are the tables that each table refers to.
func references(db sqlstore.Whole) (map[string][]string, error) {
	rows, err := db.Query(db.References())
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	needs := map[string][]string{}
	for rows.Next() {
		var child, parent string
		if err := rows.Scan(&child, &parent); err != nil {
			return nil, err
		}
		needs[child] = append(needs[child], parent)
	}
	return needs, rows.Err()
}
