package usecase

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"fairlead"
	"fairlead/internal/notify"
	"fairlead/internal/store"
)

// NotificationSettingsView is how a member hears of things, and how they could.
type NotificationSettingsView struct {
	Settings  fairlead.NotificationSettings
	Messaging fairlead.Messaging
	Devices   []fairlead.PushDevice // the member's
	PushKey   string                // by which their browsers know the workspace; base64url
	Zone      string                // in which their hours are, unless they say so
}

// Reached reports whether a channel reaches the member as things are.
func (v NotificationSettingsView) Reached(c fairlead.Channel) bool {
	r := reach{messaging: v.Messaging, settings: map[int64]fairlead.NotificationSettings{0: v.Settings}, devices: map[int64][]fairlead.PushDevice{0: v.Devices}}
	return c == fairlead.ChannelApp || len(r.targets(0, c)) > 0
}

// NotificationSettings returns how the actor hears of things.
func (a *App) NotificationSettings(ctx context.Context, actor fairlead.Actor) (v NotificationSettingsView, err error) {
	keys, err := a.channelKey(ctx, actor.Workspace, fairlead.ChannelPush)
	if err != nil {
		return v, err
	}
	_, v.PushKey, _ = strings.Cut(keys, " ")
	err = a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		r, err := readReach(a, tx)
		if err != nil {
			return err
		}
		w, err := tx.Workspace()
		v.Settings, v.Messaging, v.Devices, v.Zone = r.settings[actor.Member.ID], r.messaging, r.devices[actor.Member.ID], w.Zone
		return err
	})
	return v, wrap("read notification settings", err)
}

// ChangeNotificationSettings writes how the actor wants to hear of things.
func (a *App) ChangeNotificationSettings(ctx context.Context, actor fairlead.Actor, s fairlead.NotificationSettings) (v NotificationSettingsView, err error) {
	s.Slack, s.Telegram, s.Quiet.Zone = strings.TrimSpace(s.Slack), strings.TrimSpace(s.Telegram), strings.TrimSpace(s.Quiet.Zone)
	if err := a.checkSettings(s); err != nil {
		return v, err
	}
	err = a.write(ctx, actor.Workspace, func(tx store.Tx) (err error) {
		s.Problems = nil
		if err := tx.Messaging().Save(actor.Member.ID, s); err != nil {
			return err
		}
		if s.SummaryAt == "" {
			return nil
		}
		w, err := tx.Workspace()
		if err != nil {
			return err
		}
		return tx.Jobs().Want(fairlead.Job{Kind: fairlead.JobSummary, Ref: actor.Member.ID, RunAt: nextSummary(s, w, a.now())})
	})
	if err != nil {
		return v, wrap("change notification settings", err)
	}
	a.tell(Stale{Workspace: actor.Workspace, Topics: []Topic{TopicMe}, Members: []int64{actor.Member.ID}})
	return a.NotificationSettings(ctx, actor)
}

func (a *App) checkSettings(s fairlead.NotificationSettings) error {
	wrong := checkChoice(s.Channels)
	bad := func(field, message string) {
		if message != "" {
			wrong = append(wrong, fairlead.FieldError{Field: field, Message: message})
		}
	}
	q := s.Quiet
	if (q.From == "") != (q.To == "") || q.From != "" && q.From == q.To {
		bad("quiet_hours", "Say when they begin and when they end.")
	}
	bad("quiet_hours.from", clockProblem(q.From))
	bad("quiet_hours.to", clockProblem(q.To))
	bad("summary_at", clockProblem(s.SummaryAt))
	if q.Zone != "" && !isZone(q.Zone) {
		bad("quiet_hours.zone", "There is no such time zone. Use one such as Europe/Berlin.")
	}
	if s.Slack != "" {
		bad("slack_url", a.outside.Channels.CheckSlack(s.Slack))
	}
	if s.Telegram != "" {
		bad("telegram_chat", a.outside.Channels.CheckChat(s.Telegram))
	}
	return fairlead.InvalidFields(wrong)
}

func clockProblem(clock string) string {
	if _, err := time.Parse("15:04", clock); clock != "" && (err != nil || len(clock) != len("15:04")) {
		return "Write an hour such as 07:30."
	}
	return ""
}

func checkChoice(choice fairlead.ChannelChoice) (wrong []fairlead.FieldError) {
	for kind, channels := range choice {
		field := "channels." + string(kind)
		if !slices.Contains(fairlead.NotificationKinds(), kind) {
			wrong = append(wrong, fairlead.FieldError{Field: field, Message: "There are no such notifications."})
		}
		for i, c := range channels {
			if !slices.Contains(fairlead.Channels(), c) || slices.Contains(channels[:i], c) {
				wrong = append(wrong, fairlead.FieldError{Field: fmt.Sprintf("%s[%d]", field, i), Message: "There is no such channel, or it is named twice."})
			}
		}
	}
	slices.SortFunc(wrong, func(a, b fairlead.FieldError) int { return strings.Compare(a.Field, b.Field) })
	return wrong
}

// TestChannel brings the actor a message without a meaning by one channel, at once, and says what was wrong with that; "": it
// was taken.
func (a *App) TestChannel(ctx context.Context, actor fairlead.Actor, channel fairlead.Channel) (problem string, err error) {
	var messages []Message
	key, err := a.channelKey(ctx, actor.Workspace, channel)
	if err != nil {
		return "", err
	}
	err = a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		d, err := a.newDispatcher(tx, channel, key)
		if err != nil {
			return err
		}
		targets := d.reach.targets(actor.Member.ID, channel)
		if len(targets) == 0 {
			return fairlead.Conflict("not_reached", "This channel does not reach you yet. Set it up first.")
		}
		for _, target := range targets {
			messages = append(messages, d.addressed(Message{Channel: channel, Member: actor.Member, Settings: d.reach.settings[actor.Member.ID], Messaging: d.reach.messaging, Contact: d.contact(),
				Note: testNote(d.workspace, d.at, target)}, target))
		}
		return nil
	})
	for _, m := range messages {
		if o := a.outside.Channels.Bring(ctx, m); o.Problem != "" {
			problem = o.Problem
		}
	}
	return problem, wrap("test channel", err)
}

// AddDevice lets a browser of the actor's take messages.
func (a *App) AddDevice(ctx context.Context, actor fairlead.Actor, d fairlead.PushDevice) (fairlead.PushDevice, error) {
	d.MemberID, d.CreatedAt, d.Name = actor.Member.ID, a.now(), strings.TrimSpace(d.Name)
	wrong := a.outside.Channels.CheckDevice(d)
	if message := checkText(d.Name); message != "" {
		wrong = append(wrong, fairlead.FieldError{Field: "name", Message: message})
	}
	if err := fairlead.InvalidFields(wrong); err != nil {
		return d, err
	}
	err := a.write(ctx, actor.Workspace, func(tx store.Tx) (err error) {
		all, err := tx.PushDevices().List()
		if err != nil {
			return err
		}
		known := slices.ContainsFunc(all, func(k fairlead.PushDevice) bool { return k.Endpoint == d.Endpoint })
		if !known && len(ofMember(all, actor.Member.ID)) >= mostDevices {
			return fairlead.Conflict("too_many_devices", fmt.Sprintf("%d browsers take your notifications already. Remove one first.", mostDevices))
		}
		if d.ID, err = tx.NextIDs(store.PushDeviceIDs, 1); err != nil {
			return err
		}
		d.ID, err = tx.PushDevices().Save(d)
		return err
	})
	a.devicesChanged(actor, err)
	return d, wrap("add device", err)
}

// mostDevices is how many browsers of one member take messages.
const mostDevices = 20

func ofMember(all []fairlead.PushDevice, member int64) (devices []fairlead.PushDevice) {
	for _, d := range all {
		if d.MemberID == member {
			devices = append(devices, d)
		}
	}
	return devices
}

// RemoveDevice lets a browser of the actor's take no more messages. One that is not there takes none.
func (a *App) RemoveDevice(ctx context.Context, actor fairlead.Actor, id int64) error {
	err := a.write(ctx, actor.Workspace, func(tx store.Tx) error {
		d, err := tx.PushDevices().Get(id)
		if err != nil || d.MemberID != actor.Member.ID {
			return UnlessGone(err)
		}
		return tx.PushDevices().Delete(id)
	})
	a.devicesChanged(actor, err)
	return wrap("remove device", err)
}

func (a *App) devicesChanged(actor fairlead.Actor, err error) {
	if err == nil {
		a.tell(Stale{Workspace: actor.Workspace, Topics: []Topic{TopicMe}, Members: []int64{actor.Member.ID}})
	}
}

// TryMailServer brings the actor a mail by a server that is not in use yet, and returns what both said.
func (a *App) TryMailServer(ctx context.Context, actor fairlead.Actor, server fairlead.MailServer) (notify.Outcome, []string, error) {
	var w fairlead.Workspace
	server, err := a.mailServer(ctx, actor, server)
	if err != nil {
		return notify.Outcome{}, nil, err
	}
	err = a.store.Read(ctx, actor.Workspace, func(tx store.Tx) (err error) {
		w, err = a.publicWorkspace(tx)
		return err
	})
	if err != nil {
		return notify.Outcome{}, nil, wrap("try mail server", err)
	}
	outcome, said := a.outside.Channels.TryMail(ctx, server, actor.Member, testNote(w, a.now(), a.now().Unix()))
	return outcome, said, nil
}
