package sqlstore

import (
	"encoding/json"

	"fairlead"
	"fairlead/internal/store"
)

var (
	sourceTable     = table("source", ints("workspace_id", "id"), texts("kind", "name", "key", "settings"), ints("created_at"))
	sourceFormTable = upsert(table("source_form", ints("workspace_id", "source_id"), texts("key", "name", "columns")), 3)
)

// Insert adds a source and enters its key in the directory.
func (tx sources) Insert(s fairlead.Source) error {
	settings, err := toJSON(s.Settings)
	if err == nil {
		err = tx.conn.Insert(sourceTable, 1, func(_ int, args []any) {
			args[0], args[1], args[2], args[3], args[4], args[5] = tx.workspace, s.ID, string(s.Kind), s.Name, s.Key, settings
			args[6] = micros(s.CreatedAt)
		})
	}
	if err == nil {
		err = tx.enter(store.DirectorySource, s.Key, s.ID)
	}
	return wrap("insert source", err)
}

const selectSource = `SELECT id, kind, name, key, settings, created_at FROM source WHERE workspace_id = $1 `

// Get returns a source.
func (tx sources) Get(id int64) (fairlead.Source, error) {
	s, err := one(tx.conn, scanSource, selectSource+`AND id = $2`, tx.workspace, id)
	return s, wrap("get source", err)
}

// List returns every source, oldest first.
func (tx sources) List() ([]fairlead.Source, error) {
	all, err := many(tx.conn, scanSource, selectSource+`ORDER BY id`, tx.workspace)
	return all, wrap("list sources", err)
}

func scanSource(row Row) (fairlead.Source, error) {
	var s fairlead.Source
	var settings string
	var created int64
	err := row.Scan(&s.ID, &s.Kind, &s.Name, &s.Key, &settings, &created)
	if err == nil {
		err = json.Unmarshal([]byte(settings), &s.Settings)
	}
	s.CreatedAt = timeOf(created)
	return s, err
}

// Update writes the name and the settings.
func (tx sources) Update(s fairlead.Source) error {
	settings, err := toJSON(s.Settings)
	if err != nil {
		return wrap("update source", err)
	}
	n, err := tx.conn.Exec(`UPDATE source SET name = $3, settings = $4 WHERE workspace_id = $1 AND id = $2`, tx.workspace, s.ID, s.Name, settings)
	return wrap("update source", found(n, err))
}

// Delete deletes a source and everything that is there because of it, but for leads.
func (tx sources) Delete(id int64) error {
	// Whoever is about to add an arrival, or to note what became of one, waits, or is waited for.
	if _, err := one(tx.conn, scanInt, `SELECT id FROM source WHERE workspace_id = $1 AND id = $2 `+tx.dialect.Locking("FOR UPDATE"), tx.workspace, id); err != nil {
		return wrap("delete source", err)
	}
	if _, err := tx.conn.Exec(`DELETE FROM arrived_lead WHERE workspace_id = $1 AND source_id = $2 AND vendor_id IN (SELECT vendor_id FROM arrived_lead
		WHERE workspace_id = $1 AND source_id = $2 ORDER BY vendor_id `+tx.dialect.Locking("FOR UPDATE")+`)`, tx.workspace, id); err != nil {
		return wrap("delete source", err)
	}
	for _, table := range []string{"arrival", "source_form"} {
		if _, err := tx.conn.Exec(`DELETE FROM `+table+` WHERE workspace_id = $1 AND source_id = $2`, tx.workspace, id); err != nil {
			return wrap("delete source", err)
		}
	}
	if _, err := tx.conn.Exec(`DELETE FROM job WHERE workspace_id = $1 AND kind = $2 AND ref_id = $3`, tx.workspace, string(fairlead.JobIngest), id); err != nil {
		return wrap("delete source", err)
	}
	if _, err := tx.conn.Exec(`DELETE FROM directory WHERE kind = $1 AND workspace_id = $2 AND ref_id = $3`, string(store.DirectorySource), tx.workspace, id); err != nil {
		return wrap("delete source", err)
	}
	n, err := tx.conn.Exec(`DELETE FROM source WHERE workspace_id = $1 AND id = $2`, tx.workspace, id)
	return wrap("delete source", found(n, err))
}

const selectSourceForm = `SELECT source_id, key, name, columns FROM source_form WHERE workspace_id = $1 AND source_id = $2 `

// Forms returns the forms of a source, by name.
func (tx sources) Forms(sourceID int64) ([]fairlead.SourceForm, error) {
	all, err := many(tx.conn, scanSourceForm, selectSourceForm+`ORDER BY name, key`, tx.workspace, sourceID)
	return all, wrap("list forms of source", err)
}

// Form returns one form of a source.
func (tx sources) Form(sourceID int64, key string) (fairlead.SourceForm, error) {
	f, err := one(tx.conn, scanSourceForm, selectSourceForm+`AND key = $3`, tx.workspace, sourceID, key)
	return f, wrap("get form of source", err)
}

func scanSourceForm(row Row) (fairlead.SourceForm, error) {
	var f fairlead.SourceForm
	var columns string
	err := row.Scan(&f.SourceID, &f.Key, &f.Name, &columns)
	if err == nil {
		err = json.Unmarshal([]byte(columns), &f.Columns)
	}
	return f, err
}

// SaveForm writes a form.
func (tx sources) SaveForm(f fairlead.SourceForm) error {
	columns, err := toJSON(f.Columns)
	if err == nil {
		err = tx.conn.Insert(sourceFormTable, 1, func(_ int, args []any) {
			args[0], args[1], args[2], args[3], args[4] = tx.workspace, f.SourceID, f.Key, f.Name, columns
		})
	}
	return wrap("save form of source", err)
}
