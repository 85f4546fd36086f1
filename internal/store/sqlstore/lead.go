package sqlstore

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

var leadTable = table("lead",
	ints("workspace_id", "id", "agent_id", "waiting_rotation_id", "batch_id"),
	texts("status"), ints("open"), texts("source", "form"),
	ints("created_at", "updated_at", "version"),
	texts("name", "name_key", "email", "email_key", "phone", "phone_key", "company", "country", "language"),
	columnsOf(Real, []string{"value"}), texts("external_id", "tags", "fields", "import"))

// Insert adds leads, with their tags, answers and search words.
func (tx leads) Insert(all []fairlead.Lead) error {
	values, err := leadsToPut(all)
	if err != nil {
		return wrap("insert leads", err)
	}
	err = tx.conn.Insert(leadTable, len(all), func(i int, args []any) {
		l, v := &all[i], values[i]
		args[0], args[1], args[2], args[3], args[4] = tx.workspace, l.ID, optional(l.AgentID), optional(l.Waiting), optional(l.BatchID)
		args[5], args[6], args[7], args[8] = v.status, v.open, l.Source, l.Form
		args[9], args[10], args[11] = micros(l.CreatedAt), micros(l.UpdatedAt), l.Version
		putContact(args[12:21], l.Contact)
		args[21], args[22], args[23], args[24], args[25] = optionalFloat(l.Value), l.ExternalID, v.tags, v.fields, l.Import
	})
	if err == nil {
		err = tx.enter(all)
	}
	return wrap("insert leads", err)
}

// enter makes leads that were not there found and counted: by their tags, answers and words, and at their agents.
func (tx leads) enter(all []fairlead.Lead) error {
	for _, add := range []func([]fairlead.Lead) error{tx.addTags, tx.addFields, tx.addWords} {
		if err := add(all); err != nil {
			return err
		}
	}
	return tx.recount(nil, all)
}

// openOf counts each agent's open leads among these.
func openOf(all []fairlead.Lead) map[int64]int {
	load := make(map[int64]int)
	for i := range all {
		if all[i].Open {
			load[all[i].AgentID]++
		}
	}
	return load
}

func idsOf(all []fairlead.Lead) []int64 {
	ids := make([]int64, len(all))
	for i := range all {
		ids[i] = all[i].ID
	}
	return ids
}

// leadToPut is what of a lead is worked out before it is stored.
type leadToPut struct {
	status, tags, fields string
	open                 int64
}

func leadsToPut(all []fairlead.Lead) ([]leadToPut, error) {
	values := make([]leadToPut, len(all))
	for i := range all {
		l := &all[i]
		v := leadToPut{status: string(l.Status), open: flag(l.Open)}
		var err error
		if len(l.Tags) > 0 {
			if v.tags, err = toJSON(l.Tags); err != nil {
				return nil, err
			}
		}
		if len(l.Fields) > 0 {
			if v.fields, err = toJSON(l.Fields); err != nil {
				return nil, fmt.Errorf("fields of lead %d: %w", l.ID, err)
			}
		}
		values[i] = v
	}
	return values, nil
}

func putContact(args []any, c fairlead.Contact) {
	args[0], args[1] = c.Name, nameKey(c.Name)
	args[2], args[3] = c.Email, optional(store.EmailKey(c.Email))
	args[4], args[5] = c.Phone, optional(store.PhoneKey(c.Phone))
	args[6], args[7], args[8] = c.Company, c.Country, c.Language
}

func optionalFloat(v *float64) any {
	if v == nil {
		return nil
	}
	return *v
}

// Place writes who has each lead.
func (tx leads) Place(all []fairlead.Lead) error {
	return wrap("place leads", tx.place(all))
}

func (tx leads) place(all []fairlead.Lead) error {
	before, err := many(tx.conn, scanLeadPlace, `SELECT id, agent_id, waiting_rotation_id, open FROM lead
		WHERE workspace_id = $1 AND deleted = 0 AND id `+tx.dialect.In("$2"), tx.workspace, tx.dialect.Ints(idsOf(all)))
	if err != nil {
		return err
	}
	n, err := tx.conn.Each(`
		UPDATE lead SET agent_id = $3, waiting_rotation_id = $4, batch_id = $5, version = $6, updated_at = $7
		WHERE workspace_id = $1 AND id = $2 AND deleted = 0`, 7, len(all), func(i int, args []any) {
		l := &all[i]
		args[0], args[1], args[2], args[3], args[4] = tx.workspace, l.ID, optional(l.AgentID), optional(l.Waiting), optional(l.BatchID)
		args[5], args[6] = l.Version, micros(l.UpdatedAt)
	})
	if err = foundAll(len(all), n, err); err != nil {
		return err
	}
	return tx.recountPlaces(before, all)
}

// Touch notes that something happened to leads which changed nothing of them.
func (tx leads) Touch(ids []int64, at time.Time) error {
	_, err := tx.conn.Each(`UPDATE lead SET updated_at = $3 WHERE workspace_id = $1 AND id = $2 AND deleted = 0 AND updated_at < $3`, 3, len(ids), func(i int, args []any) {
		args[0], args[1], args[2] = tx.workspace, ids[i], micros(at)
	})
	return wrap("touch leads", err)
}

// foundAll turns "fewer rows than named were touched" into fairlead.ErrNotFound.
func foundAll(want int, n int64, err error) error {
	if err == nil && n < int64(want) {
		return fairlead.ErrNotFound
	}
	return err
}

// Get returns the leads of these ids that exist and are in scope.
func (tx leads) Get(ids []int64, scope fairlead.LeadScope) ([]fairlead.Lead, error) {
	found, err := tx.pick(0, ids, scope)
	return found, wrap("get leads", err)
}

// Places returns where the leads of these ids are that exist and are in scope.
func (tx leads) Places(ids []int64, scope fairlead.LeadScope) ([]fairlead.Lead, error) {
	from, args := tx.these(0, ids, scope)
	found, err := many(tx.conn, scanPlaced, `SELECT id, agent_id, waiting_rotation_id, batch_id, status, open, version`+from, args...)
	return found, wrap("get places of leads", err)
}

func scanPlaced(row Row) (fairlead.Lead, error) {
	var l fairlead.Lead
	var agent, waiting, batch sql.NullInt64
	var open int64
	err := row.Scan(&l.ID, &agent, &waiting, &batch, &l.Status, &open, &l.Version)
	l.AgentID, l.Waiting, l.BatchID, l.Open = agent.Int64, waiting.Int64, batch.Int64, open != 0
	return l, err
}

// pick reads the leads of these ids that are in scope: those that are there, or those that are marked as deleted and could
// come back.
func (tx leads) pick(deleted int64, ids []int64, scope fairlead.LeadScope) ([]fairlead.Lead, error) {
	from, args := tx.these(deleted, ids, scope)
	return many(tx.conn, scanLead, `SELECT `+leadColumns+from, args...)
}

// these selects from the leads of these ids that are in scope.
func (tx leads) these(deleted int64, ids []int64, scope fairlead.LeadScope) (from string, args []any) {
	from = ` FROM lead WHERE workspace_id = $1 AND deleted = ` + strconv.FormatInt(deleted, 10) + ` AND merged_into IS NULL AND id ` + tx.dialect.In("$2")
	args = []any{tx.workspace, tx.dialect.Ints(ids)}
	if !scope.All {
		from += ` AND ` + tx.dialect.Plain("agent_id") + ` = $3` // 0 is nobody's id
		args = append(args, scope.AgentID)
	}
	return from, args
}

// FieldKeys returns the keys of the answers that these leads have.
func (tx leads) FieldKeys(ids []int64, scope fairlead.LeadScope) ([]string, error) {
	from, args := tx.these(0, ids, scope)
	texts, err := many(tx.conn, scanText, `SELECT fields`+from+` AND fields <> ''`, args...)
	seen := map[string]bool{}
	for _, text := range texts {
		var fields map[string]json.RawMessage
		if err := json.Unmarshal([]byte(text), &fields); err != nil {
			return nil, wrap("find keys of answers", err)
		}
		for key := range fields {
			seen[key] = true
		}
	}
	return slices.Collect(maps.Keys(seen)), wrap("find keys of answers", err)
}

// OldestWaiting returns up to limit waiting leads with an id greater than after, oldest first.
func (tx leads) OldestWaiting(after int64, limit int) ([]fairlead.Lead, error) {
	found, err := many(tx.conn, scanLead, `SELECT `+leadColumns+` FROM lead
		WHERE workspace_id = $1 AND deleted = 0 AND waiting_rotation_id IS NOT NULL AND id > $2
		ORDER BY id LIMIT $3`, tx.workspace, after, int64(limit))
	return found, wrap("find waiting leads", err)
}

// CountWaiting counts the leads that wait, by whom they wait for.
func (tx leads) CountWaiting() ([]store.WaitingCount, error) {
	all, err := many(tx.conn, scanWaitingCount, `SELECT waiting_rotation_id, count(*), min(created_at) FROM lead
		WHERE workspace_id = $1 AND deleted = 0 AND waiting_rotation_id IS NOT NULL GROUP BY waiting_rotation_id ORDER BY 3, 1`, tx.workspace)
	return all, wrap("count waiting leads", err)
}

func scanWaitingCount(row Row) (w store.WaitingCount, err error) {
	var oldest, leads int64
	err = row.Scan(&w.Waiting, &leads, &oldest)
	w.Leads, w.Oldest = int(leads), timeOf(oldest)
	return w, err
}

const leadColumns = `id, agent_id, waiting_rotation_id, batch_id, status, open, source, form, created_at, updated_at, version,
	name, email, phone, company, country, language, value, external_id, tags, fields, import`

func scanLead(row Row) (fairlead.Lead, error) {
	var l fairlead.Lead
	var agent, waiting, batch sql.NullInt64
	var created, updated, open int64
	var tags, fields string
	c := &l.Contact
	err := row.Scan(&l.ID, &agent, &waiting, &batch, &l.Status, &open, &l.Source, &l.Form, &created, &updated, &l.Version,
		&c.Name, &c.Email, &c.Phone, &c.Company, &c.Country, &c.Language, &l.Value, &l.ExternalID, &tags, &fields, &l.Import)
	if err != nil {
		return l, err
	}
	l.AgentID, l.Waiting, l.BatchID = agent.Int64, waiting.Int64, batch.Int64
	l.Open = open != 0
	l.CreatedAt, l.UpdatedAt = timeOf(created), timeOf(updated)
	if tags != "" {
		err = json.Unmarshal([]byte(tags), &l.Tags)
	}
	if err == nil && fields != "" {
		err = json.Unmarshal([]byte(fields), &l.Fields)
	}
	return l, err
}
