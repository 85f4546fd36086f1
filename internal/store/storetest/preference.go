package storetest

import (
	"fairlead"
	"fairlead/internal/store"
)

// preferences are each member's own; one who never said anything has none.
func preferences(e *exam) {
	someone, other := e.ours.members[0].ID, e.ours.members[1].ID
	save := func(p fairlead.Preferences) {
		e.aside(func(tx store.Tx) error { return tx.Preferences().Save(someone, p) })
	}
	has := func(what string, member int64, want fairlead.Preferences) {
		e.Helper()
		e.read(func(tx store.Tx) error {
			got, err := tx.Preferences().Get(member)
			e.same(what, got, want)
			if (got.LeadsColumns == nil) != (want.LeadsColumns == nil) {
				e.Errorf("%s: no columns and no choice are not told apart", what)
			}
			return err
		})
	}
	save(fairlead.Preferences{LeadsColumns: []string{"status", "value"}, LeadsCompact: true})
	has("what is preferred", someone, fairlead.Preferences{LeadsColumns: []string{"status", "value"}, LeadsCompact: true})
	has("what somebody else prefers", other, fairlead.Preferences{})
	save(fairlead.Preferences{LeadsColumns: []string{}})
	has("no columns", someone, fairlead.Preferences{LeadsColumns: []string{}})
	save(fairlead.Preferences{})
	has("no choice any more", someone, fairlead.Preferences{})
}
