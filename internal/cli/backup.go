package cli

import (
	"context"
	"fmt"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"fairlead"

	"fairlead/internal/store/sqlite"
)

type backup struct {
	File string `arg:"" help:"File to write the copy to. There must be none of that name." placeholder:"FILE"`
	database
}

// Run copies the database and prints what the copy holds.
func (c backup) Run(ctx context.Context, s *Streams) error {
	path, err := c.file()
	if err != nil {
		return err
	}
	ctx, stop := untilStopped(ctx)
	defer stop()
	began := time.Now()
	found, err := sqlite.Backup(ctx, path, c.File)
	if err != nil {
		return unlessStopped(ctx, err, asBefore)
	}
	fmt.Fprintf(s.Out, "Backed up %s to %s.\n", amount(found, time.Since(began)), c.File)
	return nil
}

// file is the SQLite file that --database names.
func (d database) file() (string, error) {
	scheme, _, isURL := strings.Cut(d.Database, "://")
	switch {
	case isURL && strings.HasPrefix(scheme, "postgres"):
		return "", fairlead.Mend("use_postgres_tools", "PostgreSQL is backed up and restored with its own tools, pg_dump and pg_restore or point-in-time recovery; see docs/operations.md.")
	case isURL:
		return "", fairlead.Mend("unknown_database", "The database %q is not understood. Name a file, such as fairlead.db.", scheme+"://…")
	}
	return d.Database, nil
}

// amount is how much was copied in which time: "3 leads, 0.5 MB, in 0.1 s".
func amount(c sqlite.Contents, took time.Duration) string {
	leads := "leads"
	if c.Leads == 1 {
		leads = "lead"
	}
	return fmt.Sprintf("%d %s, %.1f MB, in %.1f s", c.Leads, leads, float64(c.Bytes)/1e6, took.Seconds())
}

// untilStopped ends with ctx, or when the program is told to end.
func untilStopped(ctx context.Context) (context.Context, context.CancelFunc) {
	return signal.NotifyContext(ctx, syscall.SIGINT, syscall.SIGTERM)
}

// asBefore is what a copy or a restoration that was told to end leaves.
const asBefore = "Stopped half-way; everything is as it was before."

// unlessStopped says how things are left if what failed was told to end.
func unlessStopped(ctx context.Context, err error, left string) error {
	if ctx.Err() != nil {
		return fairlead.Mend("stopped", "%s", left)
	}
	return err
}
