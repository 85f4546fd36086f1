package routing

import (
	"cmp"
	"slices"
	"time"

	"fairlead"
)

// Beside balances a ledger counts what it gave to each agent on its day, and since that day's Monday: limits look at it.

// Turn lets the ledger's day be that of now, in the workspace's zone. A clock that goes back changes nothing: what was given
// on a later day is not forgotten.
func (l *Ledger) Turn(now time.Time) {
	l.zone = now.Location()
	day := DayOf(now)
	if day <= l.day {
		return
	}
	for i := range l.rows {
		l.rows[i].Today = 0
		if weekOf(day) != weekOf(l.day) {
			l.rows[i].Week = 0
		}
	}
	l.day = day
}

// Day is the day of which the ledger counts what was given, since 1970-01-01.
func (l *Ledger) Day() int64 { return l.day }

// DayOf counts the days from 1970-01-01 to t, in t's zone.
func DayOf(t time.Time) int64 {
	const aDay = 24 * 60 * 60
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / aDay
}

// weekOf counts weeks from Monday on; 1970-01-01 was a Thursday.
func weekOf(day int64) int64 { return (day + 3) / 7 }

// Gifts are what was given and taken back since they were asked for last.
func (l *Ledger) Gifts() []fairlead.DayGift {
	gifts := slices.SortedFunc(slices.Values(l.gifts), func(a, b fairlead.DayGift) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.AgentID, b.AgentID))
	})
	l.gifts = nil
	return gifts
}

func (l *Ledger) gift(agentID, day int64, leads int) {
	same := func(g fairlead.DayGift) bool { return g.AgentID == agentID && g.Day == day }
	if i := slices.IndexFunc(l.gifts, same); i >= 0 {
		l.gifts[i].Leads += leads
		return
	}
	l.gifts = append(l.gifts, fairlead.DayGift{AgentID: agentID, Day: day, Leads: leads})
}

// Gave counts a lead that an agent got. What Book and BookManual enter they count themselves; whoever spreads leads counts those
// that move.
func (l *Ledger) Gave(agentID int64) {
	l.gift(agentID, l.day, 1)
	if i, ok := l.row[agentID]; ok {
		l.rows[i].Today++
		l.rows[i].Week++
	}
}

// TookBack counts that a lead given to an agent at a time is theirs no more by an undo: it makes room again on the day, and in
// the week, in which it was given.
func (l *Ledger) TookBack(agentID int64, given time.Time) {
	if l.zone != nil {
		given = given.In(l.zone)
	}
	day := DayOf(given)
	l.gift(agentID, day, -1)
	i, ok := l.row[agentID]
	if !ok {
		return
	}
	if day == l.day {
		l.rows[i].Today = max(l.rows[i].Today-1, 0)
	}
	if weekOf(day) == weekOf(l.day) {
		l.rows[i].Week = max(l.rows[i].Week-1, 0)
	}
}
