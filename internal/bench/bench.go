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
	"time"
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
	At       time.Time         `json:"at"`
	Go       string            `json:"go"`
	Cores    int               `json:"cores"`
	Settings map[string]string `json:"settings"` // of the database, read back from the connection that writes
	Syncs    Syncs             `json:"syncs"`
	Rows     []Row             `json:"rows"`
}

// run is one benchmark run.
type run struct {
	ctx     context.Context
	dir     string
	program string // the built binary, to start as a process
	out     io.Writer
	offices int // opened so far
	report  Report
}

// Run measures every row, prints the table to out and writes it as JSON to the file named, if one is. program is the
// built binary.
func Run(ctx context.Context, program, file string, out io.Writer) (Report, error) {
	dir, err := os.MkdirTemp("", "fairlead-bench-")
	if err != nil {
		return Report{}, fmt.Errorf("make a directory to measure in: %w", err)
	}
	defer os.RemoveAll(dir)
	r := &run{ctx: ctx, dir: dir, program: program, out: out,
		report: Report{At: time.Now().UTC(), Go: runtime.Version(), Cores: runtime.NumCPU()}}
	for _, measure := range []func() error{r.settings, r.intake, r.http, r.decide, r.start} {
		if err := measure(); err != nil {
			return r.report, err
		}
	}
	r.print()
	if file == "" {
		return r.report, nil
	}
	raw, err := json.MarshalIndent(r.report, "", "  ")
	if err != nil {
		return r.report, err
	}
	return r.report, os.WriteFile(file, append(raw, '\n'), 0o644)
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

func valueAtMost(goal float64) func(Row) bool { return func(r Row) bool { return r.Value <= goal } }
