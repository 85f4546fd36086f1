package webpush

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"fairlead/internal/notify"
	"fairlead/internal/outbound"
	"fairlead/internal/testkit/pushtest"
)

const contact = "mailto:ops@example.com"

var at = time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)

func clock() time.Time { return at }

func deviceOf(b *pushtest.Browser) Device { return Device{b.Endpoint, b.P256dh, b.Auth} }

func note() notify.Note {
	return notify.Note{
		ID: "n-17", Title: "New lead: Jo Smith", Text: "From Ann Lee", Items: []notify.Item{{Title: "Jo Smith"}},
		Link: "https://leads.example.com/leads/99?from=push", Thread: "lead-99", At: at,
	}
}

// TestABrowserReadsAMessage: what is sent is what a strict push service takes, and its browser reads.
func TestABrowserReadsAMessage(t *testing.T) {
	service, keys := pushtest.New(t, clock), NewKeys()
	b := service.Subscribe(keys.Public)
	s := NewSender(outbound.New(true), clock)
	if o := s.Send(t.Context(), keys, contact, deviceOf(b), note()); o != (notify.Outcome{}) {
		t.Fatalf("%+v", o)
	}
	push := b.Next()
	want := `{"id":"n-17","title":"New lead: Jo Smith","text":"From Ann Lee","link":"/leads/99?from=push","tag":"lead-99","at":"2026-06-01T12:00:00Z"}`
	if string(push.Text) != want || push.Topic != "lead-99" || push.Urgency != "high" || push.Expires != at.Add(12*time.Hour) {
		t.Errorf("%+v\n%s, want\n%s", push, push.Text, want)
	}
}

// TestAMessageReplacesAnEarlierOneOfItsLead that the browser has not fetched, and the same message itself; not others.
func TestAMessageReplacesAnEarlierOneOfItsLead(t *testing.T) {
	service, keys := pushtest.New(t, clock), NewKeys()
	b := service.Subscribe(keys.Public)
	s := NewSender(outbound.New(true), clock)
	for _, n := range []notify.Note{
		{ID: "n-1", Thread: "lead-99", Title: "New lead"}, {ID: "n-2", Title: "12 new leads"}, {ID: "n-3", Thread: "lead-99", Title: "Mentioned"},
		{ID: "n-2", Title: "12 new leads"}, {Title: "of nothing"}, {Title: "of nothing"},
	} {
		if o := s.Send(t.Context(), keys, contact, deviceOf(b), n); o.Problem != "" {
			t.Fatalf("%+v", o)
		}
	}
	var got []string
	for b.Pending() > 0 {
		var m message
		if err := json.Unmarshal(b.Next().Text, &m); err != nil {
			t.Fatal(err)
		}
		got = append(got, m.ID+" "+m.Title)
	}
	if strings.Join(got, ", ") != "n-3 Mentioned, n-2 12 new leads,  of nothing,  of nothing" {
		t.Error(got)
	}
}

// TestOutcomes says for each answer what an admin reads, and what is done with message and device.
func TestOutcomes(t *testing.T) {
	const who = "The push service 127.0.0.1 answered "
	answer := func(status int, body string) *pushtest.Trouble { return &pushtest.Trouble{Status: status, Body: body} }
	moved := answer(http.StatusTemporaryRedirect, "")
	moved.Header = http.Header{"Location": {"/elsewhere"}}
	for _, c := range []struct {
		trouble *pushtest.Trouble
		want    notify.Outcome
	}{
		{answer(200, "fine"), notify.Outcome{}}, {answer(202, ""), notify.Outcome{}}, {answer(204, ""), notify.Outcome{}},
		{pushtest.Unknown, notify.Outcome{Problem: who + "404 Not Found.", Gone: true}},
		{pushtest.Gone, notify.Outcome{Problem: who + "410 Gone: push subscription has unsubscribed or expired.", Gone: true}},
		{pushtest.TooLarge, notify.Outcome{Problem: who + "413 Request Entity Too Large: PayloadTooLarge.", Final: true}},
		{answer(400, `{"reason":"VapidPkHashMismatch"}`), notify.Outcome{Problem: who + "400 Bad Request: VapidPkHashMismatch.", Final: true}},
		{pushtest.BadToken, notify.Outcome{Problem: who + "403 Forbidden: BadJwtToken."}},
		{answer(401, `{"code":401,"errno":109,"error":"Unauthorized","message":"Invalid key."}`), notify.Outcome{Problem: who + "401 Unauthorized: Invalid key."}},
		{answer(403, "\n the credentials do not \x00\u202ecorrespond\r\nsecond line"), notify.Outcome{Problem: who + "403 Forbidden: the credentials do not correspond."}},
		{answer(403, "\xff"), notify.Outcome{Problem: who + "403 Forbidden: \ufffd."}}, {answer(403, `{"reason":5}`), notify.Outcome{Problem: who + `403 Forbidden: {"reason":5}.`}},
		{answer(401, strings.Repeat("é", 1<<16)), notify.Outcome{Problem: who + "401 Unauthorized: " + strings.Repeat("é", 98) + "…."}},
		{pushtest.Throttle, notify.Outcome{Problem: who + "429 Too Many Requests: TooManyRequests.", RetryAfter: 2 * time.Minute}},
		{pushtest.Down, notify.Outcome{Problem: who + "500 Internal Server Error."}},
		{answer(408, ""), notify.Outcome{Problem: who + "408 Request Timeout."}}, {answer(599, ""), notify.Outcome{Problem: who + "599."}},
		{moved, notify.Outcome{Problem: who + "307 Temporary Redirect."}},
	} {
		service, keys := pushtest.New(t, clock), NewKeys()
		service.Suffer(c.trouble)
		o := NewSender(outbound.New(true), clock).Send(t.Context(), keys, contact, deviceOf(service.Subscribe(keys.Public)), note())
		if o != c.want || service.Asked() != 1 {
			t.Errorf("%d %.80q:\ngot  %+v\nwant %+v", c.trouble.Status, c.trouble.Body, o, c.want)
		}
	}
}

// TestNoAnswerIsSaidPlainly: nobody there, no such name, too slow, an address that is not on the internet.
func TestNoAnswerIsSaidPlainly(t *testing.T) {
	receiver := httptest.NewServer(http.NotFoundHandler())
	closed := receiver.URL
	receiver.Close()
	service, keys := pushtest.New(t, clock), NewKeys()
	b := service.Subscribe(keys.Public)
	service.Suffer(pushtest.Hang)
	for _, c := range []struct {
		endpoint string
		private  bool
		want     string
	}{
		{closed, true, "The push service 127.0.0.1 could not be reached: connection refused."},
		{"https://nobody.invalid/", true, "The name nobody.invalid could not be found."},
		{b.Endpoint, true, "The push service 127.0.0.1 did not answer within 10 seconds."},
		{b.Endpoint, false, "This address is on a private network. Start Fairlead with --allow-private-targets to allow that."},
	} {
		s, d := NewSender(outbound.New(c.private), clock), deviceOf(b)
		s.client.Timeout = 200 * time.Millisecond
		d.Endpoint = c.endpoint
		if o := s.Send(t.Context(), keys, contact, d, note()); o != (notify.Outcome{Problem: c.want}) {
			t.Errorf("%s: got %+v, want %q", c.endpoint, o, c.want)
		}
	}
	if service.Asked() != 1 {
		t.Errorf("the service on a private network was asked %d times, not just when that was allowed", service.Asked())
	}
}

// TestWhatCannotBeSent never leaves: keys that are none, and those of somebody else are refused with the reason.
func TestWhatCannotBeSent(t *testing.T) {
	service, keys := pushtest.New(t, clock), NewKeys()
	d := deviceOf(service.Subscribe(keys.Public))
	for _, c := range []struct {
		keys    Keys
		contact string
		device  Device
		want    string
		final   bool
		asked   int
	}{
		{keys, contact, Device{d.Endpoint, "AAAA", d.Auth}, "This browser's keys are not valid.", true, 0},
		{keys, contact, Device{d.Endpoint, d.P256dh, ""}, "This browser's keys are not valid.", true, 0},
		{Keys{}, contact, d, "could not be signed", false, 0}, {Keys{Private: "?", Public: keys.Public}, contact, d, "could not be signed", false, 0},
		{keys, contact, Device{"https://a b/", d.P256dh, d.Auth}, "could not be signed", false, 0},
		{NewKeys(), contact, d, "403 Forbidden: the key is not the one", false, 1},
		{Keys{Private: NewKeys().Private, Public: keys.Public}, contact, d, "403 Forbidden: BadJwtToken", false, 1},
		{keys, "ops@example.com", d, "403 Forbidden: BadJwtToken", false, 1}, {keys, "https://example.com/", d, "", false, 1},
	} {
		before := service.Asked()
		o := NewSender(outbound.New(true), clock).Send(t.Context(), c.keys, c.contact, c.device, note())
		if (o.Problem == "") != (c.want == "") || !strings.Contains(o.Problem, c.want) || o.Final != c.final || o.Gone || service.Asked()-before != c.asked {
			t.Errorf("got %+v, want %q", o, c.want)
		}
	}
}
