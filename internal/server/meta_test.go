package server_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fairlead/internal/testkit"
	"fairlead/internal/testkit/graphtest"
)

// meta is a world with a page of Facebook's that has a form.
type meta struct {
	*testkit.World
	graph      *graphtest.Graph
	page       *graphtest.Page
	form       *graphtest.Form
	path, hook string
	ana        *testkit.Person
	came       int
}

func newMeta(t *testing.T) *meta {
	m := &meta{World: testkit.Start(t), form: &graphtest.Form{ID: "901", Name: "Home valuation", Questions: [][2]string{{"full_name", "Full name"}, {"email", "E-mail"}}}}
	m.page = &graphtest.Page{ID: "51", Name: "Harbour Homes", Token: "page-token", Forms: []*graphtest.Form{m.form}}
	m.graph = graphtest.New(t, m.page)
	m.ana = m.Hire("Ana", "agent")
	m.Rotation("Buyers", m.ana)
	made := m.Owner.Post("/sources", map[string]any{"kind": "meta", "name": "Facebook", "app_secret": "s", "verify_token": "vt", "page_token": "page-token", "graph_url": m.graph.URL}).Expect(201)
	m.path, m.hook = fmt.Sprintf("/sources/%d", made.Int("id")), strings.TrimPrefix(made.Text("hook_url"), m.URL)
	return m
}

// fills in the form, some minutes ago.
func (m *meta) filled(ago time.Duration) *graphtest.Lead {
	m.came++
	l := &graphtest.Lead{ID: fmt.Sprint(55459717045641500 + m.came), Created: m.Clock.Now().Add(-ago), Ad: "12",
		Answers: [][2]string{{"full_name", fmt.Sprint("Lead ", m.came)}, {"email", fmt.Sprintf("lead%d@mail.test", m.came)}}}
	m.graph.Add(m.page, m.form, l)
	return l
}

// notify sends what Meta sends, signed with a secret.
func (m *meta) notify(body, secret string) *testkit.Answer {
	m.T.Helper()
	return m.Nobody().Do("POST", m.hook, body, "X-Hub-Signature-256", graphtest.Signature(body, secret))
}

func (m *meta) until(what string, yes func(source *testkit.Answer) bool) {
	m.T.Helper()
	testkit.Until(m.T, what, func() bool { return yes(m.Owner.Get(m.path).Expect(200)) })
}

// leads are those that are there, oldest first, once there are so many.
func (m *meta) leads(n int) (list *testkit.Answer) {
	m.T.Helper()
	testkit.Until(m.T, fmt.Sprint(n, " leads are there"), func() bool {
		list = m.Owner.Get("/leads?sort=created_at&limit=200").Expect(200)
		return list.Int("total") >= int64(n)
	})
	if list.Int("total") != int64(n) {
		m.T.Errorf("%d leads are there, not %d: %s", list.Int("total"), n, list.Body)
	}
	return list
}

// TestALeadComesFromFacebook, once, however often it is told, into the hands of an agent, with its form's name and its own time.
func TestALeadComesFromFacebook(t *testing.T) {
	t.Parallel()
	m := newMeta(t)
	if answer := m.Nobody().Do("GET", m.hook+"?hub.mode=subscribe&hub.verify_token=vt&hub.challenge=1158201444", nil).Expect(200); string(answer.Body) != "1158201444" {
		t.Errorf("the handshake is answered %s", answer.Body)
	}
	m.Nobody().Do("GET", m.hook+"?hub.mode=subscribe&hub.verify_token=x&hub.challenge=1158201444", nil).Expect(403)
	m.until("the page is subscribed to", func(s *testkit.Answer) bool { return s.Value("asked_at") != nil && s.Value("pages.0.sends") == true })
	if forms := m.Owner.Get(m.path + "/forms"); forms.Text("items.0.name") != "Home valuation" || forms.Items("items.0.columns") != 2 {
		t.Errorf("before a lead has come the forms are %s", forms.Body)
	}
	l := m.filled(time.Minute)
	for range 5 {
		m.notify(graphtest.Notice(m.page, l, l), "s").Expect(200)
	}
	m.notify(graphtest.Notice(m.page, l), "S").Expect(403)
	list := m.leads(1)
	for path, want := range map[string]any{"name": "Lead 1", "email": "lead1@mail.test", "source": "facebook", "form": "Home valuation", "assigned_agent.name": "Ana",
		"fields.campaign": "Spring", "created_at": l.Created.Format(time.RFC3339)} {
		if got := list.Value("items.0." + path); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s is %v, want %v in %s", path, got, want, list.Body)
		}
	}
	if source := m.Owner.Get(m.path); strings.Contains(string(source.Body), "page-token") || source.Text("settings.verify_token") != "vt" {
		t.Errorf("the source is %s", source.Body)
	}
}

// TestFacebookIsDownForAnHour: all that came waits, and is taken in as soon as there is an answer, in the order and with the
// time at which somebody asked.
func TestFacebookIsDownForAnHour(t *testing.T) {
	t.Parallel()
	m := newMeta(t)
	m.until("Facebook was asked", func(s *testkit.Answer) bool { return s.Value("asked_at") != nil })
	m.graph.Suffer(graphtest.Down)
	var all []*graphtest.Lead
	for i := range 40 {
		all = append(all, m.filled(time.Duration(40-i)*time.Second))
	}
	for i := len(all) - 1; i >= 0; i-- { // the order in which they are sent says nothing
		m.notify(graphtest.Notice(m.page, all[i]), "s").Expect(200)
	}
	m.until("the trouble is said", func(s *testkit.Answer) bool {
		p, _ := s.Value("problem").(string)
		return strings.Contains(p, "cannot answer") && s.Int("due") == 40
	})
	m.Clock.Wind(time.Hour)
	m.graph.Suffer(nil)
	m.until("all is taken in", func(s *testkit.Answer) bool { return s.Int("due") == 0 && s.Value("problem") == nil })
	list := m.leads(40)
	for i, l := range all {
		if name := fmt.Sprint("Lead ", i+1); list.Text(fmt.Sprintf("items.%d.name", i)) != name || list.Text(fmt.Sprintf("items.%d.created_at", i)) != l.Created.Format(time.RFC3339) {
			t.Fatalf("lead %d is %v", i, list.Value(fmt.Sprintf("items.%d", i)))
		}
		if i > 0 && list.Int(fmt.Sprintf("items.%d.id", i)) < list.Int(fmt.Sprintf("items.%d.id", i-1)) {
			t.Errorf("lead %d was taken in before the one that had asked before", i)
		}
	}
}

// TestAnExpiredToken stops a source with a word about what to do; a new one sets it going, and nothing is lost.
func TestAnExpiredToken(t *testing.T) {
	t.Parallel()
	m := newMeta(t)
	m.graph.Suffer(graphtest.Expired)
	m.notify(graphtest.Notice(m.page, m.filled(time.Minute)), "s").Expect(200)
	m.until("it says what to do", func(s *testkit.Answer) bool {
		p, _ := s.Value("problem").(string)
		return strings.Contains(p, "Reconnect needed") && s.Int("due") == 1
	})
	m.graph.Suffer(nil)
	m.Owner.Patch(m.path, map[string]any{"name": "Facebook", "page_token": m.graph.Token}).Expect(200)
	m.leads(1)
	m.graph.Suffer(graphtest.Throttle)
	m.notify(graphtest.Notice(m.page, m.filled(time.Minute)), "s").Expect(200)
	m.until("it is asked to slow down", func(s *testkit.Answer) bool { return s.Value("problem") != nil })
	m.graph.Suffer(nil)
	m.Owner.Post(m.path+"/ask", nil).Expect(204)
	m.leads(2)
	elsewhere := graphtest.New(t, m.page)
	m.Owner.Patch(m.path, map[string]any{"name": "Facebook", "graph_url": elsewhere.URL}).Expect(422) // whoever may change it may not see the token
	m.Owner.Patch(m.path, map[string]any{"name": "Facebook", "graph_url": elsewhere.URL, "page_token": "page-token"}).Expect(422)
	m.Owner.Patch(m.path, map[string]any{"name": "Facebook", "graph_url": elsewhere.URL, "page_token": "page-token", "app_secret": "s"}).Expect(200)
	m.Owner.Patch(m.path, map[string]any{"name": "Facebook", "graph_url": elsewhere.URL}).Expect(200)
	for _, wrong := range []map[string]any{{"page_token": ""}, {"graph_version": "26"}, {"fetch_days": "91"}, {"page_ids": "x"}, {"graph_url": "nowhere"}, {"key": "x"}} {
		wrong["name"] = "Facebook"
		m.Owner.Patch(m.path, wrong).Expect(422)
	}
}

// TestWhatMetaForgot comes all the same: it is asked for; and tests of the form are no leads.
func TestWhatMetaForgot(t *testing.T) {
	t.Parallel()
	m := newMeta(t)
	m.until("Facebook was asked", func(s *testkit.Answer) bool { return s.Value("asked_at") != nil })
	m.filled(time.Minute) // from before the source was there
	m.Clock.Wind(10 * time.Minute)
	sent, forgotten, try := m.filled(3*time.Minute), m.filled(2*time.Minute), m.filled(time.Minute)
	try.Answers[0][1] = "<test lead: dummy data for full_name>"
	m.notify(graphtest.Notice(m.page, sent), "s").Expect(200)
	m.leads(1)
	m.Clock.Wind(time.Hour)
	list := m.leads(2)
	if list.Text("items.1.name") != "Lead 3" || list.Text("items.1.created_at") != forgotten.Created.Format(time.RFC3339) {
		t.Errorf("leads: %s", list.Body)
	}
	arrivals := m.Owner.Get(m.path + "/arrivals")
	if arrivals.Int("items.0.status") != 0 || arrivals.Items("items.0.leads") != 2 || !strings.Contains(string(arrivals.Body), `"state":"test"`) {
		t.Errorf("what came: %s", arrivals.Body)
	}
}
