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

// looked is how many rows there were when PostgreSQL last looked.
func (s *Store) looked(ctx context.Context) (rows int64, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT COALESCE(sum(GREATEST(reltuples, 0)), 0)::bigint FROM pg_class
		WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'`).Scan(&rows)
	if err != nil {
		return 0, fmt.Errorf("read the size of tables: %w", err)
	}
	return rows, nil
}

// learnSize finds out when it is worth while to look again.
func (s *Store) learnSize(ctx context.Context) error {
	rows, err := s.looked(ctx)
	if err == nil {
		s.rows.Store(max(s.rows.Load(), rows))
		s.nextLook.Store(max(firstLook, lookAgain*rows))
	}
	return err
}

// grew counts rows, and has the tables looked at when there are many more than the last time.
func (s *Store) grew(rows int) {
	all, next := s.rows.Add(int64(rows)), s.nextLook.Load()
	if all < next || next > lastLook || !s.nextLook.CompareAndSwap(next, lookAgain*all) {
		return
	}
	s.looks.Go(func() { _ = s.lookAt(context.Background(), all) }) // a help, not a duty
}

// lookAt has the tables looked at, unless another replica just had. Meanwhile nobody else does.
func (s *Store) lookAt(ctx context.Context, rows int64) error {
	known, err := s.looked(ctx)
	if err != nil {
		return err
	}
	if lookAgain*known <= rows {
		if err := s.Analyze(ctx); err != nil {
			return err
		}
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
