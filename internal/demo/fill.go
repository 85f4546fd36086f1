package demo

import (
	"context"
	"fmt"
	"time"

	"fairlead"
	"fairlead/internal/auth"
	"fairlead/internal/store"
	"fairlead/internal/usecase"
)

// Days is how long the demo has been going on.
const Days = 90

// How much happens in it.
const (
	leadsPerDay = 22 // on a weekday; a third of that at weekends
	seed        = 7
	alwaysNew   = 3 // leads that wait for every agent, whatever the hour
)

// story is the demo while it is told.
type story struct {
	*generator
	ctx   context.Context
	app   *usecase.App
	clock clock
	admin fairlead.Actor
	staff map[int64]fairlead.Actor // agents, by id
	leads []following

	waiting map[int64]int // leads that an agent has not answered yet, by agent
}

// following is a lead that somebody will get back to.
type following struct {
	lead  fairlead.Lead
	agent int64
	due   time.Time
}

// Empty reports whether the database has no workspace yet.
func Empty(ctx context.Context, s store.Store) (bool, error) {
	list, err := s.Workspaces(ctx)
	return len(list) == 0, err
}

// Fill makes the demo workspace, so many days long and ending at now. The database must be empty.
func Fill(ctx context.Context, s store.Store, now time.Time, days int) error {
	t := &story{generator: newGenerator(seed), ctx: ctx, staff: map[int64]fairlead.Actor{}, waiting: map[int64]int{}}
	first := now.UTC().AddDate(0, 0, -days).Truncate(24 * time.Hour)
	t.clock.set(first)
	t.app = usecase.New(s, t.clock.now, usecase.Outside{})
	defer t.app.Close()
	if err := t.open(s); err != nil {
		return fmt.Errorf("open the demo: %w", err)
	}
	for day := first; day.Before(now); day = day.AddDate(0, 0, 1) {
		if err := t.live(day, now); err != nil {
			return fmt.Errorf("fill the demo: %w", err)
		}
	}
	return s.Analyze(ctx)
}

// open makes the workspace, its people, rotations and rules.
func (t *story) open(s store.Store) error {
	boss, err := t.setUp(s)
	if err != nil {
		return err
	}
	if t.admin, err = t.join(boss, admin, "admin"); err != nil {
		return err
	}
	if err := t.views(boss); err != nil {
		return err
	}
	if err := t.fields(); err != nil {
		return err
	}
	buyersRotation, err := t.rotation("Buyers", buyers[:])
	if err != nil {
		return err
	}
	sellersRotation, err := t.rotation("Sellers", sellers[:])
	if err != nil {
		return err
	}
	if err := t.everyone(); err != nil {
		return err
	}
	if err := t.rules(buyersRotation, sellersRotation); err != nil {
		return err
	}
	_, err = t.app.SetRouting(t.ctx, t.admin, true, 0)
	return err
}

func (t *story) setUp(s store.Store) (fairlead.Actor, error) {
	hash, err := auth.HashPassword(Password)
	if err != nil {
		return fairlead.Actor{}, err
	}
	w, m, err := usecase.Setup(t.ctx, s, t.clock.now(), usecase.SetupRequest{Workspace: workspaceName, OwnerName: owner.name,
		OwnerEmail: owner.email(), PasswordHash: hash, Zone: "Europe/London", Currency: "GBP", PhoneRegion: "GB", Language: "en-GB", Demo: true})
	return fairlead.Actor{Workspace: w.ID, Kind: fairlead.ActorMember, Member: m}, err
}

// join adds a person and returns them as somebody who acts.
func (t *story) join(by fairlead.Actor, p person, role string) (fairlead.Actor, error) {
	hash, err := auth.HashPassword(Password)
	if err != nil {
		return fairlead.Actor{}, err
	}
	m, err := t.app.AddMember(t.ctx, by, usecase.NewMember{Name: p.name, Email: p.email(), PasswordHash: hash, Role: role})
	return fairlead.Actor{Workspace: by.Workspace, Kind: fairlead.ActorMember, Member: m.Member}, err
}

func (t *story) rotation(name string, people []person) (int64, error) {
	r := fairlead.Rotation{Name: name, Strategy: fairlead.RoundRobin, Honours: fairlead.Honours{Leave: true, Pause: true}}
	for _, p := range people {
		actor, err := t.join(t.admin, p, "agent")
		if err != nil {
			return 0, err
		}
		t.staff[actor.Member.ID] = actor
		r.Agents = append(r.Agents, fairlead.RotationAgent{AgentID: actor.Member.ID, Weight: 1})
	}
	view, err := t.app.CreateRotation(t.ctx, t.admin, r)
	return view.ID, err
}

// everyone puts all agents into the rotation that a workspace begins with.
func (t *story) everyone() error {
	rotations, err := t.app.Rotations(t.ctx, t.admin)
	if err != nil {
		return err
	}
	first := rotations[0].Rotation
	for _, r := range rotations[1:] {
		first.Agents = append(first.Agents, r.Agents...)
	}
	_, err = t.app.UpdateRotation(t.ctx, t.admin, first)
	return err
}

func (t *story) rules(buyersRotation, sellersRotation int64) error {
	is := func(field, value string) fairlead.Condition {
		return fairlead.Condition{Field: field, Operator: fairlead.OpIs, Value: quoted(value)}
	}
	var gwen int64
	for id, a := range t.staff {
		if a.Member.Name == sellers[2].name {
			gwen = id
		}
	}
	for _, r := range []fairlead.Rule{
		{Name: "VIP", Conditions: []fairlead.Condition{is("tag", "vip")}, Target: fairlead.Target{AgentID: gwen}},
		{Name: "Facebook valuations", Conditions: []fairlead.Condition{is("source", fairlead.SourceFacebook), is("form", "Home valuation")}, Target: fairlead.Target{RotationID: sellersRotation}},
		{Name: "Facebook buyers", Conditions: []fairlead.Condition{is("source", fairlead.SourceFacebook)}, Target: fairlead.Target{RotationID: buyersRotation}},
		{Name: "Google sellers", Conditions: []fairlead.Condition{is("source", fairlead.SourceGoogle), is("form", "Sell my house")}, Target: fairlead.Target{RotationID: sellersRotation}},
		{Name: "Google and website", Match: fairlead.MatchAny, Conditions: []fairlead.Condition{is("source", fairlead.SourceGoogle), is("source", fairlead.SourceWebsite)}, Target: fairlead.Target{RotationID: buyersRotation}},
	} {
		r.Enabled = true
		if r.Match == "" {
			r.Match = fairlead.MatchAll
		}
		if _, err := t.app.CreateRule(t.ctx, t.admin, r); err != nil {
			return err
		}
	}
	return nil
}
