package sqlstore

import (
	"fairlead"
)

var statusTable = upsert(table("status", ints("workspace_id"), texts("key"), ints("place"), texts("name", "kind", "tone")), 2)

// List returns every status, in order.
func (tx statuses) List() (fairlead.Statuses, error) {
	all, err := many(tx.conn, scanStatus, `SELECT key, name, kind, tone FROM status WHERE workspace_id = `+ours+` ORDER BY place, key`, tx.workspace)
	return all, wrap("list statuses", err)
}

func scanStatus(row Row) (fairlead.LeadStatus, error) {
	var s fairlead.LeadStatus
	err := row.Scan(&s.Key, &s.Name, &s.Kind, &s.Tone)
	return s, err
}

// Save writes the statuses as they are given, in this order.
func (tx statuses) Save(all fairlead.Statuses) error {
	err := tx.conn.Insert(statusTable, len(all), func(i int, args []any) {
		s := &all[i]
		args[0], args[1], args[2], args[3], args[4], args[5] = tx.workspace, string(s.Key), int64(i), s.Name, string(s.Kind), string(s.Tone)
	})
	return wrap("save statuses", err)
}

// Delete deletes a status.
func (tx statuses) Delete(key fairlead.Status) error {
	n, err := tx.conn.Exec(`DELETE FROM status WHERE workspace_id = $1 AND key = $2`, tx.workspace, string(key))
	return wrap("delete status", found(n, err))
}

// CountLeads counts the leads that have a status, deleted ones too, but no further than limit.
func (tx statuses) CountLeads(key fairlead.Status, limit int) (int, error) {
	n := 0
	for _, deleted := range []string{"0", "1"} {
		more, err := one(tx.conn, scanInt, `SELECT count(*) FROM (SELECT 1 FROM lead WHERE workspace_id = $1 AND status = $2 AND deleted = `+deleted+` LIMIT $3) AS found`,
			tx.workspace, string(key), int64(limit-n))
		if err != nil {
			return 0, wrap("count leads of a status", err)
		}
		n += int(more)
	}
	return n, nil
}
