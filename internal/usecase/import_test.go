package usecase_test

import (
	"context"
	"fmt"
	"io"
	"slices"
	"testing"

	"fairlead"
	"fairlead/internal/store"
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

// unpacking is a store that counts the rows of files that it unpacks.
type unpacking struct {
	store.Store
	rows *int
}

func (u unpacking) WriteIntake(ctx context.Context, workspace int64, fn func(store.Tx) error) error {
	return u.Store.WriteIntake(ctx, workspace, func(tx store.Tx) error { return fn(unpackingTx{tx, u.rows}) })
}

type unpackingTx struct {
	store.Tx
	rows *int
}

func (t unpackingTx) Imports() store.Imports { return unpackingImports{t.Tx.Imports(), t.rows} }

type unpackingImports struct {
	store.Imports
	rows *int
}

func (i unpackingImports) Rows(id int64, from int) (int, []fairlead.ImportRow, error) {
	first, rows, err := i.Imports.Rows(id, from)
	*i.rows += len(rows)
	return first, rows, err
}

// TestEveryRowComesInOnceWhateverThePortions: and few are unpacked in vain.
func TestEveryRowComesInOnceWhateverThePortions(t *testing.T) {
	w := newWorld(t)
	w.agents("Ana", "Ben")
	unpacked := 0
	app := usecase.New(unpacking{w.store, &unpacked}, w.now, usecase.Outside{Publish: w.hear})
	defer app.Close()
	names := rowsOf{}
	for n := range 2345 {
		names = append(names, fmt.Sprintf("Jo %04d", n))
	}
	read, err := app.ReadImport(w.ctx, w.owner, "list.csv", &names)
	w.must(err)
	begun, err := app.BeginImport(w.ctx, w.owner, read.ID, func(i fairlead.Import) (fairlead.ImportPlan, error) { return i.Plan, nil })
	w.must(err)
	sizes := []int{170, 230, 1, 99, 101, 300}
	for done, n := (usecase.Portion{More: true}), 0; done.More; n++ {
		done, err = app.NextPortion(w.ctx, w.owner.Workspace, begun.BatchID, sizes[n%len(sizes)])
		w.must(err)
	}
	var came []string
	w.must(w.store.Read(w.ctx, w.owner.Workspace, func(tx store.Tx) error {
		var ids []int64
		for id := range int64(3_000) {
			ids = append(ids, id)
		}
		leads, err := tx.Leads().Get(ids, fairlead.LeadScope{All: true})
		for _, l := range leads {
			came = append(came, l.Contact.Name)
		}
		slices.Sort(came)
		return err
	}))
	if n := len(slices.Compact(slices.Clone(came))); n != 2345 || len(came) != n {
		t.Errorf("%d leads came in, of %d names", len(came), n)
	}
	if unpacked > 2*2345 {
		t.Errorf("%d rows were unpacked for 2345", unpacked)
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
