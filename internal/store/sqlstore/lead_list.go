package sqlstore

import (
	"fairlead"
	"fairlead/internal/store"
)

// List returns a page of leads. Which leads are on it is asked first, what they are like then.
func (tx leads) List(q store.LeadQuery) (store.LeadPage, error) {
	order, err := orderOf(q.Sort)
	if err != nil {
		return store.LeadPage{}, err
	}
	p, err := tx.plan(q.Filter, q.Scope)
	if err != nil {
		return store.LeadPage{}, wrap("list leads", err)
	}
	fits, err := tx.fits(p, order)
	if err != nil {
		return store.LeadPage{}, wrap("list leads", err)
	}
	if q.Cursor != "" {
		c, err := readCursor(q.Cursor, q.Sort)
		if err != nil {
			return store.LeadPage{}, err
		}
		p.and("(" + order.key + ", l.id) " + order.beyond + " (" + p.bind(c.value()) + ", " + p.bind(c.ID) + ")")
	}
	rows, err := many(tx.conn, scanKeyed, p.selectBy(order, fits)+order.by()+" LIMIT "+p.bind(int64(q.Limit)+1), p.args...)
	if err != nil {
		return store.LeadPage{}, wrap("list leads", err)
	}
	return tx.page(rows, q)
}

// fewLeads is how many leads are rather all read and sorted than looked for in an order that does not fit the filter.
const fewLeads = 4000

// fits reports whether a list is rather read along its filter than in its order.
func (tx leads) fits(p *leadPlan, order order) (bool, error) {
	if order.key == "l.created_at" || !p.narrow() {
		return order.key == "l.created_at", nil
	}
	n, err := tx.countUpTo(p, fewLeads)
	return n < fewLeads, err
}

// keyed is a lead's id, and what it is sorted by.
type keyed struct {
	key any
	id  int64
}

func scanKeyed(row Row) (keyed, error) {
	var k keyed
	err := row.Scan(&k.key, &k.id)
	return k, err
}

// page reads the leads of a page. One more was selected than it holds if there is a next one.
func (tx leads) page(rows []keyed, q store.LeadQuery) (store.LeadPage, error) {
	page := store.LeadPage{}
	if len(rows) > q.Limit {
		rows = rows[:q.Limit]
		page.Next = cursorAfter(rows[q.Limit-1], q.Sort)
	}
	leads, err := tx.Get(each(rows, func(k keyed) int64 { return k.id }), fairlead.LeadScope{All: true})
	if err != nil {
		return page, err
	}
	place := make(map[int64]int, len(rows))
	for i, row := range rows {
		place[row.id] = i
	}
	page.Leads = make([]fairlead.Lead, len(leads))
	for _, l := range leads {
		page.Leads[place[l.ID]] = l
	}
	return page, nil
}

// Count counts the leads of the filter, but no further than limit.
func (tx leads) Count(f fairlead.LeadFilter, scope fairlead.LeadScope, limit int) (int, error) {
	p, err := tx.plan(f, scope)
	if err != nil {
		return 0, wrap("count leads", err)
	}
	n, err := tx.countUpTo(p, limit)
	return n, wrap("count leads", err)
}

func (tx leads) countUpTo(p *leadPlan, limit int) (int, error) {
	selected := p.branches("l.created_at") + oldest.by()
	if p.along.from == fromSearch && len(p.rest)+len(p.times)+len(p.parts) == 0 {
		selected = p.along.along[0] // the leads found by a search are there
		selected = "SELECT id FROM (" + selected + ") AS found"
	}
	place, args := p.with(int64(limit))
	n, err := one(tx.conn, scanInt, "SELECT count(*) FROM ("+selected+" LIMIT "+place+") AS counted", args...)
	return int(n), err
}

// IDs returns up to limit ids of the filter, oldest first.
func (tx leads) IDs(f fairlead.LeadFilter, scope fairlead.LeadScope, limit int) ([]int64, error) {
	p, err := tx.plan(f, scope)
	if err != nil {
		return nil, wrap("list ids of leads", err)
	}
	rows, err := many(tx.conn, scanKeyed, p.branches("l.created_at")+oldest.by()+" LIMIT "+p.bind(int64(limit)), p.args...)
	return each(rows, func(k keyed) int64 { return k.id }), wrap("list ids of leads", err)
}

// Facets returns the values leads have, most frequent first.
func (tx leads) Facets(limit int) (store.LeadFacets, error) {
	var f store.LeadFacets
	for _, facet := range []struct {
		into                *[]string
		column, from, there string
	}{
		{&f.Sources, "source", "lead", "deleted = 0 AND source <> ''"},
		{&f.Forms, "form", "lead", "deleted = 0 AND form <> ''"},
		{&f.Tags, "tag", "lead_tag", "tag <> ''"},
	} {
		values, err := many(tx.conn, scanText, `SELECT `+facet.column+` FROM `+facet.from+` WHERE workspace_id = $1 AND `+facet.there+
			` GROUP BY `+facet.column+` ORDER BY count(*) DESC, `+facet.column+` LIMIT $2`, tx.workspace, int64(limit))
		if err != nil {
			return store.LeadFacets{}, wrap("list values of leads", err)
		}
		*facet.into = values
	}
	return f, nil
}
