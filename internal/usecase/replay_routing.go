package usecase

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/replay"
	"fairlead/internal/store"
)

const (
	// MostReplayed is how many leads a replay takes at most; of more, the newest.
	MostReplayed = 100_000
	// replayedDays is how far back a replay looks if nobody says.
	replayedDays = 30
)

// ReplayRequest says which rules are run over which leads.
type ReplayRequest struct {
	Policy ReplayPolicy
	Since  time.Time // zero: 30 days before Until, or as long ago as Last wants
	Until  time.Time // zero: now
	Last   int       // only so many leads, the newest; 0: MostReplayed
	Today  bool      // people are as they are today, not as they were
	List   int       // how many leads Changes and Left hold at most
}

// ReplayPolicy is the draft, a version, or rules that stand nowhere yet.
type ReplayPolicy struct {
	Draft   bool
	Version int64
	Rules   *fairlead.Policy // its rules and last line; rotations are as they are live
}

// ReplayResult is what a replay came to.
type ReplayResult struct {
	replay.Result
	Version      int64 // that was run, or that the draft was made from; 0: rules that stand nowhere yet
	Revision     int64 // of the draft; 0: no draft
	Live         bool  // these are the rules that are live
	Since, Until time.Time
	KnownFrom    time.Time // before then it is not known who was there; zero: all of it is
	More         bool      // there were more leads than may be replayed
	Unruled      int       // leads of this time that no rules were asked about
	Members      map[int64]fairlead.Member
	Names        map[int64]string // of the leads in Changes and Left
}

// ReplayRouting runs rules over leads that have come in: who would have got what. It writes nothing. One runs at a time in
// this process, so that they leave the machine to the leads that come in; it ends when ctx does.
func (a *App) ReplayRouting(ctx context.Context, actor fairlead.Actor, q ReplayRequest) (ReplayResult, error) {
	if err := access.Require(actor, fairlead.ManageRouting); err != nil {
		return ReplayResult{}, err
	}
	q, err := a.fillReplay(q)
	if err != nil {
		return ReplayResult{}, err
	}
	select {
	case a.replaying <- struct{}{}:
		defer func() { <-a.replaying }()
	case <-ctx.Done():
		return ReplayResult{}, ctx.Err()
	}
	var out ReplayResult
	err = a.store.Read(ctx, actor.Workspace, func(tx store.Tx) (err error) {
		out, err = a.replay(ctx, tx, actor, q)
		return err
	})
	return out, wrap("replay routing", err)
}

func (a *App) fillReplay(q ReplayRequest) (ReplayRequest, error) {
	if now := a.now(); q.Until.IsZero() || q.Until.After(now) {
		q.Until = now
	}
	if q.Since.IsZero() && q.Last == 0 {
		q.Since = q.Until.AddDate(0, 0, -replayedDays)
	}
	if !q.Since.Before(q.Until) {
		return q, fairlead.Invalid("since", "Begin before the end.")
	}
	q.Last = cmp.Or(q.Last, MostReplayed)
	return q, nil
}

func (a *App) replay(ctx context.Context, tx store.Tx, actor fairlead.Actor, q ReplayRequest) (ReplayResult, error) {
	out := ReplayResult{Since: q.Since, Until: q.Until}
	policy, from, err := a.replayed(tx, q.Policy, &out)
	if err != nil {
		return out, err
	}
	p, err := a.newPast(tx, actor.Workspace, q.Until)
	if err != nil {
		return out, err
	}
	out.Members = p.members
	ids, err := p.find(q, &out)
	if err != nil {
		return out, err
	}
	load, err := p.load(out.Since)
	if err != nil {
		return out, err
	}
	people, err := p.people(tx, out.Since, q.Today)
	if err != nil {
		return out, err
	}
	if known := people.knownFrom(); known.After(out.Since) {
		out.KnownFrom = known
	}
	run := replay.New(policy, from, people, load, p.zone)
	run.Stopped = func() bool { return ctx.Err() != nil }
	if out.Unruled, err = p.each(ctx, ids, q.Today, run.Take); err != nil {
		return out, err
	}
	if out.Result = run.Finish(q.Until); ctx.Err() != nil {
		return out, ctx.Err()
	}
	out.Changes, out.Left = out.Changes[:min(q.List, len(out.Changes))], out.Left[:min(q.List, len(out.Left))]
	if out.Names, err = leadNames(tx, actor, out.Changes, out.Left); err == nil && !access.Allowed(actor, fairlead.ViewAllLeads) {
		out.veil()
	}
	return out, err
}

// replayed is the policy that is run: the rules that were asked for, with the rotations of their time, and when those were saved.
func (a *App) replayed(tx store.Tx, q ReplayPolicy, out *ReplayResult) (fairlead.Policy, time.Time, error) {
	desk, err := tx.Desk().Get()
	if err != nil {
		return fairlead.Policy{}, time.Time{}, err
	}
	live, err := findVersion(tx, desk.PolicyVersion)
	if err != nil {
		return fairlead.Policy{}, time.Time{}, err
	}
	switch {
	case q.Draft:
		saved, err := tx.Policies().Draft()
		if errors.Is(err, fairlead.ErrNotFound) {
			err = fairlead.Conflict("no_draft", "There is no draft to replay.")
		}
		out.Version, out.Revision = saved.Version, saved.Revision
		return withRules(live.Policy, saved.Policy), live.At, err
	case q.Rules != nil:
		live.Rules, live.Otherwise = slices.Clone(q.Rules.Rules), q.Rules.Otherwise
		return live.Policy, live.At, a.checkOwn(tx, &live.Policy)
	}
	out.Version, out.Live = q.Version, q.Version == live.Version
	version, err := findVersion(tx, q.Version)
	if errors.Is(err, fairlead.ErrNotFound) {
		err = fairlead.Invalid("policy", "There is no such version. Name one that GET /routing/versions lists.")
	}
	version.Deleted = live.Deleted // as restoring it would have it
	return version.Policy, version.At, err
}

// veil leaves out what says something about leads that are not named, since the actor may not see them: the leads, and what all
// are worth.
func (r *ReplayResult) veil() {
	for id, t := range r.Agents {
		r.Agents[id] = replay.Tally{Before: t.Before, After: t.After}
	}
	unseen := func(c replay.Change) bool { _, seen := r.Names[c.LeadID]; return !seen }
	r.Changes, r.Left = slices.DeleteFunc(r.Changes, unseen), slices.DeleteFunc(r.Left, unseen)
}

// leadNames are the names of the leads that the actor may see.
func leadNames(tx store.Tx, actor fairlead.Actor, lists ...[]replay.Change) (map[int64]string, error) {
	seen, ids := map[int64]bool{}, []int64{}
	for _, list := range lists {
		for _, c := range list {
			if !seen[c.LeadID] {
				seen[c.LeadID] = true
				ids = append(ids, c.LeadID)
			}
		}
	}
	leads, err := tx.Leads().Get(ids, access.Leads(actor))
	names := make(map[int64]string, len(leads))
	for _, l := range leads {
		names[l.ID] = l.Contact.Name
	}
	return names, err
}
