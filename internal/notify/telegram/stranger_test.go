package telegram

import (
	"testing"

	"pgregory.net/rapid"

	"fairlead/internal/notify"
	"fairlead/internal/testkit/chattest"
)

// TestStrangersMakeNothingOfAnyNote: whatever stands in it Telegram takes it, makes its title bold and nothing else, and links
// to nothing but what the note links to.
func TestStrangersMakeNothingOfAnyNote(t *testing.T) {
	telegram := chattest.NewTelegram(t)
	s := sender(telegram.URL)
	rapid.Check(t, func(t *rapid.T) {
		note := chattest.AnyNote().Draw(t, "note")
		if o := s.Send(t.Context(), telegram.Token, telegram.Chat, note); o != (notify.Outcome{}) {
			t.Fatalf("%+v: %s", o, telegram.Complaint())
		}
		if m := telegram.Last(); len(m.Loose) > 0 || len(m.Bold) != 1 || !m.LinksOnlyTo(note) {
			t.Fatalf("strangers made something of it: %+v", m)
		}
	})
}

// TestMuchIsCut: as many of twenty leads with long names as fit, and what is left out is counted.
func TestMuchIsCut(t *testing.T) {
	telegram := chattest.NewTelegram(t)
	if o := sender(telegram.URL).Send(t.Context(), telegram.Token, telegram.Chat, chattest.HugeNote()); o != (notify.Outcome{}) {
		t.Fatalf("%+v: %s", o, telegram.Complaint())
	}
	chattest.AllAreCounted(t, telegram.Last())
}
