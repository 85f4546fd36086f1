package usecase

import (
	"context"
	"errors"

	"fairlead"
	"fairlead/internal/store"
)

// WebsiteForm is a form on a website, with what it is shown with to everybody who knows its address.
type WebsiteForm struct {
	Source    fairlead.Source
	Fields    []fairlead.Field
	Workspace fairlead.Workspace
}

// WebsiteForm returns the website form whose address ends with a key.
func (a *App) WebsiteForm(ctx context.Context, key string) (f WebsiteForm, err error) {
	workspace, id, err := a.store.FindCredential(ctx, store.DirectorySource, store.Storable(key))
	if err == nil {
		err = a.store.Read(ctx, workspace, func(tx store.Tx) error {
			if f.Source, err = tx.Sources().Get(id); err != nil {
				return err
			}
			if f.Source.Kind != fairlead.KindForm {
				return fairlead.ErrNotFound
			}
			return f.read(tx)
		})
	}
	return f, wrap("find website form", err)
}

func (f *WebsiteForm) read(tx store.Tx) (err error) {
	if f.Fields, err = tx.Fields().List(); err != nil {
		return err
	}
	f.Workspace, err = tx.Workspace()
	return err
}

// FormOfSource returns the website form of a source, for who looks after it.
func (a *App) FormOfSource(ctx context.Context, actor fairlead.Actor, id int64) (f WebsiteForm, err error) {
	v, err := a.Source(ctx, actor, id)
	if err != nil {
		return f, err
	}
	if v.Kind != fairlead.KindForm {
		return f, fairlead.ErrNotFound
	}
	f.Source = v.Source
	err = a.store.Read(ctx, actor.Workspace, f.read)
	return f, wrap("read website form", err)
}

// Taken is what has become of a lead that a source was sent.
type Taken struct {
	LeadID int64         // 0: it is on its way in, or gone again
	Agent  *fairlead.Ref // nil: nobody has it
}

// Taken returns what has become of a lead that a source was sent, by its vendor's id. Whoever knows that has sent it.
func (a *App) Taken(ctx context.Context, workspace, source int64, vendorID string) (t Taken, err error) {
	key := store.ArrivedKey{SourceID: source, VendorID: store.Storable(vendorID)}
	err = a.store.Read(ctx, workspace, func(tx store.Tx) error {
		there, err := tx.Arrivals().Find([]store.ArrivedKey{key})
		if err != nil || there[key].LeadID == 0 {
			return err
		}
		leads, err := tx.Leads().Get([]int64{there[key].LeadID}, fairlead.LeadScope{All: true})
		if err != nil || len(leads) == 0 {
			return err
		}
		t.LeadID = leads[0].ID
		m, err := tx.Members().Get(leads[0].AgentID)
		if errors.Is(err, fairlead.ErrNotFound) {
			return nil // nobody
		}
		t.Agent = &fairlead.Ref{ID: m.ID, Name: m.Name}
		return err
	})
	return t, wrap("see what a lead has become", err)
}
