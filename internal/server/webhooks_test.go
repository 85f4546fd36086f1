package server_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"fairlead/internal/server"
	"fairlead/internal/testkit"
	"fairlead/internal/testkit/testdb"
)

// hooked is a world with a rotation of Ana and Ben, and a webhook that hears of these events.
type hooked struct {
	*testkit.World
	receiver *testkit.Receiver
	secret   string
	path     string // of the webhook
	ana, ben *testkit.Person
}

func newHooked(t *testing.T, events ...string) *hooked {
	w := testkit.Start(t)
	h := &hooked{World: w, receiver: testkit.NewReceiver(t), ana: w.Hire("Ana", "agent"), ben: w.Hire("Ben", "agent")}
	w.Rotation("Buyers", h.ana, h.ben)
	made := w.Owner.Post("/webhooks", map[string]any{"url": h.receiver.URL, "events": events}).Expect(201)
	h.secret, h.path = made.Text("secret"), fmt.Sprintf("/webhooks/%d", made.Int("id"))
	return h
}

// next waits for a message and checks its signature with the reference library.
func (h *hooked) next() *testkit.Answer {
	h.T.Helper()
	m := h.receiver.Next()
	verifier, err := standardwebhooks.NewWebhook(h.secret)
	if err != nil {
		h.T.Fatal(err)
	}
	if err := verifier.VerifyIgnoringTimestamp(m.Body, m.Header); err != nil {
		h.T.Errorf("the signature does not hold: %v", err)
	}
	if at := m.Header.Get("webhook-timestamp"); at != fmt.Sprint(h.Clock.Now().Unix()) {
		h.T.Errorf("webhook-timestamp is %s, not that of this attempt", at)
	}
	return h.receiver.Answered(m)
}

func (h *hooked) want(got *testkit.Answer, path string, want any) {
	h.T.Helper()
	if is := fmt.Sprint(got.Value(path)); is != fmt.Sprint(want) {
		h.T.Errorf("%s is %v, want %v in %s", path, is, want, got.Body)
	}
}

func (h *hooked) lead(name string) *testkit.Answer {
	return h.Owner.Post("/leads", map[string]any{"name": name}).Expect(201)
}

// delivery waits until the newest delivery is in a state.
func (h *hooked) delivery(state string) *testkit.Answer {
	h.T.Helper()
	return h.until("the newest delivery is "+state, func(list *testkit.Answer) bool { return list.Text("items.0.state") == state })
}

// tried waits until the newest delivery was tried so often.
func (h *hooked) tried(attempts int64) *testkit.Answer {
	h.T.Helper()
	return h.until("the attempt is noted", func(list *testkit.Answer) bool { return list.Int("items.0.attempts") == attempts })
}

func (h *hooked) until(what string, holds func(list *testkit.Answer) bool) (list *testkit.Answer) {
	h.T.Helper()
	testkit.Until(h.T, what, func() bool {
		list = h.Owner.Get(h.path + "/deliveries").Expect(200)
		return list.Items("items") > 0 && holds(list)
	})
	return list
}

// TestANewSecretTakesOverInPeace: for a day both hold, then the new one alone.
func TestANewSecretTakesOverInPeace(t *testing.T) {
	t.Parallel()
	h := newHooked(t, "lead.created")
	old := h.secret
	renewed := h.Owner.Post(h.path+"/secret", nil).Expect(201).Text("secret")
	if renewed == old || h.Owner.Get(h.path).Value("secret") != nil {
		t.Fatalf("the new secret is %s, the old one %s", renewed, old)
	}
	for _, secret := range []string{old, renewed} {
		h.secret = secret
		h.lead("Jo")
		h.next()
	}
	h.Clock.Wind(24 * time.Hour)
	h.lead("Jo")
	m := h.receiver.Next()
	for secret, holds := range map[string]bool{old: false, renewed: true} {
		verifier, err := standardwebhooks.NewWebhook(secret)
		if err != nil {
			t.Fatal(err)
		}
		if err := verifier.VerifyIgnoringTimestamp(m.Body, m.Header); (err == nil) != holds {
			t.Errorf("a day later the signature holds for %s: %v", secret, err)
		}
	}
}

// TestAWebhookHearsWhatHappens to a lead, each thing once, signed, as it was then.
func TestAWebhookHearsWhatHappens(t *testing.T) {
	h := newHooked(t, "lead.created", "lead.assigned", "lead.reassigned", "lead.unassigned", "lead.status_changed", "batch.completed")
	lead := h.lead("Ada <&> Lovelace")
	id := lead.Int("lead.id")
	agent := lead.Text("lead.assigned_agent.name")
	seen := map[string]*testkit.Answer{}
	hear := func(events int) {
		for range events {
			m := h.next()
			seen[m.Text("type")] = m
		}
	}
	hear(2)
	h.want(seen["lead.created"], "data.lead.name", "Ada <&> Lovelace")
	h.want(seen["lead.assigned"], "data.to.name", agent)
	h.want(seen["lead.assigned"], "data.lead.assigned_agent.name", agent)
	h.want(seen["lead.assigned"], "data.actor.kind", "system")

	h.Owner.Put(fmt.Sprintf("/leads/%d/assignment", id), map[string]any{"agent_id": h.Owner.ID}).Expect(200)
	h.Owner.Patch(fmt.Sprintf("/leads/%d", id), map[string]any{"status": "won", "company": "ACME"}).Expect(200)
	h.Owner.Patch(fmt.Sprintf("/leads/%d", id), map[string]any{"company": "ACME Inc."}).Expect(200)
	hear(2)
	h.want(seen["lead.reassigned"], "data.from.name", agent)
	h.want(seen["lead.reassigned"], "data.actor.name", "Olga Owner")
	h.want(seen["lead.status_changed"], "data.lead.status", "won")
	h.want(seen["lead.status_changed"], "data.changes.0.to", "won")

	batch := h.Owner.Post("/leads/bulk/assign", map[string]any{"selection": map[string]any{"ids": []int64{id}}, "to": map[string]any{"unassign": true}}).Expect(200)
	hear(2)
	h.want(seen["lead.unassigned"], "data.batch_id", batch.Int("batch_id"))
	h.want(seen["lead.unassigned"], "data.lead.name", "Ada <&> Lovelace")
	h.want(seen["batch.completed"], "data.batch.done", 1)
	h.Owner.Post(fmt.Sprintf("/batches/%d/undo", batch.Int("batch_id")), nil).Expect(200)
	delete(seen, "lead.assigned")
	hear(1)
	h.want(seen["lead.assigned"], "data.lead.name", "Ada <&> Lovelace")
	if n := h.receiver.Pending(); n != 0 {
		t.Errorf("%d messages too many", n)
	}
}

// TestAFailedMessageIsSentAgain under the same id, first within 20 seconds; what was given up is sent once more when somebody
// asks.
func TestAFailedMessageIsSentAgain(t *testing.T) {
	h := newHooked(t, "lead.assigned")
	h.receiver.Answer(testkit.Reply{Status: 500})
	h.lead("Ada")
	first := h.next().Header.Get("webhook-id")
	h.want(h.tried(1), "items.0.error", "The receiver answered 500 Internal Server Error.")
	h.receiver.Answer(testkit.Reply{Status: 301, Header: map[string]string{"Location": h.receiver.URL}})
	h.Clock.Wind(20 * time.Second)
	if again := h.next().Header.Get("webhook-id"); again != first {
		t.Errorf("the second attempt has the id %s, the first had %s", again, first)
	}
	h.want(h.tried(2), "items.0.status", 301)
	change := map[string]any{"url": h.receiver.URL, "events": []string{"lead.assigned"}, "on": false}
	h.Owner.Put(h.path, change).Expect(200)
	h.want(h.Owner.Get("/webhooks/deliveries?state=failed"), "items.0.error", "Switched off by Olga Owner.")
	change["on"] = true
	h.Owner.Put(h.path, change).Expect(200)
	if h.receiver.Pending() != 0 {
		t.Error("it was sent again after it had been given up, or a redirect was followed")
	}
	h.Owner.Post(fmt.Sprintf("/webhooks/deliveries/%d/retry", h.delivery("failed").Int("items.0.id")), nil).Expect(204)
	if again := h.next().Header.Get("webhook-id"); again != first {
		t.Errorf("tried again it has the id %s, the first had %s", again, first)
	}
	replay := fmt.Sprintf("/webhooks/deliveries/%d/retry", h.delivery("delivered").Int("items.0.id"))
	h.receiver.Answer(testkit.Reply{Status: 503})
	h.Owner.Post(replay, nil).Expect(204)
	if again := h.next().Header.Get("webhook-id"); again != first {
		t.Errorf("sent again though it had arrived it has the id %s, the first had %s", again, first)
	}
	h.want(h.tried(1), "items.0.state", "due")
	h.Owner.Post(replay, nil).Expect(409)
}

// TestATeamIsTold in the words of its chat: what happened, by whom, and where to look; nothing of how a lead is reached.
func TestATeamIsTold(t *testing.T) {
	h := newHooked(t, "batch.completed")
	h.Owner.Patch("/settings", map[string]any{"public_url": "https://leads.acme.test"}).Expect(200)
	events := []string{"lead.created", "lead.assigned", "lead.reassigned", "lead.unassigned", "lead.status_changed"}
	hook := map[string]any{"url": h.receiver.URL, "format": "slack", "events": events}
	made := h.Owner.Post("/webhooks", hook).Expect(201)
	said := func() string {
		h.T.Helper()
		var body struct {
			Text      string
			LinkNames bool `json:"link_names"`
		}
		if err := json.Unmarshal(h.receiver.Next().Body, &body); err != nil || body.LinkNames {
			h.T.Errorf("this is no message for Slack: %v", err)
		}
		return body.Text
	}
	want := func(text string) {
		h.T.Helper()
		if got := said(); got != text {
			h.T.Errorf("the team is told %q, want %q", got, text)
		}
	}
	lead := h.Owner.Post("/leads", map[string]any{"name": "Jo <!channel>", "email": "jo@mail.test", "phone": "+44 20 7946 0958", "source": "website", "form": "Home valuation"}).Expect(201)
	path := fmt.Sprintf("/leads/%d", lead.Int("lead.id"))
	link := "\n<https://leads.acme.test" + path + "|Open>"
	want("*New lead: Jo &lt;!channel&gt;*\nBy Olga Owner. From website, Home valuation." + link)
	want("*Jo &lt;!channel&gt; goes to Ana*\nFrom website, Home valuation." + link)
	h.Owner.Put(path+"/assignment", map[string]any{"agent_id": h.ben.ID}).Expect(200)
	want("*Jo &lt;!channel&gt; goes from Ana to Ben*\nBy Olga Owner. From website, Home valuation." + link)
	h.Owner.Put(path+"/assignment", map[string]any{"agent_id": nil}).Expect(200)
	want("*Jo &lt;!channel&gt; is nobody’s any more: Ben had it*\nBy Olga Owner. From website, Home valuation." + link)
	h.Owner.Patch(path, map[string]any{"status": "won"}).Expect(200)
	want("*Jo &lt;!channel&gt;: from New to Won*\nBy Olga Owner." + link)
	for _, who := range []map[string]any{{"email": "al@mail.test"}, {"phone": "+44 20 7946 0123"}} {
		h.Owner.Post("/leads", who).Expect(201)
		for range 2 { // created, assigned
			if text := said(); !strings.Contains(text, "Lead without a name") {
				t.Errorf("the team is told how to reach somebody: %q", text)
			}
		}
	}

	hook["events"], hook["on"] = []string{"batch.completed"}, true
	hookPath := fmt.Sprintf("/webhooks/%d", made.Int("id"))
	h.Owner.Put(hookPath, hook).Expect(200)
	h.Owner.Post(hookPath+"/test", nil).Expect(202)
	want("*This is a test*\nFairlead can reach this channel.")
	hook["format"] = "carrier pigeon"
	h.Owner.Put(hookPath, hook).Expect(422)
}

// TestAReceiverIsObeyed: it may say when to come back, and that it wants nothing any more.
func TestAReceiverIsObeyed(t *testing.T) {
	h := newHooked(t, "lead.assigned")
	h.receiver.Answer(testkit.Reply{Status: 429, Header: map[string]string{"Retry-After": "3600"}}, testkit.Reply{Status: 410})
	h.lead("Ada")
	h.next()
	due := h.tried(1)
	if at, _ := time.Parse(time.RFC3339, due.Text("items.0.next_at")); at.Before(h.Clock.Now().Add(time.Hour)) {
		t.Errorf("it is tried again at %s, before the hour that was asked for", at)
	}
	h.Clock.Wind(time.Hour)
	h.next()
	h.delivery("failed")
	testkit.Until(t, "the webhook is off", func() bool { return h.Owner.Get("/webhooks").Value("items.0.on") == false })
	h.lead("Grace")
	if n := h.Owner.Get(h.path + "/deliveries").Items("items"); n != 1 {
		t.Errorf("%d deliveries, though the webhook is off", n)
	}
	h.Owner.Post(h.path+"/test", nil).Expect(409)
	h.Owner.Put(h.path, map[string]any{"url": h.receiver.URL, "events": []string{"lead.assigned"}, "on": true}).Expect(200)
	h.Owner.Post("/webhooks/deliveries/retry", nil).Expect(204)
	h.next()
	h.delivery("delivered")
	h.Owner.Post(h.path+"/test", nil).Expect(202)
	h.want(h.next(), "type", "test")
	h.Owner.Delete(h.path).Expect(204)
	h.Owner.Delete(h.path).Expect(204)
	h.Owner.Get(h.path + "/deliveries").Expect(404)
}

// TestFailedDeliveriesOfOneWebhook are tried again without those of others, if it is on.
func TestFailedDeliveriesOfOneWebhook(t *testing.T) {
	h := newHooked(t, "lead.assigned")
	other := testkit.NewReceiver(t)
	events := []string{"lead.assigned"}
	second := h.Owner.Post("/webhooks", map[string]any{"url": other.URL, "events": events}).Expect(201)
	h.receiver.Answer(testkit.Reply{Status: 410})
	other.Answer(testkit.Reply{Status: 410})
	h.lead("Ada")
	h.next()
	other.Next()
	retry := fmt.Sprintf("/webhooks/deliveries/retry?webhook_id=%d", second.Int("id"))
	off := func(list *testkit.Answer) bool {
		return list.Value("items.0.on") == false && list.Value("items.1.on") == false
	}
	testkit.Until(t, "both webhooks are off", func() bool { return off(h.Owner.Get("/webhooks").Expect(200)) })
	h.Owner.Post(retry, nil).Expect(409)
	h.Owner.Put(h.path, map[string]any{"url": h.receiver.URL, "events": events, "on": true}).Expect(200)
	h.Owner.Put(fmt.Sprintf("/webhooks/%d", second.Int("id")), map[string]any{"url": other.URL, "events": events, "on": true}).Expect(200)
	h.Owner.Post(retry, nil).Expect(204)
	other.Next()
	h.want(h.delivery("failed"), "items.0.attempts", 1)
	h.Owner.Post("/webhooks/deliveries/retry?webhook_id=404", nil).Expect(404)
}

// TestAHangingReceiverHoldsNobodyUp: leads come in, and others are told, while it does not answer.
func TestAHangingReceiverHoldsNobodyUp(t *testing.T) {
	h := newHooked(t, "lead.created")
	wait := make(chan struct{})
	for range 50 {
		h.receiver.Answer(testkit.Reply{Wait: wait})
	}
	other := testkit.NewReceiver(t)
	h.Owner.Post("/webhooks", map[string]any{"url": other.URL, "events": []string{"lead.created"}}).Expect(201)
	ids := map[string]bool{}
	for i := range 50 {
		h.lead(fmt.Sprint("Lead ", i))
		ids[other.Next().Header.Get("webhook-id")] = true
	}
	close(wait)
	hung := map[string]bool{}
	for len(hung) < 50 {
		hung[h.next().Header.Get("webhook-id")] = true
	}
	if len(ids) != 50 || h.receiver.Pending() != 0 || other.Pending() != 0 {
		t.Errorf("%d different messages at the other; %d and %d too many", len(ids), h.receiver.Pending(), other.Pending())
	}
}

// TestWhatIsDueSurvivesTheProgram: it was on its way when the server stopped, and goes on when one starts.
func TestWhatIsDueSurvivesTheProgram(t *testing.T) {
	h := newHooked(t, "lead.assigned")
	h.receiver.Answer(testkit.Reply{Status: 500})
	h.lead("Ada")
	first := h.next().Header.Get("webhook-id")
	h.tried(1)
	h.Stop()
	h.Clock.Wind(time.Minute)
	h.Serve()
	if again := h.next().Header.Get("webhook-id"); again != first {
		t.Errorf("after the restart the message has the id %s, before it had %s", again, first)
	}
	h.delivery("delivered")
}

// TestPrivateAddressesAreRefused unless the operator allows them: as written, and as what a name leads to.
func TestPrivateAddressesAreRefused(t *testing.T) {
	w := &testkit.World{T: t, Clock: testkit.NewClock(), Database: testdb.New(t)}
	w.Workspace("Acme", "Olga Owner", "olga@acme.test")
	s, err := server.New(t.Context(), server.Options{Addr: "127.0.0.1:0", Database: w.Database, Now: w.Clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Stop(t.Context()) })
	if err := s.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.URL = "http://" + s.Address()
	olga := w.Person("Olga Owner", "olga@acme.test")
	for _, url := range []string{"http://127.0.0.1/x", "http://[::1]/x", "http://10.1.2.3/", "http://169.254.169.254/latest", "http://[::ffff:127.0.0.1]/", "https://192.168.0.1:8443/",
		"ftp://example.com/", "example.com", "https://u:p@example.com/", "https://example.com/#x"} {
		answer := olga.Post("/webhooks", map[string]any{"url": url, "events": []string{"lead.created"}}).Expect(422)
		if answer.Text("errors.0.field") != "url" {
			t.Errorf("%s: %s", url, answer.Body)
		}
	}
	receiver := testkit.NewReceiver(t)
	made := olga.Post("/webhooks", map[string]any{"url": "http://localhost:" + port(receiver.URL) + "/", "events": []string{"lead.created"}}).Expect(201)
	hook := fmt.Sprintf("/webhooks/%d", made.Int("id"))
	olga.Post(hook+"/test", nil).Expect(202)
	testkit.Until(t, "the attempt is noted", func() bool { return olga.Get(hook+"/deliveries").Int("items.0.attempts") == 1 })
	list := olga.Get(hook + "/deliveries")
	if receiver.Pending() != 0 || list.Text("items.0.error") != "This address is on a private network. Start Fairlead with --allow-private-targets to allow that." {
		t.Errorf("a private address was reached, or not said so: %s", list.Body)
	}
}

func port(url string) string {
	request, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		return ""
	}
	return request.URL.Port()
}

// TestAnEventIsTheSameWhereverItIsToldOf: a sample in GET /events has the shape and the id of what a webhook was sent.
func TestAnEventIsTheSameWhereverItIsToldOf(t *testing.T) {
	h := newHooked(t, "lead.created", "lead.assigned", "batch.completed")
	second := testkit.NewReceiver(t)
	h.Owner.Post("/webhooks", map[string]any{"url": second.URL, "events": []string{"lead.created"}}).Expect(201)
	h.Owner.Patch("/settings", map[string]any{"public_url": "https://leads.acme.test"}).Expect(200)
	lead := h.lead("Ada <&> Lovelace").Int("lead.id")
	h.Owner.Post("/leads/bulk/tags", map[string]any{"selection": map[string]any{"ids": []int64{lead}}, "add": []string{"vip"}}).Expect(200)
	told := map[string]*testkit.Answer{}
	for range 3 {
		m := h.next()
		told[m.Text("type")] = m
	}
	for kind, m := range told {
		sample := h.Owner.Get("/events?limit=1&type=" + kind).Expect(200)
		is, was := sample.Value("items.0"), whole(t, m)
		if diff := cmp.Diff(was, is, cmpopts.IgnoreMapEntries(func(name string, _ any) bool { return name == "lead" })); diff != "" || sample.Text("items.0.id") == "" {
			t.Errorf("%s was told (-), and is a sample (+):\n%s", kind, diff)
		}
		if fmt.Sprint(sample.Value("items.0.data.lead.id")) != fmt.Sprint(m.Value("data.lead.id")) {
			t.Errorf("the sample of %s is of another lead: %s", kind, sample.Body)
		}
	}
	if other := second.Answered(second.Next()); other.Text("id") != told["lead.created"].Text("id") || other.Text("id") == told["lead.assigned"].Text("id") {
		t.Errorf("one event has the ids %s and %s", other.Text("id"), told["lead.created"].Text("id"))
	}
}

// whole is all that was sent.
func whole(t *testing.T, m *testkit.Answer) (all any) {
	if err := json.Unmarshal(m.Body, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// TestFiftyWebhooksCanBeOn: one that is off makes room for another.
func TestFiftyWebhooksCanBeOn(t *testing.T) {
	w := testkit.Start(t)
	hook := map[string]any{"url": "http://127.0.0.1:1/", "events": []string{"batch.completed"}, "on": false}
	last := int64(0)
	add := func() *testkit.Answer {
		return w.Owner.Post("/webhooks", map[string]any{"url": hook["url"], "events": hook["events"]})
	}
	for range 50 {
		last = add().Expect(201).Int("id")
	}
	if refused := add().Expect(409); refused.Text("code") != "too_many_webhooks" {
		t.Errorf("the 51st: %s", refused.Body)
	}
	path := fmt.Sprintf("/webhooks/%d", last)
	w.Owner.Put(path, hook).Expect(200)
	add().Expect(201)
	hook["on"] = true
	w.Owner.Put(path, hook).Expect(409)
	w.Owner.Get(path).Expect(200)
}
