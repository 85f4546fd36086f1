package bench

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
)

var syncCalls = regexp.MustCompile(`(?m)^\s*[\d.]+\s+[\d.]+\s+\d+\s+(\d+)\s+(?:\d+\s+)?f(?:data)?sync$`)

// CountSyncs posts lone leads to the program, one after the other, and counts from outside (strace) how often it told
// the disk to keep something.
func CountSyncs(ctx context.Context, program, database, token, scratch string) (Syncs, error) {
	tracer, err := exec.LookPath("strace")
	if err != nil {
		return Syncs{}, errors.New("strace is needed to count disk syncs: install the package strace")
	}
	p, err := serve(ctx, program, database, tracer, "-f", "-c", "-e", "trace=fsync,fdatasync", "-o", scratch)
	if err != nil {
		return Syncs{}, err
	}
	if err := errors.Join(postAlone(ctx, newClient(token, 1, p.address)), p.stop()); err != nil {
		return Syncs{}, fmt.Errorf("post lone leads: %w", err)
	}
	raw, err := os.ReadFile(scratch)
	if err != nil {
		return Syncs{}, err
	}
	seen := Syncs{Leads: loneLeads}
	for _, line := range syncCalls.FindAllSubmatch(raw, -1) {
		calls, err := strconv.Atoi(string(line[1]))
		if err != nil {
			return Syncs{}, err
		}
		seen.Seen += calls
	}
	return seen, nil
}

func postAlone(ctx context.Context, c *client) error {
	written, err := bodies(loneLeads)
	if err != nil {
		return err
	}
	return c.posts(ctx, written, new(tally))
}
