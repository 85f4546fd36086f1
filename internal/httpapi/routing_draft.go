package httpapi

import (
	"context"
	"strconv"
	"time"

	"fairlead"
	"fairlead/internal/usecase"
)

func (a *API) declareRoutingDraft() {
	const tag = "Routing"
	manage := needs(fairlead.ManageRouting)
	register(a, Operation{"GET", "/routing/draft", manage, "get-routing-draft", tag, "Read the draft of the rules, or what one would begin with", 0, false}, a.getDraft)
	register(a, Operation{"PUT", "/routing/draft", manage, "save-routing-draft", tag, "Save the draft; nothing of it applies yet", 0, false}, a.saveDraft)
	register(a, Operation{"DELETE", "/routing/draft", manage, "drop-routing-draft", tag, "Discard the draft", 0, false}, a.dropDraft)
	register(a, Operation{"POST", "/routing/draft/publish", manage, "publish-routing-draft", tag, "Make the draft live for the next lead", 200, false}, a.publishDraft)
}

// RoutingDraft is what an admin has in the making: the switch, the rules and the last line. Rotations are as they are live.
type RoutingDraft struct {
	BaseVersion int64           `json:"base_version" doc:"The version that it was made from"`
	Current     int64           `json:"current_version" doc:"The version that is live"`
	Revision    int64           `json:"revision" doc:"Another with every save; 0: nothing is saved, and this is what a draft would begin with"`
	Author      *Actor          `json:"author" doc:"Who saved it last"`
	At          *time.Time      `json:"at"`
	AutoAssign  bool            `json:"auto_assign"`
	Otherwise   *RotationTarget `json:"otherwise"`
	Rules       []Rule          `json:"rules"`
	Yours       []RoutingChange `json:"yours" doc:"What it changes of the version that it was made from"`
	Theirs      []RoutingChange `json:"theirs" doc:"What has changed in the routing since"`
}

func wireDraft(d usecase.PolicyDraft) RoutingDraft {
	out := RoutingDraft{
		BaseVersion: d.Version, Current: d.Current, Revision: d.Revision, AutoAssign: d.AutoAssign, Rules: mapped(d.Rules, wireRule),
		Yours: mapped(d.Yours, wireRoutingChange), Theirs: mapped(d.Theirs, wireRoutingChange),
	}
	if d.Otherwise != 0 {
		out.Otherwise = &RotationTarget{RotationID: d.Otherwise}
	}
	if d.Revision != 0 {
		out.Author, out.At = new(wireActor(d.Author)), &d.At
	}
	return out
}

func draftAnswer(d usecase.PolicyDraft, err error) (*Answer[RoutingDraft], error) {
	if err != nil {
		return nil, err
	}
	return answer(wireDraft(d)), nil
}

// NewRoutingDraft is a draft as it is saved.
type NewRoutingDraft struct {
	BaseVersion int64           `json:"base_version" minimum:"1"`
	Revision    *int64          `json:"revision,omitempty" minimum:"0" doc:"The one that was read: refused (412) if the draft is another now"`
	AutoAssign  bool            `json:"auto_assign"`
	Otherwise   *RotationTarget `json:"otherwise" required:"false" doc:"null: any other lead stays unassigned"`
	Rules       []DraftRule     `json:"rules" maxItems:"1000" doc:"In order"`
}

// DraftRule is a rule of a draft.
type DraftRule struct {
	ID int64 `json:"id,omitempty" minimum:"1" doc:"Left out for a new rule"`
	NewRule
}

func (n NewRoutingDraft) policy() fairlead.Policy {
	p := fairlead.Policy{Version: n.BaseVersion, AutoAssign: n.AutoAssign}
	if n.Otherwise != nil {
		p.Otherwise = n.Otherwise.RotationID
	}
	for _, r := range n.Rules {
		p.Rules = append(p.Rules, r.rule(r.ID))
	}
	return p
}

func (a *API) getDraft(ctx context.Context, actor fairlead.Actor, _ *Empty) (*Answer[RoutingDraft], error) {
	return draftAnswer(a.App.PolicyDraft(ctx, actor))
}

type saveDraft struct {
	Body NewRoutingDraft
}

type endDraft struct {
	Revision string `query:"revision" pattern:"^[0-9]+$" maxLength:"18" doc:"The one that was read: refused (412) if the draft is another now"`
}

func (e endDraft) seen() *int64 {
	if e.Revision == "" {
		return nil
	}
	seen, _ := strconv.ParseInt(e.Revision, 10, 64) // digits, and few enough
	return &seen
}

func (a *API) saveDraft(ctx context.Context, actor fairlead.Actor, in *saveDraft) (*Answer[RoutingDraft], error) {
	return draftAnswer(a.App.SavePolicyDraft(ctx, actor, in.Body.policy(), in.Body.Revision))
}

func (a *API) dropDraft(ctx context.Context, actor fairlead.Actor, in *endDraft) (*Empty, error) {
	return nil, a.App.DropPolicyDraft(ctx, actor, in.seen())
}

func (a *API) publishDraft(ctx context.Context, actor fairlead.Actor, in *endDraft) (*Answer[Routing], error) {
	return answerAs(wireRouting)(a.App.PublishPolicyDraft(ctx, actor, in.seen()))
}
