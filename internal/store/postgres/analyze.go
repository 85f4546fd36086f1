package postgres

import (
	"context"
	"fmt"
)

// PostgreSQL looks at its tables about once a minute. Until then it plans as if they held what they held before, and what
// it plans for a nearly empty table is to read all of it. A young database may grow by a hundred thousand leads in a
// minute; so the store has its tables looked at each time they have doubled, from firstLook to lastLook rows.
const (
	firstLook = 10_000
	lastLook  = 1_000_000
)

// learnSize finds out how many rows there are, as far as PostgreSQL has looked.
func (s *Store) learnSize(ctx context.Context) error {
	var rows int64
	err := s.db.QueryRowContext(ctx, `SELECT COALESCE(sum(GREATEST(reltuples, 0)), 0)::bigint FROM pg_class
		WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'`).Scan(&rows)
	if err != nil {
		return fmt.Errorf("read the size of tables: %w", err)
	}
	s.rows.Store(rows)
	s.nextLook.Store(max(firstLook, 2*rows))
	return nil
}

// grew counts rows, and has the tables looked at when there are twice as many as the last time.
func (s *Store) grew(rows int) {
	all, next := s.rows.Add(int64(rows)), s.nextLook.Load()
	if all < next || next > lastLook || !s.nextLook.CompareAndSwap(next, 2*all) {
		return
	}
	s.looks.Go(func() { _ = s.Analyze(context.Background()) }) // a help, not a duty
}

// Analyze looks at the tables that grow with the leads.
func (s *Store) Analyze(ctx context.Context) error {
	_, err := s.db.ExecContext(ctx, "ANALYZE lead, lead_tag, lead_search, activity, decision, ledger_entry, notification")
	if err != nil {
		return fmt.Errorf("analyze tables: %w", err)
	}
	return nil
}
