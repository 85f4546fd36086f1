package server_test

import (
	"bufio"
	"fmt"
	"strings"
	"testing"

	"fairlead/internal/testkit"
	"fairlead/internal/testkit/pgtest"
)

// replicas are n servers on one PostgreSQL database.
func replicas(t *testing.T, n int) []*testkit.World {
	t.Helper()
	all := []*testkit.World{testkit.StartOn(t, pgtest.Database(t))}
	for len(all) < n {
		all = append(all, all[0].Replica())
	}
	return all
}

// TestReplicasShareEvenly lets 64 callers, spread over three replicas, post leads to one rotation of seven: the order of
// assignment is fair at every prefix.
func TestReplicasShareEvenly(t *testing.T) {
	const leads = 420
	all := replicas(t, 3)
	var agents []*testkit.Person
	for _, name := range []string{"Ana", "Ben", "Cleo", "Dan", "Eve", "Fay", "Gus"} {
		agents = append(agents, all[0].Hire(name, "agent"))
	}
	buyers := all[0].Rotation("Buyers", agents...)
	postInParallel(t, all, leads, "lead.assigned_agent.name")
	checkPrefixes(t, servedInOrder(all[0], buyers), leads)
	for _, a := range agents {
		if total := all[1].At(a).Get("/leads?limit=1").Int("total"); total != int64(leads/len(agents)) {
			t.Errorf("%s has %d leads, wanted %d", a.Name, total, leads/len(agents))
		}
	}
}

// TestARuleHoldsOnEveryReplicaForTheNextLead changes the routing through one replica and posts through the others.
func TestARuleHoldsOnEveryReplicaForTheNextLead(t *testing.T) {
	all := replicas(t, 3)
	ana, ben := all[0].Hire("Ana", "agent"), all[0].Hire("Ben", "agent")
	anas, bens := all[0].Rotation("Ana's", ana), all[0].Rotation("Ben's", ben)
	for _, r := range all { // each replica has decided before, and remembers what it knew
		r.Owner.Post("/leads", map[string]any{"name": "Before"}).Expect(201)
	}
	for round, rotation := range []int64{anas, bens, anas} {
		all[round].Owner.Put("/routing", map[string]any{"auto_assign": true, "otherwise": map[string]any{"rotation_id": rotation}}).Expect(200)
		want := map[int64]int64{anas: ana.ID, bens: ben.ID}[rotation]
		for at, r := range all {
			got := r.Owner.Post("/leads", map[string]any{"name": "After"}).Expect(201)
			if id := got.Int("lead.assigned_agent.id"); id != want {
				t.Errorf("round %d: replica %d gave the lead to %d, wanted %d", round, at, id, want)
			}
		}
	}
}

// TestStreamsHearOfTheOtherReplicas: who watches one replica sees what happens through another, and is out when signed
// out there.
func TestStreamsHearOfTheOtherReplicas(t *testing.T) {
	all := replicas(t, 2)
	ana := all[0].Hire("Ana", "agent")
	all[0].Rotation("Buyers", ana)
	stream, err := all[1].At(ana).Open("GET", "/stream", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer stream.Body.Close()
	lines := bufio.NewScanner(stream.Body)
	heard := make(chan bool, 1)
	go func() { // again and again: the other replica may not listen yet
		for range 1000 {
			if len(heard) > 0 {
				return
			}
			_, _ = all[0].At(all[0].Owner).Try("POST", "/leads", map[string]any{"name": "Jo"})
		}
		_ = stream.Body.Close()
	}()
	for lines.Scan() && !strings.Contains(lines.Text(), "notifications") {
	}
	heard <- true
	if lines.Err() != nil {
		t.Fatalf("the stream never told of the leads: %v", lines.Err())
	}
	all[0].Owner.Patch(fmt.Sprintf("/members/%d", ana.ID), map[string]any{"active": false}).Expect(200)
	for lines.Scan() { // ends: an inactive member is signed out everywhere
	}
}
