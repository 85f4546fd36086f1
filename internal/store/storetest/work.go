package storetest

import (
	"errors"
	"fmt"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

var (
	sweep   = fairlead.Job{Kind: fairlead.JobSweep, RunAt: noon}
	deliver = fairlead.Job{Kind: fairlead.JobDeliver, Ref: 7, RunAt: noon.Add(time.Minute)}
)

// aside runs fn in our workspace, without the desk; it must succeed.
func (e *exam) aside(fn func(store.Tx) error) {
	e.Helper()
	e.must(e.store.WriteAside(e.Context(), e.ours.ID, fn))
}

// shift works on jobs of our workspace.
type shift struct{ *exam }

func (s shift) want(all ...fairlead.Job) {
	s.Helper()
	s.aside(func(tx store.Tx) error { return tx.Jobs().Want(all...) })
}

// claim takes what is due so long after noon, for a minute.
func (s shift) claim(after time.Duration, holder string) (j fairlead.Job, err error) {
	s.Helper()
	failed := s.store.WriteAside(s.Context(), s.ours.ID, func(tx store.Tx) error {
		j, err = tx.Jobs().Claim(noon.Add(after), noon.Add(after+time.Minute), holder)
		return err
	})
	if !errors.Is(failed, err) {
		s.Fatal(failed)
	}
	return j, err
}

func (s shift) claims(what string, after time.Duration, holder string, want fairlead.Job) {
	s.Helper()
	j, err := s.claim(after, holder)
	s.must(err)
	s.same(what, j, want)
}

func (s shift) claimsNothing(what string, after time.Duration) {
	s.Helper()
	if j, err := s.claim(after, "nobody"); !errors.Is(err, fairlead.ErrNotFound) {
		s.Errorf("%s: got %v, %v, want not found", what, j, err)
	}
}

func (s shift) finish(j fairlead.Job, holder string) error {
	return s.store.WriteAside(s.Context(), s.ours.ID, func(tx store.Tx) error { return tx.Jobs().Finish(j, holder) })
}

func (s shift) next(what string, want time.Time) {
	s.Helper()
	all, err := s.store.NextJobs(s.Context())
	s.must(err)
	s.same("next job "+what, all[s.ours.ID], want)
	if _, other := all[s.other.ID]; other {
		s.Errorf("the other workspace wants nothing, but has a next job")
	}
}

// jobs: a job is claimed once, the one due longest first; what is wanted while somebody works on it is done once more.
func jobs(e *exam) {
	s, turn := shift{e}, e.turn()
	done := fairlead.Job{Kind: deliver.Kind, Ref: deliver.Ref}
	again := func(at time.Time) fairlead.Job { return fairlead.Job{Kind: deliver.Kind, Ref: deliver.Ref, RunAt: at} }
	s.want(deliver, sweep)
	s.next("of two", noon)
	s.claimsNothing("before anything is due", -time.Second)
	s.claims("the job due longest", 2*time.Minute, "a", sweep)
	s.claims("the other job", 2*time.Minute, "b", deliver)
	s.claimsNothing("while all are at work", 2*time.Minute)
	s.next("while all are at work", noon.Add(3*time.Minute))

	s.want(deliver)
	e.must(s.finish(done, "b"))
	e.must(s.finish(fairlead.Job{Kind: sweep.Kind}, "a"))
	s.next("that was wanted while it was at work", deliver.RunAt)
	s.want(again(noon.Add(time.Hour)))
	s.next("that is wanted later too", deliver.RunAt)
	s.want(again(noon))
	s.next("that is wanted earlier", noon)
	s.claims("it", 0, "a", again(noon))
	e.must(s.finish(done, "a"))
	s.next("when nothing is wanted", time.Time{})
	e.same("turns of the desk", e.turn(), turn)
}

// leases: one that ends makes the job due again, and who lost the claim cannot finish it.
func leases(e *exam) {
	s := shift{e}
	s.want(deliver)
	s.claims("a job", 2*time.Minute, "a", deliver)
	s.claimsNothing("while the lease holds", 2*time.Minute+59*time.Second)
	lost := fairlead.Job{Kind: deliver.Kind, Ref: deliver.Ref}
	s.claims("the job of a lease that ended", 3*time.Minute, "b", lost)
	if err := s.finish(deliver, "a"); !errors.Is(err, fairlead.ErrNotFound) {
		e.Errorf("finish after the claim was lost: got %v, want not found", err)
	}
	failed := fairlead.Job{Kind: deliver.Kind, Ref: deliver.Ref, RunAt: noon.Add(5 * time.Minute), Failures: 2, Error: "no"}
	e.must(s.finish(failed, "b"))
	e.read(func(tx store.Tx) error {
		all, err := tx.Jobs().List()
		e.same("jobs", all, []store.JobState{{Job: failed}})
		return err
	})
}

// turn is how many times our desk was taken.
func (e *exam) turn() (turn int64) {
	e.read(func(tx store.Tx) error {
		desk, err := tx.Desk().Get()
		turn = desk.Turn
		return err
	})
	return turn
}

// hook adds a webhook.
func (e *exam) hook(tx store.Tx) fairlead.Webhook {
	e.Helper()
	w := fairlead.Webhook{ID: e.id(tx, store.WebhookIDs), URL: "https://example.com/hook", CreatedAt: noon, Secret: "whsec_", Format: fairlead.FormatEvents,
		Events: []fairlead.EventType{fairlead.EventLeadCreated, fairlead.EventLeadAssigned}}
	e.must(tx.Webhooks().Insert(w))
	return w
}

// message is a delivery that is due some minutes after noon.
func (e *exam) message(tx store.Tx, w fairlead.Webhook, minutes int) fairlead.Delivery {
	e.Helper()
	id := e.id(tx, store.DeliveryIDs)
	return fairlead.Delivery{ID: id, WebhookID: w.ID, MessageID: fmt.Sprint("msg_", id), Type: fairlead.EventLeadCreated, LeadID: 9,
		Body: `{"ü":"<"}`, State: fairlead.DeliveryDue, At: noon, NextAt: noon.Add(time.Duration(minutes) * time.Minute)}
}

// webhooks are listed, changed, given up, and deleted with everything.
func webhooks(e *exam) {
	var a, b fairlead.Webhook
	var message, other fairlead.Delivery
	e.write(func(tx store.Tx) error {
		a, b = e.hook(tx), e.hook(tx)
		message, other = e.message(tx, a, 0), e.message(tx, b, 0)
		return errors.Join(tx.Deliveries().Insert([]fairlead.Delivery{message, other}),
			tx.Jobs().Want(fairlead.Job{Kind: fairlead.JobDeliver, Ref: a.ID, RunAt: noon}, fairlead.Job{Kind: fairlead.JobDeliver, Ref: b.ID, RunAt: noon}))
	})
	a.Format = fairlead.FormatSlack
	a.OffAt, a.OffReason, a.URL, a.Events = noon.Add(time.Hour), "gone", "https://example.com/other", []fairlead.EventType{fairlead.EventBatchCompleted}
	e.write(func(tx store.Tx) error {
		return errors.Join(tx.Webhooks().Update(a), tx.Deliveries().GiveUp(a.ID, "gone"))
	})
	b.Secret, b.OldSecret, b.OldUntil = "whsec_2", b.Secret, noon.Add(24*time.Hour)
	e.write(func(tx store.Tx) error { return tx.Webhooks().SetSecrets(b) })
	message.State, message.NextAt, message.Error = fairlead.DeliveryFailed, time.Time{}, "gone"
	e.read(func(tx store.Tx) error {
		all, err := tx.Webhooks().List()
		e.same("webhooks", all, []fairlead.Webhook{a, b})
		one, getErr := tx.Webhooks().Get(a.ID)
		e.same("a webhook", one, a)
		given, givenErr := tx.Deliveries().Get(message.ID)
		e.same("what was due to a webhook that was switched off", given, message)
		left, leftErr := tx.Deliveries().Get(other.ID)
		e.same("what is due to another", left, other)
		return errors.Join(err, getErr, givenErr, leftErr)
	})
	e.write(func(tx store.Tx) error { return tx.Webhooks().Delete(a.ID) })
	e.read(func(tx store.Tx) error {
		all, err := tx.Webhooks().List()
		e.same("webhooks after one was deleted", all, []fairlead.Webhook{b})
		messages, listErr := tx.Deliveries().List(store.DeliveryFilter{}, 0, 10)
		e.same("deliveries after a webhook was deleted", messages, []fairlead.Delivery{other})
		jobs, jobsErr := tx.Jobs().List()
		e.same("jobs after a webhook was deleted", jobs, []store.JobState{{Job: fairlead.Job{Kind: fairlead.JobDeliver, Ref: b.ID, RunAt: noon}}})
		return errors.Join(err, listErr, jobsErr)
	})
	e.refused(func(tx store.Tx) error { return tx.Deliveries().Insert([]fairlead.Delivery{message}) })
}

// deliveries are due in the order of their times, are recorded, counted, tried again and forgotten.
func deliveries(e *exam) {
	var w, quiet fairlead.Webhook
	var all []fairlead.Delivery
	e.write(func(tx store.Tx) error {
		w, quiet = e.hook(tx), e.hook(tx)
		for _, minutes := range []int{3, 1, 2} {
			all = append(all, e.message(tx, w, minutes))
		}
		all[2].LeadID, all[2].BatchID = 0, 5
		return tx.Deliveries().Insert(all)
	})
	e.due("nothing due", w, 0, 10)
	e.due("due after two minutes", w, 2, 10, all[1], all[2])
	e.due("the one due longest", w, 9, 1, all[1])

	done, failed := all[1], all[2]
	done.State, done.Attempts, done.NextAt, done.LastAt, done.Status = fairlead.DeliveryDone, 1, time.Time{}, noon.Add(time.Hour), 204
	failed.State, failed.Attempts, failed.NextAt, failed.LastAt, failed.Error = fairlead.DeliveryFailed, 10, time.Time{}, noon.Add(time.Hour), "no answer"
	e.aside(func(tx store.Tx) error { return tx.Deliveries().Record([]fairlead.Delivery{failed, done}) })
	late := done
	late.State, late.Error, late.NextAt = fairlead.DeliveryDue, "late", noon
	e.aside(func(tx store.Tx) error { return tx.Deliveries().Record([]fairlead.Delivery{late}) })
	e.read(func(tx store.Tx) error {
		next, err := tx.Deliveries().NextDue(w.ID)
		e.same("next due", next, all[0].NextAt)
		never, neverErr := tx.Deliveries().NextDue(quiet.ID)
		e.same("next due of a webhook without any", never, time.Time{})
		counts, countErr := tx.Deliveries().Count()
		e.same("counts", counts, map[int64]store.DeliveryCount{w.ID: {Due: 1, Failed: 1, Oldest: noon}})
		return errors.Join(err, neverErr, countErr)
	})
	e.listed("newest", store.DeliveryFilter{WebhookID: w.ID}, 0, failed, done)
	e.listed("older", store.DeliveryFilter{}, done.ID, all[0])
	e.listed("given up", store.DeliveryFilter{State: fairlead.DeliveryFailed}, 0, failed)
	e.listed("delivered", store.DeliveryFilter{State: fairlead.DeliveryDone, ID: done.ID}, 0, done)
	e.retryDeliveries(all[0], done, failed)
	e.forgetDeliveries(done)
}

func (e *exam) due(what string, w fairlead.Webhook, minutes, limit int, want ...fairlead.Delivery) {
	e.Helper()
	e.read(func(tx store.Tx) error {
		got, err := tx.Deliveries().Due(w.ID, noon.Add(time.Duration(minutes)*time.Minute), limit)
		e.same(what, got, want)
		return err
	})
}

// listed asks for the newest two.
func (e *exam) listed(what string, f store.DeliveryFilter, before int64, want ...fairlead.Delivery) {
	e.Helper()
	e.read(func(tx store.Tx) error {
		got, err := tx.Deliveries().List(f, before, 2)
		e.same(what, got, want)
		return err
	})
}

func (e *exam) forgetDeliveries(done fairlead.Delivery) {
	e.write(func(tx store.Tx) error {
		return errors.Join(tx.Deliveries().DeleteOld(fairlead.DeliveryDone, noon), tx.Deliveries().DeleteOld(fairlead.DeliveryFailed, noon.Add(time.Hour)))
	})
	e.read(func(tx store.Tx) error {
		_, err := tx.Deliveries().Get(done.ID)
		return err
	})
	e.write(func(tx store.Tx) error {
		return tx.Deliveries().DeleteOld(fairlead.DeliveryDone, noon.Add(time.Second))
	})
	e.read(func(tx store.Tx) error {
		if _, err := tx.Deliveries().Get(done.ID); !errors.Is(err, fairlead.ErrNotFound) {
			e.Errorf("an old delivery: got %v, want not found", err)
		}
		return nil
	})
}

func (e *exam) retryDeliveries(due, done, failed fairlead.Delivery) {
	e.write(func(tx store.Tx) error {
		none, err := tx.Deliveries().Retry(store.DeliveryFilter{ID: due.ID}, noon)
		e.same("retried though due", len(none), 0)
		some, someErr := tx.Deliveries().Retry(store.DeliveryFilter{WebhookID: failed.WebhookID}, noon)
		e.same("webhooks to try again", some, []int64{failed.WebhookID})
		return errors.Join(err, someErr)
	})
	failed.State, failed.Attempts, failed.NextAt = fairlead.DeliveryDue, 0, noon
	e.read(func(tx store.Tx) error {
		again, err := tx.Deliveries().Due(failed.WebhookID, noon, 10)
		e.same("due again", again, []fairlead.Delivery{failed})
		return err
	})
	arrived := done
	e.write(func(tx store.Tx) error {
		one, err := tx.Deliveries().Retry(store.DeliveryFilter{ID: done.ID}, noon)
		e.same("the webhook of one that had arrived", one, []int64{done.WebhookID})
		done.State, done.Attempts, done.NextAt = fairlead.DeliveryDue, 0, noon
		again, getErr := tx.Deliveries().Get(done.ID)
		e.same("sent again though delivered", again, done)
		return errors.Join(err, getErr, tx.Deliveries().Record([]fairlead.Delivery{arrived}))
	})
}
