package sqlstore

import (
	"time"

	"fairlead"
)

// Merge deletes a lead that goes into another one, with whatever went into it before.
func (tx leads) Merge(id, into int64, at time.Time) error {
	if err := tx.Delete([]int64{id}, at); err != nil {
		return wrap("merge leads", err)
	}
	_, err := tx.conn.Exec(`UPDATE lead SET merged_into = $3 WHERE workspace_id = $1 AND merged_into IS NOT NULL AND merged_into = $2`, tx.workspace, id, into)
	if err == nil {
		var n int64
		n, err = tx.conn.Exec(`UPDATE lead SET merged_into = $3 WHERE workspace_id = $1 AND id = $2 AND deleted = 1`, tx.workspace, id, into)
		err = found(n, err)
	}
	return wrap("merge leads", err)
}

// MergedInto returns the leads that went into this one, oldest first.
func (tx leads) MergedInto(id int64) ([]fairlead.Lead, error) {
	all, err := many(tx.conn, scanLead, `SELECT `+leadColumns+` FROM lead
		WHERE workspace_id = $1 AND merged_into IS NOT NULL AND merged_into = $2 ORDER BY id`, tx.workspace, id)
	return all, wrap("find merged leads", err)
}

// Heirs says which leads these went into.
func (tx leads) Heirs(ids []int64) (map[int64]int64, error) {
	rows, err := many(tx.conn, scanHeir, `SELECT id, merged_into FROM lead
		WHERE workspace_id = $1 AND merged_into IS NOT NULL AND id `+tx.dialect.In("$2"), tx.workspace, tx.dialect.Ints(ids))
	heirs := make(map[int64]int64, len(rows))
	for _, r := range rows {
		heirs[r.id] = r.into
	}
	return heirs, wrap("find heirs of leads", err)
}

type heir struct{ id, into int64 }

func scanHeir(row Row) (heir, error) {
	var h heir
	err := row.Scan(&h.id, &h.into)
	return h, err
}
