package sqlstore

import (
	"cmp"
	"database/sql"
	"maps"
	"slices"
	"strconv"

	"fairlead"
	"fairlead/internal/store"
)

// How many leads have each value is kept beside them: lists choose by it what to read along, and who asks which values
// there are need not wait until all leads have been looked at.

// countKind is what of a lead is counted.
type countKind string

const (
	countLead    countKind = "lead" // all there are
	countAgent   countKind = "agent"
	countWaiting countKind = "waiting"
	countStatus  countKind = "status"
	countSource  countKind = "source"
	countForm    countKind = "form"
	countTag     countKind = "tag"
)

// leadCountTable adds to how many leads have a value.
var leadCountTable = func() Table {
	t := table("lead_count", ints("workspace_id"), texts("kind", "value"), ints("leads"))
	t.Conflict = "ON CONFLICT (workspace_id, kind, value) DO UPDATE SET leads = lead_count.leads + excluded.leads"
	return t
}()

// counted is a value that leads have.
type counted struct {
	kind  countKind
	value string
}

// agentValue is an agent's id as it is counted; nobody is an empty text.
func agentValue(id int64) string {
	if id == 0 {
		return ""
	}
	return idText(id)
}

func idText(id int64) string { return strconv.FormatInt(id, 10) }

// tally is what of leads is counted, and how often.
type tally map[counted]int

func (t tally) add(all []fairlead.Lead, n int) {
	for i := range all {
		l := &all[i]
		t[counted{countLead, ""}] += n
		t.place(l.AgentID, l.Waiting, n)
		t[counted{countStatus, string(l.Status)}] += n
		t[counted{countSource, l.Source}] += n
		t[counted{countForm, l.Form}] += n
	}
	for _, row := range tagsOf(all) {
		t[counted{countTag, row.tag}] += n
	}
}

// recount keeps the counts when leads are no longer as before but as after; either may be empty.
func (tx leads) recount(before, after []fairlead.Lead) error {
	load := openOf(after)
	for agent, leads := range openOf(before) {
		load[agent] -= leads
	}
	if err := tx.addLoad(load); err != nil {
		return err
	}
	t := make(tally)
	t.add(after, 1)
	t.add(before, -1)
	return tx.addCounts(t)
}

// leadPlace is who has a lead that is there.
type leadPlace struct {
	id, agent, waiting int64
	open               bool
}

func scanLeadPlace(row Row) (leadPlace, error) {
	var p leadPlace
	var agent, waiting sql.NullInt64
	var open int64
	err := row.Scan(&p.id, &agent, &waiting, &open)
	p.agent, p.waiting, p.open = agent.Int64, waiting.Int64, open != 0
	return p, err
}

// recountPlaces keeps the counts when leads have changed hands; if one did so twice, the last time holds.
func (tx leads) recountPlaces(before []leadPlace, after []fairlead.Lead) error {
	now := make(map[int64]*fairlead.Lead, len(after))
	for i := range after {
		now[after[i].ID] = &after[i]
	}
	load, t := make(map[int64]int), make(tally)
	for _, p := range before {
		l := now[p.id]
		t.place(p.agent, p.waiting, -1)
		t.place(l.AgentID, l.Waiting, 1)
		if p.open {
			load[p.agent]--
			load[l.AgentID]++
		}
	}
	if err := tx.addLoad(load); err != nil {
		return err
	}
	return tx.addCounts(t)
}

func (t tally) place(agent, waiting int64, n int) {
	t[counted{countAgent, agentValue(agent)}] += n
	if waiting != 0 {
		t[counted{countWaiting, ""}] += n
	}
}

func (tx leads) addCounts(t tally) error {
	maps.DeleteFunc(t, func(_ counted, n int) bool { return n == 0 })
	rows := slices.SortedFunc(maps.Keys(t), func(a, b counted) int { return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.value, b.value)) })
	return tx.conn.Insert(leadCountTable, len(rows), func(i int, args []any) {
		args[0], args[1], args[2], args[3] = tx.workspace, string(rows[i].kind), rows[i].value, int64(t[rows[i]])
	})
}

// Facets returns the values leads have, most frequent first.
func (tx leads) Facets(limit int) (store.LeadFacets, error) {
	var f store.LeadFacets
	for kind, into := range map[countKind]*[]string{countSource: &f.Sources, countForm: &f.Forms, countTag: &f.Tags} {
		values, err := many(tx.conn, scanText, `SELECT value FROM lead_count WHERE workspace_id = $1 AND kind = $2 AND value <> '' AND leads > 0
			ORDER BY leads DESC, value LIMIT $3`, tx.workspace, string(kind), int64(limit))
		if err != nil {
			return store.LeadFacets{}, wrap("list values of leads", err)
		}
		*into = values
	}
	return f, nil
}
