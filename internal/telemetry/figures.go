package telemetry

import (
	"context"
	"strconv"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"fairlead/internal/store"
	"fairlead/internal/usecase"
)

// figures are gauges that only the database knows. Reading the metrics must not hurt, however often it is done: the
// database is asked once in figuresHold, and while it does not answer the gauges are left out.
type figures struct {
	ask func(context.Context) ([]usecase.Figures, error)
	now func() time.Time

	mu    sync.Mutex
	asked time.Time
	last  []usecase.Figures
}

const (
	figuresHold    = 10 * time.Second
	figuresTimeout = 2 * time.Second
)

var (
	waitingLeads = prometheus.NewDesc("fairlead_waiting_leads", "Leads that wait for an agent, counted up to 100,000.", []string{"workspace"}, nil)
	apart        = prometheus.NewDesc("fairlead_rotation_balance_max_leads",
		"The largest balance of a rotation, in leads: how much somebody is owed, or ahead.", []string{"workspace", "rotation"}, nil)
)

func aboutWorkspace(name, help string) *prometheus.Desc {
	return prometheus.NewDesc("fairlead_"+name, help, []string{"workspace"}, nil)
}

var (
	outboxDue    = aboutWorkspace("outbox_messages", "Messages that are on their way to webhooks.")
	outboxOldest = aboutWorkspace("outbox_oldest_seconds", "Age of the oldest message that is on its way to a webhook; 0: there is none.")
	outboxFailed = aboutWorkspace("outbox_failed_messages", "Messages to webhooks that were given up, and that somebody may try again.")
	jobsLate     = aboutWorkspace("jobs_late_seconds", "How long the job is overdue that should have begun first.")
)

// Describe names the gauges.
func (f *figures) Describe(to chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{waitingLeads, apart, outboxDue, outboxOldest, outboxFailed, jobsLate} {
		to <- d
	}
}

// Collect answers with the gauges.
func (f *figures) Collect(to chan<- prometheus.Metric) {
	for _, w := range f.recent() {
		workspace := strconv.FormatInt(w.Workspace, 10)
		age := 0.0
		if !w.Oldest.IsZero() {
			age = f.now().Sub(w.Oldest).Seconds()
		}
		for desc, value := range map[*prometheus.Desc]float64{
			waitingLeads: float64(w.Waiting), outboxDue: float64(w.Due), outboxOldest: age, outboxFailed: float64(w.Failed), jobsLate: w.Late.Seconds(),
		} {
			to <- prometheus.MustNewConstMetric(desc, prometheus.GaugeValue, value, workspace)
		}
		for rotation, leads := range w.Apart {
			to <- prometheus.MustNewConstMetric(apart, prometheus.GaugeValue, leads, workspace, strconv.FormatInt(rotation, 10))
		}
	}
}

func (f *figures) recent() []usecase.Figures {
	f.mu.Lock()
	defer f.mu.Unlock()
	now := f.now()
	if !f.asked.IsZero() && now.Sub(f.asked) < figuresHold {
		return f.last
	}
	ctx, cancel := context.WithTimeout(context.Background(), figuresTimeout)
	defer cancel()
	var err error
	if f.last, err = f.ask(ctx); err != nil {
		f.last = nil
	}
	f.asked = now
	return f.last
}

// connections are how those to the database are used.
type connections struct{ ask func() []store.Connections }

func aboutPool(name, help string) *prometheus.Desc {
	return prometheus.NewDesc("fairlead_database_"+name, help, []string{"pool"}, nil)
}

var (
	inUse  = aboutPool("connections_in_use", "Connections to the database that are in use.")
	most   = aboutPool("connections_max", "Connections to the database that there may be.")
	waits  = aboutPool("waits_total", "How often somebody had to wait for a connection.")
	waited = aboutPool("wait_seconds_total", "How long was waited for connections.")
)

// Describe names the metrics.
func (connections) Describe(to chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{inUse, most, waits, waited} {
		to <- d
	}
}

// Collect answers with the metrics.
func (c connections) Collect(to chan<- prometheus.Metric) {
	for _, p := range c.ask() {
		to <- prometheus.MustNewConstMetric(inUse, prometheus.GaugeValue, float64(p.InUse), p.Pool)
		to <- prometheus.MustNewConstMetric(most, prometheus.GaugeValue, float64(p.Most), p.Pool)
		to <- prometheus.MustNewConstMetric(waits, prometheus.CounterValue, float64(p.Waits), p.Pool)
		to <- prometheus.MustNewConstMetric(waited, prometheus.CounterValue, p.Waited.Seconds(), p.Pool)
	}
}
