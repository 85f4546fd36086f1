package bench

import (
	"context"
	"errors"
	"fmt"
	"os"

	"fairlead"
	"fairlead/internal/store"
	"fairlead/internal/usecase"
)

// How many leads each measurement takes in, in how many laps, and how many callers hand them in.
const (
	crowd      = 64
	deskLeads  = 40_000
	aloneLeads = 4_000
	intakeLaps = 4
)

// intake measures P1 and P2: the desk with the full record against one transaction per lead, and against the bare rows.
// They go by turns, each lap in a new database, since a machine that others share is not equally fast all the time.
func (r *run) intake() error {
	kept, err := r.record(deskLeads / intakeLaps)
	if err != nil {
		return fmt.Errorf("record: %w", err)
	}
	var desk, alone, bare tally
	for lap := 0; lap < intakeLaps && err == nil; lap++ {
		err = errors.Join(r.inAnOffice(r.file, r.throughTheDesk(&desk, deskLeads)), r.inAnOffice(r.file, r.oneByOne(&alone, aloneLeads)), r.bareInsert(kept, &bare))
	}
	if err != nil {
		return fmt.Errorf("intake: %w", err)
	}
	r.add(Row{Name: "P1", What: "intake through the desk, 64 callers, full record", Value: desk.rate(), Unit: "leads/s",
		Yardstick: alone.rate(), Against: "one transaction per lead, 64 callers", Goal: "≥ 8×"}, ratioAtLeast(8))
	r.add(Row{Name: "P2", What: "the same", Value: desk.rate(), Unit: "leads/s",
		Yardstick: bare.rate(), Against: "bare insert of the same rows in one transaction", Goal: "≥ 0.30×"}, ratioAtLeast(0.30))
	return nil
}

// byTurns measures a figure and its yardstick, the one first in one lap, the other in the next: who comes first finds a disk,
// a log and memory that nobody has used yet.
func byTurns(lap int, figure, yardstick func() error) error {
	if lap%2 == 1 {
		figure, yardstick = yardstick, figure
	}
	return errors.Join(figure(), yardstick())
}

// throughTheDesk lets all callers share one desk.
func (r *run) throughTheDesk(to *tally, leads int) func(*office) error {
	return func(o *office) error {
		return o.callers(r.ctx, crowd, leads/intakeLaps, to, func(int) *usecase.App { return o.app })
	}
}

// oneByOne gives every caller a desk of their own, so that each transaction holds one lead.
func (r *run) oneByOne(to *tally, leads int) func(*office) error {
	return func(o *office) error {
		apps := newApps(o.store, crowd)
		return o.callers(r.ctx, crowd, leads/intakeLaps, to, func(caller int) *usecase.App { return apps[caller] })
	}
}

// place makes room for a new database, and says how it is named and removed.
type place func() (database string, remove func() error, err error)

// file is a place for a SQLite database.
func (r *run) file() (database string, remove func() error, err error) {
	r.offices++
	path := r.path(fmt.Sprintf("office%d.db", r.offices))
	return path, func() error { return os.Remove(path) }, nil
}

// inAnOffice lends a new office.
func (r *run) inAnOffice(at place, fn func(*office) error) error {
	database, remove, err := at()
	if err != nil {
		return err
	}
	o, err := openOffice(r.ctx, database, agents)
	if err != nil {
		return errors.Join(err, remove())
	}
	return errors.Join(fn(o), o.close(), remove())
}

// rows are what intake writes, lead by lead.
type rows struct {
	leads         []fairlead.Lead
	activities    []fairlead.Activity
	decisions     []store.DecisionRow
	entries       []fairlead.LedgerEntry
	notifications []fairlead.Notification
}

// record takes leads in and keeps what is written.
func (r *run) record(leads int) (*rows, error) {
	kept := &rows{}
	return kept, r.inAnOffice(r.file, func(o *office) error {
		app := newApp(recorder{o.store, kept})
		defer app.Close()
		return o.callers(r.ctx, crowd, leads, new(tally), func(int) *usecase.App { return app })
	})
}

// bareInsert writes the rows in one transaction: what the database can do at best.
func (r *run) bareInsert(kept *rows, to *tally) error {
	return r.inAnOffice(r.file, func(o *office) error {
		return to.measure(len(kept.leads), func() error {
			return o.store.Write(r.ctx, o.owner.Workspace, kept.insert)
		})
	})
}

func (k *rows) insert(tx store.Tx) error {
	for _, step := range []func() error{
		func() error { return tx.Leads().Insert(k.leads) },
		func() error { return tx.Decisions().Insert(k.decisions) },
		func() error { return tx.Activities().Insert(k.activities) },
		func() error { return tx.Ledgers().Append(k.entries) },
		func() error { return tx.Notifications().Insert(k.notifications) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// recorder is a store that keeps a copy of the rows that pass through.
type recorder struct {
	store.Store
	rows *rows
}

func (s recorder) WriteIntake(ctx context.Context, workspace int64, fn func(store.Tx) error) error {
	return s.Store.WriteIntake(ctx, workspace, func(tx store.Tx) error { return fn(recorderTx{tx, s.rows}) })
}

type recorderTx struct {
	store.Tx
	rows *rows
}

type (
	recorderLeads struct {
		store.Leads
		rows *rows
	}
	recorderActivities struct {
		store.Activities
		rows *rows
	}
	recorderDecisions struct {
		store.Decisions
		rows *rows
	}
	recorderLedgers struct {
		store.Ledgers
		rows *rows
	}
	recorderNotifications struct {
		store.Notifications
		rows *rows
	}
)

func (t recorderTx) Leads() store.Leads { return recorderLeads{t.Tx.Leads(), t.rows} }
func (t recorderTx) Activities() store.Activities {
	return recorderActivities{t.Tx.Activities(), t.rows}
}
func (t recorderTx) Decisions() store.Decisions { return recorderDecisions{t.Tx.Decisions(), t.rows} }
func (t recorderTx) Ledgers() store.Ledgers     { return recorderLedgers{t.Tx.Ledgers(), t.rows} }
func (t recorderTx) Notifications() store.Notifications {
	return recorderNotifications{t.Tx.Notifications(), t.rows}
}

func (l recorderLeads) Insert(list []fairlead.Lead) error {
	l.rows.leads = append(l.rows.leads, list...)
	return l.Leads.Insert(list)
}

func (a recorderActivities) Insert(list []fairlead.Activity) error {
	a.rows.activities = append(a.rows.activities, list...)
	return a.Activities.Insert(list)
}

func (d recorderDecisions) Insert(list []store.DecisionRow) error {
	d.rows.decisions = append(d.rows.decisions, list...)
	return d.Decisions.Insert(list)
}

func (l recorderLedgers) Append(list []fairlead.LedgerEntry) error {
	l.rows.entries = append(l.rows.entries, list...)
	return l.Ledgers.Append(list)
}

func (n recorderNotifications) Insert(list []fairlead.Notification) error {
	n.rows.notifications = append(n.rows.notifications, list...)
	return n.Notifications.Insert(list)
}
