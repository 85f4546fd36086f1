package jobs

import (
	"hash/fnv"
	"time"

	"fairlead"
	"fairlead/internal/notify/webhook"
)

// pauses stand between the attempts of a delivery, the last of which is 75 hours after the first; the example of
// Standard Webhooks.
var pauses = []time.Duration{
	5 * time.Second, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 5 * time.Hour, 10 * time.Hour, 14 * time.Hour, 20 * time.Hour, 24 * time.Hour,
}

// after is a delivery after one more attempt.
func after(d fairlead.Delivery, o webhook.Outcome, at time.Time) fairlead.Delivery {
	d.Attempts++
	d.LastAt, d.NextAt, d.Status, d.Error = at, time.Time{}, o.Status, o.Problem
	switch {
	case o.Problem == "":
		d.State = fairlead.DeliveryDone
	case o.Gone || d.Attempts > len(pauses):
		d.State = fairlead.DeliveryFailed
	default:
		d.NextAt = at.Add(max(jittered(pauses[d.Attempts-1], d.MessageID), o.RetryAfter))
	}
	return d
}

// jittered lengthens a pause by up to a tenth, differently for each message, so that what failed together does not come
// back together.
func jittered(pause time.Duration, messageID string) time.Duration {
	h := fnv.New32a()
	_, _ = h.Write([]byte(messageID)) // never fails
	return pause + pause/10*time.Duration(h.Sum32()%1000)/1000
}
