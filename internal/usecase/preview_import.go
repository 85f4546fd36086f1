package usecase

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// previewed is how many rows of an import a preview looks at.
const previewed = 20_000

// ImportPreview is what an import would do at this moment.
type ImportPreview struct {
	LookedAt int // of the rows: the first ones
	Rows     int
	Counts   fairlead.ImportCounts
	Known    int // rows of somebody who is there already, in the file or before it
	Empty    int // rows that say nothing
	Reasons  []RejectReason
	Split    []AgentShare
	Named    int // leads whose row names their agent
	Nobody   int // leads that nobody gets
	Waiting  int // leads that wait for a rotation
	Unknown  []UnknownAgent
}

// RejectReason is why rows cannot be brought in.
type RejectReason struct {
	Why  string
	Rows int
	Line int // of the first
}

// AgentShare is how many leads an agent gets.
type AgentShare struct {
	Agent fairlead.Ref
	Leads int
}

// UnknownAgent is somebody whom rows name, and who can have no leads.
type UnknownAgent struct {
	Name string
	Rows int
}

// mostReasons is how many reasons, and how many unknown agents, a preview lists.
const mostReasons = 20

// PreviewImport says what an import would do with its first rows, by the plan that BeginImport would be given: the same code
// decides, on a snapshot, and nothing is written.
func (a *App) PreviewImport(ctx context.Context, actor fairlead.Actor, id int64, plan func(fairlead.Import) (fairlead.ImportPlan, error)) (ImportPreview, error) {
	if err := access.Require(actor, access.ToImport...); err != nil {
		return ImportPreview{}, err
	}
	var out ImportPreview
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		i, err := readImport(tx, id)
		if err != nil {
			return err
		}
		if i.State == fairlead.ImportBegun {
			return fairlead.Conflict("import_begun", "This import was begun.")
		}
		if i.Plan, err = planned(i, plan); err != nil {
			return err
		}
		out, err = a.rehearseImport(ctx, tx, actor, i)
		return err
	})
	return out, wrap("preview import", err)
}

func (a *App) rehearseImport(ctx context.Context, tx store.Tx, actor fairlead.Actor, i fairlead.Import) (ImportPreview, error) {
	p, err := a.newPortion(tx, actor.Workspace)
	if err != nil {
		return ImportPreview{}, err
	}
	p.file, p.batch = i, fairlead.Batch{Act: importAct(i), Actor: fairlead.NameOf(actor), Total: i.Rows}
	if err := p.ready(); err != nil {
		return ImportPreview{}, err
	}
	m := p.newImporting()
	m.round.rehearsed, m.round.nextLead = true, 1<<52 // ids that no lead has
	reasons := map[string]RejectReason{}
	for p.batch.Processed < min(i.Rows, previewed) && ctx.Err() == nil {
		_, rows, err := p.rowsFrom(p.batch.Processed, rowsAtOnce)
		if err != nil || len(rows) == 0 {
			return ImportPreview{}, err
		}
		p.batch.Processed += len(rows)
		p.last = p.batch.Processed >= i.Rows
		if err := m.take(rows); err != nil {
			return ImportPreview{}, err
		}
		for _, r := range m.rejects {
			known := reasons[r.Why]
			reasons[r.Why] = RejectReason{r.Why, known.Rows + 1, cmp.Or(known.Line, r.Line)}
		}
		m.forget()
	}
	return m.preview(reasons), ctx.Err()
}

// forget lets go of what was decided, but for who is known and how the balances stand.
func (m *importing) forget() {
	s := m.story
	s.created, s.changed, s.placed, s.activities, s.decisions, s.entries = nil, nil, nil, nil, nil, nil
	m.round.stale = false
}

func (m *importing) preview(reasons map[string]RejectReason) ImportPreview {
	c := m.file.Counts
	out := ImportPreview{LookedAt: m.batch.Processed, Rows: m.file.Rows, Counts: c, Known: c.Updated + c.Enquiries + c.Skipped - m.seen.empty, Empty: m.seen.empty,
		Named: m.seen.named, Nobody: m.seen.nobody, Waiting: m.seen.waiting}
	for id, n := range m.progress.Given {
		out.Split = append(out.Split, AgentShare{*refOf(m.members, id), n})
	}
	slices.SortFunc(out.Split, func(a, b AgentShare) int {
		return cmp.Or(cmp.Compare(b.Leads, a.Leads), cmp.Compare(a.Agent.Name, b.Agent.Name), cmp.Compare(a.Agent.ID, b.Agent.ID))
	})
	out.Reasons = slices.SortedFunc(maps.Values(reasons), func(a, b RejectReason) int {
		return cmp.Or(cmp.Compare(b.Rows, a.Rows), cmp.Compare(a.Line, b.Line))
	})
	for name, n := range m.seen.unknown {
		out.Unknown = append(out.Unknown, UnknownAgent{name, n})
	}
	slices.SortFunc(out.Unknown, func(a, b UnknownAgent) int {
		return cmp.Or(cmp.Compare(b.Rows, a.Rows), cmp.Compare(a.Name, b.Name))
	})
	out.Reasons, out.Unknown = out.Reasons[:min(len(out.Reasons), mostReasons)], out.Unknown[:min(len(out.Unknown), mostReasons)]
	return out
}
