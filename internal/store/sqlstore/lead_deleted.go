package sqlstore

import (
	"time"

	"fairlead"
)

// Delete marks leads as deleted, and takes them out of tags, fields and search.
func (tx leads) Delete(ids []int64, at time.Time) error {
	old, err := tx.Get(ids, fairlead.LeadScope{All: true})
	if err != nil {
		return wrap("delete leads", err)
	}
	_, err = tx.conn.Each(`UPDATE lead SET deleted = 1, deleted_at = $3 WHERE workspace_id = $1 AND id = $2`, 3, len(old), func(i int, args []any) {
		args[0], args[1], args[2] = tx.workspace, old[i].ID, micros(at)
	})
	if err == nil {
		err = tx.recount(old, nil)
	}
	if err == nil {
		err = tx.dropTags(old)
	}
	if err == nil {
		err = tx.dropFields(old)
	}
	if err == nil {
		err = tx.dropWords(old)
	}
	return wrap("delete leads", err)
}

// Deleted returns the leads of these ids that are marked as deleted and in scope.
func (tx leads) Deleted(ids []int64, scope fairlead.LeadScope) ([]fairlead.Lead, error) {
	found, err := tx.pick(1, ids, scope)
	return found, wrap("get deleted leads", err)
}

// Restore brings deleted leads back as they are given, into tags, fields and search too.
func (tx leads) Restore(all []fairlead.Lead) error {
	n, err := tx.conn.Each(`UPDATE lead SET deleted = 0, deleted_at = NULL WHERE workspace_id = $1 AND id = $2 AND deleted = 1`, 2, len(all), func(i int, args []any) {
		args[0], args[1] = tx.workspace, all[i].ID
	})
	if err = foundAll(len(all), n, err); err == nil {
		err = tx.writeLeads(all)
	}
	if err == nil {
		err = tx.enter(all)
	}
	return wrap("restore leads", err)
}

// hanging are the tables with rows that hang on a lead, while it is deleted too. Its tags, entries of fields and search
// words are gone.
var hanging = []string{"activity", "decision", "task"}

// Purge deletes what was marked as deleted before a time. Leads that were merged into others stay as long as those.
func (tx leads) Purge(before time.Time, limit int) (int, error) {
	ids, err := many(tx.conn, scanInt, `SELECT id FROM lead WHERE workspace_id = $1 AND deleted = 1 AND deleted_at < $2 AND merged_into IS NULL
		ORDER BY deleted_at, id LIMIT $3`, tx.workspace, micros(before), int64(limit))
	n := len(ids)
	if err == nil {
		ids, err = tx.withMerged(ids)
	}
	if err == nil {
		err = tx.forget(ids, hanging)
	}
	return n, wrap("purge deleted leads", err)
}

// erased are the tables with rows about a lead that would tell of it after it is gone: of what is purged these are gone before.
var erased = append([]string{"delivery", "notification"}, hanging...)

// Erase deletes leads for good.
func (tx leads) Erase(ids []int64) error {
	ids, err := tx.withMerged(ids)
	if err == nil {
		err = tx.Delete(ids, time.Unix(0, 0))
	}
	if err == nil {
		err = tx.forget(ids, erased)
	}
	return wrap("erase leads", err)
}

// withMerged are leads, and those that were merged into them.
func (tx leads) withMerged(ids []int64) ([]int64, error) {
	merged, err := many(tx.conn, scanInt, `SELECT id FROM lead WHERE workspace_id = $1 AND merged_into IS NOT NULL AND merged_into `+tx.dialect.In("$2"),
		tx.workspace, tx.dialect.Ints(ids))
	return append(ids, merged...), err
}

// forget deletes the rows of leads that are marked as deleted, and those of some tables that are about them.
func (tx leads) forget(ids []int64, tables []string) error {
	for _, table := range tables {
		_, err := tx.conn.Exec(`DELETE FROM `+table+` WHERE workspace_id = $1 AND lead_id `+tx.dialect.In("$2"), tx.workspace, tx.dialect.Ints(ids))
		if err != nil {
			return err
		}
	}
	_, err := tx.conn.Exec(`DELETE FROM lead WHERE workspace_id = $1 AND deleted = 1 AND id `+tx.dialect.In("$2"), tx.workspace, tx.dialect.Ints(ids))
	return err
}
