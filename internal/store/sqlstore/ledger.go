package sqlstore

import (
	"cmp"
	"database/sql"
	"encoding/json"
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
		SELECT rotation_id, next_seq, standings FROM ledger WHERE workspace_id = `+ours+` AND rotation_id `+tx.dialect.In("$2"),
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
	err := row.Scan(&r.rotation, &r.state.NextSeq, &standings)
	if err == nil {
		r.state.Standings, err = unpackStandings(standings)
	}
	return r, err
}

// standing is a fairlead.Standing as the ledger's row holds it: agent, balance, last entry.
type standing [3]int64

func packStandings(standings []fairlead.Standing) (string, error) {
	packed := make([]standing, len(standings))
	for i, s := range standings {
		packed[i] = standing{s.AgentID, s.Balance, s.LastSeq}
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
		standings[i] = fairlead.Standing{AgentID: s[0], Balance: s[1], LastSeq: s[2]}
	}
	return standings, nil
}

var ledgerTable = upsert(table("ledger", ints("workspace_id", "rotation_id", "next_seq"), texts("standings")), 2)

// Save writes a ledger.
func (tx ledgers) Save(rotationID int64, s store.LedgerState) error {
	standings, err := packStandings(s.Standings)
	if err == nil {
		err = tx.conn.Insert(ledgerTable, 1, func(_ int, args []any) {
			args[0], args[1], args[2], args[3] = tx.workspace, rotationID, s.NextSeq, standings
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
