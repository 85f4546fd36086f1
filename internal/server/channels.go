package server

import (
	"context"
	"net/mail"
	"strings"
	"time"

	"fairlead"
	"fairlead/internal/notify"
	"fairlead/internal/notify/email"
	"fairlead/internal/notify/slack"
	"fairlead/internal/notify/telegram"
	"fairlead/internal/notify/webpush"
	"fairlead/internal/outbound"
	"fairlead/internal/usecase"
)

// channels brings notifications beyond the bell.
type channels struct {
	door     *outbound.Door
	given    fairlead.MailServer // that the program was started with
	mail     *email.Sender
	ownMail  *email.Sender // brings mails by the server that the program was started with, wherever that is
	push     *webpush.Sender
	slack    *slack.Sender
	telegram *telegram.Sender
}

func newChannels(door *outbound.Door, given fairlead.MailServer, telegramAt string, now func() time.Time) *channels {
	return &channels{door: door, given: given, mail: email.NewSender(door, now), ownMail: email.NewSender(outbound.New(true), now),
		push: webpush.NewSender(door, now), slack: slack.NewSender(door, now), telegram: telegram.NewSender(door, telegramAt, now)}
}

var _ usecase.Channels = (*channels)(nil)

// Bring brings a message, once.
func (c *channels) Bring(ctx context.Context, m usecase.Message) notify.Outcome {
	switch m.Channel {
	case fairlead.ChannelEmail:
		return c.postman(m.Messaging.Mail).Send(ctx, mailServer(m.Messaging.Mail), addressOf(m.Member), m.Note)
	case fairlead.ChannelPush:
		private, public, _ := strings.Cut(m.PushKeys, " ")
		return c.push.Send(ctx, webpush.Keys{Private: private, Public: public}, m.Contact, device(m.Device), m.Note)
	case fairlead.ChannelSlack:
		return c.slack.Send(ctx, m.Settings.Slack, m.Note)
	case fairlead.ChannelTelegram:
		return c.telegram.Send(ctx, m.Messaging.TelegramToken, m.Settings.Telegram, m.Note)
	}
	return notify.Outcome{Problem: "Nothing is sent this way.", Final: true}
}

// postman brings mails by a server.
func (c *channels) postman(by fairlead.MailServer) *email.Sender {
	if by == c.given {
		return c.ownMail
	}
	return c.mail
}

// TryMail brings a mail by a server, and returns what both said.
func (c *channels) TryMail(ctx context.Context, by fairlead.MailServer, to fairlead.Member, n notify.Note) (notify.Outcome, []string) {
	return c.postman(by).Test(ctx, mailServer(by), addressOf(to), n)
}

// CheckMail says what is wrong with a mail server.
func (c *channels) CheckMail(m fairlead.MailServer) []fairlead.FieldError {
	return mailServer(m).Check()
}

// CheckDevice says what is wrong with a browser.
func (c *channels) CheckDevice(d fairlead.PushDevice) []fairlead.FieldError {
	return device(d).Check(c.door)
}

// CheckSlack says what is wrong with the URL of an incoming webhook.
func (c *channels) CheckSlack(url string) string { return slack.Check(c.door, url) }

// CheckChat says what is wrong with the id of a chat.
func (c *channels) CheckChat(id string) string { return telegram.CheckChat(id) }

// Bot asks Telegram whose token this is.
func (c *channels) Bot(ctx context.Context, token string) (name, problem string) {
	if problem := telegram.Check(token); problem != "" {
		return "", problem
	}
	return c.telegram.Me(ctx, token)
}

// NewPushKeys makes the keys by which push services know a workspace.
func (c *channels) NewPushKeys() string {
	keys := webpush.NewKeys()
	return keys.Private + " " + keys.Public
}

func addressOf(m fairlead.Member) mail.Address { return mail.Address{Name: m.Name, Address: m.Email} }

func device(d fairlead.PushDevice) webpush.Device {
	return webpush.Device{Endpoint: d.Endpoint, P256dh: d.P256dh, Auth: d.Auth}
}

func mailServer(m fairlead.MailServer) email.Server {
	s := email.Server{Host: m.Host, Port: m.Port, Security: email.Security(m.Security), User: m.User, Password: m.Password, From: m.From, FromName: m.FromName}
	if m.DKIMDomain != "" {
		s.DKIM = &email.DKIM{Domain: m.DKIMDomain, Selector: m.DKIMName, PrivateKey: m.DKIMKey}
	}
	return s
}

// givenMail reads the mail server that the program was started with.
func givenMail(o Options) (fairlead.MailServer, error) {
	if o.SMTP == "" && o.MailFrom == "" {
		return fairlead.MailServer{}, nil
	}
	if o.SMTP == "" || o.MailFrom == "" {
		return fairlead.MailServer{}, fairlead.Mend("mail_half_set_up", "To send mails, set both --smtp and --mail-from.")
	}
	s, err := email.ParseServer(o.SMTP, o.MailFrom)
	if err != nil {
		return fairlead.MailServer{}, fairlead.Mend("mail_server", "%v", err)
	}
	return fairlead.MailServer{Host: s.Host, Port: s.Port, Security: string(s.Security), User: s.User, Password: s.Password, From: s.From, FromName: s.FromName}, nil
}
