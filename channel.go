package fairlead

import "slices"

// Channel is a way by which notifications reach a member.
type Channel string

// The channels. ChannelApp is the bell, which shows the notifications themselves; the others bring dispatches.
const (
	ChannelApp      Channel = "app"
	ChannelEmail    Channel = "email"
	ChannelPush     Channel = "push"
	ChannelSlack    Channel = "slack"
	ChannelTelegram Channel = "telegram"
)

// Channels lists the channels, as they are shown.
func Channels() []Channel {
	return []Channel{ChannelApp, ChannelEmail, ChannelPush, ChannelSlack, ChannelTelegram}
}

// ChannelChoice says for kinds of notifications by which channels they come. A kind that is not in it comes by all, but for
// those that nobody has who did not ask for them.
type ChannelChoice map[NotificationKind][]Channel

// NotificationSettings are how a member hears of things. The zero value is as the workspace has it, at any hour.
type NotificationSettings struct {
	Channels  ChannelChoice
	Quiet     QuietHours
	SummaryAt string             // HH:MM in the zone of the quiet hours: when a mail says how the day stands; "": never
	Slack     string             // the URL of an incoming webhook; "": none
	Telegram  string             // the id of a chat with the workspace's bot; "": none
	Problems  map[Channel]string // why an address that the member had entered was forgotten
}

// QuietHours are when nothing but the bell reaches a member; what was held back comes as one message when they end.
type QuietHours struct {
	From, To string // HH:MM, To of the next day if it is not later; both "": never
	Zone     string // IANA name; "": the workspace's
}

// On reports whether there are any.
func (q QuietHours) On() bool { return q.From != "" }

// Messaging is how a workspace sends notifications, and what its members have who chose nothing.
type Messaging struct {
	Channels      ChannelChoice
	AssignedInApp bool // nobody can switch off the bell for leads that they are given
	TelegramToken string
	TelegramName  string // of the bot
	Mail          MailServer
}

// MailServer is how a workspace's mails leave. The zero value sends none.
type MailServer struct {
	Host       string `json:"host"`
	Port       int    `json:"port"`
	Security   string `json:"security"` // "tls", "starttls", "offered" or "none"
	User       string `json:"user"`
	Password   string `json:"password"`
	From       string `json:"from"` // address
	FromName   string `json:"from_name"`
	DKIMDomain string `json:"dkim_domain"` // "": mails are not signed
	DKIMName   string `json:"dkim_name"`   // selector
	DKIMKey    string `json:"dkim_key"`    // PEM
}

// On reports whether mails are sent.
func (m MailServer) On() bool { return m.Host != "" }

// rarely are the kinds that nobody has who did not ask for them.
var rarely = []NotificationKind{NotifyAway}

// ofLeads are the kinds that say that the member has leads now.
var ofLeads = []NotificationKind{NotifyAssigned, NotifyReassigned, NotifyBatch}

// ChannelsFor is by which channels a member is told of a kind, as they and the workspace have chosen.
func (m Messaging) ChannelsFor(s NotificationSettings, kind NotificationKind) []Channel {
	chosen, said := s.Channels[kind]
	if !said {
		chosen, said = m.Channels[kind]
	}
	if !said && !slices.Contains(rarely, kind) {
		chosen = Channels()
	}
	if m.InAppAlways(kind) && !slices.Contains(chosen, ChannelApp) {
		chosen = append([]Channel{ChannelApp}, chosen...)
	}
	return chosen
}

// InAppAlways reports whether nobody can switch off the bell for a kind.
func (m Messaging) InAppAlways(kind NotificationKind) bool {
	return m.AssignedInApp && slices.Contains(ofLeads, kind)
}
