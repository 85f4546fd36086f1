package usecase

import (
	"context"
	"errors"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// RulesImport is a file of rules, and where it goes.
type RulesImport struct {
	File    RulesFile
	Live    bool   // for the next lead; else into the draft
	Replace bool   // rotations that are here under the same name become as in the file; else they stay as they are
	Base    int64  // the version that was seen to be live: if another is, it is refused as KindStale; 0: it is not asked
	Seen    *int64 // the revision of the draft that was seen, see sameDraft
}

// RulesImported is what an import changes, or has changed.
type RulesImported struct {
	Version  int64          // that is live
	Changes  []PolicyChange // of what is live
	Problems []fairlead.FieldError
	Notes    []fairlead.FieldError // worth knowing, and in nobody's way
}

// PreviewRules says what ImportRules would do with a file, and all that is wrong with it. Nothing is written. What is new has
// negative ids.
func (a *App) PreviewRules(ctx context.Context, actor fairlead.Actor, in RulesImport) (out RulesImported, err error) {
	err = a.readVersions(ctx, actor, func(tx store.Tx, v versionViewer) error {
		live, err := a.policy(tx, actor.Workspace)
		if err != nil {
			return err
		}
		l, err := in.landing(tx, live.Source(), v.members)
		if err == nil {
			out = l.view(v)
		}
		return err
	})
	return out, wrap("preview rules", err)
}

// ImportRules takes a file in wholly or not at all: as the draft, or live as one new version. The rules become those of the file;
// rules with the same name stay who they are. Rotations of the file that are not here are made, even for a draft: nothing sends
// leads to them yet. Other rotations stay.
func (a *App) ImportRules(ctx context.Context, actor fairlead.Actor, in RulesImport) (out RulesImported, err error) {
	if err := access.Require(actor, fairlead.ManageRouting); err != nil {
		return out, err
	}
	if in.Live {
		err = a.changePolicy(ctx, actor, func(d *nextVersion) error {
			out, err = a.importLive(d, in)
			return err
		})
		if errors.Is(err, errSamePolicy) {
			err = nil
		}
		if err == nil {
			out.Version, err = a.liveVersion(ctx, actor)
		}
	} else {
		err = a.changeDraft(ctx, actor, func(d *nextVersion, saved store.PolicyDraft) error {
			if err := sameDraft(saved, in.Seen); err != nil {
				return err
			}
			out, err = a.importDraft(d, actor, in)
			return err
		})
	}
	return out, wrap("import rules", err)
}

// liveVersion is the version that the next lead goes by.
func (a *App) liveVersion(ctx context.Context, actor fairlead.Actor) (version int64, err error) {
	err = a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		desk, err := tx.Desk().Get()
		version = desk.PolicyVersion
		return err
	})
	return version, err
}

func (in RulesImport) landing(tx store.Tx, live fairlead.Policy, members map[int64]fairlead.Member) (*landing, error) {
	if in.Replace && !in.Live {
		return nil, fairlead.Invalid("rotations", "A draft holds no rotations. Import live to replace them, or keep those that there are.")
	}
	if in.Base != 0 && in.Base != live.Version {
		return nil, &fairlead.Error{Kind: fairlead.KindStale, Code: "routing_changed", Message: "Somebody changed the routing in the meantime. Look again at what the file would change."}
	}
	fields, err := tx.Fields().List()
	if err != nil {
		return nil, err
	}
	statuses, err := tx.Statuses().List()
	if err != nil {
		return nil, err
	}
	l := &landing{file: in.File, live: live, members: members, fields: fields, statuses: statuses, replace: in.Replace}
	l.land()
	return l, nil
}

func (l *landing) view(v versionViewer) RulesImported {
	return RulesImported{Version: l.live.Version, Changes: v.changes(l.live, l.after), Problems: l.problems, Notes: l.notes}
}

// ready is a landing that nothing stands in the way of, with the ids that it keeps.
func (d *nextVersion) ready(in RulesImport) (*landing, error) {
	l, err := in.landing(d.tx, d.policy, d.members)
	if err != nil {
		return nil, err
	}
	if err := fairlead.InvalidFields(l.problems); err != nil {
		return nil, err
	}
	if err := d.number(l); err != nil {
		return nil, err
	}
	return l, nil
}

func (a *App) importLive(d *nextVersion, in RulesImport) (RulesImported, error) {
	l, err := d.ready(in)
	if err != nil {
		return RulesImported{}, err
	}
	out := l.view(versionViewer{members: d.members, now: a.now()})
	if len(out.Changes) == 0 {
		return out, errSamePolicy
	}
	return out, d.become(l.after)
}

func (a *App) importDraft(d *nextVersion, actor fairlead.Actor, in RulesImport) (RulesImported, error) {
	l, err := d.ready(in)
	if err != nil {
		return RulesImported{}, err
	}
	out := l.view(versionViewer{members: d.members, now: a.now()})
	if l.fresh > 0 {
		if out.Version, err = d.addRotations(l, fairlead.NameOf(actor)); err != nil {
			return out, err
		}
	}
	desk, err := d.tx.Desk().Get()
	if err != nil {
		return out, err
	}
	drafted := l.after
	drafted.Version, drafted.Rotations = out.Version, nil
	return out, d.tx.Policies().SaveDraft(store.PolicyDraft{Revision: desk.Turn,
		PolicyVersion: store.PolicyVersion{Policy: drafted, Author: fairlead.NameOf(actor), At: d.story.at}})
}

// addRotations makes the new rotations of a file, which no rule uses yet, as a version of their own, and returns its number.
func (d *nextVersion) addRotations(l *landing, author fairlead.ActorName) (int64, error) {
	for _, r := range l.after.Rotations[len(d.policy.Rotations):] {
		d.policy.Rotations = append(d.policy.Rotations, r)
		if err := d.joinAndLeave(fairlead.Rotation{ID: r.ID}, r); err != nil {
			return 0, err
		}
	}
	version, err := d.tx.Policies().Save(d.policy, author, d.story.at)
	if err != nil {
		return 0, err
	}
	return version, d.story.write()
}

// number gives what is new in a landing ids of its own.
func (d *nextVersion) number(l *landing) error {
	first, err := int64(0), error(nil)
	if l.fresh > 0 {
		if first, err = d.tx.NextIDs(store.RotationIDs, l.fresh); err != nil {
			return err
		}
	}
	given := func(id int64) int64 {
		if id < 0 {
			return first - id - 1
		}
		return id
	}
	for i := range l.after.Rotations {
		l.after.Rotations[i].ID = given(l.after.Rotations[i].ID)
	}
	for i := range l.after.Rules {
		r := &l.after.Rules[i]
		r.ID, r.Target.RotationID = max(r.ID, 0), given(r.Target.RotationID)
	}
	l.after.Otherwise = given(l.after.Otherwise)
	l.after.Rules, err = d.numbered(l.after.Rules)
	return err
}
