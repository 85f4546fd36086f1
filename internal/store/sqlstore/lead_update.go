package sqlstore

import (
	"slices"

	"fairlead"
)

// Update writes the leads as they are given, tags, answers and search words included. When a lead was created stays.
func (tx leads) Update(all []fairlead.Lead) error {
	return wrap("update leads", tx.update(all))
}

func (tx leads) update(all []fairlead.Lead) error {
	old, err := tx.before(all)
	if err != nil {
		return err
	}
	if err := tx.writeLeads(all); err != nil {
		return err
	}
	if err := tx.recount(old, all); err != nil {
		return err
	}
	retagged, untagged := changed(all, old, func(a, b *fairlead.Lead) bool { return slices.Equal(a.Tags, b.Tags) })
	if err := tx.dropTags(untagged); err != nil {
		return err
	}
	if err := tx.addTags(retagged); err != nil {
		return err
	}
	if err := tx.updateFields(all, old); err != nil {
		return err
	}
	reworded, unworded := changed(all, old, func(a, b *fairlead.Lead) bool { return sameWords(a.Contact, b.Contact) })
	if err := tx.dropWords(unworded); err != nil {
		return err
	}
	return tx.addWords(reworded)
}

// before reads the leads as they are stored, in the order given.
func (tx leads) before(all []fairlead.Lead) ([]fairlead.Lead, error) {
	ids := idsOf(all)
	stored, err := tx.Get(ids, fairlead.LeadScope{All: true})
	if err != nil {
		return nil, err
	}
	byID := make(map[int64]fairlead.Lead, len(stored))
	for _, l := range stored {
		byID[l.ID] = l
	}
	old := make([]fairlead.Lead, len(all))
	for i, id := range ids {
		l, ok := byID[id]
		if !ok {
			return nil, fairlead.ErrNotFound
		}
		old[i] = l
	}
	return old, nil
}

func (tx leads) writeLeads(all []fairlead.Lead) error {
	values, err := leadsToPut(all)
	if err != nil {
		return err
	}
	_, err = tx.conn.Each(`
		UPDATE lead SET agent_id = $3, waiting_rotation_id = $4, batch_id = $5, status = $6, open = $7, source = $8, form = $9,
			updated_at = $10, version = $11, value = $12, external_id = $13, tags = $14, fields = $15, name = $16, name_key = $17,
			email = $18, email_key = $19, phone = $20, phone_key = $21, company = $22, country = $23, language = $24
		WHERE workspace_id = $1 AND id = $2`, 24, len(all), func(i int, args []any) {
		l, v := &all[i], values[i]
		args[0], args[1], args[2], args[3], args[4] = tx.workspace, l.ID, optional(l.AgentID), optional(l.Waiting), optional(l.BatchID)
		args[5], args[6], args[7], args[8] = v.status, v.open, l.Source, l.Form
		args[9], args[10], args[11], args[12] = micros(l.UpdatedAt), l.Version, optionalFloat(l.Value), l.ExternalID
		args[13], args[14] = v.tags, v.fields
		putContact(args[15:24], l.Contact)
	})
	return err
}

// changed returns the leads that are not as they were, as they are and as they were. Both have the time of creation
// that is stored.
func changed(all, old []fairlead.Lead, same func(a, b *fairlead.Lead) bool) (now, before []fairlead.Lead) {
	for i := range all {
		if !same(&all[i], &old[i]) {
			l := all[i]
			l.CreatedAt = old[i].CreatedAt
			now, before = append(now, l), append(before, old[i])
		}
	}
	return now, before
}

func sameWords(a, b fairlead.Contact) bool {
	return a.Name == b.Name && a.Email == b.Email && a.Phone == b.Phone && a.Company == b.Company
}
