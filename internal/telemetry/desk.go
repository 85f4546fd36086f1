package telemetry

import (
	"github.com/prometheus/client_golang/prometheus"

	"fairlead"
	"fairlead/internal/usecase"
)

// desk is what the desks did.
type desk struct {
	leads    *prometheus.CounterVec
	size     prometheus.Histogram
	round    prometheus.Histogram
	wait     prometheus.Histogram
	decision prometheus.Histogram
	failed   prometheus.Counter
}

func newDesk() desk {
	histogram := func(name, help string, buckets []float64) prometheus.Histogram {
		return prometheus.NewHistogram(prometheus.HistogramOpts{Name: name, Help: help, Buckets: buckets})
	}
	d := desk{
		leads: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "fairlead_leads_total",
			Help: "Leads taken in, by what became of them."}, []string{"outcome"}),
		size: histogram("fairlead_desk_round_leads", "Leads that one round of a desk took in together.",
			[]float64{1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1000}),
		round:    histogram("fairlead_desk_round_seconds", "Time of a round's transaction, from its turn at the database to the commit.", slow),
		wait:     histogram("fairlead_desk_wait_seconds", "Time of a lead from being handed in to its commit.", slow),
		decision: histogram("fairlead_desk_decision_seconds", "Time to ask the rules about one lead: the mean of a round.", quick),
		failed: prometheus.NewCounter(prometheus.CounterOpts{Name: "fairlead_desk_failed_rounds_total",
			Help: "Rounds that were rolled back. Leads of a failed round are tried once more, one by one."}),
	}
	for _, outcome := range []fairlead.Outcome{fairlead.OutcomeAssigned, fairlead.OutcomeWaiting, fairlead.OutcomeUnassigned, fairlead.OutcomeDuplicate, fairlead.OutcomeUpdated} {
		d.leads.WithLabelValues(string(outcome)) // a rate begins at 0, not at the first lead
	}
	return d
}

func (d *desk) all() []prometheus.Collector {
	return []prometheus.Collector{d.leads, d.size, d.round, d.wait, d.decision, d.failed}
}

// Round is told of every round of a desk.
func (t *Telemetry) Round(r usecase.RoundReport) {
	t.traceRound(r)
	d := &t.desk
	d.round.Observe(r.End.Sub(r.Turn).Seconds())
	if r.Failed {
		d.failed.Inc()
		return
	}
	if n := len(r.Waits); n > 0 {
		d.size.Observe(float64(n))
	}
	if r.Decided > 0 {
		d.decision.Observe(r.Deciding.Seconds() / float64(r.Decided))
	}
	for _, wait := range r.Waits {
		d.wait.Observe(wait.Seconds())
	}
	for _, outcome := range r.Outcomes {
		d.leads.WithLabelValues(string(outcome)).Inc()
	}
}
