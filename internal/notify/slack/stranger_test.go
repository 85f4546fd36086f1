package slack

import (
	"testing"

	"pgregory.net/rapid"

	"fairlead/internal/notify"
	"fairlead/internal/testkit/chattest"
)

// TestStrangersMakeNothingOfAnyNote: whatever stands in it Slack takes it, makes its title bold and nothing else, and links to
// nothing but what the note links to.
func TestStrangersMakeNothingOfAnyNote(t *testing.T) {
	slack := chattest.NewSlack(t)
	s := sender()
	rapid.Check(t, func(t *rapid.T) {
		note := chattest.AnyNote().Draw(t, "note")
		if o := s.Send(t.Context(), slack.URL, note); o != (notify.Outcome{}) {
			t.Fatalf("%+v: %s", o, slack.Complaint())
		}
		if m := slack.Last(); len(m.Loose)+len(m.Emails) > 0 || len(m.Bold) != 1 || !m.LinksOnlyTo(note) {
			t.Fatalf("strangers made something of it: %+v", m)
		}
	})
}

// TestMuchIsCut: twenty leads with long names fit, and what is left out is counted.
func TestMuchIsCut(t *testing.T) {
	slack := chattest.NewSlack(t)
	if o := sender().Send(t.Context(), slack.URL, chattest.HugeNote()); o != (notify.Outcome{}) {
		t.Fatalf("%+v: %s", o, slack.Complaint())
	}
	chattest.AllAreCounted(t, slack.Last())
}
