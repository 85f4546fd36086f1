package faults

import (
	"math"
	"testing"
	"time"

	"fairlead/internal/testkit"
	"fairlead/internal/testkit/testdb"
)

// TestTheClockJumps: the wall clock jumps an hour forth, back, two back and so on while leads come in. What is in order
// is so by its number, so no order is lost; whoever is signed in stays so; what was put off comes when the clock is there.
func TestTheClockJumps(t *testing.T) {
	t.Parallel()
	play(t, func(t *testing.T) {
		s := open(t, testdb.New(t))
		here := new(place)
		here.url.Store(s.URL)
		signIn := map[string]any{"email": "olga@acme.test", "password": testkit.Password}
		cookie := s.Nobody().Post("/session", signIn).Expect(201).Header.Get("Set-Cookie")
		c := s.gather(false, here)
		for range times(t) {
			for _, jump := range []time.Duration{time.Hour, -time.Hour, -time.Hour, 2 * time.Hour, -time.Hour, time.Hour} {
				c.more(moment(t, 100), here)
				s.Clock.Wind(jump)
				s.Nobody().Do("GET", "/me", nil, "Cookie", cookie).Expect(200)
			}
		}
		c.more(moment(t, 100), here)
		c.leave()
		s.checkTimesWentBack()
		s.examine(c, here)
	})
}

// checkTimesWentBack wants the jumps to have been felt: a lead that came later has an earlier time.
func (s *scene) checkTimesWentBack() {
	s.t.Helper()
	late, early := int64(0), int64(math.MaxInt64) // the last lead of an earlier hour, the first one of this hour
	for _, l := range s.leads() {
		if l.CreatedAt.Before(s.Clock.Now().Add(-30 * time.Minute)) {
			late = max(late, l.ID)
		} else {
			early = min(early, l.ID)
		}
	}
	if late < early {
		s.t.Error("no lead is older than one that came before it: nobody noticed the jumps")
	}
}
