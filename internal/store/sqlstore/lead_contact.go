package sqlstore

import (
	"cmp"
	"database/sql"
	"slices"

	"fairlead/internal/store"
)

// OpenByContact finds the open leads under one of these keys, oldest first.
func (tx leads) OpenByContact(emails, phones []string) ([]store.ContactMatch, error) {
	byEmail, err := tx.openBy("email_key", emails)
	if err != nil {
		return nil, err
	}
	byPhone, err := tx.openBy("phone_key", phones)
	if err != nil {
		return nil, err
	}
	return oldestFirst(append(byEmail, byPhone...)), nil
}

// openBy finds by one key. The order is made here: asked for one, SQLite would rather walk all leads in it.
func (tx leads) openBy(key string, values []string) ([]contactRow, error) {
	values = slices.DeleteFunc(slices.Clone(values), func(v string) bool { return v == "" })
	if len(values) == 0 {
		return nil, nil
	}
	rows, err := many(tx.conn, scanContact, `SELECT id, COALESCE(email_key, ''), COALESCE(phone_key, ''), created_at FROM lead
		WHERE workspace_id = $1 AND deleted = 0 AND open = 1 AND `+key+` IS NOT NULL AND `+key+` `+tx.dialect.In("$2"),
		tx.workspace, tx.dialect.Texts(values))
	return rows, wrap("find open leads", err)
}

func oldestFirst(rows []contactRow) []store.ContactMatch {
	slices.SortFunc(rows, func(a, b contactRow) int {
		return cmp.Or(cmp.Compare(a.created, b.created), cmp.Compare(a.LeadID, b.LeadID))
	})
	rows = slices.Compact(rows)
	return each(rows, func(r contactRow) store.ContactMatch { return r.ContactMatch })
}

type contactRow struct {
	store.ContactMatch
	created int64
}

func scanContact(rows *sql.Rows) (contactRow, error) {
	var r contactRow
	err := rows.Scan(&r.LeadID, &r.Email, &r.Phone, &r.created)
	return r, err
}
