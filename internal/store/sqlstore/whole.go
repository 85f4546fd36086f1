package sqlstore

import (
	"fairlead"
)

// Whole is an open transaction on everything in a database, every workspace of it: for copying a database, never for a
// use case.
type Whole struct {
	Conn
	Dialect
}

// searchPortion is how many leads' search words are written at once.
const searchPortion = 1000

// FillSearch writes into an empty search index the words of every lead that another database has, as inserting the leads
// would have done. done is told how many leads there are so far.
func FillSearch(from Conn, to Whole, done func(leads int64)) error {
	rows, err := from.Query(`SELECT workspace_id, id, name, email, phone, company FROM lead WHERE deleted = 0 ORDER BY workspace_id, id`)
	if err != nil {
		return wrap("fill search", err)
	}
	defer rows.Close()
	var portion []fairlead.Lead
	var workspace, leadsSoFar int64
	flush := func() error {
		err := leads{New(to.Conn, to.Dialect, workspace)}.addWords(portion)
		leadsSoFar += int64(len(portion))
		done(leadsSoFar)
		portion = portion[:0]
		return err
	}
	for rows.Next() {
		of, l, err := scanWorded(rows)
		if err == nil && (of != workspace || len(portion) == searchPortion) {
			err = flush()
		}
		if err != nil {
			return wrap("fill search", err)
		}
		workspace, portion = of, append(portion, l)
	}
	if err := rows.Err(); err != nil {
		return wrap("fill search", err)
	}
	return wrap("fill search", flush())
}

// scanWorded reads of a lead what it is found by.
func scanWorded(row Row) (workspace int64, l fairlead.Lead, err error) {
	c := &l.Contact
	err = row.Scan(&workspace, &l.ID, &c.Name, &c.Email, &c.Phone, &c.Company)
	return workspace, l, err
}
