package httpapi_test

import (
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path"
	"strconv"
	"strings"
	"testing"

	"fairlead/internal/httpapi"
	"fairlead/internal/testkit"
)

// canary is in the name of the lead that an agent must never see.
const canary = "Canary Coalmine"

// roles are the columns of testdata/access.txt.
var roles = []string{"owner", "admin", "agent", "viewer", "signed-out"}

// TestAccess sends every operation as every role and compares with the table that was written by hand.
func TestAccess(t *testing.T) {
	table := readAccess(t)
	c := newCage(t)
	for _, o := range operations(t) {
		key := o.Method + " " + o.FullPath()
		want, listed := table[key]
		if !listed {
			t.Errorf("%s is not in testdata/access.txt: decide who may call it", key)
			continue
		}
		delete(table, key)
		for i, role := range roles {
			c.check(t, o, role, want[i])
		}
	}
	for key := range table {
		t.Errorf("testdata/access.txt names %s, which is no operation", key)
	}
}

func operations(t *testing.T) []httpapi.Operation {
	api, err := httpapi.New(httpapi.Config{Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	return api.Operations()
}

func readAccess(t *testing.T) map[string][]int {
	content, err := os.ReadFile("testdata/access.txt")
	if err != nil {
		t.Fatal(err)
	}
	table := map[string][]int{}
	for line := range strings.Lines(string(content)) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		if len(words) != 2+len(roles) {
			t.Fatalf("testdata/access.txt: cannot read %q", line)
		}
		for _, w := range words[2:] {
			status, err := strconv.Atoi(w)
			if err != nil {
				t.Fatal(err)
			}
			table[words[0]+" "+words[1]] = append(table[words[0]+" "+words[1]], status)
		}
	}
	return table
}

// cage is a world with one person per role, and Ben, who has the canary.
type cage struct {
	*testkit.World
	as  map[string]*testkit.Person
	ben *testkit.Person
	n   int
}

func newCage(t *testing.T) *cage {
	w := testkit.Start(t)
	c := &cage{World: w, ben: w.Hire("Ben", "agent")}
	c.as = map[string]*testkit.Person{
		"owner": w.Owner, "admin": w.Hire("Adam", "admin"), "agent": w.Hire("Ana", "agent"),
		"viewer": w.Hire("Vera", w.Role("Viewer", "leads.view_all")), "signed-out": w.Nobody(),
	}
	return c
}

func (c *cage) check(t *testing.T, o httpapi.Operation, role string, want int) {
	t.Helper()
	made := c.fresh(o.FullPath())
	path := strings.NewReplacer("{id}", strconv.FormatInt(made.id, 10), "{task_id}", strconv.FormatInt(made.task, 10), "{seq}", "1", "{key}", made.key, "{of}", "made-up").Replace(o.FullPath())
	if o.ID == "list-field-values" {
		path += "?field=name"
	}
	response, err := c.as[role].Open(o.Method, path, c.body(t, o, made))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != want {
		content, _ := io.ReadAll(io.LimitReader(response.Body, 500))
		t.Errorf("%s %s as %s answered %d, wanted %d: %s", o.Method, o.FullPath(), role, response.StatusCode, want, content)
	}
	if response.Header.Get("Content-Type") == "text/event-stream" {
		return
	}
	content, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	if (role == "agent" || role == "signed-out") && bytes.Contains(content, []byte(canary)) {
		t.Errorf("%s %s shows the canary to %s: %s", o.Method, o.FullPath(), role, content)
	}
}

// made is what one check works on: fresh, since the check before may have deleted its own.
type made struct {
	id   int64  // of what the path names, or …
	key  string // … its key
	lead int64
	rule int64
	task int64
}

func (c *cage) fresh(of string) (m made) {
	c.n++
	m.lead = c.Owner.Post("/leads", map[string]any{"name": canary, "agent_id": c.ben.ID}).Expect(201).Int("lead.id")
	switch {
	case strings.Contains(of, "/leads/{id}/restore"):
		c.Owner.Delete(fmt.Sprintf("/leads/%d", m.lead)).Expect(204)
		m.id = m.lead
	case strings.Contains(of, "/leads/{id}/tasks/{task_id}"):
		m.id, m.task = m.lead, c.Owner.Post(fmt.Sprintf("/leads/%d/tasks", m.lead), taskBody()).Expect(201).Int("id")
	case strings.Contains(of, "/leads/{id}"):
		m.id = m.lead
	case strings.Contains(of, "/batches/{id}"):
		m.id = c.Owner.Post("/leads/bulk/assign", bulkBody(m.lead, "to", map[string]any{"agent_id": c.Owner.ID})).Expect(200).Int("batch_id")
	case strings.Contains(of, "/imports/{id}"):
		m.id = c.Owner.Post("/imports", importFile()).Expect(201).Int("id")
	case strings.HasSuffix(of, "/routing/draft/publish"):
		live := c.Owner.Get("/routing").Expect(200).Int("version")
		c.Owner.Do("PUT", "/routing/draft", map[string]any{"base_version": live, "auto_assign": false, "rules": []any{}}).Expect(200)
	case strings.Contains(of, "/routing/versions/{id}"):
		m.id = 1
	case strings.Contains(of, "/routing/rules"):
		m.rule = c.Owner.Post("/routing/rules", c.rule()).Expect(201).Int("id")
		m.id = m.rule
	case strings.Contains(of, "/rotations/{id}/entries/{seq}"):
		m.id = c.served()
	case strings.Contains(of, "/rotations/{id}"):
		m.id = c.Owner.Post("/rotations", c.rotation()).Expect(201).Int("id")
	case strings.Contains(of, "/members/{id}"):
		m.id = c.ben.ID
	case strings.Contains(of, "/arrivals/{id}"):
		_, m.id = c.source()
	case strings.Contains(of, "/sources/{id}/code"):
		m.id, _ = c.website()
	case strings.HasPrefix(of, "/hooks/form/"), strings.HasPrefix(of, "/form/"):
		_, m.key = c.website()
	case strings.Contains(of, "/sources/{id}"):
		m.id, _ = c.source()
	case strings.HasPrefix(of, "/hooks/meta/"):
		m.key = path.Base(c.Owner.Post("/sources", map[string]any{"kind": "meta", "name": "Page", "app_secret": "s", "verify_token": "v", "page_token": "p", "graph_url": "http://127.0.0.1:1"}).Expect(201).Text("hook_url"))
	case strings.HasPrefix(of, "/hooks/linkedin/"):
		m.key = path.Base(c.Owner.Post("/sources", map[string]any{"kind": "linkedin", "name": "LinkedIn", "client_secret": "s", "access_token": "t", "api_url": "http://127.0.0.1:1"}).Expect(201).Text("hook_url"))
	case strings.HasPrefix(of, "/hooks/tiktok/"):
		m.key = path.Base(c.Owner.Post("/sources", map[string]any{"kind": "tiktok", "name": "TikTok", "client_secret": "s"}).Expect(201).Text("hook_url"))
	case strings.HasPrefix(of, "/hooks/"):
		m.key = path.Base(c.Owner.Post("/sources", sourceBody()).Expect(201).Text("hook_url"))
	case strings.Contains(of, "/webhooks/deliveries/{id}"):
		m.id = c.failedDelivery()
	case strings.Contains(of, "/webhooks/{id}"):
		m.id = c.webhook()
	case strings.Contains(of, "/push-subscriptions/{id}"):
		m.id = c.Owner.Post("/me/push-subscriptions", pushSubscription()).Expect(201).Int("id")
	case strings.Contains(of, "/statuses/{key}"):
		m.key = c.Owner.Post("/statuses", c.status()).Expect(201).Text("key")
	case strings.Contains(of, "/fields/{key}"):
		m.key = c.Owner.Post("/fields", c.field()).Expect(201).Text("key")
	case strings.Contains(of, "/views/{id}"):
		m.id = c.Owner.Post("/views", c.view(true)).Expect(201).Int("id")
	case strings.Contains(of, "/roles/{id}"):
		m.id = c.Owner.Post("/roles", c.role()).Expect(201).Int("id")
	}
	return m
}

// served is a rotation that gave one lead to Ben.
func (c *cage) served() int64 {
	id := c.Owner.Post("/rotations", c.rotation()).Expect(201).Int("id")
	c.Owner.Put("/routing", map[string]any{"auto_assign": true, "otherwise": map[string]any{"rotation_id": id}}).Expect(200)
	c.Owner.Post("/leads", map[string]any{"name": canary}).Expect(201)
	c.Owner.Put("/routing", map[string]any{"auto_assign": false}).Expect(200)
	return id
}

// source adds a source, another making room for it, that was sent a lead which could not be taken in.
func (c *cage) source() (id, arrival int64) {
	for _, old := range c.every("/sources", "id") {
		c.Owner.Delete(fmt.Sprintf("/sources/%v", old)).Expect(204)
	}
	made := c.Owner.Post("/sources", sourceBody()).Expect(201)
	answers := strings.Repeat(`{"column_id":"q","string_value":"x"},`, 250)
	c.Nobody().Do("POST", strings.TrimPrefix(made.Text("hook_url"), c.URL), `{"lead_id":"1","form_id":7,"google_key":"k","user_column_data":[`+answers[:len(answers)-1]+`]}`).Expect(200)
	arrivals := fmt.Sprintf("/sources/%d/arrivals", made.Int("id"))
	var list *testkit.Answer
	testkit.Until(c.T, "the lead has failed", func() bool {
		list = c.Owner.Get(arrivals).Expect(200)
		return list.Text("items.0.leads.0.state") == "failed"
	})
	return made.Int("id"), list.Int("items.0.id")
}

// website adds a website form, and makes room for it.
func (c *cage) website() (id int64, key string) {
	for _, old := range c.every("/sources", "id") {
		c.Owner.Delete(fmt.Sprintf("/sources/%v", old)).Expect(204)
	}
	made := c.Owner.Post("/sources", map[string]any{"kind": "form", "name": "Contact"}).Expect(201)
	return made.Int("id"), path.Base(made.Text("hook_url"))
}

func importFile() testkit.File {
	return testkit.File{Name: "leads.csv", Content: []byte("name\nZoë\n")}
}

func sourceBody() map[string]any {
	return map[string]any{"kind": "google", "name": "Search", "key": "k"}
}

// webhook adds a webhook that nobody listens to; another one makes room for it.
func (c *cage) webhook() int64 {
	list := c.Owner.Get("/webhooks").Expect(200)
	for i := range list.Items("items") {
		c.Owner.Delete(fmt.Sprintf("/webhooks/%d", list.Int(fmt.Sprintf("items.%d.id", i)))).Expect(204)
	}
	return c.Owner.Post("/webhooks", hookBody()).Expect(201).Int("id")
}

func hookBody() map[string]any {
	return map[string]any{"url": "http://127.0.0.1:1/", "events": []string{"batch.completed"}}
}

func hookChange(on bool) map[string]any {
	body := hookBody()
	body["on"] = on
	return body
}

// failedDelivery is a test message to a webhook that was off for a moment.
func (c *cage) failedDelivery() int64 {
	hook := fmt.Sprintf("/webhooks/%d", c.webhook())
	message := c.Owner.Post(hook+"/test", nil).Expect(202).Int("id")
	c.Owner.Put(hook, hookChange(false)).Expect(200)
	c.Owner.Put(hook, hookChange(true)).Expect(200)
	return message
}

func (c *cage) named(what string) string { return fmt.Sprintf("%s %d", what, c.n) }

func (c *cage) rule() map[string]any {
	return map[string]any{"name": c.named("Rule"), "target": map[string]any{"agent_id": c.ben.ID}}
}

func (c *cage) rotation() map[string]any {
	return map[string]any{"name": c.named("Rotation"), "agents": []any{map[string]any{"agent_id": c.ben.ID}}}
}

func (c *cage) role() map[string]any {
	return map[string]any{"name": c.named("Role"), "permissions": []string{"leads.create"}}
}

func (c *cage) status() map[string]any {
	return map[string]any{"name": c.named("Status"), "kind": "open"}
}

func (c *cage) field() map[string]any {
	return map[string]any{"name": c.named("Field"), "type": "text"}
}

func (c *cage) view(shared bool) map[string]any {
	return map[string]any{"name": c.named("View"), "query": map[string]any{"status": []string{"new"}}, "shared": shared}
}

// bulkBody is a bulk action on one lead, with one thing more.
func bulkBody(lead int64, name string, value any) map[string]any {
	body := map[string]any{"selection": map[string]any{"ids": []int64{lead}}}
	if name != "" {
		body[name] = value
	}
	return body
}

func taskBody() map[string]any { return map[string]any{"text": "Call back", "due_on": "2026-06-02"} }

// body is what an operation is sent so that nothing but the role can be in its way.
func (c *cage) body(t *testing.T, o httpapi.Operation, m made) any {
	c.n++
	if o.Method == http.MethodGet || o.Method == http.MethodDelete || o.Method == http.MethodOptions {
		return nil
	}
	switch o.ID {
	case "sign-in":
		return map[string]any{"email": c.Owner.Email, "password": testkit.Password}
	case "create-lead":
		return map[string]any{"name": "Somebody"}
	case "create-leads":
		return map[string]any{"leads": []any{map[string]any{"name": "Somebody"}}}
	case "find-known-leads":
		c.Owner.Post("/leads", map[string]any{"name": canary, "email": "jo@x.test", "agent_id": c.ben.ID})
		return map[string]any{"email": "jo@x.test", "name": canary, "company": "ACME"}
	case "update-lead":
		return map[string]any{"company": "ACME"}
	case "assign-lead":
		return map[string]any{"agent_id": c.as["admin"].ID}
	case "merge-leads":
		return map[string]any{"other_id": c.Owner.Post("/leads", map[string]any{"name": canary}).Expect(201).Int("lead.id")}
	case "add-task":
		return taskBody()
	case "change-task":
		return map[string]any{"done": true}
	case "add-note":
		return map[string]any{"text": "Called."}
	case "bulk-assign":
		return bulkBody(m.lead, "to", map[string]any{"agent_id": c.as["admin"].ID})
	case "bulk-status":
		return bulkBody(m.lead, "status", "contacted")
	case "bulk-tags":
		return bulkBody(m.lead, "add", []string{"vip"})
	case "bulk-route":
		c.Owner.Put("/routing", map[string]any{"auto_assign": true, "otherwise": nil}).Expect(200)
		return bulkBody(m.lead, "include_assigned", false)
	case "preview-bulk", "bulk-delete":
		return bulkBody(m.lead, "", nil)
	case "export-chosen-leads":
		return fmt.Sprintf("ids=%d", m.lead)
	case "replace-notification-settings":
		return map[string]any{"kinds": []any{}}
	case "test-channel":
		return map[string]any{"channel": "slack"}
	case "add-push-subscription":
		return pushSubscription()
	case "change-messaging":
		return map[string]any{"app_always": true}
	case "test-mail-server":
		return map[string]any{"host": "127.0.0.1", "port": 1, "security": "none", "from": "no address"}
	case "replay-routing":
		return map[string]any{"policy": 1}
	case "retry-dispatches", "retry-dispatch", "unsubscribe/{of}":
		return nil
	case "undo-batch", "stop-batch", "restore-lead", "test-webhook", "renew-webhook-secret", "retry-delivery", "retry-deliveries", "replay-arrival", "ask-source", "restore-routing-version", "publish-routing-draft":
		return nil
	case "read-import":
		return importFile()
	case "preview-import", "commit-import":
		return map[string]any{"routing": "none"}
	case "create-source":
		return sourceBody()
	case "try-mail":
		return map[string]any{"mail": "Name: Jo"}
	case "change-source":
		return map[string]any{"name": c.named("Source")}
	case "save-source-form":
		return map[string]any{"key": "7", "name": "Homes", "columns": []any{}}
	case "hooks/google/{key}", "hooks/meta/{key}", "hooks/linkedin/{key}", "hooks/tiktok/{key}", "hooks/form/{key}":
		return "{}"
	case "create-webhook":
		return hookBody()
	case "replace-webhook":
		return hookChange(true)
	case "create-view", "replace-view":
		return c.view(false)
	case "set-preferences":
		return map[string]any{"leads_compact": true}
	case "change-settings":
		return map[string]any{"currency": "EUR"}
	case "create-status", "replace-status":
		return c.status()
	case "order-statuses":
		return map[string]any{"keys": c.every("/statuses", "key")}
	case "create-field":
		return c.field()
	case "replace-field":
		return map[string]any{"name": c.named("Field")}
	case "order-fields":
		return map[string]any{"keys": c.every("/fields", "key")}
	case "rename-tags":
		return map[string]any{"tags": []string{"a"}, "to": "b"}
	case "delete-tags":
		return map[string]any{"tags": []string{"a"}}
	case "save-routing-draft":
		return map[string]any{"base_version": 1, "auto_assign": false, "rules": []any{}}
	case "set-routing":
		return map[string]any{"auto_assign": false, "otherwise": nil}
	case "create-rule", "replace-rule":
		return c.rule()
	case "order-rules":
		return map[string]any{"ids": c.every("/routing/rules", "id")}
	case "create-rotation", "replace-rotation":
		return c.rotation()
	case "add-member":
		return map[string]any{"name": "New", "email": fmt.Sprintf("new%d@acme.test", c.n), "role": "agent", "password": testkit.Password}
	case "update-member":
		return map[string]any{"name": "Ben"}
	case "set-availability":
		return map[string]any{"paused_until": nil}
	case "create-role", "replace-role":
		return c.role()
	case "read-notifications":
		return map[string]any{}
	case "set-demo":
		return map[string]any{"simulating": true}
	}
	t.Fatalf("say what to send to %s", o.ID)
	return nil
}

// pushSubscription is what a browser of the example of RFC 8291 would send.
func pushSubscription() map[string]any {
	return map[string]any{"endpoint": "https://push.acme.test/1", "keys": map[string]any{
		"p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4", "auth": "BTBZMqHH6r4Tts7J_aSIgg"}}
}

// every is what a list's rows are named by.
func (c *cage) every(path, name string) []any {
	var all []any
	list := c.Owner.Get(path).Expect(200)
	for i := range list.Items("items") {
		all = append(all, list.Value(fmt.Sprintf("items.%d.%s", i, name)))
	}
	return all
}
