// Package replay runs rules once more over leads that have come in, on paper: who would have got what, beside what was
// decided then. It is pure: leads, people and the time are handed in, and nothing is written.
package replay

import (
	"time"

	"fairlead"
	"fairlead/internal/routing"
)

// Lead is a lead as it came, and what was decided then.
type Lead struct {
	ID     int64
	Came   time.Time // which the figures of days go by
	At     time.Time // when it is decided
	Facts  routing.Facts
	Value  float64
	Closed time.Time // when it was closed first; zero: it is still open

	// Then is what the rules said when it came or, if it waited, when it was given to somebody.
	Then   fairlead.Decision
	Waited bool // it had to wait then
	// Ledger is where the rotation stood that was served first, before it was; nil: none was.
	Ledger *routing.Ledger
}

// People say who is there.
type People interface {
	// At returns who is active, and in which state they are, at a time, and until when that holds; zero: for good. Open leads
	// are not part of it. What it returns must not be changed.
	At(t time.Time) (active map[int64]bool, states map[int64]routing.State, until time.Time)
}

// Cause is why a lead would go to somebody else than it did. Of several, the first counts.
type Cause string

// The causes.
const (
	CauseOff          Cause = "off"          // auto-assign was off then
	CauseRule         Cause = "rule"         // another rule takes it, or none
	CauseTarget       Cause = "target"       // its rule gives to somebody else
	CauseMembers      Cause = "members"      // the rotation has other members or weights
	CauseAvailability Cause = "availability" // others could have leads, by availability or limits
	CauseTurn         Cause = "turn"         // earlier leads of the rotation go to others, so it is another's turn
)

// Causes lists them in the order in which they count.
var Causes = []Cause{CauseOff, CauseRule, CauseTarget, CauseMembers, CauseAvailability, CauseTurn}

// Place is where a lead went: to an agent, or to nobody.
type Place struct {
	AgentID int64         // 0: nobody
	Rule    *fairlead.Ref // nil: the last line, or nothing
	Line    Line
	Waiting bool // for somebody who can have it
}

// Line says what of the rules took a lead.
type Line string

// The lines.
const (
	LineRule      Line = "rule"
	LineOtherwise Line = "otherwise" // the last line
	LineNone      Line = "none"      // no rule matched, or auto-assign was off
)

// Change is a lead whose agent differs.
type Change struct {
	LeadID        int64
	Came          time.Time
	Before, After Place
	Cause         Cause // "": nothing changes
}

// Tally is what an agent had, and would have had.
type Tally struct {
	Before, After           int
	ValueBefore, ValueAfter float64
}

// Hits is how many leads a line of the rules took, and would have taken.
type Hits struct {
	Line          Line
	Rule          fairlead.Ref // of LineRule
	Before, After int
}

// DayTally is what an agent had, and would have had, on one day.
type DayTally struct {
	Day           int64 // since 1970-01-01, in the workspace's zone
	AgentID       int64
	Before, After int
}

// Result is what a run came to.
type Result struct {
	Leads   int
	Nobody  int             // would have gone to nobody: no rule takes them, or they would still wait
	Waiting int             // of these, those that would still wait
	Agents  map[int64]Tally // those with leads on either side
	Hits    []Hits          // rules in their order, those there were before, the last line, none
	Days    []DayTally      // by day, then agent
	Causes  map[Cause]int
	Changes []Change // newest first
	Left    []Change // that nobody would have got, newest first
}
