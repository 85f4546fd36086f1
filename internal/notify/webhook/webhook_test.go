package webhook

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"fairlead/internal/outbound"
)

// TestTheSignatureOfTheSpecification is its own example, for two secrets that are the same: https://www.standardwebhooks.com.
func TestTheSignatureOfTheSpecification(t *testing.T) {
	var got http.Header
	var body []byte
	receiver := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		got = r.Header
		body, _ = io.ReadAll(r.Body)
	}))
	defer receiver.Close()
	s := NewSender(outbound.New(true), func() time.Time { return time.Unix(1614265330, 0) })
	o := s.Send(t.Context(), receiver.URL, []string{"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"},
		Message{ID: "msg_p5jXN8AQM9LWM0D4loKWxJek", Body: `{"test": 2432232314}`})
	if o != (Outcome{Status: 200}) || string(body) != `{"test": 2432232314}` {
		t.Fatalf("%+v, and %q came", o, body)
	}
	for name, want := range map[string]string{
		"webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek", "webhook-timestamp": "1614265330",
		"webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", "Content-Type": "application/json",
	} {
		if got.Get(name) != want {
			t.Errorf("%s: %s, want %s", name, got.Get(name), want)
		}
	}
}

// TestOutcomes says for each answer what an admin reads, and how long the receiver is left alone.
func TestOutcomes(t *testing.T) {
	at := time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		status  int
		header  string
		want    string
		wait    time.Duration
		refused bool
	}{
		{200, "", "", 0, false}, {204, "60", "", 0, false}, {500, "", "500 Internal Server Error", 0, true},
		{302, "", "called elsewhere", 0, true}, {410, "", "410 Gone", 0, true}, {503, "120", "503", 2 * time.Minute, true},
		{429, at.Add(time.Hour).Format(http.TimeFormat), "429", time.Hour, true},
	} {
		receiver := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Location", "/elsewhere")
			w.Header().Set("Retry-After", c.header)
			w.WriteHeader(c.status)
		}))
		o := NewSender(outbound.New(true), func() time.Time { return at }).Send(t.Context(), receiver.URL, []string{NewSecret()}, Message{ID: "msg_1", Body: "{}"})
		receiver.Close()
		if o.Status != c.status || (o.Problem != "") != c.refused || !strings.Contains(o.Problem, c.want) || o.RetryAfter != c.wait || o.Gone != (c.status == 410) {
			t.Errorf("%d, Retry-After %q: got %+v", c.status, c.header, o)
		}
	}
}

// TestNoAnswerIsSaidPlainly: nobody there, no such name, an address that is not on the internet.
func TestNoAnswerIsSaidPlainly(t *testing.T) {
	receiver := httptest.NewServer(http.NotFoundHandler())
	closed := receiver.URL
	receiver.Close()
	for _, c := range []struct {
		url     string
		private bool
		want    string
	}{
		{closed, true, "The receiver could not be reached: connection refused."},
		{closed, false, "This address is on a private network. Start Fairlead with --allow-private-targets to allow that."},
		{"http://nobody.invalid/", true, "The name nobody.invalid could not be found."},
	} {
		o := NewSender(outbound.New(c.private), time.Now).Send(t.Context(), c.url, []string{NewSecret()}, Message{ID: "msg_1", Body: "{}"})
		if o.Status != 0 || o.Problem != c.want {
			t.Errorf("%s: got %+v, want %q", c.url, o, c.want)
		}
	}
}
