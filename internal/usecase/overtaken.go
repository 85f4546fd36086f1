package usecase

import (
	"slices"

	"fairlead"
)

// since reads what happened to leads after they were chosen, by lead.
func (p *portion) since(ids []int64) (map[int64][]fairlead.Activity, error) {
	newer, err := p.tx.Activities().Newer(ids, p.progress.Since)
	since := make(map[int64][]fairlead.Activity)
	for _, a := range newer {
		since[a.LeadID] = append(since[a.LeadID], a)
	}
	return since, err
}

// overtaken says why a batch leaves a lead alone to which this happened after it was chosen: what somebody did in the
// meantime stands, and no wish that is older undoes it. "" if nothing did that matters. That a lead has already what the
// batch would do is no reason here: the batch says so itself.
func overtaken(act fairlead.BatchAct, l fairlead.Lead, since []fairlead.Activity) fairlead.LeftReason {
	hands, status, worked := false, false, false
	for _, a := range since {
		switch a.Kind {
		case fairlead.ActivityAssigned, fairlead.ActivityReassigned, fairlead.ActivityUnassigned:
			hands = true
		case fairlead.ActivityChanged:
			status = status || slices.ContainsFunc(a.Changes, ofStatus)
			worked = worked || a.BatchID == 0
		case fairlead.ActivityNote, fairlead.ActivityEnquiry, fairlead.ActivityMerged:
			worked = true
		}
	}
	switch act.Kind {
	case fairlead.BatchStatus:
		return reasonIf(status && l.Status != act.Status, fairlead.LeftChanged)
	case fairlead.BatchDelete:
		return reasonIf(hands || status || worked, fairlead.LeftChanged)
	case fairlead.BatchAssign, fairlead.BatchRoute:
		if status && !l.Open {
			return fairlead.LeftClosed
		}
		there := act.Kind == fairlead.BatchAssign && !act.To.Spreads() && l.AgentID == act.To.AgentID
		return reasonIf((hands || status) && !there, fairlead.LeftChanged)
	default: // tags are added and removed whatever else happens
		return ""
	}
}

func reasonIf(is bool, reason fairlead.LeftReason) fairlead.LeftReason {
	if is {
		return reason
	}
	return ""
}

func ofStatus(c fairlead.Change) bool { return c.Field == "status" }
