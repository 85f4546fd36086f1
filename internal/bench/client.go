package bench

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// client sends requests over a fixed number of connections, spread over the servers.
type client struct {
	http        *http.Client
	addresses   []string
	token       string
	connections int
}

func newClient(token string, connections int, addresses ...string) *client {
	transport := &http.Transport{MaxIdleConnsPerHost: connections, MaxConnsPerHost: connections}
	return &client{http: &http.Client{Transport: transport, Timeout: time.Minute}, addresses: addresses, token: token, connections: connections}
}

// bodies writes the first n leads as a client would.
func bodies(n int) ([][]byte, error) {
	all := make([][]byte, n)
	for i := range all {
		l := lead(int64(i))
		var err error
		if all[i], err = json.Marshal(map[string]any{"name": l.Contact.Name, "email": l.Contact.Email, "phone": l.Contact.Phone,
			"source": l.Source, "form": l.Form, "tags": l.Tags, "fields": l.Fields}); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// posts sends leads.
func (c *client) posts(ctx context.Context, bodies [][]byte, to *tally) error {
	return c.crowd(len(bodies), to, func(caller, i int) error {
		return c.send(ctx, caller, http.MethodPost, "/api/v1/leads", bodies[i], http.StatusCreated)
	})
}

// nothing asks n times for the operation behind the whole middleware, finding out who calls included, whose handler does
// nothing.
func (c *client) nothing(ctx context.Context, n int, to *tally) error {
	return c.crowd(n, to, func(caller, _ int) error {
		return c.send(ctx, caller, http.MethodGet, "/api/v1/session", nil, http.StatusOK)
	})
}

func (c *client) send(ctx context.Context, caller int, method, path string, body []byte, want int) error {
	_, err := c.ask(ctx, caller, method, path, body, want)
	return err
}

// ask is send, and returns the answer.
func (c *client) ask(ctx context.Context, caller int, method, path string, body []byte, want int) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, method, c.addresses[caller%len(c.addresses)]+path, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+c.token)
	request.Header.Set("Content-Type", "application/json")
	answer, err := c.http.Do(request)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	said, err := io.ReadAll(answer.Body)
	if answer.StatusCode != want {
		return nil, fmt.Errorf("%s %s answered %d, not %d: %.200s", method, path, answer.StatusCode, want, said)
	}
	return said, err
}

// crowd does n things over all connections at once, and adds to the tally how long each took.
func (c *client) crowd(n int, to *tally, do func(caller, i int) error) error {
	times := make([]time.Duration, n)
	err := to.measure(n, func() error {
		errs := make([]error, c.connections)
		var next atomic.Int64
		var wait sync.WaitGroup
		for caller := range c.connections {
			wait.Go(func() {
				for i := int(next.Add(1)) - 1; i < n && errs[caller] == nil; i = int(next.Add(1)) - 1 {
					sent := time.Now()
					errs[caller] = do(caller, i)
					times[i] = time.Since(sent)
				}
			})
		}
		wait.Wait()
		return cmp.Or(errs...)
	})
	to.times = append(to.times, times...)
	return err
}
