package usecase

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"strings"

	"fairlead"
	"fairlead/internal/store"
)

// Arrived is a lead that a source was sent, as it is to be taken in.
type Arrived struct {
	Key        store.ArrivedKey
	Submission fairlead.Submission
}

// TakeArrived takes in leads that a source was sent, each once, one after the other in the order given: one that has become a
// lead already stays as it is. It says of each why it could not be taken in; an error is about all of them.
func (a *App) TakeArrived(ctx context.Context, workspace int64, all []Arrived) ([]error, error) {
	list := make([]Listed, len(all))
	for i, l := range all {
		list[i].Request = IntakeRequest{Submission: l.Submission, arrived: &l.Key}
	}
	taken, err := a.IntakeList(ctx, fairlead.Actor{Workspace: workspace, Kind: fairlead.ActorSystem}, list, nil)
	if err != nil {
		return nil, err
	}
	problems := make([]error, len(all))
	for i, l := range taken.Leads {
		problems[i] = l.Err
	}
	return problems, nil
}

// answerArrived answers the tickets whose lead has come before, and returns the others.
func (r *round) answerArrived(tickets []*ticket) ([]*ticket, error) {
	var keys []store.ArrivedKey
	for _, t := range tickets {
		if t.request.arrived != nil {
			keys = append(keys, *t.request.arrived)
		}
	}
	if len(keys) == 0 {
		return tickets, nil
	}
	there, err := r.tx.Arrivals().Find(keys)
	if err != nil {
		return nil, err
	}
	fresh := make([]*ticket, 0, len(tickets))
	for _, t := range tickets {
		if key := t.request.arrived; key != nil {
			l, known := there[*key]
			if delete(there, *key); !known || l.State != fairlead.ArrivedDue { // or it is in this round already
				t.answer = func() IntakeResult { return IntakeResult{Duplicate: true} }
				continue
			}
			t.arrived = &l
		}
		fresh = append(fresh, t)
	}
	return fresh, nil
}

// setAside brings answers that do not fit, as an error says, under keys that no field has.
func setAside(answers map[string]json.RawMessage, unfit error) map[string]json.RawMessage {
	var refused *fairlead.Error
	if !errors.As(unfit, &refused) {
		return answers
	}
	answers = maps.Clone(answers)
	for _, f := range refused.Fields {
		key := strings.TrimPrefix(f.Field, fairlead.AnswerPrefix)
		answers[key+" (as written)"] = answers[key]
		delete(answers, key)
	}
	return answers
}

// becomes notes which lead an arrived one has become.
func (t *ticket) becomes(leadID int64) {
	if t.arrived != nil {
		t.arrived.LeadID = leadID
	}
}

// noteArrived writes what became of this round's arrived leads, with the leads that they are now.
func (r *round) noteArrived(tickets []*ticket) error {
	var taken []fairlead.ArrivedLead
	for _, t := range tickets {
		if t.arrived == nil || t.err != nil {
			continue
		}
		l := *t.arrived
		taken = append(taken, fairlead.ArrivedLead{SourceID: l.SourceID, VendorID: l.VendorID, State: fairlead.ArrivedTaken, LeadID: l.LeadID, Attempts: l.Attempts + 1})
	}
	if len(taken) == 0 {
		return nil
	}
	return r.tx.Arrivals().Record(taken)
}
