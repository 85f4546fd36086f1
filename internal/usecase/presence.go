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
		p.until = sooner(p.until, moment.Changes)
	}
	return p
}

func (p presence) holds(now time.Time) bool {
	return p.moments != nil && !now.Before(p.from) && (p.until.IsZero() || now.Before(p.until))
}

// attend brings up to date, at a time, who is there and how many leads they have, as far as rules look at it.
func (o *office) attend(tx store.Tx, now time.Time) error {
	if !o.present.holds(now) {
		o.present = presenceAt(o.members, o.zone, now)
	}
	o.roster.Now = now.Truncate(time.Second)
	o.roster.States = make(map[int64]routing.State, len(o.present.moments))
	for id, m := range o.present.moments {
		o.roster.States[id] = routing.State{PausedUntil: m.PausedUntil, LeaveUntil: m.LeaveUntil, Cover: m.Cover, Outside: m.Outside, HoursAt: m.HoursAt}
	}
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
	for id, n := range map[int64]int{from: -1, to: 1} {
		if s := o.roster.States[id]; id != 0 {
			s.Open = max(s.Open+n, 0)
			o.roster.States[id] = s
		}
	}
}

// changes is when somebody's availability or what a limit counts changes next by itself; zero: never.
func (o *office) changes(now time.Time) time.Time {
	next := sooner(o.present.until, o.policy.BackAt(now))
	if !o.policy.CountsDays() {
		return next
	}
	local := now.In(o.zone)
	return sooner(next, time.Date(local.Year(), local.Month(), local.Day()+1, 0, 0, 0, 0, o.zone).UTC())
}

// sooner is the earlier of two times, of which each may be none.
func sooner(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// held tells until when hours that begin count as begun for a lead that waits, if it was held because nobody in its rotation who
// could have leads was within their hours when it came; zero: it was not.
func (o *office) held(lead fairlead.Lead, now time.Time) time.Time {
	const within = time.Hour
	rotation, ok := o.policy.Rotation(lead.Waiting)
	if !ok || !rotation.Hold {
		return time.Time{}
	}
	for _, a := range rotation.Agents {
		m := o.members[a.AgentID]
		at := availability.At(m.Availability, availability.Zone(m.Availability, o.zone), lead.CreatedAt)
		away := rotation.Honours.Leave && !at.LeaveUntil.IsZero() || rotation.Honours.Pause && !at.PausedUntil.IsZero()
		if m.Active && !a.Excluded && a.Weight > 0 && !away && !at.Outside {
			return time.Time{}
		}
	}
	return now.Add(within).Truncate(time.Second)
}
