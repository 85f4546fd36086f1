package usecase

import (
	"context"
	"fmt"
	"strings"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// AssignLead gives a lead to an agent, or takes it from whoever has it (agentID 0). Giving it to who has it already
// changes nothing and tells nobody. The previous agent loses access with the commit. ifMatch 0 takes any version.
func (a *App) AssignLead(ctx context.Context, actor fairlead.Actor, id, agentID int64, note string, ifMatch int64) (LeadView, error) {
	if err := access.Require(actor, fairlead.AssignLeads); err != nil {
		return LeadView{}, err
	}
	note = strings.TrimSpace(note)
	if message := checkText(note); message != "" {
		return LeadView{}, fairlead.Invalid("note", message)
	}
	view, err := a.changeLead(ctx, actor, id, ifMatch, func(s *story, lead *fairlead.Lead, members map[int64]fairlead.Member) error {
		if agentID != 0 && !members[agentID].MayHaveLeads() {
			return agentError(members, agentID, "agent_id")
		}
		if lead.AgentID == agentID && lead.Waiting == 0 {
			return nil
		}
		if office, err := a.countsManual(s.tx, s, actor.Workspace); err != nil {
			return err
		} else if office != nil {
			office.countManual(s, *lead, agentID)
		}
		from := lead.AgentID
		entry := move(s, lead, agentID, members, fairlead.NameOf(actor), note, 0)
		kind := fairlead.NotifyAssigned
		if entry.From != nil {
			kind = fairlead.NotifyReassigned
		}
		s.lost(from, id, fairlead.NameOf(actor))
		if agentID != 0 {
			s.notify(fairlead.Notification{MemberID: agentID, Kind: kind, LeadID: id, Count: 1, Actor: fairlead.NameOf(actor)})
		}
		return nil
	})
	return view, wrap("assign lead", err)
}

// move puts a lead with an agent (0: nobody), in the story and in its timeline.
func move(s *story, lead *fairlead.Lead, agentID int64, members map[int64]fairlead.Member, by fairlead.ActorName, note string, batch int64) *fairlead.Activity {
	entry := handover(lead.ID, by, refOf(members, lead.AgentID), refOf(members, agentID))
	entry.Text, entry.BatchID = note, batch
	from := lead.AgentID
	lead.AgentID, lead.Waiting = agentID, 0
	if batch != 0 {
		lead.BatchID = batch
	}
	return s.place(lead, from, entry, nil)
}

// place writes where a lead is now, and tells its timeline how it came there. from is who had it before (0: nobody).
func (s *story) place(lead *fairlead.Lead, from int64, entry fairlead.Activity, d *store.DecisionRow) *fairlead.Activity {
	s.leadsMoved(from, lead.AgentID)
	lead.Version++
	lead.UpdatedAt = s.at
	s.placed = append(s.placed, *lead)
	return s.tell(entry, d)
}

// agentError says why leads cannot be given to somebody. A person of another workspace is unknown like nobody at all.
func agentError(members map[int64]fairlead.Member, id int64, field string) error {
	m, ok := members[id]
	if !ok {
		return &fairlead.Error{Kind: fairlead.KindInvalid, Code: "unknown_agent", Message: "There is no such team member.",
			Fields: []fairlead.FieldError{{Field: field, Message: fmt.Sprintf("There is no team member %d.", id)}}}
	}
	return &fairlead.Error{Kind: fairlead.KindInvalid, Code: "inactive_agent", Message: m.Name + " is inactive and cannot have leads. Activate them first, or choose someone else.",
		Fields: []fairlead.FieldError{{Field: field, Message: m.Name + " is inactive."}}}
}
