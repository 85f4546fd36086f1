package demo

import "fairlead"

// fields defines what this agency asks people, so that lists, filters and rules know what the answers mean.
func (t *story) fields() error {
	for _, f := range []fairlead.Field{
		{Key: "district", Name: "District", Type: fairlead.FieldChoice, Choices: districts[:]},
		{Key: "rooms", Name: "Bedrooms", Type: fairlead.FieldNumber},
		{Key: "move_by", Name: "Wants to move by", Type: fairlead.FieldDate},
		{Key: "mortgage", Name: "Mortgage agreed", Type: fairlead.FieldYesNo},
	} {
		if _, err := t.app.CreateField(t.ctx, t.admin, f); err != nil {
			return err
		}
	}
	return nil
}
