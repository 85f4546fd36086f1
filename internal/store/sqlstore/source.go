package sqlstore

import (
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

var (
	sourceTable     = table("source", ints("workspace_id", "id"), texts("kind", "name", "key", "settings"), ints("created_at"), texts("problem", "asked"), ints("rests_until"))
	sourceFormTable = upsert(table("source_form", ints("workspace_id", "source_id"), texts("key", "name", "columns")), 3)
)

// Insert adds a source and enters its key in the directory.
func (tx sources) Insert(s fairlead.Source) error {
	settings, err := toJSON(s.Settings)
	asked, askedErr := toJSON(s.Asked)
	if err = errors.Join(err, askedErr); err == nil {
		err = tx.conn.Insert(sourceTable, 1, func(_ int, args []any) {
			args[0], args[1], args[2], args[3], args[4], args[5] = tx.workspace, s.ID, string(s.Kind), s.Name, s.Key, settings
			args[6], args[7], args[8], args[9] = micros(s.CreatedAt), s.Problem, asked, optionalMicros(s.RestUntil)
		})
	}
	if err == nil {
		err = tx.enter(store.DirectorySource, s.Key, s.ID)
	}
	return wrap("insert source", err)
}

const selectSource = `SELECT id, kind, name, key, settings, created_at, problem, asked, rests_until FROM source WHERE workspace_id = $1 `

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
	var settings, asked string
	var created int64
	var rests sql.NullInt64
	err := row.Scan(&s.ID, &s.Kind, &s.Name, &s.Key, &settings, &created, &s.Problem, &asked, &rests)
	if err == nil {
		err = errors.Join(json.Unmarshal([]byte(settings), &s.Settings), json.Unmarshal([]byte(asked), &s.Asked))
	}
	s.CreatedAt, s.RestUntil = timeOf(created), optionalTimeOf(rests)
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

// SetProblem writes why the vendor cannot be asked, and when it is tried again.
func (tx sources) SetProblem(id int64, problem string, rest time.Time) error {
	n, err := tx.conn.Exec(`UPDATE source SET problem = $3, rests_until = $4 WHERE workspace_id = $1 AND id = $2`, tx.workspace, id, problem, optionalMicros(rest))
	return wrap("note problem of source", found(n, err))
}

// SetAsked writes what asking the vendor has shown.
func (tx sources) SetAsked(id int64, asked fairlead.Asked) error {
	text, err := toJSON(asked)
	if err != nil {
		return wrap("note what a source was asked", err)
	}
	n, err := tx.conn.Exec(`UPDATE source SET asked = $3 WHERE workspace_id = $1 AND id = $2`, tx.workspace, id, text)
	return wrap("note what a source was asked", found(n, err))
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
	if _, err := tx.conn.Exec(`DELETE FROM job WHERE workspace_id = $1 AND kind IN ($2, $3) AND ref_id = $4`,
		tx.workspace, string(fairlead.JobIngest), string(fairlead.JobAsk), id); err != nil {
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
