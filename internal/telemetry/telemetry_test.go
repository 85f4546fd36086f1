package telemetry

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/store"
	"fairlead/internal/usecase"
)

// keeper reads the metrics of a telemetry whose database answers what the test says.
type keeper struct {
	*Telemetry
	now   time.Time
	asked int
	err   error
}

func newKeeper() *keeper {
	k := &keeper{now: time.Unix(0, 0)}
	nothing := func() int { return 0 }
	k.Telemetry = New(Sources{Version: "1", Now: func() time.Time { return k.now }, Queued: nothing, Streams: nothing,
		Connections: func() []store.Connections { return nil },
		Figures: func(context.Context) ([]usecase.Figures, error) {
			k.asked++
			return []usecase.Figures{{Workspace: 1, Waiting: 3}}, k.err
		}})
	return k
}

func (k *keeper) read(t *testing.T) string {
	w := httptest.NewRecorder()
	k.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	if w.Code != http.StatusOK {
		t.Errorf("it answers %d: %s", w.Code, w.Body)
	}
	return w.Body.String()
}

func TestReadingTheMetricsCannotHurtTheDatabase(t *testing.T) {
	k := newKeeper()
	for range 10 {
		if said := k.read(t); !strings.Contains(said, `fairlead_waiting_leads{workspace="1"} 3`) {
			t.Error(said)
		}
		k.now = k.now.Add(time.Second)
	}
	if k.asked != 1 {
		t.Errorf("in ten seconds the database was asked %d times", k.asked)
	}
	k.err = errors.New("away")
	for range 5 {
		if said := k.read(t); strings.Contains(said, "fairlead_waiting_leads") || !strings.Contains(said, "fairlead_desk_queue_leads 0") {
			t.Errorf("while the database is away: %s", said)
		}
		k.now = k.now.Add(time.Second)
	}
	if k.asked != 2 {
		t.Errorf("a database that is away was asked %d times", k.asked-1)
	}
}

func TestAFailedRoundCountsNoLeads(t *testing.T) {
	k := newKeeper()
	start := time.Unix(0, 0)
	k.Round(usecase.RoundReport{Turn: start, End: start.Add(20 * time.Millisecond), Failed: true})
	k.Round(usecase.RoundReport{Turn: start, End: start.Add(20 * time.Millisecond), Waits: []time.Duration{time.Second, 3 * time.Second},
		Outcomes: []fairlead.Outcome{fairlead.OutcomeAssigned, fairlead.OutcomeWaiting}, Decided: 2, Deciding: 40 * time.Microsecond})
	said := k.read(t)
	for _, line := range []string{
		"fairlead_desk_failed_rounds_total 1", "fairlead_desk_round_seconds_count 2", "fairlead_desk_round_seconds_sum 0.04",
		"fairlead_desk_round_leads_count 1", "fairlead_desk_round_leads_sum 2", "fairlead_desk_wait_seconds_sum 4",
		"fairlead_desk_decision_seconds_count 1", "fairlead_desk_decision_seconds_sum 2e-05",
		`fairlead_leads_total{outcome="assigned"} 1`, `fairlead_leads_total{outcome="waiting"} 1`, `fairlead_leads_total{outcome="duplicate"} 0`,
	} {
		if !strings.Contains(said, line+"\n") {
			t.Errorf("it does not say %s:\n%s", line, said)
		}
	}
}

func TestWhoHangsUpIsNoFailure(t *testing.T) {
	k := newKeeper()
	k.End(context.Background(), "list-leads", 0, time.Second)
	k.End(context.Background(), stream, 0, time.Hour)
	k.End(context.Background(), stream, 200, time.Hour)
	k.End(context.Background(), stream, 401, time.Second)
	said := k.read(t)
	for line, want := range map[string]bool{
		`fairlead_http_request_seconds_count{operation="list-leads",status="gone"} 1`: true,
		`fairlead_http_request_seconds_count{operation="stream",status="4xx"} 1`:      true,
		`operation="stream",status="2xx"`:                                             false,
		`operation="stream",status="gone"`:                                            false,
	} {
		if strings.Contains(said, line) != want {
			t.Errorf("%s: want %t\n%s", line, want, said)
		}
	}
}

func TestWhereTracesGo(t *testing.T) {
	for _, c := range []struct{ environment, url, wrong string }{
		{"", "", ""},
		{"ENDPOINT=http://tempo:4318", "http://tempo:4318/v1/traces", ""},
		{"ENDPOINT=http://tempo:4318/", "http://tempo:4318/v1/traces", ""},
		{"ENDPOINT=http://tempo:4318 TRACES_ENDPOINT=https://other/here", "https://other/here", ""},
		{"ENDPOINT=http://tempo:4318 SDK_DISABLED=true", "", ""},
		{"ENDPOINT=http://tempo:4318 TRACES_EXPORTER=none", "", ""},
		{"ENDPOINT=tempo:4318", "", "cannot be read"},
		{"ENDPOINT=http://tempo:4317 PROTOCOL=grpc", "", "not as grpc"},
		{"ENDPOINT=http://tempo:4318 HEADERS=key", "", "HEADERS cannot be read"},
	} {
		to, err := collectorOf(func(name string) string {
			for setting := range strings.FieldsSeq(c.environment) {
				short, value, _ := strings.Cut(setting, "=")
				if name == "OTEL_EXPORTER_OTLP_"+short || name == "OTEL_"+short {
					return value
				}
			}
			return ""
		})
		got := ""
		if to != nil {
			got = to.url
		}
		if err == nil && (got != c.url || c.wrong != "") || err != nil && (c.wrong == "" || !strings.Contains(err.Error(), c.wrong)) {
			t.Errorf("%s: %q, %v", c.environment, got, err)
		}
	}
}

// TestACollectorThatIsAwayIsMentionedOnce: nobody waits for it, and the log is not full of it.
func TestACollectorThatIsAwayIsMentionedOnce(t *testing.T) {
	var away atomic.Bool
	away.Store(true)
	collector := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if away.Load() {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	}))
	defer collector.Close()
	var log strings.Builder
	k := newKeeper()
	getenv := func(name string) string {
		return map[string]string{"OTEL_EXPORTER_OTLP_ENDPOINT": collector.URL}[name]
	}
	if err := k.Trace(t.Context(), getenv, "1", slog.New(slog.NewTextHandler(&log, nil))); err != nil {
		t.Fatal(err)
	}
	send := func() {
		r := k.Begin(httptest.NewRequest("GET", "/", nil))
		k.End(r.Context(), "ui", 200, time.Second)
		if err := k.provider.ForceFlush(t.Context()); err != nil {
			t.Error(err)
		}
	}
	for range 3 {
		send()
	}
	away.Store(false)
	for range 3 {
		send()
	}
	k.Stop(t.Context())
	if strings.Count(log.String(), "cannot be sent") != 1 || strings.Count(log.String(), "can be sent again") != 1 {
		t.Error(log.String())
	}
}
