package bench

import (
	"context"
	"errors"
	"fmt"
	"math"

	"fairlead"
	"fairlead/internal/server"
	"fairlead/internal/store"
)

// What P4 measures with.
const (
	replicaCount  = 3
	replicaAgents = 7
	replicaLeads  = 15_000 // in each lap: long enough that what new processes learn at first weighs little
	replicaLaps   = 4
)

// fairness is what the databases say once everybody has gone.
type fairness struct {
	difference int // between two agents' leads, the largest at any place in the order of assignment
	deadlocks  int
}

// replicas measures P4: leads over HTTP through three processes on one PostgreSQL, against one process with the same 64
// callers, by turns, each lap in a new database.
func (r *run) replicas() error {
	if err := r.postgresSettings(); err != nil {
		return err
	}
	var three, one tally
	var seen, alone fairness
	var err error
	for lap := 0; lap < replicaLaps && err == nil; lap++ {
		err = byTurns(lap, func() error { return r.serveTogether(replicaCount, &three, &seen) },
			func() error { return r.serveTogether(1, &one, &alone) })
	}
	if err != nil {
		return fmt.Errorf("replicas: %w", err)
	}
	r.add(Row{Name: "P4", What: "POST /api/v1/leads, 3 replicas on one PostgreSQL, one rotation of 7, 64 callers", Value: three.rate(), Unit: "leads/s",
		Yardstick: one.rate(), Against: "1 replica, 64 callers", Goal: "≥ 0.90×"}, ratioAtLeast(0.9))
	r.add(Row{Name: "P4", What: "the same, largest difference between two agents at any prefix", Value: float64(seen.difference), Unit: "leads", Goal: "≤ 1"}, valueAtMost(1))
	r.add(Row{Name: "P4", What: "the same, deadlocks", Value: float64(seen.deadlocks), Unit: "deadlocks", Goal: "none"}, valueAtMost(0))
	return nil
}

// serveTogether sends leads to some processes on one new database.
func (r *run) serveTogether(processes int, to *tally, seen *fairness) error {
	database, remove, err := r.database()
	if err != nil {
		return err
	}
	o, err := openOffice(r.ctx, database, replicaAgents)
	if err != nil {
		return errors.Join(err, remove())
	}
	token, err := o.token(r.ctx)
	if err = errors.Join(err, o.close()); err == nil {
		err = r.together(database, processes, token, to)
	}
	if err == nil {
		err = r.judge(database, o, seen)
	}
	return errors.Join(err, remove())
}

func (r *run) together(database string, processes int, token string, to *tally) (err error) {
	var addresses []string
	for range processes {
		p, startErr := serve(r.ctx, r.Program, database)
		if startErr != nil {
			return startErr
		}
		defer func() { err = errors.Join(err, p.stop()) }()
		addresses = append(addresses, p.address)
	}
	written, err := bodies(warmLeads + replicaLeads)
	if err != nil {
		return err
	}
	c := newClient(token, crowd, addresses...)
	if err := c.posts(r.ctx, written[:warmLeads], new(tally)); err != nil {
		return err
	}
	return c.posts(r.ctx, written[warmLeads:], to)
}

// judge looks at what the processes left behind: every lead has its place in the rotation's ledger, in the order of
// assignment, and at no place has one agent two leads more than another.
func (r *run) judge(database string, o *office, seen *fairness) error {
	var deadlocks int
	if err := r.ask("select sum(deadlocks)::int from pg_stat_database", &deadlocks); err != nil {
		return err
	}
	seen.deadlocks = max(seen.deadlocks, deadlocks)
	s, err := server.Open(r.ctx, database)
	if err != nil {
		return err
	}
	order, err := assignments(r.ctx, s, o)
	if err = errors.Join(err, s.Close()); err != nil {
		return err
	}
	if len(order) != warmLeads+replicaLeads {
		return fmt.Errorf("%d leads were assigned, not %d", len(order), warmLeads+replicaLeads)
	}
	seen.difference = max(seen.difference, difference(order))
	return nil
}

// assignments are the agents who got a lead, in the order of the rotation's ledger.
func assignments(ctx context.Context, s store.Store, o *office) ([]int64, error) {
	var order []int64
	err := s.Read(ctx, o.owner.Workspace, func(tx store.Tx) error {
		entries, err := tx.Ledgers().Entries(o.rotation, 0, math.MaxInt32)
		if err != nil {
			return err
		}
		order = make([]int64, len(entries))
		for _, e := range entries {
			if e.Kind != fairlead.LedgerRule || e.Seq < 1 || e.Seq > int64(len(order)) || order[e.Seq-1] != 0 {
				return fmt.Errorf("the ledger has an entry %d of kind %s among %d", e.Seq, e.Kind, len(order))
			}
			order[e.Seq-1] = e.AgentID
		}
		return nil
	})
	return order, err
}

// difference is by how many leads one agent is ahead of another at most, at any place in the order.
func difference(order []int64) int {
	leads, most := map[int64]int{}, 0
	for _, agent := range order {
		leads[agent] = 0
	}
	for _, agent := range order {
		leads[agent]++
		fewest, largest := math.MaxInt, 0
		for _, n := range leads {
			fewest, largest = min(fewest, n), max(largest, n)
		}
		most = max(most, largest-fewest)
	}
	return most
}
