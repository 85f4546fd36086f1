package bench

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"fairlead"
	"fairlead/internal/jobs"
	"fairlead/internal/store"
	"fairlead/internal/usecase"
)

// How many leads P8 spreads over the rotation, and how many come in each second meanwhile.
const (
	bulkLeads     = 100_000
	meanwhileRate = 200
	stockPortion  = 5_000
)

// bulk measures P8 on both databases: a bulk action while leads come in, against its rows in one transaction.
func (r *run) bulk() error {
	if err := r.bulkOn("SQLite", r.file); err != nil {
		return fmt.Errorf("bulk assign on SQLite: %w", err)
	}
	if err := r.postgresSettings(); err != nil {
		return err
	}
	if err := r.bulkOn("PostgreSQL", r.database); err != nil {
		return fmt.Errorf("bulk assign on PostgreSQL: %w", err)
	}
	return nil
}

func (r *run) bulkOn(database string, at place) error {
	var spread, bare, meanwhile tally
	kept := roomFor(bulkLeads)
	err := r.inAnOffice(at, r.stocked(func(o *office) error { return r.spreadMeanwhile(o, kept, &spread, &meanwhile) }))
	if err == nil {
		err = r.inAnOffice(at, r.stocked(func(o *office) error {
			return bare.measure(bulkLeads, func() error { return o.store.Write(r.ctx, o.owner.Workspace, kept.write) })
		}))
	}
	if err != nil {
		return err
	}
	r.add(Row{Name: "P8", What: database + ": spread of 100,000 leads of a filter, while 200 leads/s come in", Value: spread.took.Seconds(), Unit: "s",
		Yardstick: bare.took.Seconds(), Against: "the same rows in one transaction, while none do", Goal: "≤ 2×"}, ratioAtMost(2))
	r.add(Row{Name: "P8", What: fmt.Sprintf("the same, p99 of the %d leads that came in", meanwhile.done), Value: meanwhile.percentile(0.99), Unit: "ms", Goal: "≤ 100 ms"}, valueAtMost(100))
	return nil
}

// stocked puts leads that nobody has into an office before it measures.
func (r *run) stocked(then func(*office) error) func(*office) error {
	return func(o *office) error {
		for n := int64(0); n < bulkLeads; n += stockPortion {
			err := o.store.Write(r.ctx, o.owner.Workspace, func(tx store.Tx) error {
				first, err := tx.NextIDs(store.LeadIDs, stockPortion)
				leads := make([]fairlead.Lead, stockPortion)
				for i := range leads {
					sub := lead(-n - int64(i) - 1)
					leads[i] = fairlead.Lead{ID: first + int64(i), Contact: sub.Contact, Source: sub.Source, Form: sub.Form, Tags: sub.Tags, Fields: sub.Fields,
						Status: fairlead.StatusNew, Open: true, Version: 1, CreatedAt: time.Now(), UpdatedAt: time.Now()}
				}
				return errors.Join(err, tx.Leads().Insert(leads))
			})
			if err != nil {
				return err
			}
		}
		if err := o.store.Analyze(r.ctx); err != nil {
			return err
		}
		return then(o)
	}
}

// spreadMeanwhile spreads the leads over the rotation, as the batch's job does, and keeps the rows that it writes.
func (r *run) spreadMeanwhile(o *office, kept *moved, spread, meanwhile *tally) error {
	office := newApp(keeper{o.store, kept})
	defer office.Close()
	ends, end := context.WithCancel(r.ctx)
	defer end()
	var incoming sync.WaitGroup
	var failed error
	incoming.Go(func() { failed = o.comeIn(ends, office, meanwhile) })
	err := spread.measure(bulkLeads, func() error {
		batch, err := office.Bulk(r.ctx, o.owner, usecase.Selection{Filter: &fairlead.LeadFilter{Unassigned: true}},
			fairlead.BatchAct{Kind: fairlead.BatchAssign, To: fairlead.BatchTarget{RotationID: o.rotation}})
		kept.batch = batch
		if err == nil {
			_, err = jobs.Portions(time.Now, office.LetIntakeFirst, office.NextPortion)(r.ctx, o.owner.Workspace, batch.ID)
		}
		return err
	})
	end()
	incoming.Wait()
	if n := len(kept.leads); err == nil && failed == nil && n != bulkLeads {
		err = fmt.Errorf("%d leads were moved, not %d", n, bulkLeads)
	}
	return errors.Join(err, failed)
}

// comeIn hands in leads at an even rate, whether those before have been answered or not, until it ends.
func (o *office) comeIn(ends context.Context, app *usecase.App, to *tally) error {
	var mu sync.Mutex
	var answered sync.WaitGroup
	var failed error
	tick := time.NewTicker(time.Second / meanwhileRate)
	defer tick.Stop()
	for {
		select {
		case <-ends.Done():
			answered.Wait()
			return failed
		case <-tick.C:
		}
		answered.Go(func() {
			sent := time.Now()
			_, err := app.Intake(context.WithoutCancel(ends), o.owner, usecase.IntakeRequest{Submission: lead(o.next.Add(1))})
			mu.Lock()
			defer mu.Unlock()
			failed = errors.Join(failed, err)
			to.done, to.times = to.done+1, append(to.times, time.Since(sent))
		})
	}
}

// moved are the rows that a batch writes.
type moved struct {
	batch         fairlead.Batch
	placed        []fairlead.Lead
	activities    []fairlead.Activity
	entries       []fairlead.LedgerEntry
	notifications []fairlead.Notification
	leads         []store.BatchLead
}

// roomFor makes room ahead: to move what is kept to a larger place, in the middle of a portion, would be measured too.
func roomFor(leads int) *moved {
	return &moved{placed: make([]fairlead.Lead, 0, leads), activities: make([]fairlead.Activity, 0, leads),
		entries: make([]fairlead.LedgerEntry, 0, leads), leads: make([]store.BatchLead, 0, leads)}
}

func (m *moved) write(tx store.Tx) error {
	for _, step := range []func() error{
		func() error { return tx.Batches().Insert(m.batch) },
		func() error { return tx.Leads().Place(m.placed) },
		func() error { return tx.Activities().Insert(m.activities) },
		func() error { return tx.Ledgers().Append(m.entries) },
		func() error { return tx.Notifications().Insert(m.notifications) },
		func() error { return tx.Batches().AddLeads(m.batch.ID, m.leads) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// keeper is a store that keeps a copy of the rows that a batch writes: of a transaction in which leads are placed.
type keeper struct {
	store.Store
	moved *moved
}

func (s keeper) WriteIntake(ctx context.Context, workspace int64, fn func(store.Tx) error) error {
	return s.Store.WriteIntake(ctx, workspace, func(tx store.Tx) error {
		all := &rows{}
		t := &keeperTx{recorderTx: recorderTx{tx, all}, moved: &moved{}}
		err := fn(t)
		if len(t.moved.leads) > 0 {
			s.moved.placed = append(s.moved.placed, t.moved.placed...)
			s.moved.leads = append(s.moved.leads, t.moved.leads...)
			s.moved.activities = append(s.moved.activities, all.activities...)
			s.moved.entries = append(s.moved.entries, all.entries...)
			s.moved.notifications = append(s.moved.notifications, all.notifications...)
		}
		return err
	})
}

type keeperTx struct {
	recorderTx
	moved *moved
}

type (
	keeperLeads struct {
		store.Leads
		moved *moved
	}
	keeperBatches struct {
		store.Batches
		moved *moved
	}
)

func (t *keeperTx) Leads() store.Leads     { return keeperLeads{t.recorderTx.Leads(), t.moved} }
func (t *keeperTx) Batches() store.Batches { return keeperBatches{t.Tx.Batches(), t.moved} }

func (l keeperLeads) Place(list []fairlead.Lead) error {
	l.moved.placed = append(l.moved.placed, list...)
	return l.Leads.Place(list)
}

func (b keeperBatches) AddLeads(id int64, list []store.BatchLead) error {
	b.moved.leads = append(b.moved.leads, list...)
	return b.Batches.AddLeads(id, list)
}
