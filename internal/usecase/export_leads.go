package usecase

import (
	"cmp"
	"context"
	"slices"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// exportPage is how many leads of an export are read at once. Between pages nothing is held but the leads' ids, so that a
// slow receiver holds up nobody.
const exportPage = 500

// Export is leads on their way out: which they are was settled when it began, newest first. What they are like is read page
// by page; a lead that is deleted meanwhile, or out of the actor's sight, is left out.
type Export struct {
	app   *App
	actor fairlead.Actor
	ids   []int64
	Keys  []string // of all form answers and custom fields that the leads had, in order
}

// ExportedLead is a lead as an export has it.
type ExportedLead struct {
	LeadView
	AgentEmail string // "" if the actor may not know it
}

// ExportLeads begins an export of the chosen leads.
func (a *App) ExportLeads(ctx context.Context, actor fairlead.Actor, sel Selection) (*Export, error) {
	if err := access.Require(actor, fairlead.ExportLeads); err != nil {
		return nil, err
	}
	if err := sel.check(); err != nil {
		return nil, err
	}
	e := &Export{app: a, actor: actor}
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) (err error) {
		e.ids, err = sel.choose(tx, actor, false)
		return err
	})
	if err == nil {
		slices.SortFunc(e.ids, func(a, b int64) int { return cmp.Compare(b, a) })
		err = e.findKeys(ctx)
	}
	return e, wrap("export leads", err)
}

// findKeys looks through the leads once, since the head of a table comes first.
func (e *Export) findKeys(ctx context.Context) error {
	seen := map[string]bool{}
	for page := range slices.Chunk(e.ids, exportPage) {
		err := e.app.store.Read(ctx, e.actor.Workspace, func(tx store.Tx) error {
			keys, err := tx.Leads().FieldKeys(page, access.Leads(e.actor))
			for _, key := range keys {
				seen[key] = true
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	for key := range seen {
		e.Keys = append(e.Keys, key)
	}
	slices.Sort(e.Keys)
	return nil
}

// Next returns the next leads; none at the end.
func (e *Export) Next(ctx context.Context) ([]ExportedLead, error) {
	var out []ExportedLead
	for len(out) == 0 && len(e.ids) > 0 {
		page := e.ids[:min(exportPage, len(e.ids))]
		e.ids = e.ids[len(page):]
		err := e.app.store.Read(ctx, e.actor.Workspace, func(tx store.Tx) (err error) {
			out, err = e.read(tx, page)
			return err
		})
		if err != nil {
			return nil, wrap("export leads", err)
		}
	}
	return out, nil
}

func (e *Export) read(tx store.Tx, ids []int64) ([]ExportedLead, error) {
	leads, err := tx.Leads().Get(ids, access.Leads(e.actor))
	if err != nil {
		return nil, err
	}
	slices.SortFunc(leads, func(a, b fairlead.Lead) int { return cmp.Compare(b.ID, a.ID) })
	members, err := e.app.members(tx, e.actor.Workspace)
	if err != nil {
		return nil, err
	}
	policy, err := e.app.policy(tx, e.actor.Workspace)
	out := make([]ExportedLead, len(leads))
	for i, l := range leads {
		out[i] = ExportedLead{viewOf(l, members, policy), memberFor(e.actor, members[l.AgentID], 0).Email}
	}
	return out, err
}
