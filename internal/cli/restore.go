package cli

import (
	"context"
	"fmt"
	"time"

	"fairlead/internal/store/sqlite"
)

type restore struct {
	File    string `arg:"" help:"Backup to restore." placeholder:"FILE"`
	Replace bool   `help:"Take the place of a database that is there; it is kept beside the new one."`
	database
}

// Run puts the backup in place and prints what it holds, and where the old database is.
func (c restore) Run(ctx context.Context, s *Streams) error {
	path, err := c.file()
	if err != nil {
		return err
	}
	ctx, stop := untilStopped(ctx)
	defer stop()
	began := time.Now()
	done, err := sqlite.Restore(ctx, path, c.File, c.Replace, began)
	if err != nil {
		return unlessStopped(ctx, err, asBefore)
	}
	fmt.Fprintf(s.Out, "Restored %s, to %s.\n", amount(done.Contents, time.Since(began)), path)
	if done.Kept != "" {
		fmt.Fprintf(s.Out, "The old database is kept as %s.\n", done.Kept)
	}
	return nil
}
