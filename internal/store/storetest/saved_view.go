package storetest

import (
	"fairlead"
	"fairlead/internal/store"
)

// savedViews are seen by their owner, shared ones by all; a name is taken once by each.
func savedViews(e *exam) {
	ann, ben := e.ours.members[0].ID, e.ours.members[1].ID
	add := func(owner int64, name string, shared bool) (v fairlead.SavedView) {
		e.aside(func(tx store.Tx) error {
			v = fairlead.SavedView{ID: e.id(tx, store.SavedViewIDs), OwnerID: owner, Name: name, Shared: shared, Query: map[string][]string{"status": {"new", "won"}, "q": {"<é>"}}}
			return tx.SavedViews().Insert(v)
		})
		return v
	}
	lists := func(what string, member int64, want ...fairlead.SavedView) {
		e.Helper()
		e.read(func(tx store.Tx) error {
			got, err := tx.SavedViews().List(member)
			e.same(what, got, want)
			return err
		})
	}
	warm, cold, all := add(ann, "Warm", false), add(ben, "cold", false), add(ben, "All", true)
	other := add(ben, "Warm", false)
	lists("Ann's and the shared one, by name", ann, all, warm)
	lists("Ben's", ben, all, cold, other)

	e.read(func(tx store.Tx) error {
		got, err := tx.SavedViews().All()
		e.same("everybody's", got, []fairlead.SavedView{warm, cold, all, other})
		return err
	})

	e.conflict("name_taken", func(tx store.Tx) error {
		return tx.SavedViews().Insert(fairlead.SavedView{ID: e.id(tx, store.SavedViewIDs), OwnerID: ann, Name: "WARM"})
	})
	cold.Name, cold.Shared, cold.Query = "Lost", true, map[string][]string{}
	e.aside(func(tx store.Tx) error { return tx.SavedViews().Update(cold) })
	lists("Ann's and both shared ones", ann, all, cold, warm)
	e.conflict("name_taken", func(tx store.Tx) error {
		taken := cold
		taken.Name = "warm"
		return tx.SavedViews().Update(taken)
	})
	e.aside(func(tx store.Tx) error { return tx.SavedViews().Delete(all.ID) })
	lists("what is left", ann, cold, warm)
	e.missing("a saved view", func(tx store.Tx) error { _, err := tx.SavedViews().Get(all.ID); return err })
	e.missing("a saved view", func(tx store.Tx) error { return tx.SavedViews().Update(all) })
	e.missing("a saved view", func(tx store.Tx) error { return tx.SavedViews().Delete(all.ID) })
}
