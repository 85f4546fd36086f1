package usecase

import (
	"time"

	"fairlead"
	"fairlead/internal/availability"
	"fairlead/internal/routing"
	"fairlead/internal/store"
)

// peopleThen tells of a replay who was there.
type peopleThen struct {
	members map[int64]fairlead.Member
	states  map[int64][]store.MemberState // oldest first; nil: as they are today
	zone    *time.Location
}

func (p *past) people(tx store.Tx, since time.Time, today bool) (*peopleThen, error) {
	out := &peopleThen{members: p.members, zone: p.zone}
	if today {
		return out, nil
	}
	history, err := tx.Members().History(since)
	out.states = groupBy(history, func(s store.MemberState) int64 { return s.MemberID })
	return out, err
}

// knownFrom is since when all of it is known; zero: always.
func (p *peopleThen) knownFrom() (known time.Time) {
	for id, states := range p.states {
		if first := states[0].From; first.After(p.members[id].CreatedAt) && first.After(known) {
			known = first
		}
	}
	return known
}

// At tells who was there at a time, and until when that holds.
func (p *peopleThen) At(t time.Time) (map[int64]bool, map[int64]routing.State, time.Time) {
	then, until := make(map[int64]fairlead.Member, len(p.members)), time.Time{}
	for id, m := range p.members {
		if p.states == nil {
			m.Availability.PausedUntil = time.Time{} // a pause is of today, not of every day before it ends
			then[id] = m
			continue
		}
		if m.CreatedAt.After(t) {
			until = availability.Sooner(until, m.CreatedAt)
			continue
		}
		states := p.states[id]
		for i, s := range states {
			if i == 0 || !s.From.After(t) {
				m.Active, m.Availability, m.MaxOpen = s.Active, s.Availability, s.MaxOpen
			}
			if s.From.After(t) {
				until = availability.Sooner(until, s.From)
				break
			}
		}
		then[id] = m
	}
	present := presenceAt(then, p.zone, t)
	states := present.states()
	for id, m := range then {
		if m.MaxOpen.Set {
			s := states[id]
			s.MaxOpen = m.MaxOpen
			states[id] = s
		}
	}
	return active(then), states, availability.Sooner(until, present.until)
}
