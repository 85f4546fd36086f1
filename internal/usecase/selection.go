package usecase

import (
	"fmt"
	"slices"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// Selection is which leads a bulk action takes: the ones named, or all of a filter but those excluded.
type Selection struct {
	IDs           []int64
	Filter        *fairlead.LeadFilter
	Exclude       []int64
	ExpectedCount *int // with Filter: how many the caller believes there are; a conflict when that no longer holds
}

// mostNamed is how many leads a selection names at most. A filter may have any number.
const mostNamed = 10_000

func (sel Selection) check() error {
	switch {
	case sel.Filter != nil:
		return nil
	case len(sel.IDs) == 0:
		return fairlead.Invalid("selection.ids", "Choose at least one lead.")
	case len(sel.IDs) > mostNamed:
		return fairlead.Invalid("selection.ids", "Name at most 10,000 leads. To take more, choose them with a filter.")
	default:
		return nil
	}
}

// few reports whether the selection surely has no more leads than one transaction takes.
func (sel Selection) few(tx store.Tx, actor fairlead.Actor) (bool, error) {
	if sel.Filter == nil {
		return len(sel.IDs) <= atOnce, nil
	}
	most := atOnce + len(sel.Exclude)
	n, err := tx.Leads().Count(*sel.Filter, access.Leads(actor), most+1)
	return n <= most, err
}

// choose settles which leads these are, in the order of their ids. Named ones are taken as named, whether they are there or
// not; with onlyUnassigned, leads that have an agent are left out.
func (sel Selection) choose(tx store.Tx, actor fairlead.Actor, onlyUnassigned bool) ([]int64, error) {
	if sel.Filter == nil {
		return sel.named(tx, actor, onlyUnassigned)
	}
	held, err := tx.Leads().Held(*sel.Filter, access.Leads(actor))
	if err != nil {
		return nil, err
	}
	excluded := setOf(sel.Exclude)
	held = slices.DeleteFunc(held, func(h store.Held) bool { return excluded[h.LeadID] })
	if want := sel.ExpectedCount; want != nil && *want != len(held) {
		return nil, errCountChanged(len(held), *want)
	}
	ids := make([]int64, 0, len(held))
	for _, h := range held {
		if h.AgentID == 0 || !onlyUnassigned {
			ids = append(ids, h.LeadID)
		}
	}
	return ids, nil
}

// errCountChanged carries how many leads there are now.
func errCountChanged(now, expected int) error {
	err := fairlead.Conflict("count_changed", fmt.Sprintf("There are %d matching leads now, not %d. Look again, then repeat.", now, expected))
	err.Count = &now
	return err
}

func (sel Selection) named(tx store.Tx, actor fairlead.Actor, onlyUnassigned bool) ([]int64, error) {
	ids := slices.Clone(sel.IDs)
	slices.Sort(ids)
	ids = slices.Compact(ids)
	if !onlyUnassigned {
		return ids, nil
	}
	leads, err := tx.Leads().Get(ids, access.Leads(actor))
	assigned := map[int64]bool{}
	for _, l := range leads {
		assigned[l.ID] = l.AgentID != 0
	}
	return slices.DeleteFunc(ids, func(id int64) bool { return assigned[id] }), err
}

func setOf(ids []int64) map[int64]bool {
	set := make(map[int64]bool, len(ids))
	for _, id := range ids {
		set[id] = true
	}
	return set
}
