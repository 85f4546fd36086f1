package usecase

import (
	"context"
	"fmt"
	"slices"

	"fairlead"
	"fairlead/internal/store"
)

// maxColumns is how many columns of a list somebody can choose.
const maxColumns = 100

// Preferences returns how the actor wants to see things.
func (a *App) Preferences(ctx context.Context, actor fairlead.Actor) (p fairlead.Preferences, err error) {
	err = a.store.Read(ctx, actor.Workspace, func(tx store.Tx) (err error) {
		p, err = tx.Preferences().Get(actor.Member.ID)
		return err
	})
	return p, wrap("read preferences", err)
}

// ChangePreferences writes how the actor wants to see things, on every device.
func (a *App) ChangePreferences(ctx context.Context, actor fairlead.Actor, p fairlead.Preferences) error {
	if err := checkPreferences(p); err != nil {
		return err
	}
	err := a.store.WriteAside(ctx, actor.Workspace, func(tx store.Tx) error { return tx.Preferences().Save(actor.Member.ID, p) })
	if err == nil {
		a.tell(Stale{Workspace: actor.Workspace, Topics: []Topic{TopicMe}, Members: []int64{actor.Member.ID}})
	}
	return wrap("change preferences", err)
}

// checkPreferences knows no columns: which there are is up to the screen, and to the workspace's own fields.
func checkPreferences(p fairlead.Preferences) error {
	if len(p.LeadsColumns) > maxColumns {
		return fairlead.Invalid("leads_columns", fmt.Sprintf("Choose at most %d columns.", maxColumns))
	}
	for i, column := range p.LeadsColumns {
		field := fmt.Sprintf("leads_columns[%d]", i)
		message := checkText(column)
		switch {
		case column == "":
			return fairlead.Invalid(field, "A column has a name.")
		case message != "":
			return fairlead.Invalid(field, message)
		case slices.Contains(p.LeadsColumns[:i], column):
			return fairlead.Invalid(field, "Name each column once.")
		}
	}
	return nil
}
