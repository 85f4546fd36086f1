package storetest

import (
	"encoding/json"
	"errors"

	"fairlead"
	"fairlead/internal/store"
)

// define adds a field of ours.
func (e *exam) define(key string, kind fairlead.FieldType, choices ...string) (f fairlead.Field) {
	e.Helper()
	e.write(func(tx store.Tx) error {
		all, err := tx.Fields().List()
		e.must(err)
		f = fairlead.Field{ID: e.id(tx, store.FieldIDs), Key: key, Name: "The " + key, Type: kind, Choices: choices, Filling: true}
		return tx.Fields().Save(append(all, f))
	})
	return f
}

// answer is a lead that gave one answer.
func answer(key, raw string) func(*fairlead.Lead) {
	return func(l *fairlead.Lead) { l.Fields = map[string]json.RawMessage{key: json.RawMessage(raw)} }
}

// fields come in the order they were saved in; key and type stay.
func fields(e *exam) {
	budget, home := e.define("budget", fairlead.FieldMoney), e.define("home", fairlead.FieldMultiChoice, "Flat", `"House", <big>`)
	e.definitions("fields", budget, home)
	e.unexplained("a key that is taken", func(tx store.Tx) error {
		return tx.Fields().Save([]fairlead.Field{{ID: e.id(tx, store.FieldIDs), Key: "home", Type: fairlead.FieldText}})
	})
	changed := home
	changed.Name, changed.Choices = "Home", []string{"Hut"}
	given := changed
	given.Key, given.Type, given.Filling = "other", fairlead.FieldText, false
	e.write(func(tx store.Tx) error { return tx.Fields().Save([]fairlead.Field{given, budget}) })
	e.definitions("fields that changed", changed, budget)
	e.write(func(tx store.Tx) error { return tx.Fields().Delete(budget.ID) })
	e.definitions("fields that are left", changed)
	e.missing("a field", func(tx store.Tx) error { return tx.Fields().Delete(budget.ID) })
	e.missing("a field", func(tx store.Tx) error { _, err := tx.Fields().Fill(budget.ID, 10); return err })
}

func (e *exam) definitions(what string, want ...fairlead.Field) {
	e.Helper()
	e.read(func(tx store.Tx) error {
		all, err := tx.Fields().List()
		e.same(what, all, want)
		return err
	})
}

// unexplained runs fn, which must fail with an error that no caller sees.
func (e *exam) unexplained(what string, fn func(store.Tx) error) {
	e.Helper()
	if err := e.refused(fn); fairlead.KindOf(err) != "" {
		e.Errorf("%s: got %v, want an internal error", what, err)
	}
}

// foundBy checks how many leads are found by a field.
func (e *exam) foundBy(what string, f fairlead.Field, want int) {
	e.Helper()
	e.read(func(tx store.Tx) error {
		n, err := tx.Fields().CountLeads(f.ID, 1000)
		e.same("leads found by "+f.Key+" "+what, n, want)
		return err
	})
}

// answersFound: leads are found by their answers to a field from when it is there, however they are written.
func answersFound(e *exam) {
	before := e.add(answer("rooms", `3`))
	e.must(e.store.WriteIntake(e.Context(), e.ours.ID, func(tx store.Tx) error { // which asks for the fields there are
		return tx.Leads().Insert([]fairlead.Lead{e.lead(tx, answer("rooms", `3`))})
	}))
	rooms, wants := e.define("rooms", fairlead.FieldNumber), e.define("wants", fairlead.FieldMultiChoice, "a", "b")
	e.foundBy("at first", rooms, 0)
	var l fairlead.Lead
	e.must(e.store.WriteIntake(e.Context(), e.ours.ID, func(tx store.Tx) error {
		l = e.lead(tx, func(l *fairlead.Lead) {
			l.Fields = map[string]json.RawMessage{"rooms": json.RawMessage(`4`), "wants": json.RawMessage(`["a","b"]`), "zip": json.RawMessage(`"1"`)}
		})
		unfit := e.lead(tx, answer("rooms", `"many"`))
		return tx.Leads().Insert([]fairlead.Lead{l, unfit, e.lead(tx, nil)})
	}))
	e.foundBy("after a lead came", rooms, 1)
	e.foundBy("after a lead came", wants, 1)
	l.Fields = map[string]json.RawMessage{"wants": json.RawMessage(`["b"]`), "zip": json.RawMessage(`"2"`)}
	e.write(func(tx store.Tx) error { return tx.Leads().Update([]fairlead.Lead{l}) })
	e.foundBy("after it answered otherwise", rooms, 0)
	e.foundBy("after it answered otherwise", wants, 1)
	e.write(func(tx store.Tx) error { return tx.Leads().Update([]fairlead.Lead{before}) })
	e.foundBy("after one changed that did not", rooms, 0)
	e.write(func(tx store.Tx) error { return tx.Leads().Delete([]int64{l.ID}, noon) })
	e.foundBy("after it was deleted", wants, 0)
	e.write(func(tx store.Tx) error { return tx.Fields().Delete(rooms.ID) })
	e.must(e.store.WriteIntake(e.Context(), e.ours.ID, func(tx store.Tx) error {
		return tx.Leads().Insert([]fairlead.Lead{e.lead(tx, answer("rooms", `5`))})
	}))
	e.foundBy("after the field was deleted", rooms, 0)
}

// filling enters leads that were there before their field, in portions, whatever happens meanwhile.
func filling(e *exam) {
	var early []fairlead.Lead
	for i := range 7 {
		early = append(early, e.add(answer([]string{"home", "other"}[i%2], `"Flat"`)))
	}
	e.write(func(tx store.Tx) error { return tx.Leads().Delete([]int64{early[2].ID}, noon) })
	home := e.define("home", fairlead.FieldChoice, "Flat")
	e.enter(home, 2, false)
	e.foundBy("after a portion", home, 1)
	early[4].Fields = map[string]json.RawMessage{"home": json.RawMessage(`"House"`)}
	early[5].Fields = early[4].Fields
	e.write(func(tx store.Tx) error { return tx.Leads().Update([]fairlead.Lead{early[4], early[5]}) })
	e.foundBy("after leads changed that come later", home, 3)
	late := e.add(answer("home", `"Flat"`))
	e.enter(home, 5, false)
	e.enter(home, 5, true)
	e.foundBy("when it is filled", home, 5)
	home.Filling = false
	e.definitions("a field that is filled", home)
	e.enter(home, 1, true)
	e.write(func(tx store.Tx) error {
		return errors.Join(tx.Fields().Save([]fairlead.Field{home}), tx.Leads().Delete([]int64{late.ID}, noon))
	})
	e.definitions("a field that was filled and changed", home)
	e.foundBy("when one is deleted", home, 4)
	e.write(func(tx store.Tx) error { return tx.Fields().Delete(home.ID) })
	for _, left := range []int{1, 0, 0} {
		e.must(e.store.WriteIntake(e.Context(), e.ours.ID, func(tx store.Tx) error {
			done, err := tx.Fields().Empty(home.ID, 3)
			e.same("whether a field is empty", done, left == 0)
			return err
		}))
		e.foundBy("while it is emptied", home, left)
	}
	e.foundBy("of the same key", e.define("home", fairlead.FieldText), 0)
}

// enter fills a field by one portion.
func (e *exam) enter(f fairlead.Field, limit int, last bool) {
	e.Helper()
	e.must(e.store.WriteIntake(e.Context(), e.ours.ID, func(tx store.Tx) error {
		done, err := tx.Fields().Fill(f.ID, limit)
		e.same("whether a field is filled", done, last)
		return err
	}))
}
