package jobs_test

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/jobs"
	"fairlead/internal/store"
	"fairlead/internal/testkit/testdb"
)

// office is a store with one workspace, and a runner that may be replaced.
type office struct {
	*testing.T
	store     store.Store
	workspace int64
}

func newOffice(t *testing.T) *office {
	o := &office{T: t, store: testdb.Open(t)}
	w, err := o.store.CreateWorkspace(t.Context(), fairlead.Workspace{Name: "Acme", Zone: "UTC", CreatedAt: time.Now()}, func(store.Tx) error { return nil })
	o.must(err)
	o.workspace = w.ID
	return o
}

func (o *office) must(err error) {
	o.Helper()
	if err != nil {
		o.Fatal(err)
	}
}

// run starts a runner that does one kind of job.
func (o *office) run(now func() time.Time, work jobs.Work) *jobs.Runner {
	r := jobs.New(o.store, now, slog.New(slog.NewTextHandler(o.Output(), nil)), func(fairlead.JobKind, time.Duration, bool) {}, map[fairlead.JobKind]jobs.Work{fairlead.JobDeliver: work})
	r.Start()
	o.Cleanup(r.Stop)
	return r
}

func (o *office) want(ref int64, at time.Time) {
	o.Helper()
	o.must(o.store.WriteAside(o.Context(), o.workspace, func(tx store.Tx) error {
		return tx.Jobs().Want(fairlead.Job{Kind: fairlead.JobDeliver, Ref: ref, RunAt: at})
	}))
}

func (o *office) jobs() (all []store.JobState) {
	o.Helper()
	o.must(o.store.Read(o.Context(), o.workspace, func(tx store.Tx) (err error) {
		all, err = tx.Jobs().List()
		return err
	}))
	return all
}

// receive waits for a value, but not for ever.
func receive[T any](t *testing.T, from <-chan T) T {
	t.Helper()
	select {
	case v := <-from:
		return v
	case <-time.After(20 * time.Second):
		t.Fatal("waited in vain")
		panic("unreachable")
	}
}

// TestAJobIsDoneOnceByTwoRunners, and then not any more.
func TestAJobIsDoneOnceByTwoRunners(t *testing.T) {
	o := newOffice(t)
	did := make(chan int64, 1000)
	work := func(_ context.Context, _, ref int64) (time.Time, error) {
		did <- ref
		return time.Time{}, nil
	}
	for ref := range int64(100) {
		o.want(ref, time.Now())
	}
	one, other := o.run(time.Now, work), o.run(time.Now, work)
	seen := map[int64]bool{}
	for range 100 {
		seen[receive(t, did)] = true
	}
	one.Stop()
	other.Stop()
	if left := o.jobs(); len(seen) != 100 || len(did) != 0 || len(left) != 0 {
		t.Errorf("%d different jobs were done, %d twice, and %d are left", len(seen), len(did), len(left))
	}
}

// TestAFailedJobIsTriedAgain later each time, whether it says so or panics; and what fails is kept.
func TestAFailedJobIsTriedAgain(t *testing.T) {
	o := newOffice(t)
	tries := make(chan int, 10)
	n := 0
	work := func(context.Context, int64, int64) (time.Time, error) {
		n++
		tries <- n
		switch n {
		case 1:
			return time.Time{}, errors.New("the first time")
		case 2:
			panic("the second time")
		}
		return time.Now().Add(time.Hour), nil
	}
	o.want(7, time.Now())
	r := o.run(time.Now, work)
	began := time.Now()
	for range 3 {
		receive(t, tries)
	}
	r.Stop()
	if took := time.Since(began); took < 3*time.Second {
		t.Errorf("three tries took %s, and should rest a second and then two", took)
	}
	left := o.jobs()
	if len(left) != 1 || left[0].Failures != 0 || left[0].RunAt.Before(time.Now().Add(50*time.Minute)) {
		t.Errorf("the job is left as %+v", left)
	}
}

// TestAJobOfADeadProcessIsDone by another when its lease ends: the one that claimed it never comes back.
func TestAJobOfADeadProcessIsDone(t *testing.T) {
	o := newOffice(t)
	at := time.Now()
	o.want(7, at)
	o.must(o.store.WriteAside(t.Context(), o.workspace, func(tx store.Tx) error {
		_, err := tx.Jobs().Claim(at, at.Add(2*time.Second), "the dead")
		return err
	}))
	did := make(chan time.Time, 1)
	o.run(time.Now, func(context.Context, int64, int64) (time.Time, error) {
		did <- time.Now()
		return time.Time{}, nil
	})
	if done := receive(t, did); done.Before(at.Add(2 * time.Second)) {
		t.Errorf("done %s after the claim of another that held for two seconds", done.Sub(at))
	}
}

// TestStopCutsWorkShort: a job that does not end is told to, and goes on at the next start.
func TestStopCutsWorkShort(t *testing.T) {
	o := newOffice(t)
	began := make(chan struct{})
	r := o.run(time.Now, func(ctx context.Context, _, _ int64) (time.Time, error) {
		close(began)
		<-ctx.Done()
		return time.Time{}, ctx.Err()
	})
	o.want(7, time.Now())
	r.Wake()
	receive(t, began)
	r.Stop()
	left := o.jobs()
	if len(left) != 1 || left[0].Failures != 0 || !left[0].LeaseEnds.IsZero() || left[0].RunAt.After(time.Now()) {
		t.Errorf("the job is left as %+v", left)
	}
}

// TestAnUnknownJobIsLeftAlone: a newer version has asked for it, and will do it.
func TestAnUnknownJobIsLeftAlone(t *testing.T) {
	o := newOffice(t)
	o.must(o.store.WriteAside(t.Context(), o.workspace, func(tx store.Tx) error {
		return tx.Jobs().Want(fairlead.Job{Kind: "of the future", RunAt: time.Now()})
	}))
	did := make(chan struct{})
	r := o.run(time.Now, func(context.Context, int64, int64) (time.Time, error) {
		close(did)
		return time.Time{}, nil
	})
	o.want(7, time.Now())
	r.Wake()
	receive(t, did)
	r.Stop()
	left := o.jobs()
	if len(left) != 1 || left[0].Kind != "of the future" || left[0].Failures != 0 || !left[0].RunAt.After(time.Now()) {
		t.Errorf("the jobs are left as %+v", left)
	}
}
