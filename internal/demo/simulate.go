package demo

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"fairlead"
	"fairlead/internal/store"
	"fairlead/internal/usecase"
)

// pace is how often a simulated lead comes in.
const pace = 4 * time.Second

// Simulator lets leads come in by themselves while it is on.
type Simulator struct {
	app     *usecase.App
	sender  fairlead.Actor
	leads   *generator
	log     *slog.Logger
	started time.Time

	mu   sync.Mutex
	stop context.CancelFunc
	done chan struct{}
}

// NewSimulator returns a simulator for the demo workspace, off. The leads of each start are new ones.
func NewSimulator(ctx context.Context, s store.Store, app *usecase.App, now time.Time, log *slog.Logger) (*Simulator, error) {
	workspace, id, err := s.FindCredential(ctx, store.DirectoryEmail, admin.email())
	if err != nil {
		return nil, fmt.Errorf("find the demo's admin: %w", err)
	}
	sender := fairlead.Actor{Workspace: workspace, Kind: fairlead.ActorMember, Token: "Website and adverts"}
	err = s.Read(ctx, workspace, func(tx store.Tx) (err error) {
		sender.Member, err = tx.Members().Get(id)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("find the demo's admin: %w", err)
	}
	leads := newGenerator(uint64(now.UnixMicro()))
	leads.made = 10_000 + int(now.Unix()%80_000) // beyond the numbers that Fill gave away
	return &Simulator{app: app, sender: sender, leads: leads, log: log, started: now}, nil
}

// On reports whether leads come in.
func (s *Simulator) On() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.stop != nil
}

// Set turns the simulator on or off. It returns once the last lead is in.
func (s *Simulator) Set(on bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case on && s.stop == nil:
		ctx, stop := context.WithCancel(context.Background())
		s.stop, s.done = stop, make(chan struct{})
		go s.run(ctx, s.done)
	case !on && s.stop != nil:
		s.stop()
		<-s.done
		s.stop = nil
	}
}

func (s *Simulator) run(ctx context.Context, done chan<- struct{}) {
	defer close(done)
	tick := time.NewTicker(pace)
	defer tick.Stop()
	for {
		if _, err := s.app.Intake(ctx, s.sender, usecase.IntakeRequest{Submission: s.leads.submission(s.started)}); err != nil && ctx.Err() == nil {
			s.log.Error("simulate a lead", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}
