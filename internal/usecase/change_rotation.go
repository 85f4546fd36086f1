package usecase

import (
	"context"
	"fmt"
	"slices"
	"time"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/routing"
	"fairlead/internal/store"
)

// Rotations lists the rotations that the actor may look at: all for who manages routing, else their own.
func (a *App) Rotations(ctx context.Context, actor fairlead.Actor) ([]RotationView, error) {
	var views []RotationView
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		policy, members, err := a.rulesAndPeople(tx, actor.Workspace)
		if err != nil {
			return err
		}
		views = []RotationView{}
		for _, r := range policy.Source().Rotations {
			if access.Rotation(actor, r) == nil {
				views = append(views, viewRotation(r, policy.Source(), members, access.Allowed(actor, fairlead.ManageRouting)))
			}
		}
		return nil
	})
	return views, wrap("list rotations", err)
}

// viewRotation names a rotation's agents, and the rules that send leads to it where the reader manages routing.
func viewRotation(r fairlead.Rotation, p fairlead.Policy, members map[int64]fairlead.Member, withRules bool) RotationView {
	v := RotationView{Rotation: r, Names: map[int64]string{}}
	for _, m := range r.Agents {
		v.Names[m.AgentID] = members[m.AgentID].Name
	}
	for _, rule := range p.Rules {
		if withRules && rule.Target.RotationID == r.ID {
			v.Rules = append(v.Rules, fairlead.Ref{ID: rule.ID, Name: rule.Name})
		}
	}
	return v
}

// Rotation returns one rotation.
func (a *App) Rotation(ctx context.Context, actor fairlead.Actor, id int64) (RotationView, error) {
	views, err := a.Rotations(ctx, actor)
	if err != nil {
		return RotationView{}, err
	}
	for _, v := range views {
		if v.ID == id {
			return v, nil
		}
	}
	return RotationView{}, fairlead.ErrNotFound
}

// CreateRotation adds a rotation, ready for rules.
func (a *App) CreateRotation(ctx context.Context, actor fairlead.Actor, r fairlead.Rotation) (RotationView, error) {
	err := a.changePolicy(ctx, actor, func(d *nextVersion) (err error) {
		r.Hidden = false
		if err := d.checkRotation(r); err != nil {
			return err
		}
		if r.ID, err = d.tx.NextIDs(store.RotationIDs, 1); err != nil {
			return err
		}
		d.policy.Rotations = append(d.policy.Rotations, r)
		return d.joinAndLeave(fairlead.Rotation{ID: r.ID}, r)
	})
	if err != nil {
		return RotationView{}, wrap("create rotation", err)
	}
	return a.Rotation(ctx, actor, r.ID)
}

// UpdateRotation replaces a rotation. Who joins starts even; who is taken out of the list for good hands the balance to
// the others (exclude somebody to keep it instead).
func (a *App) UpdateRotation(ctx context.Context, actor fairlead.Actor, r fairlead.Rotation) (RotationView, error) {
	err := a.changePolicy(ctx, actor, func(d *nextVersion) error {
		current := d.rotation(r.ID)
		if current == nil {
			return fairlead.ErrNotFound
		}
		if err := d.checkRotation(r); err != nil {
			return err
		}
		before := *current
		*current = r
		return d.joinAndLeave(before, r)
	})
	if err != nil {
		return RotationView{}, wrap("update rotation", err)
	}
	return a.Rotation(ctx, actor, r.ID)
}

func (d *nextVersion) checkRotation(r fairlead.Rotation) error {
	return fairlead.InvalidFields(d.wrongInRotation(r, nil))
}

// wrongInRotation tells what is wrong with a rotation, but not of those whom the caller knows to be nobody.
func (d *nextVersion) wrongInRotation(r fairlead.Rotation, unknown map[int64]bool) []fairlead.FieldError {
	wrong := routing.CheckRotation(r)
	if message := checkText(r.Name); message != "" {
		wrong = append(wrong, fairlead.FieldError{Field: "name", Message: message})
	}
	for i, m := range r.Agents {
		if _, ok := d.members[m.AgentID]; !ok && !unknown[m.AgentID] {
			wrong = append(wrong, fairlead.FieldError{Field: fmt.Sprintf("agents[%d].agent_id", i), Message: fmt.Sprintf("There is no team member %d.", m.AgentID)})
		}
	}
	for _, other := range d.policy.Rotations {
		if other.ID != r.ID && other.Name == r.Name {
			wrong = append(wrong, fairlead.FieldError{Field: "name", Message: "Another rotation has this name already."})
		}
	}
	return wrong
}

// joinAndLeave brings the ledger in line with who is in the rotation. Another strategy begins with everybody even.
func (d *nextVersion) joinAndLeave(before, after fairlead.Rotation) error {
	if err := d.story.loadLedgers([]int64{after.ID}); err != nil {
		return err
	}
	ledger := d.story.ledgers[after.ID]
	for _, m := range after.Agents {
		ledger.Join(m.AgentID)
	}
	for _, m := range before.Agents {
		stays := func(x fairlead.RotationAgent) bool { return x.AgentID == m.AgentID }
		if slices.ContainsFunc(after.Agents, stays) {
			continue
		}
		if e, ok := ledger.Dissolve(m.AgentID, after.Agents, d.story.at); ok {
			d.story.book(e)
		}
	}
	if before.Strategy != after.Strategy { // one that is new has nothing to level
		if e, ok := ledger.Level(d.story.at); ok {
			d.story.book(e)
		}
	}
	d.story.booked[after.ID] = true
	return nil
}

// DeleteRotation deletes a rotation that nothing sends leads to. Leads that wait for it become unassigned.
func (a *App) DeleteRotation(ctx context.Context, actor fairlead.Actor, id int64) error {
	return wrap("delete rotation", a.changePolicy(ctx, actor, func(d *nextVersion) error {
		if d.rotation(id) == nil {
			return fairlead.ErrNotFound
		}
		for _, rule := range d.policy.Rules {
			if rule.Target.RotationID == id {
				return fairlead.Conflict("rotation_in_use", fmt.Sprintf("Rule %q sends leads here. Change or delete it first.", rule.Name))
			}
		}
		if d.policy.Otherwise == id {
			return fairlead.Conflict("rotation_in_use", "Any other lead goes here. Choose something else for those first.")
		}
		d.policy.Rotations = slices.DeleteFunc(d.policy.Rotations, func(r fairlead.Rotation) bool { return r.ID == id })
		return nil
	}))
}

// visibleRotation finds a rotation that the actor may look at, and the policy that it is of.
func (a *App) visibleRotation(tx store.Tx, actor fairlead.Actor, id int64) (*routing.Policy, fairlead.Rotation, error) {
	policy, err := a.policy(tx, actor.Workspace)
	if err != nil {
		return nil, fairlead.Rotation{}, err
	}
	rotation, ok := policy.Rotation(id)
	if !ok {
		return nil, fairlead.Rotation{}, fairlead.ErrNotFound
	}
	return policy, rotation, access.Rotation(actor, rotation)
}

// Ledger returns a rotation's fair share: where each agent stands, who is next, and a page of entries, newest first.
func (a *App) Ledger(ctx context.Context, actor fairlead.Actor, id, before int64, limit int) (LedgerView, error) {
	var view LedgerView
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		policy, rotation, err := a.visibleRotation(tx, actor, id)
		if err != nil {
			return err
		}
		view.Rotation = rotation
		o, err := a.attendance(tx, actor.Workspace, policy, id)
		if err != nil {
			return err
		}
		view.Agents = o.standings(rotation)
		return view.page(tx, before, limit)
	})
	return view, wrap("read ledger", err)
}

// standings are where the agents of a rotation stand. Its ledger is among those of the roster.
func (o *office) standings(rotation fairlead.Rotation) []LedgerAgent {
	stands := map[int64]fairlead.Standing{}
	for _, s := range o.roster.Ledgers[rotation.ID].Standings() {
		stands[s.AgentID] = s
	}
	upcoming := o.policy.Upcoming(rotation.ID, o.roster)
	agents := make([]LedgerAgent, len(rotation.Agents))
	for i, c := range o.policy.Candidates(rotation.ID, o.roster) {
		s := stands[c.AgentID]
		agents[i] = LedgerAgent{Agent: fairlead.Ref{ID: c.AgentID, Name: o.members[c.AgentID].Name}, Balance: s.Balance, Today: s.Today, Week: s.Week,
			Weight: c.Weight, Eligible: c.Reason == "", Reason: c.Reason, Until: ends(c), NextIn: upcoming[c.AgentID]}
	}
	return agents
}

func (v *LedgerView) page(tx store.Tx, before int64, limit int) error {
	entries, err := tx.Ledgers().Entries(v.Rotation.ID, before, limit+1)
	if err != nil {
		return err
	}
	if len(entries) > limit {
		entries = entries[:limit]
		v.Next = entries[limit-1].Seq
	}
	v.Entries = make([]LedgerLine, len(entries))
	for i, e := range entries {
		deltas, err := routing.Deltas(e)
		if err != nil {
			return err
		}
		v.Entries[i] = LedgerLine{LedgerEntry: e, Deltas: deltas}
	}
	return nil
}

// TurnView is the actor's own place in the turn of one rotation.
type TurnView struct {
	Rotation fairlead.Ref
	Balance  int64
	NextIn   int // leads from now; 1: next; 0: not in sight
	Eligible bool
	Reason   fairlead.SkipReason
	Until    time.Time // when the reason ends by itself; zero: unknown
}

// Turns returns the actor's place in each of their rotations.
func (a *App) Turns(ctx context.Context, actor fairlead.Actor) ([]TurnView, error) {
	turns := []TurnView{}
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		policy, err := a.policy(tx, actor.Workspace)
		if err != nil {
			return err
		}
		var own []fairlead.Rotation
		var ids []int64
		for _, r := range policy.Source().Rotations {
			if !r.Hidden && slices.ContainsFunc(r.Agents, func(m fairlead.RotationAgent) bool { return m.AgentID == actor.Member.ID }) {
				own, ids = append(own, r), append(ids, r.ID)
			}
		}
		o, err := a.attendance(tx, actor.Workspace, policy, ids...)
		if err != nil {
			return err
		}
		for _, r := range own {
			for _, s := range o.standings(r) {
				if s.Agent.ID == actor.Member.ID {
					turns = append(turns, TurnView{Rotation: fairlead.Ref{ID: r.ID, Name: r.Name}, Balance: s.Balance, NextIn: s.NextIn, Eligible: s.Eligible, Reason: s.Reason, Until: s.Until})
				}
			}
		}
		return nil
	})
	return turns, wrap("read turns", err)
}
