package usecase_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fairlead"
	"fairlead/internal/usecase"
)

// drawn fills a workspace with rotations and rules of every kind.
func (w *world) drawn(rt *rapid.T, people []fairlead.Actor) {
	var rotations []int64
	for i := range rapid.IntRange(1, 3).Draw(rt, "rotations") {
		r := fairlead.Rotation{Name: fmt.Sprintf("R%d", i), Strategy: rapid.SampledFrom(fairlead.Strategies()).Draw(rt, "strategy"),
			Honours: fairlead.Honours{Leave: rapid.Bool().Draw(rt, "leave"), Hours: true}, Hold: rapid.Bool().Draw(rt, "hold"), CountManual: rapid.Bool().Draw(rt, "manual")}
		for _, p := range people {
			if rapid.Bool().Draw(rt, "in") {
				r.Agents = append(r.Agents, fairlead.RotationAgent{AgentID: p.Member.ID, Weight: rapid.IntRange(0, 3).Draw(rt, "weight"), Excluded: rapid.Bool().Draw(rt, "out"),
					CapDay: fairlead.Cap{Set: rapid.Bool().Draw(rt, "capped"), Most: 0}})
			}
		}
		made, err := w.app.CreateRotation(w.ctx, w.owner, r)
		w.must(err)
		rotations = append(rotations, made.ID)
	}
	target := func() fairlead.Target {
		if rapid.Bool().Draw(rt, "one agent") {
			return fairlead.Target{AgentID: rapid.SampledFrom(people).Draw(rt, "agent").Member.ID}
		}
		return fairlead.Target{RotationID: rapid.SampledFrom(rotations).Draw(rt, "rotation")}
	}
	for range rapid.IntRange(0, 6).Draw(rt, "rules") {
		r := sourceRule(rapid.SampledFrom([]string{"Same", "Other", "Third"}).Draw(rt, "name"), rapid.SampledFrom([]string{"a", "b", "c"}).Draw(rt, "source"), target())
		r.Enabled = rapid.Bool().Draw(rt, "on")
		r.Away = rapid.SampledFrom([]fairlead.AwayAct{"", fairlead.AwayNext}).Draw(rt, "away")
		if rapid.Bool().Draw(rt, "group") {
			r.Conditions = []fairlead.Condition{{Match: fairlead.MatchAny, Conditions: append(r.Conditions, fairlead.Condition{Field: "fields.size", Operator: fairlead.OpAtLeast, Value: jsonRaw("3")})}}
		}
		_, err := w.app.CreateRule(w.ctx, w.owner, r)
		w.must(err)
	}
	last := rapid.SampledFrom(append([]int64{0}, rotations...)).Draw(rt, "last line")
	_, err := w.app.SetRouting(w.ctx, w.owner, rapid.Bool().Draw(rt, "on"), last)
	w.must(err)
}

// decided says, in names, what becomes of a lead.
func (w *world) decided(sub fairlead.Submission) string {
	tried, err := w.app.TryLead(w.ctx, w.owner, usecase.TriedLead{Submission: sub})
	w.must(err)
	d := tried.Decision
	var says strings.Builder
	name := func(r *fairlead.Ref) string {
		if r == nil {
			return "-"
		}
		return r.Name
	}
	fmt.Fprint(&says, d.Outcome, tried.Off, name(d.Rule), d.Otherwise, name(d.Rotation), name(d.Chosen), d.Tie)
	for _, p := range d.Passed {
		fmt.Fprint(&says, p.Rule.Name, p.Reason)
	}
	for _, c := range d.Candidates {
		fmt.Fprint(&says, d.Names[c.AgentID], c.Reason, c.Weight, c.After)
	}
	return says.String()
}

// What goes out of a workspace and comes into it again changes nothing; in an empty one with the same people it decides the same.
func TestRulesInAFileDecideTheSameElsewhere(t *testing.T) {
	here, there, n := newWorld(t), newWorld(t), 0
	rapid.Check(t, func(rt *rapid.T) {
		n++ // a workspace of its own in either database
		for _, w := range []*world{here, there} {
			w.owner = w.workspace(fmt.Sprint("Acme ", n), fmt.Sprintf("owner%d@acme.test", n))
		}
		people, _ := here.agents(fmt.Sprint("Ana", n), fmt.Sprint("Ben", n), fmt.Sprint("Cleo", n))
		for _, name := range []string{"Cleo", "Ana", "Ben"} { // under other ids
			there.member(fmt.Sprint(name, n), "agent")
		}
		here.drawn(rt, people)
		file, err := here.app.ExportRules(here.ctx, here.owner)
		here.must(err)
		for _, in := range []usecase.RulesImport{{File: file}, {File: file, Live: true}, {File: file, Live: true, Replace: true}} {
			again, err := here.app.PreviewRules(here.ctx, here.owner, in)
			here.must(err)
			if len(again.Changes)+len(again.Problems)+len(again.Notes) > 0 {
				rt.Fatalf("in the same workspace: %+v", again)
			}
		}
		_, err = there.app.ImportRules(there.ctx, there.owner, usecase.RulesImport{File: file, Live: true, Replace: true})
		there.must(err)
		for i, source := range []string{"a", "b", "c", "d", "a", "b", "c"} {
			sub := from(source)
			sub.Fields = map[string]jsonRaw{"size": jsonRaw(fmt.Sprint(i))}
			if one, other := here.decided(sub), there.decided(sub); one != other {
				rt.Fatalf("%s and size %d:\n%s\n%s", source, i, one, other)
			}
		}
		back, err := there.app.ExportRules(there.ctx, there.owner)
		there.must(err)
		if again, err := here.app.PreviewRules(here.ctx, here.owner, usecase.RulesImport{File: back, Live: true, Replace: true}); err != nil || len(again.Changes) > 0 {
			rt.Fatalf("back again: %+v %v", again, err)
		}
	})
}
