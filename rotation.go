package fairlead

import "time"

// Rotation is a named pool of agents with weights.
type Rotation struct {
	ID       int64
	Name     string
	Strategy Strategy
	Agents   []RotationAgent // in the rotation's order, the last tie-break
	Hidden   bool            // "Spread by hand": the ledger of spreads over chosen agents

	Honours     Honours
	Hold        bool // outside everybody's hours its leads wait, and are shared when hours begin; else they go out by turn
	CountManual bool // a lead assigned by hand counts as if it had been given in turn
}

// Strategy is how a rotation picks.
type Strategy string

// The strategies.
const (
	RoundRobin Strategy = "round_robin" // who is owed the most
	LeastOpen  Strategy = "least_open"  // who has the fewest open leads; among equals, who is owed the most
)

// Strategies lists them all.
func Strategies() []Strategy { return []Strategy{RoundRobin, LeastOpen} }

// RotationAgent is an agent's membership of a rotation.
type RotationAgent struct {
	AgentID  int64
	Weight   int       // 0…100; 0: gets nothing
	Excluded bool      // taken out for now: earns nothing, owes nothing, keeps the balance
	OutUntil time.Time // the same until then; zero: not
	CapDay   Cap       // leads that this rotation gives in a day of the workspace, less those that were taken back
	CapWeek  Cap       // the same from Monday on
	MaxOpen  Cap       // open leads of the agent, wherever they came from
}

// Weights and sizes a rotation may have.
const (
	MaxWeight         = 100
	MaxRotationAgents = 500
)

// LeadUnit is one lead in ledger units: lcm(1…30), so that equal shares of up to 30 agents are exact.
// An int64 balance holds ±3.9 million leads.
const LeadUnit int64 = 2_329_089_562_800

// Standing is where an agent stands in a rotation's ledger.
type Standing struct {
	AgentID int64
	Balance int64 // LeadUnits; positive: owed, negative: ahead. All balances of a rotation sum to 0
	LastSeq int64 // sequence number of the rotation when the agent was last served, or joined
	Today   int   // leads that the rotation gave on its Day, less those that were taken back
	Week    int   // the same since the Monday before
}

// LedgerKind says why a ledger entry was booked.
type LedgerKind string

// The kinds of ledger entries.
const (
	LedgerRule      LedgerKind = "rule"      // a lead given by the rotation, or spread over it
	LedgerUndo      LedgerKind = "undo"      // the exact inverse of an entry
	LedgerSettled   LedgerKind = "settled"   // an excess beyond two leads, levelled
	LedgerManual    LedgerKind = "manual"    // a counted manual assignment
	LedgerDissolved LedgerKind = "dissolved" // a deleted membership's balance, handed to the others
)

// LedgerEntry is one booking in a rotation's ledger. What it adds to each balance follows from Pool, AgentID and
// Rest (routing.Deltas) and sums to 0.
type LedgerEntry struct {
	RotationID int64
	Seq        int64 // grows by one per entry of the rotation: the order of service
	LeadID     int64 // 0: about no lead
	AgentID    int64 // who was picked; 0: nobody
	Kind       LedgerKind
	At         time.Time
	Pool       []byte // the agents and weights that shared, packed by routing; few differ, so the store interns them
	Rest       []byte // what Pool and AgentID do not say, packed by routing; nearly always empty
}

// DayGift is how many leads a ledger gave to an agent on a day, less those of them that were taken back.
type DayGift struct {
	AgentID int64
	Day     int64 // since 1970-01-01, of the workspace's zone
	Leads   int
}

// Delta is what one entry adds to one agent's balance, in LeadUnits.
type Delta struct {
	AgentID int64
	Units   int64
}
