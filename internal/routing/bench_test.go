package routing

import (
	"encoding/json"
	"fmt"
	"testing"

	"fairlead"
)

// big is a policy of 200 rules of which the last matches, and a rotation of 50 agents that took turns for a while.
func big(t require) (*Policy, Facts, *desk) {
	agents := equals(50)
	for i := range agents {
		agents[i].Weight = 1 + i*7%100
		agents[i].AgentID = int64(10_000 + i)
	}
	d := newDesk(t, agents...)
	d.picks(5000)
	p := fairlead.Policy{Version: 1234, AutoAssign: true, Rotations: []fairlead.Rotation{d.rotation}}
	for i := range 200 {
		p.Rules = append(p.Rules, fairlead.Rule{
			ID: int64(i + 1), Name: fmt.Sprintf("Rule number %d", i+1), Enabled: true, Match: fairlead.MatchAll,
			Target: fairlead.Target{AgentID: int64(10_000 + i%50)}, Conditions: bigConditions(i),
		})
	}
	p.Rules[199].Target = fairlead.Target{RotationID: 1}
	p.Rules[199].Conditions = p.Rules[199].Conditions[:2]
	return Compile(p), bigFacts(), d
}

func bigConditions(i int) []fairlead.Condition {
	return []fairlead.Condition{
		{Field: "source", Operator: fairlead.OpIs, Value: json.RawMessage(`"Facebook"`)},
		{Field: "fields.budget", Operator: fairlead.OpAtLeast, Value: json.RawMessage(`5000`)},
		[]fairlead.Condition{
			{Field: "form", Operator: fairlead.OpIs, Value: json.RawMessage(fmt.Sprintf(`"Form %d"`, i))},
			{Field: "tag", Operator: fairlead.OpOneOf, Value: json.RawMessage(fmt.Sprintf(`["tag %d","vip"]`, i))},
			{Field: "country", Operator: fairlead.OpOneOf, Value: json.RawMessage(`["FR","ES","IT","PT"]`)},
			{Field: "email_domain", Operator: fairlead.OpIs, Value: json.RawMessage(fmt.Sprintf(`"company%d.test"`, i))},
			{Field: "arrived_hour", Operator: fairlead.OpBetween, Value: json.RawMessage(`[0,8]`)},
		}[i%5],
	}
}

func bigFacts() Facts {
	return FactsOf(fairlead.Submission{
		Contact: fairlead.Contact{Name: "Jo March", Email: "jo@example.test", Phone: "+49 30 1234567", Country: "DE"},
		Source:  "facebook", Form: "Home valuation", Tags: []string{"new", "summer"},
		Fields: map[string]json.RawMessage{"budget": json.RawMessage(`5000`), "message": json.RawMessage(`"Hello, I would like to know more"`)},
	}, noon)
}

func BenchmarkDecide(b *testing.B) {
	p, f, d := big(b)
	b.ReportAllocs()
	for b.Loop() {
		Decide(p, f, d.roster)
	}
}

func BenchmarkPack(b *testing.B) {
	p, f, d := big(b)
	decision := Decide(p, f, d.roster)
	b.ReportAllocs()
	for b.Loop() {
		Pack(p, f, d.roster, decision)
	}
	b.ReportMetric(float64(len(Pack(p, f, d.roster, decision))), "B/record")
}

func BenchmarkReplay(b *testing.B) {
	p, f, d := big(b)
	record := Pack(p, f, d.roster, Decide(p, f, d.roster))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := DecideAgain(p, record); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBook(b *testing.B) {
	p, f, d := big(b)
	b.ReportAllocs()
	for i := int64(0); b.Loop(); i++ {
		d.ledger.Book(Decide(p, f, d.roster), i, noon)
	}
}

func BenchmarkSpread(b *testing.B) {
	_, _, d := big(b)
	ids := leadIDs(1000)
	b.ReportAllocs()
	for b.Loop() {
		d.ledger.Spread(d.rotation.Agents, ids, noon)
	}
}

// The record and the allocations of the largest policy stay within what was promised; neither depends on the machine.
func TestRecordAndGarbageStaySmall(t *testing.T) {
	p, f, d := big(t)
	decision := Decide(p, f, d.roster)
	if decision.Rule == nil || decision.Rule.ID != 200 || len(decision.Passed) != 199 {
		t.Fatalf("matched %v after %d rules, want the last", decision.Rule, len(decision.Passed))
	}
	record := Pack(p, f, d.roster, decision)
	e, _ := d.ledger.Book(decision, 1, noon)
	if len(record) > 1000 || len(e.Rest) > 32 {
		t.Errorf("the record takes %d bytes, want ≤ 1000; the entry's rest %d", len(record), len(e.Rest))
	}
	if allocs := testing.AllocsPerRun(100, func() { Decide(p, f, d.roster) }); allocs > 20 {
		t.Errorf("a decision allocates %v times, want ≤ 20", allocs)
	}
}
