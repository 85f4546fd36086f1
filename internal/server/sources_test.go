package server_test

import (
	"fmt"
	"strings"
	"testing"

	"fairlead/internal/testkit"
)

// google is a world with a source of Google's lead forms.
type google struct {
	*testkit.World
	path, hook string
	ana        *testkit.Person
}

func newGoogle(t *testing.T) *google {
	w := testkit.Start(t)
	g := &google{World: w, ana: w.Hire("Ana", "agent")}
	w.Rotation("Buyers", g.ana)
	made := w.Owner.Post("/sources", map[string]any{"kind": "google", "name": "Search ads", "key": "a secret key"}).Expect(201)
	hook, ours := strings.CutPrefix(made.Text("hook_url"), w.URL)
	if !ours || !strings.HasPrefix(hook, "/hooks/google/") || len(hook) < 35 {
		t.Fatalf("the address is %s", made.Text("hook_url"))
	}
	g.path, g.hook = fmt.Sprintf("/sources/%d", made.Int("id")), hook
	return g
}

const googleLead = `{"lead_id":%q,"api_version":"1.0","form_id":40000000001,"campaign_id":9223372036854775807,"google_key":%q,"user_column_data":[
	{"column_id":"FULL_NAME","column_name":"Full Name","string_value":"Zoë Ångström"},{"column_id":"EMAIL","string_value":%q},
	{"column_name":"What is your budget?","string_value":"500000"}]%s}`

// send posts a lead as Google does.
func (g *google) send(id, key, more string) *testkit.Answer {
	g.T.Helper()
	return g.Nobody().Do("POST", g.hook, fmt.Sprintf(googleLead, id, key, id+"@mail.test", more))
}

// arrived waits until the newest arrival's lead is in a state.
func (g *google) arrived(state string) (list *testkit.Answer) {
	g.T.Helper()
	testkit.Until(g.T, "the newest lead is "+state, func() bool {
		list = g.Owner.Get(g.path + "/arrivals").Expect(200)
		return list.Items("items.0.leads") > 0 && list.Text("items.0.leads.0.state") == state
	})
	return list
}

// TestALeadComesFromGoogle, once, into the hands of an agent, with all that it said and nothing of the key.
func TestALeadComesFromGoogle(t *testing.T) {
	t.Parallel()
	g := newGoogle(t)
	if answer := g.send("one", "a secret key", "").Expect(200); strings.TrimSpace(string(answer.Body)) != "{}" {
		t.Errorf("Google is answered %s", answer.Body)
	}
	list := g.arrived("taken")
	lead := g.Owner.Get(fmt.Sprintf("/leads/%d", list.Int("items.0.leads.0.lead.id"))).Expect(200)
	for path, want := range map[string]any{"name": "Zoë Ångström", "email": "one@mail.test", "source": "google", "form": "Form 40000000001", "assigned_agent.name": "Ana",
		"fields.what_is_your_budget": "500000", "fields.campaign_id": "9223372036854775807"} {
		if got := lead.Value(path); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s is %v, want %v in %s", path, got, want, lead.Body)
		}
	}
	g.send("one", "a secret key", "").Expect(200)
	if again := g.Owner.Get(g.path + "/arrivals"); again.Items("items") != 2 || again.Items("items.0.leads") != 0 {
		t.Errorf("sent again it is %s", again.Body)
	}
	whole := g.Owner.Get(fmt.Sprintf("/arrivals/%d", list.Int("items.0.id"))).Expect(200)
	if body := whole.Text("body"); strings.Contains(body, "secret") || !strings.Contains(body, "What is your budget?") {
		t.Errorf("what is kept: %s", body)
	}
	if source := g.Owner.Get(g.path).Expect(200); strings.Contains(string(source.Body), "a secret key") || source.Text("secrets.0") != "key" || source.Value("last_at") == nil {
		t.Errorf("the source is %s", source.Body)
	}
}

// TestWhatGoogleGetsWrongIsToldAndKept.
func TestWhatGoogleGetsWrongIsToldAndKept(t *testing.T) {
	t.Parallel()
	g := newGoogle(t)
	message := g.send("one", "another key", "").Expect(401).Text("message")
	g.Nobody().Do("POST", g.hook, "{").Expect(400)
	list := g.Owner.Get(g.path + "/arrivals")
	if list.Items("items") != 2 || list.Text("items.1.problem") != message || list.Int("items.0.status") != 400 {
		t.Errorf("what was refused: %s", list.Body)
	}
	g.Nobody().Do("POST", g.hook, `{"google_key":"a secret key","x":"`+strings.Repeat("x", 1<<20)+`"}`).Expect(413)
	g.Nobody().Do("GET", g.hook, nil).Expect(405)
	g.Nobody().Do("POST", g.hook+"x", "{}").Expect(404)
	g.Nobody().Do("POST", "/hooks/other/x", "{}").Expect(404)
	g.send("test", "a secret key", `,"is_test":true`).Expect(200)
	g.arrived("test")
	if leads := g.Owner.Get("/leads"); leads.Items("items") != 0 {
		t.Errorf("leads came of it: %s", leads.Body)
	}
	g.Owner.Delete(g.path).Expect(204)
	g.send("two", "a secret key", "").Expect(404)
}

// TestAnswersGoWhereAnAdminSays, from then on, and what could not be taken in is replayed.
func TestAnswersGoWhereAnAdminSays(t *testing.T) {
	t.Parallel()
	g := newGoogle(t)
	g.send("one", "a secret key", "").Expect(200)
	g.arrived("taken")
	form := g.Owner.Get(g.path + "/forms").Expect(200)
	if form.Text("items.0.columns.0.target") != "name" || form.Text("items.0.columns.2.target") != "fields.what_is_your_budget" {
		t.Errorf("the form is %s", form.Body)
	}
	change := map[string]any{"key": "40000000001", "name": "Homes", "columns": []any{map[string]any{"key": "What is your budget?", "label": "", "target": "value"}}}
	g.Owner.Put(g.path+"/forms", change).Expect(200)
	g.send("two", "a secret key", "").Expect(200)
	list := g.arrived("taken")
	lead := g.Owner.Get(fmt.Sprintf("/leads/%d", list.Int("items.0.leads.0.lead.id")))
	if lead.Text("form") != "Homes" || fmt.Sprint(lead.Value("value")) != "500000" {
		t.Errorf("the lead is %s", lead.Body)
	}

	var many []string
	for i := range 250 {
		many = append(many, fmt.Sprintf(`{"column_id":"q%d","string_value":"x"}`, i))
	}
	g.Nobody().Do("POST", g.hook, `{"lead_id":"many","google_key":"a secret key","user_column_data":[`+strings.Join(many, ",")+`]}`).Expect(200)
	list = g.arrived("failed")
	if problem := list.Text("items.0.leads.0.problem"); !strings.Contains(problem, "200") {
		t.Errorf("it failed with %s", problem)
	}
	replay := fmt.Sprintf("/arrivals/%d/replay", list.Int("items.0.id"))
	g.Owner.Post(replay, nil).Expect(204)
	testkit.Until(t, "it has failed again", func() bool {
		return g.Owner.Get(g.path+"/arrivals").Text("items.0.leads.0.state") == "failed"
	})
	g.Owner.Post(fmt.Sprintf("/arrivals/%d/replay", list.Int("items.1.id")), nil).Expect(409)

	for _, c := range []map[string]any{{"key": "7", "name": "x", "columns": []any{}}} {
		g.Owner.Put(g.path+"/forms", c).Expect(404)
	}
	change["columns"] = []any{map[string]any{"key": "What is your budget?", "label": "", "target": "nowhere"}}
	g.Owner.Put(g.path+"/forms", change).Expect(422)
	g.Owner.Post("/sources", map[string]any{"kind": "google", "name": "No key"}).Expect(422)
	g.Owner.Post("/sources", map[string]any{"kind": "other", "name": "x", "key": "k"}).Expect(422)
	g.Owner.Patch(g.path, map[string]any{"name": "Renamed"}).Expect(200)
	g.send("three", "a secret key", "").Expect(200)
	g.Owner.Patch(g.path, map[string]any{"name": "Renamed", "key": "new key"}).Expect(200)
	g.send("four", "a secret key", "").Expect(401)
	g.ana.Get("/sources").Expect(403)
}
