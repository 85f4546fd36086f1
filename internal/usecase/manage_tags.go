package usecase

import (
	"context"
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
