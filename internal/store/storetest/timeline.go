package storetest

import (
	"time"

	"fairlead"
	"fairlead/internal/store"
)

// activities: a timeline is read newest first; what comes after an entry tells whether somebody worked on the lead.
func activities(e *exam) {
	l, quiet := e.add(nil), e.add(nil)
	all := []fairlead.Activity{
		{Kind: fairlead.ActivityCreated, Actor: author, Text: "hello"},
		{Kind: fairlead.ActivityAssigned, Actor: fairlead.ActorName{Kind: fairlead.ActorSystem, Name: "Fairlead"}, To: &fairlead.Ref{ID: 5, Name: "Ann"}, BatchID: 6, DecisionID: 7},
		{Kind: fairlead.ActivityEnquiry, Actor: author},
		{Kind: fairlead.ActivityChanged, Actor: author, Changes: []fairlead.Change{{Field: "status", From: "new", To: "<won>"}, {Field: "name"}}},
		{Kind: fairlead.ActivityReassigned, Actor: author, From: &fairlead.Ref{ID: 5, Name: "Ann"}, To: &fairlead.Ref{ID: 6, Name: ""}},
	}
	var silent fairlead.Activity
	e.write(func(tx store.Tx) error {
		for i := range all {
			all[i].ID, all[i].LeadID, all[i].At = e.id(tx, store.ActivityIDs), l.ID, noon.Add(time.Duration(i)*time.Second)
		}
		silent = fairlead.Activity{ID: e.id(tx, store.ActivityIDs), LeadID: quiet.ID, Kind: fairlead.ActivityCreated, At: noon, Actor: author}
		return tx.Activities().Insert(append(all, silent))
	})
	e.read(func(tx store.Tx) error {
		got, err := tx.Activities().ForLead(l.ID, 0, 3)
		e.must(err)
		e.same("a timeline", got, []fairlead.Activity{all[4], all[3], all[2]})
		got, err = tx.Activities().ForLead(l.ID, all[2].ID, 10)
		e.must(err)
		e.same("the rest of a timeline", got, []fairlead.Activity{all[1], all[0]})
		for i, want := range []int{1, 3, 3, 4} {
			since, err := tx.Activities().Since(map[int64]int64{l.ID: all[i].ID, quiet.ID: 0})
			e.must(err)
			e.same("work since "+string(all[i].Kind), since, map[int64]fairlead.Activity{l.ID: all[want]})
		}
		since, err := tx.Activities().Since(map[int64]int64{l.ID: all[4].ID})
		e.same("work since the end", len(since), 0)
		return err
	})
	e.refused(func(tx store.Tx) error {
		return tx.Activities().Insert([]fairlead.Activity{{ID: 1 << 40, LeadID: 1 << 40}})
	})
	newerActivities(e, append(all, silent))
}

// newerActivities: what is newer than an entry is told of each lead, and a bulk change is no work on a lead.
func newerActivities(e *exam, all []fairlead.Activity) {
	bulk := fairlead.Activity{LeadID: all[0].LeadID, Kind: fairlead.ActivityChanged, At: noon, Actor: author, BatchID: 7}
	var last int64
	e.write(func(tx store.Tx) (err error) {
		last, err = tx.Activities().Last()
		e.must(err)
		bulk.ID = e.id(tx, store.ActivityIDs)
		return tx.Activities().Insert([]fairlead.Activity{bulk})
	})
	e.same("the last entry", last, all[len(all)-1].ID)
	e.read(func(tx store.Tx) error {
		since, err := tx.Activities().Since(map[int64]int64{bulk.LeadID: last})
		e.must(err)
		e.same("work since then", len(since), 0)
		newer, err := tx.Activities().Newer([]int64{bulk.LeadID, all[5].LeadID, 1 << 40}, all[3].ID)
		e.same("newer entries", newer, []fairlead.Activity{all[4], all[5], bulk})
		e.must(err)
		changes, err := tx.Activities().Changes([]int64{all[5].LeadID, bulk.LeadID, 1 << 40})
		e.same("changes of leads", changes, []fairlead.Activity{bulk, all[3]})
		return err
	})
}

// notifications: a bell is read newest first, marked, and a batch's are withdrawn while nobody has read them.
func notifications(e *exam) {
	a, b := e.ours.members[1].ID, e.ours.members[2].ID
	all := []fairlead.Notification{
		{MemberID: a, Kind: fairlead.NotifyAssigned, LeadID: 9, Count: 1, Actor: author},
		{MemberID: a, Kind: fairlead.NotifyBatch, BatchID: 5, Count: 240, Actor: author},
		{MemberID: b, Kind: fairlead.NotifyBatch, BatchID: 5, Count: 1, Actor: author},
		{MemberID: a, Kind: fairlead.NotifyEnquiry, LeadID: 9, Count: 1, Actor: author, Text: "said"},
		{MemberID: b, Kind: fairlead.NotifyBatch, BatchID: 6, Count: 1, Actor: author},
	}
	e.write(func(tx store.Tx) error {
		for i := range all {
			all[i].ID, all[i].At = e.id(tx, store.NotificationIDs), noon.Add(time.Duration(i)*time.Second)
		}
		return tx.Notifications().Insert(all)
	})
	list := func(member, before int64, limit int) (got []fairlead.Notification) {
		e.read(func(tx store.Tx) (err error) {
			got, err = tx.Notifications().List(member, fairlead.NotificationFilter{}, before, limit)
			return err
		})
		return got
	}
	mark := func(member int64, ids []int64) (n int) {
		e.write(func(tx store.Tx) (err error) {
			n, err = tx.Notifications().MarkRead(member, ids, noon.Add(time.Hour))
			return err
		})
		return n
	}
	unread := func(member int64) (n int) {
		e.read(func(tx store.Tx) (err error) {
			n, err = tx.Notifications().Unread(member)
			return err
		})
		return n
	}
	e.same("a bell", list(a, 0, 2), []fairlead.Notification{all[3], all[1]})
	e.same("the rest of a bell", list(a, all[1].ID, 10), all[:1])
	e.same("unread", []int{unread(a), unread(b), unread(1 << 40)}, []int{3, 2, 0})
	e.same("somebody else's are not marked", mark(b, []int64{all[0].ID}), 0)
	e.same("none are marked", mark(a, []int64{}), 0)
	e.same("marked", mark(a, []int64{all[1].ID, all[2].ID}), 1)
	e.same("marked again", mark(a, []int64{all[1].ID}), 0)
	all[1].ReadAt = noon.Add(time.Hour)
	e.same("a bell with one read", list(a, 0, 10), []fairlead.Notification{all[3], all[1], all[0]})
	wantedNotifications(e, all)
	e.write(func(tx store.Tx) error {
		whose, err := tx.Notifications().Withdraw(5)
		e.must(err)
		e.same("whose were withdrawn", whose, []int64{b})
		whose, err = tx.Notifications().Withdraw(5)
		e.same("whose were withdrawn again", whose, []int64{})
		return err
	})
	e.same("after the withdrawal", [][]fairlead.Notification{list(a, 0, 10), list(b, 0, 10)}, [][]fairlead.Notification{{all[3], all[1], all[0]}, {all[4]}})
	e.same("all marked", []int{mark(a, nil), unread(a), unread(b)}, []int{2, 0, 1})
}

// wantedNotifications: a bell is asked for what is unread, and for some kinds; what was read can be unread again. Of these, the
// second is read.
func wantedNotifications(e *exam, all []fairlead.Notification) {
	a, b := all[0].MemberID, all[2].MemberID
	read := all[1]
	list := func(filter fairlead.NotificationFilter, before int64, limit int) (got []fairlead.Notification) {
		e.read(func(tx store.Tx) (err error) {
			got, err = tx.Notifications().List(a, filter, before, limit)
			return err
		})
		return got
	}
	kinds := func(kinds ...fairlead.NotificationKind) fairlead.NotificationFilter {
		return fairlead.NotificationFilter{Kinds: kinds}
	}
	unread := fairlead.NotificationFilter{Unread: true}
	e.same("what is unread", list(unread, 0, 10), []fairlead.Notification{all[3], all[0]})
	e.same("a page of what is unread", list(unread, 0, 1), all[3:4])
	e.same("the next one", list(unread, all[3].ID, 1), all[:1])
	e.same("of one kind", list(kinds(fairlead.NotifyBatch), 0, 10), []fairlead.Notification{read})
	e.same("of two kinds", list(kinds(fairlead.NotifyEnquiry, fairlead.NotifyAssigned), 0, 10), []fairlead.Notification{all[3], all[0]})
	e.same("of a kind that there is none of", list(kinds(fairlead.NotifyMention), 0, 10), []fairlead.Notification{})
	unread.Kinds = []fairlead.NotificationKind{fairlead.NotifyBatch, fairlead.NotifyAssigned}
	e.same("unread ones of two kinds", list(unread, 0, 10), all[:1])
	mark := func(member int64, ids ...int64) (n int) {
		e.write(func(tx store.Tx) (err error) {
			n, err = tx.Notifications().MarkUnread(member, ids)
			return err
		})
		return n
	}
	e.same("somebody else's are not marked as unread", mark(b, read.ID), 0)
	e.same("none are marked as unread", mark(a), 0)
	e.must(e.store.Write(e.Context(), e.other.ID, func(tx store.Tx) error {
		n, err := tx.Notifications().MarkUnread(a, []int64{read.ID})
		e.same("another workspace's are not marked as unread", n, 0)
		return err
	}))
	e.same("marked as unread", mark(a, read.ID, all[0].ID, all[2].ID), 1)
	again := read
	again.ReadAt = time.Time{}
	e.same("unread again", list(kinds(fairlead.NotifyBatch), 0, 10), []fairlead.Notification{again})
	e.write(func(tx store.Tx) error {
		_, err := tx.Notifications().MarkRead(a, []int64{read.ID}, read.ReadAt)
		return err
	})
}
