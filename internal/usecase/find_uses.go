package usecase

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// Uses is what a status, a field or a tag is used by, and so what deleting it touches.
type Uses struct {
	Leads        int // up to fairlead.CountCap
	Rules        []fairlead.Ref
	Views        []fairlead.Ref // shared ones and the actor's own
	PrivateViews int            // of others: they are theirs alone, down to the name
}

// StatusUses returns the leads that have a status, deleted ones too, and the rules and views that ask for it.
func (a *App) StatusUses(ctx context.Context, actor fairlead.Actor, key fairlead.Status) (Uses, error) {
	return a.uses(ctx, actor, func(tx store.Tx) (int, error) {
		all, err := tx.Statuses().List()
		if err != nil {
			return 0, err
		}
		if all.Index(key) < 0 {
			return 0, fairlead.ErrNotFound
		}
		return tx.Statuses().CountLeads(key, fairlead.CountCap)
	}, asksFor("status", string(key)), asksForStatus(key))
}

// FieldUses returns the leads that are found by a custom field, and the rules and views that look at it.
func (a *App) FieldUses(ctx context.Context, actor fairlead.Actor, key string) (Uses, error) {
	return a.uses(ctx, actor, func(tx store.Tx) (int, error) {
		all, err := tx.Fields().List()
		if err != nil {
			return 0, err
		}
		i := fieldAt(all, key)
		if i < 0 {
			return 0, fairlead.ErrNotFound
		}
		return tx.Fields().CountLeads(all[i].ID, fairlead.CountCap)
	}, func(c fairlead.Condition) bool { return c.Field == fairlead.AnswerPrefix+key }, asksForField(key))
}

// TagUses returns the leads that have any of the tags, and the rules and views that ask for one.
func (a *App) TagUses(ctx context.Context, actor fairlead.Actor, tags []string) (Uses, error) {
	return a.uses(ctx, actor, func(tx store.Tx) (int, error) {
		if len(tags) == 0 {
			return 0, nil
		}
		return tx.Leads().Count(fairlead.LeadFilter{Tags: tags}, fairlead.LeadScope{All: true}, fairlead.CountCap)
	}, asksFor("tag", tags...), asksForTags(tags))
}

func (a *App) uses(ctx context.Context, actor fairlead.Actor, leads func(store.Tx) (int, error), asks func(fairlead.Condition) bool, views inQuery) (Uses, error) {
	var uses Uses
	if err := access.Require(actor, fairlead.ManageWorkspace); err != nil {
		return uses, err
	}
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) (err error) {
		if uses.Leads, err = leads(tx); err != nil {
			return err
		}
		policy, err := a.policy(tx, actor.Workspace)
		if err != nil {
			return err
		}
		for _, r := range policy.Source().Rules {
			if anyCondition(r.Conditions, asks) {
				uses.Rules = append(uses.Rules, fairlead.Ref{ID: r.ID, Name: r.Name})
			}
		}
		return uses.addViews(tx, actor, views)
	})
	return uses, wrap("look for uses", err)
}

// anyCondition reports whether a comparison is as asks wants it, also within a group.
func anyCondition(all []fairlead.Condition, asks func(fairlead.Condition) bool) bool {
	return slices.ContainsFunc(all, func(c fairlead.Condition) bool {
		if c.Match != "" {
			return anyCondition(c.Conditions, asks)
		}
		return asks(c)
	})
}

// asksFor finds comparisons of a field with one of these values as a whole. Rules compare without regard to case.
func asksFor(field string, values ...string) func(fairlead.Condition) bool {
	return func(c fairlead.Condition) bool {
		return c.Field == field && slices.ContainsFunc(wantedBy(c), func(wanted string) bool { return namesOne(values, wanted) })
	}
}

func namesOne(values []string, wanted string) bool {
	return slices.ContainsFunc(values, func(v string) bool { return strings.EqualFold(v, strings.TrimSpace(wanted)) })
}

// wantedBy are the values that a comparison compares with as a whole.
func wantedBy(c fairlead.Condition) []string {
	switch c.Operator {
	case fairlead.OpIs, fairlead.OpIsNot:
		var one string
		if json.Unmarshal(c.Value, &one) == nil {
			return []string{one}
		}
	case fairlead.OpOneOf, fairlead.OpNotOneOf:
		var list []string
		if json.Unmarshal(c.Value, &list) == nil {
			return list
		}
	}
	return nil
}
