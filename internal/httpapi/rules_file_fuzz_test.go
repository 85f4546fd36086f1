package httpapi_test

import (
	"encoding/json"
	"testing"

	"fairlead/internal/testkit"
)

// No file of rules, however odd, is more than refused: a dry run says what is wrong with it, and what it has nothing against can be
// imported, and comes out as it went in.
func FuzzRulesFile(f *testing.F) {
	w := testkit.Start(f)
	w.Hire("Ana", "agent")
	w.Owner.Post("/rotations", map[string]any{"name": "Buyers", "agents": []any{}}).Expect(201)
	for _, seed := range []string{
		``, `null`, `[]`, `{}`, `{"format":"fairlead.rules"}`,
		`{"format":"fairlead.rules","version":1,"auto_assign":true,"rules":[],"rotations":[],"otherwise":null}`,
		`{"format":"fairlead.rules","version":9,"auto_assign":true,"rules":[],"rotations":[]}`,
		`{"format":"fairlead.rules","version":1,"auto_assign":false,"rules":[{"id":-1,"name":"A","target":{"email":"ANA@acme.test"}}],"rotations":[]}`,
		`{"format":"fairlead.rules","version":1,"auto_assign":true,"rules":[{"id":1,"name":"A","target":{"email":"ana@acme.test"}},{"id":1,"name":"A","match":"any","conditions":[{"match":"all","conditions":[{"field":"fields.x","operator":"between","value":[1,2]}]}],"target":{"rotation":"New"},"away":"next"}],"otherwise":{"rotation":"Buyers"},"fields":[{"key":"x","name":"X","type":"number"}],"rotations":[{"name":"New","agents":[{"email":"ana@acme.test","weight":0,"cap_day":0,"excluded_until":"2026-07-01T00:00:00.5+02:00"}],"honours":{"hours":true},"hold":true}]}`,
		`{"format":"fairlead.rules","version":1,"auto_assign":true,"rules":[{"name":"\u0000","conditions":[{"field":"status","operator":"is","value":{}}],"target":{}}],"rotations":[{"name":"Spread by hand","agents":[]},{"name":"Buyers","agents":[{"email":"ana@acme.test"},{"email":"ana@acme.test"}]}]}`,
		`{"format":"fairlead.rules","version":1,"auto_assign":true,"rules":[{"name":"A","conditions":[{"field":"tag","operator":"is","value":"\ud800"}],"target":{"rotation":""}}],"otherwise":{"rotation":"x"},"rotations":[],"extra":1}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		owner := (&testkit.World{T: t, URL: w.URL}).At(w.Owner)
		tried := owner.Post("/routing/import?dry_run=true&as=live&rotations=replace", string(file)).Expect(200, 400, 422)
		if tried.Status != 200 || len(tried.Value("problems").([]any)) > 0 {
			return
		}
		owner.Post("/routing/import?as=live&rotations=replace", string(file)).Expect(200)
		out := owner.Get("/routing/export").Expect(200)
		again := owner.Post("/routing/import?dry_run=true&as=live&rotations=replace", json.RawMessage(out.Body)).Expect(200)
		if changes := again.Value("changes").([]any); len(changes) > 0 {
			t.Fatalf("what came out changes %s", again.Body)
		}
	})
}
