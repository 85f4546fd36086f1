package server_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"fairlead/internal/testkit"
)

// TestThreeHundredAtOnceAreSharedEvenly posts 300 leads over 64 connections to three agents: exactly 100 each, and at
// every prefix of the order of assignment within one.
func TestThreeHundredAtOnceAreSharedEvenly(t *testing.T) {
	w := testkit.Start(t)
	agents := []*testkit.Person{w.Hire("Ana", "agent"), w.Hire("Ben", "agent"), w.Hire("Cleo", "agent")}
	buyers := w.Rotation("Buyers", agents...)
	leads := make(chan int, 300)
	for n := range cap(leads) {
		leads <- n
	}
	close(leads)
	var crowd sync.WaitGroup
	for range 64 {
		crowd.Go(func() {
			sender := w.Person("Olga Owner", "olga@acme.test") // with a connection of its own
			for n := range leads {
				got, err := sender.Try("POST", "/leads", map[string]any{"name": fmt.Sprint("Lead ", n)})
				if err != nil || got.Status != 201 || got.Text("lead.assigned_agent.name") == "" {
					t.Errorf("lead %d: %v %s", n, err, got.Body)
				}
			}
		})
	}
	crowd.Wait()
	for _, a := range agents {
		if total := a.Get("/leads?limit=1").Int("total"); total != 100 {
			t.Errorf("%s has %d leads, wanted 100", a.Name, total)
		}
	}
	checkPrefixes(t, servedInOrder(w, buyers), 300)
}

// servedInOrder is who was picked, oldest first, as the rotation's ledger tells it.
func servedInOrder(w *testkit.World, rotation int64) (agents []int64) {
	path := fmt.Sprintf("/rotations/%d/ledger?limit=200", rotation)
	for cursor := ""; ; {
		page := w.Owner.Get(path + cursor).Expect(200)
		for i := range page.Items("entries") {
			agents = append([]int64{page.Int(fmt.Sprintf("entries.%d.agent_id", i))}, agents...)
		}
		next := page.Text("next_cursor")
		if next == "" {
			return agents
		}
		cursor = "&cursor=" + next
	}
}

func checkPrefixes(t *testing.T, agents []int64, want int) {
	if len(agents) != want {
		t.Fatalf("the ledger has %d entries, wanted %d", len(agents), want)
	}
	given := map[int64]int{}
	for i, agent := range agents {
		given[agent]++
		most, least := 0, want
		for _, n := range given {
			most, least = max(most, n), min(least, n)
		}
		if len(given) < 3 {
			least = 0
		}
		if most-least > 1 {
			t.Fatalf("after %d leads: %v", i+1, given)
		}
	}
}

// TestStoppingAnswersEverybodyWhoWaits stops the server while a crowd posts leads. Whoever was let in gets an answer,
// and what was answered 201 is what is stored: no more, no less.
func TestStoppingAnswersEverybodyWhoWaits(t *testing.T) {
	w := testkit.Start(t)
	w.Rotation("Buyers", w.Hire("Ana", "agent"))
	var crowd sync.WaitGroup
	var mu sync.Mutex
	acked := map[string]bool{}
	flowing := make(chan struct{})
	var once sync.Once
	for sender := range 32 {
		crowd.Go(func() {
			for n := 0; ; n++ {
				name := fmt.Sprintf("lead %d of %d", n, sender)
				got, err := w.Owner.Try("POST", "/leads", map[string]any{"name": name}, "Connection", "close")
				if err != nil {
					if gone := err.Error(); !strings.Contains(gone, "refused") && !strings.Contains(gone, "reset by peer") {
						t.Errorf("%s: no answer: %v", name, err)
					}
					return
				}
				switch got.Status {
				case 201:
					mu.Lock()
					acked[name] = true
					if len(acked) == 200 {
						once.Do(func() { close(flowing) })
					}
					mu.Unlock()
				case 503:
					return
				default:
					t.Errorf("%s: %d %s", name, got.Status, got.Body)
					return
				}
			}
		})
	}
	<-flowing
	w.Stop()
	crowd.Wait()
	w.Serve()
	stored := allNames(w)
	for name := range acked {
		if !stored[name] {
			t.Errorf("%s was answered 201 and is not there", name)
		}
	}
	if len(stored) != len(acked) {
		t.Errorf("%d leads are stored, %d were answered 201", len(stored), len(acked))
	}
}

func allNames(w *testkit.World) map[string]bool {
	names := map[string]bool{}
	for cursor := ""; ; {
		page := w.Owner.Get("/leads?limit=200" + cursor).Expect(200)
		for i := range page.Items("items") {
			names[page.Text(fmt.Sprintf("items.%d.name", i))] = true
		}
		next := page.Text("next_cursor")
		if next == "" {
			return names
		}
		cursor = "&cursor=" + next
	}
}
