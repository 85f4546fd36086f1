package usecase

import (
	"time"

	"fairlead"
	"fairlead/internal/availability"
	"fairlead/internal/routing"
	"fairlead/internal/store"
)

// presence is who of the members is there, as far as rules look at it. It holds for a while.
type presence struct {
	moments     map[int64]availability.Moment // of those of whom there is anything to say
	from, until time.Time                     // while it holds; until zero: for good
}

// presenceAt works out who is there; zone is the workspace's.
func presenceAt(members map[int64]fairlead.Member, zone *time.Location, now time.Time) presence {
	p := presence{moments: map[int64]availability.Moment{}, from: now}
	for id, m := range members {
		moment := availability.At(m.Availability, availability.Zone(m.Availability, zone), now)
		if moment == (availability.Moment{}) {
			continue
		}
		p.moments[id] = moment
		p.until = availability.Sooner(p.until, moment.Changes)
	}
	return p
}

// states are what decisions look at, open leads aside.
func (p presence) states() map[int64]routing.State {
	states := make(map[int64]routing.State, len(p.moments))
	for id, m := range p.moments {
		states[id] = routing.State{PausedUntil: m.PausedUntil, LeaveUntil: m.LeaveUntil, Cover: m.Cover, Outside: m.Outside, HoursAt: m.HoursAt}
	}
	return states
}

func (p presence) holds(now time.Time) bool {
	return p.moments != nil && !now.Before(p.from) && (p.until.IsZero() || now.Before(p.until))
}

// attend brings up to date, at a time, who is there and how many leads they have, as far as rules look at it.
func (o *office) attend(tx store.Tx, now time.Time) error {
	if !o.presence.holds(now) {
		o.presence = presenceAt(o.members, o.zone, now)
	}
	o.roster.Now = now.Truncate(time.Second)
	o.roster.States = o.presence.states()
	limited := map[int64]fairlead.Cap{}
	for id, m := range o.members {
		if m.MaxOpen.Set {
			limited[id] = m.MaxOpen
		}
	}
	if len(limited) == 0 && !o.policy.CountsOpen() {
		return nil
	}
	open, err := tx.Members().OpenLeads()
	for id := range o.members {
		if s := o.roster.States[id]; open[id] > 0 || limited[id].Set {
			s.Open, s.MaxOpen = open[id], limited[id]
			o.roster.States[id] = s
		}
	}
	return err
}

// load keeps how many open leads agents have when one goes from one to another (0: nobody).
func (o *office) load(from, to int64, open bool) {
	if !open || from == to {
		return
	}
	for _, moved := range [2]struct {
		id int64
		n  int
	}{{from, -1}, {to, 1}} {
		if s := o.roster.States[moved.id]; moved.id != 0 {
			s.Open = max(s.Open+moved.n, 0)
			o.roster.States[moved.id] = s
		}
	}
}

// agentIf is the agent who has an open lead; 0 if it is closed.
func agentIf(agent int64, open bool) int64 {
	if !open {
		return 0
	}
	return agent
}

// changes is when somebody's availability or what a limit counts changes next by itself; zero: never.
func (o *office) changes(now time.Time) time.Time {
	next := availability.Sooner(o.presence.until, o.policy.BackAt(now))
	if !o.policy.CountsDays() {
		return next
	}
	return availability.Sooner(next, availability.DayBegins(now, 1, o.zone))
}

// held tells until when hours that begin count as begun for a lead that waits, if it was held: nobody in its rotation who could
// have leads was within their hours when it came, or when something last happened to it, as it may have come to wait later; zero:
// it was not.
func (o *office) held(lead fairlead.Lead, now time.Time) time.Time {
	rotation, ok := o.policy.Rotation(lead.Waiting)
	if !ok || !rotation.Hold {
		return time.Time{}
	}
	if o.worked(rotation, lead.CreatedAt) && o.worked(rotation, lead.UpdatedAt) {
		return time.Time{}
	}
	return now.Add(routing.HeldFor).Truncate(time.Second)
}

// worked reports whether somebody of a rotation was at work at a time.
func (o *office) worked(rotation fairlead.Rotation, at time.Time) bool {
	then := routing.Roster{Now: at, Active: active(o.members), States: presenceAt(o.members, o.zone, at).states()}
	return then.Staffed(rotation)
}

// ends is when the reason that somebody cannot have a lead ends by itself; zero: unknown.
func ends(c fairlead.Candidate) time.Time {
	switch c.Reason {
	case fairlead.SkipOnLeave, fairlead.SkipPaused, fairlead.SkipOutside, fairlead.SkipExcluded:
		at, _ := time.Parse(time.RFC3339, c.Observed) // "": unknown
		return at
	}
	return time.Time{}
}

// attendance is who is there now, and where they stand in these rotations, for who only looks.
func (a *App) attendance(tx store.Tx, workspace int64, policy *routing.Policy, rotations ...int64) (*office, error) {
	w, err := tx.Workspace()
	if err != nil {
		return nil, err
	}
	o := &office{workspace: w, zone: zoneOf(w), policy: policy}
	if o.members, err = a.members(tx, workspace); err != nil {
		return nil, err
	}
	o.roster.Active = active(o.members)
	return o, o.stand(tx, a.now(), rotations)
}

// stand brings up to date who is there at a time, and where they stand in these rotations.
func (o *office) stand(tx store.Tx, at time.Time, rotations []int64) error {
	if err := o.attend(tx, at); err != nil {
		return err
	}
	states, err := tx.Ledgers().Load(rotations)
	o.roster.Ledgers = ledgersOf(states)
	turn(o.roster.Ledgers, at.In(o.zone))
	return err
}
