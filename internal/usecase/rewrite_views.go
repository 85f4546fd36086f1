package usecase

import (
	"context"
	"slices"
	"strings"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// inQuery finds a value of a parameter that a saved view asks for, as both stand in the address of the list.
type inQuery func(parameter, value string) bool

func asksForStatus(key fairlead.Status) inQuery {
	return func(parameter, value string) bool { return parameter == "status" && value == string(key) }
}

func asksForField(key string) inQuery {
	return func(parameter, value string) bool { return parameter == "field" && strings.HasPrefix(value, key+":") }
}

// asksForTags finds tags as leads have them: unlike rules, the list tells upper from lower case.
func asksForTags(tags []string) inQuery {
	parameters := []string{"tag", "tag_all", "tag_none"}
	return func(parameter, value string) bool {
		return slices.Contains(parameters, parameter) && slices.Contains(tags, value)
	}
}

// addViews finds the views that ask for something, and names those that the actor may see.
func (uses *Uses) addViews(tx store.Tx, actor fairlead.Actor, asks inQuery) error {
	all, err := tx.SavedViews().All()
	for _, v := range all {
		_, asked := rewritten(v.Query, asks, nil)
		switch {
		case !asked:
		case access.SavedView(actor, v) == nil:
			uses.Views = append(uses.Views, fairlead.Ref{ID: v.ID, Name: v.Name})
		default:
			uses.PrivateViews++
		}
	}
	return err
}

// rewriteViews lets everybody's views ask for something else in place of what asks finds, or for nothing in its place. A
// view that asked for nothing else shows every lead then.
func rewriteViews(tx store.Tx, asks inQuery, instead ...string) (changed bool, err error) {
	all, err := tx.SavedViews().All()
	for i := 0; i < len(all) && err == nil; i++ {
		query, asked := rewritten(all[i].Query, asks, instead)
		if !asked {
			continue
		}
		all[i].Query, changed = query, true
		err = tx.SavedViews().Update(all[i])
	}
	return changed, err
}

// rewritten is a query with other values in place of those that asks finds, and whether it found any.
func rewritten(query map[string][]string, asks inQuery, instead []string) (result map[string][]string, asked bool) {
	result = make(map[string][]string, len(query))
	for parameter, values := range query {
		var kept []string
		for _, value := range values {
			put := []string{value}
			if asks(parameter, value) {
				put, asked = instead, true
			}
			kept = append(kept, without(put, kept)...)
		}
		if len(kept) > 0 {
			result[parameter] = kept
		}
	}
	return result, asked
}

// retagViews lets views ask for one tag in place of others.
func (a *App) retagViews(ctx context.Context, actor fairlead.Actor, tags []string, to string) error {
	changed := false
	err := a.store.WriteAside(ctx, actor.Workspace, func(tx store.Tx) (err error) {
		changed, err = rewriteViews(tx, asksForTags(tags), to)
		return err
	})
	a.viewsRewritten(actor, err, changed)
	return err
}

// viewsRewritten tells everybody: private views may have changed as well as shared ones.
func (a *App) viewsRewritten(actor fairlead.Actor, err error, changed bool) {
	if changed {
		a.viewsChanged(actor, err, actor.Member.ID, true)
	}
}
