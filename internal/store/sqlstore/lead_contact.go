package sqlstore

import (
	"cmp"
	"slices"
	"strings"

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
	text := tx.openBy("email_key", "$2") + ` UNION ALL ` + tx.openBy("phone_key", "$3") + ` UNION ALL ` +
		tx.heirBy("email_key", "$2", onlyOpen) + ` UNION ALL ` + tx.heirBy("phone_key", "$3", onlyOpen)
	rows, err := ask(tx.conn, scanContact, text, tx.workspace, tx.dialect.Texts(emails), tx.dialect.Texts(phones))
	return func() []store.ContactMatch { return oldestFirst(*rows) }, err
}

// openBy finds by one key.
func (tx leads) openBy(key, p string) string { return tx.leadsBy(key, p, "open = 1") }

func (tx leads) leadsBy(key, p, which string) string {
	return `SELECT id, COALESCE(email_key, ''), COALESCE(phone_key, ''), created_at FROM lead
		WHERE workspace_id = ` + ours + ` AND deleted = 0 AND ` + which + ` AND ` + key + ` IS NOT NULL AND ` + key + ` ` + tx.dialect.In(p)
}

// onlyOpen narrows heirBy.
const onlyOpen = " AND l.open = 1"

// heirBy finds, by one key of leads that were merged, the lead that they went into.
func (tx leads) heirBy(key, p, which string) string {
	return `SELECT l.id, COALESCE(m.email_key, ''), COALESCE(m.phone_key, ''), l.created_at FROM lead m
		JOIN lead l ON l.workspace_id = m.workspace_id AND l.id = m.merged_into
		WHERE m.workspace_id = ` + ours + ` AND m.merged_into IS NOT NULL AND m.` + key + ` IS NOT NULL AND m.` + key + ` ` + tx.dialect.In(p) + `
			AND l.deleted = 0` + which
}

// ByContact finds leads, open and closed, under one of these keys, newest first.
func (tx leads) ByContact(emails, phones []string, limit int) ([]store.ContactMatch, error) {
	emails, phones = present(emails), present(phones)
	var parts []string
	for _, by := range []struct{ key, p string }{{"email_key", "$2"}, {"phone_key", "$3"}} {
		parts = append(parts, tx.openBy(by.key, by.p), tx.leadsBy(by.key, by.p, "open = 0"), tx.heirBy(by.key, by.p, ""))
	}
	rows, err := many(tx.conn, scanContact, strings.Join(parts, " UNION ALL "), tx.workspace, tx.dialect.Texts(emails), tx.dialect.Texts(phones))
	matches := oldestFirst(rows)
	slices.Reverse(matches)
	return matches[:min(len(matches), limit)], wrap("find leads by contact", err)
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
