package routing

import (
	"encoding/binary"
	"slices"
	"time"

	"fairlead"
)

// Why a target cannot have leads, in a record.
const (
	targetOnLeave byte = 1
	targetPaused  byte = 2
	targetFull    byte = 3
)

// packTargets writes which of the rules' active target agents cannot have leads, and who covers for them.
func (p *Policy) packTargets(b []byte, r Roster) []byte {
	var away []byte
	n := uint64(0)
	for i, id := range p.targets {
		if r.Active[id] && r.States[id].unable().reason != "" {
			away = binary.AppendUvarint(away, uint64(i))
			away = packTarget(away, r.States[id], p.cover(id, r))
			n++
		}
	}
	return append(binary.AppendUvarint(b, n), away...)
}

func packTarget(b []byte, s State, cover fairlead.Target) []byte {
	switch s.unable().reason {
	case fairlead.SkipOnLeave:
		b = packTime(append(b, targetOnLeave), s.LeaveUntil)
		return binary.AppendUvarint(binary.AppendUvarint(b, uint64(cover.AgentID)), uint64(cover.RotationID))
	case fairlead.SkipPaused:
		return packTime(append(b, targetPaused), s.PausedUntil)
	default:
		b = binary.AppendUvarint(append(b, targetFull), uint64(s.Open))
		return binary.AppendUvarint(b, uint64(s.MaxOpen.Most))
	}
}

func (p *Policy) unpackTargets(r *reader, roster Roster) {
	for range r.count(2) {
		i := r.unsigned(uint64(max(len(p.targets)-1, 0)))
		s := unpackTarget(r)
		if r.bad || int(i) >= len(p.targets) {
			r.fail()
			return
		}
		roster.States[p.targets[i]] = s
		if by := s.Cover.AgentID; by != 0 {
			roster.Active[by] = true
		}
	}
}

func unpackTarget(r *reader) (s State) {
	switch kind := r.take(1); {
	case r.bad:
	case kind[0] == targetOnLeave:
		s.LeaveUntil = unpackTime(r)
		s.Cover = fairlead.Target{AgentID: int64(r.unsigned(maxID)), RotationID: int64(r.unsigned(maxID))}
	case kind[0] == targetPaused:
		s.PausedUntil = unpackTime(r)
	case kind[0] == targetFull:
		s.Open = int(r.unsigned(maxID))
		s.MaxOpen = fairlead.Cap{Set: true, Most: int(r.unsigned(fairlead.MaxCap))}
	default:
		r.fail()
	}
	return s
}

// maxID is the largest id, or number of leads, that a record may hold.
const maxID = 1<<53 - 1

func packTime(b []byte, t time.Time) []byte { return binary.AppendVarint(b, t.Unix()) }

func unpackTime(r *reader) time.Time { return time.Unix(r.signed(), 0).UTC() }

// What is said of a member of the rotation, one bit each; their values follow in this order.
const (
	sayLeave byte = 1 << iota
	sayPause
	sayOutside
	sayHoursAt
	sayOpen
	sayMaxOpen
	sayToday
	sayWeek
)

// said is what the rotation looks at of a member, as far as there is something to say.
func said(rotation fairlead.Rotation, a fairlead.RotationAgent, s State, standing fairlead.Standing) (flags byte) {
	say := func(flag byte, is bool) {
		if is {
			flags |= flag
		}
	}
	say(sayLeave, rotation.Honours.Leave && !s.LeaveUntil.IsZero())
	say(sayPause, rotation.Honours.Pause && !s.PausedUntil.IsZero())
	outside := rotation.Honours.Hours && s.Outside
	say(sayOutside, outside)
	say(sayHoursAt, outside && !s.HoursAt.IsZero())
	say(sayOpen, s.Open != 0 && (rotation.Strategy == fairlead.LeastOpen || a.MaxOpen.Set || s.MaxOpen.Set))
	say(sayMaxOpen, s.MaxOpen.Set)
	say(sayToday, a.CapDay.Set && standing.Today != 0)
	say(sayWeek, a.CapWeek.Set && standing.Week != 0)
	return flags
}

// packStates writes what the rotation looks at of its members beside their standings; a single 0 if that is nothing.
func packStates(b []byte, rotation fairlead.Rotation, r Roster) []byte {
	if len(rotation.Agents) == 0 {
		return b
	}
	ledger, any := r.Ledgers[rotation.ID], false
	var states []byte
	for _, a := range rotation.Agents {
		s, standing := r.States[a.AgentID], ledger.standing(a.AgentID)
		flags := said(rotation, a, s, standing)
		any = any || flags != 0
		states = packState(append(states, flags), flags, s, standing)
	}
	if looksAtTime(rotation) {
		b = packTime(b, r.Now)
	}
	if rotation.Hold {
		held := time.Unix(0, 0)
		if !r.HeldUntil.IsZero() {
			held = r.HeldUntil
		}
		b = packTime(b, held)
	}
	if !any {
		return append(b, 0)
	}
	return append(append(b, 1), states...)
}

// looksAtTime reports whether a member of the rotation is taken out of it for a while.
func looksAtTime(rotation fairlead.Rotation) bool {
	return slices.ContainsFunc(rotation.Agents, func(a fairlead.RotationAgent) bool { return !a.OutUntil.IsZero() })
}

func packState(b []byte, flags byte, s State, standing fairlead.Standing) []byte {
	if flags&sayLeave != 0 {
		b = packTime(b, s.LeaveUntil)
	}
	if flags&sayPause != 0 {
		b = packTime(b, s.PausedUntil)
	}
	if flags&sayHoursAt != 0 {
		b = packTime(b, s.HoursAt)
	}
	for _, n := range []struct {
		flag  byte
		value int
	}{{sayOpen, s.Open}, {sayMaxOpen, s.MaxOpen.Most}, {sayToday, standing.Today}, {sayWeek, standing.Week}} {
		if flags&n.flag != 0 {
			b = binary.AppendUvarint(b, uint64(n.value))
		}
	}
	return b
}

func unpackStates(r *reader, rotation fairlead.Rotation, roster *Roster) {
	if len(rotation.Agents) == 0 {
		return
	}
	if looksAtTime(rotation) {
		roster.Now = unpackTime(r)
	}
	if rotation.Hold {
		if held := unpackTime(r); held.Unix() != 0 {
			roster.HeldUntil = held
		}
	}
	if r.unsigned(1) == 0 {
		return
	}
	ledger := roster.Ledgers[rotation.ID]
	for i, a := range rotation.Agents {
		flags := r.take(1)
		if r.bad {
			return
		}
		s := roster.States[a.AgentID]
		unpackState(r, flags[0], &s, &ledger.rows[i])
		roster.States[a.AgentID] = s
	}
}

func unpackState(r *reader, flags byte, s *State, standing *fairlead.Standing) {
	if flags&sayLeave != 0 {
		s.LeaveUntil = unpackTime(r)
	}
	if flags&sayPause != 0 {
		s.PausedUntil = unpackTime(r)
	}
	s.Outside = s.Outside || flags&sayOutside != 0
	if flags&sayHoursAt != 0 {
		s.HoursAt = unpackTime(r)
	}
	number := func(flag byte, into *int) {
		if flags&flag != 0 {
			*into = int(r.unsigned(maxID))
		}
	}
	number(sayOpen, &s.Open)
	if flags&sayMaxOpen != 0 {
		s.MaxOpen.Set = true
	}
	number(sayMaxOpen, &s.MaxOpen.Most)
	number(sayToday, &standing.Today)
	number(sayWeek, &standing.Week)
}
