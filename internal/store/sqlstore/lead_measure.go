package sqlstore

import "strings"

// How many leads each filter has decides along which one a list is read.

// fewLeads is how far the leads of a filter are counted of which no count is kept.
const fewLeads = 4000

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
		if len(f.counted) == 0 {
			if f.leads, err = tx.probe(p, f); err != nil {
				return err
			}
		}
		if f.leads = min(f.leads, p.all); f.not {
			f.leads = p.all - f.leads
		}
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

// probe counts the leads of a filter. Of more than a few it guesses: a fifth of all there are.
func (tx leads) probe(p *leadPlan, f *filter) (int, error) {
	if !f.readable() {
		return p.all, nil
	}
	sources := each(f.along, func(b branch) string {
		switch f.from {
		case fromField:
			return "SELECT 1 FROM lead_field t WHERE t.workspace_id = $1 AND " + b.condition
		case fromSearch:
			return "SELECT 1 FROM (" + b.condition + ") s"
		default:
			return "SELECT 1 FROM lead l" + tx.dialect.Along(b.index) + " WHERE " + b.condition + " AND " + whole
		}
	})
	text, args := p.statement("SELECT count(*) FROM (" + strings.Join(sources, " UNION ALL ") + " LIMIT " + p.bind(int64(fewLeads)) + ") AS few")
	n, err := one(tx.conn, scanInt, text, args...)
	if n == fewLeads {
		n = max(n, int64(p.all/5))
	}
	return int(n), err
}
