package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/url"
	"os"
	"strings"

	"github.com/alecthomas/kong"

	"fairlead/internal/server"
)

type importFile struct {
	File string `arg:"" help:"CSV or Excel file of leads." placeholder:"FILE"`

	URL      string `help:"Where the server is." default:"http://127.0.0.1:8080" env:"FAIRLEAD_URL" placeholder:"URL"`
	Token    string `help:"API token of whoever brings the file in. Better in the environment: others can read flags." env:"FAIRLEAD_TOKEN" placeholder:"TOKEN"`
	Database string `help:"Instead of a URL and a token: SQLite file, or postgres://user:password@host:5432/name. No server need run." placeholder:"FILE|URL"`
	As       string `help:"With --database: e-mail address of whoever brings the file in. Default: the Owner." placeholder:"EMAIL"`

	Encoding  string `help:"utf-8, utf-16le, utf-16be or windows-1252. Default: found out." enum:",utf-8,utf-16le,utf-16be,windows-1252" default:"" placeholder:"NAME"`
	Delimiter string `help:"comma, semicolon, tab or bar. Default: found out." enum:",comma,semicolon,tab,bar" default:"" placeholder:"NAME"`
	NoHeader  bool   `name:"no-header" help:"The first row is a lead already; columns are Column 1, Column 2, …"`

	Map        []string `help:"Where the cells of a column go, such as --map Budget=fields.budget; nothing behind the = leaves the column out. May be repeated." sep:"none" placeholder:"HEADER=FIELD"`
	MonthFirst *bool    `help:"01/02/2026 is in January." negatable:""`
	Comma      *bool    `help:"Numbers have a decimal comma." negatable:""`
	Duplicates string   `help:"Somebody who is known: note an enquiry, update the lead, or skip the row." enum:",enquiry,update,skip" default:"" placeholder:"enquiry|update|skip"`
	Source     string   `help:"Source of leads whose row names none." placeholder:"NAME"`
	Tag        []string `help:"Tag for all leads. May be repeated." sep:"none" placeholder:"NAME"`

	Routing string   `help:"Who gets leads whose row names no agent: whom the rules say, or nobody (none)." enum:"rules,none" default:"rules" placeholder:"rules|none"`
	Agent   []string `help:"They go to this agent, by e-mail address; to several in equal shares if repeated." sep:"none" placeholder:"EMAIL"`

	DryRun   bool   `help:"Say what would happen, and leave it at that."`
	Rejected string `help:"File to write the rows to that could not be brought in, with the reasons. There must be none of that name." placeholder:"FILE"`
}

// apart are flags that do not go together. What the environment says is no flag.
var apart = [][2]string{{"url", "database"}, {"token", "database"}, {"routing", "agent"}, {"dry-run", "rejected"}}

// Validate refuses flags that make no sense, or not together.
func (c *importFile) Validate(command *kong.Context) error {
	said := map[string]bool{}
	for _, step := range command.Path {
		if step.Flag != nil {
			said[step.Flag.Name] = true
		}
	}
	for _, pair := range apart {
		if said[pair[0]] && said[pair[1]] {
			return fmt.Errorf("--%s and --%s can't be used together", pair[0], pair[1])
		}
	}
	for _, m := range c.Map {
		if !strings.Contains(m, "=") {
			return fmt.Errorf("--map %s must be HEADER=FIELD", m)
		}
	}
	if c.Database != "" {
		return nil
	}
	at, err := url.Parse(c.URL)
	switch {
	case c.Token == "":
		return errors.New("missing --token (or FAIRLEAD_TOKEN), or --database")
	case c.As != "":
		return errors.New("--as goes with --database; a token says by itself whose it is")
	case err != nil || at.Host == "" || at.Scheme != "http" && at.Scheme != "https":
		return errors.New("--url must be an address such as http://127.0.0.1:8080")
	}
	return nil
}

// Run brings the file in. Told to end before it was begun, nothing of it stays.
func (c *importFile) Run(ctx context.Context, s *Streams, build buildName) error {
	file, err := os.Open(c.File)
	if err != nil {
		return unreadable(err.(*fs.PathError)) // as os.Open says
	}
	defer file.Close()
	ctx, stop := untilStopped(ctx)
	defer stop()
	defer context.AfterFunc(ctx, func() {
		stop()       // a second signal ends the program at once
		file.Close() // whoever waits for more of a pipe need not any longer
	})()
	rejects, end, err := newRejects(c.Rejected)
	if err != nil {
		return err
	}
	at, err := c.reach(ctx, s, build)
	if err != nil {
		return errors.Join(err, end())
	}
	r := &importRun{importFile: c, Streams: s, reached: at, rejects: rejects}
	return errors.Join(r.bringIn(ctx, file), at.leave(ctx), end())
}

// reached is a workspace over the API: of a server that runs, or of one that is there for this command only.
type reached struct {
	client
	aside *server.Aside // nil: a server runs
}

func (c *importFile) reach(ctx context.Context, s *Streams, build buildName) (reached, error) {
	if c.Database == "" {
		return reached{client: client{strings.TrimRight(c.URL, "/"), c.Token}}, nil
	}
	log := slog.New(slog.NewTextHandler(s.Err, &slog.HandlerOptions{Level: slog.LevelError}))
	aside, err := server.ServeAside(ctx, server.Options{Database: c.Database, Version: string(build), Log: log}, c.As, "fairlead import")
	if err != nil {
		return reached{}, err
	}
	return reached{client{aside.URL(), aside.Token}, aside}, nil
}

// leave gives back what was taken to reach the workspace.
func (r reached) leave(ctx context.Context) error {
	if r.aside == nil {
		return nil
	}
	return r.aside.Stop(ctx)
}

// workOn goes on with a batch until that or ctx has ended, unless the server does so by itself.
func (r reached) workOn(ctx context.Context, batch int64) error {
	if r.aside != nil {
		return r.aside.WorkOn(ctx, batch)
	}
	<-ctx.Done()
	return nil
}

// page is where people find an import.
func (r reached) page(id int64) string {
	if r.aside != nil {
		return fmt.Sprintf("Admin → Imports, number %d", id)
	}
	return fmt.Sprintf("%s/admin/imports/%d", r.url, id)
}
