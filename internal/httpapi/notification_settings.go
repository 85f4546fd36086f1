package httpapi

import (
	"context"
	"time"

	"fairlead"
	"fairlead/internal/usecase"
)

func (a *API) declareNotificationSettings() {
	const tag = "Notifications"
	register(a, Operation{"GET", "/me/notification-settings", SignedIn, "get-notification-settings", tag, "How you hear of things", 0, false}, a.notificationSettings)
	register(a, Operation{"PUT", "/me/notification-settings", SignedIn, "replace-notification-settings", tag, "Choose how you hear of things", 0, false}, a.changeNotificationSettings)
	register(a, Operation{"POST", "/me/notification-settings/test", SignedIn, "test-channel", tag, "Send yourself a test by one channel, at once", 0, false}, a.testChannel)
	register(a, Operation{"POST", "/me/push-subscriptions", SignedIn, "add-push-subscription", tag, "Let a browser of yours take notifications", 201, false}, a.addDevice)
	register(a, Operation{"DELETE", "/me/push-subscriptions/{id}", SignedIn, "delete-push-subscription", tag, "Let a browser of yours take no more notifications", 0, false}, a.removeDevice)
}

// KindChannels says by which channels notifications of a kind come.
type KindChannels struct {
	Kind      fairlead.NotificationKind `json:"kind"`
	Channels  []fairlead.Channel        `json:"channels"`
	Own       bool                      `json:"own" doc:"False: nobody chose, so it is as inherited"`
	Inherited []fairlead.Channel        `json:"inherited" doc:"By which they come unless somebody chooses: as the workspace has it, or as a new workspace does"`
	AppAlways bool                      `json:"app_always" doc:"The workspace always shows these in the bell"`
}

// ChannelState is whether a channel reaches you.
type ChannelState struct {
	Channel fairlead.Channel `json:"channel"`
	Reached bool             `json:"reached" doc:"False: it must be set up first, by you or in the workspace's settings"`
	Problem *string          `json:"problem" doc:"Why an address that you had entered was forgotten"`
}

// QuietHours are when nothing but the bell reaches you.
type QuietHours struct {
	From string  `json:"from" maxLength:"5" doc:"HH:MM" example:"20:00"`
	To   string  `json:"to" maxLength:"5" doc:"HH:MM, of the next day if it is not later" example:"07:30"`
	Zone *string `json:"zone" required:"false" maxLength:"100" doc:"IANA time zone; null: the workspace's"`
}

// NotificationSettings are how you hear of things.
type NotificationSettings struct {
	Kinds        []KindChannels `json:"kinds"`
	Channels     []ChannelState `json:"channels"`
	QuietHours   *QuietHours    `json:"quiet_hours"`
	SummaryAt    *string        `json:"summary_at" doc:"HH:MM: when a mail says how your day stands"`
	SlackURL     *string        `json:"slack_url"`
	TelegramChat *string        `json:"telegram_chat"`
	TelegramBot  *string        `json:"telegram_bot" doc:"Whom to write to first"`
	PushKey      string         `json:"push_key" doc:"The applicationServerKey of this workspace, base64url"`
	Devices      []PushDevice   `json:"devices"`
	Zone         string         `json:"zone" doc:"The workspace's"`
}

// PushDevice is a browser of yours that takes notifications.
type PushDevice struct {
	ID        int64     `json:"id"`
	Name      string    `json:"name"`
	Endpoint  string    `json:"endpoint"`
	CreatedAt time.Time `json:"created_at"`
}

func wireDevice(d fairlead.PushDevice) PushDevice {
	return PushDevice{ID: d.ID, Name: d.Name, Endpoint: d.Endpoint, CreatedAt: d.CreatedAt}
}

// wireKind is by which channels a kind comes as somebody has chosen, and unless they had.
func wireKind(kind fairlead.NotificationKind, m fairlead.Messaging, s fairlead.NotificationSettings) KindChannels {
	var none fairlead.NotificationSettings
	_, own := s.Channels[kind]
	return KindChannels{Kind: kind, Channels: append([]fairlead.Channel{}, m.ChannelsFor(s, kind)...), Own: own,
		Inherited: append([]fairlead.Channel{}, m.ChannelsFor(none, kind)...), AppAlways: m.InAppAlways(kind)}
}

func wireNotificationSettings(v usecase.NotificationSettingsView) NotificationSettings {
	s := v.Settings
	wire := NotificationSettings{SummaryAt: orNull(s.SummaryAt), SlackURL: orNull(s.Slack), TelegramChat: orNull(s.Telegram),
		TelegramBot: orNull(v.Messaging.TelegramName), PushKey: v.PushKey, Devices: mapped(v.Devices, wireDevice), Zone: v.Zone}
	for _, kind := range fairlead.NotificationKinds() {
		wire.Kinds = append(wire.Kinds, wireKind(kind, v.Messaging, s))
	}
	for _, c := range fairlead.Channels() {
		wire.Channels = append(wire.Channels, ChannelState{c, v.Reached(c), orNull(s.Problems[c])})
	}
	if s.Quiet.On() {
		wire.QuietHours = &QuietHours{s.Quiet.From, s.Quiet.To, orNull(s.Quiet.Zone)}
	}
	return wire
}

// KindChoice says by which channels notifications of a kind come.
type KindChoice struct {
	Kind     fairlead.NotificationKind `json:"kind"`
	Channels *[]fairlead.Channel       `json:"channels" required:"false" nullable:"true" doc:"Null or absent: as the workspace has it"`
}

// choiceOf is what was chosen of some kinds.
func choiceOf(kinds []KindChoice) fairlead.ChannelChoice {
	choice := fairlead.ChannelChoice{}
	for _, k := range kinds {
		if k.Channels != nil {
			choice[k.Kind] = *k.Channels
		}
	}
	return choice
}

// NotificationSettingsChange replaces how you hear of things.
type NotificationSettingsChange struct {
	Kinds        []KindChoice `json:"kinds" maxItems:"50" doc:"Kinds that are left out are as the workspace has them"`
	QuietHours   *QuietHours  `json:"quiet_hours" required:"false" doc:"Null or absent: none"`
	SummaryAt    *string      `json:"summary_at" required:"false" maxLength:"5" doc:"Null or absent: never"`
	SlackURL     *string      `json:"slack_url" required:"false" maxLength:"2000" doc:"Of an incoming webhook; null or absent: none"`
	TelegramChat *string      `json:"telegram_chat" required:"false" maxLength:"100" doc:"The id of your chat with the workspace's bot; null or absent: none"`
}

type notificationSettingsBody struct {
	Body NotificationSettingsChange
}

func (a *API) notificationSettings(ctx context.Context, actor fairlead.Actor, _ *Empty) (*Answer[NotificationSettings], error) {
	return answerAs(wireNotificationSettings)(a.App.NotificationSettings(ctx, actor))
}

func (a *API) changeNotificationSettings(ctx context.Context, actor fairlead.Actor, in *notificationSettingsBody) (*Answer[NotificationSettings], error) {
	b := in.Body
	s := fairlead.NotificationSettings{Channels: choiceOf(b.Kinds), SummaryAt: orEmpty(b.SummaryAt), Slack: orEmpty(b.SlackURL), Telegram: orEmpty(b.TelegramChat)}
	if q := b.QuietHours; q != nil {
		s.Quiet = fairlead.QuietHours{From: q.From, To: q.To, Zone: orEmpty(q.Zone)}
	}
	return answerAs(wireNotificationSettings)(a.App.ChangeNotificationSettings(ctx, actor, s))
}

func orEmpty(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}

// ChannelTest names a channel to try.
type ChannelTest struct {
	Channel fairlead.Channel `json:"channel"`
}

// ChannelTried is what became of a test.
type ChannelTried struct {
	Problem *string `json:"problem" doc:"Null: it was taken"`
}

type channelTest struct {
	Body ChannelTest
}

func (a *API) testChannel(ctx context.Context, actor fairlead.Actor, in *channelTest) (*Answer[ChannelTried], error) {
	problem, err := a.App.TestChannel(ctx, actor, in.Body.Channel)
	if err != nil {
		return nil, err
	}
	return answer(ChannelTried{orNull(problem)}), nil
}

// PushSubscription is what a browser's PushManager.subscribe answers.
type PushSubscription struct {
	Endpoint string   `json:"endpoint" minLength:"1" maxLength:"2000"`
	Keys     PushKeys `json:"keys"`
	Name     *string  `json:"name" required:"false" maxLength:"400" doc:"What you call this browser"`
}

// PushKeys are the keys of a browser.
type PushKeys struct {
	P256dh string `json:"p256dh" maxLength:"200"`
	Auth   string `json:"auth" maxLength:"100"`
}

type pushSubscription struct {
	Body PushSubscription
}

func (a *API) addDevice(ctx context.Context, actor fairlead.Actor, in *pushSubscription) (*Answer[PushDevice], error) {
	b := in.Body
	return answerAs(wireDevice)(a.App.AddDevice(ctx, actor, fairlead.PushDevice{Endpoint: b.Endpoint, P256dh: b.Keys.P256dh, Auth: b.Keys.Auth, Name: orEmpty(b.Name)}))
}

func (a *API) removeDevice(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Empty, error) {
	return nil, a.App.RemoveDevice(ctx, actor, in.ID)
}
