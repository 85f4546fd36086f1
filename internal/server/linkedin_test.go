package server_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"fairlead/internal/testkit"
	"fairlead/internal/testkit/linkedintest"
)

// linked is a world that LinkedIn sends leads to.
type linked struct {
	*testkit.World
	api        *linkedintest.API
	path, hook string
}

func newLinked(t *testing.T) *linked {
	l := &linked{World: testkit.Start(t), api: linkedintest.New(t)}
	l.Rotation("Buyers", l.Hire("Ana", "agent"))
	made := l.Owner.Post("/sources", map[string]any{"kind": "linkedin", "name": "LinkedIn", "client_secret": "s", "access_token": l.api.Token, "api_url": l.api.URL}).Expect(201)
	l.path, l.hook = fmt.Sprintf("/sources/%d", made.Int("id")), strings.TrimPrefix(made.Text("hook_url"), l.URL)
	return l
}

// filled is that somebody has filled in the form a minute ago.
func (l *linked) filled(id, first string) {
	l.api.Put(id, linkedintest.Lead(id, first, "Ångström", strings.ToLower(first)+"@mail.test", l.Clock.Now().Add(-time.Minute)))
}

// notify sends what LinkedIn sends.
func (l *linked) notify(action, id string) {
	l.T.Helper()
	body := linkedintest.Notice(action, id, l.Clock.Now().Add(-time.Minute))
	l.Nobody().Do("POST", l.hook, body, "X-LI-Signature", linkedintest.Signature(body, "s")).Expect(200)
}

func (l *linked) until(what string, yes func(source *testkit.Answer) bool) {
	l.T.Helper()
	testkit.Until(l.T, what, func() bool { return yes(l.Owner.Get(l.path).Expect(200)) })
}

// taken is that so many leads are there, and none is on its way.
func (l *linked) taken(n int64) *testkit.Answer {
	l.T.Helper()
	l.until("all is taken in", func(s *testkit.Answer) bool { return s.Int("due") == 0 })
	list := l.Owner.Get("/leads?sort=created_at&limit=200").Expect(200)
	if list.Int("total") != n {
		l.T.Fatalf("%d leads are there, not %d: %s", list.Int("total"), n, list.Body)
	}
	return list
}

// states are those of the leads that came, newest arrival first.
func (l *linked) states() (states []string) {
	list := l.Owner.Get(l.path + "/arrivals").Expect(200)
	for i := range list.Items("items") {
		for j := range list.Items(fmt.Sprintf("items.%d.leads", i)) {
			states = append(states, list.Text(fmt.Sprintf("items.%d.leads.%d.state", i, j)))
		}
	}
	return states
}

// TestALeadComesFromLinkedIn, once, however often it is told, and only from LinkedIn.
func TestALeadComesFromLinkedIn(t *testing.T) {
	t.Parallel()
	l := newLinked(t)
	challenge := l.Nobody().Do("GET", l.hook+"?challengeCode=890e4665-4dfe-4ab1-b689-ed553bceeed0", nil).Expect(200)
	if challenge.Text("challengeCode") != "890e4665-4dfe-4ab1-b689-ed553bceeed0" || len(challenge.Text("challengeResponse")) != 64 {
		t.Errorf("the challenge is answered %s", challenge.Body)
	}
	l.Nobody().Do("GET", l.hook, nil).Expect(400)
	l.filled("a-1", "Zoë")
	for range 5 {
		l.notify("CREATED", "a-1")
	}
	list := l.taken(1)
	for path, want := range map[string]any{"name": "Zoë Ångström", "email": "zoë@mail.test", "source": "linkedin", "form": "White paper", "assigned_agent.name": "Ana",
		"fields.campaign": "Spring", "created_at": l.Clock.Now().Add(-time.Minute).Format(time.RFC3339)} {
		if got := list.Value("items.0." + path); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s is %v, want %v in %s", path, got, want, list.Body)
		}
	}
	if n := l.api.Reads(); n != 1 {
		t.Errorf("LinkedIn was asked for the lead %d times", n)
	}
	body := linkedintest.Notice("CREATED", "a-2", l.Clock.Now())
	l.Nobody().Do("POST", l.hook, body, "X-LI-Signature", linkedintest.Signature(body, "S")).Expect(http.StatusForbidden)
	if log := l.Owner.Get(l.path + "/arrivals"); log.Int("items.0.status") != 403 || !strings.Contains(log.Text("items.0.problem"), "X-LI-Signature") {
		t.Errorf("the log says %s", log.Body)
	}
	l.taken(1)
	if source := l.Owner.Get(l.path); strings.Contains(string(source.Body), l.api.Token) || source.Items("secrets") != 2 {
		t.Errorf("the source is %s", source.Body)
	}
	for _, wrong := range []map[string]any{{"access_token": ""}, {"client_secret": ""}, {"api_version": "v2"}, {"api_url": "nowhere"}, {"page_token": "x"}} {
		wrong["name"] = "LinkedIn"
		l.Owner.Patch(l.path, wrong).Expect(422)
	}
}

// TestLinkedInErases: what LinkedIn says is deleted is gone for good, cannot be brought back, and does not come again.
func TestLinkedInErases(t *testing.T) {
	t.Parallel()
	l := newLinked(t)
	hook := l.Owner.Post("/webhooks", map[string]any{"url": "http://127.0.0.1:1/", "events": []string{"lead.created"}}).Expect(201)
	l.filled("a-1", "Zoë")
	l.filled("a-2", "Ben")
	l.notify("CREATED", "a-1")
	l.notify("CREATED", "a-2")
	list := l.taken(2)
	of := map[string]int64{list.Text("items.0.name"): list.Int("items.0.id"), list.Text("items.1.name"): list.Int("items.1.id")}
	zoe := of["Zoë Ångström"]
	l.api.Forget("a-1")
	for range 2 {
		l.notify("DELETED", "a-1")
	}
	if left := l.taken(1); left.Text("items.0.name") != "Ben Ångström" {
		t.Errorf("what is left is %s", left.Body)
	}
	l.Owner.Get(fmt.Sprintf("/leads/%d", zoe)).Expect(404)
	l.Owner.Get(fmt.Sprintf("/leads/%d/timeline", zoe)).Expect(404)
	l.Owner.Post(fmt.Sprintf("/leads/%d/restore", zoe), nil).Expect(404)
	if all := l.Owner.Get(fmt.Sprintf("/webhooks/%d/deliveries", hook.Int("id"))); strings.Contains(string(all.Body), "Zo") || all.Items("items") != 1 {
		t.Errorf("what is on its way to a webhook: %s", all.Body)
	}
	l.notify("CREATED", "a-1")
	l.taken(1)
	if got := fmt.Sprint(l.states()); got != "[taken erased]" {
		t.Errorf("the leads that came are %s", got)
	}
}

// TestALeadIsErasedBeforeItIsRead, or before LinkedIn has said that it is there: it never comes in.
func TestALeadIsErasedBeforeItIsRead(t *testing.T) {
	t.Parallel()
	l := newLinked(t)
	l.api.Suffer(linkedintest.Down)
	l.filled("a-1", "Zoë")
	l.filled("a-2", "Ben")
	l.notify("CREATED", "a-1")
	l.notify("DELETED", "a-2")
	l.until("LinkedIn is down", func(s *testkit.Answer) bool { return s.Value("problem") != nil && s.Int("due") == 1 })
	l.notify("DELETED", "a-1")
	l.notify("CREATED", "a-2")
	l.api.Suffer(nil)
	l.Owner.Patch(l.path, map[string]any{"name": "LinkedIn", "api_version": linkedintest.Version}).Expect(200)
	l.Clock.Wind(time.Hour)
	l.taken(0)
	if got := fmt.Sprint(l.states()); got != "[erased erased]" {
		t.Errorf("the leads that came are %s", got)
	}
}

// TestOnlyWhatLinkedInToldIsErased of a person whose lead came from elsewhere; and of one who came by LinkedIn first, all.
func TestOnlyWhatLinkedInToldIsErased(t *testing.T) {
	t.Parallel()
	l := newLinked(t)
	l.Owner.Post("/leads", map[string]any{"source": "website", "name": "Z.", "email": "zoë@mail.test"}).Expect(201)
	l.filled("a-1", "Zoë")
	l.filled("a-2", "Ben")
	l.notify("CREATED", "a-1")
	l.notify("CREATED", "a-2")
	list := l.taken(2)
	l.Owner.Post("/leads", map[string]any{"source": "website", "email": "ben@mail.test"}).Expect(200)
	zoe := list.Int("items.0.id")
	if list.Text("items.0.name") != "Z." {
		zoe = list.Int("items.1.id")
	}
	timeline := fmt.Sprintf("/leads/%d/timeline", zoe)
	if told := l.Owner.Get(timeline).Expect(200); !strings.Contains(string(told.Body), "Ångström") {
		t.Fatalf("the enquiry is not told: %s", told.Body)
	}
	l.notify("DELETED", "a-1")
	l.notify("DELETED", "a-2")
	if left := l.taken(1); left.Text("items.0.name") != "Z." {
		t.Errorf("what is left is %s", left.Body)
	}
	if told := l.Owner.Get(timeline).Expect(200); strings.Contains(string(told.Body), "Ångström") || !strings.Contains(string(told.Body), "created") {
		t.Errorf("its timeline is %s", told.Body)
	}
}

// TestLinkedInsToken expires, and a new one sets the source going.
func TestLinkedInsToken(t *testing.T) {
	t.Parallel()
	l := newLinked(t)
	l.api.Suffer(linkedintest.Expired)
	l.filled("a-1", "Zoë")
	l.notify("CREATED", "a-1")
	l.until("it says what to do", func(s *testkit.Answer) bool {
		p, _ := s.Value("problem").(string)
		return strings.Contains(p, "Reconnect needed") && s.Int("due") == 1
	})
	l.api.Suffer(nil)
	l.api.Renew("another")
	l.Owner.Patch(l.path, map[string]any{"name": "LinkedIn", "access_token": "another"}).Expect(200)
	l.taken(1)
	if s := l.Owner.Get(l.path); s.Value("problem") != nil {
		t.Errorf("the source is %s", s.Body)
	}
}
