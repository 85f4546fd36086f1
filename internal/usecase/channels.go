package usecase

import (
	"context"

	"fairlead"
	"fairlead/internal/notify"
)

// Channels bring messages to members, and know what addresses look like. None of it panics or takes longer than some seconds.
type Channels interface {
	// Bring brings a message, once. The outcome says what became of it.
	Bring(ctx context.Context, m Message) notify.Outcome
	// TryMail brings a mail by a server, and returns what both said.
	TryMail(ctx context.Context, by fairlead.MailServer, to fairlead.Member, n notify.Note) (notify.Outcome, []string)
	// CheckMail, CheckDevice, CheckSlack and CheckChat say what is wrong with an address, as far as can be known without
	// reaching it.
	CheckMail(fairlead.MailServer) []fairlead.FieldError
	CheckDevice(fairlead.PushDevice) []fairlead.FieldError
	CheckSlack(url string) (problem string)
	CheckChat(id string) (problem string)
	// Bot asks Telegram whose token this is.
	Bot(ctx context.Context, token string) (name, problem string)
	// NewPushKeys makes the keys by which push services know a workspace: the private and the public one, a space between.
	NewPushKeys() string
}

// Message is what goes out at once to one member by one channel.
type Message struct {
	Channel   fairlead.Channel
	Member    fairlead.Member
	Settings  fairlead.NotificationSettings
	Device    fairlead.PushDevice // of ChannelPush
	PushKeys  string              // likewise; see Channels.NewPushKeys
	Messaging fairlead.Messaging
	Contact   string // whom operators of push services may write to: a mailto or https URL
	Note      notify.Note

	dispatches []fairlead.Dispatch
}
