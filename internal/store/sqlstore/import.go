package sqlstore

import (
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"fairlead"
)

var (
	importTable = table("import", ints("workspace_id", "id"), texts("state", "name", "format", "headers", "columns", "plan"),
		ints("known", "row_count", "repaired", "created", "updated", "enquiries", "skipped", "rejected", "batch_id"), actorColumns("actor"), ints("at"))
	importRejectTable = table("import_reject", ints("workspace_id", "import_id", "line"), texts("cells", "why"))
)

// Insert adds an import.
func (tx imports) Insert(i fairlead.Import) error {
	said, err := importTexts(i)
	if err == nil {
		err = tx.conn.Insert(importTable, 1, func(_ int, args []any) {
			args[0], args[1], args[2], args[3], args[4], args[5], args[6], args[7] = tx.workspace, i.ID, string(i.State), i.Name, said.format, i.Headers, said.columns, said.plan
			args[8], args[9] = flag(i.Known), int64(i.Rows)
			putCounts(args[10:16], i.Counts)
			args[16] = optional(i.BatchID)
			putActor(args[17:21], i.Actor)
			args[21] = micros(i.At)
		})
	}
	return wrap("insert import", err)
}

// importSaid is what an import holds as JSON.
type importSaid struct{ format, columns, plan string }

func importTexts(i fairlead.Import) (importSaid, error) {
	format, formatErr := toJSON(i.Format)
	columns, columnsErr := toJSON(i.Columns)
	plan, planErr := toJSON(i.Plan)
	return importSaid{format, columns, plan}, errors.Join(formatErr, columnsErr, planErr)
}

func putCounts(args []any, c fairlead.ImportCounts) {
	args[0], args[1], args[2] = int64(c.Repaired), int64(c.Created), int64(c.Updated)
	args[3], args[4], args[5] = int64(c.Enquiries), int64(c.Skipped), int64(c.Rejected)
}

// Update writes what changes of an import.
func (tx imports) Update(i fairlead.Import) error {
	said, err := importTexts(i)
	if err != nil {
		return wrap("update import", err)
	}
	args := append(make([]any, 0, 16), tx.workspace, i.ID, string(i.State), said.format, i.Headers, said.columns, said.plan, flag(i.Known), int64(i.Rows), optional(i.BatchID))
	args = args[:16]
	putCounts(args[10:], i.Counts)
	n, err := tx.conn.Exec(`UPDATE import SET state = $3, format = $4, headers = $5, columns = $6, plan = $7, known = $8, row_count = $9, batch_id = $10,
			repaired = $11, created = $12, updated = $13, enquiries = $14, skipped = $15, rejected = $16
		WHERE workspace_id = $1 AND id = $2`, args...)
	return wrap("update import", found(n, err))
}

// Count writes the counts.
func (tx imports) Count(id int64, c fairlead.ImportCounts) error {
	args := append(make([]any, 0, 8), tx.workspace, id)[:8]
	putCounts(args[2:], c)
	n, err := tx.conn.Exec(`UPDATE import SET repaired = $3, created = $4, updated = $5, enquiries = $6, skipped = $7, rejected = $8
		WHERE workspace_id = $1 AND id = $2`, args...)
	return wrap("count import", found(n, err))
}

// selectImport selects imports; columns is an expression for their columns.
func selectImport(columns string) string {
	return `SELECT id, state, name, format, headers, ` + columns + `, plan, known, row_count, batch_id, repaired, created, updated, enquiries, skipped, rejected,
		actor_kind, actor_id, actor_name, actor_token, at FROM import WHERE workspace_id = $1 `
}

func scanImport(row Row) (fairlead.Import, error) {
	var i fairlead.Import
	var by actor
	var said importSaid
	var known, at int64
	var batch sql.NullInt64
	c := &i.Counts
	into := []any{&i.ID, &i.State, &i.Name, &said.format, &i.Headers, &said.columns, &said.plan, &known, &i.Rows, &batch,
		&c.Repaired, &c.Created, &c.Updated, &c.Enquiries, &c.Skipped, &c.Rejected}
	if err := row.Scan(append(append(into, by.into()...), &at)...); err != nil {
		return i, err
	}
	i.Known, i.BatchID, i.Actor, i.At = known != 0, batch.Int64, by.value(), timeOf(at)
	return i, errors.Join(json.Unmarshal([]byte(said.format), &i.Format), json.Unmarshal([]byte(said.columns), &i.Columns), json.Unmarshal([]byte(said.plan), &i.Plan))
}

// Get returns an import.
func (tx imports) Get(id int64) (fairlead.Import, error) {
	i, err := one(tx.conn, scanImport, selectImport("columns")+`AND id = $2`, tx.workspace, id)
	return i, wrap("get import", err)
}

// List returns imports, newest first.
func (tx imports) List(before int64, limit int) ([]fairlead.Import, error) {
	all, err := many(tx.conn, scanImport, selectImport("'null'")+`AND id < $2 AND state <> 'reading' ORDER BY id DESC LIMIT $3`,
		tx.workspace, beforeOrNewest(before), int64(limit))
	return all, wrap("list imports", err)
}

// Like returns the newest import with these columns that was begun.
func (tx imports) Like(headers string) (fairlead.Import, error) {
	i, err := one(tx.conn, scanImport, selectImport("columns")+`AND headers = $2 AND state = 'begun' ORDER BY id DESC LIMIT 1`, tx.workspace, headers)
	return i, wrap("find import", err)
}

// Delete deletes an import that was not begun.
func (tx imports) Delete(id int64) error {
	if err := tx.deleteOf(`id = $2 AND state <> 'begun'`, id); err != nil {
		return wrap("delete import", err)
	}
	n, err := tx.conn.Exec(`DELETE FROM import WHERE workspace_id = $1 AND id = $2 AND state <> 'begun'`, tx.workspace, id)
	return wrap("delete import", found(n, err))
}

// deleteOf deletes the rows of imports.
func (tx imports) deleteOf(condition string, arg any) error {
	return errors.Join(tx.deleteFrom("import_rows", condition, arg), tx.deleteFrom("import_reject", condition, arg))
}

func (tx imports) deleteFrom(table, condition string, arg any) error {
	_, err := tx.conn.Exec(`DELETE FROM `+table+` WHERE workspace_id = $1 AND import_id IN (SELECT id FROM import WHERE workspace_id = $1 AND `+condition+`)`, tx.workspace, arg)
	return err
}

// Reject keeps rows that could not be brought in.
func (tx imports) Reject(id int64, rows []fairlead.ImportReject) error {
	if len(rows) == 0 {
		return nil
	}
	cells := make([]string, len(rows))
	for i, r := range rows {
		var err error
		if cells[i], err = toJSON(r.Cells); err != nil {
			return wrap("reject rows", err)
		}
	}
	err := tx.conn.Insert(importRejectTable, len(rows), func(i int, args []any) {
		args[0], args[1], args[2], args[3], args[4] = tx.workspace, id, int64(rows[i].Line), cells[i], rows[i].Why
	})
	return wrap("reject rows", err)
}

// Rejects returns rows that could not be brought in, in the order of the file.
func (tx imports) Rejects(id int64, after, limit int) ([]fairlead.ImportReject, error) {
	all, err := many(tx.conn, scanReject, `SELECT line, cells, why FROM import_reject WHERE workspace_id = $1 AND import_id = $2 AND line > $3
		ORDER BY line LIMIT $4`, tx.workspace, id, int64(after), int64(limit))
	return all, wrap("list rejected rows", err)
}

func scanReject(row Row) (fairlead.ImportReject, error) {
	var r fairlead.ImportReject
	var cells string
	if err := row.Scan(&r.Line, &cells, &r.Why); err != nil {
		return r, err
	}
	return r, json.Unmarshal([]byte(cells), &r.Cells)
}

// DeleteOld deletes imports that nobody began, and what nobody needs of others.
func (tx imports) DeleteOld(at, rejects time.Time) error {
	stale := tx.deleteOf(`state <> 'begun' AND at < $2`, micros(at))
	_, old := tx.conn.Exec(`DELETE FROM import WHERE workspace_id = $1 AND state <> 'begun' AND at < $2`, tx.workspace, micros(at))
	ended := tx.deleteFrom("import_rows", `state = $2 AND EXISTS (SELECT 1 FROM batch b WHERE b.workspace_id = import.workspace_id AND b.id = import.batch_id AND b.state <> 'running')`,
		string(fairlead.ImportBegun))
	rejected := tx.deleteFrom("import_reject", `at < $2`, micros(rejects))
	return wrap("delete old imports", errors.Join(stale, old, ended, rejected))
}
