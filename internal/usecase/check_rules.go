package usecase

import (
	"context"
	"errors"
	"time"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/ingest/mapping"
	"fairlead/internal/routing"
	"fairlead/internal/rulecheck"
	"fairlead/internal/store"
)

// checkedDays is how far back leads are looked at for what the rules leave out. Of those no more than the newest newestLeads
// are counted, so that the check takes the same time however many there are.
const checkedDays = 90

// CheckRules lists what is wrong, or may not be meant, in the rules that are live or, if asked for it, in the draft; with
// no draft, in what one would begin with.
func (a *App) CheckRules(ctx context.Context, actor fairlead.Actor, ofDraft bool) ([]fairlead.Finding, error) {
	if err := access.Require(actor, fairlead.ManageRouting); err != nil {
		return nil, err
	}
	var in rulecheck.Input
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		policy, err := a.policy(tx, actor.Workspace)
		if err != nil {
			return err
		}
		if ofDraft {
			if policy, err = drafted(tx, policy); err != nil {
				return err
			}
		}
		in, err = a.checkInput(tx, actor, policy)
		return err
	})
	if err != nil {
		return nil, wrap("check rules", err)
	}
	return rulecheck.Check(in), nil
}

// drafted is the policy as it would be with the draft published; as it is, if there is none.
func drafted(tx store.Tx, live *routing.Policy) (*routing.Policy, error) {
	saved, err := tx.Policies().Draft()
	if errors.Is(err, fairlead.ErrNotFound) {
		return live, nil
	}
	if err != nil {
		return nil, err
	}
	return routing.Compile(withRules(live.Source(), saved.Policy)), nil
}

// withRules is a policy with the switch, the rules and the last line of another.
func withRules(p, other fairlead.Policy) fairlead.Policy {
	p.AutoAssign, p.Otherwise, p.Rules = other.AutoAssign, other.Otherwise, other.Rules
	return p
}

func (a *App) checkInput(tx store.Tx, actor fairlead.Actor, policy *routing.Policy) (rulecheck.Input, error) {
	in := rulecheck.Input{Policy: policy, Now: a.now().Truncate(time.Second)}
	w, err := tx.Workspace()
	if err != nil {
		return in, err
	}
	in.Zone = zoneOf(w)
	if in.Members, err = a.members(tx, actor.Workspace); err != nil {
		return in, err
	}
	if in.Fields, err = tx.Fields().List(); err != nil {
		return in, err
	}
	since := in.Now.AddDate(0, 0, -checkedDays)
	if in.Leads, err = recentFacts(tx, access.Leads(actor), in.Zone, since); err != nil {
		return in, err
	}
	in.Forms, err = knownForms(tx, policy, in.Leads, since)
	return in, err
}

// recentFacts are the newest leads as the rules would have seen them: of the status that leads begin with.
func recentFacts(tx store.Tx, scope fairlead.LeadScope, zone *time.Location, since time.Time) (all []routing.Facts, err error) {
	statuses, err := tx.Statuses().List()
	if err != nil {
		return nil, err
	}
	q := store.LeadQuery{Scope: scope, Sort: fairlead.SortNewest, Limit: newestAtOnce, Filter: fairlead.LeadFilter{CreatedAfter: since}}
	for range newestLeads / newestAtOnce {
		page, err := tx.Leads().List(q)
		if err != nil {
			return nil, err
		}
		for i := range page.Leads {
			f := factsOf(page.Leads[i], zone)
			f.Status = string(statuses.Begin())
			all = append(all, f)
		}
		if q.Cursor = page.Next; q.Cursor == "" {
			break
		}
	}
	return all, nil
}

// knownForms are the forms, folded, from which leads can come or came: those of the sources and of leads since. Of leads that
// are not among the recent ones only forms that rules name are looked for.
func knownForms(tx store.Tx, policy *routing.Policy, leads []routing.Facts, since time.Time) (map[string]bool, error) {
	known := map[string]bool{}
	for _, f := range leads {
		known[routing.Fold(f.Form)] = true
	}
	asked := policy.AsksFor("form")
	if len(asked) == 0 {
		return known, nil
	}
	names, err := sourceForms(tx)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		known[routing.Fold(name)] = true
	}
	for _, w := range asked {
		if known[w.Folded] {
			continue
		}
		n, err := tx.Leads().Count(fairlead.LeadFilter{Forms: []string{w.Value}, CreatedAfter: since}, fairlead.LeadScope{All: true}, 1)
		if err != nil {
			return nil, err
		}
		known[w.Folded] = n > 0
	}
	return known, nil
}

// sourceForms names the forms that sources know.
func sourceForms(tx store.Tx) (names []string, err error) {
	sources, err := tx.Sources().List()
	if err != nil {
		return nil, err
	}
	for _, s := range sources {
		forms, err := formsOf(tx, s)
		if err != nil {
			return nil, err
		}
		for _, f := range forms {
			names = append(names, f.Name)
		}
	}
	return names, nil
}

// formsOf are the forms that a source knows. What comes in by a website form or by mail has the name of its source until
// its form has one of its own.
func formsOf(tx store.Tx, s fairlead.Source) ([]fairlead.SourceForm, error) {
	forms, err := tx.Sources().Forms(s.ID)
	if err == nil && len(forms) == 0 && (s.Kind == fairlead.KindForm || s.Kind == fairlead.KindMail) {
		forms = []fairlead.SourceForm{{Name: mapping.FormCalled(s.Name)}}
	}
	return forms, err
}
