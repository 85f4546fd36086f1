package usecase

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/availability"
	"fairlead/internal/routing"
	"fairlead/internal/store"
)

// Availability returns when a member can be given leads: their own, or anybody's to who manages availability.
func (a *App) Availability(ctx context.Context, actor fairlead.Actor, id int64) (fairlead.Availability, error) {
	var m fairlead.Member
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) (err error) {
		if m, err = tx.Members().Get(id); err != nil {
			return err
		}
		return access.Availability(actor, m)
	})
	return m.Availability, wrap("read availability", err)
}

// SetAvailability says when a member can be given leads, and returns what is kept of it.
func (a *App) SetAvailability(ctx context.Context, actor fairlead.Actor, id int64, wanted fairlead.Availability) (fairlead.Availability, error) {
	var kept fairlead.Availability
	err := a.write(ctx, actor.Workspace, func(tx store.Tx) error {
		m, err := tx.Members().Get(id)
		if err != nil {
			return err
		}
		if err := access.Availability(actor, m); err != nil {
			return err
		}
		if kept, err = a.readAvailability(tx, actor.Workspace, m, wanted); err != nil {
			return err
		}
		m.Availability = kept
		if err := tx.Members().Update(m, a.now()); err != nil {
			return err
		}
		return tx.Desk().SetDirty(true)
	})
	if err != nil {
		return fairlead.Availability{}, wrap("set availability", err)
	}
	a.tell(Stale{Workspace: actor.Workspace, Topics: []Topic{TopicMembers, TopicRouting, TopicMe}, Everyone: true})
	return kept, nil
}

// readAvailability is what to keep of an availability that was sent, or what is wrong with it.
func (a *App) readAvailability(tx store.Tx, workspace int64, m fairlead.Member, sent fairlead.Availability) (fairlead.Availability, error) {
	w, err := tx.Workspace()
	if err != nil {
		return sent, err
	}
	covers, err := a.covers(tx, workspace, m)
	if err != nil {
		return sent, err
	}
	zone := availability.Zone(sent, zoneOf(w))
	sent = availability.Local(sent, zone)
	wrong := availability.Check(sent)
	for i := range sent.Leave {
		leave, field := &sent.Leave[i], fmt.Sprintf("leave[%d].", i)
		leave.Note = strings.TrimSpace(leave.Note)
		if message := checkText(leave.Note); message != "" {
			wrong = append(wrong, fairlead.FieldError{Field: field + "note", Message: message})
		}
		if kept := slices.ContainsFunc(m.Availability.Leave, func(l fairlead.Leave) bool { return l.Cover == leave.Cover }); !kept { // else it was fine then
			wrong = append(wrong, covers.check(field+"cover.", leave.Cover)...)
		}
	}
	if sent.PausedUntil = sent.PausedUntil.UTC().Truncate(time.Microsecond); !sent.PausedUntil.After(a.now()) {
		sent.PausedUntil = time.Time{}
	}
	return availability.Normal(sent, zone), fairlead.InvalidFields(wrong)
}

// covers is who can cover for a member.
type covers struct {
	member  int64
	members map[int64]fairlead.Member
	policy  *routing.Policy
}

func (a *App) covers(tx store.Tx, workspace int64, m fairlead.Member) (covers, error) {
	members, err := a.members(tx, workspace)
	if err != nil {
		return covers{}, err
	}
	policy, err := a.policy(tx, workspace)
	return covers{m.ID, members, policy}, err
}

func (c covers) check(field string, t fairlead.Target) (wrong []fairlead.FieldError) {
	if _, ok := c.members[t.AgentID]; t.AgentID != 0 && !ok {
		wrong = append(wrong, fairlead.FieldError{Field: field + "agent_id", Message: fmt.Sprintf("There is no team member %d.", t.AgentID)})
	}
	if t.AgentID == c.member {
		wrong = append(wrong, fairlead.FieldError{Field: field + "agent_id", Message: "Nobody covers for themselves. Name somebody else, or a rotation."})
	}
	if r, ok := c.policy.Rotation(t.RotationID); t.RotationID != 0 && (!ok || r.Hidden) {
		wrong = append(wrong, fairlead.FieldError{Field: field + "rotation_id", Message: "There is no such rotation."})
	}
	return wrong
}

// stateOf tells whether a member can be given leads now, and when that ends by itself.
func stateOf(m fairlead.Member, workspace *time.Location, now time.Time) (fairlead.AvailabilityState, time.Time) {
	return availability.State(m, availability.At(m.Availability, availability.Zone(m.Availability, workspace), now))
}
