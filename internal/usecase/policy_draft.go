package usecase

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/routing"
	"fairlead/internal/store"
)

// PolicyDraft is what the workspace has in the making. Rotations are never part of it: they are as they are live.
type PolicyDraft struct {
	store.PolicyDraft                // Revision 0: nothing is saved, and this is what a draft would begin with
	Rules             []RuleView     // with today's names
	Current           int64          // the version that is live
	Yours             []PolicyChange // what the draft changes of the version it was made from
	Theirs            []PolicyChange // what has changed since in what is live
}

// PolicyDraft returns the draft, or what one would begin with.
func (a *App) PolicyDraft(ctx context.Context, actor fairlead.Actor) (d PolicyDraft, err error) {
	err = a.readVersions(ctx, actor, func(tx store.Tx, v versionViewer) (err error) {
		d, err = a.viewDraft(tx, actor.Workspace, v)
		return err
	})
	return d, wrap("read draft", err)
}

func (a *App) viewDraft(tx store.Tx, workspace int64, v versionViewer) (PolicyDraft, error) {
	live, err := a.policy(tx, workspace)
	if err != nil {
		return PolicyDraft{}, err
	}
	current := live.Source()
	d := PolicyDraft{Current: current.Version}
	if d.PolicyDraft, err = tx.Policies().Draft(); errors.Is(err, fairlead.ErrNotFound) {
		d.Policy, err = current, nil
	}
	if err != nil {
		return d, err
	}
	base, err := tx.Policies().Version(d.Version)
	if err != nil {
		return d, err
	}
	base.Deleted, d.Deleted = current.Deleted, current.Deleted // of no draft's making
	d.Theirs = v.changes(base, current)
	base.Rotations, d.Rotations = current.Rotations, current.Rotations
	d.Yours = v.changes(base, d.Policy)
	d.Rules = viewRules(routing.Compile(d.Policy), v.members, v.now)
	return d, nil
}

// SavePolicyDraft writes the draft: the switch, the last line and the rules, those with ID 0 being new. p.Version is the version it
// is made from. Nothing of it applies until it is published. seen is the revision that was read, see sameDraft.
func (a *App) SavePolicyDraft(ctx context.Context, actor fairlead.Actor, p fairlead.Policy, seen *int64) (PolicyDraft, error) {
	err := a.changeDraft(ctx, actor, func(d *nextVersion, saved store.PolicyDraft) error {
		if err := sameDraft(saved, seen); err != nil {
			return err
		}
		base, err := baseOf(d, p.Version)
		if err != nil {
			return err
		}
		if err := d.checkDraft(p, base, saved.Policy); err != nil {
			return err
		}
		if p.Rules, err = d.numbered(p.Rules); err != nil {
			return err
		}
		desk, err := d.tx.Desk().Get()
		if err != nil {
			return err
		}
		p.Rotations = nil
		return d.tx.Policies().SaveDraft(store.PolicyDraft{Revision: desk.Turn, // which no later draft has again
			PolicyVersion: store.PolicyVersion{Policy: p, Author: fairlead.NameOf(actor), At: d.story.at}})
	})
	if err != nil {
		return PolicyDraft{}, wrap("save draft", err)
	}
	return a.PolicyDraft(ctx, actor)
}

// sameDraft refuses, as KindStale, what was done with another revision of the draft in sight (0: with none saved); nil: it is not asked.
func sameDraft(saved store.PolicyDraft, seen *int64) error {
	if seen == nil || *seen == saved.Revision {
		return nil
	}
	who := "Somebody"
	if saved.Revision != 0 {
		who = saved.Author.Name
	}
	return &fairlead.Error{Kind: fairlead.KindStale, Code: "draft_changed", Message: who + " changed the draft in the meantime. Look at it again, then repeat your change."}
}

// changeDraft runs change with the live policy and the draft that is saved, if any.
func (a *App) changeDraft(ctx context.Context, actor fairlead.Actor, change func(*nextVersion, store.PolicyDraft) error) error {
	if err := access.Require(actor, fairlead.ManageRouting); err != nil {
		return err
	}
	err := a.write(ctx, actor.Workspace, func(tx store.Tx) error {
		d, err := a.newVersion(tx, actor.Workspace)
		if err != nil {
			return err
		}
		saved, err := tx.Policies().Draft()
		if err != nil && !errors.Is(err, fairlead.ErrNotFound) {
			return err
		}
		return change(d, saved)
	})
	if err == nil {
		a.tell(Stale{Workspace: actor.Workspace, Topics: []Topic{TopicRouting}, Everyone: true}) // who may write rules need not see all leads
	}
	return err
}

func baseOf(d *nextVersion, version int64) (fairlead.Policy, error) {
	base, err := d.tx.Policies().Version(version)
	if version == 0 || errors.Is(err, fairlead.ErrNotFound) {
		return base, fairlead.Invalid("base_version", "There is no such version. Use the one that the routing had when the draft was begun.")
	}
	return base, err
}

// checkDraft tells what of a draft could not be published. Rules are known from the version it was made from, from what is live,
// and from the draft before.
func (d *nextVersion) checkDraft(p, base, before fairlead.Policy) error {
	var wrong []fairlead.FieldError
	if p.Otherwise != 0 && d.rotation(p.Otherwise) == nil {
		wrong = append(wrong, fairlead.FieldError{Field: "otherwise.rotation_id", Message: "There is no such rotation."})
	}
	known, seen := map[int64]bool{}, map[int64]bool{}
	for _, r := range slices.Concat(base.Rules, d.policy.Rules, before.Rules) {
		known[r.ID] = true
	}
	for i, r := range p.Rules {
		at := fmt.Sprintf("rules[%d].", i)
		if r.ID != 0 && (!known[r.ID] || seen[r.ID]) {
			wrong = append(wrong, fairlead.FieldError{Field: at + "id", Message: "Name a rule that there is, each once; leave the id out for a new one."})
		}
		seen[r.ID] = true
		for _, f := range d.wrongIn(r) {
			wrong = append(wrong, fairlead.FieldError{Field: at + f.Field, Message: f.Message})
		}
	}
	return fairlead.InvalidFields(wrong)
}

// numbered gives new rules their ids.
func (d *nextVersion) numbered(rules []fairlead.Rule) ([]fairlead.Rule, error) {
	rules = slices.Clone(rules)
	var fresh []*fairlead.Rule
	for i := range rules {
		if rules[i].ID == 0 {
			fresh = append(fresh, &rules[i])
		}
	}
	if len(fresh) == 0 {
		return rules, nil
	}
	first, err := d.tx.NextIDs(store.RuleIDs, len(fresh))
	for i, r := range fresh {
		r.ID = first + int64(i)
	}
	return rules, err
}

// DropPolicyDraft deletes the draft, if there is one. seen is the revision that was read, see sameDraft.
func (a *App) DropPolicyDraft(ctx context.Context, actor fairlead.Actor, seen *int64) error {
	return wrap("drop draft", a.changeDraft(ctx, actor, func(d *nextVersion, saved store.PolicyDraft) error {
		if err := sameDraft(saved, seen); err != nil {
			return err
		}
		return d.tx.Policies().DropDraft()
	}))
}

// DraftBehind says that the routing has changed since the draft was begun, and how both have changed.
type DraftBehind struct {
	Conflict      *fairlead.Error
	Yours, Theirs []PolicyChange
}

func (e *DraftBehind) Error() string { return e.Conflict.Error() }

// Unwrap is the conflict.
func (e *DraftBehind) Unwrap() error { return e.Conflict }

// PublishPolicyDraft makes the draft live for the next lead, as a new version, and drops it. If the routing has changed since it was
// begun, it is refused as DraftBehind: saved with the present version as its base, it is published over that. seen is the revision
// that was read, see sameDraft.
func (a *App) PublishPolicyDraft(ctx context.Context, actor fairlead.Actor, seen *int64) (RoutingView, error) {
	err := a.changePolicy(ctx, actor, func(d *nextVersion) error {
		saved, err := d.tx.Policies().Draft()
		if errors.Is(err, fairlead.ErrNotFound) {
			return fairlead.Conflict("no_draft", "There is no draft to publish.")
		}
		if err != nil {
			return err
		}
		if err := sameDraft(saved, seen); err != nil {
			return err
		}
		if err := a.behind(d, actor.Workspace, saved); err != nil {
			return err
		}
		if err := d.checkDraft(saved.Policy, d.policy, saved.Policy); err != nil {
			return err
		}
		d.policy.AutoAssign, d.policy.Otherwise, d.policy.Rules = saved.AutoAssign, saved.Otherwise, saved.Rules
		return d.tx.Policies().DropDraft()
	})
	if err != nil {
		return RoutingView{}, wrap("publish draft", err)
	}
	return a.Routing(ctx, actor)
}

// behind refuses a draft if what is live differs from what it was made from; a version that changed nothing is no difference.
func (a *App) behind(d *nextVersion, workspace int64, saved store.PolicyDraft) error {
	if saved.Version == d.policy.Version {
		return nil
	}
	view, err := a.viewDraft(d.tx, workspace, versionViewer{members: d.members, current: d.policy.Version, now: a.now()})
	if err != nil || len(view.Theirs) == 0 {
		return err
	}
	return &DraftBehind{Yours: view.Yours, Theirs: view.Theirs, Conflict: fairlead.Conflict("draft_behind",
		fmt.Sprintf("The routing has changed since version %d, on which this draft stands. Look at both, then publish it over version %d.", saved.Version, d.policy.Version))}
}
