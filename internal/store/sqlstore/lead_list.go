package sqlstore

import (
	"slices"

	"fairlead"
	"fairlead/internal/store"
)

// List returns a page of leads. Which leads are on it is asked first, what they are like then.
func (tx leads) List(q store.LeadQuery) (store.LeadPage, error) {
	order, err := orderOf(q.Sort)
	if err != nil {
		return store.LeadPage{}, err
	}
	from, err := readCursor(q.Cursor, q.Sort)
	if err != nil {
		return store.LeadPage{}, err
	}
	p, err := tx.plan(q.Filter, q.Scope, order)
	if err != nil {
		return store.LeadPage{}, wrap("list leads", err)
	}
	rows, err := tx.rows(p, from, q.Limit+1)
	if err == nil && from.Back && len(rows) <= q.Limit { // nothing is before them: that is the first page
		from = cursor{}
		rows, err = tx.rows(p, from, q.Limit+1)
	}
	if err != nil {
		return store.LeadPage{}, wrap("list leads", err)
	}
	return tx.page(rows, from, q)
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

// rows reads so many leads on from a place, which is the beginning if it has no id; backwards if it says so.
func (tx leads) rows(p *leadPlan, from cursor, limit int) ([]keyed, error) {
	var all []keyed
	for _, s := range p.order.stretches(from.Back) {
		beyond, within := p.beyond(s, from)
		if !within {
			continue
		}
		rows, err := tx.find(p, s, beyond, limit-len(all))
		if all = append(all, rows...); err != nil || len(all) >= limit {
			return all, err
		}
	}
	return all, nil
}

// page reads the leads of a page. One more was selected than it holds if the list goes on.
func (tx leads) page(rows []keyed, from cursor, q store.LeadQuery) (store.LeadPage, error) {
	page := store.LeadPage{}
	more := len(rows) > q.Limit
	if more {
		rows = rows[:q.Limit]
	}
	if from.Back {
		slices.Reverse(rows)
	}
	if len(rows) > 0 && (more || from.Back) {
		page.Next = cursorAt(rows[len(rows)-1], q.Sort).text()
	}
	if from.ID != 0 {
		page.Previous = before(rows, from, q.Sort).text()
	}
	var err error
	page.Leads, err = tx.inThisOrder(rows)
	return page, err
}

// before is where the page ends that comes before these rows: they are read from a place, and there may be none.
func before(rows []keyed, from cursor, sort fairlead.LeadSort) cursor {
	if len(rows) > 0 {
		from = cursorAt(rows[0], sort)
	} else {
		from.With = true
	}
	from.Back = true
	return from
}

// inThisOrder reads whole leads.
func (tx leads) inThisOrder(rows []keyed) ([]fairlead.Lead, error) {
	leads, err := tx.Get(each(rows, func(k keyed) int64 { return k.id }), fairlead.LeadScope{All: true})
	if err != nil {
		return nil, err
	}
	place := make(map[int64]int, len(rows))
	for i, row := range rows {
		place[row.id] = i
	}
	ordered := make([]fairlead.Lead, len(leads))
	for _, l := range leads {
		ordered[place[l.ID]] = l
	}
	return ordered, nil
}

// IDs returns up to limit ids of the filter, oldest first.
func (tx leads) IDs(f fairlead.LeadFilter, scope fairlead.LeadScope, limit int) ([]int64, error) {
	return tx.ids(f, scope, oldest, limit)
}

// Newest returns up to limit ids of the filter, newest first.
func (tx leads) Newest(f fairlead.LeadFilter, scope fairlead.LeadScope, limit int) ([]int64, error) {
	return tx.ids(f, scope, orders[fairlead.SortNewest], limit)
}

func (tx leads) ids(f fairlead.LeadFilter, scope fairlead.LeadScope, o order, limit int) ([]int64, error) {
	p, err := tx.plan(f, scope, o)
	if err != nil {
		return nil, wrap("list ids of leads", err)
	}
	rows, err := tx.rows(p, cursor{}, limit)
	return each(rows, func(k keyed) int64 { return k.id }), wrap("list ids of leads", err)
}
