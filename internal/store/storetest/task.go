package storetest

import (
	"time"

	"fairlead"
	"fairlead/internal/store"
)

// tasks: those of a lead stand open ones first; a member's are those on leads that they see; each is reminded of once.
func tasks(e *exam) {
	mine, other := e.ours.members[1].ID, e.ours.members[2].ID
	l := e.add(func(l *fairlead.Lead) { l.AgentID = mine })
	lost := e.add(func(l *fairlead.Lead) { l.AgentID = other })
	at := func(hours int) time.Time { return noon.Add(time.Duration(hours) * time.Hour) }
	all := []fairlead.Task{
		{LeadID: l.ID, MemberID: mine, Text: "third", Due: fairlead.Due{At: at(3), On: "2026-03-02"}, RemindAt: at(3)},
		{LeadID: l.ID, MemberID: mine, Text: "first", Due: fairlead.Due{At: at(1)}, RemindAt: at(1)},
		{LeadID: l.ID, MemberID: other, Text: "done first", Due: fairlead.Due{At: at(0)}, DoneAt: at(5)},
		{LeadID: l.ID, MemberID: mine, Text: "done last", Due: fairlead.Due{At: at(9)}, DoneAt: at(6)},
		{LeadID: lost.ID, MemberID: mine, Text: "lost", Due: fairlead.Due{At: at(2)}, RemindAt: at(2)},
	}
	e.write(func(tx store.Tx) error {
		for i := range all {
			all[i].ID, all[i].CreatedAt, all[i].Actor = e.id(tx, store.TaskIDs), noon, author
			e.must(tx.Tasks().Insert(all[i]))
		}
		return nil
	})
	third, first, doneFirst, doneLast, gone := all[0], all[1], all[2], all[3], all[4]
	e.read(func(tx store.Tx) error {
		got, err := tx.Tasks().ForLead(l.ID)
		e.must(err)
		e.same("tasks of a lead", got, []fairlead.Task{first, third, doneLast, doneFirst})
		got, err = tx.Tasks().ForMember(mine, everything, store.TaskPlace{}, 2)
		e.must(err)
		e.same("tasks of a member who sees all", got, []fairlead.Task{first, gone})
		got, err = tx.Tasks().ForMember(mine, everything, store.TaskPlace{DueAt: gone.Due.At, ID: gone.ID}, 2)
		e.must(err)
		e.same("the rest of them", got, []fairlead.Task{third})
		got, err = tx.Tasks().ForMember(mine, fairlead.LeadScope{AgentID: mine}, store.TaskPlace{}, 9)
		e.must(err)
		e.same("tasks of a member on their own leads", got, []fairlead.Task{first, third})
		got, err = tx.Tasks().ToRemind(at(2), 9)
		e.must(err)
		e.same("tasks to be told of", got, []fairlead.Task{first, gone})
		return nil
	})
	e.reminders(all)
	e.write(func(tx store.Tx) error {
		third.MemberID, third.Text, third.Due, third.RemindAt, third.DoneAt = other, "changed", fairlead.Due{At: at(8)}, at(8), at(7)
		e.must(tx.Tasks().Update(third))
		e.must(tx.Tasks().Delete(doneLast.ID))
		return tx.Tasks().Move(l.ID, lost.ID)
	})
	e.read(func(tx store.Tx) error {
		moved, err := tx.Tasks().Get(third.ID)
		e.must(err)
		third.LeadID = lost.ID
		e.same("a changed task", moved, third)
		left, err := tx.Tasks().ForLead(l.ID)
		e.same("what a lead has left", len(left), 0)
		return err
	})
	e.noTask(doneLast)
	e.refused(func(tx store.Tx) error {
		return tx.Tasks().Insert(fairlead.Task{ID: 1 << 40, LeadID: 1 << 40, MemberID: mine})
	})
}

// noTask: what is deleted is not there for anybody.
func (e *exam) noTask(gone fairlead.Task) {
	e.Helper()
	e.missing("a task", func(tx store.Tx) error { _, err := tx.Tasks().Get(gone.ID); return err })
	e.missing("a task", func(tx store.Tx) error { return tx.Tasks().Update(gone) })
	e.missing("a task", func(tx store.Tx) error { return tx.Tasks().Delete(gone.ID) })
}

// reminders: what was told of is not told of again, and the next is known.
func (e *exam) reminders(all []fairlead.Task) {
	e.Helper()
	e.write(func(tx store.Tx) error {
		for _, want := range []time.Time{all[1].RemindAt, all[4].RemindAt, all[0].RemindAt, {}} {
			next, err := tx.Tasks().NextReminder()
			e.must(err)
			e.same("the next reminder", next, want)
			due, err := tx.Tasks().ToRemind(noon.Add(100*time.Hour), 1)
			e.must(err)
			for _, t := range due {
				e.must(tx.Tasks().Reminded([]int64{t.ID}))
			}
		}
		return nil
	})
}

// merges: a lead that went into another is gone, but known: for its timeline, its address and its contact.
func merges(e *exam) {
	contact := func(email, phone string) func(*fairlead.Lead) {
		return func(l *fairlead.Lead) { l.Contact = fairlead.Contact{Email: email, Phone: phone} }
	}
	kept, other := e.add(contact("a@x.test", "")), e.add(contact("B@x.test", "+49 170 1234567"))
	earlier, closed := e.add(contact("c@x.test", "")), e.add(contact("b@x.test", ""))
	closed.Status, closed.Open = fairlead.StatusWon, false
	later := noon.Add(time.Hour)
	e.write(func(tx store.Tx) error {
		e.must(tx.Leads().Update([]fairlead.Lead{closed}))
		e.must(tx.Leads().Merge(earlier.ID, other.ID, later))
		return tx.Leads().Merge(other.ID, kept.ID, later)
	})
	e.read(func(tx store.Tx) error {
		merged, err := tx.Leads().MergedInto(kept.ID)
		e.must(err)
		e.same("what went into a lead, in steps too", merged, []fairlead.Lead{other, earlier})
		heirs, err := tx.Leads().Heirs([]int64{other.ID, earlier.ID, kept.ID})
		e.must(err)
		e.same("heirs", heirs, map[int64]int64{other.ID: kept.ID, earlier.ID: kept.ID})
		left, err := tx.Leads().Get([]int64{kept.ID, other.ID, earlier.ID}, everything)
		e.must(err)
		e.same("what is there", idsOf(left), []int64{kept.ID})

		open, err := tx.Leads().OpenByContact([]string{"b@x.test", "c@x.test"}, []string{"+491701234567"})
		e.must(err)
		ids := map[int64]bool{}
		for _, m := range open {
			ids[m.LeadID] = true
		}
		e.same("who is known by what was merged", ids, map[int64]bool{kept.ID: true})
		found, err := tx.Leads().ByContact([]string{"b@x.test"}, nil, 10)
		e.must(err)
		e.same("leads of an address, closed ones too", []int64{found[0].LeadID, found[1].LeadID, int64(len(found))}, []int64{closed.ID, kept.ID, 2})
		found, err = tx.Leads().ByContact([]string{"b@x.test"}, []string{""}, 1)
		e.must(err)
		e.same("the newest of them", len(found), 1)
		return nil
	})
	e.missing("a lead to merge", func(tx store.Tx) error { return tx.Leads().Merge(1<<40, kept.ID, later) })
}
