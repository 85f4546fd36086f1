package sqlite

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

// interrupted is a context that somebody writes to the database between any two looks at.
type interrupted struct {
	context.Context
	write func()
	looks int
}

func (c *interrupted) Err() error {
	if c.looks++; c.looks > 200 {
		return context.DeadlineExceeded
	}
	c.write()
	return c.Context.Err()
}

func TestACopyIsNotBegunAnewWhenSomebodyWrites(t *testing.T) {
	s := open(t)
	add := func(name string) {
		w := fairlead.Workspace{Name: name, CreatedAt: time.Unix(1, 0)}
		if _, err := s.CreateWorkspace(t.Context(), w, func(store.Tx) error { return nil }); err != nil {
			t.Error(err)
		}
	}
	for range 8 {
		add(strings.Repeat("Acme", 1<<18)) // a megabyte: as much as is copied at once
	}
	to := filepath.Join(t.TempDir(), "copy.db")
	ctx := &interrupted{Context: t.Context(), write: func() { add("late") }}
	if err := copyOnline(ctx, s.path, to); err != nil {
		t.Fatalf("after %d looks at the context: %v", ctx.looks, err)
	}
	if info, err := os.Stat(to); err != nil || info.Size() < 8<<20 || ctx.looks < 8 {
		t.Errorf("%d looks for %v, %v: too few writes came in between", ctx.looks, info, err)
	}
	copied, err := Open(t.Context(), to)
	if err != nil {
		t.Fatal(err)
	}
	defer copied.Close()
	all, err := copied.Workspaces(t.Context())
	if err != nil || len(all) < 8 || len(all) > 16 {
		t.Errorf("%d workspaces, %v; want the 8, and at most what was added before the copy began", len(all), err)
	}
	t.Logf("%d looks, %d workspaces", ctx.looks, len(all))
}
