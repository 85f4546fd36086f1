package storetest

import (
	"errors"
	"slices"

	"fairlead"
	"fairlead/internal/store"
)

// statuses come in the order they were saved in; the leads that have one are counted, also those that are deleted.
func statuses(e *exam) {
	first := fairlead.FirstStatuses()
	e.write(func(tx store.Tx) error { return tx.Statuses().Save(first) })
	e.saved("statuses", first)
	e.write(func(tx store.Tx) error {
		slices.Reverse(first)
		first[0].Name, first[0].Kind, first[0].Tone = "Über", fairlead.StatusIsWon, fairlead.ToneCritical
		return errors.Join(tx.Statuses().Delete(first[2].Key), tx.Statuses().Save(append(first[:2:2], first[3:]...)))
	})
	e.saved("statuses that changed", append(first[:2:2], first[3:]...))
	e.missing("a status", func(tx store.Tx) error { return tx.Statuses().Delete(first[2].Key) })

	kept := e.add(func(l *fairlead.Lead) { l.Status = "odd" })
	gone := e.add(func(l *fairlead.Lead) { l.Status = "odd" })
	e.add(nil)
	e.write(func(tx store.Tx) error { return tx.Leads().Delete([]int64{gone.ID}, noon) })
	e.read(func(tx store.Tx) error {
		for limit, want := range []int{0, 1, 2, 2} {
			n, err := tx.Statuses().CountLeads(kept.Status, limit)
			e.must(err)
			e.same("leads that have a status", n, want)
		}
		n, err := tx.Statuses().CountLeads("none", 10)
		e.same("leads that have a status that is not there", n, 0)
		return err
	})
}

func (e *exam) saved(what string, want fairlead.Statuses) {
	e.Helper()
	e.read(func(tx store.Tx) error {
		all, err := tx.Statuses().List()
		e.same(what, all, want)
		return err
	})
}
