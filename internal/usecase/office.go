package usecase

import (
	"slices"
	"time"

	"fairlead"
	"fairlead/internal/routing"
	"fairlead/internal/store"
)

// office is what deciding looks at: the people, the rules and where everybody stands. A round leaves it to the next one.
// There the people and rules hold unless somebody has written in between who was no round of intake; the balances hold
// unless anybody has, such as another replica's desk.
type office struct {
	turn      int64 // of the desk that it was true in
	workspace fairlead.Workspace
	zone      *time.Location // the workspace's
	statuses  fairlead.Statuses
	fields    []fairlead.Field
	policy    *routing.Policy
	members   map[int64]fairlead.Member
	roster    routing.Roster
	presence  presence
	hooks     []fairlead.Webhook
	reach     *reach
}

func readOffice(app *App, tx store.Tx, workspace int64) (o *office, err error) {
	o = &office{}
	if o.workspace, err = tx.Workspace(); err != nil {
		return nil, err
	}
	if o.statuses, err = tx.Statuses().List(); err != nil {
		return nil, err
	}
	if o.fields, err = tx.Fields().List(); err != nil {
		return nil, err
	}
	if o.policy, o.members, err = app.rulesAndPeople(tx, workspace); err != nil {
		return nil, err
	}
	if o.hooks, err = listening(tx); err != nil {
		return nil, err
	}
	o.zone, o.roster.Active = zoneOf(o.workspace), active(o.members)
	o.reach, err = readReach(app, tx)
	return o, err
}

// tells lets a story tell what is written in this office to those who are to hear it.
func (o *office) tells(s *story) {
	s.zone = o.zone
	s.audience, s.reach = &audience{o.hooks, o.workspace, o.members, o.policy, o.statuses}, o.reach
}

// fit says where a submission begins, and brings its answers into the types of the workspace's fields; what does not fit is
// refused, or set aside.
func (o *office) fit(sub fairlead.Submission, aside bool) (fairlead.Submission, error) {
	if sub.Status == "" {
		sub.Status = o.statuses.Begin()
	}
	if err := checkStatus(sub.Status, o.statuses); err != nil {
		return sub, err
	}
	fitted, err := fitAnswers(o.fields, sub.Fields, o.workspace.PhoneRegion)
	if err != nil && aside {
		fitted, err = fitAnswers(o.fields, setAside(sub.Fields, err), o.workspace.PhoneRegion)
	}
	sub.Fields = fitted
	return sub, err
}

func zoneOf(w fairlead.Workspace) *time.Location {
	zone, err := time.LoadLocation(w.Zone)
	if err != nil {
		return time.UTC
	}
	return zone
}

func rotationIDs(p *routing.Policy) []int64 {
	var ids []int64
	for _, r := range p.Source().Rotations {
		ids = append(ids, r.ID)
	}
	return ids
}

func active(members map[int64]fairlead.Member) map[int64]bool {
	in := make(map[int64]bool, len(members))
	for id, m := range members {
		in[id] = m.Active
	}
	return in
}

// factsOf are what conditions may look at of a lead, as it is; it arrived in the workspace's zone.
func factsOf(l fairlead.Lead, zone *time.Location) routing.Facts {
	f := routing.FactsOf(asSubmitted(l), l.CreatedAt.In(zone))
	f.Import = l.Import
	return f
}

// asSubmitted is a lead as somebody would hand it in.
func asSubmitted(l fairlead.Lead) fairlead.Submission {
	return fairlead.Submission{Contact: l.Contact, Source: l.Source, Form: l.Form, Status: l.Status,
		Tags: slices.Clone(l.Tags), Fields: l.Fields, Value: l.Value, ExternalID: l.ExternalID}
}
