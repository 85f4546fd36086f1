package usecase

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/routing"
	"fairlead/internal/store"
)

// Selection is which leads a bulk action takes: the ones named, or all of a filter but those excluded.
type Selection struct {
	IDs           []int64
	Filter        *fairlead.LeadFilter
	Exclude       []int64
	ExpectedCount *int // with Filter: how many the caller believes there are; a conflict when that no longer holds
}

// BulkPreview is what a bulk action would touch.
type BulkPreview struct {
	Total      int
	Unassigned int
	ByAgent    []AgentCount // most first
}

// AgentCount is how many of the chosen leads an agent has, and whether they keep access when those move.
type AgentCount struct {
	Agent       fairlead.Ref
	Count       int
	KeepsAccess bool
}

// BulkPreview counts who has the chosen leads.
func (a *App) BulkPreview(ctx context.Context, actor fairlead.Actor, sel Selection) (BulkPreview, error) {
	if err := access.Require(actor, fairlead.AssignLeads); err != nil {
		return BulkPreview{}, err
	}
	var preview BulkPreview
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		sel.ExpectedCount = nil
		leads, _, err := sel.resolve(tx, actor)
		if err != nil {
			return err
		}
		members, err := membersByID(tx)
		if err != nil {
			return err
		}
		preview = count(leads, members)
		return nil
	})
	return preview, wrap("preview bulk action", err)
}

func count(leads []fairlead.Lead, members map[int64]fairlead.Member) BulkPreview {
	preview := BulkPreview{Total: len(leads)}
	byAgent := map[int64]int{}
	for _, l := range leads {
		if l.AgentID == 0 {
			preview.Unassigned++
		} else {
			byAgent[l.AgentID]++
		}
	}
	for id, n := range byAgent {
		m := members[id]
		preview.ByAgent = append(preview.ByAgent, AgentCount{Agent: fairlead.Ref{ID: id, Name: m.Name}, Count: n,
			KeepsAccess: m.Role.Allows(fairlead.ViewAllLeads)})
	}
	slices.SortFunc(preview.ByAgent, func(a, b AgentCount) int {
		return cmp.Or(b.Count-a.Count, cmp.Compare(a.Agent.Name, b.Agent.Name), cmp.Compare(a.Agent.ID, b.Agent.ID))
	})
	return preview
}

// resolve reads the chosen leads, oldest first, and says which of the named ones are not there for the actor.
func (sel Selection) resolve(tx store.Tx, actor fairlead.Actor) ([]fairlead.Lead, []fairlead.Left, error) {
	ids, err := sel.ids(tx, actor)
	if err != nil {
		return nil, nil, err
	}
	leads, err := tx.Leads().Get(ids, access.Leads(actor))
	if err != nil {
		return nil, nil, err
	}
	slices.SortFunc(leads, func(a, b fairlead.Lead) int { return cmp.Compare(a.ID, b.ID) })
	found := make(map[int64]bool, len(leads))
	for _, l := range leads {
		found[l.ID] = true
	}
	var missing []fairlead.Left
	for _, id := range ids {
		if !found[id] {
			missing = append(missing, fairlead.Left{LeadID: id, Reason: fairlead.LeftNotFound})
		}
	}
	return leads, missing, nil
}

func (sel Selection) ids(tx store.Tx, actor fairlead.Actor) ([]int64, error) {
	if sel.Filter == nil {
		ids := slices.Clone(sel.IDs)
		slices.Sort(ids)
		ids = slices.Compact(ids)
		switch {
		case len(ids) == 0:
			return nil, fairlead.Invalid("selection.ids", "Choose at least one lead.")
		case len(ids) > fairlead.CountCap:
			return nil, errTooMany("selection.ids")
		}
		return ids, nil
	}
	ids, err := tx.Leads().IDs(*sel.Filter, access.Leads(actor), fairlead.CountCap+len(sel.Exclude)+1)
	if err != nil {
		return nil, err
	}
	excluded := make(map[int64]bool, len(sel.Exclude))
	for _, id := range sel.Exclude {
		excluded[id] = true
	}
	ids = slices.DeleteFunc(ids, func(id int64) bool { return excluded[id] })
	if want := sel.ExpectedCount; want != nil && *want != len(ids) {
		return nil, fairlead.Conflict("count_changed", fmt.Sprintf("There are %d matching leads now, not %d. Look again, then repeat.", len(ids), *want))
	}
	if len(ids) > fairlead.CountCap {
		return nil, errTooMany("selection.filter")
	}
	return ids, nil
}

func errTooMany(field string) error {
	return fairlead.Invalid(field, "One action takes at most 10,000 leads. Narrow the filter and go in steps.")
}

// BulkAssign moves the chosen leads in one transaction and one batch, which can be undone as one. Every agent who gets
// leads gets one notification. With onlyUnassigned, leads that have an agent are left alone.
func (a *App) BulkAssign(ctx context.Context, actor fairlead.Actor, sel Selection, to fairlead.BatchTarget, onlyUnassigned bool) (fairlead.Batch, error) {
	if err := access.Require(actor, fairlead.AssignLeads); err != nil {
		return fairlead.Batch{}, err
	}
	var batch fairlead.Batch
	var told Stale
	err := a.store.Write(ctx, actor.Workspace, func(tx store.Tx) error {
		b, err := a.newBulk(tx, actor, to)
		if err != nil {
			return err
		}
		leads, missing, err := sel.resolve(tx, actor)
		if err != nil {
			return err
		}
		if onlyUnassigned {
			leads = slices.DeleteFunc(leads, func(l fairlead.Lead) bool { return l.AgentID != 0 })
		}
		b.batch.Total, b.batch.Skipped = len(leads)+len(missing), missing
		if err := b.run(leads); err != nil {
			return err
		}
		batch, told = b.batch, b.story.stale
		return nil
	})
	if err == nil {
		a.tell(told)
	}
	return batch, wrap("assign leads", err)
}

// bulk is one bulk assignment in the making.
type bulk struct {
	story   *story
	members map[int64]fairlead.Member
	policy  *routing.Policy
	actor   fairlead.Actor
	batch   fairlead.Batch
	given   map[int64]int // how many leads each agent got
	moves   []pendingMove
}

// pendingMove is what a batch did to one lead; the entry's id is known after the story is written.
type pendingMove struct {
	lead  store.BatchLead
	entry *fairlead.Activity
}

func (a *App) newBulk(tx store.Tx, actor fairlead.Actor, to fairlead.BatchTarget) (*bulk, error) {
	members, err := membersByID(tx)
	if err != nil {
		return nil, err
	}
	policy, err := a.policy(tx, actor.Workspace)
	if err != nil {
		return nil, err
	}
	if err := checkTarget(to, members, policy); err != nil {
		return nil, err
	}
	id, err := tx.NextIDs(store.BatchIDs, 1)
	if err != nil {
		return nil, err
	}
	s := a.newStory(tx, actor.Workspace)
	return &bulk{story: s, members: members, policy: policy, actor: actor, given: map[int64]int{},
		batch: fairlead.Batch{ID: id, State: fairlead.BatchDone, To: to, Actor: fairlead.NameOf(actor), At: s.at}}, nil
}

func checkTarget(to fairlead.BatchTarget, members map[int64]fairlead.Member, policy *routing.Policy) error {
	set := 0
	for _, given := range []bool{to.AgentID != 0, len(to.AgentIDs) > 0, to.RotationID != 0, to.Unassign} {
		if given {
			set++
		}
	}
	if set != 1 {
		return fairlead.Invalid("to", "Say exactly one of agent_id, agent_ids, rotation_id and unassign.")
	}
	if to.AgentID != 0 && !members[to.AgentID].MayHaveLeads() {
		return agentError(members, to.AgentID, "to.agent_id")
	}
	for i, id := range to.AgentIDs {
		if !members[id].MayHaveLeads() {
			return agentError(members, id, fmt.Sprintf("to.agent_ids[%d]", i))
		}
		if slices.Contains(to.AgentIDs[:i], id) {
			return fairlead.Invalid(fmt.Sprintf("to.agent_ids[%d]", i), "This team member is named twice.")
		}
	}
	if r, ok := policy.Rotation(to.RotationID); to.RotationID != 0 && (!ok || r.Hidden) {
		return fairlead.Invalid("to.rotation_id", "There is no such rotation.")
	}
	return nil
}

// run moves the leads and writes the batch.
func (b *bulk) run(leads []fairlead.Lead) error {
	shares, err := b.shares(leads)
	if err != nil {
		return err
	}
	for i := range leads {
		b.move(&leads[i], shares[i])
	}
	b.notify()
	b.story.completed = &b.batch
	if err := b.story.tx.Batches().Insert(b.batch); err != nil {
		return err
	}
	if err := b.story.write(); err != nil {
		return err
	}
	rows := make([]store.BatchLead, len(b.moves))
	for i, m := range b.moves {
		rows[i] = m.lead
		rows[i].ActivityID = m.entry.ID
	}
	return b.story.tx.Batches().AddLeads(b.batch.ID, rows)
}

// shares says who gets each lead, and what that books.
func (b *bulk) shares(leads []fairlead.Lead) ([]routing.Share, error) {
	to := b.batch.To
	if to.RotationID == 0 && len(to.AgentIDs) == 0 {
		shares := make([]routing.Share, len(leads))
		for i := range shares {
			shares[i].AgentID = to.AgentID
		}
		return shares, nil
	}
	rotation, pool, err := b.pool()
	if err != nil {
		return nil, err
	}
	ids := make([]int64, len(leads))
	for i, l := range leads {
		ids[i] = l.ID
	}
	shares := b.story.ledgers[rotation].Spread(pool, ids, b.story.at)
	for _, s := range shares {
		if s.Booked {
			b.story.book(s.Entry)
		}
	}
	return shares, nil
}

// pool is who shares, and the rotation whose ledger keeps it fair: the one that was named, or the hidden one for
// chosen agents, so that a hundred spreads of one lead are even too.
func (b *bulk) pool() (rotation int64, pool []fairlead.RotationAgent, err error) {
	rotation = b.batch.To.RotationID
	if rotation == 0 {
		rotation = hiddenRotation(b.policy)
	}
	if err := b.story.loadLedgers([]int64{rotation}); err != nil {
		return 0, nil, err
	}
	if b.batch.To.RotationID == 0 {
		for _, id := range b.batch.To.AgentIDs {
			pool = append(pool, fairlead.RotationAgent{AgentID: id, Weight: 1})
		}
		slices.SortFunc(pool, func(a, b fairlead.RotationAgent) int { return cmp.Compare(a.AgentID, b.AgentID) })
		return rotation, pool, nil
	}
	pool = b.policy.Eligible(rotation, routing.Roster{Active: active(b.members), Ledgers: b.story.ledgers})
	if len(pool) == 0 {
		return 0, nil, fairlead.Conflict("nobody_available", "Nobody in this rotation can have leads now. Include somebody, or choose agents.")
	}
	return rotation, pool, nil
}

func hiddenRotation(p *routing.Policy) int64 {
	for _, r := range p.Source().Rotations {
		if r.Hidden {
			return r.ID
		}
	}
	return 0
}

// move puts one lead where its share says.
func (b *bulk) move(lead *fairlead.Lead, share routing.Share) {
	if lead.AgentID == share.AgentID && lead.Waiting == 0 {
		b.batch.Skipped = append(b.batch.Skipped, fairlead.Left{LeadID: lead.ID, Reason: fairlead.LeftUnchanged})
		return
	}
	row := store.BatchLead{LeadID: lead.ID, From: lead.AgentID, To: share.AgentID}
	if share.Booked {
		row.RotationID, row.LedgerSeq = share.Entry.RotationID, share.Entry.Seq
	}
	entry := move(b.story, lead, share.AgentID, b.members, b.batch.Actor, "", b.batch.ID)
	b.moves = append(b.moves, pendingMove{row, entry})
	b.batch.Done++
	if share.AgentID != 0 {
		b.given[share.AgentID]++
	}
}

// notify tells every agent once what they got.
func (b *bulk) notify() {
	for id, n := range b.given {
		b.story.notify(fairlead.Notification{MemberID: id, Kind: fairlead.NotifyBatch, BatchID: b.batch.ID, Count: n, Actor: b.batch.Actor})
	}
}
