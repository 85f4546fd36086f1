package availability

import (
	"slices"
	"time"

	"fairlead"
)

// How days and minutes of leave are written.
const (
	asDay    = "2006-01-02"
	asMinute = "2006-01-02T15:04"
)

// leaveTime is a day or a minute of leave, as local clocks show it.
type leaveTime struct {
	at  time.Time // its beginning, written in UTC
	day bool
}

// readTime reads a day or a minute.
func readTime(text string) (leaveTime, bool) {
	if len(text) == len(asDay) {
		at, err := time.Parse(asDay, text)
		return leaveTime{at, true}, err == nil
	}
	at, err := time.Parse(asMinute, text)
	return leaveTime{at, false}, err == nil && len(text) == len(asMinute)
}

// end is where a leave ends of which this is the To: a day is included, a minute is not.
func (t leaveTime) end() time.Time {
	if t.day {
		return t.at.AddDate(0, 0, 1)
	}
	return t.at
}

// span is a leave between two instants.
type span struct {
	from, to time.Time // to is not included
	cover    fairlead.Target
}

func (s span) covers(t time.Time) bool { return !t.Before(s.from) && t.Before(s.to) }

// spansOf reads leaves, by their beginning. One that cannot be read, or lasts no time, is none.
func spansOf(leaves []fairlead.Leave, zone *time.Location) []span {
	spans := make([]span, 0, len(leaves))
	for _, l := range leaves {
		from, readable := readTime(l.From)
		to, alsoReadable := readTime(l.To)
		if !readable || !alsoReadable {
			continue
		}
		s := span{reached(from.at, zone), reached(to.end(), zone), l.Cover}
		if s.from.Before(s.to) {
			spans = append(spans, s)
		}
	}
	slices.SortStableFunc(spans, func(a, b span) int { return a.from.Compare(b.from) })
	return spans
}

// readLeave tells of the leave that covers now, and looks ahead for when that changes.
func (m *Moment) readLeave(spans []span, now time.Time) {
	m.LeaveUntil, m.Cover = leaveAt(spans, now)
	for edge := nextEdge(spans, now); !edge.IsZero(); edge = nextEdge(spans, edge) {
		if until, cover := leaveAt(spans, edge); !until.Equal(m.LeaveUntil) || cover != m.Cover {
			m.changesAt(edge)
			return
		}
	}
}

// leaveAt is when the leave ends that covers now, with every other that joins on to it, and who covers for the member now.
func leaveAt(spans []span, now time.Time) (until time.Time, cover fairlead.Target) {
	for _, s := range spans {
		if s.covers(now) && cover == (fairlead.Target{}) {
			cover = s.cover
		}
		switch {
		case until.IsZero() && s.covers(now):
			until = s.to
		case !until.IsZero() && !s.from.After(until) && s.to.After(until):
			until = s.to
		}
	}
	return until, cover
}

// nextEdge is when a leave begins or ends next; zero: never.
func nextEdge(spans []span, now time.Time) (next time.Time) {
	for _, s := range spans {
		for _, edge := range [2]time.Time{s.from, s.to} {
			if edge.After(now) && (next.IsZero() || edge.Before(next)) {
				next = edge
			}
		}
	}
	return next
}
