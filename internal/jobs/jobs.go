// Package jobs does what is to be done in the background: it brings messages to webhooks, goes on with large batches, looks
// after waiting leads and forgets what has expired.
//
// A job is a row that somebody asked for in the transaction that made it necessary. Any process may claim it, for the
// length of a lease; when a process dies, the lease ends and another does the job. What exactly there is to do, the
// rows say that the job works on, so doing it twice does no harm, and nothing is lost with a job but time.
package jobs

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

// Work does a job of a workspace and says when it is to be done again; zero: when somebody asks for it. It must end
// soon after its context, and do little enough to be done by then: what remains it leaves to the next time.
type Work func(ctx context.Context, workspace, ref int64) (again time.Time, err error)

// How long a job may take, and how much longer nobody else gets it.
const (
	workTime  = 25 * time.Second
	leaseTime = workTime + 5*time.Second
)

// How jobs are looked for: at most so many at once, and at least so often, since other processes ask for jobs too.
const (
	atOnce    = 8
	pollEvery = time.Second
	stopGrace = 5 * time.Second
)

// unknownPause is how long a job is left alone that only a newer version of the program knows.
const unknownPause = time.Minute

// Runner does jobs until it is stopped.
type Runner struct {
	store  store.Store
	now    func() time.Time
	log    *slog.Logger
	told   Told
	work   map[fairlead.JobKind]Work
	holder string // names this process in claims

	wake    chan struct{} // holds one: there may be something to do
	slots   chan struct{} // holds one for each job at work
	working sync.WaitGroup
	looking sync.WaitGroup
	ends    []context.CancelFunc // of looking, then of working
	away    bool                 // the database could not be asked last time
}

// Told is told of every job that was tried: its kind, how long it took, and whether it failed. It must not block.
type Told func(kind fairlead.JobKind, took time.Duration, failed bool)

// New returns a runner that does each kind of job as work says.
func New(s store.Store, now func() time.Time, log *slog.Logger, told Told, work map[fairlead.JobKind]Work) *Runner {
	return &Runner{store: s, now: now, log: log, told: told, work: work, holder: rand.Text(),
		wake: make(chan struct{}, 1), slots: make(chan struct{}, atOnce)}
}

// Start begins to look for jobs.
func (r *Runner) Start() {
	looking, endLooking := context.WithCancel(context.Background())
	working, endWorking := context.WithCancel(context.Background())
	r.ends = []context.CancelFunc{endLooking, endWorking}
	r.looking.Go(func() { r.look(looking, working) })
}

// Stop begins no more jobs, gives those at work a moment to end, and waits until they have.
func (r *Runner) Stop() {
	if r.ends == nil {
		return
	}
	r.ends[0]()
	r.looking.Wait()
	hurry := time.AfterFunc(stopGrace, r.ends[1])
	r.working.Wait()
	hurry.Stop()
	r.ends[1]()
}

// Wake says that there may be something to do. It never blocks.
func (r *Runner) Wake() {
	select {
	case r.wake <- struct{}{}:
	default:
	}
}

func (r *Runner) look(ctx, working context.Context) {
	for {
		wait := r.takeAll(ctx, working)
		select {
		case <-ctx.Done():
			return
		case <-r.wake:
		case <-time.After(wait):
		}
	}
}

// takeAll begins every job that is due, and returns how long there is nothing to do.
func (r *Runner) takeAll(ctx, working context.Context) time.Duration {
	next, err := r.store.NextJobs(ctx)
	r.tellAway(ctx, err)
	wait := pollEvery
	for workspace, at := range next {
		if until := at.Sub(r.now()); until > 0 {
			wait = min(wait, until)
			continue
		}
		for r.take(ctx, working, workspace) {
		}
	}
	return wait
}

// tellAway logs that jobs cannot be done, and that they can again, once each.
func (r *Runner) tellAway(ctx context.Context, err error) {
	switch away := err != nil && ctx.Err() == nil; {
	case away && !r.away:
		r.log.Warn("jobs wait: the database cannot be asked", "error", err)
		r.away = true
	case err == nil && r.away:
		r.log.Info("jobs go on")
		r.away = false
	}
}

// take begins the job of a workspace that is due longest, once there is room; false if there is none.
func (r *Runner) take(ctx, working context.Context, workspace int64) bool {
	select {
	case r.slots <- struct{}{}:
	case <-ctx.Done():
		return false
	}
	job, err := r.claim(ctx, workspace)
	if err != nil {
		<-r.slots
		if !errors.Is(err, fairlead.ErrNotFound) {
			r.tellAway(ctx, err)
		}
		return false
	}
	r.working.Go(func() {
		defer r.Wake()
		defer func() { <-r.slots }()
		r.finish(workspace, r.do(working, workspace, job))
	})
	return true
}

func (r *Runner) claim(ctx context.Context, workspace int64) (job fairlead.Job, err error) {
	at := r.now()
	err = r.store.WriteAside(ctx, workspace, func(tx store.Tx) error {
		job, err = tx.Jobs().Claim(at, at.Add(leaseTime), r.holder)
		return err
	})
	return job, err
}

// do does a job and returns it as it is left: when it is to be done again, and how it failed.
func (r *Runner) do(ctx context.Context, workspace int64, job fairlead.Job) fairlead.Job {
	began := time.Now()
	again, err := r.attempt(ctx, workspace, job)
	r.told(job.Kind, time.Since(began), err != nil && ctx.Err() == nil)
	if err == nil || ctx.Err() != nil {
		job.RunAt, job.Failures, job.Error = again, 0, ""
		if ctx.Err() != nil {
			job.RunAt = r.now() // it was cut short: somebody goes on
		}
		return job
	}
	job.Failures++
	job.Error = err.Error()
	job.RunAt = r.now().Add(backOff(job.Failures))
	r.log.Warn("a job failed", "kind", job.Kind, "workspace", workspace, "ref", job.Ref, "failures", job.Failures, "error", err)
	return job
}

func (r *Runner) attempt(ctx context.Context, workspace int64, job fairlead.Job) (again time.Time, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	work, known := r.work[job.Kind]
	if !known {
		return r.now().Add(unknownPause), nil
	}
	ctx, cancel := context.WithTimeout(ctx, workTime)
	defer cancel()
	return work(ctx, workspace, job.Ref)
}

// finish writes how the job was left. If that fails the lease ends, and the job is done again.
func (r *Runner) finish(workspace int64, job fairlead.Job) {
	ctx, cancel := context.WithTimeout(context.Background(), stopGrace)
	defer cancel()
	err := r.store.WriteAside(ctx, workspace, func(tx store.Tx) error { return tx.Jobs().Finish(job, r.holder) })
	if err != nil && !errors.Is(err, fairlead.ErrNotFound) {
		r.log.Warn("a job was done, which could not be noted: it will be done again", "kind", job.Kind, "workspace", workspace, "error", err)
	}
}

// backOff is how long a job rests after so many failures in a row.
func backOff(failures int) time.Duration {
	const longest = 5 * time.Minute
	return min(longest, time.Second<<min(failures-1, 20))
}
