package httpapi

import (
	"context"

	"fairlead"
	"fairlead/internal/usecase"
)

// Uses is what a status, a custom field or tags are used by, and so what deleting them touches.
type Uses struct {
	Leads        int   `json:"leads"`
	LeadsAreMore bool  `json:"leads_are_more" doc:"There are more leads than that: they were not all counted"`
	Rules        []Ref `json:"rules" doc:"Routing rules that ask for it"`
	Views        []Ref `json:"views" doc:"Saved views that ask for it: shared ones and yours"`
	PrivateViews int   `json:"private_views" doc:"How many views of others ask for it, which they alone see"`
}

func usesAnswer(u usecase.Uses, err error) (*Answer[Uses], error) {
	if err != nil {
		return nil, err
	}
	return answer(Uses{
		Leads: u.Leads, LeadsAreMore: u.Leads >= fairlead.CountCap,
		Rules: mapped(u.Rules, wireRef), Views: mapped(u.Views, wireRef), PrivateViews: u.PrivateViews,
	}), nil
}

func (a *API) statusUses(ctx context.Context, actor fairlead.Actor, in *KeyPath) (*Answer[Uses], error) {
	return usesAnswer(a.App.StatusUses(ctx, actor, fairlead.Status(in.Key)))
}

func (a *API) fieldUses(ctx context.Context, actor fairlead.Actor, in *KeyPath) (*Answer[Uses], error) {
	return usesAnswer(a.App.FieldUses(ctx, actor, in.Key))
}

type tagsUsed struct {
	Tag []string `query:"tag,explode" maxItems:"200" maxLength:"400" doc:"The tags"`
}

func (a *API) tagUses(ctx context.Context, actor fairlead.Actor, in *tagsUsed) (*Answer[Uses], error) {
	return usesAnswer(a.App.TagUses(ctx, actor, in.Tag))
}
