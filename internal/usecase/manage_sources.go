package usecase

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// maxSources is how many sources a workspace can have.
const maxSources = 100

// SourceView is a source with how its leads come in.
type SourceView struct {
	fairlead.Source
	store.ArrivalSummary
	PublicURL string // where the outside finds the workspace; "": nobody has said
}

// Sources lists the sources, oldest first.
func (a *App) Sources(ctx context.Context, actor fairlead.Actor) ([]SourceView, error) {
	if err := access.Require(actor, access.ToIntegrate...); err != nil {
		return nil, err
	}
	var views []SourceView
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		all, err := tx.Sources().List()
		if err != nil {
			return err
		}
		summaries, err := tx.Arrivals().Summaries()
		if err != nil {
			return err
		}
		w, err := tx.Workspace()
		for _, s := range all {
			views = append(views, SourceView{s, summaries[s.ID], w.PublicURL})
		}
		return err
	})
	return views, wrap("list sources", err)
}

// Source returns one source.
func (a *App) Source(ctx context.Context, actor fairlead.Actor, id int64) (SourceView, error) {
	all, err := a.Sources(ctx, actor)
	if err != nil {
		return SourceView{}, err
	}
	if i := slices.IndexFunc(all, func(v SourceView) bool { return v.ID == id }); i >= 0 {
		return all[i], nil
	}
	return SourceView{}, fairlead.ErrNotFound
}

// CreateSource adds a source, with an address that nobody guesses. Its settings were checked by its connector.
func (a *App) CreateSource(ctx context.Context, actor fairlead.Actor, s fairlead.Source) (SourceView, error) {
	s.Name, s.Key, s.CreatedAt = strings.TrimSpace(s.Name), rand.Text(), a.now()
	err := a.changeSources(ctx, actor, func(tx store.Tx) error {
		if err := checkSourceName(s.Name); err != nil {
			return err
		}
		all, err := tx.Sources().List()
		if err != nil {
			return err
		}
		if len(all) >= maxSources {
			return fairlead.Conflict("too_many_sources", fmt.Sprintf("There are %d sources already. Delete one that nobody needs.", maxSources))
		}
		if s.ID, err = tx.NextIDs(store.SourceIDs, 1); err != nil {
			return err
		}
		if err := tx.Sources().Insert(s); err != nil {
			return err
		}
		return tx.Jobs().Want(fairlead.Job{Kind: fairlead.JobAsk, Ref: s.ID, RunAt: a.now()})
	})
	if err != nil {
		return SourceView{}, wrap("create source", err)
	}
	return a.Source(ctx, actor, s.ID)
}

func checkSourceName(name string) error {
	if name == "" || checkText(name) != "" {
		return fairlead.Invalid("name", "Give the source a name of 1 to 400 characters.")
	}
	return nil
}

// UpdateSource renames a source and changes its settings: change is given those that it has.
func (a *App) UpdateSource(ctx context.Context, actor fairlead.Actor, id int64, name string, change func(fairlead.Source) (map[string]string, error)) (SourceView, error) {
	err := a.changeSources(ctx, actor, func(tx store.Tx) error {
		s, err := tx.Sources().Get(id)
		if err != nil {
			return err
		}
		s.Name = strings.TrimSpace(name)
		if err := checkSourceName(s.Name); err != nil {
			return err
		}
		was := s.Settings
		if s.Settings, err = change(s); err != nil {
			return err
		}
		if err = tx.Sources().Update(s); err != nil || maps.Equal(was, s.Settings) {
			return err
		}
		s.Asked.Forms = nil // it may be another account
		return errors.Join(tx.Sources().SetAsked(id, s.Asked), a.askAnew(tx, id))
	})
	if err != nil {
		return SourceView{}, wrap("change source", err)
	}
	return a.Source(ctx, actor, id)
}

// AskSource asks the vendor for leads that it has not sent, now, and tries again what it could not tell.
func (a *App) AskSource(ctx context.Context, actor fairlead.Actor, id int64) error {
	return wrap("ask source", a.changeSources(ctx, actor, func(tx store.Tx) error { return a.askAnew(tx, id) }))
}

// askAnew forgets what was wrong with a source, and has it asked.
func (a *App) askAnew(tx store.Tx, id int64) error {
	if err := tx.Sources().SetProblem(id, "", time.Time{}); err != nil {
		return err
	}
	if err := tx.Arrivals().Hasten(id, a.now()); err != nil {
		return err
	}
	return tx.Jobs().Want(fairlead.Job{Kind: fairlead.JobAsk, Ref: id, RunAt: a.now()}, fairlead.Job{Kind: fairlead.JobIngest, Ref: id, RunAt: a.now()})
}

// DeleteSource deletes a source and what it was sent; its leads stay. One that is not there is deleted already.
func (a *App) DeleteSource(ctx context.Context, actor fairlead.Actor, id int64) error {
	err := a.changeSources(ctx, actor, func(tx store.Tx) error { return tx.Sources().Delete(id) })
	if errors.Is(err, fairlead.ErrNotFound) {
		return nil
	}
	return wrap("delete source", err)
}

// SourceForms lists the forms of a source whose leads have come.
func (a *App) SourceForms(ctx context.Context, actor fairlead.Actor, id int64) (forms []fairlead.SourceForm, err error) {
	if err := access.Require(actor, access.ToIntegrate...); err != nil {
		return nil, err
	}
	err = a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		if _, err := tx.Sources().Get(id); err != nil {
			return err
		}
		forms, err = tx.Sources().Forms(id)
		return err
	})
	return forms, wrap("list forms of source", err)
}

// SaveSourceForm names a form and says where the answers of its leads go from now on. Questions that are not named stay as
// they are.
func (a *App) SaveSourceForm(ctx context.Context, actor fairlead.Actor, in fairlead.SourceForm) (form fairlead.SourceForm, err error) {
	err = a.changeSources(ctx, actor, func(tx store.Tx) error {
		if form, err = tx.Sources().Form(in.SourceID, in.Key); err != nil {
			return err
		}
		if form.Name = strings.TrimSpace(in.Name); form.Name == "" || checkText(form.Name) != "" {
			return fairlead.Invalid("name", "Give the form a name of 1 to 400 characters.")
		}
		for i, c := range in.Columns {
			at := slices.IndexFunc(form.Columns, func(there fairlead.FormColumn) bool { return there.Key == c.Key })
			if at < 0 {
				return fairlead.Invalid(fmt.Sprintf("columns[%d].key", i), "The form has no such question.")
			}
			if !isTarget(c.Target) {
				return fairlead.Invalid(fmt.Sprintf("columns[%d].target", i), "Write a part of the contact such as email, or fields. and a key.")
			}
			form.Columns[at].Target = c.Target
		}
		return tx.Sources().SaveForm(form)
	})
	return form, wrap("save form of source", err)
}

func isTarget(t fairlead.AnswerTarget) bool {
	key, answer := strings.CutPrefix(string(t), fairlead.AnswerPrefix)
	return answer && key != "" && checkText(key) == "" || slices.Contains(fairlead.AnswerTargets(), t)
}

// changeSources runs change in one transaction that holds the desk: of two that change a source, and a job that learns of a
// question, each sees what the other did.
func (a *App) changeSources(ctx context.Context, actor fairlead.Actor, change func(store.Tx) error) error {
	return a.changeIntegrations(ctx, actor, TopicSources, change)
}

// changeIntegrations runs change in one transaction that holds the desk, and wakes the jobs that work on what it changed.
func (a *App) changeIntegrations(ctx context.Context, actor fairlead.Actor, topic Topic, change func(store.Tx) error) error {
	if err := access.Require(actor, access.ToIntegrate...); err != nil {
		return err
	}
	err := a.write(ctx, actor.Workspace, change)
	if err == nil {
		a.tell(Stale{Workspace: actor.Workspace, Topics: []Topic{topic}, Viewers: true, wake: true})
	}
	return err
}
