package sqlstore

import (
	"database/sql"
	"encoding/json"
	"slices"

	"fairlead"
)

var fieldTable = Table{Name: "field", Columns: slices.Concat(ints("workspace_id", "id"), texts("key", "name", "type", "choices"), ints("place")),
	Conflict: "ON CONFLICT (workspace_id, id) DO UPDATE SET name = excluded.name, choices = excluded.choices, place = excluded.place"}

// List returns every field, in order.
func (tx fields) List() ([]fairlead.Field, error) {
	all, err := many(tx.conn, scanField, `SELECT id, key, name, type, choices, filled_to FROM field WHERE workspace_id = `+ours+` ORDER BY place, id`, tx.workspace)
	return all, wrap("list fields", err)
}

func scanField(row Row) (fairlead.Field, error) {
	var f fairlead.Field
	var choices string
	var filled sql.NullInt64
	err := row.Scan(&f.ID, &f.Key, &f.Name, &f.Type, &choices, &filled)
	if err == nil && choices != "" {
		err = json.Unmarshal([]byte(choices), &f.Choices)
	}
	f.Filling = filled.Valid
	return f, err
}

// Save writes the fields as they are given, in this order.
func (tx fields) Save(all []fairlead.Field) error {
	tx.known = nil
	choices := make([]string, len(all))
	for i, f := range all {
		if len(f.Choices) > 0 {
			choices[i], _ = toJSON(f.Choices) // texts
		}
	}
	err := tx.conn.Insert(fieldTable, len(all), func(i int, args []any) {
		f := &all[i]
		args[0], args[1], args[2], args[3], args[4], args[5], args[6] = tx.workspace, f.ID, f.Key, f.Name, string(f.Type), choices[i], int64(i)
	})
	return wrap("save fields", err)
}

// Delete deletes a field.
func (tx fields) Delete(id int64) error {
	tx.known = nil
	n, err := tx.conn.Exec(`DELETE FROM field WHERE workspace_id = $1 AND id = $2`, tx.workspace, id)
	return wrap("delete field", found(n, err))
}
