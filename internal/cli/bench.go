package cli

import (
	"context"
	"os"
	"runtime/debug"

	"fairlead"

	"fairlead/internal/bench"
)

type benchmark struct {
	JSON string `help:"File to write the figures to." default:"bench.json" placeholder:"FILE"`
}

// Run measures this very program.
func (c benchmark) Run(ctx context.Context, s *Streams) error {
	debug.SetGCPercent(gcPercent) // as the server does
	program, err := os.Executable()
	if err != nil {
		return err
	}
	report, err := bench.Run(ctx, program, c.JSON, s.Out)
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
