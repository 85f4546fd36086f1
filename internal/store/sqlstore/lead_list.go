package sqlstore

import (
	"fairlead"
	"fairlead/internal/store"
)

// List returns a page of leads.
func (tx leads) List(q store.LeadQuery) (store.LeadPage, error) {
	order, err := orderOf(q.Sort)
	if err != nil {
		return store.LeadPage{}, err
	}
	w := tx.where(q.Filter, q.Scope)
	if q.Cursor != "" {
		c, err := readCursor(q.Cursor, q.Sort)
		if err != nil {
			return store.LeadPage{}, err
		}
		w.and("(" + order.key + ", id) " + order.beyond + " (" + w.bind(c.value()) + ", " + w.bind(c.ID) + ")")
	}
	text := w.text("SELECT "+leadColumns+" FROM lead", order.by(), " LIMIT "+w.bind(int64(q.Limit)+1))
	found, err := many(tx.conn, scanLead, text, w.args...)
	if err != nil {
		return store.LeadPage{}, wrap("list leads", err)
	}
	return pageOf(found, q), nil
}

// pageOf cuts the one lead off that was read to see whether there is a next page.
func pageOf(found []leadRow, q store.LeadQuery) store.LeadPage {
	page := store.LeadPage{}
	if len(found) > q.Limit {
		found = found[:q.Limit]
		page.Next = cursorAfter(found[q.Limit-1], q.Sort)
	}
	page.Leads = leadsOf(found)
	return page
}

// Count counts the leads of the filter, but no further than limit.
func (tx leads) Count(f fairlead.LeadFilter, scope fairlead.LeadScope, limit int) (int, error) {
	w := tx.where(f, scope)
	text := w.text("SELECT count(*) FROM (SELECT 1 AS one FROM lead", " LIMIT "+w.bind(int64(limit))) + ") AS counted"
	n, err := one(tx.conn, scanInt, text, w.args...)
	return int(n), wrap("count leads", err)
}

// IDs returns up to limit ids of the filter, oldest first.
func (tx leads) IDs(f fairlead.LeadFilter, scope fairlead.LeadScope, limit int) ([]int64, error) {
	w := tx.where(f, scope)
	text := w.text("SELECT id FROM lead", " ORDER BY created_at, id LIMIT "+w.bind(int64(limit)))
	ids, err := many(tx.conn, scanInt, text, w.args...)
	return ids, wrap("list ids of leads", err)
}

// Facets returns the values leads have, most frequent first.
func (tx leads) Facets(limit int) (store.LeadFacets, error) {
	var f store.LeadFacets
	for _, facet := range []struct {
		into                   *[]string
		column, from, whenever string
	}{
		{&f.Sources, "source", "lead", "deleted_at IS NULL AND source <> ''"},
		{&f.Forms, "form", "lead", "deleted_at IS NULL AND form <> ''"},
		{&f.Tags, "tag", "lead_tag", "tag <> ''"},
	} {
		values, err := many(tx.conn, scanText, `SELECT `+facet.column+` FROM `+facet.from+` WHERE workspace_id = $1 AND `+facet.whenever+
			` GROUP BY `+facet.column+` ORDER BY count(*) DESC, `+facet.column+` LIMIT $2`, tx.workspace, int64(limit))
		if err != nil {
			return store.LeadFacets{}, wrap("list values of leads", err)
		}
		*facet.into = values
	}
	return f, nil
}
