package sqlstore

import (
	"cmp"
	"slices"
)

// ByExternalID finds the lead of each of these ids: the oldest that has it, or else the one that such a lead went into.
func (tx leads) ByExternalID(ids []string) (map[string]int64, error) {
	found, err := tx.askExternal(ids)
	return settled(tx.conn, found, err, "find leads by external id")
}

func (tx leads) askExternal(ids []string) (func() map[string]int64, error) {
	if ids = present(ids); len(ids) == 0 {
		return nothing[map[string]int64], nil
	}
	rows, err := ask(tx.conn, scanExternal, `SELECT external_id, id, 0 FROM lead
		WHERE workspace_id = `+ours+` AND deleted = 0 AND external_id <> '' AND external_id `+tx.dialect.In("$2")+` UNION ALL
		SELECT m.external_id, l.id, 1 FROM lead m JOIN lead l ON l.workspace_id = m.workspace_id AND l.id = m.merged_into
		WHERE m.workspace_id = `+ours+` AND m.merged_into IS NOT NULL AND m.external_id <> '' AND m.external_id `+tx.dialect.In("$2")+`
			AND l.deleted = 0`, tx.workspace, tx.dialect.Texts(ids))
	return func() map[string]int64 { return oldestOwn(*rows) }, err
}

// externalRow is a lead under an id of the sender's: its own, or that of one that was merged into it.
type externalRow struct {
	key  string
	lead int64
	heir int64 // 0: its own
}

func scanExternal(row Row) (externalRow, error) {
	var r externalRow
	err := row.Scan(&r.key, &r.lead, &r.heir)
	return r, err
}

// oldestOwn prefers leads whose own id it is to heirs, and older ones to newer ones.
func oldestOwn(rows []externalRow) map[string]int64 {
	found := make(map[string]int64, len(rows))
	slices.SortFunc(rows, func(a, b externalRow) int { return cmp.Or(cmp.Compare(a.heir, b.heir), cmp.Compare(a.lead, b.lead)) })
	for _, r := range rows {
		if found[r.key] == 0 {
			found[r.key] = r.lead
		}
	}
	return found
}
