package bench

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"fairlead"
	"fairlead/internal/auth"
	"fairlead/internal/server"
	"fairlead/internal/store"
	"fairlead/internal/usecase"
)

// seedPassword is how the people of a seeded workspace sign in.
const seedPassword = "a million leads"

const (
	seedAgents = 30
	seedAtOnce = 5_000
)

// Seed fills a database with a workspace of so many leads. The same seed gives the same leads, as long before now.
func Seed(ctx context.Context, database string, leads int, seed uint64, out io.Writer) error {
	s, err := server.Open(ctx, database)
	if err != nil {
		return err
	}
	begin := time.Now()
	o, err := seeded(ctx, s, leads, seed)
	if err = errors.Join(err, s.Close()); err != nil {
		return fmt.Errorf("seed: %w", err)
	}
	fmt.Fprintf(out, "%d leads in %s. %s signs in with the password %q.\n", leads, time.Since(begin).Round(time.Second), o.owner.Member.Email, seedPassword)
	return nil
}

// seeded is a new office in a store, with so many leads.
func seeded(ctx context.Context, s store.Store, leads int, seed uint64) (*office, error) {
	hash, err := auth.HashPassword(seedPassword)
	if err != nil {
		return nil, err
	}
	now := time.Now()
	w, m, err := usecase.Setup(ctx, s, now, usecase.SetupRequest{Workspace: "Seeded", OwnerName: "Olga Owner", OwnerEmail: "olga@seed.test", PasswordHash: hash, Currency: "EUR"})
	if err != nil {
		return nil, err
	}
	o := &office{store: s, app: newApp(s), owner: fairlead.Actor{Workspace: w.ID, Kind: fairlead.ActorMember, Member: m}}
	defer o.app.Close()
	crowd := newPopulation(seed, now, leads)
	if err := crowd.moveIn(ctx, o, hash); err != nil {
		return nil, err
	}
	for done := 0; done < leads; done += seedAtOnce {
		if err := crowd.settle(ctx, o, min(seedAtOnce, leads-done)); err != nil {
			return nil, err
		}
	}
	return o, s.Analyze(ctx)
}

// moveIn adds the agents.
func (p *population) moveIn(ctx context.Context, o *office, hash string) error {
	for range seedAgents {
		name, email := p.colleague()
		a, err := o.app.AddMember(ctx, o.owner, usecase.NewMember{Name: name, Email: email, PasswordHash: hash, Role: "agent"})
		if err != nil {
			return err
		}
		p.agents = append(p.agents, a.ID)
	}
	return nil
}

// settle inserts the next leads, and that they came.
func (p *population) settle(ctx context.Context, o *office, n int) error {
	return o.store.Write(ctx, o.owner.Workspace, func(tx store.Tx) error {
		first, err := tx.NextIDsOf(map[store.IDKind]int{store.LeadIDs: n, store.ActivityIDs: n})
		if err != nil {
			return err
		}
		leads, activities := make([]fairlead.Lead, n), make([]fairlead.Activity, n)
		for i := range leads {
			leads[i] = p.lead(first[store.LeadIDs] + int64(i))
			activities[i] = fairlead.Activity{ID: first[store.ActivityIDs] + int64(i), LeadID: leads[i].ID, Kind: fairlead.ActivityCreated,
				At: leads[i].CreatedAt, Actor: fairlead.ActorName{Kind: fairlead.ActorSystem}, Text: leads[i].Source}
		}
		return errors.Join(tx.Leads().Insert(leads), tx.Activities().Insert(activities))
	})
}
