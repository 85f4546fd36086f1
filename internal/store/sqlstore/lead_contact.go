package sqlstore

import (
	"cmp"
	"slices"

	"fairlead/internal/store"
)

// OpenByContact finds the open leads under one of these keys, oldest first.
func (tx leads) OpenByContact(emails, phones []string) ([]store.ContactMatch, error) {
	open, err := tx.askOpen(emails, phones)
	return settled(tx.conn, open, err, "find open leads")
}

func (tx leads) askOpen(emails, phones []string) (func() []store.ContactMatch, error) {
	emails, phones = present(emails), present(phones)
	if len(emails)+len(phones) == 0 {
		return nothing[[]store.ContactMatch], nil
	}
	// The order is made here: asked for one, SQLite would rather walk all leads in it.
	rows, err := ask(tx.conn, scanContact, tx.openBy("email_key", "$2")+` UNION ALL `+tx.openBy("phone_key", "$3"),
		tx.workspace, tx.dialect.Texts(emails), tx.dialect.Texts(phones))
	return func() []store.ContactMatch { return oldestFirst(*rows) }, err
}

// openBy finds by one key.
func (tx leads) openBy(key, p string) string {
	return `SELECT id, COALESCE(email_key, ''), COALESCE(phone_key, ''), created_at FROM lead
		WHERE workspace_id = $1 AND deleted = 0 AND open = 1 AND ` + key + ` IS NOT NULL AND ` + key + ` ` + tx.dialect.In(p)
}

func present(keys []string) []string {
	return slices.DeleteFunc(slices.Clone(keys), func(k string) bool { return k == "" })
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

func scanContact(row Row) (contactRow, error) {
	var r contactRow
	err := row.Scan(&r.LeadID, &r.Email, &r.Phone, &r.created)
	return r, err
}
