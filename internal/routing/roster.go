package routing

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"fairlead"
)

// Roster is who stands where at the moment of a decision: data, worked out by the caller. Decide does not change it.
type Roster struct {
	Now     time.Time         // of whole seconds
	Active  map[int64]bool    // by member id; absent means inactive
	States  map[int64]State   // by member id; absent is the zero State
	Ledgers map[int64]*Ledger // by rotation id; absent means that nobody was served yet

	// HeldUntil is set for a lead that was held because everybody was outside their hours: whose hours begin by then shares
	// it as if they had begun, once anybody's have.
	HeldUntil time.Time
}

// HeldFor is for how long after somebody's hours have begun those of others count as begun for leads that were held.
const HeldFor = time.Hour

// State is what keeps an active agent from having leads. Times are of whole seconds.
type State struct {
	PausedUntil time.Time       // zero: not paused
	LeaveUntil  time.Time       // zero: not on leave
	Cover       fairlead.Target // while on leave: who gets what rules give to this agent
	Outside     bool            // of their working hours
	HoursAt     time.Time       // when those begin, if Outside; zero: never
	Open        int             // open leads, however they got them
	MaxOpen     fairlead.Cap    // open leads up to which they get more, wherever from
}

// begins reports whether an agent outside their hours shares a lead that was held.
func (s State) begins(heldUntil time.Time) bool {
	return !s.HoursAt.IsZero() && !heldUntil.IsZero() && !s.HoursAt.After(heldUntil)
}

// Staffed reports whether somebody of a rotation is at work, limits aside.
func (r Roster) Staffed(rotation fairlead.Rotation) bool {
	return slices.ContainsFunc(rotation.Agents, func(a fairlead.RotationAgent) bool {
		s := r.States[a.AgentID]
		if !r.Active[a.AgentID] || a.Excluded || r.Now.Before(a.OutUntil) || a.Weight == 0 {
			return false
		}
		away := rotation.Honours.Leave && !s.LeaveUntil.IsZero() || rotation.Honours.Pause && !s.PausedUntil.IsZero()
		return !away && !s.Outside
	})
}

// skip is why somebody cannot have a lead, with what was found and what would have done; the zero skip: they can.
type skip struct {
	reason           fairlead.SkipReason
	observed, wanted string
}

// whyNot is the one reason for which an agent cannot have a lead of the rotation. Limits come last: whoever has another
// reason is not at work.
func (r Roster) whyNot(rotation fairlead.Rotation, a fairlead.RotationAgent, standing fairlead.Standing, anyHour bool) skip {
	s := r.States[a.AgentID]
	switch {
	case !r.Active[a.AgentID]:
		return skip{fairlead.SkipInactive, "inactive", "active"}
	case a.Excluded:
		return skip{fairlead.SkipExcluded, "excluded", "included"}
	case r.Now.Before(a.OutUntil):
		return skip{fairlead.SkipExcluded, a.OutUntil.UTC().Format(time.RFC3339), "included"}
	case a.Weight == 0:
		return skip{fairlead.SkipWeightZero, strconv.Itoa(a.Weight), "1 or more"}
	case rotation.Honours.Leave && !s.LeaveUntil.IsZero():
		return until(fairlead.SkipOnLeave, s.LeaveUntil)
	case rotation.Honours.Pause && !s.PausedUntil.IsZero():
		return until(fairlead.SkipPaused, s.PausedUntil)
	case rotation.Honours.Hours && s.Outside && !anyHour && !s.begins(r.HeldUntil):
		return until(fairlead.SkipOutside, s.HoursAt)
	case a.CapDay.Full(standing.Today):
		return full(fairlead.SkipCapDay, standing.Today, a.CapDay)
	case a.CapWeek.Full(standing.Week):
		return full(fairlead.SkipCapWeek, standing.Week, a.CapWeek)
	case a.MaxOpen.Full(s.Open):
		return full(fairlead.SkipMaxOpen, s.Open, a.MaxOpen)
	case s.MaxOpen.Full(s.Open):
		return full(fairlead.SkipCapOverall, s.Open, s.MaxOpen)
	}
	return skip{}
}

// unable is why an active agent whom a rule names cannot have the lead now.
func (s State) unable() skip {
	switch {
	case !s.LeaveUntil.IsZero():
		return until(fairlead.SkipOnLeave, s.LeaveUntil)
	case !s.PausedUntil.IsZero():
		return until(fairlead.SkipPaused, s.PausedUntil)
	case s.MaxOpen.Full(s.Open):
		return full(fairlead.SkipCapOverall, s.Open, s.MaxOpen)
	}
	return skip{}
}

// until is a reason that ends by itself; zero: nobody knows when.
func until(reason fairlead.SkipReason, end time.Time) skip {
	if end.IsZero() {
		return skip{reason: reason}
	}
	return skip{reason: reason, observed: end.UTC().Format(time.RFC3339)}
}

func full(reason fairlead.SkipReason, n int, limit fairlead.Cap) skip {
	return skip{reason, strconv.Itoa(n), fmt.Sprintf("fewer than %d", limit.Most)}
}

// Limited reports whether a reason is a limit, which a person may go beyond.
func Limited(reason fairlead.SkipReason) bool {
	switch reason {
	case fairlead.SkipCapDay, fairlead.SkipCapWeek, fairlead.SkipMaxOpen, fairlead.SkipCapOverall:
		return true
	}
	return false
}

// room is how many more leads the limits leave to an agent who can have one; anyRoom: they set none.
func room(a fairlead.RotationAgent, standing fairlead.Standing, s State) int {
	left := anyRoom
	for _, l := range []struct {
		limit fairlead.Cap
		used  int
	}{{a.CapDay, standing.Today}, {a.CapWeek, standing.Week}, {a.MaxOpen, s.Open}, {s.MaxOpen, s.Open}} {
		if l.limit.Set {
			left = min(left, l.limit.Most-l.used)
		}
	}
	return left
}

// anyRoom is more leads than anybody gets.
const anyRoom = 1 << 40
