package cli

import (
	"context"
	"os"
	"runtime/debug"

	"fairlead"

	"fairlead/internal/bench"
)

type benchmark struct {
	Measure measurement `cmd:"" default:"withargs" help:"Measure this program on this machine, each figure beside a yardstick."`
	Seed    seeding     `cmd:"" help:"Fill an empty database with a workspace of many leads."`
}

type measurement struct {
	JSON     string   `help:"File to write the figures to." default:"bench.json" placeholder:"FILE"`
	Postgres string   `help:"A PostgreSQL server to measure on, by the URL of a user who may create databases. make bench starts one." env:"FAIRLEAD_TEST_POSTGRES" placeholder:"URL"`
	Only     []string `help:"Measure these rows only, such as P3,P4." placeholder:"ROW"`
	Leads    int      `help:"How many leads P7 lists." default:"100000" env:"LEADS"`
	Seeded   []string `help:"Let P7 list the leads of these databases, which bench seed has filled." placeholder:"FILE|URL"`
	Large    int      `help:"Measure P12 as well: intake at this many leads." placeholder:"LEADS"`
}

// Run measures this very program.
func (c measurement) Run(ctx context.Context, s *Streams) error {
	debug.SetGCPercent(gcPercent) // as the server does
	program, err := os.Executable()
	if err != nil {
		return err
	}
	report, err := bench.Run(ctx, bench.Options{Program: program, JSON: c.JSON, Postgres: c.Postgres, Only: c.Only,
		Leads: c.Leads, Seeded: c.Seeded, Large: c.Large}, s.Out)
	if err != nil {
		return err
	}
	for _, row := range report.Rows {
		if !row.OK {
			return fairlead.Mend("goal_missed", "At least one figure misses its goal; see the table.")
		}
	}
	return nil
}

type seeding struct {
	Leads int    `help:"How many leads." default:"1000000"`
	Seed  uint64 `help:"The same seed gives the same leads." default:"1"`
	database
}

// Run fills the database.
func (c seeding) Run(ctx context.Context, s *Streams) error {
	debug.SetGCPercent(gcPercent)
	ctx, stop := untilStopped(ctx)
	defer stop()
	return bench.Seed(ctx, c.Database, c.Leads, c.Seed, s.Out)
}
