package httpapi_test

import (
	"fmt"
	"strings"
	"testing"

	"fairlead/internal/testkit"
)

// TestTextsThatNotEveryDatabaseStores sends U+0000 and bytes that are not UTF-8, neither of which PostgreSQL takes, to
// whatever takes a text. Both databases answer alike: what cannot be stored is refused and its field named (or, in a JSON
// text, � takes its place), what is looked for is not found, and nothing is an internal error. One such name of a rule
// would have refused every lead that it matched.
func TestTextsThatNotEveryDatabaseStores(t *testing.T) {
	t.Parallel()
	w := testkit.Start(t)
	ann := w.Hire("Ann", "agent")
	w.Rotation("Everybody", ann)
	lead := fmt.Sprintf("/leads/%d", w.Owner.Post("/leads", map[string]any{"name": "Jo", "source": "website"}).Expect(201).Int("lead.id"))
	rule := func(name, value string) string {
		return fmt.Sprintf(`{"name":%q,"enabled":true,"match":"all","conditions":[{"match":"any","conditions":[{"field":"source","operator":"is","value":%q}]}],"target":{"agent_id":%d}}`, name, value, ann.ID)
	}
	password := `","role":"agent","password":"` + testkit.Password + `"}`
	for _, c := range []struct {
		send, body  string // with ! for what is bad
		nul, broken string // status and field, for U+0000 and for a byte that is not UTF-8
	}{
		{"POST /leads", `{"name":"!","source":"website"}`, "422 name", "201"},
		{"POST /leads", `{"name":"x","source":"!"}`, "422 source", "201"},
		{"POST /leads", `{"name":"x","source":"website","email":"!@x.test"}`, "422 email", "201"},
		{"POST /leads", `{"name":"x","source":"website","phone":"!"}`, "422 phone", "201"},
		{"POST /leads", `{"name":"x","source":"website","tags":["!"]}`, "422 tags", "201"},
		{"POST /leads", `{"name":"x","source":"website","fields":{"!":"v"}}`, "422 fields", "201"},
		{"POST /leads", `{"name":"x","source":"website","fields":{"k":"!"}}`, "201", "422 fields.k"},
		{"PATCH " + lead, `{"fields":{"k":["!"]}}`, "200", "422 fields.k"},
		{"PATCH " + lead, `{"name":"!"}`, "422 name", "200"},
		{"POST " + lead + "/notes", `{"text":"!"}`, "422 text", "201"},
		{"POST /members", `{"name":"!","email":"x@acme.test` + password, "422 name", "201"},
		{"POST /members", `{"name":"x","email":"!@acme.test` + password, "422 email", "201"},
		{"POST /roles", `{"name":"!","permissions":[]}`, "422 name", "201"},
		{"POST /rotations", `{"name":"!","agents":[]}`, "422 name", "201"},
		{"POST /routing/rules", rule("!", "website"), "422 name", "201"},
		{"POST /routing/rules", rule("x", "!"), "201", "422 conditions[0]"},
		{"POST /leads/bulk/preview", `{"selection":{"filter":{"q":"!","source":["!"],"tag":["!"]}}}`, "200", "200"},
		{"POST /views", `{"name":"!","query":{}}`, "422 name", "201"},
		{"GET /views?counts=true&zone=!", "", "422 zone", "422 zone"},
		{"PUT /me/preferences", `{"leads_columns":["!"]}`, "422 leads_columns[0]", "200"},
		{"POST /session", `{"email":"!","password":"x"}`, "401", "401"},
		{"GET /leads?q=!&source=!&form=!&tag=!", "", "200", "200"},
		{"GET /leads?cursor=!", "", "422 cursor", "422 cursor"},
	} {
		for _, bad := range []struct{ json, query, want string }{{`a\u0000b`, "a%00b", c.nul}, {"a\xffb", "a%FFb", c.broken}} {
			method, path, _ := strings.Cut(strings.ReplaceAll(c.send, "!", bad.query), " ")
			var body any
			if c.body != "" {
				body = strings.ReplaceAll(c.body, "!", bad.json)
			}
			a := w.Owner.Do(method, path, body)
			got := fmt.Sprint(a.Status)
			if field := a.Value("errors.0.field"); field != nil {
				got += fmt.Sprint(" ", field)
			}
			if got != bad.want {
				t.Errorf("%s %s: %s, not %s: %s", c.send, body, got, bad.want, a.Body)
			}
		}
	}
	fine := map[string]any{"name": "Zoë", "source": "website"}
	if a := w.Owner.Do("POST", "/leads", fine, "Idempotency-Key", "a\xffb"); a.Status != 422 || a.Value("errors.0.field") != "Idempotency-Key" {
		t.Errorf("as an Idempotency-Key: %d %s", a.Status, a.Body)
	}
	w.Owner.Post("/leads", fine).Expect(201)
}
