package usecase

import (
	"fairlead"
	"fairlead/internal/access"
)

// told is a notification that is true at this moment, and what it is about.
type told struct {
	dispatch fairlead.Dispatch
	n        fairlead.Notification // with the count that is true now
	lead     fairlead.Lead         // the zero value: about no single lead, or one that the member may not see any more
}

// stillTrue is what can still be said, and drops the rest: nobody hears of a lead that they do not have any more.
func (d *dispatcher) stillTrue(m fairlead.Member, due []fairlead.Dispatch) ([]told, error) {
	var ids, leadIDs []int64
	for _, o := range due {
		ids = append(ids, o.NotificationID)
	}
	all, err := d.tx.Notifications().Get(m.ID, ids)
	if err != nil {
		return nil, err
	}
	for _, n := range all {
		if n.LeadID != 0 {
			leadIDs = append(leadIDs, n.LeadID)
		}
	}
	leads, err := d.leads(leadIDs)
	if err != nil {
		return nil, err
	}
	var still []told
	for _, o := range due {
		t := told{dispatch: o}
		var there bool
		if t.n, there = all[o.NotificationID]; !there {
			d.drop([]fairlead.Dispatch{o}, "It was taken back.")
			continue
		}
		t.lead = leads[t.n.LeadID]
		why, err := d.whyNot(m, &t)
		if err != nil {
			return nil, err
		}
		if why != "" {
			d.drop([]fairlead.Dispatch{o}, why)
			continue
		}
		still = append(still, t)
	}
	return still, nil
}

// leads reads leads, or those that they were merged into.
func (d *dispatcher) leads(ids []int64) (map[int64]fairlead.Lead, error) {
	heirs, err := d.tx.Leads().Heirs(ids)
	if err != nil {
		return nil, err
	}
	wanted := append([]int64{}, ids...)
	for _, into := range heirs {
		wanted = append(wanted, into)
	}
	found, err := d.tx.Leads().Get(wanted, fairlead.LeadScope{All: true})
	byID := leadsByID(found)
	for id, into := range heirs {
		byID[id] = byID[into]
	}
	return byID, err
}

// whyNot is why a notification is not sent; "": it is.
func (d *dispatcher) whyNot(m fairlead.Member, t *told) (why string, err error) {
	const withOthers = "The lead is with somebody else."
	if !d.wants(m, t.n.Kind) {
		return "The member has switched this off.", nil
	}
	if t.n.LeadID != 0 && t.lead.ID == 0 {
		return "The lead was deleted.", nil
	}
	switch t.n.Kind {
	case fairlead.NotifyAssigned, fairlead.NotifyReassigned, fairlead.NotifyEnquiry:
		return reasonUnless(t.lead.AgentID == m.ID, withOthers), nil
	case fairlead.NotifyMention, fairlead.NotifyTaskDue:
		return reasonUnless(access.Sees(m, t.lead), withOthers), nil
	case fairlead.NotifyAway:
		why = reasonUnless(t.n.LeadID == 0 || t.lead.AgentID != m.ID, "The lead is back.")
		if !access.Sees(m, t.lead) {
			t.lead = fairlead.Lead{} // of which they are told nothing
		}
		return why, nil
	case fairlead.NotifyBatch:
		t.n.Count, err = d.tx.Leads().Count(ofBatch(m.ID, t.n.BatchID), fairlead.LeadScope{All: true}, mostCounted)
		return reasonUnless(t.n.Count > 0, "The leads are with others."), err
	case fairlead.NotifyWaiting:
		t.n.Count, err = d.tx.Leads().Count(fairlead.LeadFilter{Waiting: true}, fairlead.LeadScope{All: true}, mostCounted)
		return reasonUnless(t.n.Count > 0, "No lead waits any more."), err
	}
	return "", nil
}

// mostCounted is how many leads a message counts.
const mostCounted = 1_000_000

// ofBatch are the leads of a batch that a member has.
func ofBatch(member, batch int64) fairlead.LeadFilter {
	return fairlead.LeadFilter{Agents: []int64{member}, BatchID: batch}
}

// wants reports whether a member wants to hear of a kind by this channel at this moment.
func (d *dispatcher) wants(m fairlead.Member, kind fairlead.NotificationKind) bool {
	for _, c := range d.reach.channels(m.ID, kind) {
		if c == d.channel {
			return true
		}
	}
	return false
}

func reasonUnless(is bool, reason string) string {
	if is {
		return ""
	}
	return reason
}
