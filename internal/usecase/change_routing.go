package usecase

import (
	"context"
	"fmt"
	"slices"
	"time"
	"unicode/utf8"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/routing"
	"fairlead/internal/store"
)

// RoutingView is the switch, the last line and what is wrong.
type RoutingView struct {
	Policy  fairlead.Policy
	Broken  map[int64]string // rule id → why it does not run
	Waiting int              // leads that wait, up to fairlead.CountCap
	Groups  []WaitingGroup   // of those, by whom they wait for, those that wait longest first
}

// RuleView is a rule with what its sentence needs.
type RuleView struct {
	fairlead.Rule
	Version      int64  // of the routing, in which it was read
	Broken       string // "" if it runs
	TargetName   string
	TargetAgents int // agents of the target rotation who can get leads now; 1 or 0 for an agent
}

// Routing returns how leads are routed now.
func (a *App) Routing(ctx context.Context, actor fairlead.Actor) (RoutingView, error) {
	if err := access.Require(actor, fairlead.ManageRouting); err != nil {
		return RoutingView{}, err
	}
	var view RoutingView
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		policy, err := a.policy(tx, actor.Workspace)
		if err != nil {
			return err
		}
		view.Policy, view.Broken = policy.Source(), policy.Broken()
		view.Waiting, err = tx.Leads().Count(fairlead.LeadFilter{Waiting: true}, fairlead.LeadScope{All: true}, fairlead.CountCap)
		if err == nil && view.Waiting > 0 {
			view.Groups, err = a.waitingGroups(tx, actor.Workspace, policy)
		}
		return err
	})
	return view, wrap("read routing", err)
}

// nextVersion is a version of the policy in the making: what is live, changed. (The draft is one that is not live yet.)
type nextVersion struct {
	tx      store.Tx
	story   *story
	policy  fairlead.Policy
	members map[int64]fairlead.Member
}

// changePolicy runs change on a copy of the current policy and saves it as a new version, live for the next lead.
func (a *App) changePolicy(ctx context.Context, actor fairlead.Actor, change func(*nextVersion) error) error {
	if err := access.Require(actor, fairlead.ManageRouting); err != nil {
		return err
	}
	return a.writePolicy(ctx, actor, change)
}

// writePolicy is changePolicy for who may do something else that changes rules.
func (a *App) writePolicy(ctx context.Context, actor fairlead.Actor, change func(*nextVersion) error) error {
	err := a.tellStory(ctx, a.write, actor.Workspace, func(tx store.Tx) (*story, error) {
		d, err := a.newVersion(tx, actor.Workspace)
		if err != nil {
			return nil, err
		}
		if err := change(d); err != nil {
			return nil, err
		}
		if _, err := tx.Policies().Save(d.policy, fairlead.NameOf(actor), d.story.at); err != nil {
			return nil, err
		}
		d.story.stale.Everyone = true
		d.story.topics(TopicRouting)
		return d.story, d.story.write()
	})
	return err
}

func (a *App) newVersion(tx store.Tx, workspace int64) (*nextVersion, error) {
	policy, err := tx.Policies().Version(0)
	if err != nil {
		return nil, err
	}
	members, err := membersByID(tx)
	return &nextVersion{tx: tx, story: a.newStory(tx, workspace), policy: policy, members: members}, err
}

// SetRouting turns auto-assign on or off and says what happens to a lead that no rule matches: it goes to the rotation
// otherwise, or stays unassigned (0).
func (a *App) SetRouting(ctx context.Context, actor fairlead.Actor, autoAssign bool, otherwise int64) (RoutingView, error) {
	err := a.changePolicy(ctx, actor, func(d *nextVersion) error {
		if otherwise != 0 && d.rotation(otherwise) == nil {
			return fairlead.Invalid("otherwise.rotation_id", "There is no such rotation.")
		}
		d.policy.AutoAssign, d.policy.Otherwise = autoAssign, otherwise
		return nil
	})
	if err != nil {
		return RoutingView{}, wrap("set routing", err)
	}
	return a.Routing(ctx, actor)
}

// rotation finds a visible rotation of the version; nil if there is none.
func (d *nextVersion) rotation(id int64) *fairlead.Rotation {
	for i := range d.policy.Rotations {
		if r := &d.policy.Rotations[i]; r.ID == id && !r.Hidden {
			return r
		}
	}
	return nil
}

// Rules lists the rules in order.
func (a *App) Rules(ctx context.Context, actor fairlead.Actor) ([]RuleView, error) {
	if err := access.Require(actor, fairlead.ManageRouting); err != nil {
		return nil, err
	}
	var views []RuleView
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		policy, err := a.policy(tx, actor.Workspace)
		if err != nil {
			return err
		}
		members, err := membersByID(tx)
		if err != nil {
			return err
		}
		views = viewRules(policy, members, a.now())
		return nil
	})
	return views, wrap("list rules", err)
}

func viewRules(policy *routing.Policy, members map[int64]fairlead.Member, now time.Time) []RuleView {
	broken, roster := policy.Broken(), routing.Roster{Active: active(members), Now: now}
	views := make([]RuleView, 0, len(policy.Source().Rules))
	for _, r := range policy.Source().Rules {
		v := RuleView{Rule: r, Version: policy.Source().Version, Broken: broken[r.ID]}
		if target, ok := policy.Rotation(r.Target.RotationID); ok {
			v.TargetName, v.TargetAgents = target.Name, len(policy.Eligible(target.ID, roster))
		} else if m, ok := members[r.Target.AgentID]; ok {
			v.TargetName = m.Name
			if m.MayHaveLeads() {
				v.TargetAgents = 1
			}
		}
		views = append(views, v)
	}
	return views
}

// Rule returns one rule.
func (a *App) Rule(ctx context.Context, actor fairlead.Actor, id int64) (RuleView, error) {
	views, err := a.Rules(ctx, actor)
	if err != nil {
		return RuleView{}, err
	}
	for _, v := range views {
		if v.ID == id {
			return v, nil
		}
	}
	return RuleView{}, fairlead.ErrNotFound
}

// CreateRule adds a rule below the others and publishes it at once.
func (a *App) CreateRule(ctx context.Context, actor fairlead.Actor, r fairlead.Rule) (RuleView, error) {
	err := a.changePolicy(ctx, actor, func(d *nextVersion) (err error) {
		if err := d.checkRule(r); err != nil {
			return err
		}
		const most = 1_000
		if len(d.policy.Rules) >= most {
			return fairlead.Conflict("too_many_rules", "A workspace has at most 1,000 rules. Delete one first.")
		}
		r.ID, err = d.tx.NextIDs(store.RuleIDs, 1)
		d.policy.Rules = append(d.policy.Rules, r)
		return err
	})
	if err != nil {
		return RuleView{}, wrap("create rule", err)
	}
	return a.Rule(ctx, actor, r.ID)
}

// UpdateRule replaces a rule where it stands. base is the version that the change was made from: it is refused, as KindStale,
// if somebody else has changed the rule since; 0: it is not asked.
func (a *App) UpdateRule(ctx context.Context, actor fairlead.Actor, r fairlead.Rule, base int64) (RuleView, error) {
	err := a.changePolicy(ctx, actor, func(d *nextVersion) error {
		i := d.ruleAt(r.ID)
		if i < 0 {
			return fairlead.ErrNotFound
		}
		if err := d.unchangedSince(base, r.ID); err != nil {
			return err
		}
		d.policy.Rules[i] = r
		return d.checkRule(r)
	})
	if err != nil {
		return RuleView{}, wrap("update rule", err)
	}
	return a.Rule(ctx, actor, r.ID)
}

// DeleteRule takes a rule out. Decisions made by it keep naming it.
func (a *App) DeleteRule(ctx context.Context, actor fairlead.Actor, id int64) error {
	return wrap("delete rule", a.changePolicy(ctx, actor, func(d *nextVersion) error {
		i := d.ruleAt(id)
		if i < 0 {
			return fairlead.ErrNotFound
		}
		d.policy.Rules = slices.Delete(d.policy.Rules, i, i+1)
		return nil
	}))
}

// OrderRules puts the rules in the order of ids, which names each rule once.
func (a *App) OrderRules(ctx context.Context, actor fairlead.Actor, ids []int64) ([]RuleView, error) {
	err := a.changePolicy(ctx, actor, func(d *nextVersion) error {
		ordered := make([]fairlead.Rule, 0, len(ids))
		for _, id := range ids {
			if i := d.ruleAt(id); i >= 0 {
				ordered = append(ordered, d.policy.Rules[i])
			}
		}
		unique := slices.Clone(ids)
		slices.Sort(unique)
		if len(slices.Compact(unique)) != len(d.policy.Rules) || len(ordered) != len(d.policy.Rules) {
			return fairlead.Conflict("rules_changed", "The rules have changed in the meantime. Look again, then order them.")
		}
		d.policy.Rules = ordered
		return nil
	})
	if err != nil {
		return nil, wrap("order rules", err)
	}
	return a.Rules(ctx, actor)
}

func (d *nextVersion) ruleAt(id int64) int {
	return slices.IndexFunc(d.policy.Rules, func(r fairlead.Rule) bool { return r.ID == id })
}

func (d *nextVersion) checkRule(r fairlead.Rule) error { return fairlead.InvalidFields(d.wrongIn(r)) }

func (d *nextVersion) wrongIn(r fairlead.Rule) []fairlead.FieldError {
	wrong := append(routing.CheckRule(r), checkRuleTexts(r)...)
	if id := r.Target.RotationID; id != 0 && d.rotation(id) == nil {
		wrong = append(wrong, fairlead.FieldError{Field: "target.rotation_id", Message: "There is no such rotation."})
	}
	if _, ok := d.members[r.Target.AgentID]; r.Target.AgentID != 0 && !ok {
		wrong = append(wrong, fairlead.FieldError{Field: "target.agent_id", Message: fmt.Sprintf("There is no team member %d.", r.Target.AgentID)})
	}
	return wrong
}

// checkRuleTexts tells which texts of a rule cannot be stored. The name is written into the timeline of every lead that
// the rule assigns: one that the database refuses would refuse the leads.
func checkRuleTexts(r fairlead.Rule) []fairlead.FieldError {
	var wrong []fairlead.FieldError
	if message := checkText(r.Name); message != "" {
		wrong = append(wrong, fairlead.FieldError{Field: "name", Message: message})
	}
	for i, c := range r.Conditions {
		for _, one := range append([]fairlead.Condition{c}, c.Conditions...) {
			if !utf8.Valid(one.Value) {
				wrong = append(wrong, fairlead.FieldError{Field: fmt.Sprintf("conditions[%d]", i), Message: "This is not readable text. Send UTF-8."})
			}
		}
	}
	return wrong
}
