package bench

import (
	"context"
	"errors"
	"time"

	"fairlead/internal/auth"
)

// How many requests P5 sends, in how many laps.
const (
	httpLeads = 24_000
	httpEmpty = 60_000
	httpLaps  = 6
)

// http measures P5: leads over HTTP from 64 connections, against an empty handler behind the same middleware.
func (r *run) http() error {
	o, err := openOffice(r.ctx, r.path("http.db"), agents)
	if err != nil {
		return err
	}
	token, err := o.token(r.ctx)
	if err != nil {
		return err
	}
	if err := o.close(); err != nil {
		return err
	}
	p, err := serve(r.ctx, r.Program, r.path("http.db"))
	if err != nil {
		return err
	}
	empty, leads, err := r.laps(newClient(token, crowd, p.address))
	if err = errors.Join(err, p.stop()); err != nil {
		return err
	}
	r.add(Row{Name: "P5", What: "POST /api/v1/leads, 64 connections", Value: leads.rate(), Unit: "requests/s",
		Yardstick: empty.rate(), Against: "an empty handler behind the same middleware, GET /api/v1/session", Goal: "≥ 0.30×"}, ratioAtLeast(0.30))
	r.add(Row{Name: "P5", What: "the same, p99", Value: leads.percentile(0.99), Unit: "ms", Goal: "≤ 30 ms"}, valueAtMost(30))
	return nil
}

// laps sends empty requests and leads by turns, since a machine that others share is not equally fast all the time.
func (r *run) laps(c *client) (empty, leads tally, err error) {
	written, err := bodies(httpLeads)
	for lap := 0; lap < httpLaps && err == nil; lap++ {
		if err = c.nothing(r.ctx, httpEmpty/httpLaps, &empty); err == nil {
			err = c.posts(r.ctx, written[lap*httpLeads/httpLaps:(lap+1)*httpLeads/httpLaps], &leads)
		}
	}
	return empty, leads, err
}

// token makes an API token for the owner.
func (o *office) token(ctx context.Context) (string, error) {
	return auth.New(o.store, time.Now).CreateToken(ctx, "owner@bench.test", "bench")
}
