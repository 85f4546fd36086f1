package usecase

import (
	"time"

	"fairlead"
	"fairlead/internal/routing"
)

// LeadView is a lead with the names a reader needs.
type LeadView struct {
	fairlead.Lead
	Agent           *fairlead.Ref
	WaitingFor      *fairlead.Ref // rotation
	WaitingForAgent *fairlead.Ref // whom its rule names
}

func leadsByID(leads []fairlead.Lead) map[int64]fairlead.Lead {
	byID := make(map[int64]fairlead.Lead, len(leads))
	for _, l := range leads {
		byID[l.ID] = l
	}
	return byID
}

// LeadPage is a page of leads. Total counts the whole filter; if it is not Exact, so many were found before counting
// stopped: at fairlead.CountCap at the latest.
type LeadPage struct {
	Leads    []LeadView
	Next     string
	Previous string
	Total    int
	Exact    bool
}

// DecisionView is a decision with names, and how it was checked.
type DecisionView struct {
	fairlead.Decision
	ID       int64
	LeadID   int64 // if it was asked for by an entry of a ledger; else the reader knows
	At       time.Time
	Rotation *fairlead.Ref
	Chosen   *fairlead.Ref
	Covered  *fairlead.Ref    // for whom the chosen one, or the rotation, is the cover
	Names    map[int64]string // of candidates
	ByOpen   bool             // the rotation goes by open leads
	// Verified is true when the stored inputs gave this very decision again.
	Verified bool
}

// ActivityPage is a page of a timeline, newest first.
type ActivityPage struct {
	Activities []fairlead.Activity
	Next       int64            // id to continue before; 0: the end
	Merged     map[int64]string // what the leads are called that went into this one
}

// NotificationView is a notification as its member may see it now.
type NotificationView struct {
	fairlead.Notification
	Lead *fairlead.Ref // nil: about a batch, or a lead the member no longer has
}

// NotificationPage is a page of a bell, newest first.
type NotificationPage struct {
	Notifications []NotificationView
	Next          int64
	Unread        int
}

// MemberView is a member as the caller may see them.
type MemberView struct {
	fairlead.Member
	OpenLeads int
	State     fairlead.AvailabilityState // now
	Until     time.Time                  // when the state ends by itself; zero: unknown
}

// RotationView is a rotation with what the list shows.
type RotationView struct {
	fairlead.Rotation
	Names map[int64]string // of agents
	Rules []fairlead.Ref   // that send leads here
}

// LedgerView is a rotation's fair share.
type LedgerView struct {
	Rotation fairlead.Rotation
	Agents   []LedgerAgent // members in the rotation's order, then parked standings of nobody
	Entries  []LedgerLine
	Next     int64 // Seq to continue before; 0: the end
}

// LedgerAgent is where one agent stands.
type LedgerAgent struct {
	Agent       fairlead.Ref
	Balance     int64 // fairlead.LeadUnits
	Weight      int
	Eligible    bool
	Reason      fairlead.SkipReason
	Until       time.Time // when the reason ends by itself; zero: unknown
	NextIn      int       // leads from now until their turn; 1: next; 0: not in sight
	Today, Week int       // leads given, less those that were taken back
}

// LedgerLine is one entry with its deltas.
type LedgerLine struct {
	fairlead.LedgerEntry
	Deltas []fairlead.Delta
}

// viewOf names what a lead refers to.
func viewOf(l fairlead.Lead, members map[int64]fairlead.Member, policy *routing.Policy) LeadView {
	v := LeadView{Lead: l, Agent: refOf(members, l.AgentID), WaitingForAgent: refOf(members, -l.Waiting)}
	if r, ok := policy.Rotation(l.Waiting); ok {
		v.WaitingFor = &fairlead.Ref{ID: r.ID, Name: r.Name}
	}
	return v
}

func viewDecision(d fairlead.Decision, policy *routing.Policy, members map[int64]fairlead.Member) DecisionView {
	v := DecisionView{Decision: d, Chosen: refOf(members, d.AgentID), Names: map[int64]string{}}
	if r, ok := policy.Rotation(d.RotationID); ok {
		v.Rotation = &fairlead.Ref{ID: r.ID, Name: r.Name}
		v.ByOpen = r.Strategy == fairlead.LeastOpen
	}
	for _, c := range d.Candidates {
		v.Names[c.AgentID] = members[c.AgentID].Name
	}
	v.Covered = refOf(members, d.CoverFor)
	return v
}
