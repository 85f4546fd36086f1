package httpapi

import (
	"context"

	"fairlead"
	"fairlead/internal/usecase"
)

func (a *API) declareTags() {
	const tag = "Tags"
	manage := needs(fairlead.ManageWorkspace)
	register(a, Operation{"GET", "/tags", manage, "list-tags", tag, "The tags that leads have, those of most leads first", 0, false}, a.listTags)
	register(a, Operation{"GET", "/tags/uses", manage, "get-tag-uses", tag, "What tags are used by", 0, false}, a.tagUses)
}

// Tag is a tag that leads have.
type Tag struct {
	Name  string `json:"name"`
	Leads int    `json:"leads" doc:"How many leads have it"`
}

// TagList is the tags of leads.
type TagList struct {
	Items []Tag `json:"items"`
	More  bool  `json:"more" doc:"There are others, which q finds"`
}

type tagQuery struct {
	Q string `query:"q" maxLength:"400" doc:"Only tags that hold this text"`
}

func (a *API) listTags(ctx context.Context, actor fairlead.Actor, in *tagQuery) (*Answer[TagList], error) {
	list, err := a.App.Tags(ctx, actor, in.Q)
	if err != nil {
		return nil, err
	}
	return answer(TagList{More: list.More, Items: mapped(list.Tags, func(t usecase.TagCount) Tag { return Tag{Name: t.Tag, Leads: t.Leads} })}), nil
}
