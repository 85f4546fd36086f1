package postgres

import (
	"context"
	"fmt"
)

// PostgreSQL looks at its tables about once a minute. Until then it plans as if they held what they held before, and what
// it plans for a nearly empty table is to read all of it. A young database may grow by a hundred thousand leads in a
// minute; so the store has its tables looked at itself, a few times in a database's life.
const (
	firstLook = 5_000 // rows
	lastLook  = 1_000_000
	lookAgain = 4 // times as many rows
)

// learnSize finds out how many rows there were when PostgreSQL last looked.
func (s *Store) learnSize(ctx context.Context) error {
	var rows int64
	err := s.db.QueryRowContext(ctx, `SELECT COALESCE(sum(GREATEST(reltuples, 0)), 0)::bigint FROM pg_class
		WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'`).Scan(&rows)
	if err != nil {
		return fmt.Errorf("read the size of tables: %w", err)
	}
	s.rows.Store(max(s.rows.Load(), rows))
	s.nextLook.Store(max(firstLook, lookAgain*rows))
	return nil
}

// grew counts rows, and has the tables looked at when there are many more than the last time.
func (s *Store) grew(rows int) {
	all, next := s.rows.Add(int64(rows)), s.nextLook.Load()
	if all < next || next > lastLook || !s.nextLook.CompareAndSwap(next, lookAgain*all) {
		return
	}
	s.looks.Go(func() { _ = s.lookAt(context.Background(), all) }) // a help, not a duty
}

// lookAt has the tables looked at, unless another replica just had.
func (s *Store) lookAt(ctx context.Context, rows int64) error {
	if err := s.learnSize(ctx); err != nil || s.nextLook.Load() > rows {
		return err
	}
	if err := s.Analyze(ctx); err != nil {
		return err
	}
	return s.learnSize(ctx)
}

// Analyze looks at the tables that grow with the leads.
func (s *Store) Analyze(ctx context.Context) error {
	_, err := s.db.ExecContext(ctx, "ANALYZE lead, lead_tag, lead_search, activity, decision, ledger_entry, notification")
	if err != nil {
		return fmt.Errorf("analyze tables: %w", err)
	}
	return nil
}
