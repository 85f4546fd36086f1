package store

import (
	"time"

	"fairlead"
)

// Jobs are what is to be done in the background.
type Jobs interface {
	// Want asks for jobs. One that is wanted already is done at the earlier of both times.
	Want(jobs ...fairlead.Job) error
	// Claim takes the job that is due longest: until the lease ends nobody else gets it, then it is due again. It is
	// fairlead.ErrNotFound if none is due.
	Claim(at, leaseEnds time.Time, holder string) (fairlead.Job, error)
	// Finish ends the holder's claim and writes the job's failures. It is done again at job.RunAt, or never if that is
	// zero, unless it was wanted meanwhile. It is fairlead.ErrNotFound if somebody else has claimed the job since.
	Finish(job fairlead.Job, holder string) error
	// List returns every job, and when the lease of those at work ends.
	List() ([]JobState, error)
}

// JobState is a job, and until when somebody works on it; zero: nobody does.
type JobState struct {
	fairlead.Job
	LeaseEnds time.Time
}

// Due is when somebody may take the job.
func (s JobState) Due() time.Time {
	if !s.LeaseEnds.IsZero() {
		return s.LeaseEnds
	}
	return s.RunAt
}

// Webhooks are the URLs that are told what happens.
type Webhooks interface {
	Insert(w fairlead.Webhook) error
	Get(id int64) (fairlead.Webhook, error)
	// List returns every webhook, oldest first.
	List() ([]fairlead.Webhook, error)
	// Update writes all but the secrets.
	Update(w fairlead.Webhook) error
	// SetSecrets writes the secrets.
	SetSecrets(w fairlead.Webhook) error
	// Delete deletes a webhook, its deliveries and its job.
	Delete(id int64) error
}

// Deliveries are the messages to webhooks.
type Deliveries interface {
	Insert(deliveries []fairlead.Delivery) error
	Get(id int64) (fairlead.Delivery, error)
	// List returns deliveries of the filter with an id less than before (0: from the newest), newest first.
	List(filter DeliveryFilter, before int64, limit int) ([]fairlead.Delivery, error)
	// Count counts the deliveries of each webhook that are due or have failed.
	Count() (map[int64]DeliveryCount, error)
	// Due returns up to limit deliveries of a webhook that are due at the time given, those due longest first.
	Due(webhookID int64, at time.Time, limit int) ([]fairlead.Delivery, error)
	// NextDue is when the webhook's next delivery is due; zero: none is.
	NextDue(webhookID int64) (time.Time, error)
	// Record writes what became of attempts, unless the delivery is not due any more.
	Record(attempted []fairlead.Delivery) error
	// GiveUp makes what is due to a webhook failed, for a reason.
	GiveUp(webhookID int64, reason string) error
	// Retry makes deliveries due at the time given, as if they had never been tried, and returns to which webhooks they go: the
	// failed ones of the filter, or, if it names one, that one unless it is due already.
	Retry(filter DeliveryFilter, at time.Time) (webhooks []int64, err error)
	// DeleteOld deletes the deliveries of a state that happened before at.
	DeleteOld(state fairlead.DeliveryState, at time.Time) error
}

// DeliveryFilter chooses deliveries; zero fields choose all.
type DeliveryFilter struct {
	ID        int64
	WebhookID int64
	State     fairlead.DeliveryState
}

// DeliveryCount is how many deliveries of a webhook are on their way, since when the oldest of them is, and how many were
// given up.
type DeliveryCount struct {
	Due, Failed int
	Oldest      time.Time // zero: none is on its way
}
