package usecase

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"time"

	"fairlead"
	"fairlead/internal/notify"
	"fairlead/internal/store"
)

// How mails of one moment become one: after one has gone, the next waits.
const clusterPause = time.Minute

// mostTogether is how many dispatches go out as one message.
const mostTogether = 1000

// TakeMessages returns messages that are due by a channel, each to another target, and when the next is (zero: none is). What is
// not to be said any more is dropped, and what is to be said later is put off. The rest is due until NoteMessage.
func (a *App) TakeMessages(ctx context.Context, workspace int64, channel fairlead.Channel, most int) (messages []Message, next time.Time, err error) {
	key, err := a.channelKey(ctx, workspace, channel)
	if err != nil {
		return nil, next, err
	}
	var changed []fairlead.Dispatch
	err = a.store.Read(ctx, workspace, func(tx store.Tx) error {
		d, err := a.newDispatcher(tx, channel, key)
		if err != nil {
			return err
		}
		if messages, err = d.messages(most); err != nil {
			return err
		}
		changed = d.changed
		next, err = tx.Dispatches().NextDue(channel)
		return err
	})
	if err == nil && len(changed) > 0 {
		err = a.store.WriteAside(ctx, workspace, func(tx store.Tx) error {
			if err := tx.Dispatches().Record(changed); err != nil {
				return err
			}
			next, err = tx.Dispatches().NextDue(channel)
			return err
		})
	}
	return messages, next, wrap("take messages", err)
}

// channelKey is what a channel keeps secret in a workspace: its keys for push services, or what links in mails are signed with.
func (a *App) channelKey(ctx context.Context, workspace int64, channel fairlead.Channel) (string, error) {
	switch channel {
	case fairlead.ChannelPush:
		return a.secret(ctx, workspace, pushSecret, a.outside.Channels.NewPushKeys)
	case fairlead.ChannelEmail:
		return a.secret(ctx, workspace, unsubscribeSecret, rand.Text)
	}
	return "", nil
}

// secret is what a workspace keeps under a name, made when it is wanted first.
func (a *App) secret(ctx context.Context, workspace int64, name string, fresh func() string) (value string, err error) {
	err = a.store.Read(ctx, workspace, func(tx store.Tx) (err error) {
		value, err = tx.Messaging().Secret(name, nil)
		return err
	})
	if errors.Is(err, fairlead.ErrNotFound) {
		err = a.store.WriteAside(ctx, workspace, func(tx store.Tx) (err error) {
			value, err = tx.Messaging().Secret(name, fresh)
			return err
		})
	}
	return value, wrap("find secret", err)
}

// dispatcher makes messages of what is due by one channel.
type dispatcher struct {
	app       *App
	tx        store.Tx
	at        time.Time
	channel   fairlead.Channel
	workspace fairlead.Workspace
	members   map[int64]fairlead.Member
	reach     *reach
	key       string              // see channelKey
	changed   []fairlead.Dispatch // dropped, put off, or put into a message
}

func (a *App) newDispatcher(tx store.Tx, channel fairlead.Channel, key string) (d *dispatcher, err error) {
	d = &dispatcher{app: a, tx: tx, at: a.now(), channel: channel, key: key}
	if d.workspace, err = a.publicWorkspace(tx); err != nil {
		return nil, err
	}
	if d.members, err = a.members(tx, d.workspace.ID); err != nil {
		return nil, err
	}
	d.reach, err = readReach(a, tx)
	return d, err
}

// publicWorkspace is the workspace, with the address at which the outside finds it.
func (a *App) publicWorkspace(tx store.Tx) (fairlead.Workspace, error) {
	w, err := tx.Workspace()
	w.PublicURL = cmp.Or(w.PublicURL, a.outside.PublicURL)
	return w, err
}

// messages makes messages of what is due, each to another target.
func (d *dispatcher) messages(most int) (all []Message, err error) {
	targets, err := d.tx.Dispatches().Targets(d.channel, d.at, most)
	if err != nil {
		return nil, err
	}
	for _, target := range targets {
		m, err := d.message(target)
		if err != nil {
			return nil, err
		}
		if len(m.dispatches) > 0 {
			all = append(all, m)
		}
	}
	return all, nil
}

// message makes a message of what is due to a target; without dispatches if there is nothing to say now.
func (d *dispatcher) message(target int64) (m Message, err error) {
	due, err := d.tx.Dispatches().Due(d.channel, target, d.at, mostTogether)
	if err != nil || len(due) == 0 {
		return m, err
	}
	m = Message{Channel: d.channel, Member: d.members[due[0].MemberID], Settings: d.reach.settings[due[0].MemberID], Messaging: d.reach.messaging,
		Contact: d.contact()}
	if why := d.unreachable(m.Member, target); why != "" {
		d.drop(due, why)
		return m, nil
	}
	m = d.addressed(m, target)
	due = oneMessage(due)
	until, err := d.holdUntil(m, target, due[0])
	if err != nil || !until.IsZero() {
		d.putOff(due, until)
		return m, err
	}
	told, err := d.stillTrue(m.Member, due)
	if err != nil || len(told) == 0 {
		return m, err
	}
	for _, t := range told {
		t.dispatch.MessageID = cmp.Or(due[0].MessageID, due[0].ID)
		m.dispatches = append(m.dispatches, t.dispatch)
	}
	d.changed = append(d.changed, m.dispatches...)
	m.Note, err = d.word(m, told)
	return m, err
}

// oneMessage is those of the dispatches that go out together: those that were tried together, or else all that were not yet.
func oneMessage(due []fairlead.Dispatch) []fairlead.Dispatch {
	first := due[0].MessageID
	return slices.DeleteFunc(due, func(o fairlead.Dispatch) bool { return o.MessageID != first })
}

// unreachable is why nothing reaches a target any more; "": it does.
func (d *dispatcher) unreachable(m fairlead.Member, target int64) (why string) {
	switch {
	case !m.Active:
		return m.Name + " is inactive."
	case !slices.Contains(d.reach.targets(m.ID, d.channel), target):
		return "This member is not reached this way any more."
	}
	return ""
}

// addressed is a message with the browser that it goes to, if it goes to one.
func (d *dispatcher) addressed(m Message, target int64) Message {
	if d.channel == fairlead.ChannelPush {
		devices := d.reach.devices[m.Member.ID]
		i := slices.IndexFunc(devices, func(device fairlead.PushDevice) bool { return device.ID == target })
		m.Device, m.PushKeys = devices[i], d.key
	}
	return m
}

// holdUntil is until when a message waits: for the end of quiet hours, or for others that come within a minute of a mail.
// Zero: it goes now, as what comes at an hour that its member has chosen always does.
func (d *dispatcher) holdUntil(m Message, target int64, first fairlead.Dispatch) (time.Time, error) {
	if first.Kind == fairlead.NotifySummary {
		return time.Time{}, nil
	}
	if until := quietUntil(m.Settings.Quiet, d.workspace, d.at); !until.IsZero() {
		return until, nil
	}
	if d.channel != fairlead.ChannelEmail || first.MessageID != 0 { // which was tried already
		return time.Time{}, nil
	}
	last, err := d.tx.Dispatches().LastSent(d.channel, target)
	if ready := last.Add(clusterPause); err == nil && !last.IsZero() && ready.After(d.at) {
		return ready, nil
	}
	return time.Time{}, err
}

func (d *dispatcher) drop(all []fairlead.Dispatch, why string) {
	for _, o := range all {
		o.State, o.NextAt, o.LastAt, o.Problem = fairlead.DispatchDropped, time.Time{}, d.at, why
		d.changed = append(d.changed, o)
	}
}

func (d *dispatcher) putOff(all []fairlead.Dispatch, until time.Time) {
	for _, o := range all {
		o.NextAt = until
		d.changed = append(d.changed, o)
	}
}

// contact is whom operators of push services may write to.
func (d *dispatcher) contact() string {
	if from := d.reach.messaging.Mail.From; from != "" {
		return "mailto:" + from
	}
	for _, m := range d.members {
		if m.Role.Kind == fairlead.RoleOwner {
			return "mailto:" + m.Email
		}
	}
	return d.workspace.PublicURL
}

// testNote is what somebody gets who asks whether a channel reaches them.
func testNote(w fairlead.Workspace, at time.Time, id int64) notify.Note {
	return notify.Note{ID: fmt.Sprintf("test-%d", id), Subject: "Fairlead reaches you here", Title: "Fairlead reaches you here",
		Text: "This is a test that you asked for. Nothing has happened.", Link: w.PublicURL, At: at}
}
