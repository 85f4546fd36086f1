package sqlstore

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"strings"

	"fairlead"
)

// leadFieldTable takes a row once: a lead that is written while a field is being filled may be entered already.
var leadFieldTable = Table{Name: "lead_field", Conflict: "ON CONFLICT DO NOTHING",
	Columns: []Column{{"workspace_id", Int}, {"field_id", Int}, {"value", Text}, {"created_at", Int}, {"lead_id", Int}}}

// leadField is one row of lead_field.
type leadField struct {
	field, lead, created int64
	value                string
}

// fieldsOf are the rows of leads' answers to fields.
func fieldsOf(all []fairlead.Lead, defined []fairlead.Field) []leadField {
	var rows []leadField
	for i := range all {
		l := &all[i]
		for _, f := range defined {
			for _, key := range fieldKeys(f, l.Fields[f.Key]) {
				rows = append(rows, leadField{f.ID, l.ID, micros(l.CreatedAt), key})
			}
		}
	}
	return rows
}

// addFields enters leads under their answers.
func (tx leads) addFields(all []fairlead.Lead) error {
	if !answered(all) {
		return nil
	}
	defined, err := tx.fieldsNow()
	if err != nil {
		return err
	}
	return tx.putFields(fieldsOf(all, defined))
}

func (tx *Tx) putFields(rows []leadField) error {
	return tx.conn.Insert(leadFieldTable, len(rows), func(i int, args []any) {
		r := &rows[i]
		args[0], args[1], args[2], args[3], args[4] = tx.workspace, r.field, r.value, r.created, r.lead
	})
}

// answered reports whether any of the leads has an answer.
func answered(all []fairlead.Lead) bool {
	for i := range all {
		if len(all[i].Fields) > 0 {
			return true
		}
	}
	return false
}

// dropFields takes out all entries of leads, whatever they answered.
func (tx leads) dropFields(all []fairlead.Lead) error {
	_, err := tx.conn.Each(`DELETE FROM lead_field WHERE workspace_id = $1 AND lead_id = $2`, 2, len(all), func(i int, args []any) {
		args[0], args[1] = tx.workspace, all[i].ID
	})
	return err
}

// updateFields enters leads anew whose answers are others now.
func (tx leads) updateFields(all, old []fairlead.Lead) error {
	if !answered(all) && !answered(old) {
		return nil
	}
	defined, err := tx.fieldsNow()
	if err != nil || len(defined) == 0 {
		return err
	}
	now, before := changed(all, old, func(a, b *fairlead.Lead) bool { return sameAnswers(a, b, defined) })
	if err := tx.dropFields(before); err != nil {
		return err
	}
	return tx.putFields(fieldsOf(now, defined))
}

func sameAnswers(a, b *fairlead.Lead, defined []fairlead.Field) bool {
	for _, f := range defined {
		if !bytes.Equal(a.Fields[f.Key], b.Fields[f.Key]) {
			return false
		}
	}
	return true
}

// Fill enters the answers of up to limit more leads. The leads that are deleted are passed over, and count.
func (tx fields) Fill(id int64, limit int) (done bool, err error) {
	f, err := one(tx.conn, scanFilling, `SELECT id, key, type, filled_to FROM field WHERE workspace_id = $1 AND id = $2`, tx.workspace, id)
	if err != nil || !f.to.Valid {
		return err == nil, wrap("fill field", err)
	}
	passed, err := many(tx.conn, scanPassed, `SELECT id, created_at, deleted, fields FROM lead WHERE workspace_id = $1 AND id > $2 ORDER BY id LIMIT $3`,
		tx.workspace, f.to.Int64, int64(limit))
	if err != nil {
		return false, wrap("fill field", err)
	}
	rows, err := f.entries(passed)
	if err == nil {
		err = tx.putFields(rows)
	}
	if done = len(passed) < limit; done {
		f.to = sql.NullInt64{}
	} else {
		f.to.Int64 = passed[limit-1].id
	}
	if err == nil {
		_, err = tx.conn.Exec(`UPDATE field SET filled_to = $3 WHERE workspace_id = $1 AND id = $2`, tx.workspace, id, f.to)
	}
	return done, wrap("fill field", err)
}

// filling is a field, and how far it is filled.
type filling struct {
	fairlead.Field
	to sql.NullInt64
}

func scanFilling(row Row) (filling, error) {
	var f filling
	err := row.Scan(&f.ID, &f.Key, &f.Type, &f.to)
	return f, err
}

// passed is what is read of a lead to be entered.
type passed struct {
	id, created, deleted int64
	fields               string
}

func scanPassed(row Row) (passed, error) {
	var p passed
	err := row.Scan(&p.id, &p.created, &p.deleted, &p.fields)
	return p, err
}

// entries are the rows of the leads that answered the field. Most have not: their answers are not even parsed.
func (f filling) entries(all []passed) (rows []leadField, err error) {
	for _, p := range all {
		if p.deleted != 0 || !strings.Contains(p.fields, `"`+f.Key+`"`) {
			continue
		}
		var answers map[string]json.RawMessage
		if err := json.Unmarshal([]byte(p.fields), &answers); err != nil {
			return nil, err
		}
		for _, key := range fieldKeys(f.Field, answers[f.Key]) {
			rows = append(rows, leadField{f.ID, p.id, p.created, key})
		}
	}
	return rows, nil
}

// Empty takes out up to limit entries of a field.
func (tx fields) Empty(id int64, limit int) (done bool, err error) {
	const some = `FROM lead_field WHERE workspace_id = $1 AND field_id = $2`
	n, err := tx.conn.Exec(`DELETE `+some+` AND (value, created_at, lead_id) IN (SELECT value, created_at, lead_id `+some+`
		ORDER BY value, created_at, lead_id LIMIT $3)`, tx.workspace, id, int64(limit))
	return n < int64(limit), wrap("empty field", err)
}

// CountLeads counts the leads that are found by the field, but no further than limit.
func (tx fields) CountLeads(id int64, limit int) (int, error) {
	n, err := one(tx.conn, scanInt, `SELECT count(*) FROM (SELECT DISTINCT lead_id FROM lead_field WHERE workspace_id = $1 AND field_id = $2 LIMIT $3) AS found`,
		tx.workspace, id, int64(limit))
	return int(n), wrap("count leads of a field", err)
}
