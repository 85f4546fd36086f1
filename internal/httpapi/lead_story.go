package httpapi

import (
	"context"
	"time"

	"fairlead"
)

func (a *API) declareLeadStory() {
	const tag = "Leads"
	register(a, Operation{"GET", "/leads/{id}/timeline", SignedIn, "get-timeline", tag, "What happened to a lead, newest first", 0, false}, a.timeline)
	register(a, Operation{"GET", "/leads/{id}/decisions", SignedIn, "list-decisions", tag, "Why the lead went where it went, newest first", 0, false}, a.decisions)
	register(a, Operation{"POST", "/leads/{id}/notes", SignedIn, "add-note", tag, "Add a note", 201, false}, a.addNote)
}

// Actor is who did something, as it was called then.
type Actor struct {
	Kind  fairlead.ActorKind `json:"kind"`
	ID    *int64             `json:"id" doc:"Of the member or rule"`
	Name  string             `json:"name"`
	Token *string            `json:"token" doc:"Name of the API token the member came through"`
}

func wireActor(a fairlead.ActorName) Actor {
	return Actor{Kind: a.Kind, ID: orNull(a.ID), Name: a.Name, Token: orNull(a.Token)}
}

// Activity is one entry of a timeline.
type Activity struct {
	ID         int64                 `json:"id"`
	Lead       *Ref                  `json:"lead" doc:"The lead it happened to, if that was merged into this one later"`
	Kind       fairlead.ActivityKind `json:"kind"`
	At         time.Time             `json:"at"`
	Actor      Actor                 `json:"actor"`
	From       *Ref                  `json:"from" doc:"The agent before; of a merge, the lead that went into this one"`
	To         *Ref                  `json:"to" doc:"The agent after"`
	Text       string                `json:"text" doc:"Of a note or task; the rotation's name, of waiting. A note marks whom it mentions: @[Ana](member:7)"`
	Mentions   []int64               `json:"mentions" doc:"The members that a note mentions"`
	Changes    []Change              `json:"changes"`
	BatchID    *int64                `json:"batch_id"`
	DecisionID *int64                `json:"decision_id" doc:"See decisions; null: a person decided"`
}

// Change is one value before and after.
type Change struct {
	Field string `json:"field"`
	From  string `json:"from"`
	To    string `json:"to"`
}

func wireActivity(a fairlead.Activity) Activity {
	return Activity{
		ID: a.ID, Kind: a.Kind, At: a.At, Actor: wireActor(a.Actor), From: optionalRef(a.From), To: optionalRef(a.To), Text: a.Text,
		Mentions: mentionsOf(a), Changes: mapped(a.Changes, func(c fairlead.Change) Change { return Change(c) }),
		BatchID: orNull(a.BatchID), DecisionID: orNull(a.DecisionID),
	}
}

func mentionsOf(a fairlead.Activity) []int64 {
	if ids := fairlead.Mentions(a.Text); a.Kind == fairlead.ActivityNote && ids != nil {
		return ids
	}
	return []int64{}
}

type leadStory struct {
	IDPath
	Paging
}

func (a *API) timeline(ctx context.Context, actor fairlead.Actor, in *leadStory) (*Answer[List[Activity]], error) {
	before, err := in.before()
	if err != nil {
		return nil, err
	}
	page, err := a.App.Timeline(ctx, actor, in.ID, before, in.Limit)
	if err != nil {
		return nil, err
	}
	wire := func(entry fairlead.Activity) Activity {
		wired := wireActivity(entry)
		if name, merged := page.Merged[entry.LeadID]; merged {
			wired.Lead = &Ref{ID: entry.LeadID, Name: name}
		}
		return wired
	}
	return answer(pageOf(page.Activities, wire, page.Next)), nil
}

func (a *API) decisions(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Answer[List[Decision]], error) {
	return listAs(wireDecision)(a.App.Decisions(ctx, actor, in.ID))
}

// Note is what somebody writes down about a lead.
type Note struct {
	Text string `json:"text" minLength:"1" maxLength:"10000" doc:"Mention a member with a mark such as @[Ana](member:7)"`
}

type addNote struct {
	IDPath
	Body Note
}

// AddedNote is the entry of a note, and whom it could not reach.
type AddedNote struct {
	Activity
	NotTold []Ref `json:"not_told" doc:"Mentioned, but not told: they cannot see this lead"`
}

func (a *API) addNote(ctx context.Context, actor fairlead.Actor, in *addNote) (*Answer[AddedNote], error) {
	note, err := a.App.AddNote(ctx, actor, in.ID, in.Body.Text)
	if err != nil {
		return nil, err
	}
	return answer(AddedNote{wireActivity(note.Activity), mapped(note.NotTold, wireRef)}), nil
}
