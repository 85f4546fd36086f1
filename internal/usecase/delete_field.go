package usecase

import (
	"errors"
	"slices"

	"fairlead"
	"fairlead/internal/store"
)

// fieldIsGone lets rules that look at a field run no more, live ones and drafted ones: a new version says so.
func (a *App) fieldIsGone(tx store.Tx, actor fairlead.Actor, f fairlead.DeletedField, told *Stale) error {
	looks := func(c fairlead.Condition) bool { return c.Field == fairlead.AnswerPrefix+f.Key }
	return a.changeDeleted(tx, actor, told, func(p *fairlead.Policy) (changed bool, err error) {
		drafted, err := tx.Policies().Draft()
		if err != nil && !errors.Is(err, fairlead.ErrNotFound) {
			return false, err
		}
		for _, r := range slices.Concat(p.Rules, drafted.Rules) {
			if anyCondition(r.Conditions, looks) {
				p.Deleted = append(p.Deleted, f)
				return true, nil
			}
		}
		return false, nil
	})
}

// fieldIsBack lets rules run again that did not because the field of this key was deleted.
func (a *App) fieldIsBack(tx store.Tx, actor fairlead.Actor, key string, told *Stale) error {
	return a.changeDeleted(tx, actor, told, func(p *fairlead.Policy) (changed bool, err error) {
		n := len(p.Deleted)
		p.Deleted = slices.DeleteFunc(p.Deleted, func(f fairlead.DeletedField) bool { return f.Key == key })
		return len(p.Deleted) < n, nil
	})
}

// changeDeleted saves a new version if change says that it changed which fields were deleted.
func (a *App) changeDeleted(tx store.Tx, actor fairlead.Actor, told *Stale, change func(*fairlead.Policy) (bool, error)) error {
	p, err := tx.Policies().Version(0)
	if err != nil {
		return err
	}
	if changed, err := change(&p); err != nil || !changed {
		return err
	}
	told.Topics = append(told.Topics, TopicRouting)
	_, err = tx.Policies().Save(p, fairlead.NameOf(actor), a.now())
	return err
}
