package sqlstore

import (
	"database/sql"

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
	rows, err := ask(tx.conn, scanStanding, `
		SELECT l.rotation_id, l.next_seq, s.agent_id, s.balance, s.last_seq FROM ledger l
		LEFT JOIN standing s ON s.workspace_id = l.workspace_id AND s.rotation_id = l.rotation_id
		WHERE l.workspace_id = `+ours+` AND l.rotation_id `+tx.dialect.In("$2")+` ORDER BY l.rotation_id, s.agent_id`,
		tx.workspace, tx.dialect.Ints(rotationIDs))
	return func() map[int64]store.LedgerState { return statesOf(rotationIDs, *rows) }, err
}

func statesOf(rotationIDs []int64, rows []standingRow) map[int64]store.LedgerState {
	states := make(map[int64]store.LedgerState, len(rotationIDs))
	for _, id := range rotationIDs {
		states[id] = store.LedgerState{NextSeq: 1}
	}
	for _, r := range rows {
		state := states[r.rotation]
		state.NextSeq = r.nextSeq
		if r.agent.Valid {
			state.Standings = append(state.Standings, fairlead.Standing{AgentID: r.agent.Int64, Balance: r.balance.Int64, LastSeq: r.lastSeq.Int64})
		}
		states[r.rotation] = state
	}
	return states
}

type standingRow struct {
	rotation, nextSeq       int64
	agent, balance, lastSeq sql.NullInt64
}

func scanStanding(row Row) (standingRow, error) {
	var r standingRow
	err := row.Scan(&r.rotation, &r.nextSeq, &r.agent, &r.balance, &r.lastSeq)
	return r, err
}

var (
	ledgerTable   = upsert(table("ledger", ints("workspace_id", "rotation_id", "next_seq")), 2)
	standingTable = upsert(table("standing", ints("workspace_id", "rotation_id", "agent_id", "balance", "last_seq")), 3)
)

// Save writes a ledger's number and the standings named.
func (tx ledgers) Save(rotationID int64, s store.LedgerState) error {
	err := tx.conn.Insert(ledgerTable, 1, func(_ int, args []any) {
		args[0], args[1], args[2] = tx.workspace, rotationID, s.NextSeq
	})
	if err == nil {
		err = tx.conn.Insert(standingTable, len(s.Standings), func(i int, args []any) {
			args[0], args[1] = tx.workspace, rotationID
			args[2], args[3], args[4] = s.Standings[i].AgentID, s.Standings[i].Balance, s.Standings[i].LastSeq
		})
	}
	return wrap("save ledger", err)
}

// Leave deletes the standings of agents.
func (tx ledgers) Leave(rotationID int64, agentIDs []int64) error {
	_, err := tx.conn.Exec(`DELETE FROM standing WHERE workspace_id = $1 AND rotation_id = $2 AND agent_id `+tx.dialect.In("$3"),
		tx.workspace, rotationID, tx.dialect.Ints(agentIDs))
	return wrap("leave ledger", err)
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
