package storetest

import (
	"time"

	"fairlead"
	"fairlead/internal/store"
)

// touched: something happened, and nothing changed.
func touched(e *exam) {
	l, other := e.add(nil), e.add(nil)
	later := l.UpdatedAt.Add(time.Hour)
	e.write(func(tx store.Tx) error { return tx.Leads().Touch([]int64{l.ID, 1 << 40}, later) })
	e.write(func(tx store.Tx) error { return tx.Leads().Touch([]int64{l.ID}, noon) }) // the clock went back
	want := l
	want.UpdatedAt = later
	e.same("a touched lead", e.get(l.ID), want)
	e.same("one that was not", e.get(other.ID), other)
	e.same("active since", e.count(fairlead.LeadFilter{ActiveAfter: later}), 1)
	e.write(func(tx store.Tx) error { return tx.Leads().Delete([]int64{l.ID}, later) })
	e.write(func(tx store.Tx) error { return tx.Leads().Touch([]int64{l.ID}, later.Add(time.Hour)) })
	e.same("active since, deleted", e.count(fairlead.LeadFilter{ActiveAfter: later}), 0)
}

// badFieldFilters are refused by name.
func badFieldFilters(e *exam) {
	e.insertPopulation(e.ours, nil)
	e.insertPopulation(e.other, nil)
	for _, text := range []string{"nothing:is:1", "city:gte:a", "city:between:a", "rooms:starts_with:1", "kind:starts_with:H", "owner:lte:true", "rooms:is:many", "rooms:gte:", "visit:is:1.2.2026", "owner:is:yes",
		"city:is:", "kind:is:", "city:is:a|nothing:is_empty"} {
		e.read(func(tx store.Tx) error {
			f := fairlead.LeadFilter{Fields: fieldFilters(text)}
			_, err := tx.Leads().List(store.LeadQuery{Filter: f, Scope: everything, Limit: 5})
			e.invalid("field", err)
			_, err = tx.Leads().Total(f, everything)
			e.invalid("field", err)
			_, err = tx.Leads().IDs(f, everything, 5)
			e.invalid("field", err)
			return nil
		})
	}
}
