package server_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"google.golang.org/protobuf/proto"

	spans "go.opentelemetry.io/proto/otlp/trace/v1"

	"fairlead/internal/testkit"
	"fairlead/internal/testkit/testdb"
)

// marks stand for what nobody but the workspace may read.
var marks = []string{"Zwetschge", "zwetschge", "4915112345678", "Pflaumenweg", "Mirabelle", "mirabelle"}

// TestNothingPersonalLeavesByTheSide sends marked names, addresses, numbers and words through the server, on good ways and
// on bad ones, and looks for them in the log at its most talkative, in the metrics and in the traces.
func TestNothingPersonalLeavesByTheSide(t *testing.T) {
	traces := collect(t)
	w, log := logged(t, testdb.New(t))
	lead := map[string]any{"name": "Jo Zwetschge", "email": "zwetschge@x.test", "phone": "+4915112345678", "company": "Pflaumenweg", "fields": map[string]any{"Mirabelle": "Mirabelle"}}
	id := w.Owner.Do("POST", "/leads", lead, "Idempotency-Key", "mirabelle").Expect(201).Int("lead.id")
	w.Owner.Do("POST", "/leads", map[string]any{"name": "Zwetschge"}, "Idempotency-Key", "mirabelle").Expect(409)
	w.Owner.Post("/leads", lead).Expect(200)
	w.Owner.Post("/leads", map[string]any{"name": "Zwetschge", "email": "Zwetschge", "country": "Mirabelle"}).Expect(422)
	w.Owner.Post("/leads", `{"name":"Zwetschge`).Expect(400)
	w.Owner.Patch(fmt.Sprintf("/leads/%d", id), map[string]any{"agent": "Mirabelle"}).Expect(422)
	w.Owner.Post(fmt.Sprintf("/leads/%d/notes", id), map[string]any{"text": "Mirabelle"}).Expect(201)
	w.Owner.Get("/leads?q=zwetschge").Expect(200)
	w.Owner.Get("/leads?cursor=Zwetschge").Expect(422)
	w.Owner.Get("/leads/Zwetschge").Expect(404)
	w.Owner.Get("/api/v1/Zwetschge?mirabelle").Expect(404)
	w.Hire("Mirabelle", "agent")
	w.Nobody().Post("/session", map[string]any{"email": "mirabelle@acme.test", "password": "Mirabelle Mirabelle"}).Expect(401)
	w.Nobody().Do("GET", "/leads?q=zwetschge", nil, "Authorization", "Bearer Mirabelle").Expect(401)
	w.Nobody().Do("POST", "/session", nil, "Origin", "https://mirabelle.test", "Sec-Fetch-Site", "cross-site").Expect(403)

	for _, table := range []string{"notification", "lead_tag", "lead_search"} {
		execute(t, w.Database, "ALTER TABLE "+table+" RENAME TO gone_"+table)
	}
	lead["email"], lead["phone"], lead["tags"] = "mirabelle@x.test", "", []string{"Mirabelle"}
	w.Owner.Post("/leads", lead).Expect(500)
	w.Owner.Get("/leads?q=zwetschge").Expect(500)
	metrics := string(w.Nobody().Get("/metrics").Expect(200).Body)
	w.Stop()

	if !strings.Contains(log.String(), "level=ERROR") || !strings.Contains(metrics, `operation="create-lead",status="5xx"`) {
		t.Errorf("the failures are not told:\n%s", log)
	}
	for _, name := range []string{"create-lead", "desk round"} {
		if !traces.has(name) {
			t.Errorf("there is no span %q", name)
		}
	}
	for _, mark := range marks {
		for line := range strings.Lines(log.String()) {
			if strings.Contains(line, mark) {
				t.Errorf("the log says %q: %s", mark, line)
			}
		}
		if strings.Contains(metrics, mark) {
			t.Errorf("the metrics say %q", mark)
		}
		if traces.say(mark) {
			t.Errorf("the traces say %q", mark)
		}
	}
}

// TestARoundIsLinkedWithItsRequests: a caller's trace goes on in the request, and the round points to it.
func TestARoundIsLinkedWithItsRequests(t *testing.T) {
	traces := collect(t)
	w := testkit.Start(t)
	const caller = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
	workspace := w.Owner.Get("/me").Expect(200).Int("workspace.id")
	w.Owner.Do("POST", "/leads", map[string]any{"name": "Jo"}, "traceparent", caller).Expect(201)
	w.Stop()
	request, round := traces.span("create-lead"), traces.linked("desk round")
	if request == nil || round == nil {
		t.Fatalf("request: %v, round: %v", request, round)
	}
	if fmt.Sprintf("00-%x-%x-01", request.TraceId, request.ParentSpanId) != caller {
		t.Errorf("the caller's trace does not go on: %v", request)
	}
	if len(round.Links) != 1 || string(round.Links[0].SpanId) != string(request.SpanId) {
		t.Errorf("the round has links %v, want the request %x", round.Links, request.SpanId)
	}
	attributes := map[string]int64{}
	for _, a := range round.Attributes {
		attributes[a.Key] = a.Value.GetIntValue()
	}
	if attributes["fairlead.leads"] != 1 || attributes["fairlead.workspace_id"] != workspace {
		t.Errorf("the round says %v", attributes)
	}
}

// collected are the spans that a collector got.
type collected struct {
	mu    sync.Mutex
	all   []*spans.Span
	bytes strings.Builder
}

// collect lets the servers of this test send their traces.
func collect(t *testing.T) *collected {
	c := &collected{}
	collector := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		var data spans.TracesData
		if err := proto.Unmarshal(body, &data); err != nil || r.URL.Path != "/v1/traces" || r.Header.Get("X-Key") != "a b" {
			t.Errorf("the collector got %s, key %q: %v", r.URL.Path, r.Header.Get("X-Key"), err)
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		c.bytes.Write(body)
		for _, resource := range data.ResourceSpans {
			for _, scope := range resource.ScopeSpans {
				c.all = append(c.all, scope.Spans...)
			}
		}
	}))
	t.Cleanup(collector.Close)
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.URL)
	t.Setenv("OTEL_EXPORTER_OTLP_HEADERS", "x-key=a%20b")
	return c
}

// span is the last one of a name.
func (c *collected) span(name string) *spans.Span {
	return c.last(func(s *spans.Span) bool { return s.Name == name })
}

// linked is the last one of a name that points to others. A round that only looks after leads that wait points to none.
func (c *collected) linked(name string) *spans.Span {
	return c.last(func(s *spans.Span) bool { return s.Name == name && len(s.Links) > 0 })
}

func (c *collected) last(is func(*spans.Span) bool) *spans.Span {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, s := range slices.Backward(c.all) {
		if is(s) {
			return s
		}
	}
	return nil
}

func (c *collected) has(name string) bool { return c.span(name) != nil }

func (c *collected) say(text string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return strings.Contains(c.bytes.String(), text)
}
