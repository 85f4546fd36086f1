package usecase_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"fairlead"
	"fairlead/internal/routing"
	"fairlead/internal/usecase"
)

// What is tried is what comes: whatever the leads are, and whoever has taken a pause.
func TestATriedLeadGoesWhereARealOneGoes(t *testing.T) {
	w := newWorld(t)
	people, rotation := w.agents("Ana", "Ben", "Cleo")
	r := rotation.Rotation
	r.Honours = fairlead.Honours{Pause: true}
	r.Agents[1].Weight = 3
	_, err := w.app.UpdateRotation(w.ctx, w.owner, r)
	w.must(err)
	_, err = w.app.CreateRule(w.ctx, w.owner, sourceRule("F", "facebook", fairlead.Target{AgentID: people[0].Member.ID}))
	w.must(err)
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		who := rapid.SampledFrom(people).Draw(rt, "who")
		pause := fairlead.Availability{}
		if rapid.Bool().Draw(rt, "paused") {
			pause.PausedUntil = w.now().Add(time.Hour)
		}
		_, err := w.app.SetAvailability(w.ctx, w.owner, who.Member.ID, pause)
		w.must(err)
		n++
		sub := someone(fmt.Sprintf("jo%d@x.test", n))
		sub.Source = rapid.SampledFrom([]string{"facebook", "website"}).Draw(rt, "source")
		tried, err := w.app.TryLead(w.ctx, w.owner, usecase.TriedLead{Submission: sub})
		w.must(err)
		came := w.post(sub)
		if !slices.Equal(routing.Bytes(tried.Decision.Decision), routing.Bytes(came.Decision.Decision)) {
			rt.Fatalf("tried: %+v\ncame: %+v", tried.Decision, came.Decision)
		}
	})
}
