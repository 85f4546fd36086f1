package usecase

import (
	"cmp"
	"context"
	"slices"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// BulkPreview is what a bulk action would touch.
type BulkPreview struct {
	Total      int
	Unassigned int
	ByAgent    []AgentCount // most first
	Split      []AgentCount // of a target: who would get how many; may shift a little if leads come in first
}

// AgentCount is how many of the chosen leads an agent has, and whether they keep access when those move.
type AgentCount struct {
	Agent       fairlead.Ref
	Count       int
	KeepsAccess bool
}

// BulkPreview counts who has the chosen leads and, if to is not nil, how they would be shared: all of them, or only those
// without an agent.
func (a *App) BulkPreview(ctx context.Context, actor fairlead.Actor, sel Selection, to *fairlead.BatchTarget, onlyUnassigned bool) (BulkPreview, error) {
	if err := access.SomeBatch(actor); err != nil {
		return BulkPreview{}, err
	}
	if err := sel.check(); err != nil {
		return BulkPreview{}, err
	}
	if to != nil {
		if err := access.RunBatch(actor, fairlead.BatchAssign); err != nil {
			return BulkPreview{}, err
		}
	}
	var preview BulkPreview
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		counts, err := sel.count(tx, actor)
		if err != nil {
			return err
		}
		p, err := a.newPortion(tx, actor.Workspace)
		if err != nil {
			return err
		}
		preview = previewOf(counts, p.members)
		if to == nil {
			return nil
		}
		n := preview.Total
		if onlyUnassigned {
			n = preview.Unassigned
		}
		preview.Split, err = p.split(*to, n)
		return err
	})
	return preview, wrap("preview bulk action", err)
}

// count counts the chosen leads that the actor sees, by who has them; 0: nobody.
func (sel Selection) count(tx store.Tx, actor fairlead.Actor) (map[int64]int, error) {
	if sel.Filter != nil {
		return tx.Leads().CountHeld(*sel.Filter, access.Leads(actor), sel.Exclude)
	}
	leads, err := tx.Leads().Get(sel.IDs, access.Leads(actor))
	counts := map[int64]int{}
	for _, l := range leads {
		counts[l.AgentID]++
	}
	return counts, err
}

// HaveStatus counts the chosen leads that the actor sees and that have a status already.
func (a *App) HaveStatus(ctx context.Context, actor fairlead.Actor, sel Selection, status fairlead.Status) (n int, err error) {
	if err := access.SomeBatch(actor); err != nil {
		return 0, err
	}
	if err := sel.check(); err != nil {
		return 0, err
	}
	err = a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		n, err = sel.haveStatus(tx, actor, status)
		return err
	})
	return n, wrap("count leads of a status", err)
}

func (sel Selection) haveStatus(tx store.Tx, actor fairlead.Actor, status fairlead.Status) (n int, err error) {
	if sel.Filter == nil {
		leads, err := tx.Leads().Get(sel.IDs, access.Leads(actor))
		for _, l := range leads {
			if l.Status == status {
				n++
			}
		}
		return n, err
	}
	if len(sel.Filter.Statuses) > 0 && !slices.Contains(sel.Filter.Statuses, status) {
		return 0, nil
	}
	f := *sel.Filter
	f.Statuses = []fairlead.Status{status}
	counts, err := tx.Leads().CountHeld(f, access.Leads(actor), sel.Exclude)
	for _, held := range counts {
		n += held
	}
	return n, err
}

func previewOf(counts map[int64]int, members map[int64]fairlead.Member) BulkPreview {
	preview := BulkPreview{}
	for id, n := range counts {
		preview.Total += n
		if id == 0 {
			preview.Unassigned = n
			continue
		}
		preview.ByAgent = append(preview.ByAgent, countOf(members, id, n))
	}
	slices.SortFunc(preview.ByAgent, func(a, b AgentCount) int {
		return cmp.Or(b.Count-a.Count, cmp.Compare(a.Agent.Name, b.Agent.Name), cmp.Compare(a.Agent.ID, b.Agent.ID))
	})
	return preview
}

func countOf(members map[int64]fairlead.Member, id int64, n int) AgentCount {
	m := members[id]
	return AgentCount{Agent: fairlead.Ref{ID: id, Name: m.Name}, Count: n, KeepsAccess: m.Role.Allows(fairlead.ViewAllLeads)}
}

// split deals n leads out as a batch would, portion by portion, and counts who gets how many.
func (p *portion) split(to fairlead.BatchTarget, n int) ([]AgentCount, error) {
	p.batch.Act = fairlead.BatchAct{Kind: fairlead.BatchAssign, To: to}
	if err := p.ready(); err != nil {
		return nil, err
	}
	got := map[int64]int64{to.AgentID: int64(n)}
	if to.Spreads() {
		got = map[int64]int64{}
		for _, a := range p.pool {
			got[a.AgentID] = 0
		}
		size := PortionSize
		if n <= atOnce {
			size = atOnce
		}
		for left := n; left > 0; left -= size {
			p.deal(make([]int64, min(size, left)), left > size)
		}
		for id, leads := range p.progress.Dealt {
			got[id] = leads
		}
	}
	var split []AgentCount
	for id, leads := range got {
		if id != 0 {
			split = append(split, countOf(p.members, id, int(leads)))
		}
	}
	slices.SortFunc(split, func(a, b AgentCount) int {
		return cmp.Or(cmp.Compare(a.Agent.Name, b.Agent.Name), cmp.Compare(a.Agent.ID, b.Agent.ID))
	})
	return split, nil
}
