package usecase_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/notify"
	"fairlead/internal/store"
	"fairlead/internal/usecase"
)

// post is channels that bring nothing anywhere, and keep what they were given.
type post struct {
	brought []usecase.Message
	answer  notify.Outcome
}

func (p *post) Bring(_ context.Context, m usecase.Message) notify.Outcome {
	p.brought = append(p.brought, m)
	return p.answer
}
func (p *post) TryMail(context.Context, fairlead.MailServer, fairlead.Member, notify.Note) (notify.Outcome, []string) {
	return p.answer, nil
}
func (p *post) CheckMail(fairlead.MailServer) []fairlead.FieldError   { return nil }
func (p *post) CheckDevice(fairlead.PushDevice) []fairlead.FieldError { return nil }
func (p *post) CheckSlack(string) string                              { return "" }
func (p *post) CheckChat(string) string                               { return "" }
func (p *post) Bot(context.Context, string) (name, problem string)    { return "fair_bot", "" }
func (p *post) NewPushKeys() string                                   { return "private public" }

// mailed is a workspace that sends mails, with agents in turn.
func mailed(t *testing.T, names ...string) (*world, *post, []fairlead.Actor) {
	t.Helper()
	w, p := newWorld(t), &post{}
	w.app.Close()
	w.app = usecase.New(w.store, w.now, usecase.Outside{Publish: w.hear, Channels: p, PublicURL: "https://leads.acme.test",
		Mail: fairlead.MailServer{Host: "mail.acme.test", Port: 25, Security: "none", From: "leads@acme.test"}})
	t.Cleanup(w.app.Close)
	agents, _ := w.agents(names...)
	w.send(p, fairlead.ChannelEmail) // that members have joined
	p.brought = nil
	w.wait(time.Hour)
	return w, p, agents
}

// send brings what is due by a channel, and returns when the next is.
func (w *world) send(p *post, channel fairlead.Channel) time.Time {
	w.Helper()
	for {
		messages, next, err := w.app.TakeMessages(w.ctx, w.owner.Workspace, channel, 100)
		w.must(err)
		if len(messages) == 0 {
			return next
		}
		for _, m := range messages {
			w.must(w.app.NoteMessage(w.ctx, w.owner.Workspace, m, p.Bring(w.ctx, m)))
		}
	}
}

// titles is what was brought, each with whom it went to.
func (p *post) titles() []string {
	var all []string
	for _, m := range p.brought {
		all = append(all, m.Member.Name+": "+m.Note.Title)
	}
	p.brought = nil
	slices.Sort(all)
	return all
}

func (w *world) sent(p *post, what string, want ...string) {
	w.Helper()
	if got := p.titles(); !slices.Equal(got, want) {
		w.Errorf("%s: %q was sent, want %q", what, got, want)
	}
}

// problems is what became of dispatches of a channel, newest first.
func (w *world) dispatches(state fairlead.DispatchState) []usecase.DispatchView {
	w.Helper()
	page, err := w.app.Dispatches(w.ctx, w.owner, store.DispatchFilter{State: state}, 0, 100)
	w.must(err)
	return page.Dispatches
}

func TestTheFirstMailGoesAtOnceAndThoseOfTheNextMinuteTogether(t *testing.T) {
	w, p, _ := mailed(t, "ana")
	w.post(someone("jo@x.test"))
	w.send(p, fairlead.ChannelEmail)
	w.sent(p, "the first", "ana: New lead: Jo")
	for i := range 3 {
		w.wait(10 * time.Second)
		w.post(someone(fmt.Sprintf("%d@x.test", i)))
		next := w.send(p, fairlead.ChannelEmail)
		if want := w.now().Add(time.Minute - time.Duration(i+1)*10*time.Second); !next.Equal(want) {
			t.Errorf("the next is at %v, want %v", next, want)
		}
	}
	w.sent(p, "while the minute lasts")
	w.wait(30 * time.Second)
	w.send(p, fairlead.ChannelEmail)
	m := p.brought[0]
	if len(m.Note.Items) != 3 || m.Note.Link != "https://leads.acme.test/leads?assigned_agent=me" || m.Note.Items[0].Link == "" {
		t.Errorf("it says %+v", m.Note)
	}
	w.sent(p, "after it", "ana: 3 new leads")
	w.send(p, fairlead.ChannelEmail)
	w.sent(p, "then")
}

func TestNobodyHearsOfALeadThatTheyDoNotHaveAnyMore(t *testing.T) {
	w, p, agents := mailed(t, "ana", "ben")
	first := w.post(someone("jo@x.test"))
	to := agents[0]
	if first.Lead.AgentID == to.Member.ID {
		to = agents[1]
	}
	_, err := w.app.AssignLead(w.ctx, w.owner, first.Lead.ID, to.Member.ID, "", 0)
	w.must(err)
	w.send(p, fairlead.ChannelEmail)
	w.sent(p, "after a lead changed hands", to.Member.Name+": Jo is your lead now")
	dropped := w.dispatches(fairlead.DispatchDropped)
	if len(dropped) != 1 || dropped[0].Problem != "The lead is with somebody else." || dropped[0].Member.ID != first.Lead.AgentID {
		t.Errorf("dropped: %+v", dropped)
	}

	w.wait(time.Hour)
	second := w.post(someone("al@x.test"))
	off := false
	_, err = w.app.UpdateMember(w.ctx, w.owner, second.Lead.AgentID, usecase.MemberPatch{Active: &off})
	w.must(err)
	w.send(p, fairlead.ChannelEmail)
	w.sent(p, "to somebody who is inactive")
}

// TestWhoLosesALeadIsNotToldOfIt: those who asked for it hear that, and nothing of the lead.
func TestWhoLosesALeadIsNotToldOfIt(t *testing.T) {
	w, p, agents := mailed(t, "ana")
	ben := w.member("ben", "agent").Member
	first := w.post(someone("jo@x.test")).Lead
	w.send(p, fairlead.ChannelEmail)
	p.brought = nil
	w.wait(time.Hour)
	_, err := w.app.ChangeNotificationSettings(w.ctx, agents[0], fairlead.NotificationSettings{Channels: fairlead.ChannelChoice{fairlead.NotifyAway: {fairlead.ChannelEmail}}})
	w.must(err)
	_, err = w.app.AssignLead(w.ctx, w.owner, first.ID, ben.ID, "", 0)
	w.must(err)
	w.send(p, fairlead.ChannelEmail)
	i := slices.IndexFunc(p.brought, func(m usecase.Message) bool { return m.Member.ID != ben.ID })
	if n := p.brought[i].Note; strings.Contains(fmt.Sprintf("%+v", n), "Jo") || n.Thread != "" || n.Link != "https://leads.acme.test/leads?assigned_agent=me" {
		t.Errorf("who lost it is told %+v", n)
	}
	w.sent(p, "a lead that changed hands", "ana: A lead of yours went to others", "ben: Jo is your lead now")
}

func TestABatchIsOneMailWithTheLeadsThatAreLeft(t *testing.T) {
	w, p, agents := mailed(t, "ana")
	ben := w.member("ben", "agent").Member
	var ids []int64
	for i := range 30 {
		ids = append(ids, w.post(someone(fmt.Sprintf("%d@x.test", i))).Lead.ID)
	}
	w.send(p, fairlead.ChannelEmail)
	p.brought = nil
	w.wait(time.Hour)
	batch := w.bulk(usecase.Selection{IDs: ids}, fairlead.BatchAct{Kind: fairlead.BatchAssign, To: fairlead.BatchTarget{AgentID: ben.ID}}).ID
	_, err := w.app.AssignLead(w.ctx, w.owner, ids[0], agents[0].Member.ID, "", 0)
	w.must(err)
	w.send(p, fairlead.ChannelEmail)
	i := slices.IndexFunc(p.brought, func(m usecase.Message) bool { return m.Member.ID == ben.ID })
	if n := p.brought[i].Note; len(n.Items) != notify.MostItems || n.More != 29-notify.MostItems || n.Link != fmt.Sprintf("https://leads.acme.test/leads?batch=%d", batch) {
		t.Errorf("it says %+v", n)
	}
	w.sent(p, "a batch", "ana: Jo is your lead now", "ben: 29 leads from Olga")
}

func TestWhatIsRefusedIsTriedAgainUnderTheSameNumber(t *testing.T) {
	w, p, _ := mailed(t, "ana")
	w.post(someone("jo@x.test"))
	p.answer = notify.Outcome{Problem: "The mail server could not be reached."}
	began := w.now()
	next := w.send(p, fairlead.ChannelEmail)
	if wait := next.Sub(began); wait < 10*time.Second || wait > 20*time.Second {
		t.Errorf("it is tried again after %v, want 10 to 20 s", wait)
	}
	id := p.brought[0].Note.ID
	w.post(someone("al@x.test")) // comes in the meantime, and goes on its own
	p.answer = notify.Outcome{}
	w.wait(20 * time.Second)
	w.send(p, fairlead.ChannelEmail)
	if again := p.brought[1].Note; again.ID != id || again.Title != "New lead: Jo" {
		t.Errorf("tried again as %+v, the first time its number was %s", again, id)
	}
	p.brought = nil
	w.wait(time.Minute)
	w.send(p, fairlead.ChannelEmail)
	w.sent(p, "what came in the meantime", "ana: New lead: Jo")
}

func TestWhatIsGivenUpCanBeTriedAgain(t *testing.T) {
	w, p, _ := mailed(t, "ana")
	w.post(someone("jo@x.test"))
	p.answer = notify.Outcome{Problem: "No such mailbox.", Final: true}
	if next := w.send(p, fairlead.ChannelEmail); !next.IsZero() {
		t.Errorf("it is tried again at %v", next)
	}
	failed := w.dispatches(fairlead.DispatchFailed)
	if len(failed) != 1 || failed[0].Problem != "No such mailbox." {
		t.Fatalf("failed: %+v", failed)
	}
	p.answer, p.brought = notify.Outcome{}, nil
	w.must(w.app.RetryDispatch(w.ctx, w.owner, failed[0].ID))
	w.send(p, fairlead.ChannelEmail)
	w.sent(p, "tried again", "ana: New lead: Jo")
	w.refused(w.app.RetryDispatch(w.ctx, w.owner, failed[0].ID), fairlead.KindConflict, "not_failed")
}

func TestQuietHoursHoldWhatComesAndBringItTogether(t *testing.T) {
	w, p, agents := mailed(t, "ana")
	_, err := w.app.ChangeNotificationSettings(w.ctx, agents[0], fairlead.NotificationSettings{Quiet: fairlead.QuietHours{From: "09:00", To: "17:30", Zone: "Europe/Berlin"}})
	w.must(err)
	w.post(someone("jo@x.test")) // at ten in UTC, which is noon in Berlin
	w.post(someone("al@x.test"))
	next := w.send(p, fairlead.ChannelEmail)
	if want := time.Date(2026, 6, 1, 15, 30, 0, 0, time.UTC); !next.Equal(want) {
		t.Errorf("held until %v, want %v", next, want)
	}
	w.wait(next.Sub(w.now()))
	w.send(p, fairlead.ChannelEmail)
	w.sent(p, "when they end", "ana: 2 new leads")

	w.wait(15*time.Hour + 15*time.Minute) // a quarter to nine: what fails in front of the quiet hours is not tried again in them
	w.post(someone("eve@x.test"))
	p.answer = notify.Outcome{Problem: "Come again.", RetryAfter: 30 * time.Minute}
	w.send(p, fairlead.ChannelEmail)
	p.answer, p.brought = notify.Outcome{}, nil
	w.wait(30 * time.Minute)
	if next, want := w.send(p, fairlead.ChannelEmail), time.Date(2026, 6, 2, 15, 30, 0, 0, time.UTC); !next.Equal(want) || len(p.brought) > 0 {
		t.Errorf("what failed is tried again at %v, want %v", next, want)
	}
}

func TestEachChoosesByWhichChannelsTheyHearOfWhat(t *testing.T) {
	w, p, agents := mailed(t, "ana")
	ana := agents[0]
	choose := func(channels ...fairlead.Channel) {
		t.Helper()
		_, err := w.app.ChangeNotificationSettings(w.ctx, ana, fairlead.NotificationSettings{Channels: fairlead.ChannelChoice{fairlead.NotifyAssigned: channels}})
		w.must(err)
	}
	bell := func(what string, want int) {
		t.Helper()
		page, err := w.app.Notifications(w.ctx, ana, fairlead.NotificationFilter{}, 0, 50)
		w.must(err)
		if len(page.Notifications) != want || page.Unread != want {
			t.Errorf("%s: %d in the bell, %d unread, want %d", what, len(page.Notifications), page.Unread, want)
		}
	}
	choose(fairlead.ChannelApp)
	w.post(someone("1@x.test"))
	w.send(p, fairlead.ChannelEmail)
	w.sent(p, "who wants the bell only")
	bell("who wants the bell only", 1)
	choose(fairlead.ChannelEmail)
	w.post(someone("2@x.test"))
	w.send(p, fairlead.ChannelEmail)
	w.sent(p, "who wants mails only", "ana: New lead: Jo")
	bell("who wants mails only", 1)
	choose()
	w.post(someone("3@x.test"))
	w.wait(time.Hour)
	w.send(p, fairlead.ChannelEmail)
	w.sent(p, "who wants nothing")
	bell("who wants nothing", 1)
	always := true
	_, err := w.app.ChangeMessaging(w.ctx, w.owner, usecase.MessagingPatch{AssignedInApp: &always})
	w.must(err)
	w.post(someone("4@x.test"))
	bell("who cannot switch it off", 2)
}

func TestOneClickInAMailSwitchesItsKindOff(t *testing.T) {
	w, p, agents := mailed(t, "ana")
	w.post(someone("jo@x.test"))
	w.send(p, fairlead.ChannelEmail)
	link := p.brought[0].Note.Unsubscribe
	signed, ours := strings.CutPrefix(link, "https://leads.acme.test/unsubscribe/")
	if !ours {
		t.Fatalf("the link is %q", link)
	}
	words, err := w.app.Unsubscription(w.ctx, signed)
	w.must(err)
	if words != "new leads" {
		t.Errorf("it is about %q", words)
	}
	for _, forged := range []string{"", "x", signed + "x", strings.Replace(signed, ".assigned.", ".batch.", 1), strings.Replace(signed, fmt.Sprintf(".%d.", agents[0].Member.ID), fmt.Sprintf(".%d.", w.owner.Member.ID), 1)} {
		if _, err := w.app.Unsubscription(w.ctx, forged); fairlead.KindOf(err) != fairlead.KindNotFound {
			t.Errorf("%q is answered %v", forged, err)
		}
		w.refused(w.app.Unsubscribe(w.ctx, forged), fairlead.KindNotFound, "not_found")
	}
	w.must(w.app.Unsubscribe(w.ctx, signed))
	w.must(w.app.Unsubscribe(w.ctx, signed)) // a second time changes nothing
	p.brought = nil
	w.wait(time.Hour)
	w.post(someone("al@x.test"))
	w.send(p, fairlead.ChannelEmail)
	w.sent(p, "afterwards")
	v, err := w.app.NotificationSettings(w.ctx, agents[0])
	w.must(err)
	if got := v.Messaging.ChannelsFor(v.Settings, fairlead.NotifyAssigned); slices.Contains(got, fairlead.ChannelEmail) || !slices.Contains(got, fairlead.ChannelApp) {
		t.Errorf("new leads come by %v", got)
	}
	if got := v.Messaging.ChannelsFor(v.Settings, fairlead.NotifyMention); !slices.Contains(got, fairlead.ChannelEmail) {
		t.Errorf("mentions come by %v", got)
	}
}

func TestWhereNobodyIsAnyMoreNothingIsSent(t *testing.T) {
	w, p, agents := mailed(t, "ana")
	ana := agents[0]
	phone, err := w.app.AddDevice(w.ctx, ana, fairlead.PushDevice{Endpoint: "https://push.test/1", Name: "Phone"})
	w.must(err)
	_, err = w.app.AddDevice(w.ctx, ana, fairlead.PushDevice{Endpoint: "https://push.test/2", Name: "Desk"})
	w.must(err)
	w.post(someone("jo@x.test"))
	w.post(someone("al@x.test"))
	p.answer = notify.Outcome{Problem: "Nobody is there.", Gone: true}
	messages, _, err := w.app.TakeMessages(w.ctx, w.owner.Workspace, fairlead.ChannelPush, 1)
	w.must(err)
	if m := messages[0]; m.Device.ID != phone.ID || m.PushKeys != "private public" || m.Contact != "mailto:leads@acme.test" || m.Note.Title != "2 new leads" {
		t.Fatalf("it is %+v", m)
	}
	w.must(w.app.NoteMessage(w.ctx, w.owner.Workspace, messages[0], p.answer))
	p.answer = notify.Outcome{}
	w.send(p, fairlead.ChannelPush)
	w.sent(p, "the other browser", "ana: 2 new leads")
	v, err := w.app.NotificationSettings(w.ctx, ana)
	w.must(err)
	if len(v.Devices) != 1 || v.Devices[0].Name != "Desk" {
		t.Errorf("her browsers are %+v", v.Devices)
	}
}

func TestAChatThatMovedAndOneThatIsGone(t *testing.T) {
	w, p, agents := mailed(t, "ana")
	token := "1:a"
	_, err := w.app.ChangeMessaging(w.ctx, w.owner, usecase.MessagingPatch{TelegramToken: &token})
	w.must(err)
	_, err = w.app.ChangeNotificationSettings(w.ctx, agents[0], fairlead.NotificationSettings{Telegram: "-1"})
	w.must(err)
	w.post(someone("jo@x.test"))
	messages, _, err := w.app.TakeMessages(w.ctx, w.owner.Workspace, fairlead.ChannelTelegram, 100)
	w.must(err)
	w.must(w.app.NoteMessage(w.ctx, w.owner.Workspace, messages[0], notify.Outcome{Problem: "The group has become a supergroup.", MovedTo: "-100"}))
	w.send(p, fairlead.ChannelTelegram)
	if got := p.brought[0].Settings.Telegram; got != "-100" {
		t.Errorf("it goes on to the chat %s", got)
	}
	w.post(someone("al@x.test"))
	p.answer = notify.Outcome{Problem: "The bot was blocked.", Gone: true}
	w.send(p, fairlead.ChannelTelegram)
	v, err := w.app.NotificationSettings(w.ctx, agents[0])
	w.must(err)
	if v.Settings.Telegram != "" || v.Settings.Problems[fairlead.ChannelTelegram] != "The bot was blocked." || v.Reached(fairlead.ChannelTelegram) {
		t.Errorf("her settings are %+v", v.Settings)
	}
}

func TestAdminsAreToldWhatNeedsThem(t *testing.T) {
	w, p, agents := mailed(t, "ana")
	off, on := false, true
	_, err := w.app.UpdateMember(w.ctx, w.owner, agents[0].Member.ID, usecase.MemberPatch{Active: &off})
	w.must(err)
	for i := range 3 {
		w.post(someone(fmt.Sprintf("%d@x.test", i)))
	}
	w.send(p, fairlead.ChannelEmail)
	w.sent(p, "while leads wait", "Olga: 3 leads are waiting")
	w.wait(30 * time.Minute)
	w.post(someone("4@x.test"))
	w.send(p, fairlead.ChannelEmail)
	w.sent(p, "half an hour later")
	w.wait(time.Hour)
	w.post(someone("5@x.test"))
	_, err = w.app.UpdateMember(w.ctx, w.owner, agents[0].Member.ID, usecase.MemberPatch{Active: &on})
	w.must(err)
	w.post(someone("6@x.test")) // the desk gives away first what waited longer
	w.send(p, fairlead.ChannelEmail)
	w.sent(p, "once none waits any more", "ana: 6 new leads")
	adam := w.member("adam", "admin")
	w.wait(time.Hour)
	_, err = w.app.AddMember(w.ctx, adam, usecase.NewMember{Name: "Eve", Email: "eve@acme.test", PasswordHash: "-", Role: "agent"})
	w.must(err)
	w.send(p, fairlead.ChannelEmail)
	w.sent(p, "of a new member", "Olga: Eve has joined")
}

func TestADailySummary(t *testing.T) {
	w, p, agents := mailed(t, "ana")
	_, err := w.app.ChangeNotificationSettings(w.ctx, agents[0], fairlead.NotificationSettings{SummaryAt: "07:30"})
	w.must(err)
	w.post(someone("jo@x.test"))
	w.send(p, fairlead.ChannelEmail)
	p.brought = nil
	tomorrow := time.Date(2026, 6, 2, 7, 30, 0, 0, time.UTC)
	summarise := func() {
		t.Helper()
		next, err := w.app.Summarise(w.ctx, w.owner.Workspace, agents[0].Member.ID)
		w.must(err)
		if !next.Equal(tomorrow) {
			t.Errorf("the next is at %v, want %v", next, tomorrow)
		}
		w.send(p, fairlead.ChannelEmail)
	}
	summarise() // at ten, which is when it was wanted before
	w.sent(p, "at an hour that is not wanted any more")
	w.wait(tomorrow.Sub(w.now()))
	tomorrow = tomorrow.AddDate(0, 0, 1)
	summarise()
	n := p.brought[0].Note
	if n.Title != "Your day: Tuesday, 2 June" || n.Text != "1 new lead since yesterday, 0 tasks to be done today." || n.Items[0].Title != "1 lead waits for a first answer" {
		t.Errorf("it says %+v", n)
	}
	_, err = w.app.ChangeNotificationSettings(w.ctx, agents[0], fairlead.NotificationSettings{})
	w.must(err)
	if next, err := w.app.Summarise(w.ctx, w.owner.Workspace, agents[0].Member.ID); err != nil || !next.IsZero() {
		t.Errorf("once switched off: %v, %v", next, err)
	}
}
