package httpapi

import (
	"context"
	"net/http"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/usecase"
)

func (a *API) declareTags() {
	const tag = "Tags"
	manage, rename := needs(fairlead.ManageWorkspace), needs(access.ToRenameTags...)
	register(a, Operation{"GET", "/tags", manage, "list-tags", tag, "The tags that leads have, those of most leads first", 0, false}, a.listTags)
	register(a, Operation{"GET", "/tags/uses", manage, "get-tag-uses", tag, "What tags are used by", 0, false}, a.tagUses)
	register(a, Operation{"POST", "/tags/rename", rename, "rename-tags", tag, "Give leads one tag in place of others, and let rules and views ask for it", 0, false}, a.renameTags)
	register(a, Operation{"POST", "/tags/delete", rename, "delete-tags", tag, "Take tags from all leads", 0, false}, a.deleteTags)
	for _, act := range []string{"rename", "delete"} {
		a.alsoAnswers("/tags/"+act, http.StatusAccepted, "Many leads: it goes on; see the batch")
	}
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

// TagRenaming names tags, and what they are called from now on.
type TagRenaming struct {
	Tags []string `json:"tags" minItems:"1" maxItems:"100" maxLength:"400"`
	To   string   `json:"to" minLength:"1" maxLength:"400" doc:"A tag that leads have already takes the others in"`
}

// TagDeletion names tags.
type TagDeletion struct {
	Tags []string `json:"tags" minItems:"1" maxItems:"100" maxLength:"400"`
}

type (
	renameTags struct{ Body TagRenaming }
	deleteTags struct{ Body TagDeletion }
)

func (a *API) renameTags(ctx context.Context, actor fairlead.Actor, in *renameTags) (*bulkDone, error) {
	return bulkAnswer(a.App.RenameTags(ctx, actor, in.Body.Tags, in.Body.To))
}

func (a *API) deleteTags(ctx context.Context, actor fairlead.Actor, in *deleteTags) (*bulkDone, error) {
	return bulkAnswer(a.App.DeleteTags(ctx, actor, in.Body.Tags))
}
