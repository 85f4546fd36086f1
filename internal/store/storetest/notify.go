package storetest

import (
	"time"

	"fairlead"
	"fairlead/internal/store"
)

// dispatch is one that is due so many minutes after noon.
func (e *exam) dispatch(tx store.Tx, channel fairlead.Channel, target int64, minutes int) fairlead.Dispatch {
	return fairlead.Dispatch{ID: e.id(tx, store.DispatchIDs), NotificationID: 7, MemberID: e.ours.members[1].ID, Kind: fairlead.NotifyAssigned, Channel: channel,
		TargetID: target, State: fairlead.DispatchDue, At: noon, NextAt: noon.Add(time.Duration(minutes) * time.Minute)}
}

// dispatches are taken target by target, those due longest first; what became of them is written once.
func dispatches(e *exam) {
	var a, b, c, push fairlead.Dispatch
	e.write(func(tx store.Tx) error {
		a, b, c = e.dispatch(tx, fairlead.ChannelEmail, 1, 2), e.dispatch(tx, fairlead.ChannelEmail, 2, 1), e.dispatch(tx, fairlead.ChannelEmail, 1, 0)
		push = e.dispatch(tx, fairlead.ChannelPush, 1, 9)
		return tx.Dispatches().Insert([]fairlead.Dispatch{a, b, c, push})
	})
	e.read(func(tx store.Tx) error {
		d := tx.Dispatches()
		got, err := d.Get(push.ID)
		e.must(err)
		e.same("a dispatch", got, push)
		targets, err := d.Targets(fairlead.ChannelEmail, noon.Add(time.Minute), 10)
		e.must(err)
		e.same("targets", targets, []int64{1, 2})
		targets, err = d.Targets(fairlead.ChannelEmail, noon, 10)
		e.must(err)
		e.same("the target that is due", targets, []int64{1})
		targets, err = d.Targets(fairlead.ChannelEmail, noon.Add(time.Hour), 1)
		e.must(err)
		e.same("one target", targets, []int64{1})
		due, err := d.Due(fairlead.ChannelEmail, 1, noon.Add(time.Hour), 10)
		e.must(err)
		e.same("what is due to a target", due, []fairlead.Dispatch{a, c})
		due, err = d.Due(fairlead.ChannelEmail, 1, noon.Add(time.Hour), 1)
		e.must(err)
		e.same("some of it", due, []fairlead.Dispatch{a})
		next, err := d.NextDue(fairlead.ChannelPush)
		e.must(err)
		e.same("when the next is due", next, push.NextAt)
		last, err := d.LastSent(fairlead.ChannelEmail, 1)
		e.same("when the last was sent", last, time.Time{})
		return err
	})
	e.recordedDispatches(a, b, c, push)
}

// recordedDispatches are what became of a (later), b (failed), c (sent) and push (dropped).
func (e *exam) recordedDispatches(a, b, c, push fairlead.Dispatch) {
	sent, failed, dropped := c, b, push
	sent.State, sent.NextAt, sent.LastAt, sent.Attempts, sent.MessageID = fairlead.DispatchSent, time.Time{}, noon.Add(time.Hour), 2, c.ID
	failed.State, failed.NextAt, failed.LastAt, failed.Problem = fairlead.DispatchFailed, time.Time{}, noon.Add(time.Hour), "No “<é>”."
	dropped.State, dropped.NextAt, dropped.Problem = fairlead.DispatchDropped, time.Time{}, "Gone."
	later := a
	later.NextAt = noon.Add(3 * time.Hour)
	e.aside(func(tx store.Tx) error {
		return tx.Dispatches().Record([]fairlead.Dispatch{dropped, later, sent, failed})
	})
	e.aside(func(tx store.Tx) error {
		again := sent
		again.Problem = "late"
		return tx.Dispatches().Record([]fairlead.Dispatch{again}) // is not due any more
	})
	e.read(func(tx store.Tx) error {
		all, err := tx.Dispatches().List(store.DispatchFilter{}, 0, 10)
		e.must(err)
		e.same("all", all, []fairlead.Dispatch{dropped, sent, failed, later})
		all, err = tx.Dispatches().List(store.DispatchFilter{}, sent.ID, 1)
		e.must(err)
		e.same("a page", all, []fairlead.Dispatch{failed})
		for _, filter := range []store.DispatchFilter{{State: fairlead.DispatchFailed}, {ID: failed.ID}, {Channel: fairlead.ChannelEmail, State: fairlead.DispatchFailed}} {
			all, err = tx.Dispatches().List(filter, 0, 10)
			e.must(err)
			e.same("those of a filter", all, []fairlead.Dispatch{failed})
		}
		last, err := tx.Dispatches().LastSent(fairlead.ChannelEmail, 1)
		e.must(err)
		e.same("when the last was sent", last, sent.LastAt)
		counts, err := tx.Dispatches().Count()
		e.same("counts", counts, map[fairlead.Channel]store.DeliveryCount{fairlead.ChannelEmail: {Due: 1, Failed: 1, Oldest: noon}})
		return err
	})
	e.retriedDispatches(later, sent, failed, dropped)
}

func (e *exam) retriedDispatches(later, sent, failed, dropped fairlead.Dispatch) {
	at := noon.Add(2 * time.Hour)
	e.write(func(tx store.Tx) error {
		channels, err := tx.Dispatches().Retry(store.DispatchFilter{Channel: fairlead.ChannelPush}, at)
		e.same("channels of which nothing failed", channels, []fairlead.Channel{})
		e.must(err)
		channels, err = tx.Dispatches().Retry(store.DispatchFilter{ID: failed.ID}, at)
		e.same("channels that are tried again", channels, []fairlead.Channel{fairlead.ChannelEmail})
		return err
	})
	failed.State, failed.NextAt = fairlead.DispatchDue, at
	e.aside(func(tx store.Tx) error {
		return tx.Dispatches().GiveUp(fairlead.ChannelEmail, later.TargetID, "Nobody.")
	})
	later.State, later.NextAt, later.Problem = fairlead.DispatchFailed, time.Time{}, "Nobody."
	e.read(func(tx store.Tx) error {
		all, err := tx.Dispatches().List(store.DispatchFilter{}, 0, 10)
		e.same("after another try, and giving up", all, []fairlead.Dispatch{dropped, sent, failed, later})
		return err
	})
	e.aside(func(tx store.Tx) error {
		e.must(tx.Dispatches().DeleteOld(fairlead.DispatchDropped, noon)) // not before noon
		return tx.Dispatches().DeleteOld(fairlead.DispatchSent, noon.Add(time.Second))
	})
	e.read(func(tx store.Tx) error {
		all, err := tx.Dispatches().List(store.DispatchFilter{}, 0, 10)
		e.same("what is left", all, []fairlead.Dispatch{dropped, failed, later})
		return err
	})
	e.missing("a dispatch", func(tx store.Tx) error { _, err := tx.Dispatches().Get(sent.ID); return err })
}

// devices: a browser is known by its endpoint, and belongs to whoever used it last.
func devices(e *exam) {
	d := fairlead.PushDevice{MemberID: e.ours.members[1].ID, Endpoint: "https://push.example.com/é", P256dh: "key", Auth: "auth", Name: "Chrome", CreatedAt: noon}
	other := fairlead.PushDevice{MemberID: e.ours.members[1].ID, Endpoint: "https://push.example.com/2", CreatedAt: noon}
	save := func(d fairlead.PushDevice) (id int64) {
		e.write(func(tx store.Tx) (err error) {
			d.ID = e.id(tx, store.PushDeviceIDs)
			id, err = tx.PushDevices().Save(d)
			return err
		})
		return id
	}
	d.ID, other.ID = save(d), save(other)
	changed := d
	changed.MemberID, changed.P256dh, changed.Auth, changed.Name, changed.CreatedAt = e.ours.members[2].ID, "new", "new too", "Ben's", noon.Add(time.Hour)
	e.same("id of a device that is there", save(changed), d.ID)
	changed.CreatedAt = noon
	has := func(what string, want ...fairlead.PushDevice) {
		e.Helper()
		e.read(func(tx store.Tx) error {
			all, err := tx.PushDevices().List()
			e.same(what, all, want)
			return err
		})
	}
	has("devices", changed, other)
	e.read(func(tx store.Tx) error {
		got, err := tx.PushDevices().Get(other.ID)
		e.same("a device", got, other)
		return err
	})
	e.write(func(tx store.Tx) error { return tx.PushDevices().DeleteOf(other.MemberID) })
	has("devices of the others", changed)
	e.write(func(tx store.Tx) error { return tx.PushDevices().Delete(d.ID) })
	has("no devices")
	e.missing("a device", func(tx store.Tx) error { return tx.PushDevices().Delete(d.ID) })
}

// messaging: what nobody said is the zero value; a secret is made once.
func messaging(e *exam) {
	ana, ben := e.ours.members[1].ID, e.ours.members[2].ID
	set := fairlead.NotificationSettings{Channels: fairlead.ChannelChoice{fairlead.NotifyAssigned: {fairlead.ChannelApp}, fairlead.NotifyBatch: {}},
		Quiet: fairlead.QuietHours{From: "20:00", To: "07:00", Zone: "Europe/Berlin"}, SummaryAt: "08:00", Slack: "https://hooks.example.com/é", Telegram: "-12",
		Problems: map[fairlead.Channel]string{fairlead.ChannelSlack: "Gone."}}
	of := fairlead.Messaging{Channels: fairlead.ChannelChoice{fairlead.NotifyAway: {fairlead.ChannelApp}}, AssignedInApp: true, TelegramToken: "1:a", TelegramName: "bot",
		Mail: fairlead.MailServer{Host: "mail", Port: 25, Security: "none", User: "u", Password: "p", From: "a@b.test", FromName: "Ä", DKIMDomain: "b.test", DKIMName: "s", DKIMKey: "k"}}
	e.read(func(tx store.Tx) error {
		got, err := tx.Messaging().Workspace()
		e.same("what nobody said", got, fairlead.Messaging{})
		return err
	})
	e.write(func(tx store.Tx) error {
		e.must(tx.Messaging().Save(ana, fairlead.NotificationSettings{SummaryAt: "09:00"}))
		e.must(tx.Messaging().Save(ana, set))
		e.must(tx.Messaging().Save(ben, fairlead.NotificationSettings{}))
		return tx.Messaging().SaveWorkspace(of)
	})
	e.read(func(tx store.Tx) error {
		got, err := tx.Messaging().Workspace()
		e.must(err)
		e.same("what the workspace said", got, of)
		all, err := tx.Messaging().Members()
		e.must(err)
		e.same("what members said", all, map[int64]fairlead.NotificationSettings{ana: set, ben: {}})
		if chosen, said := all[ana].Channels[fairlead.NotifyBatch]; !said || len(chosen) != 0 {
			e.Errorf("no channel and no choice are not told apart: %v", all[ana].Channels)
		}
		return nil
	})
	secret := func(fresh string) (got string) {
		e.aside(func(tx store.Tx) (err error) {
			got, err = tx.Messaging().Secret("key", func() string { return fresh })
			return err
		})
		return got
	}
	e.missing("a secret", func(tx store.Tx) error { _, err := tx.Messaging().Secret("key", nil); return err })
	e.same("a fresh secret", secret("first"), "first")
	e.same("the same again", secret("second"), "first")
}

// told: who was last told of what, and what the bell leaves out.
func told(e *exam) {
	ana := e.ours.members[1].ID
	var shown, unshown fairlead.Notification
	e.write(func(tx store.Tx) error {
		shown = fairlead.Notification{ID: e.id(tx, store.NotificationIDs), MemberID: ana, Kind: fairlead.NotifySource, AboutID: 9, Count: 1, Text: "Ads: no.", Actor: author, At: noon}
		unshown = fairlead.Notification{ID: e.id(tx, store.NotificationIDs), MemberID: ana, Kind: fairlead.NotifyWaiting, Count: 2, Actor: author, At: noon.Add(time.Minute), Unshown: true}
		return tx.Notifications().Insert([]fairlead.Notification{shown, unshown})
	})
	e.read(func(tx store.Tx) error {
		bell, err := tx.Notifications().List(ana, fairlead.NotificationFilter{}, 0, 10)
		e.must(err)
		e.same("the bell", bell, []fairlead.Notification{shown})
		unread, err := tx.Notifications().Unread(ana)
		e.must(err)
		e.same("unread", unread, 1)
		all, err := tx.Notifications().Get(ana, []int64{shown.ID, unshown.ID, 99})
		e.must(err)
		e.same("some", all, map[int64]fairlead.Notification{shown.ID: shown, unshown.ID: unshown})
		all, err = tx.Notifications().Get(e.ours.members[2].ID, []int64{shown.ID})
		e.must(err)
		e.same("those of another member", all, map[int64]fairlead.Notification{})
		for _, c := range []struct {
			kind  fairlead.NotificationKind
			about int64
			want  time.Time
		}{{fairlead.NotifySource, 9, noon}, {fairlead.NotifySource, 8, time.Time{}}, {fairlead.NotifySource, 0, noon}, {fairlead.NotifyWaiting, 0, unshown.At}} {
			last, err := tx.Notifications().LastOf(c.kind, c.about)
			e.must(err)
			e.same("when somebody was last told", last, c.want)
		}
		return nil
	})
}
