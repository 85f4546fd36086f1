package server_test

import (
	"bytes"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fairlead/internal/demo"
	"fairlead/internal/server"
	"fairlead/internal/store/copydb"
	"fairlead/internal/testkit"
	"fairlead/internal/testkit/pgtest"
	"fairlead/internal/testkit/testdb"
)

// awkward are texts that get lost where somebody mistakes bytes for characters, or characters for syntax.
var awkward = []string{
	"Zoë 🦊🏳️‍🌈 Ångström", "שלום עולם مرحبا", "\u202eright to left\u202c", strings.Repeat("名", 400), `O'Brien "Bobby" \Tables\`, `\u0000 {"a":1} %s $1 ?`,
	"e\u0301 is not é", "\uFFFD\uFEFF\uE000\U0010FFFF", "--; DROP TABLE lead",
}

// full serves a database that has something in every place.
func full(t *testing.T) *testkit.World {
	w := &testkit.World{T: t, Clock: testkit.NewClock(), Database: testdb.New(t)}
	empty := testdb.Again(t, w.Database)
	if err := demo.Fill(t.Context(), empty, w.Clock.Now(), 14); err != nil {
		t.Fatal(err)
	}
	w.Workspace("Acme", "Olga Owner", "olga@acme.test")
	w.Serve()
	w.Owner = w.Person("Olga Owner", "olga@acme.test")
	w.Owner.ID = w.Owner.Get("/me").Int("id")
	ann, ben := w.Hire("Ann", "agent"), w.Hire("Ben", "agent")
	w.Hire("Cem", w.Role(`"Closers" 🤝`, "leads.view_all", "leads.edit"))
	rotation := w.Rotation("Rotation "+awkward[1], ann, ben)
	w.Owner.Post("/session", map[string]any{"email": "olga@acme.test", "password": testkit.Password}).Expect(201)
	w.Owner.Do("POST", "/leads", once, "Idempotency-Key", "the same key").Expect(201)
	for i, text := range awkward {
		lead := map[string]any{"name": text, "company": text, "source": text, "form": text, "tags": []string{text, "both"}, "value": 0.1 * float64(i),
			"fields": map[string]any{text: text, "nul": "a\x00b", "list": []any{1, 2.5e300, nil, true, map[string]any{"\x00": "\x00"}}}}
		id := w.Owner.Post("/leads", lead).Expect(201).Int("lead.id")
		w.Owner.Post(fmt.Sprintf("/leads/%d/notes", id), map[string]any{"text": text + "\n\t" + text}).Expect(201)
		w.Owner.Patch(fmt.Sprintf("/leads/%d", id), map[string]any{"fields": map[string]any{"nul": "\x00"}, "status": "contacted"}).Expect(200)
	}
	batch := w.Owner.Post("/leads/bulk/assign", map[string]any{"selection": map[string]any{"filter": map[string]any{"tag": []string{"both"}}}, "to": map[string]any{"rotation_id": rotation}}).Expect(200)
	w.Owner.Post(fmt.Sprintf("/batches/%d/undo", batch.Int("batch_id")), nil).Expect(200)
	gone := w.Owner.Post("/leads", map[string]any{"name": "Gone", "source": "website"}).Expect(201).Int("lead.id")
	w.Owner.Delete(fmt.Sprintf("/leads/%d", gone)).Expect(200, 204)
	w.Owner.Post("/fields", map[string]any{"name": "Rooms", "type": "number"}).Expect(201)
	house := w.Owner.Post("/leads", map[string]any{"name": "House", "source": "website", "fields": map[string]any{"rooms": 3}}).Expect(201).Int("lead.id")
	w.Owner.Post(fmt.Sprintf("/leads/%d/tasks", house), map[string]any{"text": "Call 🦊", "due_on": "2030-06-02"}).Expect(201)
	w.Owner.Post("/views", map[string]any{"name": "Mine", "query": map[string]any{"status": []string{"new"}}, "shared": true}).Expect(201)
	w.Owner.Put("/routing/draft", map[string]any{"base_version": 1, "auto_assign": true, "rules": []any{map[string]any{"name": awkward[0], "target": map[string]any{"agent_id": ann.ID}}}}).Expect(200)
	w.Owner.Put("/me/preferences", map[string]any{"leads_compact": true}).Expect(200)
	quietly(w, ann)
	hook := map[string]any{"url": "http://127.0.0.1:1/", "events": []string{"batch.completed"}}
	path := fmt.Sprintf("/webhooks/%d", w.Owner.Post("/webhooks", hook).Expect(201).Int("id"))
	w.Owner.Post(path+"/test", nil).Expect(202)
	hook["on"] = false
	w.Owner.Put(path, hook).Expect(200)
	source := w.Owner.Post("/sources", map[string]any{"kind": "google", "name": awkward[0], "key": awkward[1]}).Expect(201)
	w.Nobody().Post(strings.TrimPrefix(source.Text("hook_url"), w.URL), map[string]any{"lead_id": "1 🦊", "form_id": 7, "google_key": awkward[1],
		"user_column_data": []any{map[string]any{"column_id": awkward[4], "string_value": awkward[2]}}}).Expect(200)
	testkit.Until(t, "the lead of the source is taken in", func() bool {
		return w.Owner.Get(fmt.Sprintf("/sources/%d/arrivals", source.Int("id"))).Text("items.0.leads.0.state") == "taken"
	})
	file := func(rows string) string {
		read := w.Owner.Post("/imports", testkit.File{Name: awkward[0] + ".csv", Content: []byte("name,email\n" + rows)}).Expect(201)
		return fmt.Sprintf("/imports/%d", read.Int("id"))
	}
	path = file("Zoë 🦊,is no address\nOf a file,\n")
	w.Owner.Post(path+"/commit", map[string]any{"routing": "none"}).Expect(202)
	testkit.Until(t, "the file is brought in", func() bool { return w.Owner.Get(path).Text("state") == "done" })
	file("Left as it was read,\n")
	return w
}

// quietly lets a notification be on its way to a browser, for as long as the clock stands still.
func quietly(w *testkit.World, p *testkit.Person) {
	p.Put("/me/notification-settings", map[string]any{"kinds": []any{}, "quiet_hours": map[string]any{"from": "00:00", "to": "23:59"}}).Expect(200)
	p.Post("/me/push-subscriptions", map[string]any{"endpoint": "https://push.acme.test/é", "name": awkward[0], "keys": map[string]any{
		"p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4", "auth": "BTBZMqHH6r4Tts7J_aSIgg"}}).Expect(201)
	w.Owner.Patch("/settings/notifications", map[string]any{"app_always": true}).Expect(200)
	lead := w.Owner.Post("/leads", map[string]any{"name": "Held", "source": "website"}).Expect(201).Int("lead.id")
	w.Owner.Put(fmt.Sprintf("/leads/%d/assignment", lead), map[string]any{"agent_id": p.ID}).Expect(200)
	testkit.Until(w.T, "it is held", func() bool {
		return strings.HasSuffix(w.Owner.Get("/dispatches?state=due").Text("items.0.next_at"), "23:59:00Z")
	})
}

const once = `{"name":"Once 🦊","source":"website","fields":{"k":"\u0000"}}`

// TestNothingIsLeftBehind takes what is in a full database elsewhere.
func TestNothingIsLeftBehind(t *testing.T) {
	t.Parallel()
	w := full(t)
	t.Run("an export says everything", func(t *testing.T) { exportSaysEverything(t, w) })
	t.Run("a copy is like the original", func(t *testing.T) { copyIsAlike(t, w) })
}

// copyIsAlike copies a full database to PostgreSQL, and from there to SQLite, and asks the servers on all three the same
// things.
func copyIsAlike(t *testing.T, w *testkit.World) {
	copies := []string{pgtest.Database(t), filepath.Join(t.TempDir(), "copy.db")}
	var sums [][]copydb.Check
	for i, from := range append([]string{w.Database}, copies...)[:2] {
		r, err := server.CopyDatabase(t.Context(), from, copies[i], func(copydb.Step) {})
		if err != nil {
			t.Fatal(err)
		}
		if r.Mended != 0 {
			t.Errorf("%d texts were mended", r.Mended)
		}
		sums = append(sums, r.Checks)
	}
	slices.SortFunc(sums[0], func(a, b copydb.Check) int { return strings.Compare(a.Table, b.Table) })
	slices.SortFunc(sums[1], func(a, b copydb.Check) int { return strings.Compare(a.Table, b.Table) })
	for i, c := range sums[0] {
		if c != sums[1][i] || c.From.Rows == 0 && c.Table != "batch_part" { // which is empty unless a batch goes on
			t.Errorf("there and back: %+v and %+v", c, sums[1][i])
		}
	}
	want := answers(w, w.Owner.Token)
	for _, database := range copies {
		copied := &testkit.World{T: t, Clock: w.Clock, Database: database}
		copied.Serve()
		for i, got := range answers(copied, w.Owner.Token) {
			if got != want[i] {
				t.Errorf("%s: the copy answers\n%s\nand the original\n%s", database, got, want[i])
			}
		}
	}
}

// answers are what a server says to a good many questions, and what becomes of the next leads: the numbers they get, and
// whose turn it is.
func answers(w *testkit.World, token string) (all []string) {
	p := w.Nobody()
	p.Token = token
	ask := func(method, path string, body any, headers ...string) *testkit.Answer {
		a := p.Do(method, path, body, headers...)
		all = append(all, fmt.Sprintf("%s %s: %d %s", method, path, a.Status, bytes.TrimSpace(a.Body)))
		return a
	}
	for _, path := range []string{"/me", "/members", "/roles", "/rotations", "/routing", "/routing/rules", "/routing/versions", "/batches", "/notifications", "/me/notification-settings", "/settings/notifications", "/dispatches", "/webhooks", "/webhooks/deliveries", "/sources/1/forms", "/sources/1/arrivals", "/arrivals/1", "/imports", "/imports/1", "/imports/2", "/imports/1/rejected",
		"/leads?limit=100", "/leads?sort=name", "/leads?tag=both", "/leads/facets", "/leads?q=gone"} {
		ask("GET", path, nil).Expect(200)
	}
	for _, words := range []string{"Zoe", "שלום", "bobby tables", "Ångström", strings.Repeat("名", 20), "once"} {
		if n := ask("GET", "/leads?q="+url.QueryEscape(words), nil).Int("total"); n != 1 {
			w.T.Errorf("%d leads are found for %s", n, words)
		}
	}
	for id := int64(0); id < 3; id++ {
		lead := p.Get("/leads?limit=100").Int(fmt.Sprintf("items.%d.id", 2*id))
		for _, part := range []string{"", "/timeline", "/decisions"} {
			ask("GET", fmt.Sprintf("/leads/%d%s", lead, part), nil).Expect(200)
		}
	}
	ask("POST", "/leads", once, "Idempotency-Key", "the same key").Expect(201)
	for i := range 3 {
		ask("POST", "/leads", map[string]any{"name": fmt.Sprintf("Next %d", i), "source": "website"}).Expect(201)
	}
	ask("POST", "/rotations", map[string]any{"name": "Next", "agents": []any{}}).Expect(201)
	return all
}

func TestCopyingGoesOnWhileTheOriginalIsUsed(t *testing.T) {
	t.Parallel()
	w := testkit.Start(t)
	w.Owner.Post("/leads", map[string]any{"name": "Before", "source": "website"}).Expect(201)
	to, late := filepath.Join(t.TempDir(), "copy.db"), false
	r, err := server.CopyDatabase(t.Context(), w.Database, to, func(s copydb.Step) {
		if !late && s.Table == "workspace" {
			late = true
			w.Owner.Post("/leads", map[string]any{"name": "Late", "source": "website"}).Expect(201)
		}
	})
	if err != nil || !late || !slices.ContainsFunc(r.Checks, func(c copydb.Check) bool { return c.Table == "lead" && c.To.Rows == 1 }) {
		t.Errorf("late: %t, %v, %+v", late, err, r.Checks)
	}
}
