package usecase

import (
	"context"
	"fmt"
	"regexp"
	"slices"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// BeginImport begins to bring in the rows of a file as the plan says; plan is given what was planned so far, and changes it.
// It goes on in the background: see the import's batch, which can be stopped and undone. One that was begun stays as it is.
func (a *App) BeginImport(ctx context.Context, actor fairlead.Actor, id int64, plan func(fairlead.Import) (fairlead.ImportPlan, error)) (ImportView, error) {
	if err := access.Require(actor, access.ToImport...); err != nil {
		return ImportView{}, err
	}
	var view ImportView
	err := a.tellStory(ctx, a.writeIntake, actor.Workspace, func(tx store.Tx) (*story, error) {
		i, err := readImport(tx, id)
		if err != nil {
			return nil, err
		}
		if i.State == fairlead.ImportBegun {
			view, err = withBatch(tx, i)
			return nil, err
		}
		if i.Plan, err = planned(i, plan); err != nil {
			return nil, err
		}
		p, err := a.firstPortion(tx, actor, importAct(i), i.Rows)
		if err != nil {
			return nil, err
		}
		i.State, i.BatchID = fairlead.ImportBegun, p.batch.ID
		for _, step := range []func() error{
			func() error { return tx.Batches().Insert(p.batch) },
			func() error { return tx.Batches().SaveProgress(p.batch.ID, p.progress) },
			func() error { return tx.Imports().Update(i) },
			p.wantMore,
		} {
			if err := step(); err != nil {
				return nil, err
			}
		}
		view = ImportView{i, p.batch}
		return p.story, nil
	})
	return view, wrap("begin import", err)
}

// importAct is what the batch of an import does.
func importAct(i fairlead.Import) fairlead.BatchAct {
	return fairlead.BatchAct{Kind: fairlead.BatchImport, ImportID: i.ID, To: fairlead.BatchTarget{AgentIDs: i.Plan.Routing.AgentIDs}}
}

// planned is the plan of an import with what somebody changes of it.
func planned(i fairlead.Import, change func(fairlead.Import) (fairlead.ImportPlan, error)) (fairlead.ImportPlan, error) {
	p, err := change(i)
	if err != nil {
		return p, err
	}
	p.Source, p.Tags = visible(p.Source), cleanTags(p.Tags)
	return p, checkPlan(i.Columns, p)
}

// aFieldKey is where cells can go that are kept as answers.
var aFieldKey = regexp.MustCompile(`^fields\..{1,400}$`)

func checkPlan(columns []fairlead.ImportColumn, p fairlead.ImportPlan) error {
	var wrong []fairlead.FieldError
	bad := func(field, message string) {
		wrong = append(wrong, fairlead.FieldError{Field: field, Message: message})
	}
	from, any := map[fairlead.AnswerTarget]string{}, false
	for i, target := range p.Targets {
		at := "mapping." + columns[i].Header
		switch {
		case target == "":
			continue
		case !slices.Contains(fairlead.ImportTargets(), target) && !aFieldKey.MatchString(string(target)):
			bad(at, "There is no such place for cells. Use one such as email, or fields.budget.")
		case from[target] != "" && target != fairlead.ToTags:
			bad(at, fmt.Sprintf("The column %s goes there already. Choose another place, or leave one out.", from[target]))
		}
		from[target], any = columns[i].Header, true
	}
	if !any {
		bad("mapping", "Choose where at least one column goes.")
	}
	if !slices.Contains([]fairlead.ImportDuplicates{fairlead.DuplicatesEnquire, fairlead.DuplicatesUpdate, fairlead.DuplicatesSkip}, p.Duplicates) {
		bad("duplicates", "Say enquiry, update or skip.")
	}
	if message := checkText(p.Source); message != "" || p.Source == "" {
		bad("source", message+map[bool]string{true: "Say where the leads came from, such as csv."}[p.Source == ""])
	}
	if p.Routing.Rules && len(p.Routing.AgentIDs) > 0 {
		bad("routing", "Leads go either as the rules say, or to these agents.")
	}
	return fairlead.InvalidFields(append(wrong, checkTags(p.Tags)...))
}
