package usecase_test

import (
	"testing"

	"fairlead"
	"fairlead/internal/usecase"
)

// TestRoutingRunsAgain: leads without an agent go where the rules send them, fairly, with a decision each; leads that have
// one stay, unless they are asked for.
func TestRoutingRunsAgain(t *testing.T) {
	w := newWorld(t)
	people, rotation := w.agents("Ana", "Ben")
	_, err := w.app.CreateRule(w.ctx, w.owner, fairlead.Rule{Name: "Press", Enabled: true, Match: fairlead.MatchAll, Target: fairlead.Target{AgentID: people[1].Member.ID},
		Conditions: []fairlead.Condition{{Field: "source", Operator: fairlead.OpIs, Value: []byte(`"press"`)}}})
	w.must(err)
	ids := w.stock(1_203, func(i int, l *fairlead.Lead) {
		switch i {
		case 0:
			l.Source = "press"
		case 1:
			l.Status = fairlead.StatusWon
		case 2:
			l.AgentID = people[1].Member.ID
		}
	})
	before := w.ledger(rotation.ID)
	route := fairlead.BatchAct{Kind: fairlead.BatchRoute}
	batch := w.finish(w.bulk(everything(), route).ID)
	w.same("done", []any{batch.State, batch.Total, batch.Done, batch.Skipped}, []any{fairlead.BatchDone, 1_202, 1_201, []fairlead.Left{{LeadID: ids[1], Reason: fairlead.LeftClosed}}})
	w.same("who has leads", w.holders(), map[string]int{"": 1, "Ana": 600, "Ben": 602})
	line := w.timeline(ids[0])[0]
	w.same("the rule is the actor", []any{line.Actor.Kind, line.Actor.Name, line.BatchID, line.DecisionID != 0}, []any{fairlead.ActorRule, "Press", batch.ID, true})
	decisions, err := w.app.Decisions(w.ctx, w.owner, ids[5])
	w.must(err)
	w.same("a decision", []any{len(decisions), decisions[0].Verified}, []any{1, true})
	for _, p := range people {
		w.same(p.Member.Name+"'s bell", len(w.bell(p).Notifications), 1)
	}

	undone := w.undo(batch.ID)
	w.same("undone", []any{undone.State, undone.StayedCount}, []any{fairlead.BatchUndone, 0})
	w.same("balances after the undo", w.ledger(rotation.ID), before)
	w.same("who has leads after the undo", w.holders(), map[string]int{"": 1_202, "Ben": 1})
}

// TestRoutingAgainOfLeadsThatHaveAnAgent takes a lead from its agent only for somebody who is owed more: what stays is
// not booked, so the one lead that moves makes Ben the one who is owed, and he keeps the others.
func TestRoutingAgainOfLeadsThatHaveAnAgent(t *testing.T) {
	w := newWorld(t)
	people, rotation := w.agents("Ana", "Ben")
	ben := people[1].Member.ID
	again := fairlead.BatchAct{Kind: fairlead.BatchRoute, IncludeAssigned: true}
	ids := w.stock(4, func(_ int, l *fairlead.Lead) { l.AgentID = ben })
	sel := usecase.Selection{IDs: ids}
	batch := w.bulk(sel, again)
	w.same("done", []any{batch.Done, reasons(batch.Skipped)}, []any{1, map[fairlead.LeftReason]int{fairlead.LeftUnchanged: 3}})
	sum := int64(0)
	for _, balance := range w.ledger(rotation.ID) {
		sum += balance
	}
	w.same("who has them", []any{w.holders(), sum}, []any{map[string]int{"": 0, "Ana": 1, "Ben": 3}, 0})

	w.include(rotation, people[0], false)
	w.include(rotation, people[1], false)
	kept := w.bulk(sel, again)
	w.same("nobody is there: agents keep their leads", reasons(kept.Skipped), map[fairlead.LeftReason]int{fairlead.LeftNobody: 4})
	w.deactivate(people[1])
	left := w.bulk(sel, again)
	w.same("Ben's wait", []any{left.Done, reasons(left.Skipped), w.holders()}, []any{3, map[fairlead.LeftReason]int{fairlead.LeftNobody: 1}, map[string]int{"": 3, "Ana": 1}})
	_, err := w.app.SetRouting(w.ctx, w.owner, true, 0)
	w.must(err)
	free := w.bulk(sel, again)
	w.same("no rule takes them, which the desk may have found before", free.Done+reasons(free.Skipped)[fairlead.LeftNoRule], 4)
	w.off()
	w.refused(second(w.app.Bulk(w.ctx, w.owner, sel, again)), fairlead.KindConflict, "auto_assign_off")
}
