package usecase

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/routing"
	"fairlead/internal/store"
)

// PolicyVersion is one version of the routing and by what it differs from another.
type PolicyVersion struct {
	store.PolicyVersion
	Current bool
	Changes []PolicyChange
}

// PolicyChange is a change with the names that its sentence needs.
type PolicyChange struct {
	fairlead.PolicyChange
	RuleBefore, RuleAfter           *RuleView
	RotationBefore, RotationAfter   *RotationView
	OtherwiseBefore, OtherwiseAfter *fairlead.Ref
}

// PolicyVersions lists the versions of the routing, newest first, each with what it changed, and the version to continue
// before (0: the end).
func (a *App) PolicyVersions(ctx context.Context, actor fairlead.Actor, before int64, limit int) (versions []PolicyVersion, next int64, err error) {
	err = a.readVersions(ctx, actor, func(tx store.Tx, v versionViewer) error {
		history, err := tx.Policies().History(before, limit+1)
		for i := range min(limit, len(history)) {
			previous := fairlead.Policy{}
			if i+1 < len(history) {
				previous = history[i+1].Policy
			}
			versions = append(versions, v.view(history[i], previous))
		}
		if len(history) > limit {
			next = history[limit-1].Version
		}
		return err
	})
	return versions, next, wrap("list versions", err)
}

// PolicyVersion returns one version of the routing and how it differs from another: since, or the one before it (0).
func (a *App) PolicyVersion(ctx context.Context, actor fairlead.Actor, version, since int64) (out PolicyVersion, err error) {
	err = a.readVersions(ctx, actor, func(tx store.Tx, v versionViewer) error {
		one, err := findVersion(tx, version)
		if err != nil {
			return err
		}
		if since == 0 {
			since = version - 1
		}
		var previous fairlead.Policy // before the first version there was nothing
		if since != 0 {
			previous, err = tx.Policies().Version(since)
		}
		if err != nil {
			return err
		}
		if since != version-1 { // restoring it would not change which fields there are
			live, err := a.policy(tx, actor.Workspace)
			if err != nil {
				return err
			}
			previous.Deleted, one.Deleted = live.Source().Deleted, live.Source().Deleted
		}
		out = v.view(one, previous)
		return nil
	})
	return out, wrap("read version", err)
}

func (a *App) readVersions(ctx context.Context, actor fairlead.Actor, read func(store.Tx, versionViewer) error) error {
	if err := access.Require(actor, fairlead.ManageRouting); err != nil {
		return err
	}
	return a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		members, err := a.members(tx, actor.Workspace)
		if err != nil {
			return err
		}
		desk, err := tx.Desk().Get()
		if err != nil {
			return err
		}
		return read(tx, versionViewer{members: members, current: desk.PolicyVersion, now: a.now()})
	})
}

// versionViewer names what stands in versions.
type versionViewer struct {
	members map[int64]fairlead.Member
	current int64
	now     time.Time
}

func (v versionViewer) view(one store.PolicyVersion, previous fairlead.Policy) PolicyVersion {
	return PolicyVersion{PolicyVersion: one, Current: one.Version == v.current, Changes: v.changes(previous, one.Policy)}
}

// changes are the differences of two versions, each side with the names of its version.
func (v versionViewer) changes(before, after fairlead.Policy) []PolicyChange {
	changes := routing.Compare(before, after)
	if len(changes) == 0 {
		return nil
	}
	was, is := v.name(before), v.name(after)
	named := make([]PolicyChange, len(changes))
	for i, c := range changes {
		named[i] = PolicyChange{PolicyChange: c,
			RuleBefore: was.rule(c.RuleBefore), RuleAfter: is.rule(c.RuleAfter),
			RotationBefore: was.rotation(c.RotationBefore), RotationAfter: is.rotation(c.RotationAfter),
			OtherwiseBefore: was.target(c.OtherwiseBefore), OtherwiseAfter: is.target(c.OtherwiseAfter)}
	}
	return named
}

// namedPolicy is a version with the names of its own time for rules and rotations, and today's for people.
type namedPolicy struct {
	policy    fairlead.Policy
	members   map[int64]fairlead.Member
	rules     map[int64]RuleView
	rotations map[int64]fairlead.Rotation
}

func (v versionViewer) name(p fairlead.Policy) namedPolicy {
	n := namedPolicy{policy: p, members: v.members, rules: map[int64]RuleView{}, rotations: map[int64]fairlead.Rotation{}}
	for _, r := range viewRules(routing.Compile(p), v.members, v.now) {
		n.rules[r.ID] = r
	}
	for _, r := range p.Rotations {
		n.rotations[r.ID] = r
	}
	return n
}

func (n namedPolicy) rule(r *fairlead.Rule) *RuleView {
	if r == nil {
		return nil
	}
	return new(n.rules[r.ID])
}

func (n namedPolicy) rotation(r *fairlead.Rotation) *RotationView {
	if r == nil {
		return nil
	}
	return new(viewRotation(*r, n.policy, n.members, true))
}

func (n namedPolicy) target(id int64) *fairlead.Ref {
	if id == 0 {
		return nil
	}
	return &fairlead.Ref{ID: id, Name: n.rotations[id].Name}
}

// findVersion reads a version with its author.
func findVersion(tx store.Tx, version int64) (store.PolicyVersion, error) {
	found, err := tx.Policies().History(version+1, 1)
	if err == nil && (len(found) == 0 || found[0].Version != version) {
		err = fairlead.ErrNotFound
	}
	if err != nil {
		return store.PolicyVersion{}, err
	}
	return found[0], nil
}

// unchangedSince refuses a change of a rule that was made from version base (0: any), if somebody has changed the rule since.
func (d *nextVersion) unchangedSince(base, id int64) error {
	if base == 0 || base >= d.policy.Version {
		return nil
	}
	was, err := d.tx.Policies().Version(base)
	if err != nil && !errors.Is(err, fairlead.ErrNotFound) {
		return err
	}
	now, before := ruleIn(d.policy, id), ruleIn(was, id)
	if now == nil || before != nil && routing.SameRule(*now, *before) {
		return nil
	}
	who, err := d.lastToChange(id)
	if err != nil {
		return err
	}
	return &fairlead.Error{Kind: fairlead.KindStale, Code: "rule_changed", Message: fmt.Sprintf("%s saved version %d while you were editing.", who.Author.Name, who.Version)}
}

// lastToChange finds the version that made a rule what it is, or the newest, if that was long ago.
func (d *nextVersion) lastToChange(id int64) (store.PolicyVersion, error) {
	const looked = 20
	history, err := d.tx.Policies().History(0, looked)
	if err != nil {
		return store.PolicyVersion{}, err
	}
	for i := range history[:len(history)-1] {
		now, before := ruleIn(history[i].Policy, id), ruleIn(history[i+1].Policy, id)
		if now != nil && (before == nil || !routing.SameRule(*now, *before)) {
			return history[i], nil
		}
	}
	return history[0], nil
}

func ruleIn(p fairlead.Policy, id int64) *fairlead.Rule {
	i := slices.IndexFunc(p.Rules, func(r fairlead.Rule) bool { return r.ID == id })
	if i < 0 {
		return nil
	}
	return &p.Rules[i]
}

// errSamePolicy says that there is nothing to restore.
var errSamePolicy = errors.New("the version is what is live")

// RestorePolicy makes rules, rotations, switch and last line what they were in a version, as a new one, live for the next lead;
// the one that was live may be restored in turn. What was decided stays decided, and balances stay: who comes back to a rotation that
// they had left starts even. live is the version that was seen to be live: if another is, it is refused as KindStale; 0: it is not asked.
func (a *App) RestorePolicy(ctx context.Context, actor fairlead.Actor, version, live int64) (RoutingView, error) {
	err := a.changePolicy(ctx, actor, func(d *nextVersion) error {
		if live != 0 && live != d.policy.Version {
			return &fairlead.Error{Kind: fairlead.KindStale, Code: "routing_changed", Message: "Somebody changed the routing in the meantime. Look again at what restoring would change."}
		}
		old, err := d.tx.Policies().Version(version)
		if err != nil {
			return err
		}
		old.Deleted = d.policy.Deleted // fields are not brought back
		if len(routing.Compare(d.policy, old)) == 0 {
			return errSamePolicy
		}
		return d.become(old)
	})
	if err != nil && !errors.Is(err, errSamePolicy) {
		return RoutingView{}, wrap("restore version", err)
	}
	return a.Routing(ctx, actor)
}

// become puts rules and rotations where an old version had them; the ledgers follow who is in them.
func (d *nextVersion) become(old fairlead.Policy) error {
	was := map[int64]fairlead.Rotation{}
	hidden := []fairlead.Rotation{}
	for _, r := range d.policy.Rotations {
		was[r.ID] = r
		if r.Hidden {
			hidden = append(hidden, r)
		}
	}
	d.policy.AutoAssign, d.policy.Otherwise, d.policy.Rules = old.AutoAssign, old.Otherwise, old.Rules
	d.policy.Rotations = slices.DeleteFunc(slices.Clone(old.Rotations), func(r fairlead.Rotation) bool { return r.Hidden })
	for _, r := range d.policy.Rotations {
		before, there := was[r.ID]
		if !there {
			var err error
			if before, err = d.deleted(r.ID); err != nil {
				return err
			}
		}
		if err := d.joinAndLeave(before, r); err != nil {
			return err
		}
	}
	d.policy.Rotations = append(d.policy.Rotations, hidden...)
	return nil
}

// deleted is a rotation that was deleted, as its ledger remembers it: those who were in it last.
func (d *nextVersion) deleted(id int64) (fairlead.Rotation, error) {
	r := fairlead.Rotation{ID: id}
	err := d.story.loadLedgers([]int64{id})
	if err == nil {
		for _, s := range d.story.ledgers[id].Standings() {
			r.Agents = append(r.Agents, fairlead.RotationAgent{AgentID: s.AgentID})
		}
	}
	return r, err
}
