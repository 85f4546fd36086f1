package httpapi

import (
	"encoding/json"
	"time"

	"fairlead"
	"fairlead/internal/usecase"
)

// Decision is the record of one routing: which rule, who stood there, why them. Codes, not sentences.
type Decision struct {
	ID         *int64             `json:"id"`
	At         *time.Time         `json:"at"`
	Outcome    fairlead.Outcome   `json:"outcome"`
	Version    *int64             `json:"version" doc:"Of the routing rules; null: they were not asked"`
	Rule       *Ref               `json:"rule" doc:"The rule that matched"`
	Otherwise  bool               `json:"otherwise" doc:"No rule matched; the line for any other lead applied"`
	AutoAssign bool               `json:"auto_assign" doc:"Whether auto-assign was on"`
	Rotation   *Ref               `json:"rotation" doc:"The rotation that was served, or is waited for"`
	AfterHours bool               `json:"after_hours" doc:"Everybody was outside their hours, and the rotation gives by turn all the same"`
	CoverFor   *Ref               `json:"cover_for" doc:"The agent whom the rule names, who is away: the lead went to their cover"`
	Chosen     *Chosen            `json:"chosen"`
	Tie        *fairlead.TieBreak `json:"tie" doc:"What set the chosen agent apart from the next best"`
	Passed     []PassedRule       `json:"passed" doc:"Rules before the one that matched, in order"`
	Candidates []Candidate        `json:"candidates" doc:"Every member of the rotation, each once"`
	Verified   bool               `json:"verified" doc:"The stored inputs gave this very decision again"`
}

// Chosen is the agent a decision came to.
type Chosen struct {
	AgentID int64  `json:"agent_id"`
	Name    string `json:"name"`
}

// PassedRule is a rule that did not apply, with the first thing that spoke against it.
type PassedRule struct {
	Rule      Ref                 `json:"rule"`
	Reason    fairlead.PassReason `json:"reason"`
	Condition *int                `json:"condition" doc:"Index of the first condition that failed"`
	Field     string              `json:"field"`
	Operator  *fairlead.Operator  `json:"operator"`
	Observed  string              `json:"observed"`
	Wanted    json.RawMessage     `json:"wanted"`
}

// Candidate is one member of the rotation as the decision saw them. Balances are in leads.
type Candidate struct {
	AgentID       int64                `json:"agent_id"`
	Name          string               `json:"name"`
	Eligible      bool                 `json:"eligible"`
	Reason        *fairlead.SkipReason `json:"reason" doc:"The one reason to be skipped"`
	Observed      string               `json:"observed"`
	Wanted        string               `json:"wanted"`
	BalanceBefore float64              `json:"balance_before"`
	BalanceAfter  float64              `json:"balance_after"`
	Open          *int                 `json:"open" doc:"Open leads, if the rotation goes by them"`
}

func wireDecision(v usecase.DecisionView) Decision {
	d := Decision{
		ID: orNull(v.ID), At: orNull(v.At), Outcome: v.Outcome, Version: orNull(v.Version), Rule: optionalRef(v.Rule),
		Otherwise: v.Otherwise, AutoAssign: !v.Off, Rotation: optionalRef(v.Rotation), Tie: orNull(v.Tie),
		Passed: mapped(v.Passed, wirePassed), Verified: v.Verified,
		Candidates: mapped(v.Candidates, func(c fairlead.Candidate) Candidate { return wireCandidate(c, v) }),
	}
	d.AfterHours, d.CoverFor = v.AfterHours, optionalRef(v.Covered)
	if v.Chosen != nil {
		d.Chosen = &Chosen{AgentID: v.Chosen.ID, Name: v.Chosen.Name}
	}
	return d
}

func wireCandidate(c fairlead.Candidate, v usecase.DecisionView) Candidate {
	wire := Candidate{
		AgentID: c.AgentID, Name: v.Names[c.AgentID], Eligible: c.Reason == "", Reason: orNull(c.Reason), Observed: c.Observed, Wanted: c.Wanted,
		BalanceBefore: inLeads(c.Before), BalanceAfter: inLeads(c.After),
	}
	if v.ByOpen {
		wire.Open = new(c.Open)
	}
	return wire
}

func wirePassed(p fairlead.Passed) PassedRule {
	wire := PassedRule{Rule: wireRef(p.Rule), Reason: p.Reason, Field: p.Field, Operator: orNull(p.Operator), Observed: p.Observed, Wanted: p.Wanted}
	if p.Condition >= 0 && p.Reason == fairlead.PassCondition {
		wire.Condition = new(p.Condition)
	}
	return wire
}
