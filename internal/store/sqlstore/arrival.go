package sqlstore

import (
	"cmp"
	"database/sql"
	"errors"
	"slices"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

var (
	arrivalTable     = table("arrival", ints("workspace_id", "id", "source_id", "at", "status"), texts("problem"), columnsOf(Bytes, []string{"body"}))
	arrivedLeadTable = ignoring(table("arrived_lead", ints("workspace_id", "source_id"), texts("vendor_id"), ints("arrival_id", "at"), texts("state"),
		ints("lead_id", "attempts", "next_at"), texts("problem")))
)

// ignoring makes an insert leave alone what is there already.
func ignoring(t Table) Table {
	t.Conflict = "ON CONFLICT DO NOTHING"
	return t
}

// Insert adds an arrival with those of its leads that are new.
func (tx arrivals) Insert(a fairlead.Arrival) (int, error) {
	fresh, err := tx.fresh(a.Leads)
	if err == nil {
		err = tx.conn.Insert(arrivalTable, 1, func(_ int, args []any) {
			args[0], args[1], args[2], args[3], args[4], args[5], args[6] = tx.workspace, a.ID, a.SourceID, micros(a.At), int64(a.Status), a.Problem, bytesOf(a.Body)
		})
	}
	if err == nil && len(fresh) > 0 {
		err = tx.conn.Insert(arrivedLeadTable, len(fresh), func(i int, args []any) {
			l := &fresh[i]
			args[0], args[1], args[2], args[3], args[4] = tx.workspace, l.SourceID, l.VendorID, l.ArrivalID, micros(a.At)
			args[5], args[6], args[7], args[8], args[9] = arrivedState(l.State), optional(l.LeadID), int64(l.Attempts), optionalMicros(l.NextAt), l.Problem
		})
	}
	if err == nil && a.Problem != "" {
		_, err = tx.conn.Exec(`DELETE FROM arrival WHERE workspace_id = $1 AND source_id = $2 AND problem <> '' AND id <= (SELECT id FROM arrival
			WHERE workspace_id = $1 AND source_id = $2 AND problem <> '' ORDER BY id DESC LIMIT 1 OFFSET $3)`, tx.workspace, a.SourceID, int64(store.KeptRefused))
	}
	return len(fresh), wrap("insert arrival", err)
}

// fresh are those of the leads that no arrival has brought before, each once.
func (tx arrivals) fresh(leads []fairlead.ArrivedLead) ([]fairlead.ArrivedLead, error) {
	keys := each(leads, keyOfArrived)
	there, err := tx.Find(keys)
	if err != nil {
		return nil, err
	}
	var fresh []fairlead.ArrivedLead
	for i, l := range leads {
		if _, known := there[keys[i]]; !known {
			there[keys[i]] = l
			fresh = append(fresh, l)
		}
	}
	return fresh, nil
}

func keyOfArrived(l fairlead.ArrivedLead) store.ArrivedKey {
	return store.ArrivedKey{SourceID: l.SourceID, VendorID: l.VendorID}
}

const selectArrived = `SELECT source_id, vendor_id, arrival_id, at, state, lead_id, attempts, next_at, problem FROM arrived_lead WHERE workspace_id = $1 `

func scanArrived(row Row) (fairlead.ArrivedLead, error) {
	var l fairlead.ArrivedLead
	var at int64
	var lead, next sql.NullInt64
	err := row.Scan(&l.SourceID, &l.VendorID, &l.ArrivalID, &at, &l.State, &lead, &l.Attempts, &next, &l.Problem)
	l.At, l.LeadID, l.NextAt = timeOf(at), lead.Int64, optionalTimeOf(next)
	if l.State == fairlead.ArrivedTaken && l.LeadID == 0 {
		l.State = fairlead.ArrivedErased
	}
	return l, err
}

// arrivedState is how a state is stored: one that was erased was taken, and is no lead.
func arrivedState(s fairlead.ArrivedState) string {
	if s == fairlead.ArrivedErased {
		s = fairlead.ArrivedTaken
	}
	return string(s)
}

// Find returns those of these leads that are there.
func (tx arrivals) Find(keys []store.ArrivedKey) (map[store.ArrivedKey]fairlead.ArrivedLead, error) {
	bySource := make(map[int64][]string)
	for _, key := range keys {
		bySource[key.SourceID] = append(bySource[key.SourceID], key.VendorID)
	}
	there := make(map[store.ArrivedKey]fairlead.ArrivedLead, len(keys))
	for source, ids := range bySource {
		found, err := many(tx.conn, scanArrived, selectArrived+`AND source_id = $2 AND vendor_id `+tx.dialect.In("$3"), tx.workspace, source, tx.dialect.Texts(ids))
		if err != nil {
			return nil, wrap("find arrived leads", err)
		}
		for _, l := range found {
			there[keyOfArrived(l)] = l
		}
	}
	return there, nil
}

// Get returns an arrival with its leads.
func (tx arrivals) Get(id int64) (fairlead.Arrival, error) {
	a, err := one(tx.conn, scanArrival, `SELECT id, source_id, at, status, problem, body FROM arrival WHERE workspace_id = $1 AND id = $2`, tx.workspace, id)
	if err != nil {
		return a, wrap("get arrival", err)
	}
	all := []fairlead.Arrival{a}
	err = tx.addLeads(all)
	return all[0], wrap("get arrival", err)
}

// List returns arrivals of a source, newest first.
func (tx arrivals) List(sourceID, before int64, limit int) ([]fairlead.Arrival, error) {
	all, err := many(tx.conn, scanArrival, `SELECT id, source_id, at, status, problem, NULL FROM arrival
		WHERE workspace_id = $1 AND source_id = $2 AND id < $3 ORDER BY id DESC LIMIT $4`, tx.workspace, sourceID, beforeOrNewest(before), int64(limit))
	if err == nil {
		err = tx.addLeads(all)
	}
	return all, wrap("list arrivals", err)
}

func scanArrival(row Row) (fairlead.Arrival, error) {
	var a fairlead.Arrival
	var at int64
	err := row.Scan(&a.ID, &a.SourceID, &at, &a.Status, &a.Problem, &a.Body)
	a.At = timeOf(at)
	return a, err
}

// addLeads reads the leads that arrivals brought.
func (tx arrivals) addLeads(all []fairlead.Arrival) error {
	ids := each(all, func(a fairlead.Arrival) int64 { return a.ID })
	leads, err := many(tx.conn, scanArrived, selectArrived+`AND arrival_id `+tx.dialect.In("$2")+` ORDER BY arrival_id, vendor_id`, tx.workspace, tx.dialect.Ints(ids))
	for i := range all {
		for _, l := range leads {
			if l.ArrivalID == all[i].ID {
				all[i].Leads = append(all[i].Leads, l)
			}
		}
	}
	return err
}

// Bodies returns those of arrivals that are kept.
func (tx arrivals) Bodies(ids []int64) (map[int64][]byte, error) {
	all, err := many(tx.conn, scanArrival, `SELECT id, source_id, at, status, problem, body FROM arrival WHERE workspace_id = $1 AND id `+tx.dialect.In("$2"),
		tx.workspace, tx.dialect.Ints(ids))
	bodies := make(map[int64][]byte, len(all))
	for _, a := range all {
		bodies[a.ID] = a.Body
	}
	return bodies, wrap("read bodies of arrivals", err)
}

// Due returns leads of a source that are due, those due longest first.
func (tx arrivals) Due(sourceID int64, at time.Time, limit int) ([]fairlead.ArrivedLead, error) {
	all, err := many(tx.conn, scanArrived, selectArrived+`AND source_id = $2 AND state = 'due' AND next_at <= $3 ORDER BY next_at, vendor_id LIMIT $4`,
		tx.workspace, sourceID, micros(at), int64(limit))
	return all, wrap("list due arrived leads", err)
}

// NextDue is when the source's next lead is due.
func (tx arrivals) NextDue(sourceID int64) (time.Time, error) {
	at, err := moment(tx.conn, `SELECT min(next_at) FROM arrived_lead WHERE workspace_id = $1 AND source_id = $2 AND state = 'due'`, tx.workspace, sourceID)
	return at, wrap("find next arrived lead", err)
}

// Record writes what became of leads that are due, always in the same order.
func (tx arrivals) Record(leads []fairlead.ArrivedLead) error {
	leads = slices.SortedFunc(slices.Values(leads), func(a, b fairlead.ArrivedLead) int {
		return cmp.Or(cmp.Compare(a.SourceID, b.SourceID), cmp.Compare(a.VendorID, b.VendorID))
	})
	_, err := tx.conn.Each(`UPDATE arrived_lead SET state = $4, lead_id = $5, attempts = $6, next_at = $7, problem = $8
		WHERE workspace_id = $1 AND source_id = $2 AND vendor_id = $3 AND state = 'due'`, 8, len(leads), func(i int, args []any) {
		l := &leads[i]
		args[0], args[1], args[2], args[3] = tx.workspace, l.SourceID, l.VendorID, arrivedState(l.State)
		args[4], args[5], args[6], args[7] = optional(l.LeadID), int64(l.Attempts), optionalMicros(l.NextAt), l.Problem
	})
	return wrap("record arrived leads", err)
}

// Erase forgets what leads became, always in the same order, but not that they have come.
func (tx arrivals) Erase(keys []store.ArrivedKey) error {
	keys = slices.SortedFunc(slices.Values(keys), func(a, b store.ArrivedKey) int {
		return cmp.Or(cmp.Compare(a.SourceID, b.SourceID), cmp.Compare(a.VendorID, b.VendorID))
	})
	_, err := tx.conn.Each(`UPDATE arrived_lead SET state = $4, lead_id = NULL, next_at = NULL, problem = ''
		WHERE workspace_id = $1 AND source_id = $2 AND vendor_id = $3`, 4, len(keys), func(i int, args []any) {
		args[0], args[1], args[2], args[3] = tx.workspace, keys[i].SourceID, keys[i].VendorID, arrivedState(fairlead.ArrivedErased)
	})
	return wrap("erase arrived leads", err)
}

// Hasten makes all leads of a source due. They are locked in the order of their vendor's ids, as whoever records them does.
func (tx arrivals) Hasten(sourceID int64, at time.Time) error {
	_, err := tx.conn.Exec(`UPDATE arrived_lead SET next_at = $3 WHERE workspace_id = $1 AND source_id = $2 AND state = 'due' AND vendor_id IN (
		SELECT vendor_id FROM arrived_lead WHERE workspace_id = $1 AND source_id = $2 AND state = 'due' AND next_at > $3 ORDER BY vendor_id `+tx.dialect.Locking("FOR UPDATE")+`)`,
		tx.workspace, sourceID, micros(at))
	return wrap("hasten arrived leads", err)
}

// Retry makes the failed leads of an arrival due.
func (tx arrivals) Retry(arrivalID int64, at time.Time) (int, error) {
	n, err := tx.conn.Exec(`UPDATE arrived_lead SET state = 'due', attempts = 0, next_at = $3 WHERE workspace_id = $1 AND arrival_id = $2 AND state = 'failed'`,
		tx.workspace, arrivalID, micros(at))
	return int(n), wrap("retry arrived leads", err)
}

// Summaries says of each source how its arrivals went.
func (tx arrivals) Summaries() (map[int64]store.ArrivalSummary, error) {
	summaries := map[int64]store.ArrivalSummary{}
	last, err := many(tx.conn, scanArrival, `SELECT a.id, a.source_id, a.at, a.status, a.problem, NULL FROM source s JOIN arrival a
		ON a.workspace_id = s.workspace_id AND a.id = (SELECT max(id) FROM arrival WHERE workspace_id = s.workspace_id AND source_id = s.id) WHERE s.workspace_id = $1`, tx.workspace)
	for _, a := range last {
		summaries[a.SourceID] = store.ArrivalSummary{LastAt: a.At, LastProblem: a.Problem}
	}
	if err != nil {
		return nil, wrap("summarise arrivals", err)
	}
	counts, err := many(tx.conn, scanArrivedCount, `
		SELECT source_id, count(*), 0 FROM arrived_lead WHERE workspace_id = $1 AND state = 'due' GROUP BY source_id UNION ALL
		SELECT source_id, 0, count(*) FROM arrived_lead WHERE workspace_id = $1 AND state = 'failed' GROUP BY source_id`, tx.workspace)
	for _, c := range counts {
		s := summaries[c.source]
		s.Due, s.Failed = s.Due+c.due, s.Failed+c.failed
		summaries[c.source] = s
	}
	return summaries, wrap("summarise arrivals", err)
}

type arrivedCount struct {
	source      int64
	due, failed int
}

func scanArrivedCount(row Row) (arrivedCount, error) {
	var c arrivedCount
	err := row.Scan(&c.source, &c.due, &c.failed)
	return c, err
}

// DeleteOld deletes arrivals that are old, or take too much room, and what is remembered of leads for long enough.
func (tx arrivals) DeleteOld(at time.Time, bytes int64, forgotten time.Time) error {
	_, old := tx.conn.Exec(`DELETE FROM arrival WHERE workspace_id = $1 AND at < $2`, tx.workspace, micros(at))
	_, large := tx.conn.Exec(`DELETE FROM arrival WHERE workspace_id = $1 AND id IN (SELECT id FROM
		(SELECT id, sum(length(body)) OVER (ORDER BY id DESC) AS so_far FROM arrival WHERE workspace_id = $1) AS sizes WHERE so_far > $2)`, tx.workspace, bytes)
	_, known := tx.conn.Exec(`DELETE FROM arrived_lead WHERE workspace_id = $1 AND at < $2`, tx.workspace, micros(forgotten))
	return wrap("delete old arrivals", errors.Join(old, large, known))
}
