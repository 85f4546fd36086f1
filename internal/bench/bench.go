// Package bench measures Fairlead on the machine it runs on: every figure beside a yardstick measured in the same run,
// since machines differ and drift. It opens the database through the same function as the server, with the same
// durability, and prints the settings it found.
package bench

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"fairlead"
)

// Row is one figure beside its yardstick.
type Row struct {
	Name      string  `json:"name"` // P1 and so on, as in docs/performance.md
	What      string  `json:"what"`
	Value     float64 `json:"value"`
	Unit      string  `json:"unit"`
	Yardstick float64 `json:"yardstick"` // in the same unit; 0: none, the goal is absolute
	Against   string  `json:"against"`   // what the yardstick is
	Ratio     float64 `json:"ratio"`     // value / yardstick; 0 without a yardstick
	Goal      string  `json:"goal"`
	OK        bool    `json:"ok"`
}

// Report is everything one run found.
type Report struct {
	At       time.Time                    `json:"at"`
	Go       string                       `json:"go"`
	Cores    int                          `json:"cores"`
	Settings map[string]map[string]string `json:"settings"` // by database, read back from the connection that writes
	Syncs    Syncs                        `json:"syncs"`
	Rows     []Row                        `json:"rows"`
}

// Options are what to measure, and with what.
type Options struct {
	Program  string   // the built binary
	JSON     string   // the file to write the figures to; "": none
	Postgres string   // the URL of a server, by a user who may create databases
	Only     []string // the rows to measure; none: all
	Leads    int      // how many leads P7 lists
	Seeded   []string // databases that Seed has filled, which P7 measures on instead
	Large    int      // how many leads P12 measures at; 0: P12 is not measured
}

// run is one benchmark run.
type run struct {
	Options
	ctx     context.Context
	dir     string
	out     io.Writer
	offices int // opened so far
	report  Report
}

// measure is what makes some of the rows.
type measure struct {
	rows []string
	do   func() error
}

func (r *run) measures() []measure {
	all := []measure{
		{[]string{"P1", "P2"}, r.intake},
		{[]string{"P3"}, r.postgresIntake},
		{[]string{"P4"}, r.replicas},
		{[]string{"P5"}, r.http},
		{[]string{"P6", "P13"}, r.decide},
		{[]string{"P7"}, r.lists},
		{[]string{"P8"}, r.bulk},
		{[]string{"P9"}, r.imports},
		{[]string{"P10"}, r.streams},
		{[]string{"P11"}, r.start},
		{[]string{"P14"}, r.replay},
	}
	if r.Large != 0 {
		all = append(all, measure{[]string{"P12"}, r.growth})
	}
	wanted := func(row string) bool { return len(r.Only) == 0 || slices.Contains(r.Only, row) }
	return slices.DeleteFunc(all, func(m measure) bool { return !slices.ContainsFunc(m.rows, wanted) })
}

// Run measures, prints the table to out, and writes it as JSON.
func Run(ctx context.Context, options Options, out io.Writer) (Report, error) {
	dir, err := os.MkdirTemp("", "fairlead-bench-")
	if err != nil {
		return Report{}, fmt.Errorf("make a directory to measure in: %w", err)
	}
	defer os.RemoveAll(dir)
	r := &run{Options: options, ctx: ctx, dir: dir, out: out,
		report: Report{At: time.Now().UTC(), Go: runtime.Version(), Cores: runtime.NumCPU(), Settings: map[string]map[string]string{}}}
	measures := r.measures()
	if len(measures) == 0 {
		return r.report, fairlead.Mend("unknown_row", "There is nothing to measure: see docs/performance.md for the names of the rows. P12 needs --large.")
	}
	for _, m := range append([]measure{{do: r.settings}}, measures...) {
		if err := m.do(); err != nil {
			return r.report, err
		}
	}
	r.print()
	if r.JSON == "" {
		return r.report, nil
	}
	raw, err := json.MarshalIndent(r.report, "", "  ")
	if err != nil {
		return r.report, err
	}
	return r.report, os.WriteFile(r.JSON, append(raw, '\n'), 0o644)
}

func (r *run) path(name string) string { return filepath.Join(r.dir, name) }

// add keeps a row and says whether it reaches its goal.
func (r *run) add(row Row, ok func(Row) bool) {
	if row.Yardstick != 0 {
		row.Ratio = row.Value / row.Yardstick
	}
	row.OK = ok(row)
	r.report.Rows = append(r.report.Rows, row)
}

func ratioAtLeast(goal float64) func(Row) bool { return func(r Row) bool { return r.Ratio >= goal } }

func ratioAtMost(goal float64) func(Row) bool { return func(r Row) bool { return r.Ratio <= goal } }

func valueAtMost(goal float64) func(Row) bool { return func(r Row) bool { return r.Value <= goal } }
