// Package telemetry shows the keepers of a server what goes on inside: metrics for Prometheus and, where asked for,
// traces for OpenTelemetry. It is told what happens and knows no way to change it. Nothing personal may reach it: labels
// and attributes are names of operations, ids and numbers.
package telemetry

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"

	"fairlead/internal/store"
	"fairlead/internal/usecase"
)

// Telemetry gathers what it is told.
type Telemetry struct {
	registry *prometheus.Registry
	desk     desk
	work     work
	requests *prometheus.HistogramVec
	messages *prometheus.CounterVec

	provider *sdk.TracerProvider // nil, and the tracer too: nobody wants traces
	tracer   trace.Tracer
}

// Sources are what is asked when somebody reads the metrics.
type Sources struct {
	Version     string
	Now         func() time.Time
	Queued      func() int
	Streams     func() int
	Figures     func(context.Context) ([]usecase.Figures, error)
	Connections func() []store.Connections
}

// Where the buckets of histograms end, in seconds: from what is done in memory to what people wait for.
var (
	quick = []float64{1e-6, 2e-6, 5e-6, 1e-5, 2e-5, 5e-5, 1e-4, 2e-4, 5e-4, 1e-3, 1e-2}
	slow  = []float64{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10}
)

// New returns a telemetry with a registry of its own.
func New(s Sources) *Telemetry {
	t := &Telemetry{
		registry: prometheus.NewRegistry(),
		desk:     newDesk(),
		work:     newWork(),
		requests: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "fairlead_http_request_seconds", Buckets: slow,
			Help: "Time to answer a request, by operation and class of status. \"gone\": the caller hung up. Open streams are not in it."},
			[]string{"operation", "status"}),
		messages: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "fairlead_replica_messages_total",
			Help: "Messages between replicas: told, heard, and times in which some may have been missed."}, []string{"what"}),
	}
	for _, what := range []Relayed{Told, Heard, Missed} {
		t.messages.WithLabelValues(string(what))
	}
	build := prometheus.NewGauge(prometheus.GaugeOpts{Name: "fairlead_build_info", Help: "1, with the version that runs.",
		ConstLabels: prometheus.Labels{"version": s.Version}})
	build.Set(1)
	t.registry.MustRegister(
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}), build,
		t.requests, t.messages, t.work.jobs, t.work.deliveries, t.work.mails, t.work.dispatches,
		gauge("fairlead_desk_queue_leads", "Leads that wait at the desks of this process to be taken in.", s.Queued),
		gauge("fairlead_open_streams", "Open pages that are told what went stale.", s.Streams),
		connections{s.Connections}, &figures{ask: s.Figures, now: s.Now},
	)
	t.registry.MustRegister(t.desk.all()...)
	return t
}

func gauge(name, help string, value func() int) prometheus.Collector {
	return prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, func() float64 { return float64(value()) })
}

// Handler answers with the metrics as text.
func (t *Telemetry) Handler() http.Handler {
	return promhttp.HandlerFor(t.registry, promhttp.HandlerOpts{ErrorHandling: promhttp.ContinueOnError})
}

// stream is the operation that lasts as long as a page is open.
const stream = "stream"

// End is told how a request went; status 0: the caller hung up.
func (t *Telemetry) End(ctx context.Context, operation string, status int, took time.Duration) {
	t.endSpan(ctx, operation, status)
	if operation == stream && (status == http.StatusOK || status == 0) {
		return
	}
	class := "gone"
	if status != 0 {
		class = strconv.Itoa(status/100) + "xx"
	}
	t.requests.WithLabelValues(operation, class).Observe(took.Seconds())
}

// Relayed is what becomes of what replicas tell each other.
type Relayed string

// The things that happen to them.
const (
	Told   Relayed = "told"
	Heard  Relayed = "heard"
	Missed Relayed = "missed"
)

// Relay is told what became of what replicas tell each other.
func (t *Telemetry) Relay(what Relayed) { t.messages.WithLabelValues(string(what)).Inc() }
