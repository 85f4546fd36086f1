package usecase

import (
	"context"
	"errors"
	"slices"
	"strings"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// mostTags is how many tags are listed at once.
const mostTags = 500

// TagCount is a tag, and how many leads have it.
type TagCount = store.TagCount

// TagList is the tags of leads, those that most leads have first.
type TagList struct {
	Tags []TagCount
	More bool // there are others
}

// Tags returns the tags that leads have, of those that hold the text, whatever its case.
func (a *App) Tags(ctx context.Context, actor fairlead.Actor, text string) (TagList, error) {
	var list TagList
	if err := access.Require(actor, fairlead.ManageWorkspace); err != nil {
		return list, err
	}
	text = strings.ToLower(strings.TrimSpace(text))
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		all, err := tx.Leads().CountTags()
		for _, t := range all {
			switch {
			case !strings.Contains(strings.ToLower(t.Tag), text):
			case len(list.Tags) == mostTags:
				list.More = true
			default:
				list.Tags = append(list.Tags, t)
			}
		}
		return err
	})
	return list, wrap("list tags", err)
}

// RenameTags gives leads one tag in place of others: several become one. Rules and views that ask for the others ask for it
// from now on. On leads it is a batch, which can be undone; what rules and views ask for stays then.
func (a *App) RenameTags(ctx context.Context, actor fairlead.Actor, tags []string, to string) (fairlead.Batch, error) {
	to = visible(to)
	tags = without(cleanTags(tags), []string{to})
	switch {
	case to == "":
		return fairlead.Batch{}, fairlead.Invalid("to", "Write the tag's new name.")
	case len(checkTags([]string{to})) > 0:
		return fairlead.Batch{}, fairlead.InvalidFields([]fairlead.FieldError{{Field: "to", Message: checkText(to)}})
	case len(tags) == 0:
		return fairlead.Batch{}, fairlead.Invalid("tags", "Name at least one tag that is called otherwise.")
	}
	if err := access.Require(actor, access.ToRenameTags...); err != nil {
		return fairlead.Batch{}, err
	}
	if err := a.retagRules(ctx, actor, tags, to); err != nil {
		return fairlead.Batch{}, wrap("rename tags in rules", err)
	}
	if err := a.retagViews(ctx, actor, tags, to); err != nil {
		return fairlead.Batch{}, wrap("rename tags in views", err)
	}
	batch, err := a.Bulk(ctx, actor, withTags(tags), fairlead.BatchAct{Kind: fairlead.BatchTags, AddTags: []string{to}, RemoveTags: tags})
	return batch, wrap("rename tags", err)
}

// DeleteTags takes tags from all leads, in a batch, which can be undone: rules and views go on asking for them, and find
// nothing.
func (a *App) DeleteTags(ctx context.Context, actor fairlead.Actor, tags []string) (fairlead.Batch, error) {
	tags = cleanTags(tags)
	if len(tags) == 0 {
		return fairlead.Batch{}, fairlead.Invalid("tags", "Name at least one tag.")
	}
	if err := access.Require(actor, access.ToRenameTags...); err != nil {
		return fairlead.Batch{}, err
	}
	batch, err := a.Bulk(ctx, actor, withTags(tags), fairlead.BatchAct{Kind: fairlead.BatchTags, RemoveTags: tags})
	return batch, wrap("delete tags", err)
}

func withTags(tags []string) Selection { return Selection{Filter: &fairlead.LeadFilter{Tags: tags}} }

// retagRules makes a new version of the policy, if any rule asks for one of the tags.
func (a *App) retagRules(ctx context.Context, actor fairlead.Actor, tags []string, to string) error {
	renamed := func(tag string) string {
		if namesOne(tags, tag) {
			return to
		}
		return tag
	}
	if err := a.retagDraft(ctx, actor.Workspace, asksFor("tag", tags...), renamed); err != nil {
		return err
	}
	uses, err := a.TagUses(ctx, actor, tags)
	if err != nil || len(uses.Rules) == 0 {
		return err
	}
	return a.writePolicy(ctx, actor, func(d *nextVersion) error {
		for i := range d.policy.Rules {
			retag(d.policy.Rules[i].Conditions, asksFor("tag", tags...), renamed)
		}
		return nil
	})
}

// retagDraft does the same in the rules that are drafted.
func (a *App) retagDraft(ctx context.Context, workspace int64, asks func(fairlead.Condition) bool, renamed func(string) string) error {
	return a.write(ctx, workspace, func(tx store.Tx) error {
		saved, err := tx.Policies().Draft()
		if errors.Is(err, fairlead.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		for i := range saved.Rules {
			retag(saved.Rules[i].Conditions, asks, renamed)
		}
		return tx.Policies().SaveDraft(saved)
	})
}

// retag renames the tags that comparisons ask for, also within groups. asks finds those comparisons.
func retag(conditions []fairlead.Condition, asks func(fairlead.Condition) bool, renamed func(string) string) {
	for i := range conditions {
		c := &conditions[i]
		switch {
		case c.Match != "":
			retag(c.Conditions, asks, renamed)
		case !asks(*c):
		case c.Operator == fairlead.OpIs || c.Operator == fairlead.OpIsNot:
			c.Value = written(renamed(wantedBy(*c)[0]))
		default:
			var list []string
			for _, tag := range wantedBy(*c) {
				if tag = renamed(tag); !slices.Contains(list, tag) {
					list = append(list, tag)
				}
			}
			c.Value = written(list)
		}
	}
}
