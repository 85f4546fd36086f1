package store

import (
	"time"

	"fairlead"
)

// Desk is the workspace's one desk row. Every Write holds it; what it says was true when the transaction began.
type Desk interface {
	Get() (DeskState, error)
	// SetDirty says whether waiting leads are worth another try.
	SetDirty(dirty bool) error
	// Wake says when they are by themselves, since somebody's availability or a limit changes then; zero: nobody knows.
	Wake(at time.Time) error
}

// DeskState is the desk row as a transaction sees it.
type DeskState struct {
	Turn          int64 // how many transactions have written, this one included: the turn after the last has missed nothing
	Changed       int64 // the last turn that was no round of intake: people, rules and webhooks are as they were after it
	PolicyVersion int64
	Changing      bool      // this transaction may change people and rules: what it reads of them may never be committed
	Dirty         bool      // an agent became eligible, or the policy changed, since the waiting leads were last tried
	Freed         bool      // somebody has an open lead less by this transaction
	WakeAt        time.Time // when they are worth another try by themselves; zero: nobody knows
}

// Due reports whether waiting leads are worth another try.
func (s DeskState) Due(now time.Time) bool {
	return s.Dirty || !s.WakeAt.IsZero() && !now.Before(s.WakeAt)
}

// Policies are the versions of the workspace's routing.
type Policies interface {
	// Version returns one version; 0: the current one.
	Version(version int64) (fairlead.Policy, error)
	// Save writes p as a new version, makes it current, marks the desk dirty and returns the version's number.
	Save(p fairlead.Policy, author fairlead.ActorName, at time.Time) (int64, error)
	// History returns up to limit versions older than before (0: from the newest), newest first.
	History(before int64, limit int) ([]PolicyVersion, error)
	// Draft returns what is in the making; fairlead.ErrNotFound if nothing is.
	Draft() (PolicyDraft, error)
	// SaveDraft writes the draft in place of the one before; DropDraft deletes it.
	SaveDraft(d PolicyDraft) error
	DropDraft() error
}

// PolicyDraft is a policy in the making. Its Version is the one it was made from.
type PolicyDraft struct {
	PolicyVersion
	Revision int64 // grows with every save
}

// PolicyVersion is a version, who made it, and when.
type PolicyVersion struct {
	fairlead.Policy
	Author fairlead.ActorName
	At     time.Time
}

// Ledgers are the rotations' balances and entries.
type Ledgers interface {
	// Load returns the state of the rotations' ledgers; one that has none yet is empty, with NextSeq 1.
	Load(rotationIDs []int64) (map[int64]LedgerState, error)
	Save(rotationID int64, s LedgerState) error
	Append(entries []fairlead.LedgerEntry) error
	// Entries returns up to limit entries with a Seq less than before (0: from the newest), newest first.
	Entries(rotationID, before int64, limit int) ([]fairlead.LedgerEntry, error)
	// Pick returns the entries of these sequence numbers, in no particular order.
	Pick(rotationID int64, seqs []int64) ([]fairlead.LedgerEntry, error)
	// Give adds to what a rotation's ledger gave on days.
	Give(rotationID int64, gifts []fairlead.DayGift) error
	// GivenSince returns what a rotation's ledger gave from a day on, by day and agent.
	GivenSince(rotationID, day int64) ([]fairlead.DayGift, error)
}

// LedgerState is where a rotation's agents stand.
type LedgerState struct {
	NextSeq   int64
	Day       int64               // since 1970-01-01 in the workspace's zone, of which the standings count what was given
	Standings []fairlead.Standing // by agent, when loaded
}

// Decisions are the packed records of routings.
type Decisions interface {
	Insert(decisions []DecisionRow) error
	// ForLead returns the lead's decisions, newest first.
	ForLead(leadID int64) ([]DecisionRow, error)
	// Begun says when the rules were first asked about each of these leads; those of which they never were are not in the map.
	Begun(leadIDs []int64) (map[int64]time.Time, error)
	// ForLeads returns the decisions of these leads, by lead, oldest first.
	ForLeads(leadIDs []int64) ([]DecisionRow, error)
}

// DecisionRow is one stored decision: what came of it, and the packed inputs it is rebuilt from.
type DecisionRow struct {
	ID      int64
	LeadID  int64
	At      time.Time
	Outcome fairlead.Outcome
	AgentID int64  // chosen, or keeping the lead; 0: nobody
	Record  []byte // routing.Pack; empty for a duplicate
}
