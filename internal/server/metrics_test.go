package server_test

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"fairlead/internal/testkit"
)

// metrics are what /metrics says, by name and labels.
type metrics map[string]float64

func read(w *testkit.World) metrics {
	w.T.Helper()
	all := metrics{}
	for line := range strings.Lines(string(w.Nobody().Get("/metrics").Expect(200).Body)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		at := strings.LastIndexByte(line, ' ')
		value, err := strconv.ParseFloat(line[at+1:], 64)
		if err != nil {
			w.T.Fatalf("cannot read %q", line)
		}
		all[line[:at]] = value
	}
	return all
}

func TestMetricsTellWhatHappened(t *testing.T) {
	t.Parallel()
	w := testkit.Start(t)
	ana, ben := w.Hire("Ana", "agent"), w.Hire("Ben", "agent")
	rotation := w.Rotation("Buyers", ana, ben)
	workspace := w.Owner.Get("/me").Expect(200).Int("workspace.id")
	w.Owner.Post("/leads", map[string]any{"name": "Jo", "email": "jo@x.test"}).Expect(201)
	w.Owner.Post("/leads", map[string]any{"name": "Jo", "email": "jo@x.test"}).Expect(200)
	w.Owner.Post("/leads", map[string]any{"name": 7}).Expect(422)
	w.Nobody().Get("/leads").Expect(401)
	w.Nobody().Get("/api/v1/nowhere").Expect(404)
	page, err := w.Owner.Open("GET", "/stream", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer page.Body.Close()
	apart, waiting := fmt.Sprintf(`fairlead_rotation_balance_max_leads{rotation="%d",workspace="%d"}`, rotation, workspace), fmt.Sprintf(`fairlead_waiting_leads{workspace="%d"}`, workspace)
	got := read(w)
	expected := metrics{
		`fairlead_leads_total{outcome="assigned"}`:                                  1,
		`fairlead_leads_total{outcome="duplicate"}`:                                 1,
		`fairlead_leads_total{outcome="waiting"}`:                                   0,
		`fairlead_desk_round_leads_sum`:                                             2,
		`fairlead_desk_wait_seconds_count`:                                          2,
		`fairlead_desk_decision_seconds_count`:                                      1,
		`fairlead_desk_queue_leads`:                                                 0,
		`fairlead_open_streams`:                                                     1,
		`fairlead_http_request_seconds_count{operation="create-lead",status="2xx"}`: 2,
		`fairlead_http_request_seconds_count{operation="create-lead",status="4xx"}`: 1,
		`fairlead_http_request_seconds_count{operation="list-leads",status="4xx"}`:  1,
		`fairlead_http_request_seconds_count{operation="unknown",status="4xx"}`:     1,
		`fairlead_build_info{version="dev"}`:                                        1,
		apart:                                                                       0.5,
		waiting:                                                                     0,
	}
	for name, want := range expected {
		if value, said := got[name]; !said || value != want {
			t.Errorf("%s is %v (said: %t), want %v", name, value, said, want)
		}
	}
	w.Owner.Patch(fmt.Sprintf("/members/%d", ana.ID), map[string]any{"active": false}).Expect(200)
	w.Owner.Patch(fmt.Sprintf("/members/%d", ben.ID), map[string]any{"active": false}).Expect(200)
	w.Owner.Post("/leads", map[string]any{"name": "Al"}).Expect(201)
	if n := read(w)[waiting]; n != 0 {
		t.Errorf("%v leads wait: the database was asked again within ten seconds", n)
	}
	w.Clock.Wind(10 * time.Second)
	if n := read(w)[waiting]; n != 1 {
		t.Errorf("%v leads wait, want 1", n)
	}
}

// TestMetricsTellOfTheOutbox: what is on its way and since when, what was given up, and how attempts went.
func TestMetricsTellOfTheOutbox(t *testing.T) {
	t.Parallel()
	h := newHooked(t, "lead.assigned")
	of := fmt.Sprintf(`{workspace="%d"}`, h.Owner.Get("/me").Int("workspace.id"))
	h.receiver.Answer(testkit.Reply{Status: 429, Header: map[string]string{"Retry-After": "3600"}})
	h.lead("Ada")
	h.tried(1)
	h.Clock.Wind(time.Minute)
	got := read(h.World)
	expected := metrics{
		"fairlead_outbox_messages" + of: 1, "fairlead_outbox_oldest_seconds" + of: 60, "fairlead_outbox_failed_messages" + of: 0,
		`fairlead_delivery_attempts_total{state="due"}`: 1, `fairlead_delivery_attempts_total{state="delivered"}`: 0,
		`fairlead_job_seconds_count{kind="deliver",result="failed"}`: 0,
	}
	for name, want := range expected {
		if value, said := got[name]; !said || value != want {
			t.Errorf("%s is %v (said: %t), want %v", name, value, said, want)
		}
	}
	if late, said := got["fairlead_jobs_late_seconds"+of]; !said || late > 60 {
		t.Errorf("jobs are late by %v seconds (said: %t)", late, said)
	}
	h.Owner.Put(h.path, map[string]any{"url": h.receiver.URL, "events": []string{"lead.assigned"}, "on": false}).Expect(200)
	h.Clock.Wind(time.Minute)
	got = read(h.World)
	if got["fairlead_outbox_messages"+of] != 0 || got["fairlead_outbox_oldest_seconds"+of] != 0 || got["fairlead_outbox_failed_messages"+of] != 1 {
		t.Errorf("after the webhook was switched off: %v on the way, %v failed", got["fairlead_outbox_messages"+of], got["fairlead_outbox_failed_messages"+of])
	}
}

// TestStreamsAreNoSlowRequests: a page may be open all day.
func TestStreamsAreNoSlowRequests(t *testing.T) {
	t.Parallel()
	w := testkit.Start(t)
	page, err := w.Owner.Open("GET", "/stream", nil)
	if err != nil {
		t.Fatal(err)
	}
	page.Body.Close()
	for read(w)["fairlead_open_streams"] != 0 {
	}
	for name := range read(w) {
		if strings.Contains(name, `operation="stream"`) {
			t.Errorf("there is %s", name)
		}
	}
}

var (
	label  = regexp.MustCompile(`(\w+)="([^"]*)"`)
	inText = regexp.MustCompile(`\bfairlead_\w+`)
)

// TestLabelsAreFewAndSayNothing asks for all kinds of addresses: what callers make up becomes no label.
func TestLabelsAreFewAndSayNothing(t *testing.T) {
	t.Parallel()
	w := testkit.Start(t)
	for i := range 20 {
		for _, path := range []string{"/madeup%d", "/api/v1/madeup%d", "/leads/%d", "/leads?q=madeup%d", "/assets/madeup%d.js"} {
			w.Owner.Get(fmt.Sprintf(path, i))
		}
		w.Owner.Do("MADEUP"+strconv.Itoa(i), "/leads", nil)
	}
	read(w) // from now on it counts itself
	before := len(read(w))
	for i := range 20 {
		w.Owner.Get(fmt.Sprintf("/leads/%d", 100+i))
	}
	if after := len(read(w)); after != before {
		t.Errorf("%d series, then %d", before, after)
	}
	for name := range read(w) {
		if strings.Contains(strings.ToLower(name), "madeup") {
			t.Errorf("a caller made up %s", name)
		}
		for _, l := range label.FindAllStringSubmatch(name, -1) {
			if strings.HasPrefix(name, "fairlead_") && !slices.Contains([]string{"outcome", "le", "operation", "status", "workspace", "rotation", "pool", "what", "version", "kind", "result", "state", "code", "channel"}, l[1]) {
				t.Errorf("a new label, %s, in %s: is the number of its values bounded, and is it nobody's name?", l[1], name)
			}
		}
	}
}

// TestTheDashboardShowsWhatThereIs: every metric of ours that packaging/grafana.json asks for is there after one lead,
// and every one that is there has a line in docs/operations.md.
func TestTheDashboardShowsWhatThereIs(t *testing.T) {
	t.Parallel()
	w := testkit.Start(t)
	w.Rotation("Buyers", w.Hire("Ana", "agent"))
	w.Owner.Post("/leads", map[string]any{"name": "Jo"}).Expect(201)
	there := map[string]bool{}
	for name := range read(w) {
		name, _, _ = strings.Cut(name, "{")
		there[name] = true
	}
	content, err := os.ReadFile("../../packaging/grafana.json")
	if err != nil {
		t.Fatal(err)
	}
	var dashboard struct {
		Title  string
		Panels []struct{ Title, Type string }
	}
	if err := json.Unmarshal(content, &dashboard); err != nil || dashboard.Title != "Fairlead" || len(dashboard.Panels) < 10 {
		t.Fatalf("the dashboard is %+v, %v", dashboard, err)
	}
	for _, name := range inText.FindAllString(string(content), -1) {
		if !there[name] {
			t.Errorf("the dashboard asks for %s, which is not there", name)
		}
	}
	guide, err := os.ReadFile("../../docs/operations.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range inText.FindAllString(string(guide), -1) {
		if !there[name] && !there[name+"_count"] {
			t.Errorf("docs/operations.md speaks of %s, which is not there", name)
		}
	}
	for name := range there {
		for _, suffix := range []string{"_bucket", "_sum", "_count"} {
			name = strings.TrimSuffix(name, suffix)
		}
		if strings.HasPrefix(name, "fairlead_") && !strings.Contains(string(guide), "`"+name) {
			t.Errorf("docs/operations.md says nothing of %s", name)
		}
	}
}
