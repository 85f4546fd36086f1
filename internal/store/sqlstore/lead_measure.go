package sqlstore

import (
	"slices"
	"strings"
)

// How many leads each filter has decides along which one a list is read.

// How far the leads of a filter are counted of which no count is kept: if the others have many, too, further.
const (
	fewLeads  = 4_000
	manyLeads = 25_000
)

// measure says of each filter about how many leads it has.
func (tx leads) measure(p *leadPlan) error {
	known, err := tx.known(p.filters)
	if err != nil {
		return err
	}
	p.all = known[counted{countLead, ""}]
	for i := range p.filters {
		f := &p.filters[i]
		for _, c := range f.counted {
			f.leads += known[c]
		}
		if len(f.counted) == 0 && f.from != fromSet {
			if f.leads, err = tx.probe(p, f, fewLeads); err != nil {
				return err
			}
		}
		if f.leads = min(f.leads, p.all); f.not {
			f.leads = p.all - f.leads
		}
	}
	return tx.measureOn(p)
}

// measureOn counts further where no filter has only some leads.
func (tx leads) measureOn(p *leadPlan) error {
	if slices.ContainsFunc(p.filters, func(f filter) bool { return f.leads < manyLeads }) {
		return nil
	}
	for i := range p.filters {
		f := &p.filters[i]
		if len(f.counted) > 0 || f.from != fromLead {
			continue
		}
		n, err := tx.probe(p, f, manyLeads)
		if err != nil {
			return err
		}
		f.leads = min(n, p.all)
	}
	return nil
}

// known reads the counts that filters want, and how many leads there are.
func (tx leads) known(filters []filter) (map[counted]int, error) {
	w := where{dialect: tx.dialect}
	of := func(kind countKind, values []string) string {
		return `SELECT kind, value, leads FROM lead_count WHERE workspace_id = $1 AND kind = ` + w.bind(string(kind)) + ` AND value ` + tx.dialect.In(w.bind(tx.dialect.Texts(values)))
	}
	w.bind(tx.workspace)
	parts := []string{of(countLead, []string{""})}
	for _, f := range filters {
		var values []string
		for i, c := range f.counted {
			values = append(values, c.value)
			if i+1 == len(f.counted) || f.counted[i+1].kind != c.kind {
				parts = append(parts, of(c.kind, values))
				values = nil
			}
		}
	}
	rows, err := many(tx.conn, scanCounted, strings.Join(parts, " UNION ALL "), w.args...)
	known := make(map[counted]int, len(rows))
	for _, r := range rows {
		known[r.counted] = r.leads
	}
	return known, err
}

type countedRow struct {
	counted
	leads int
}

func scanCounted(row Row) (countedRow, error) {
	var r countedRow
	err := row.Scan(&r.kind, &r.value, &r.leads)
	return r, err
}

// probe counts the leads of a filter, no further than that. Of more it guesses: a fifth of all there are.
func (tx leads) probe(p *leadPlan, f *filter, far int) (int, error) {
	if !f.readable() {
		return p.all, nil
	}
	sources := each(f.along, func(b branch) string {
		switch f.from {
		case fromField:
			return "SELECT 1 FROM lead_field t WHERE t.workspace_id = $1 AND " + b.condition
		case fromIDs:
			return "SELECT 1 FROM (" + b.condition + ") s"
		default:
			return "SELECT 1 FROM lead l" + tx.dialect.Along(b.index) + " WHERE " + b.condition + " AND " + whole
		}
	})
	text, args := p.statement("SELECT count(*) FROM (" + strings.Join(sources, " UNION ALL ") + " LIMIT " + p.bind(int64(far)) + ") AS few")
	n, err := one(tx.conn, scanInt, text, args...)
	if n == int64(far) {
		n = max(n, int64(p.all/5))
	}
	return int(n), err
}
