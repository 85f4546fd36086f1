package bench

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"fairlead/internal/auth"
)

// How many requests P5 sends.
const (
	httpLeads = 20_000
	httpEmpty = 60_000
)

// http measures P5: leads over HTTP from 64 connections, against an empty handler behind the same middleware.
func (r *run) http() error {
	o, err := openOffice(r.ctx, r.path("http.db"))
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
	p, err := serve(r.ctx, r.program, r.path("http.db"))
	if err != nil {
		return err
	}
	client := newClient(p.address, token, crowd)
	empty, _, err := client.crowd(r.ctx, httpEmpty, client.nothing)
	if err != nil {
		return errors.Join(err, p.stop())
	}
	leads, times, err := client.crowd(r.ctx, httpLeads, client.post)
	if err = errors.Join(err, p.stop()); err != nil {
		return err
	}
	r.add(Row{Name: "P5", What: "POST /api/v1/leads, 64 connections", Value: leads, Unit: "requests/s",
		Yardstick: empty, Against: "an empty handler behind the same middleware, GET /api/v1/session", Goal: "≥ 0.30×"}, ratioAtLeast(0.30))
	r.add(Row{Name: "P5", What: "the same, p99", Value: percentile(times, 0.99), Unit: "ms", Goal: "≤ 30 ms"}, valueAtMost(30))
	return nil
}

// token makes an API token for the owner.
func (o *office) token(ctx context.Context) (string, error) {
	return auth.New(o.store, time.Now).CreateToken(ctx, "owner@bench.test", "bench")
}

// client sends requests over a fixed number of connections.
type client struct {
	http        *http.Client
	address     string
	token       string
	connections int
}

func newClient(address, token string, connections int) *client {
	transport := &http.Transport{MaxIdleConnsPerHost: connections, MaxConnsPerHost: connections}
	return &client{http: &http.Client{Transport: transport, Timeout: time.Minute}, address: address, token: token, connections: connections}
}

// post sends the n-th lead and returns how long the answer took.
func (c *client) post(ctx context.Context, n int64) (time.Duration, error) {
	l := lead(n)
	body, err := json.Marshal(map[string]any{"name": l.Contact.Name, "email": l.Contact.Email, "phone": l.Contact.Phone,
		"source": l.Source, "form": l.Form, "tags": l.Tags, "fields": l.Fields})
	if err != nil {
		return 0, err
	}
	return c.send(ctx, http.MethodPost, "/api/v1/leads", body, http.StatusCreated)
}

// nothing asks for the operation behind the whole middleware, finding out who calls included, whose handler does nothing.
func (c *client) nothing(ctx context.Context, _ int64) (time.Duration, error) {
	return c.send(ctx, http.MethodGet, "/api/v1/session", nil, http.StatusOK)
}

func (c *client) send(ctx context.Context, method, path string, body []byte, want int) (time.Duration, error) {
	request, err := http.NewRequestWithContext(ctx, method, c.address+path, bytes.NewReader(body))
	if err != nil {
		return 0, err
	}
	request.Header.Set("Authorization", "Bearer "+c.token)
	request.Header.Set("Content-Type", "application/json")
	begin := time.Now()
	answer, err := c.http.Do(request)
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	said, err := io.ReadAll(answer.Body)
	if answer.StatusCode != want {
		return 0, fmt.Errorf("%s %s answered %d: %.200s", method, path, answer.StatusCode, said)
	}
	return time.Since(begin), err
}

// crowd sends total requests from all connections at once; it returns requests per second and how long each took.
func (c *client) crowd(ctx context.Context, total int64, send func(context.Context, int64) (time.Duration, error)) (float64, []time.Duration, error) {
	times := make([]time.Duration, total)
	errs := make([]error, c.connections)
	var next atomic.Int64
	var wait sync.WaitGroup
	begin := time.Now()
	for i := range c.connections {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for n := next.Add(1) - 1; n < total && errs[i] == nil; n = next.Add(1) - 1 {
				times[n], errs[i] = send(ctx, n)
			}
		}()
	}
	wait.Wait()
	return float64(total) / time.Since(begin).Seconds(), times, errors.Join(errs...)
}

// percentile is a quantile of durations in milliseconds.
func percentile(times []time.Duration, q float64) float64 {
	sorted := slices.Sorted(slices.Values(times))
	return float64(sorted[int(float64(len(sorted)-1)*q)]) / float64(time.Millisecond)
}
