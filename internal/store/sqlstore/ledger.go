package sqlstore

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"fairlead"
	"fairlead/internal/store"
)

// Load returns the state of the rotations' ledgers.
func (tx ledgers) Load(rotationIDs []int64) (map[int64]store.LedgerState, error) {
	states, err := tx.askStates(rotationIDs)
	return settled(tx.conn, states, err, "load ledgers")
}

func (tx ledgers) askStates(rotationIDs []int64) (func() map[int64]store.LedgerState, error) {
	if len(rotationIDs) == 0 {
		return nothing[map[int64]store.LedgerState], nil
	}
	rows, err := ask(tx.conn, scanLedger, `
		SELECT rotation_id, next_seq, day, standings FROM ledger WHERE workspace_id = `+ours+` AND rotation_id `+tx.dialect.In("$2"),
		tx.workspace, tx.dialect.Ints(rotationIDs))
	return func() map[int64]store.LedgerState { return statesOf(rotationIDs, *rows) }, err
}

func statesOf(rotationIDs []int64, rows []ledgerRow) map[int64]store.LedgerState {
	states := make(map[int64]store.LedgerState, len(rotationIDs))
	for _, id := range rotationIDs {
		states[id] = store.LedgerState{NextSeq: 1}
	}
	for _, r := range rows {
		states[r.rotation] = r.state
	}
	return states
}

type ledgerRow struct {
	rotation int64
	state    store.LedgerState
}

func scanLedger(row Row) (ledgerRow, error) {
	var r ledgerRow
	var standings string
	err := row.Scan(&r.rotation, &r.state.NextSeq, &r.state.Day, &standings)
	if err == nil {
		r.state.Standings, err = unpackStandings(standings)
	}
	return r, err
}

// standing is a fairlead.Standing as the ledger's row holds it: agent, balance, last entry, and what was given that day and
// that week, without zeros at the end.
type standing []int64

// leastStanding is how long a standing is.
const leastStanding = 3

func standingToStore(s fairlead.Standing) standing {
	packed := standing{s.AgentID, s.Balance, s.LastSeq, int64(s.Today), int64(s.Week)}
	for len(packed) > leastStanding && packed[len(packed)-1] == 0 {
		packed = packed[:len(packed)-1]
	}
	return packed
}

func (s standing) read() (fairlead.Standing, error) {
	if len(s) < leastStanding {
		return fairlead.Standing{}, fmt.Errorf("a standing of %d numbers", len(s))
	}
	var all [5]int64
	copy(all[:], s)
	return fairlead.Standing{AgentID: all[0], Balance: all[1], LastSeq: all[2], Today: int(all[3]), Week: int(all[4])}, nil
}

func packStandings(standings []fairlead.Standing) (string, error) {
	packed := make([]standing, len(standings))
	for i, s := range standings {
		packed[i] = standingToStore(s)
	}
	slices.SortFunc(packed, func(a, b standing) int { return cmp.Compare(a[0], b[0]) })
	text, err := json.Marshal(packed)
	return string(text), err
}

func unpackStandings(text string) ([]fairlead.Standing, error) {
	var packed []standing
	if err := json.Unmarshal([]byte(text), &packed); err != nil || len(packed) == 0 {
		return nil, err
	}
	standings := make([]fairlead.Standing, len(packed))
	for i, s := range packed {
		var err error
		if standings[i], err = s.read(); err != nil {
			return nil, err
		}
	}
	return standings, nil
}

var ledgerTable = upsert(table("ledger", ints("workspace_id", "rotation_id", "next_seq", "day"), texts("standings")), 2)

// Save writes a ledger.
func (tx ledgers) Save(rotationID int64, s store.LedgerState) error {
	standings, err := packStandings(s.Standings)
	if err == nil {
		err = tx.conn.Insert(ledgerTable, 1, func(_ int, args []any) {
			args[0], args[1], args[2], args[3], args[4] = tx.workspace, rotationID, s.NextSeq, s.Day, standings
		})
	}
	return wrap("save ledger", err)
}

var ledgerEntryTable = table("ledger_entry", ints("workspace_id", "rotation_id", "seq", "lead_id", "agent_id"), texts("kind"),
	ints("at", "pool_id"), columnsOf(Bytes, []string{"rest"}))

// Append adds entries.
func (tx ledgers) Append(all []fairlead.LedgerEntry) error {
	pools, err := tx.poolsOf(all)
	if err != nil {
		return wrap("append ledger entries", err)
	}
	err = tx.conn.Insert(ledgerEntryTable, len(all), func(i int, args []any) {
		e := &all[i]
		args[0], args[1], args[2], args[3], args[4] = tx.workspace, e.RotationID, e.Seq, optional(e.LeadID), optional(e.AgentID)
		args[5], args[6], args[7], args[8] = string(e.Kind), micros(e.At), optional(pools[string(e.Pool)]), nil
		if len(e.Rest) > 0 {
			args[8] = e.Rest
		}
	})
	return wrap("append ledger entries", err)
}

const entriesOf = `
	SELECT e.rotation_id, e.seq, e.lead_id, e.agent_id, e.kind, e.at, p.content, e.rest FROM ledger_entry e
	LEFT JOIN ledger_pool p ON p.workspace_id = e.workspace_id AND p.id = e.pool_id
	WHERE e.workspace_id = $1 AND e.rotation_id = $2 AND e.seq `

// Entries returns entries of a ledger, newest first.
func (tx ledgers) Entries(rotationID, before int64, limit int) ([]fairlead.LedgerEntry, error) {
	all, err := many(tx.conn, scanEntry, entriesOf+`< $3 ORDER BY e.seq DESC LIMIT $4`,
		tx.workspace, rotationID, beforeOrNewest(before), int64(limit))
	return all, wrap("list ledger entries", err)
}

// Pick returns the entries of these sequence numbers.
func (tx ledgers) Pick(rotationID int64, seqs []int64) ([]fairlead.LedgerEntry, error) {
	all, err := many(tx.conn, scanEntry, entriesOf+tx.dialect.In("$3"), tx.workspace, rotationID, tx.dialect.Ints(seqs))
	return all, wrap("pick ledger entries", err)
}

func scanEntry(row Row) (fairlead.LedgerEntry, error) {
	var e fairlead.LedgerEntry
	var lead, agent sql.NullInt64
	var at int64
	err := row.Scan(&e.RotationID, &e.Seq, &lead, &agent, &e.Kind, &at, &e.Pool, &e.Rest)
	e.LeadID, e.AgentID, e.At = lead.Int64, agent.Int64, timeOf(at)
	return e, err
}

// ledgerDayTable adds to what was given on a day.
var ledgerDayTable = Table{Name: "ledger_day", Columns: ints("workspace_id", "rotation_id", "day", "agent_id", "leads"),
	Conflict: "ON CONFLICT (workspace_id, rotation_id, day, agent_id) DO UPDATE SET leads = ledger_day.leads + excluded.leads"}

// Give adds to what a ledger gave on days.
func (tx ledgers) Give(rotationID int64, gifts []fairlead.DayGift) error {
	err := tx.conn.Insert(ledgerDayTable, len(gifts), func(i int, args []any) {
		args[0], args[1], args[2], args[3], args[4] = tx.workspace, rotationID, gifts[i].Day, gifts[i].AgentID, int64(gifts[i].Leads)
	})
	return wrap("note what was given", err)
}

// GivenSince returns what a ledger gave from a day on.
func (tx ledgers) GivenSince(rotationID, day int64) ([]fairlead.DayGift, error) {
	all, err := many(tx.conn, scanGift, `SELECT day, agent_id, leads FROM ledger_day
		WHERE workspace_id = $1 AND rotation_id = $2 AND day >= $3 ORDER BY day, agent_id`, tx.workspace, rotationID, day)
	return all, wrap("read what was given", err)
}

func scanGift(row Row) (g fairlead.DayGift, err error) {
	var leads int64
	err = row.Scan(&g.Day, &g.AgentID, &leads)
	g.Leads = int(leads)
	return g, err
}
