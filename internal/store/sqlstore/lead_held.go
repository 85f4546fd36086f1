package sqlstore

import (
	"cmp"
	"database/sql"
	"slices"

	"fairlead"
	"fairlead/internal/store"
)

// Held returns every lead of the filter and who has it. The order is made here: asked for one, a database would look for
// an index that has it, instead of going along the filter.
func (tx leads) Held(f fairlead.LeadFilter, scope fairlead.LeadScope) ([]store.Held, error) {
	p, err := tx.plan(f, scope, oldest)
	if err != nil {
		return nil, wrap("find who has leads", err)
	}
	text, args := p.statement(p.holders())
	held, err := many(tx.conn, scanHeld, text, args...)
	slices.SortFunc(held, func(a, b store.Held) int { return cmp.Compare(a.LeadID, b.LeadID) })
	return held, wrap("find who has leads", err)
}

// holders selects (k, id) of every lead of the plan, in no order; k is who has it.
func (p *leadPlan) holders() string {
	w := p.narrowest()
	return p.along(w, []string{"l.agent_id AS k", "l.id AS id"}, p.rest(w, nil))
}

func scanHeld(row Row) (store.Held, error) {
	var h store.Held
	var agent sql.NullInt64
	err := row.Scan(&agent, &h.LeadID)
	h.AgentID = agent.Int64
	return h, err
}

// CountHeld counts the leads of the filter by who has them.
func (tx leads) CountHeld(f fairlead.LeadFilter, scope fairlead.LeadScope, exclude []int64) (map[int64]int, error) {
	p, err := tx.plan(f, scope, oldest)
	if err != nil {
		return nil, wrap("count who has leads", err)
	}
	text := `SELECT COALESCE(k, 0), count(*) FROM (` + p.holders() + `) AS held`
	if len(exclude) > 0 {
		text += ` WHERE NOT id ` + tx.dialect.In(p.bind(tx.dialect.Ints(exclude)))
	}
	text, args := p.statement(text + ` GROUP BY 1`)
	counts, err := tx.load(text, args...)
	return counts, wrap("count who has leads", err)
}
