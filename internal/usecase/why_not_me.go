package usecase

import (
	"context"
	"errors"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// EntryDecision returns why a lead of a rotation went to whom, by the number of its entry in the ledger. Who may see the
// rotation may ask that of every turn; what the lead is like and which rule it met shows only to who sees the lead, or manages
// routing. Entries that no decision made, and those whose lead is gone, have none: not found.
func (a *App) EntryDecision(ctx context.Context, actor fairlead.Actor, rotationID, seq int64) (DecisionView, error) {
	var view DecisionView
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) (err error) {
		if _, _, err := a.visibleRotation(tx, actor, rotationID); err != nil {
			return err
		}
		if view, err = a.decisionOf(tx, actor.Workspace, rotationID, seq); err != nil {
			return err
		}
		return veil(tx, actor, &view)
	})
	return view, wrap("read decision of an entry", err)
}

// decisionOf finds the decision that made an entry of a ledger.
func (a *App) decisionOf(tx store.Tx, workspace, rotationID, seq int64) (DecisionView, error) {
	entries, err := tx.Ledgers().Pick(rotationID, []int64{seq})
	if err != nil {
		return DecisionView{}, err
	}
	if len(entries) == 0 || entries[0].Kind != fairlead.LedgerRule || entries[0].LeadID == 0 {
		return DecisionView{}, fairlead.ErrNotFound
	}
	e := entries[0]
	rows, err := tx.Decisions().ForLead(e.LeadID)
	if err != nil {
		return DecisionView{}, err
	}
	members, err := a.members(tx, workspace)
	if err != nil {
		return DecisionView{}, err
	}
	for _, row := range rows {
		if !row.At.Equal(e.At) || row.AgentID != e.AgentID {
			continue
		}
		v, err := a.rebuild(tx, workspace, members, row)
		if err != nil || v.RotationID == rotationID {
			v.LeadID = e.LeadID
			return v, err
		}
	}
	return DecisionView{}, fairlead.ErrNotFound
}

// veil takes what says something about the lead out of a decision, for who may not see the lead.
func veil(tx store.Tx, actor fairlead.Actor, v *DecisionView) error {
	if access.Allowed(actor, fairlead.ManageRouting) {
		return nil
	}
	_, err := leadInScope(tx, actor, v.LeadID)
	if !errors.Is(err, fairlead.ErrNotFound) {
		return err
	}
	v.Rule, v.Otherwise, v.Passed, v.Covered = nil, false, nil, nil
	return nil
}
