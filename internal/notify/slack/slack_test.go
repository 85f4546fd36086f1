package slack

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"fairlead/internal/notify"
	"fairlead/internal/outbound"
	"fairlead/internal/testkit/chattest"
)

var noon = time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)

func sender() *Sender {
	return NewSender(outbound.New(true), func() time.Time { return noon })
}

func TestAddresses(t *testing.T) {
	for address, fine := range map[string]bool{
		"https://hooks.slack.com/services/T0/B0/x": true, "https://hooks.slack-gov.com/services/T0/B0/x": true,
		"https://hooks.slack.com/workflows/T0/A0/1/x": true, "http://hooks.slack.com/services/T0/B0/x": false,
		"https://hooks.slack.com/": false, "https://slack.com/services/T0": false, "https://hooks.slack.com.example.com/services/T0": false,
		"https://hooks.slack.com:444/services/T0": false, "https://chat.example.com/hooks/x": false, "": false, "http://127.0.0.1/services/x": false,
	} {
		if problem := Check(outbound.New(false), address); (problem == "") != fine {
			t.Errorf("%q: %q", address, problem)
		}
	}
	for address, fine := range map[string]bool{"http://127.0.0.1/hooks/x": true, "https://chat.example.com/hooks/x": true, "x": false} {
		if problem := Check(outbound.New(true), address); (problem == "") != fine {
			t.Errorf("with private addresses allowed, %q: %q", address, problem)
		}
	}
}

// TestWhatIsSaid is each kind of note as somebody reads it.
func TestWhatIsSaid(t *testing.T) {
	phone := notify.Fact{Label: "Phone", Value: "+1 555 0100", Link: "tel:+15550100"}
	mail := notify.Fact{Label: "E-mail", Value: "jo_s@acme.test", Link: "mailto:jo_s@acme.test"}
	for _, c := range []struct {
		note   notify.Note
		want   string
		links  []string
		button string
	}{
		{notify.Note{
			Title: "New lead: Jo Smith", Link: "http://localhost:8080/leads/99",
			Items: []notify.Item{{Title: "Jo Smith", Link: "https://leads.example.com/leads/99?a=1&b=2", Facts: []notify.Fact{phone, mail, {Label: "Budget"}}}},
		}, "New lead: Jo Smith\nJo Smith\nPhone: +1 555 0100 · E-mail: jo_s@acme.test",
			[]string{"https://leads.example.com/leads/99?a=1&b=2", "tel:+15550100", "mailto:jo_s@acme.test"}, "http://localhost:8080/leads/99"},
		{notify.Note{
			Title: "230 leads", Text: "From Ann & Bob <the two>", More: 228,
			Items: []notify.Item{{Title: "Jo", Text: "New lead"}, {Text: "Taken away", Link: "javascript:alert(1)"}},
		}, "230 leads\nFrom Ann & Bob <the two>\n• Jo – New lead\n• Unnamed – Taken away\nand 228 more", nil, ""},
		{notify.Note{Subject: "Re: Jo"}, "Re: Jo", nil, ""},
		{notify.Note{Title: "\u200b \n"}, "Fairlead", nil, ""},
	} {
		slack := chattest.NewSlack(t)
		o := sender().Send(t.Context(), slack.URL, c.note)
		m := slack.Last()
		var links []string
		for _, l := range m.Links {
			links = append(links, l.URL)
		}
		title, _, _ := strings.Cut(c.want, "\n")
		if o != (notify.Outcome{}) || m.Text != c.want || !slices.Equal(m.Bold, []string{title}) || !slices.Equal(links, c.links) || m.Button != c.button {
			t.Errorf("%+v (%s)\nsaid  %q\nwants %q\n%+v", o, slack.Complaint(), m.Text, c.want, m)
		}
	}
}

// TestOutcomes says for each answer what an admin reads, and what becomes of the message and the webhook.
func TestOutcomes(t *testing.T) {
	for _, c := range []struct {
		status      int
		body, wait  string
		want        string
		final, gone bool
		after       time.Duration
	}{
		{200, "ok\n", "", "", false, false, 0}, {200, `{"ok":true}`, "", "", false, false, 0},
		{200, "<html>Welcome", "", "200 OK, but not as a webhook", true, false, 0},
		{302, "", "", "called elsewhere", false, false, 0},
		{400, "invalid_payload", "", "Slack answered 400 invalid_payload: it does not take this message.", true, false, 0},
		{400, "<b>leads</b>", "", "Slack answered 400 Bad Request: it does not take this message.", true, false, 0},
		{413, "", "", "413", true, false, 0},
		{400, "user_not_found", "", "Add a webhook", false, true, 0}, {403, "invalid_token", "", "Add one in Slack again", false, true, 0},
		{403, "action_prohibited", "", "Ask them", false, true, 0}, {403, "Forbidden by a proxy", "", "403 Forbidden.", false, false, 0},
		{404, "no_service", "", "Add one in Slack again", false, true, 0}, {404, "no_team", "", "another one", false, true, 0},
		{404, "channel_not_found", "", "another channel", false, true, 0}, {404, "404 page not found", "", "404 Not Found.", false, false, 0},
		{410, "channel_is_archived", "", "Bring it back", false, true, 0}, {410, "", "", "Add one in Slack again", false, true, 0},
		{429, "rate_limited", "30", "Slack answered 429 rate_limited.", false, false, 30 * time.Second},
		{500, "rollup_error", "", "Slack answered 500 rollup_error.", false, false, 0}, {503, "no_service", "60", "503", false, false, time.Minute},
	} {
		slack := chattest.NewSlack(t)
		slack.Suffer(&chattest.Trouble{Status: c.status, Body: c.body, Header: http.Header{"Retry-After": {c.wait}, "Location": {"/elsewhere"}}})
		o := sender().Send(t.Context(), slack.URL, notify.Note{Title: "New lead"})
		if (o.Problem == "") != (c.want == "") || !strings.Contains(o.Problem, c.want) || o.Final != c.final || o.Gone != c.gone || o.RetryAfter != c.after || o.MovedTo != "" {
			t.Errorf("%d %s: got %+v, want %q", c.status, c.body, o, c.want)
		}
	}
}

// TestTheAddressIsNotSaid: whoever knows it can write to the channel.
func TestTheAddressIsNotSaid(t *testing.T) {
	closed, odd := chattest.NoChats(t)
	stopped, stop := context.WithCancel(t.Context())
	stop()
	for _, c := range []struct {
		ctx       context.Context
		url, want string
	}{
		{t.Context(), closed, "Slack could not be reached: connection refused."},
		{t.Context(), odd, "Slack could not be reached."},
		{t.Context(), "http://nobody.invalid", "The name nobody.invalid could not be found."},
		{stopped, closed, "Slack could not be reached: context canceled."},
		{t.Context(), "http://\x00", "This is not the address of a webhook. Copy it from Slack again."},
	} {
		o := sender().Send(c.ctx, c.url+"/services/T0/B0/a-secret", notify.Note{Title: "New lead"})
		if o != (notify.Outcome{Problem: c.want}) {
			t.Errorf("%s: got %+v, want %q", c.url, o, c.want)
		}
	}
}

// TestAnAnswerIsReadNoFurtherThanNeeded: somebody else's server could go on forever.
func TestAnAnswerIsReadNoFurtherThanNeeded(t *testing.T) {
	slack := chattest.NewSlack(t)
	slack.Suffer(&chattest.Trouble{Status: http.StatusOK, Body: strings.Repeat(" ", longestAnswer) + "ok"})
	if o := sender().Send(t.Context(), slack.URL, notify.Note{}); !o.Final {
		t.Errorf("got %+v", o)
	}
}
