package server

import (
	"io"
	"io/fs"
	"log/slog"
	"time"
)

// Options is everything that can be chosen about a server. The zero value of a field means the default named there.
type Options struct {
	Addr     string // host:port to listen on; port 0 picks a free one. Default 127.0.0.1:8080
	Database string // path of a SQLite file, or postgres://… . Default fairlead.db
	// AllowPrivateTargets lets addresses that somebody has entered lead to this machine and its networks.
	AllowPrivateTargets bool
	// Aside leaves what is done in the background to another server: see ServeAside.
	Aside bool
	// MetricsToken is what readers of /metrics show. Default: none; then they must be on this machine.
	MetricsToken string
	Mail         MailOptions
	// SMTP is the mail server by which notifications leave, as smtp://user:password@host:port, and MailFrom the address that they
	// come from. Default: what each workspace enters.
	SMTP, MailFrom string
	// PublicURL is where the outside finds the program, for workspaces that say nothing else. Default: nobody says.
	PublicURL string
	// TelegramAt is the address of Telegram's Bot API. Default: Telegram's own.
	TelegramAt string

	Demo    bool             // fill an empty database with the demo, and offer its sign-ins
	Out     io.Writer        // where "listening on …" and the demo's sign-ins are printed. Default: nowhere
	Log     *slog.Logger     // default: nowhere
	Now     func() time.Time // default time.Now
	UI      fs.FS            // the built user interface. Default: the embedded one
	Version string           // of the program, for metrics and traces. Default: dev

	HashMemory uint32 // KiB to hash a new password with. Default: what is safe; tests, which hash many, take less
}

// Defaults of Options.
const (
	DefaultAddr     = "127.0.0.1:8080"
	DefaultDatabase = "fairlead.db"
)

func (o Options) filled() Options {
	if o.Addr == "" {
		o.Addr = DefaultAddr
	}
	if o.Database == "" {
		o.Database = DefaultDatabase
	}
	if o.Version == "" {
		o.Version = "dev"
	}
	if o.Out == nil {
		o.Out = io.Discard
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return o
}
