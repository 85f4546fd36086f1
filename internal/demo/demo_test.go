package demo

import (
	"log/slog"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/store"
	"fairlead/internal/testkit/testdb"
	"fairlead/internal/usecase"
)

// TestTheDemoIsBelievable fills a real database and looks at it as its people would, before a weekend's leads are answered
// and at the end of a busy day.
func TestTheDemoIsBelievable(t *testing.T) {
	for _, now := range []time.Time{time.Date(2026, 6, 1, 3, 0, 0, 0, time.UTC), time.Date(2026, 6, 5, 23, 0, 0, 0, time.UTC)} {
		t.Run(now.Format(time.DateTime), func(t *testing.T) {
			t.Parallel()
			ctx, s := t.Context(), testdb.Open(t)
			if err := Fill(ctx, s, now, Days); err != nil {
				t.Fatal(err)
			}
			app := usecase.New(s, func() time.Time { return now }, usecase.Outside{})
			defer app.Close()
			simulator, err := NewSimulator(ctx, s, app, now, slog.New(slog.DiscardHandler))
			if err != nil {
				t.Fatal(err)
			}
			leadsAreBelievable(t, app, simulator.sender, now)
			leadsWaitForEverybody(t, app, simulator.sender)
			everybodyHasTasks(t, app, simulator.sender, now)
			everybodyIsFair(t, app, simulator.sender)
			simulatorStops(t, simulator)
			saysThatItIsADemo(t, s, simulator.sender.Workspace)
		})
	}
}

func leadsAreBelievable(t *testing.T, app *usecase.App, who fairlead.Actor, now time.Time) {
	t.Helper()
	if all := total(t, app, who, fairlead.LeadFilter{}); all < 1_000 || all > 3_000 {
		t.Errorf("%d leads, want some thousand", all)
	}
	for _, status := range fairlead.FirstStatuses() {
		if n := total(t, app, who, fairlead.LeadFilter{Statuses: []fairlead.Status{status.Key}}); n < 20 {
			t.Errorf("only %d leads are %s", n, status.Key)
		}
	}
	if n := total(t, app, who, fairlead.LeadFilter{Unassigned: true}); n < 5 || n > 60 {
		t.Errorf("%d leads are unassigned, want a few to hand out", n)
	}
	if n := total(t, app, who, fairlead.LeadFilter{CreatedAfter: now}); n != 0 {
		t.Errorf("%d leads are from the future", n)
	}
}

// leadsWaitForEverybody: whoever signs in to the demo finds something to do.
func leadsWaitForEverybody(t *testing.T, app *usecase.App, who fairlead.Actor) {
	t.Helper()
	rotations, err := app.Rotations(t.Context(), who)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range rotations[0].Agents {
		waiting := fairlead.LeadFilter{Agents: []int64{a.AgentID}, Statuses: []fairlead.Status{fairlead.StatusNew}}
		if n := total(t, app, who, waiting); n < alwaysNew {
			t.Errorf("%d leads wait for agent %d, want %d or more", n, a.AgentID, alwaysNew)
		}
	}
}

// everybodyHasTasks: one overdue, one today and one still to come.
func everybodyHasTasks(t *testing.T, app *usecase.App, who fairlead.Actor, now time.Time) {
	t.Helper()
	rotations, err := app.Rotations(t.Context(), who)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range rotations[0].Agents {
		agent := who
		agent.Member.ID = a.AgentID
		mine, _, err := app.MyTasks(t.Context(), agent, usecase.TaskPlace{}, 10)
		if err != nil {
			t.Fatal(err)
		}
		days := map[string]int{}
		for _, task := range mine {
			days[task.Due.On]++
		}
		for _, day := range []int{-1, 0, 1} {
			if days[now.AddDate(0, 0, day).Format(time.DateOnly)] == 0 {
				t.Errorf("agent %d has no task %d days from now: %v", a.AgentID, day, days)
			}
		}
	}
}

func simulatorStops(t *testing.T, s *Simulator) {
	t.Helper()
	s.Set(true)
	s.Set(true)
	s.Set(false)
	if s.On() {
		t.Error("the simulator is still on")
	}
}

func saysThatItIsADemo(t *testing.T, s store.Store, workspace int64) {
	t.Helper()
	if err := s.Read(t.Context(), workspace, func(tx store.Tx) error {
		w, err := tx.Workspace()
		if err == nil && !w.Demo {
			t.Error("the workspace does not say that it is a demo")
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

func total(t *testing.T, app *usecase.App, who fairlead.Actor, f fairlead.LeadFilter) int {
	t.Helper()
	page, err := app.ListLeads(t.Context(), who, f, fairlead.SortNewest, 1, "")
	if err != nil {
		t.Fatal(err)
	}
	return page.Total
}

func everybodyIsFair(t *testing.T, app *usecase.App, who fairlead.Actor) {
	t.Helper()
	rotations, err := app.Rotations(t.Context(), who)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rotations {
		ledger, err := app.Ledger(t.Context(), who, r.ID, 0, 1)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range ledger.Agents {
			if a.Balance > fairlead.LeadUnit || a.Balance < -fairlead.LeadUnit {
				t.Errorf("%s: %s stands at %d units", r.Name, a.Agent.Name, a.Balance)
			}
		}
	}
}
