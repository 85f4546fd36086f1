package usecase

import (
	"cmp"
	"context"
	"math"
	"slices"
	"time"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// How far events are looked for: so many leads at a time, those that something happened to last, and so many in all. What is
// rare may not be among them.
const (
	leadsOfEvents     = 100
	mostLeadsOfEvents = 2_000
)

// Events returns what happened last, newest first, as webhooks that want these types are told it; nil: all. A lead is as it
// is now.
func (a *App) Events(ctx context.Context, actor fairlead.Actor, types []fairlead.EventType, limit int) ([]Event, error) {
	if err := access.Require(actor, access.ToIntegrate...); err != nil {
		return nil, err
	}
	if len(types) == 0 {
		types = fairlead.EventTypes()
	}
	l := eventLooker{types: types, limit: limit}
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) (err error) {
		if l.audience.workspace, err = tx.Workspace(); err != nil {
			return err
		}
		if l.audience.members, err = a.members(tx, actor.Workspace); err != nil {
			return err
		}
		if l.audience.policy, err = a.policy(tx, actor.Workspace); err != nil {
			return err
		}
		if err := l.leads(tx); err != nil {
			return err
		}
		return l.batches(tx)
	})
	return l.found[:min(limit, len(l.found))], wrap("list events", err)
}

// eventLooker looks for events in timelines and batches.
type eventLooker struct {
	types    []fairlead.EventType
	limit    int
	audience audience
	found    []Event // newest first
}

// leads walks along the leads, those that something happened to last first, until older ones can add nothing. Where only new
// leads are asked for, they are walked along instead.
func (l *eventLooker) leads(tx store.Tx) error {
	sort, last := fairlead.SortActive, func(l fairlead.Lead) time.Time { return l.UpdatedAt }
	if slices.Equal(l.types, []fairlead.EventType{fairlead.EventLeadCreated}) {
		sort, last = fairlead.SortNewest, func(l fairlead.Lead) time.Time { return l.CreatedAt }
	}
	query := store.LeadQuery{Scope: fairlead.LeadScope{All: true}, Sort: sort, Limit: leadsOfEvents}
	for looked := 0; looked < mostLeadsOfEvents; looked += leadsOfEvents {
		page, err := tx.Leads().List(query)
		if err != nil || len(page.Leads) == 0 {
			return err
		}
		if err := l.timelines(tx, page.Leads); err != nil {
			return err
		}
		oldest := last(page.Leads[len(page.Leads)-1])
		if page.Next == "" || len(l.found) >= l.limit && l.found[l.limit-1].At.After(oldest) {
			return nil
		}
		query.Cursor = page.Next
	}
	return nil
}

func (l *eventLooker) timelines(tx store.Tx, leads []fairlead.Lead) error {
	byID := make(map[int64]fairlead.Lead, len(leads))
	ids := make([]int64, len(leads))
	for i, lead := range leads {
		byID[lead.ID], ids[i] = lead, lead.ID
	}
	entries, err := tx.Activities().Newer(ids, 0)
	for i := range entries {
		if kind, worth := eventType(entries[i]); worth && slices.Contains(l.types, kind) {
			l.found = append(l.found, l.audience.leadEvent(kind, byID[entries[i].LeadID], &entries[i]))
		}
	}
	l.order()
	return err
}

func (l *eventLooker) batches(tx store.Tx) error {
	if !slices.Contains(l.types, fairlead.EventBatchCompleted) {
		return nil
	}
	all, err := tx.Batches().List(0, 0, l.limit)
	for _, b := range all {
		if b.State != fairlead.BatchRunning {
			l.found = append(l.found, l.audience.batchEvent(b, b.At))
		}
	}
	l.order()
	return err
}

func (l *eventLooker) order() {
	slices.SortStableFunc(l.found, func(a, b Event) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(b.number(), a.number())) })
}

// number orders what happened at the same time.
func (e Event) number() int64 {
	if e.Entry == nil {
		return math.MaxInt64 // a batch is done when its leads are
	}
	return e.Entry.ID
}
