package usecase

import (
	"context"
	"maps"
	"slices"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

// RoundReport is what one transaction of a desk did, for who measures it. It holds nothing of a lead but how it went.
type RoundReport struct {
	Workspace int64
	Turn      time.Time // when its turn at the database had come
	End       time.Time // when it was committed, or had failed
	Failed    bool      // nothing of it holds: there are no waits and no outcomes

	Callers  []context.Context  // of the requests that handed a lead in
	Waits    []time.Duration    // of each lead from being handed in to the commit
	Outcomes []fairlead.Outcome // of the leads that were taken in; a repetition under its Idempotency-Key is none
	Decided  int                // how often the rules were asked …
	Deciding time.Duration      // … and how long that took in all
}

// measured tells who measures about a round that has ended.
func (d *desk) measured(begin time.Time, r *round, parties []*party, err error) {
	if d.app.outside.Round == nil {
		return
	}
	report := RoundReport{Workspace: d.workspace, Turn: begin, End: d.app.clock(), Failed: err != nil}
	if r != nil {
		report.Decided, report.Deciding = r.decided, r.deciding
	}
	for _, p := range parties {
		report.Callers = append(report.Callers, p.caller)
		if report.Failed {
			continue
		}
		for _, t := range p.tickets {
			report.Waits = append(report.Waits, report.End.Sub(p.came))
			if t.err == nil && t.outcome != "" {
				report.Outcomes = append(report.Outcomes, t.outcome)
			}
		}
	}
	d.app.outside.Round(report)
}

// Queued is how many leads wait at the desks of this process to be taken in.
func (a *App) Queued() int {
	a.mu.Lock()
	desks := slices.Collect(maps.Values(a.desks))
	a.mu.Unlock()
	n := 0
	for _, d := range desks {
		d.mu.Lock()
		n += d.waiting
		d.mu.Unlock()
	}
	return n
}

// Figures are the numbers of a workspace that its keepers watch.
type Figures struct {
	Workspace int64
	Waiting   int               // leads that wait for an agent; no more than mostWaiting are counted
	Due       int               // messages on their way to webhooks …
	Oldest    time.Time         // … and since when the oldest is; zero: none is on its way
	Failed    int               // messages that were given up
	Late      time.Duration     // how long the job is overdue that should have begun first
	Apart     map[int64]float64 // by rotation, the largest balance in leads, whether owed or ahead
}

const mostWaiting = 100_000

// Figures looks at every workspace of the instance.
func (a *App) Figures(ctx context.Context) ([]Figures, error) {
	workspaces, err := a.store.Workspaces(ctx)
	all := make([]Figures, len(workspaces))
	for i := 0; i < len(workspaces) && err == nil; i++ {
		all[i].Workspace = workspaces[i].ID
		err = a.store.Read(ctx, workspaces[i].ID, func(tx store.Tx) error { return a.look(tx, &all[i]) })
	}
	return all, wrap("look at figures", err)
}

func (a *App) look(tx store.Tx, f *Figures) (err error) {
	if f.Waiting, err = tx.Leads().Count(fairlead.LeadFilter{Waiting: true}, fairlead.LeadScope{All: true}, mostWaiting); err != nil {
		return err
	}
	if err := a.lookAtWork(tx, f); err != nil {
		return err
	}
	policy, err := a.policy(tx, f.Workspace)
	if err != nil {
		return err
	}
	ledgers, err := tx.Ledgers().Load(rotationIDs(policy))
	f.Apart = make(map[int64]float64, len(ledgers))
	for id, ledger := range ledgers {
		var most int64
		for _, s := range ledger.Standings {
			most = max(most, s.Balance, -s.Balance)
		}
		f.Apart[id] = float64(most) / float64(fairlead.LeadUnit)
	}
	return err
}

func (a *App) lookAtWork(tx store.Tx, f *Figures) error {
	counts, err := tx.Deliveries().Count()
	if err != nil {
		return err
	}
	for _, c := range counts {
		f.Due += c.Due
		f.Failed += c.Failed
		if c.Due > 0 && (f.Oldest.IsZero() || c.Oldest.Before(f.Oldest)) {
			f.Oldest = c.Oldest
		}
	}
	jobs, err := tx.Jobs().List()
	for _, j := range jobs {
		f.Late = max(f.Late, a.now().Sub(j.Due()))
	}
	return err
}
