package usecase

import (
	"fairlead"
	"fairlead/internal/routing"
	"fairlead/internal/store"
)

// pickUpWaiting tries the leads that wait, oldest first, with the facts of their arrival. One that nobody present can
// take does not block the others.
func (r *round) pickUpWaiting() error {
	const chunk = 500
	if !r.policy.Source().AutoAssign {
		return r.tx.Desk().SetDirty(false) // switching it on makes the desk dirty again
	}
	for after := int64(0); ; {
		leads, err := r.tx.Leads().OldestWaiting(after, chunk)
		if err != nil {
			return err
		}
		for i := range leads {
			r.retry(&leads[i])
		}
		if len(leads) < chunk {
			return r.tx.Desk().SetDirty(false)
		}
		after = leads[len(leads)-1].ID
	}
}

func (r *round) retry(lead *fairlead.Lead) {
	facts := factsOf(*lead, r.zone)
	d := routing.Decide(r.policy, facts, r.roster)
	if d.Outcome == fairlead.OutcomeWaiting && d.RotationID == lead.Waiting {
		return
	}
	if d.Outcome == fairlead.OutcomeUnassigned {
		lead.Waiting = 0
	}
	r.route(lead, facts)
	lead.Version++
	lead.UpdatedAt = r.story.at
	r.story.placed = append(r.story.placed, *lead)
	r.story.leadsMoved(lead.AgentID)
	r.known.moved(*lead)
}

func (r *round) wait(lead *fairlead.Lead, d fairlead.Decision, row *store.DecisionRow) {
	if lead.Waiting == d.RotationID {
		return
	}
	lead.Waiting = d.RotationID
	rotation, _ := r.policy.Rotation(d.RotationID)
	r.story.tell(fairlead.Activity{LeadID: lead.ID, Kind: fairlead.ActivityWaiting, Actor: decider(d), Text: rotation.Name}, row)
	r.story.topics(TopicRouting)
	r.story.waits = true
}
