package usecase

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// The bounds of custom fields. Choices that have more characters in common could not be told apart by filters.
const (
	maxFieldsDefined = 100
	maxChoices       = 200
	maxChoice        = 100
)

// Fields returns the workspace's custom fields, in order.
func (a *App) Fields(ctx context.Context, actor fairlead.Actor) (all []fairlead.Field, err error) {
	err = a.store.Read(ctx, actor.Workspace, func(tx store.Tx) (err error) {
		all, err = tx.Fields().List()
		return err
	})
	return all, wrap("list fields", err)
}

// CreateField adds a field at the end, under its key or, if it has none, one made from its name. Leads that answered it
// before count from now on: a few at once, many soon.
func (a *App) CreateField(ctx context.Context, actor fairlead.Actor, f fairlead.Field) (fairlead.Field, error) {
	told := Stale{}
	err := a.changeFields(ctx, actor, &told, func(tx store.Tx, all *[]fairlead.Field) (err error) {
		if len(*all) >= maxFieldsDefined {
			return fairlead.Conflict("too_many_fields", "A workspace has at most 100 custom fields. Delete one first.")
		}
		if err := checkField(&f, *all); err != nil {
			return err
		}
		if f.ID, err = tx.NextIDs(store.FieldIDs, 1); err != nil {
			return err
		}
		*all = append(*all, f)
		if err := tx.Fields().Save(*all); err != nil {
			return err
		}
		if err := a.fieldIsBack(tx, actor, f.Key, &told); err != nil {
			return err
		}
		f.Filling, err = a.beginFilling(tx, f.ID, tx.Fields().Fill)
		told.wake = f.Filling
		return err
	})
	return f, wrap("create field", err)
}

// UpdateField renames a field and says which choices there are. Leads keep a choice that is no more.
func (a *App) UpdateField(ctx context.Context, actor fairlead.Actor, f fairlead.Field) (fairlead.Field, error) {
	err := a.changeFields(ctx, actor, &Stale{}, func(tx store.Tx, all *[]fairlead.Field) error {
		i := fieldAt(*all, f.Key)
		if i < 0 {
			return fairlead.ErrNotFound
		}
		was := (*all)[i]
		f.ID, f.Type, f.Filling = was.ID, was.Type, was.Filling
		if err := checkField(&f, *all); err != nil {
			return err
		}
		(*all)[i] = f
		return tx.Fields().Save(*all)
	})
	return f, wrap("update field", err)
}

// DeleteField deletes a field. What leads answered to it stays with them, as it came. Rules that look at it do not run until
// they look at something else, or the field is back. Views that look at it look at it no more: the list would refuse them.
func (a *App) DeleteField(ctx context.Context, actor fairlead.Actor, key string) error {
	told, viewsChanged := Stale{}, false
	err := a.changeFields(ctx, actor, &told, func(tx store.Tx, all *[]fairlead.Field) (err error) {
		i := fieldAt(*all, key)
		if i < 0 {
			return fairlead.ErrNotFound
		}
		if viewsChanged, err = rewriteViews(tx, asksForField(key)); err != nil {
			return err
		}
		id := (*all)[i].ID
		if err := tx.Fields().Delete(id); err != nil {
			return err
		}
		if err := a.fieldIsGone(tx, actor, fairlead.DeletedField{Key: key, Name: (*all)[i].Name}, &told); err != nil {
			return err
		}
		left, err := a.beginFilling(tx, id, tx.Fields().Empty)
		told.wake = left
		return err
	})
	a.viewsRewritten(actor, err, viewsChanged)
	return wrap("delete field", err)
}

// OrderFields puts the fields in the order of their keys: every field must be named once.
func (a *App) OrderFields(ctx context.Context, actor fairlead.Actor, keys []string) (ordered []fairlead.Field, err error) {
	err = a.changeFields(ctx, actor, &Stale{}, func(tx store.Tx, all *[]fairlead.Field) error {
		for _, key := range keys {
			if i := fieldAt(*all, key); i >= 0 && fieldAt(ordered, key) < 0 {
				ordered = append(ordered, (*all)[i])
			}
		}
		if len(keys) != len(*all) || len(ordered) != len(*all) {
			return fairlead.Conflict("fields_changed", "The fields have changed in the meantime. Look again, then order them.")
		}
		return tx.Fields().Save(ordered)
	})
	return ordered, wrap("order fields", err)
}

// changeFields runs change with the fields as they are. told may say more than that the fields changed.
func (a *App) changeFields(ctx context.Context, actor fairlead.Actor, told *Stale, change func(store.Tx, *[]fairlead.Field) error) error {
	if err := access.Require(actor, fairlead.ManageWorkspace); err != nil {
		return err
	}
	err := a.write(ctx, actor.Workspace, func(tx store.Tx) error {
		all, err := tx.Fields().List()
		if err != nil {
			return err
		}
		return change(tx, &all)
	})
	if err == nil {
		told.Workspace, told.Topics, told.Everyone = actor.Workspace, append(told.Topics, TopicSettings), true
		a.tell(*told)
	}
	return err
}

func fieldAt(all []fairlead.Field, key string) int {
	return slices.IndexFunc(all, func(f fairlead.Field) bool { return f.Key == key })
}

// fieldKey is what the keys of fields look like.
var fieldKey = regexp.MustCompile(`^[a-z0-9_]{1,64}$`)

// checkField tidies a field, gives a new one its key, and says what is wrong with it beside the others.
func checkField(f *fairlead.Field, all []fairlead.Field) error {
	f.Name, f.Key = visible(f.Name), strings.TrimSpace(f.Key)
	if err := checkName(f.Name); err != nil {
		return err
	}
	isNew := f.ID == 0
	if isNew && f.Key == "" {
		f.Key = newKey(f.Name, "field", func(key string) bool { return fieldAt(all, key) >= 0 })
	}
	same := func(other fairlead.Field) bool { return other.ID != f.ID && strings.EqualFold(other.Name, f.Name) }
	switch {
	case !fieldKey.MatchString(f.Key):
		return fairlead.Invalid("key", "Use at most 64 lower-case letters, digits and _, as in the answers of the form.")
	case !slices.Contains(fairlead.FieldTypes(), f.Type):
		return fairlead.Invalid("type", "There is no such type of field.")
	case isNew && fieldAt(all, f.Key) >= 0:
		return fairlead.Conflict("key_taken", "There is already a field of this key.")
	case slices.ContainsFunc(all, same):
		return fairlead.Conflict("name_taken", "There is already a field of this name.")
	}
	return checkChoices(f)
}

func checkChoices(f *fairlead.Field) error {
	switch {
	case !f.Type.HasChoices() && len(f.Choices) > 0:
		return fairlead.Invalid("choices", "Only a field of choices has choices. Leave them out.")
	case !f.Type.HasChoices():
		return nil
	case len(f.Choices) == 0:
		return fairlead.Invalid("choices", "Write at least one choice.")
	case len(f.Choices) > maxChoices:
		return fairlead.Invalid("choices", "A field has at most 200 choices.")
	}
	for i, choice := range f.Choices {
		choice = visible(choice)
		f.Choices[i] = choice
		where := fmt.Sprintf("choices[%d]", i)
		switch {
		case choice == "" || utf8.RuneCountInString(choice) > maxChoice:
			return fairlead.Invalid(where, "A choice has 1 to 100 characters.")
		case checkText(choice) != "":
			return fairlead.Invalid(where, checkText(choice))
		case slices.ContainsFunc(f.Choices[:i], func(other string) bool { return strings.EqualFold(other, choice) }):
			return fairlead.Invalid(where, "This choice is there twice.")
		}
	}
	return nil
}
