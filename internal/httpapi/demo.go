package httpapi

import (
	"context"

	"fairlead"
)

// Simulator lets leads come in by themselves, in a demo.
type Simulator interface {
	On() bool
	Set(on bool)
}

func (a *API) declareDemo() {
	const tag = "Demo"
	register(a, Operation{"GET", "/demo", SignedIn, "get-demo", tag, "Whether leads come in by themselves; 404 outside a demo", 0, false}, a.getDemo)
	register(a, Operation{"PUT", "/demo", SignedIn, "set-demo", tag, "Let leads come in by themselves, or stop that; 404 outside a demo", 0, false}, a.setDemo)
}

// Demo is what can be switched in a demo.
type Demo struct {
	Simulating bool `json:"simulating" doc:"Leads come in by themselves"`
}

type setDemo struct {
	Body Demo
}

func (a *API) getDemo(context.Context, fairlead.Actor, *Empty) (*Answer[Demo], error) {
	if a.Simulator == nil {
		return nil, fairlead.ErrNotFound
	}
	return answer(Demo{Simulating: a.Simulator.On()}), nil
}

func (a *API) setDemo(_ context.Context, _ fairlead.Actor, in *setDemo) (*Answer[Demo], error) {
	if a.Simulator == nil {
		return nil, fairlead.ErrNotFound
	}
	a.Simulator.Set(in.Body.Simulating)
	return answer(Demo{Simulating: a.Simulator.On()}), nil
}
