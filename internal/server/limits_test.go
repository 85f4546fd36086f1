package server_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"fairlead/internal/testkit"
)

// TestNoLimitIsExceededByACrowd lets 64 callers post 200 leads to four agents with a limit of each kind: each gets exactly as
// many as they may, the others wait. Room that is made is taken by those that have waited longest, before anybody new.
func TestNoLimitIsExceededByACrowd(t *testing.T) {
	w := testkit.Start(t)
	exceedLimits(t, w)
}

// TestNoLimitIsExceededByReplicas is the same with three replicas on one database.
func TestNoLimitIsExceededByReplicas(t *testing.T) {
	exceedLimits(t, replicas(t, 3)...)
}

func exceedLimits(t *testing.T, all ...*testkit.World) {
	w := all[0]
	people := []*testkit.Person{w.Hire("Ana", "agent"), w.Hire("Ben", "agent"), w.Hire("Cleo", "agent"), w.Hire("Dan", "agent")}
	w.Owner.Patch(fmt.Sprintf("/members/%d", people[3].ID), map[string]any{"max_open": 25}).Expect(200)
	limited := []map[string]any{{"cap_day": 10}, {"cap_week": 15}, {"max_open": 20}, {}}
	for i, p := range people {
		limited[i]["agent_id"] = p.ID
	}
	buyers := w.Rotation("Buyers", people...)
	w.Owner.Put(fmt.Sprintf("/rotations/%d", buyers), map[string]any{"name": "Buyers", "agents": limited}).Expect(200)
	postInParallel(t, all, 200)
	for i, want := range []int64{10, 15, 20, 25} {
		if got := openOf(w, people[i]); got != want {
			t.Errorf("%s has %d leads, may have %d", people[i].Name, got, want)
		}
	}
	waiting := waitingNames(w)
	if len(waiting) != 130 {
		t.Fatalf("%d leads wait, wanted 130", len(waiting))
	}
	for _, p := range people[2:] { // room for 2 of each
		for i := range 2 {
			id := p.Get("/leads?status=new&limit=2").Int(fmt.Sprintf("items.%d.id", i))
			w.Owner.Patch(fmt.Sprintf("/leads/%d", id), map[string]any{"status": "lost"}).Expect(200)
		}
	}
	last := all[len(all)-1].At(w.Owner).Post("/leads", map[string]any{"name": "Late"}).Expect(201)
	if last.Text("decision.outcome") != "waiting" {
		t.Errorf("a new lead came before those that wait: %s", last.Body)
	}
	if left, want := waitingNames(w), append(slices.Clone(waiting[4:]), "Late"); !slices.Equal(left, want) {
		t.Errorf("%d leads wait, wanted all but the four oldest and the new one (%d)", len(left), len(want))
	}
}

// postInParallel lets 64 callers, spread over the replicas, post leads; in each answer these texts must stand.
func postInParallel(t *testing.T, all []*testkit.World, leads int, answered ...string) {
	t.Helper()
	silent := func(got *testkit.Answer) bool {
		return slices.ContainsFunc(answered, func(path string) bool { return got.Text(path) == "" })
	}
	work := make(chan int, leads)
	for n := range leads {
		work <- n
	}
	close(work)
	var crowd sync.WaitGroup
	for caller := range 64 {
		crowd.Go(func() {
			sender := all[caller%len(all)].At(all[0].Owner)
			for n := range work {
				if got, err := sender.Try("POST", "/leads", map[string]any{"name": fmt.Sprint("Lead ", n)}); err != nil || got.Status != 201 || silent(got) {
					t.Errorf("lead %d: %v %s", n, err, got.Body)
				}
			}
		})
	}
	crowd.Wait()
}

func openOf(w *testkit.World, p *testkit.Person) int64 {
	return w.Owner.Get(fmt.Sprintf("/leads?limit=1&status=new&assigned_agent=%d", p.ID)).Int("total")
}

// waitingNames are the leads that wait, oldest first.
func waitingNames(w *testkit.World) (names []string) {
	page := w.Owner.Get("/leads?limit=200&assigned_agent=waiting").Expect(200)
	for i := range page.Items("items") {
		names = append(names, page.Text(fmt.Sprintf("items.%d.name", i)))
	}
	slices.Reverse(names)
	return names
}
