package telemetry

import (
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"fairlead"
)

// work is what was done in the background.
type work struct {
	jobs       *prometheus.HistogramVec
	deliveries *prometheus.CounterVec
	mails      *prometheus.CounterVec
	dispatches *prometheus.CounterVec
}

func newWork() work {
	w := work{
		jobs: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "fairlead_job_seconds", Buckets: slow,
			Help: "Time of jobs, by kind and whether they were done or failed."}, []string{"kind", "result"}),
		deliveries: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "fairlead_delivery_attempts_total",
			Help: "Attempts to bring a message to a webhook, by what became of it: delivered, due again, or failed for good."}, []string{"state"}),
		mails: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "fairlead_mails_total",
			Help: "Mails for sources that came whole or were cut off, by the code of the answer: 250 taken, 4xx to come again, 5xx refused."}, []string{"code"}),
		dispatches: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "fairlead_dispatch_attempts_total",
			Help: "Attempts to bring a message with notifications to a member, by channel and whether it was taken or refused."}, []string{"channel", "result"}),
	}
	for _, kind := range []fairlead.JobKind{fairlead.JobDeliver, fairlead.JobSweep, fairlead.JobTidy} {
		w.jobs.WithLabelValues(string(kind), jobDone)
		w.jobs.WithLabelValues(string(kind), jobFailed)
	}
	for _, state := range []fairlead.DeliveryState{fairlead.DeliveryDone, fairlead.DeliveryDue, fairlead.DeliveryFailed} {
		w.deliveries.WithLabelValues(string(state))
	}
	for _, code := range []int{250, 451, 550} {
		w.mails.WithLabelValues(strconv.Itoa(code))
	}
	for _, channel := range fairlead.Channels()[1:] {
		w.dispatches.WithLabelValues(string(channel), dispatchTaken)
		w.dispatches.WithLabelValues(string(channel), dispatchRefused)
	}
	return w
}

// The results of jobs.
const (
	jobDone   = "done"
	jobFailed = "failed"
)

// Job is told of every job that was tried.
func (t *Telemetry) Job(kind fairlead.JobKind, took time.Duration, failed bool) {
	result := jobDone
	if failed {
		result = jobFailed
	}
	t.work.jobs.WithLabelValues(string(kind), result).Observe(took.Seconds())
}

// Attempted is told of every attempt to bring a message to a webhook.
func (t *Telemetry) Attempted(all []fairlead.Delivery) {
	for _, d := range all {
		t.work.deliveries.WithLabelValues(string(d.State)).Inc()
	}
}

// The results of bringing a message to a member.
const (
	dispatchTaken   = "taken"
	dispatchRefused = "refused"
)

// Dispatched is told of every attempt to bring a message to a member; problem is "" if it was taken.
func (t *Telemetry) Dispatched(channel fairlead.Channel, problem string) {
	result := dispatchTaken
	if problem != "" {
		result = dispatchRefused
	}
	t.work.dispatches.WithLabelValues(string(channel), result).Inc()
}

// Mail is told of every mail that a sender has sent, with the code of the answer.
func (t *Telemetry) Mail(code int) { t.work.mails.WithLabelValues(strconv.Itoa(code)).Inc() }
