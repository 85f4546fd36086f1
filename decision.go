package fairlead

import "encoding/json"

// Decision is the record of one routing: which rule, who stood there, why them.
type Decision struct {
	Outcome    Outcome
	Version    int64       // of the policy; 0: none was looked at
	Rule       *Ref        // the rule that matched; nil: none did
	Otherwise  bool        // the last line of the rules applied
	RotationID int64       // the rotation that was served or is waited for; 0: none
	AgentID    int64       // who was chosen; 0: nobody
	Tie        TieBreak    // what decided between the chosen and the runner-up
	Off        bool        // auto-assign was off
	AfterHours bool        // everybody was outside their hours, and the rotation gives by turn all the same
	CoverFor   int64       // the agent whom the rule names, who is away: this is their cover; 0: none was asked
	Passed     []Passed    // rules before the one that matched, in order
	Candidates []Candidate // every member of the rotation, each once, in the rotation's order; or the agent who is waited for
}

// Awaited is what Lead.Waiting is of a lead that this decision lets wait: the rotation or, negative, the agent.
func (d Decision) Awaited() int64 {
	if d.Outcome == OutcomeWaiting && d.RotationID == 0 && len(d.Candidates) > 0 {
		return -d.Candidates[0].AgentID
	}
	return d.RotationID
}

// Outcome is what a routing came to.
type Outcome string

// The outcomes.
const (
	OutcomeAssigned   Outcome = "assigned"
	OutcomeWaiting    Outcome = "waiting"
	OutcomeUnassigned Outcome = "unassigned" // no rule matched, or auto-assign is off
	OutcomeDuplicate  Outcome = "duplicate"  // the person has an open lead, whose agent keeps it
	OutcomeUpdated    Outcome = "updated"    // the lead of this external id was changed, and nothing was decided
)

// Candidate is one member of the rotation as the decision saw them.
type Candidate struct {
	AgentID  int64
	Reason   SkipReason // "" means eligible
	Observed string     // what was found, such as "0"
	Wanted   string     // what would have made them eligible, such as "1 or more"
	Before   int64      // balance in LeadUnits
	After    int64
	Weight   int // the member's weight in the rotation
	Open     int // open leads, if the rotation goes by them
}

// SkipReason is the one reason for which a candidate could not be picked.
type SkipReason string

// The reasons, in the order in which they are looked at.
const (
	SkipInactive   SkipReason = "inactive"
	SkipExcluded   SkipReason = "excluded"
	SkipWeightZero SkipReason = "weight_zero"
	SkipOnLeave    SkipReason = "on_leave"
	SkipPaused     SkipReason = "paused"
	SkipOutside    SkipReason = "outside_hours"
	SkipCapDay     SkipReason = "cap_day"
	SkipCapWeek    SkipReason = "cap_week"
	SkipMaxOpen    SkipReason = "max_open"    // of the rotation
	SkipCapOverall SkipReason = "cap_overall" // the member's own limit of open leads
)

// SkipReasons lists them all.
func SkipReasons() []SkipReason {
	return []SkipReason{SkipInactive, SkipExcluded, SkipWeightZero, SkipOnLeave, SkipPaused, SkipOutside, SkipCapDay, SkipCapWeek, SkipMaxOpen, SkipCapOverall}
}

// TieBreak is the key that set the chosen agent apart from the next best.
type TieBreak string

// The tie-breaks, in the order in which they are tried.
const (
	TieNone    TieBreak = ""             // nothing to choose: one agent, a direct target, or nobody
	TieOpen    TieBreak = "fewest_open"  // had fewer open leads
	TieBalance TieBreak = "balance"      // was owed more
	TieIdle    TieBreak = "longest_idle" // owed the same; had waited longer
	TieOrder   TieBreak = "order"        // owed the same, waited the same; stands first in the rotation
)

// Passed is a rule that was passed over, with the first thing that spoke against it.
type Passed struct {
	Rule      Ref
	Reason    PassReason
	Condition int    // index of the first failed condition; -1 if Reason is not PassCondition
	Field     string // of that condition
	Operator  Operator
	Observed  string
	Wanted    json.RawMessage
}

// PassReason is why a rule was passed over.
type PassReason string

// The reasons to pass a rule over.
const (
	PassDisabled  PassReason = "disabled"
	PassCondition PassReason = "condition"
	PassBroken    PassReason = "broken"         // a condition that cannot be read: reported, never silently false
	PassInactive  PassReason = "agent_inactive" // its target agent is inactive: the next rule is asked
	PassAway      PassReason = "agent_away"     // its target agent is away or full, and the rule says that the next one is asked
)
