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

// jobs: a job is claimed once, by the one due longest; a lease that ends makes it due again; what is wanted while
// somebody works on it is done once more; who lost the claim cannot finish it.
func jobs(e *exam) {
	turn := e.turn()
	want := func(all ...fairlead.Job) { e.aside(func(tx store.Tx) error { return tx.Jobs().Want(all...) }) }
	claim := func(after time.Duration, holder string) (j fairlead.Job, err error) {
		failed := e.store.WriteAside(e.Context(), e.ours.ID, func(tx store.Tx) error {
			j, err = tx.Jobs().Claim(noon.Add(after), noon.Add(after+time.Minute), holder)
			return err
		})
		if !errors.Is(failed, err) {
			e.Fatal(failed)
		}
		return j, err
	}
	got := func(what string, j fairlead.Job, err error, want fairlead.Job) {
		e.Helper()
		e.must(err)
		e.same(what, j, want)
	}
	none := func(what string, _ fairlead.Job, err error) {
		e.Helper()
		if !errors.Is(err, fairlead.ErrNotFound) {
			e.Errorf("%s: got %v, want not found", what, err)
		}
	}
	finish := func(j fairlead.Job, holder string) error {
		return e.store.WriteAside(e.Context(), e.ours.ID, func(tx store.Tx) error { return tx.Jobs().Finish(j, holder) })
	}
	next := func(what string, want time.Time) {
		e.Helper()
		all, err := e.store.NextJobs(e.Context())
		e.must(err)
		e.same("next job "+what, all[e.ours.ID], want)
		if _, other := all[e.other.ID]; other {
			e.Errorf("the other workspace wants nothing, but has a next job")
		}
	}

	want(deliver, sweep)
	next("of two", noon)
	j, err := claim(-time.Second, "a")
	none("a claim before anything is due", j, err)
	j, err = claim(2*time.Minute, "a")
	got("the job due longest", j, err, sweep)
	j, err = claim(2*time.Minute, "b")
	got("the other job", j, err, deliver)
	j, err = claim(2*time.Minute, "c")
	none("a claim while all are at work", j, err)
	next("while all are at work", noon.Add(3*time.Minute))

	want(deliver)
	e.must(finish(fairlead.Job{Kind: deliver.Kind, Ref: deliver.Ref}, "b"))
	e.must(finish(fairlead.Job{Kind: sweep.Kind}, "a"))
	next("that was wanted while it was at work", deliver.RunAt)
	want(fairlead.Job{Kind: deliver.Kind, Ref: deliver.Ref, RunAt: noon.Add(time.Hour)})
	next("that is wanted later too", deliver.RunAt)
	want(fairlead.Job{Kind: deliver.Kind, Ref: deliver.Ref, RunAt: noon})
	next("that is wanted earlier", noon)

	_, err = claim(0, "a")
	e.must(err)
	j, err = claim(time.Minute, "b")
	got("the job of a lease that ended", j, err, fairlead.Job{Kind: deliver.Kind, Ref: deliver.Ref})
	if err := finish(deliver, "a"); !errors.Is(err, fairlead.ErrNotFound) {
		e.Errorf("finish after the claim was lost: got %v, want not found", err)
	}
	failed := fairlead.Job{Kind: deliver.Kind, Ref: deliver.Ref, RunAt: noon.Add(5 * time.Minute), Failures: 2, Error: "no"}
	e.must(finish(failed, "b"))
	e.read(func(tx store.Tx) error {
		all, err := tx.Jobs().List()
		e.same("jobs", all, []store.JobState{{Job: failed}})
		return err
	})
	e.same("turns of the desk", e.turn(), turn)
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
	w := fairlead.Webhook{ID: e.id(tx, store.WebhookIDs), URL: "https://example.com/hook", CreatedAt: noon, Secret: "whsec_",
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

// webhooks are listed, switched off with what was due to them, and deleted with everything.
func webhooks(e *exam) {
	var a, b fairlead.Webhook
	var message, other fairlead.Delivery
	e.write(func(tx store.Tx) error {
		a, b = e.hook(tx), e.hook(tx)
		message, other = e.message(tx, a, 0), e.message(tx, b, 0)
		return errors.Join(tx.Deliveries().Insert([]fairlead.Delivery{message, other}),
			tx.Jobs().Want(fairlead.Job{Kind: fairlead.JobDeliver, Ref: a.ID, RunAt: noon}, fairlead.Job{Kind: fairlead.JobDeliver, Ref: b.ID, RunAt: noon}))
	})
	e.write(func(tx store.Tx) error { return tx.Webhooks().SwitchOff(a.ID, noon.Add(time.Hour), "gone") })
	a.OffAt, a.OffReason = noon.Add(time.Hour), "gone"
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
	due := func(what string, minutes, limit int, want ...fairlead.Delivery) {
		e.Helper()
		e.read(func(tx store.Tx) error {
			got, err := tx.Deliveries().Due(w.ID, noon.Add(time.Duration(minutes)*time.Minute), limit)
			e.same(what, got, want)
			return err
		})
	}
	due("nothing due", 0, 10)
	due("due after two minutes", 2, 10, all[1], all[2])
	due("the one due longest", 9, 1, all[1])

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
		e.same("counts", counts, map[int64]store.DeliveryCount{w.ID: {Due: 1, Failed: 1}})
		newest, listErr := tx.Deliveries().List(store.DeliveryFilter{WebhookID: w.ID}, 0, 2)
		e.same("newest", newest, []fairlead.Delivery{failed, done})
		older, olderErr := tx.Deliveries().List(store.DeliveryFilter{}, done.ID, 2)
		e.same("older", older, []fairlead.Delivery{all[0]})
		given, givenErr := tx.Deliveries().List(store.DeliveryFilter{State: fairlead.DeliveryFailed}, 0, 2)
		e.same("given up", given, []fairlead.Delivery{failed})
		went, wentErr := tx.Deliveries().List(store.DeliveryFilter{State: fairlead.DeliveryDone, ID: done.ID}, 0, 2)
		e.same("delivered", went, []fairlead.Delivery{done})
		return errors.Join(err, neverErr, countErr, listErr, olderErr, givenErr, wentErr)
	})
	e.retryDeliveries(done, failed)
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

func (e *exam) retryDeliveries(done, failed fairlead.Delivery) {
	e.write(func(tx store.Tx) error {
		none, err := tx.Deliveries().Retry(store.DeliveryFilter{ID: done.ID}, noon)
		e.same("retried though delivered", len(none), 0)
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
}
