// Package cli is the command line: it reads flags and environment, calls the server or a use case, and puts every
// error into one line. It exits 1 for what the user can mend, 2 for wrong usage.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"

	"fairlead"
)

// Streams is where the program reads and writes.
type Streams struct {
	In  io.Reader
	Out io.Writer
	Err io.Writer
}

// program is every command and flag.
type program struct {
	Serve   serve      `cmd:"" help:"Serve Fairlead: user interface and HTTP API."`
	Setup   setup      `cmd:"" help:"Make a workspace and its owner. Again with another name: one more."`
	Token   token      `cmd:"" help:"API tokens."`
	Backup  backup     `cmd:"" help:"Copy the database to a file, while the server runs."`
	Restore restore    `cmd:"" help:"Put a backup in the place of the database."`
	Import  importFile `cmd:"" help:"Bring in a CSV or Excel file of leads."`
	Version version    `cmd:"" help:"Print the version."`
	Openapi openapi    `cmd:"" help:"Print the OpenAPI document."`

	CopyDatabase copyDatabase `cmd:"" help:"Copy everything to another database, such as from SQLite to PostgreSQL."`

	Bench benchmark `cmd:"" help:"Measure this program on this machine, each figure beside a yardstick."`
}

// database is the flag that several commands share.
type database struct {
	Database string `help:"SQLite file, or postgres://user:password@host:5432/name." default:"fairlead.db" env:"FAIRLEAD_DATABASE" placeholder:"FILE|URL"`
}

// exit ends parsing: kong wants to leave the program after --help.
type exit int

// Exit codes.
const (
	ok       exit = 0
	mendable exit = 1
	misused  exit = 2
)

// Run runs one command line and returns the exit code. build is the version of the program.
func Run(build string, args []string, s Streams) (code int) {
	defer func() {
		switch caught := recover().(type) {
		case nil:
		case exit:
			code = int(caught)
		default:
			panic(caught)
		}
	}()
	var p program
	parser, err := kong.New(&p, kong.Name("fairlead"), kong.Description("Leads in, fairly assigned, with the reasons."),
		kong.Writers(s.Out, s.Err), kong.Exit(func(code int) { panic(exit(code)) }), kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.Bind(&s, buildName(build)), kong.BindTo(context.Background(), (*context.Context)(nil)))
	if err != nil {
		return complain(s, err)
	}
	command, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintf(s.Err, "fairlead: %v. See fairlead --help.\n", err)
		return int(misused)
	}
	if err := command.Run(); err != nil {
		return complain(s, err)
	}
	return int(ok)
}

type buildName string

// complain puts an error into one line.
func complain(s Streams, err error) int {
	fmt.Fprintf(s.Err, "fairlead: %s\n", sentence(err))
	return int(mendable)
}

// sentence is what a person reads of an error.
func sentence(err error) string {
	var known *fairlead.Error
	text := err.Error()
	if errors.As(err, &known) {
		text = known.Message
	}
	return strings.Join(strings.Fields(text), " ")
}
