package routing

import (
	"slices"
	"strings"
	"time"

	"fairlead"
)

// clock reads an hour of the stories' day: "13:00".
func (s *story) clock(hour string) time.Time {
	at, err := time.Parse("15:04", strings.TrimSpace(hour))
	if err != nil {
		s.t.Fatal(err)
	}
	return time.Date(noon.Year(), noon.Month(), noon.Day(), at.Hour(), at.Minute(), 0, 0, time.UTC)
}

func (s *story) change(name string, do func(*State)) string {
	p := s.roster.States[s.id(name)]
	do(&p)
	s.roster.States[s.id(name)] = p
	return ""
}

// until reads "Ana until 13:00", or "Ana" alone: nobody knows how long.
func (s *story) until(text string, set func(*State, time.Time)) string {
	name, hour, known := strings.Cut(text, " until ")
	return s.change(name, func(p *State) {
		if known {
			set(p, s.clock(hour))
			return
		}
		set(p, time.Time{})
	})
}

// honours reads "Buyers leave pause hours".
func (s *story) honours(text string) string {
	words := strings.Fields(text)
	s.rotationNamed(words[0]).Honours = fairlead.Honours{Leave: slices.Contains(words, "leave"), Pause: slices.Contains(words, "pause"), Hours: slices.Contains(words, "hours")}
	return ""
}

// limit reads "Ana in Buyers day 3", or week, or open.
func (s *story) limit(text string) string {
	words := strings.Fields(text)
	n := len(words)
	m, most := s.member(strings.Join(words[:n-2], " ")), fairlead.Cap{Set: true, Most: s.number(words[n-1])}
	switch words[n-2] {
	case "day":
		m.CapDay = most
	case "week":
		m.CapWeek = most
	case "open":
		m.MaxOpen = most
	default:
		s.t.Fatalf("what is a cap of %q?", words[n-2])
	}
	return ""
}

// mayHave reads "Ana 3": open leads, wherever from.
func (s *story) mayHave(text string) string {
	name, n, _ := strings.Cut(text, " ")
	return s.change(name, func(p *State) { p.MaxOpen = fairlead.Cap{Set: true, Most: s.number(n)} })
}

// cover reads "Ana by Ben", or by a rotation.
func (s *story) cover(text string) string {
	name, by, _ := strings.Cut(text, " by ")
	return s.change(name, func(p *State) {
		if p.Cover = (fairlead.Target{}); slices.Contains(s.names, by) {
			p.Cover.AgentID = s.id(by)
		} else {
			p.Cover.RotationID = s.rotationNamed(by).ID
		}
	})
}

// orNext lets a rule ask the next one while its agent is away.
func (s *story) orNext(name string) string {
	for i := range s.policy.Rules {
		if s.policy.Rules[i].Name == name {
			s.policy.Rules[i].Away = fairlead.AwayNext
		}
	}
	return ""
}

func (s *story) opened(id int64, n int) {
	p := s.roster.States[id]
	p.Open += n
	s.roster.States[id] = p
}

// closes reads "5 of Ana".
func (s *story) closes(text string) string {
	n, name, _ := strings.Cut(text, " of ")
	s.opened(s.id(name), -s.number(n))
	return ""
}

// nextDay reads "day", "week".
func (s *story) nextDay(what string) string {
	days := map[string]int{"day": 1, "week": 7}[what]
	for _, l := range s.roster.Ledgers {
		l.Turn(time.Unix(0, 0).UTC().AddDate(0, 0, int(l.Day())+days))
	}
	return ""
}

// manual reads "Ana in Buyers": a person gives her a lead, and it counts.
func (s *story) manual(text string) string {
	name, where, _ := strings.Cut(text, " in ")
	r := s.rotationNamed(where)
	d := fairlead.Decision{RotationID: r.ID, Candidates: Compile(s.policy).Candidates(r.ID, s.roster)}
	s.lead++
	if e, ok := s.roster.Ledgers[r.ID].BookManual(d, s.id(name), s.lead, noon); ok {
		s.entries = append(s.entries, e)
		return "counted"
	}
	return "not counted"
}

func (s *story) level(name string) string {
	if e, ok := s.roster.Ledgers[s.rotationNamed(name).ID].Level(noon); ok {
		s.entries = append(s.entries, e)
		return "levelled"
	}
	return "everybody is even"
}
