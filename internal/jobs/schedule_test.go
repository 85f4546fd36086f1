package jobs

import (
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/notify/webhook"
)

var noon = time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)

// TestADeliveryIsTriedTenTimesOverThreeDays, the first time again within 20 seconds, and then given up.
func TestADeliveryIsTriedTenTimesOverThreeDays(t *testing.T) {
	for _, id := range []string{"msg_a", "msg_b", "msg_c"} {
		d, at := fairlead.Delivery{MessageID: id, State: fairlead.DeliveryDue}, noon
		for d.State == fairlead.DeliveryDue {
			d = after(d, webhook.Outcome{Status: 500, Problem: "no"}, at)
			if pause := d.NextAt.Sub(at); d.Attempts == 1 && (pause < 5*time.Second || pause > 20*time.Second) {
				t.Errorf("%s: the second attempt is %s after the first", id, pause)
			}
			if !d.NextAt.IsZero() {
				at = d.NextAt
			}
		}
		if took := at.Sub(noon); d.State != fairlead.DeliveryFailed || d.Attempts != 10 || took < 75*time.Hour || took > 84*time.Hour {
			t.Errorf("%s: %s after %d attempts in %s", id, d.State, d.Attempts, took)
		}
	}
}

func TestMessagesThatFailTogetherDoNotComeBackTogether(t *testing.T) {
	back := map[time.Time]bool{}
	for _, id := range []string{"msg_a", "msg_b", "msg_c", "msg_d"} {
		back[after(fairlead.Delivery{MessageID: id}, webhook.Outcome{Problem: "no"}, noon).NextAt] = true
	}
	if len(back) != 4 {
		t.Errorf("four messages come back at %d different times", len(back))
	}
}

func TestWhatTheReceiverAsksForIsTheLeast(t *testing.T) {
	d := after(fairlead.Delivery{}, webhook.Outcome{Status: 429, Problem: "later", RetryAfter: time.Hour}, noon)
	if wait := d.NextAt.Sub(noon); wait != time.Hour {
		t.Errorf("tried again after %s, asked for was an hour", wait)
	}
	d = after(fairlead.Delivery{}, webhook.Outcome{Status: 429, Problem: "later", RetryAfter: time.Second}, noon)
	if wait := d.NextAt.Sub(noon); wait < 5*time.Second {
		t.Errorf("tried again after %s already", wait)
	}
}
