package sqlstore

import (
	"slices"

	"fairlead"
	"fairlead/internal/store"
)

var leadTagTable = table("lead_tag", ints("workspace_id"), texts("tag"), ints("created_at", "lead_id"))

// leadTag is one row of lead_tag.
type leadTag struct {
	lead *fairlead.Lead
	tag  string
}

func tagsOf(all []fairlead.Lead) []leadTag {
	var rows []leadTag
	for i := range all {
		for j, tag := range all[i].Tags {
			if !slices.Contains(all[i].Tags[:j], tag) {
				rows = append(rows, leadTag{&all[i], tag})
			}
		}
	}
	return rows
}

func (tx leads) addTags(all []fairlead.Lead) error {
	rows := tagsOf(all)
	return tx.conn.Insert(leadTagTable, len(rows), func(i int, args []any) { tx.putTag(rows[i], args) })
}

func (tx leads) dropTags(all []fairlead.Lead) error {
	rows := tagsOf(all)
	_, err := tx.conn.Each(`DELETE FROM lead_tag WHERE workspace_id = $1 AND tag = $2 AND created_at = $3 AND lead_id = $4`,
		4, len(rows), func(i int, args []any) { tx.putTag(rows[i], args) })
	return err
}

func (tx leads) putTag(t leadTag, args []any) {
	args[0], args[1], args[2], args[3] = tx.workspace, t.tag, micros(t.lead.CreatedAt), t.lead.ID
}

// CountTags returns every tag that leads have, those that most have first.
func (tx leads) CountTags() ([]store.TagCount, error) {
	all, err := many(tx.conn, scanTagCount, `SELECT value, leads FROM lead_count WHERE workspace_id = $1 AND kind = $2 AND leads > 0 ORDER BY leads DESC, value`,
		tx.workspace, string(countTag))
	return all, wrap("count tags", err)
}

func scanTagCount(row Row) (store.TagCount, error) {
	var t store.TagCount
	err := row.Scan(&t.Tag, &t.Leads)
	return t, err
}

func (tx leads) addWords(all []fairlead.Lead) error {
	return tx.conn.Insert(tx.dialect.SearchTable(), len(all), func(i int, args []any) {
		copy(args, []any{all[i].ID, searchWords(tx.workspace, all[i].Contact), tx.workspace})
	})
}

func (tx leads) dropWords(all []fairlead.Lead) error {
	_, err := tx.conn.Each(tx.dialect.SearchDelete(), 3, len(all), func(i int, args []any) {
		args[0], args[1], args[2] = all[i].ID, searchWords(tx.workspace, all[i].Contact), tx.workspace
	})
	return err
}
