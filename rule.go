package fairlead

import "encoding/json"

// Policy is one version of a workspace's routing: the switch, the rules in order, the last line, the rotations.
// Every write of any of them makes a new version; a decision names the one it was made by.
type Policy struct {
	Version    int64
	AutoAssign bool
	Rules      []Rule
	Otherwise  int64 // rotation for a lead that no rule matches; 0: it stays unassigned
	Rotations  []Rotation
	Deleted    []DeletedField // by key; rules that look at one do not run
}

// DeletedField is a custom field that was deleted while rules looked at it.
type DeletedField struct{ Key, Name string }

// Rule sends the leads that meet its conditions to a target. Rules stand in order; the first enabled match wins.
type Rule struct {
	ID         int64
	Name       string
	Enabled    bool
	Match      Match // how Conditions are joined
	Conditions []Condition
	Target     Target
	Away       AwayAct // of a target that is an agent; "": AwayWait
}

// AwayAct is what becomes of a lead whose rule names an agent who is on leave with nobody to cover, paused, or full.
type AwayAct string

// What a rule may do then.
const (
	AwayWait AwayAct = "wait" // the lead waits for the agent
	AwayNext AwayAct = "next" // the next rule is asked
)

// Match joins conditions. With no conditions, both hold.
type Match string

// The ways to join conditions.
const (
	MatchAll Match = "all"
	MatchAny Match = "any"
)

// Target is who a rule gives its leads to: exactly one of the two is set.
type Target struct {
	AgentID    int64
	RotationID int64
}

// Condition compares one field of a lead with a value, or, if Match is set, joins a group of such comparisons.
// Groups do not nest.
type Condition struct {
	Field    string // see Fields; "fields.KEY" for a custom field
	Operator Operator
	Value    json.RawMessage // string, number, boolean, or a list of them, as the operator asks

	Match      Match
	Conditions []Condition
}

// Operator is how a condition compares.
type Operator string

// The operators. Text compares without regard to case; numbers as numbers; of dates, the later one is the greater.
const (
	OpIs         Operator = "is"
	OpIsNot      Operator = "is_not"
	OpOneOf      Operator = "one_of"
	OpNotOneOf   Operator = "not_one_of"
	OpContains   Operator = "contains"
	OpStartsWith Operator = "starts_with"
	OpIsEmpty    Operator = "is_empty"
	OpIsNotEmpty Operator = "is_not_empty"
	OpGreater    Operator = "gt"
	OpAtLeast    Operator = "gte"
	OpLess       Operator = "lt"
	OpAtMost     Operator = "lte"
	OpBetween    Operator = "between" // both ends included
)
