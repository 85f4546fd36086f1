package httpapi_test

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"fairlead/internal/testkit"
)

// eyes is somebody's open browser: it reads the live stream.
type eyes struct {
	t     *testing.T
	body  *bufio.Scanner
	close func() error
}

func watch(t *testing.T, p *testkit.Person, headers ...string) *eyes {
	t.Helper()
	response, err := p.Open("GET", "/stream", nil, headers...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = response.Body.Close() })
	if response.StatusCode != http.StatusOK || response.Header.Get("Content-Type") != "text/event-stream" {
		t.Fatalf("the stream answered %d %s", response.StatusCode, response.Header.Get("Content-Type"))
	}
	return &eyes{t: t, body: bufio.NewScanner(response.Body), close: response.Body.Close}
}

// next is what the next event says went stale; nil when the stream has ended.
func (e *eyes) next() []string {
	for e.body.Scan() {
		data, ok := strings.CutPrefix(e.body.Text(), "data: ")
		if !ok {
			continue
		}
		var event struct{ What []string }
		if err := json.Unmarshal([]byte(data), &event); err != nil {
			e.t.Fatal(err)
		}
		return event.What
	}
	return nil
}

// until reads on until a topic was told, and fails if the stream ends before.
func (e *eyes) until(topic string) {
	e.t.Helper()
	for {
		topics := e.next()
		if topics == nil {
			e.t.Fatalf("the stream ended before %s was told", topic)
		}
		if slices.Contains(topics, topic) {
			return
		}
	}
}

// ended reads what is left.
func (e *eyes) ended() {
	for e.next() != nil {
	}
}

func TestTheAgentHearsOfTheLead(t *testing.T) {
	w := testkit.Start(t)
	ana, ben := w.Hire("Ana", "agent"), w.Hire("Ben", "agent")
	w.Rotation("Buyers", ana)
	hers, his, owners := watch(t, ana), watch(t, ben), watch(t, w.Owner)
	w.Owner.Post("/leads", map[string]any{"name": "Jo"}).Expect(201)
	hers.until("notifications")
	owners.until("leads")
	// Ben hears nothing of Ana's lead: what he hears first is his own.
	lead := w.Owner.Post("/leads", map[string]any{"name": "Al", "agent_id": ben.ID}).Expect(201).Int("lead.id")
	his.until("notifications")
	ben.Get("/leads").Expect(200)
	if got := ben.Get("/leads"); got.Int("total") != 1 || got.Int("items.0.id") != lead {
		t.Errorf("Ben sees %s", got.Body)
	}
}

func TestSigningOutEndsTheStreamOfThatSessionOnly(t *testing.T) {
	w := testkit.Start(t)
	first, _ := signIn(t, w)
	second, _ := signIn(t, w)
	guest := w.Nobody()
	one, other := watch(t, guest, "Cookie", first), watch(t, guest, "Cookie", second)
	guest.Do("DELETE", "/session", nil, "Cookie", first).Expect(204)
	one.ended()
	w.Owner.Post("/leads", map[string]any{"name": "Jo"}).Expect(201)
	other.until("leads")
}

func TestDeactivationEndsTheStream(t *testing.T) {
	w := testkit.Start(t)
	ana := w.Hire("Ana", "agent")
	stream := watch(t, ana)
	w.Owner.Patch("/members/"+itoa(ana.ID), map[string]any{"active": false}).Expect(200)
	stream.ended()
}

func TestAPromotionIsHeardByConnectingAnew(t *testing.T) {
	w := testkit.Start(t)
	ana := w.Hire("Ana", "agent")
	stream := watch(t, ana)
	w.Owner.Patch("/members/"+itoa(ana.ID), map[string]any{"role": "admin"}).Expect(200)
	stream.ended()
	stream = watch(t, ana)
	w.Owner.Post("/leads", map[string]any{"name": "Jo"}).Expect(201)
	stream.until("leads")
}

func TestStoppingEndsStreams(t *testing.T) {
	w := testkit.Start(t)
	stream := watch(t, w.Owner)
	if err := w.Server.Stop(context.Background()); err != nil {
		t.Fatal(err)
	}
	stream.ended()
}
