package usecase

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// maxStatuses is how many statuses a workspace has at most.
const maxStatuses = 50

// Statuses returns the workspace's statuses, in order.
func (a *App) Statuses(ctx context.Context, actor fairlead.Actor) (all fairlead.Statuses, err error) {
	err = a.store.Read(ctx, actor.Workspace, func(tx store.Tx) (err error) {
		all, err = tx.Statuses().List()
		return err
	})
	return all, wrap("list statuses", err)
}

// CreateStatus adds a status at the end. Its key is made from its name.
func (a *App) CreateStatus(ctx context.Context, actor fairlead.Actor, s fairlead.LeadStatus) (fairlead.LeadStatus, error) {
	_, err := a.changeStatuses(ctx, actor, func(_ store.Tx, all *fairlead.Statuses) error {
		if len(*all) >= maxStatuses {
			return fairlead.Conflict("too_many_statuses", "A workspace has at most 50 statuses. Delete one first.")
		}
		s.Key = fairlead.Status(newKey(s.Name, "status", func(key string) bool { return all.Index(fairlead.Status(key)) >= 0 }))
		if err := checkLeadStatus(&s, *all); err != nil {
			return err
		}
		*all = append(*all, s)
		return nil
	})
	return s, wrap("create status", err)
}

// UpdateStatus renames a status, colours it or, while no lead has it, changes its kind.
func (a *App) UpdateStatus(ctx context.Context, actor fairlead.Actor, s fairlead.LeadStatus) (fairlead.LeadStatus, error) {
	_, err := a.changeStatuses(ctx, actor, func(tx store.Tx, all *fairlead.Statuses) error {
		i := all.Index(s.Key)
		if i < 0 {
			return fairlead.ErrNotFound
		}
		if err := checkLeadStatus(&s, *all); err != nil {
			return err
		}
		if s.Kind != (*all)[i].Kind {
			if err := unused(tx, s.Key); err != nil {
				return err
			}
		}
		(*all)[i] = s
		return nil
	})
	return s, wrap("update status", err)
}

// DeleteStatus deletes a status that no lead has. Views that ask for it ask for it no more.
func (a *App) DeleteStatus(ctx context.Context, actor fairlead.Actor, key fairlead.Status) error {
	viewsChanged := false
	_, err := a.changeStatuses(ctx, actor, func(tx store.Tx, all *fairlead.Statuses) (err error) {
		i := all.Index(key)
		if i < 0 {
			return fairlead.ErrNotFound
		}
		if err := unused(tx, key); err != nil {
			return err
		}
		*all = slices.Delete(*all, i, i+1)
		if viewsChanged, err = rewriteViews(tx, asksForStatus(key)); err != nil {
			return err
		}
		return tx.Statuses().Delete(key)
	})
	a.viewsRewritten(actor, err, viewsChanged)
	return wrap("delete status", err)
}

// OrderStatuses puts the statuses in the order of their keys: every status must be named once.
func (a *App) OrderStatuses(ctx context.Context, actor fairlead.Actor, keys []fairlead.Status) (fairlead.Statuses, error) {
	all, err := a.changeStatuses(ctx, actor, func(_ store.Tx, all *fairlead.Statuses) error {
		ordered := make(fairlead.Statuses, 0, len(keys))
		for _, key := range keys {
			if i := all.Index(key); i >= 0 && ordered.Index(key) < 0 {
				ordered = append(ordered, (*all)[i])
			}
		}
		if len(keys) != len(*all) || len(ordered) != len(*all) {
			return fairlead.Conflict("statuses_changed", "The statuses have changed in the meantime. Look again, then order them.")
		}
		*all = ordered
		return nil
	})
	return all, wrap("order statuses", err)
}

// changeStatuses runs change on the statuses and saves what came of it. Leads can always begin somewhere.
func (a *App) changeStatuses(ctx context.Context, actor fairlead.Actor, change func(store.Tx, *fairlead.Statuses) error) (all fairlead.Statuses, err error) {
	if err := access.Require(actor, fairlead.ManageWorkspace); err != nil {
		return nil, err
	}
	err = a.write(ctx, actor.Workspace, func(tx store.Tx) (err error) {
		if all, err = tx.Statuses().List(); err != nil {
			return err
		}
		if err := change(tx, &all); err != nil {
			return err
		}
		if all.Begin() == "" {
			return fairlead.Conflict("open_status_needed", "New leads need an open status to begin in. Add another one first.")
		}
		return tx.Statuses().Save(all)
	})
	if err == nil {
		a.tell(Stale{Workspace: actor.Workspace, Topics: []Topic{TopicSettings}, Everyone: true})
	}
	return all, err
}

// unused answers a conflict if leads have the status. Deleted ones count: they can come back.
func unused(tx store.Tx, key fairlead.Status) error {
	n, err := tx.Statuses().CountLeads(key, fairlead.CountCap)
	if err != nil || n == 0 {
		return err
	}
	return fairlead.Conflict("status_in_use", leadsHave(n)+" this status, deleted leads counted. Give them another one first.")
}

// leadsHave says how many leads have something, as far as they were counted.
func leadsHave(n int) string {
	switch {
	case n == 1:
		return "1 lead has"
	case n >= fairlead.CountCap:
		return "10,000 leads or more have"
	default:
		return fmt.Sprintf("%d leads have", n)
	}
}

// checkLeadStatus tidies a status, and says what is wrong with it beside the others.
func checkLeadStatus(s *fairlead.LeadStatus, all fairlead.Statuses) error {
	s.Name = visible(s.Name)
	if err := checkName(s.Name); err != nil {
		return err
	}
	if s.Tone == "" {
		s.Tone = fairlead.ToneNeutral
	}
	switch {
	case !slices.Contains(fairlead.StatusKinds(), s.Kind):
		return fairlead.Invalid("kind", "There is no such kind. Use open, won or lost.")
	case !slices.Contains(fairlead.Tones(), s.Tone):
		return fairlead.Invalid("tone", "There is no such tone. Use neutral, brand, info, positive, warning or critical.")
	}
	same := func(other fairlead.LeadStatus) bool {
		return other.Key != s.Key && strings.EqualFold(other.Name, s.Name)
	}
	if slices.ContainsFunc(all, same) {
		return fairlead.Conflict("name_taken", "There is already a status of this name.")
	}
	return nil
}

// checkName checks the name of something that the workspace names.
func checkName(name string) error {
	if name == "" {
		return fairlead.Invalid("name", "Write a name.")
	}
	if message := checkText(name); message != "" {
		return fairlead.Invalid("name", message)
	}
	return nil
}

// checkStatus says which statuses there are, if this is none of them.
func checkStatus(key fairlead.Status, all fairlead.Statuses) error {
	if all.Index(key) >= 0 {
		return nil
	}
	keys := make([]string, len(all))
	for i, s := range all {
		keys[i] = string(s.Key)
	}
	return fairlead.Invalid("status", fmt.Sprintf("There is no such status. Use one of %s.", strings.Join(keys, ", ")))
}
