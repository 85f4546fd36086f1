package usecase

import (
	"context"
	"maps"
	"time"

	"fairlead"
	"fairlead/internal/notify"
	"fairlead/internal/store"
)

// NoteMessage writes what became of a message. It does so even if time is up: what was sent was sent.
func (a *App) NoteMessage(ctx context.Context, workspace int64, m Message, o notify.Outcome) error {
	at := a.now()
	for i := range m.dispatches {
		m.dispatches[i] = afterSending(m.dispatches[i], o, at)
	}
	err := a.store.WriteAside(ctx, workspace, func(tx store.Tx) error { return tx.Dispatches().Record(m.dispatches) })
	if err == nil && (o.Gone || o.MovedTo != "") {
		err = a.addressChanged(ctx, workspace, m, o)
	}
	return wrap("note message", err)
}

// afterSending is a dispatch after one more attempt.
func afterSending(d fairlead.Dispatch, o notify.Outcome, at time.Time) fairlead.Dispatch {
	d.Attempts++
	d.LastAt, d.NextAt, d.Problem = at, time.Time{}, o.Problem
	switch {
	case o.Problem == "":
		d.State = fairlead.DispatchSent
	case o.MovedTo != "":
		d.NextAt = at
	case o.Gone || o.Final || d.Attempts > len(sendPauses):
		d.State = fairlead.DispatchFailed
	default:
		pause := sendPauses[d.Attempts-1]
		pause += pause / 10 * time.Duration(d.MessageID%100) / 100 // so that what failed together does not come back together
		d.NextAt = at.Add(max(pause, o.RetryAfter))
	}
	return d
}

// addressChanged forgets an address at which nobody is any more, and enters one that has moved. Its member sees why.
func (a *App) addressChanged(ctx context.Context, workspace int64, m Message, o notify.Outcome) error {
	target := m.dispatches[0].TargetID
	err := a.write(ctx, workspace, func(tx store.Tx) error {
		if o.Gone {
			if err := tx.Dispatches().GiveUp(m.Channel, target, o.Problem); err != nil {
				return err
			}
		}
		if m.Channel == fairlead.ChannelPush {
			return UnlessGone(tx.PushDevices().Delete(target))
		}
		all, err := tx.Messaging().Members()
		if err != nil {
			return err
		}
		return tx.Messaging().Save(m.Member.ID, moved(all[m.Member.ID], m.Channel, o))
	})
	if err == nil {
		a.tell(Stale{Workspace: workspace, Topics: []Topic{TopicMe}, Members: []int64{m.Member.ID}})
	}
	return err
}

// moved is settings with the new address of a channel, or without one that nobody has any more.
func moved(s fairlead.NotificationSettings, channel fairlead.Channel, o notify.Outcome) fairlead.NotificationSettings {
	if o.Gone {
		s.Problems = maps.Clone(s.Problems)
		if s.Problems == nil {
			s.Problems = map[fairlead.Channel]string{}
		}
		s.Problems[channel] = o.Problem
	}
	switch channel {
	case fairlead.ChannelSlack:
		s.Slack = o.MovedTo
	case fairlead.ChannelTelegram:
		s.Telegram = o.MovedTo
	}
	return s
}

// sendPauses stand between the attempts to bring a message, the last of which is two days after the first: who comes back
// later finds everything in the bell.
var sendPauses = []time.Duration{
	10 * time.Second, time.Minute, 5 * time.Minute, 15 * time.Minute, time.Hour, 3 * time.Hour, 6 * time.Hour, 12 * time.Hour, 24 * time.Hour,
}
