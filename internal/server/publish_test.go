package server_test

import (
	"fmt"
	"sync"
	"testing"

	"fairlead/internal/testkit"
)

// TestEachLeadIsDecidedByOneVersion: while drafts are published one after the other, every lead that comes in goes where the version
// sends it that its decision names, whichever server took it in.
func TestEachLeadIsDecidedByOneVersion(t *testing.T) {
	all := replicas(t, 2)
	w := all[0]
	team := []*testkit.Person{w.Hire("Ana", "agent"), w.Hire("Ben", "agent"), w.Hire("Cleo", "agent")}
	gives := map[int64]int64{} // agent by version
	publish := func(agent *testkit.Person) {
		base := w.Owner.Get("/routing").Expect(200).Int("version")
		rules := []any{
			map[string]any{"name": "Google", "target": map[string]any{"agent_id": agent.ID}, "conditions": []any{map[string]any{"field": "source", "operator": "is", "value": "google"}}},
			map[string]any{"name": "Others", "target": map[string]any{"agent_id": agent.ID}},
		}
		w.Owner.Put("/routing/draft", map[string]any{"base_version": base, "auto_assign": true, "otherwise": nil, "rules": rules}).Expect(200)
		gives[w.Owner.Post("/routing/draft/publish", nil).Expect(200).Int("version")] = agent.ID
	}
	publish(team[0])
	var answers sync.Map
	var crowd sync.WaitGroup
	for caller := range 16 {
		crowd.Go(func() {
			sender := all[caller%len(all)].At(w.Owner)
			for n := range 15 {
				got, err := sender.Try("POST", "/leads", map[string]any{"name": fmt.Sprint("Lead ", caller, n), "source": []string{"google", "website"}[n%2]})
				if err != nil || got.Status != 201 {
					t.Errorf("lead %d %d: %v", caller, n, err)
					return
				}
				answers.Store(got.Int("lead.id"), got)
			}
		})
	}
	for n := range 20 {
		publish(team[(n+1)%len(team)])
	}
	crowd.Wait()
	versions := map[int64]int{}
	answers.Range(func(_, one any) bool {
		a := one.(*testkit.Answer)
		version := a.Int("decision.version")
		versions[version]++
		if got := a.Int("lead.assigned_agent.id"); got != gives[version] {
			t.Errorf("a lead went to %d by version %d, which gives to %d", got, version, gives[version])
		}
		return true
	})
	if len(versions) < 2 {
		t.Errorf("all leads were decided by one version: %v", versions)
	}
}
