package httpapi

import (
	"context"
	"strconv"
	"time"

	"fairlead"
	"fairlead/internal/usecase"
)

// Ledger is a rotation's fair share. Balances are in leads and sum to 0.
type Ledger struct {
	Rotation   Ref           `json:"rotation"`
	Agents     []LedgerAgent `json:"agents"`
	Entries    []LedgerEntry `json:"entries"`
	NextCursor *string       `json:"next_cursor"`
}

// LedgerAgent is where one agent stands.
type LedgerAgent struct {
	AgentID  int64                `json:"agent_id"`
	Name     string               `json:"name"`
	Balance  float64              `json:"balance" doc:"In leads; positive: owed, negative: ahead"`
	Weight   int                  `json:"weight"`
	Eligible bool                 `json:"eligible"`
	Reason   *fairlead.SkipReason `json:"reason"`
	Until    *time.Time           `json:"until" doc:"When the reason ends by itself: the leave, the pause, the time outside hours; null: unknown, or eligible"`
	NextIn   *int                 `json:"next_in" doc:"Leads from now until their turn; 1: next; null: not in sight"`
	Today    int                  `json:"today" doc:"Leads that the rotation gave them today, less those that were taken back"`
	Week     int                  `json:"week" doc:"The same since Monday"`
}

// LedgerEntry is one booking.
type LedgerEntry struct {
	Seq     int64               `json:"seq"`
	LeadID  int64               `json:"lead_id" doc:"0: about no lead"`
	AgentID int64               `json:"agent_id" doc:"Who was picked; 0: nobody"`
	Kind    fairlead.LedgerKind `json:"kind"`
	At      time.Time           `json:"at"`
	Deltas  []LedgerDelta       `json:"deltas"`
}

// LedgerDelta is what an entry adds to one agent's balance, in leads.
type LedgerDelta struct {
	AgentID int64   `json:"agent_id"`
	Delta   float64 `json:"delta"`
}

type readLedger struct {
	IDPath
	Paging
}

func (a *API) ledger(ctx context.Context, actor fairlead.Actor, in *readLedger) (*Answer[Ledger], error) {
	before, err := in.before()
	if err != nil {
		return nil, err
	}
	v, err := a.App.Ledger(ctx, actor, in.ID, before, in.Limit)
	if err != nil {
		return nil, err
	}
	l := Ledger{
		Rotation: Ref{ID: v.Rotation.ID, Name: v.Rotation.Name},
		Agents:   mapped(v.Agents, wireLedgerAgent), Entries: mapped(v.Entries, wireLedgerEntry),
	}
	if v.Next != 0 {
		l.NextCursor = new(strconv.FormatInt(v.Next, 10))
	}
	return answer(l), nil
}

func wireLedgerAgent(a usecase.LedgerAgent) LedgerAgent {
	return LedgerAgent{
		AgentID: a.Agent.ID, Name: a.Agent.Name, Balance: inLeads(a.Balance), Weight: a.Weight,
		Eligible: a.Eligible, Reason: orNull(a.Reason), Until: orNull(a.Until), NextIn: orNull(a.NextIn), Today: a.Today, Week: a.Week,
	}
}

func wireLedgerEntry(l usecase.LedgerLine) LedgerEntry {
	return LedgerEntry{
		Seq: l.Seq, LeadID: l.LeadID, AgentID: l.AgentID, Kind: l.Kind, At: l.At,
		Deltas: mapped(l.Deltas, func(d fairlead.Delta) LedgerDelta { return LedgerDelta{AgentID: d.AgentID, Delta: inLeads(d.Units)} }),
	}
}

type entryPath struct {
	IDPath
	Seq int64 `path:"seq" minimum:"1" doc:"Of an entry of kind rule"`
}

func (a *API) entryDecision(ctx context.Context, actor fairlead.Actor, in *entryPath) (*Answer[Decision], error) {
	return answerAs(wireDecision)(a.App.EntryDecision(ctx, actor, in.ID, in.Seq))
}
