package httpapi

import (
	"cmp"
	"context"
	"encoding/json"
	"reflect"
	"slices"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"fairlead"
	"fairlead/internal/replay"
	"fairlead/internal/usecase"
)

// UnmarshalJSON reads "draft", a number or rules. Huma has checked them before.
func (p *ReplayPolicy) UnmarshalJSON(text []byte) error {
	*p = ReplayPolicy{}
	switch {
	case string(text) == `"draft"`:
		p.Draft = true
		return nil
	case text[0] == '{':
		return json.Unmarshal(text, &p.Rules)
	}
	version, err := strconv.ParseInt(string(text), 10, 64)
	p.Version = version
	return err
}

// Schema describes it.
func (ReplayPolicy) Schema(r huma.Registry) *huma.Schema {
	one := 1.0
	return &huma.Schema{Description: "draft, the number of a version, or rules that stand nowhere yet", OneOf: []*huma.Schema{
		{Type: huma.TypeString, Enum: []any{"draft"}},
		{Type: huma.TypeInteger, Format: "int64", Minimum: &one},
		r.Schema(reflect.TypeFor[ReplayRules](), true, "ReplayRules"),
	}}
}

func (q ReplayRequest) request() usecase.ReplayRequest {
	out := usecase.ReplayRequest{Policy: usecase.ReplayPolicy{Draft: q.Policy.Draft, Version: q.Policy.Version},
		Last: q.Last, Today: q.People == PeopleToday, List: cmp.Or(q.List, 200)}
	if q.Since != nil {
		out.Since = *q.Since
	}
	if q.Until != nil {
		out.Until = *q.Until
	}
	if rules := q.Policy.Rules; rules != nil {
		p := NewRoutingDraft{Otherwise: rules.Otherwise, Rules: rules.Rules}.policy()
		out.Policy.Rules = &p
	}
	return out
}

type replayRouting struct {
	Body ReplayRequest
}

func (a *API) replay(ctx context.Context, actor fairlead.Actor, in *replayRouting) (*Answer[Replay], error) {
	r, err := a.App.ReplayRouting(ctx, actor, in.Body.request())
	if err != nil {
		return nil, err
	}
	return answer(wireReplay(in.Body, r)), nil
}

func wireReplay(q ReplayRequest, r usecase.ReplayResult) Replay {
	out := Replay{
		Policy: ReplayedPolicy{kindOf(q.Policy), r.Version, r.Revision, r.Live}, People: cmp.Or(q.People, PeopleWas),
		Since: r.Since, Until: r.Until, More: r.More, Leads: r.Leads, Unruled: r.Unruled, Nobody: r.Nobody, Waiting: r.Waiting,
		Agents: replayAgents(r), Rules: []ReplayLine{}, Days: replayDays(r.Days), Causes: []ReplayCause{},
		Changes: mapped(r.Changes, wireReplayChange(r)), Left: mapped(r.Left, wireReplayChange(r)),
	}
	if !r.KnownFrom.IsZero() {
		out.KnownFrom = &r.KnownFrom
	}
	for _, h := range r.Hits {
		out.Rules = append(out.Rules, ReplayLine{h.Line, max(h.Rule.ID, 0), h.Rule.Name, h.Before, h.After})
	}
	for _, cause := range replay.Causes {
		if n := r.Causes[cause]; n > 0 {
			out.Causes = append(out.Causes, ReplayCause{cause, n})
			out.Changed += n
		}
	}
	return out
}

func kindOf(p ReplayPolicy) ReplayKind {
	switch {
	case p.Draft:
		return ReplayOfDraft
	case p.Rules != nil:
		return ReplayOfRules
	}
	return ReplayOfVersion
}

func replayAgents(r usecase.ReplayResult) []ReplayAgent {
	out := make([]ReplayAgent, 0, len(r.Agents))
	for id, t := range r.Agents {
		out = append(out, ReplayAgent{id, r.Members[id].Name, t.Before, t.After, t.ValueBefore, t.ValueAfter})
	}
	slices.SortFunc(out, func(a, b ReplayAgent) int {
		return cmp.Or(cmp.Compare(b.Before, a.Before), cmp.Compare(b.After, a.After), cmp.Compare(a.AgentID, b.AgentID))
	})
	return out
}

func replayDays(days []replay.DayTally) []ReplayDay {
	out := []ReplayDay{}
	for i, d := range days {
		if i == 0 || d.Day != days[i-1].Day {
			out = append(out, ReplayDay{Day: time.Unix(d.Day*24*60*60, 0).UTC().Format(time.DateOnly)})
		}
		last := &out[len(out)-1]
		last.Agents = append(last.Agents, ReplayDayAgent{d.AgentID, d.Before, d.After})
	}
	return out
}

func wireReplayChange(r usecase.ReplayResult) func(replay.Change) ReplayChange {
	place := func(p replay.Place) ReplayPlace {
		out := ReplayPlace{Waiting: p.Waiting, Line: p.Line}
		if p.AgentID != 0 {
			out.Agent = &Ref{p.AgentID, r.Members[p.AgentID].Name}
		}
		if p.Rule != nil {
			out.Rule = &Ref{max(p.Rule.ID, 0), p.Rule.Name}
		}
		return out
	}
	return func(c replay.Change) ReplayChange {
		return ReplayChange{LeadID: c.LeadID, Name: r.Names[c.LeadID], At: c.Came, Cause: c.Cause, Before: place(c.Before), After: place(c.After)}
	}
}
