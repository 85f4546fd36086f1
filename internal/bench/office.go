package bench

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"fairlead"
	"fairlead/internal/server"
	"fairlead/internal/store"
	"fairlead/internal/usecase"
)

// office is a workspace to measure on: agents in one rotation behind one rule.
type office struct {
	store    store.Store
	app      *usecase.App
	owner    fairlead.Actor
	rotation int64
	contact  func(n int64) fairlead.Contact // of the n-th lead
	next     atomic.Int64                   // the number of the lead that was handed in last
}

// agents is how many people an office has, where a row does not say otherwise.
const agents = 10

// openOffice opens a new, empty database and moves in.
func openOffice(ctx context.Context, database string, agents int) (*office, error) {
	s, err := server.Open(ctx, database)
	if err != nil {
		return nil, err
	}
	o := &office{store: s, app: newApp(s), contact: inOrder}
	if err := o.furnish(ctx, agents); err != nil {
		return nil, errors.Join(fmt.Errorf("furnish a workspace: %w", err), o.close())
	}
	return o, nil
}

func newApp(s store.Store) *usecase.App { return usecase.New(s, time.Now, usecase.Outside{}) }

func newApps(s store.Store, n int) []*usecase.App {
	apps := make([]*usecase.App, n)
	for i := range apps {
		apps[i] = newApp(s)
	}
	return apps
}

func (o *office) furnish(ctx context.Context, agents int) error {
	w, m, err := usecase.Setup(ctx, o.store, time.Now(), usecase.SetupRequest{Workspace: "Bench", OwnerName: "Owner", OwnerEmail: "owner@bench.test", PasswordHash: "-"})
	if err != nil {
		return err
	}
	o.owner = fairlead.Actor{Workspace: w.ID, Kind: fairlead.ActorMember, Member: m}
	rotation := fairlead.Rotation{Name: "Team", Strategy: fairlead.RoundRobin}
	for i := range agents {
		a, err := o.app.AddMember(ctx, o.owner, usecase.NewMember{Name: fmt.Sprintf("Agent %d", i), Email: fmt.Sprintf("agent%d@bench.test", i), PasswordHash: "-", Role: "agent"})
		if err != nil {
			return err
		}
		rotation.Agents = append(rotation.Agents, fairlead.RotationAgent{AgentID: a.ID, Weight: 1})
	}
	view, err := o.app.CreateRotation(ctx, o.owner, rotation)
	if err != nil {
		return err
	}
	o.rotation = view.ID
	_, err = o.app.CreateRule(ctx, o.owner, fairlead.Rule{Name: "Website", Enabled: true, Match: fairlead.MatchAll, Target: fairlead.Target{RotationID: view.ID},
		Conditions: []fairlead.Condition{{Field: "source", Operator: fairlead.OpIs, Value: json.RawMessage(`"website"`)}}})
	if err != nil {
		return err
	}
	_, err = o.app.SetRouting(ctx, o.owner, true, 0)
	return err
}

func (o *office) close() error {
	o.app.Close()
	return o.store.Close()
}

// lead is the n-th lead: nobody's duplicate, with what a website form usually brings.
func lead(n int64) fairlead.Submission { return leadOf(inOrder(n)) }

func leadOf(c fairlead.Contact) fairlead.Submission {
	return fairlead.Submission{
		Contact: c, Source: fairlead.SourceWebsite, Form: "Contact", Tags: []string{"newsletter"},
		Fields: map[string]json.RawMessage{"message": json.RawMessage(`"I would like to know more about your offer."`), "budget": json.RawMessage(`25000`)},
	}
}

func inOrder(n int64) fairlead.Contact {
	return fairlead.Contact{Name: fmt.Sprintf("Jo Walker %d", n), Email: fmt.Sprintf("jo.walker.%d@mail.test", n), Phone: fmt.Sprintf("+44770%08d", n)}
}

// callers lets n callers at a time hand in leads until total more are in, and adds to the tally how long that took.
func (o *office) callers(ctx context.Context, n, total int, to *tally, app func(caller int) *usecase.App) error {
	return to.measure(total, func() error {
		last := o.next.Load() + int64(total)
		var wait sync.WaitGroup
		errs := make([]error, n)
		for caller := range n {
			wait.Go(func() {
				desk := app(caller)
				for i := o.next.Add(1); i <= last && errs[caller] == nil; i = o.next.Add(1) {
					_, errs[caller] = desk.Intake(ctx, o.owner, usecase.IntakeRequest{Submission: leadOf(o.contact(i))})
				}
			})
		}
		wait.Wait()
		o.next.Store(last)
		return cmp.Or(errs...)
	})
}
