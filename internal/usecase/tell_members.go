package usecase

import (
	"slices"
	"time"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// reach is by which channels the members of a workspace hear of things.
type reach struct {
	messaging fairlead.Messaging
	settings  map[int64]fairlead.NotificationSettings
	devices   map[int64][]fairlead.PushDevice // by member
}

func readReach(app *App, tx store.Tx) (*reach, error) {
	r := &reach{devices: map[int64][]fairlead.PushDevice{}}
	var err error
	if r.messaging, err = app.messaging(tx); err != nil {
		return nil, err
	}
	if r.settings, err = tx.Messaging().Members(); err != nil {
		return nil, err
	}
	devices, err := tx.PushDevices().List()
	for _, d := range devices {
		r.devices[d.MemberID] = append(r.devices[d.MemberID], d)
	}
	return r, err
}

// messaging is how the workspace sends. What the program was started with goes before what somebody has entered.
func (a *App) messaging(tx store.Tx) (fairlead.Messaging, error) {
	m, err := tx.Messaging().Workspace()
	if a.outside.Mail.On() {
		m.Mail = a.outside.Mail
	}
	return m, err
}

// targets is where a channel reaches a member: their devices, or themselves; nil: nowhere.
func (r *reach) targets(member int64, channel fairlead.Channel) (all []int64) {
	switch channel {
	case fairlead.ChannelPush:
		for _, d := range r.devices[member] {
			all = append(all, d.ID)
		}
		return all
	case fairlead.ChannelEmail:
		return reachedIf(r.messaging.Mail.On(), member)
	case fairlead.ChannelSlack:
		return reachedIf(r.settings[member].Slack != "", member)
	case fairlead.ChannelTelegram:
		return reachedIf(r.messaging.TelegramToken != "" && r.settings[member].Telegram != "", member)
	}
	return nil
}

func reachedIf(reached bool, member int64) []int64 {
	if reached {
		return []int64{member}
	}
	return nil
}

// channels is by which channels a member wants to hear of a kind.
func (r *reach) channels(member int64, kind fairlead.NotificationKind) []fairlead.Channel {
	switch kind {
	case fairlead.NotifySummary:
		return []fairlead.Channel{fairlead.ChannelEmail}
	default:
		return r.messaging.ChannelsFor(r.settings[member], kind)
	}
}

// dispatches are the ways on which a notification goes beside the bell. Their ids are known after write.
func (r *reach) dispatches(n fairlead.Notification) (all []fairlead.Dispatch) {
	for _, channel := range r.channels(n.MemberID, n.Kind) {
		for _, target := range r.targets(n.MemberID, channel) {
			all = append(all, fairlead.Dispatch{NotificationID: n.ID, MemberID: n.MemberID, Kind: n.Kind, Channel: channel, TargetID: target,
				State: fairlead.DispatchDue, At: n.At, NextAt: n.At})
		}
	}
	return all
}

// reachMembers leaves out of the story's notifications those that nobody wants, and of the bell those that it need not show.
func (s *story) reachMembers() (err error) {
	if len(s.notifications) == 0 {
		return nil
	}
	if s.reach == nil {
		if s.reach, err = readReach(s.app, s.tx); err != nil {
			return err
		}
	}
	wanted := s.notifications[:0]
	for _, n := range s.notifications {
		if channels := s.reach.channels(n.MemberID, n.Kind); len(channels) > 0 {
			n.Unshown = !slices.Contains(channels, fairlead.ChannelApp)
			wanted = append(wanted, n)
		}
	}
	s.notifications = wanted
	return nil
}

// writeNotifications writes who is told what, and asks once for each channel that it be brought.
func (s *story) writeNotifications() error {
	var all []fairlead.Dispatch
	for _, n := range s.notifications {
		all = append(all, s.reach.dispatches(n)...)
	}
	if err := s.tx.Notifications().Insert(s.notifications); err != nil || len(all) == 0 {
		return err
	}
	first, err := s.tx.NextIDs(store.DispatchIDs, len(all))
	if err != nil {
		return err
	}
	for i := range all {
		all[i].ID = first + int64(i)
	}
	if err := s.tx.Dispatches().Insert(all); err != nil {
		return err
	}
	s.stale.wake = true
	return wantSending(s.tx, s.at, channelsOf(all)...)
}

func channelsOf(all []fairlead.Dispatch) (channels []fairlead.Channel) {
	for _, d := range all {
		if !slices.Contains(channels, d.Channel) {
			channels = append(channels, d.Channel)
		}
	}
	return channels
}

// wantSending asks that what is due by these channels be brought.
func wantSending(tx store.Tx, at time.Time, channels ...fairlead.Channel) error {
	var jobs []fairlead.Job
	for i, c := range fairlead.Channels() {
		if slices.Contains(channels, c) {
			jobs = append(jobs, fairlead.Job{Kind: fairlead.JobSend, Ref: int64(i), RunAt: at})
		}
	}
	return tx.Jobs().Want(jobs...)
}

// notifyAll tells every active member with a permission.
func (s *story) notifyAll(members map[int64]fairlead.Member, with fairlead.Permission, n fairlead.Notification) {
	for id, m := range members {
		if m.Active && access.Allowed(fairlead.Actor{Kind: fairlead.ActorMember, Member: m}, with) {
			n.MemberID = id
			s.notify(n)
		}
	}
}

// lost tells a member that somebody else, or nobody, has a lead of theirs now.
func (s *story) lost(member, leadID int64, by fairlead.ActorName) {
	if member != 0 && s.given == nil {
		s.notify(fairlead.Notification{MemberID: member, Kind: fairlead.NotifyAway, LeadID: leadID, Count: 1, Actor: by})
	}
}
