package sqlstore

// found are the leads that a search finds, newest first and no more than are counted; nil: it has no words. They are fetched
// once, whatever else is asked for.
func (tx leads) found(search string) (*idSet, error) {
	alternatives := searchFor(tx.workspace, search)
	if alternatives == nil {
		return nil, nil
	}
	query, err := tx.dialect.SearchQuery(tx.conn, alternatives)
	if err != nil {
		return nil, wrap("search leads", err)
	}
	w := where{dialect: tx.dialect}
	w.bind(tx.workspace) // $1
	text, args := w.statement("SELECT COALESCE(" + tx.dialect.Joined("id") + ", '') FROM (" + tx.dialect.SearchIDs(w.bind(query)) + ") AS found")
	joined, err := one(tx.conn, scanText, text, args...)
	if err != nil {
		return nil, wrap("search leads", err)
	}
	set := idSetOf(joined)
	return &set, nil
}

// among asks for leads that are known.
func (w *where) among(set *idSet) filter {
	ids := w.bind(w.dialect.Ints(set.all()))
	return filter{along: []branch{{condition: w.dialect.Numbers(ids)}}, plain: w.dialect.Among("l.id", ids), weight: asColumn, from: fromSet, set: set, leads: set.n}
}
