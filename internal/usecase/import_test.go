package usecase_test

import (
	"io"
	"testing"

	"fairlead"
	"fairlead/internal/usecase"
)

// rowsOf is a file of names.
type rowsOf []string

func (f *rowsOf) Format() fairlead.FileFormat {
	return fairlead.FileFormat{Encoding: "utf-8", Delimiter: ","}
}

func (f *rowsOf) Header() []string { return []string{"name"} }

func (f *rowsOf) Next() (fairlead.ImportRow, error) {
	if len(*f) == 0 {
		return fairlead.ImportRow{}, io.EOF
	}
	row := fairlead.ImportRow{Line: 1000 - len(*f), Cells: []string{(*f)[0]}}
	*f = (*f)[1:]
	return row, nil
}

// TestARowTheDatabaseChokesOnDoesNotTakeItsNeighboursWithIt: it is rejected, and said which it is.
func TestARowTheDatabaseChokesOnDoesNotTakeItsNeighboursWithIt(t *testing.T) {
	w := newWorld(t)
	_, rotation := w.agents("Ana", "Ben")
	app := usecase.New(poisoned{w.store}, w.now, usecase.Outside{Publish: w.hear})
	defer app.Close()
	names := rowsOf{}
	for range 20 {
		names = append(names, "Good")
	}
	names[7], names[13] = "Poison", "Poison"
	read, err := app.ReadImport(w.ctx, w.owner, "a/b\\list.csv", &names)
	w.must(err)
	begun, err := app.BeginImport(w.ctx, w.owner, read.ID, func(i fairlead.Import) (fairlead.ImportPlan, error) { return i.Plan, nil })
	w.must(err)
	for done := (usecase.Portion{More: true}); done.More; {
		done, err = app.NextPortion(w.ctx, w.owner.Workspace, begun.BatchID, usecase.PortionSize)
		w.must(err)
	}
	end, err := app.Import(w.ctx, w.owner, read.ID)
	w.must(err)
	if end.Name != "list.csv" || end.Batch.State != fairlead.BatchDone || end.Counts != (fairlead.ImportCounts{Created: 18, Rejected: 2}) {
		t.Errorf("it ended as %+v", end)
	}
	rejects, err := app.RejectedRows(w.ctx, w.owner, read.ID, 0, 10)
	w.must(err)
	if len(rejects) != 2 || rejects[0].Line != 987 || rejects[1].Line != 993 || rejects[0].Why != "This row cannot be stored." {
		t.Errorf("rejected are %+v", rejects)
	}
	if balances := w.ledger(rotation.ID); balances["Ana"] != 0 || balances["Ben"] != 0 {
		t.Errorf("after 18 leads the balances are %v", balances)
	}
}

// TestRulesKnowTheFileThatALeadCameWith: at once, when it was taken from who waits, and when the rules are run again.
func TestRulesKnowTheFileThatALeadCameWith(t *testing.T) {
	w := newWorld(t)
	people, _ := w.agents("Ana", "Ben")
	closed, err := w.app.CreateRotation(w.ctx, w.owner, fairlead.Rotation{Name: "Fair", Strategy: fairlead.RoundRobin,
		Agents: []fairlead.RotationAgent{{AgentID: people[1].Member.ID, Weight: 1, Excluded: true}}})
	w.must(err)
	rule := sourceRule("The fair", "fair.csv", fairlead.Target{RotationID: closed.ID})
	rule.Conditions[0].Field = "import"
	_, err = w.app.CreateRule(w.ctx, w.owner, rule)
	w.must(err)
	read, err := w.app.ReadImport(w.ctx, w.owner, "Fair.csv", &rowsOf{"One"})
	w.must(err)
	begun, err := w.app.BeginImport(w.ctx, w.owner, read.ID, func(i fairlead.Import) (fairlead.ImportPlan, error) { return i.Plan, nil })
	w.must(err)
	for done := (usecase.Portion{More: true}); done.More; {
		done, err = w.app.NextPortion(w.ctx, w.owner.Workspace, begun.BatchID, usecase.PortionSize)
		w.must(err)
	}
	page, err := w.app.ListLeads(w.ctx, w.owner, fairlead.LeadFilter{}, fairlead.SortNewest, 10, "")
	w.must(err)
	if lead := page.Leads[0]; lead.Import != "Fair.csv" || lead.Waiting != closed.ID {
		t.Fatalf("it came as %+v", lead)
	}
	closed.Agents[0].Excluded = false
	_, err = w.app.UpdateRotation(w.ctx, w.owner, closed.Rotation)
	w.must(err)
	if lead := w.post(from("website")).Lead; lead.AgentID == 0 || lead.Waiting != 0 {
		t.Errorf("another lead: %+v", lead)
	}
	decisions, err := w.app.Decisions(w.ctx, w.owner, page.Leads[0].ID)
	w.must(err)
	if d := decisions[0]; d.Rule == nil || d.Rule.Name != "The fair" || d.AgentID != people[1].Member.ID || !d.Verified {
		t.Errorf("taken up by %+v", d)
	}
	values, err := w.app.ListFieldValues(w.ctx, w.owner, "import")
	w.must(err)
	if len(values) != 1 || values[0].Value != "Fair.csv" {
		t.Errorf("values: %+v", values)
	}
}
