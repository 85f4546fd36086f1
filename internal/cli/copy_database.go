package cli

import (
	"context"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"fairlead/internal/server"
	"fairlead/internal/store/copydb"
)

type copyDatabase struct {
	From string `arg:"" help:"Database to copy: SQLite file, or postgres://user:password@host:5432/name." placeholder:"FROM"`
	To   string `arg:"" help:"Empty database to copy to; a file is made." placeholder:"TO"`
}

// Run copies, tells how far it is on standard error, and prints what both databases hold.
func (c copyDatabase) Run(ctx context.Context, s *Streams) error {
	ctx, stop := untilStopped(ctx)
	defer stop()
	began := time.Now()
	done, err := server.CopyDatabase(ctx, c.From, c.To, progressTo(s.Err))
	if done.Checks != nil {
		printChecks(s.Out, done.Checks)
	}
	if err != nil {
		return unlessStopped(ctx, err, "Stopped before the copy was whole and checked. Empty TO if there is anything in it, then copy again.")
	}
	if done.Mended > 0 {
		fmt.Fprintf(s.Out, "In %d texts, � took the place of characters that cannot be stored everywhere (U+0000, invalid UTF-8).\n", done.Mended)
	}
	took := time.Since(began).Seconds()
	fmt.Fprintf(s.Out, "Copied and checked %d rows in %.1f s (%.0f rows/s): both databases hold the same.\n", done.Rows(), took, float64(done.Rows())/took)
	return nil
}

// progressTo prints a line when a table is done, and one a second in between.
func progressTo(w io.Writer) copydb.Progress {
	last := time.Now()
	return func(s copydb.Step) {
		if now := time.Now(); s.Done || now.Sub(last) >= time.Second {
			last = now
			fmt.Fprintf(w, "%-6s %-14s %d rows\n", s.Doing, s.Table, s.Rows)
		}
	}
}

func printChecks(w io.Writer, checks []copydb.Check) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "table\trows\tSHA-256 of the rows\t")
	for _, c := range checks {
		if c.OK() {
			fmt.Fprintf(t, "%s\t%d\t%x\tsame\n", c.Table, c.From.Rows, c.From.SHA256)
			continue
		}
		fmt.Fprintf(t, "%s\t%d\t%x\tFROM\n", c.Table, c.From.Rows, c.From.SHA256)
		fmt.Fprintf(t, "\t%d\t%x\tTO DIFFERS\n", c.To.Rows, c.To.SHA256)
	}
	t.Flush()
}
