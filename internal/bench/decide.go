package bench

import (
	"encoding/json"
	"fmt"
	"runtime"
	"time"

	"fairlead"
	"fairlead/internal/routing"
)

// decide measures P6 and P13: one decision over 200 rules and 50 agents, and what it and its ledger entry take to keep.
func (r *run) decide() error {
	policy, facts, roster := bigOffice()
	const times = 20_000
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	begin := time.Now()
	for range times {
		routing.Decide(policy, facts, roster)
	}
	micros := float64(time.Since(begin).Microseconds()) / times
	runtime.ReadMemStats(&after)
	mallocs := float64(after.Mallocs-before.Mallocs) / times

	r.add(Row{Name: "P6", What: "one decision: 200 rules, 50 agents, the last rule matches", Value: micros, Unit: "µs", Goal: "≤ 50 µs"}, valueAtMost(50))
	r.add(Row{Name: "P6", What: "the same", Value: mallocs, Unit: "allocations", Goal: "≤ 20"}, valueAtMost(20))

	d := routing.Decide(policy, facts, roster)
	record := routing.Pack(policy, facts, roster, d)
	entry, booked := roster.Ledgers[1].Book(d, 1, time.Unix(0, 0))
	if !booked {
		return fmt.Errorf("decide: the decision booked nothing: %+v", d.Outcome)
	}
	const columns = 8 * 8 // the integers of the two rows, at their widest
	kept := len(record) + len(entry.Rest) + columns
	r.add(Row{Name: "P13", What: "stored decision and ledger entry of one lead, 50 agents, 200 rules", Value: float64(kept), Unit: "bytes", Goal: "≤ 1,088"}, valueAtMost(1024+64))
	return nil
}

// bigOffice has 200 rules of which the last matches, and 50 agents who have served a while.
func bigOffice() (*routing.Policy, routing.Facts, routing.Roster) {
	rotation := fairlead.Rotation{ID: 1, Name: "Team", Strategy: fairlead.RoundRobin}
	active := map[int64]bool{}
	for i := range 50 {
		id := int64(10_000 + i)
		rotation.Agents = append(rotation.Agents, fairlead.RotationAgent{AgentID: id, Weight: 1 + i*7%100})
		active[id] = true
	}
	p := fairlead.Policy{Version: 1_234, AutoAssign: true, Rotations: []fairlead.Rotation{rotation}}
	for i := range 200 {
		form := fmt.Sprintf(`"Form %d"`, i)
		p.Rules = append(p.Rules, fairlead.Rule{ID: int64(i + 1), Name: "Rule", Enabled: true, Match: fairlead.MatchAll, Target: fairlead.Target{RotationID: 1},
			Conditions: []fairlead.Condition{
				{Field: "source", Operator: fairlead.OpIs, Value: json.RawMessage(`"website"`)},
				{Field: "fields.budget", Operator: fairlead.OpAtLeast, Value: json.RawMessage(`5000`)},
				{Field: "form", Operator: fairlead.OpIs, Value: json.RawMessage(form)},
			}})
	}
	submission := lead(1)
	submission.Form = "Form 199"
	policy, facts := routing.Compile(p), routing.FactsOf(submission, time.Unix(0, 0).UTC())
	roster := routing.Roster{Active: active, Ledgers: map[int64]*routing.Ledger{1: routing.NewLedger(1, 1, 0, nil)}}
	for n := range int64(5_000) {
		roster.Ledgers[1].Book(routing.Decide(policy, facts, roster), n, time.Unix(0, 0))
	}
	return policy, facts, roster
}
