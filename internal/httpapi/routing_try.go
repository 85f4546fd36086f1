package httpapi

import (
	"context"
	"encoding/json"
	"reflect"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"fairlead"
	"fairlead/internal/usecase"
)

func (a *API) declareRoutingTry() {
	register(a, Operation{"POST", "/routing/try", needs(fairlead.ManageRouting), "try-lead", "Routing", "Who would get a made-up lead, and why; nothing is stored", 200, false}, a.tryLead)
}

// TriedLead is a made-up lead, written as POST /leads takes it.
type TriedLead struct {
	LeadValues
	Import string       `json:"import,omitempty" maxLength:"400" doc:"The name of the file that it would come with"`
	At     *time.Time   `json:"at" required:"false" nullable:"true" doc:"When it would arrive, within a year of now: the hour and weekday of arrival, and who is there then; null or absent: now"`
	Policy *TriedPolicy `json:"policy,omitempty" doc:"By which rules: those that are live, if absent, the draft, or these. Rotations are as they are live, balances as they are today"`
}

// TriedPolicy is "live", "draft", or rules of its own.
type TriedPolicy struct {
	draft bool
	own   *OwnRules
}

// OwnRules are rules that stand in a request, saved nowhere.
type OwnRules struct {
	Rules     []DraftRule     `json:"rules" maxItems:"1000" doc:"In order. In the answer a rule without an id has a negative one: its place"`
	Otherwise *RotationTarget `json:"otherwise" required:"false" doc:"null: any other lead stays unassigned"`
}

// UnmarshalJSON reads a word or rules.
func (p *TriedPolicy) UnmarshalJSON(text []byte) error {
	var word string
	if json.Unmarshal(text, &word) == nil {
		*p = TriedPolicy{draft: word == "draft"}
		return nil
	}
	var own OwnRules
	err := json.Unmarshal(text, &own)
	*p = TriedPolicy{own: &own}
	return err
}

// Schema describes it.
func (TriedPolicy) Schema(r huma.Registry) *huma.Schema {
	return &huma.Schema{OneOf: []*huma.Schema{
		{Type: huma.TypeString, Enum: []any{"live", "draft"}},
		r.Schema(reflect.TypeFor[OwnRules](), true, ""),
	}}
}

// Trial is what would become of a made-up lead.
type Trial struct {
	Decision   Decision   `json:"decision" doc:"As the rules would decide, were they asked"`
	AutoAssign bool       `json:"auto_assign" doc:"false: auto-assign is off, and it was decided as if it were on"`
	Closed     bool       `json:"closed" doc:"A lead of this status is closed, so no rule would be asked"`
	Known      *KnownLead `json:"known" doc:"The open lead, among those that you may see, that it would be added to; no rule would be asked"`
}

type tryLead struct{ Body TriedLead }

func (a *API) tryLead(ctx context.Context, actor fairlead.Actor, in *tryLead) (*Answer[Trial], error) {
	t, err := a.App.TryLead(ctx, actor, in.Body.tried(actor))
	if err != nil {
		return nil, err
	}
	return answer(Trial{Decision: wireDecision(t.Decision), AutoAssign: !t.Off, Closed: t.Closed, Known: through(t.Known, wireKnown)}), nil
}

func (l TriedLead) tried(actor fairlead.Actor) usecase.TriedLead {
	out := usecase.TriedLead{Submission: l.submission(actor), Import: l.Import}
	if l.At != nil {
		out.At = *l.At
	}
	if l.Policy == nil {
		return out
	}
	out.Draft, out.Own = l.Policy.draft, l.Policy.own.policy()
	return out
}

// policy is nil if there are no rules.
func (r *OwnRules) policy() *fairlead.Policy {
	if r == nil {
		return nil
	}
	p := NewRoutingDraft{Otherwise: r.Otherwise, Rules: r.Rules}.policy()
	return &p
}
