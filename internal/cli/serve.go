package cli

import (
	"context"
	"log/slog"
	"os/signal"
	"runtime/debug"
	"syscall"

	"fairlead/internal/server"
)

type serve struct {
	Addr                string `help:"Address to listen on; port 0 picks a free one." default:"127.0.0.1:8080" env:"FAIRLEAD_ADDR" placeholder:"HOST:PORT"`
	Demo                bool   `help:"Fill an empty database with a demo and print its sign-ins." env:"FAIRLEAD_DEMO"`
	AllowPrivateTargets bool   `help:"Let webhooks, sources, mail servers and chats that somebody enters stand on this machine or in private networks." env:"FAIRLEAD_ALLOW_PRIVATE_TARGETS"`

	LogLevel slog.Level `help:"debug (every request), info, warn or error." default:"info" env:"FAIRLEAD_LOG_LEVEL"`
	database

	MailHost   string `help:"What stands behind the @ of addresses to which mails with leads are sent, such as leads.example.com." env:"FAIRLEAD_MAIL_HOST" placeholder:"HOST"`
	MailListen string `help:"Address to listen on for mails (SMTP), such as :2525." env:"FAIRLEAD_MAIL_LISTEN" placeholder:"HOST:PORT"`
	MailCert   string `help:"Certificate with which senders of mails may encrypt (STARTTLS)." env:"FAIRLEAD_MAIL_CERT" placeholder:"FILE"`
	MailKey    string `help:"Key of that certificate." env:"FAIRLEAD_MAIL_KEY" placeholder:"FILE"`

	SMTP      string `help:"Mail server by which notifications leave, such as smtps://user:password@mail.example.com. Better in the environment: others can read flags. Without it each workspace enters its own." env:"FAIRLEAD_SMTP" placeholder:"URL"`
	MailFrom  string `help:"Address that those mails come from." env:"FAIRLEAD_MAIL_FROM" placeholder:"ADDRESS"`
	PublicURL string `help:"Where people find Fairlead, for links in notifications of workspaces that say nothing else." env:"FAIRLEAD_PUBLIC_URL" placeholder:"URL"`

	MetricsToken string `help:"What readers of /metrics on other machines show. Better in the environment: others can read flags." env:"FAIRLEAD_METRICS_TOKEN" placeholder:"TOKEN"`
}

// gcPercent trades memory for time: the live heap is a few megabytes, so collecting at twice that would be nearly
// always.
const gcPercent = 400

// Run serves until the program is told to end.
func (c serve) Run(ctx context.Context, s *Streams, build buildName) error {
	debug.SetGCPercent(gcPercent)
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	go func() { // a second signal ends the program at once
		<-ctx.Done()
		stop()
	}()
	return server.Run(ctx, server.Options{
		Addr: c.Addr, Database: c.Database, Demo: c.Demo, AllowPrivateTargets: c.AllowPrivateTargets, Out: s.Out,
		Version: string(build), MetricsToken: c.MetricsToken,
		Mail: server.MailOptions{Host: c.MailHost, Listen: c.MailListen, Cert: c.MailCert, Key: c.MailKey},
		SMTP: c.SMTP, MailFrom: c.MailFrom, PublicURL: c.PublicURL,
		Log: slog.New(slog.NewTextHandler(s.Err, &slog.HandlerOptions{Level: c.LogLevel})),
	})
}
