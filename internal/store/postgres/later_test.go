package postgres_test

import (
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/store"
	"fairlead/internal/testkit/pgtest"
)

// TestWhatIsWrongComesOut: nobody waits for an insert. What the server has against it comes out at the next question, or
// at the commit, even if whoever asked did not listen; and nothing of the transaction stays.
func TestWhatIsWrongComesOut(t *testing.T) {
	s := open(t, pgtest.Database(t))
	w, err := s.CreateWorkspace(t.Context(), fairlead.Workspace{Name: "Fairlead", Zone: "UTC", CreatedAt: time.Unix(0, 0)}, func(store.Tx) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	notify := func(tx store.Tx, member int64) error { // only the fault is about the member: there is none of this id
		return tx.Notifications().Insert([]fairlead.Notification{{MemberID: member, ID: member, Kind: fairlead.NotifyAssigned, Count: 1}})
	}
	role := fairlead.Role{ID: 7, Kind: fairlead.RoleCustom, Name: "Partner"}
	for name, fn := range map[string]func(tx store.Tx) error{
		"at the commit": func(tx store.Tx) error { return notify(tx, 1) },
		"at the next question": func(tx store.Tx) error {
			if err := notify(tx, 1); err != nil {
				return err
			}
			if _, err := tx.Roles().List(); err == nil {
				t.Error("a question is answered after an insert that failed")
			}
			return nil // who does not listen commits nothing either
		},
		"among many": func(tx store.Tx) error {
			for member := range int64(100) {
				if err := notify(tx, member); err != nil {
					return err
				}
			}
			return nil
		},
	} {
		t.Run(name, func(t *testing.T) {
			err := s.Write(t.Context(), w.ID, func(tx store.Tx) error {
				if err := tx.Roles().Insert(role); err != nil {
					return err
				}
				return fn(tx)
			})
			if err == nil {
				t.Error("a notification of nobody was taken")
			}
		})
	}
	err = s.Write(t.Context(), w.ID, func(tx store.Tx) error { return tx.Roles().Insert(role) })
	if err != nil {
		t.Errorf("after transactions that failed: %v", err)
	}
}
