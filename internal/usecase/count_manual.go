package usecase

import (
	"fairlead"
	"fairlead/internal/routing"
	"fairlead/internal/store"
)

// countsManual reads who stands where, if any rotation counts what is assigned by hand; nil: none does.
func (a *App) countsManual(tx store.Tx, s *story, workspace int64) (*office, error) {
	policy, err := a.policy(tx, workspace)
	if err != nil || !policy.CountsManual() {
		return nil, err
	}
	o, err := readOffice(a, tx, workspace)
	if err != nil {
		return nil, err
	}
	s.zone = o.zone
	if err := s.loadLedgers(rotationIDs(policy)); err != nil {
		return nil, err
	}
	o.roster.Ledgers = s.ledgers
	return o, o.attend(tx, s.at)
}

// countManual books a lead that a person gives to an agent as that agent's turn, in the rotation to which the rules would have
// sent it, if that counts such leads. It answers false if nothing was booked.
func (o *office) countManual(s *story, lead fairlead.Lead, agentID int64) (fairlead.LedgerEntry, bool) {
	if agentID == 0 || !lead.Open {
		return fairlead.LedgerEntry{}, false
	}
	d := routing.Decide(o.policy, factsOf(lead, o.zone), o.roster)
	rotation, ok := o.policy.Rotation(d.RotationID)
	if !ok || !rotation.CountManual {
		return fairlead.LedgerEntry{}, false
	}
	e, ok := s.ledgers[d.RotationID].BookManual(d, agentID, lead.ID, s.at)
	if ok {
		s.book(e)
	}
	return e, ok
}
