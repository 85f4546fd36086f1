package httpapi_test

import (
	"strings"
	"testing"

	"fairlead/internal/testkit"
)

// The form that is offered before anybody has filled it in is the one that its leads have then, also when its source has
// been given another name since.
func TestFormsAreOfferedAsTheirLeadsHaveThem(t *testing.T) {
	t.Parallel()
	w := testkit.Start(t)
	made := w.Owner.Post("/sources", map[string]any{"kind": "form", "name": "Home  valuation"}).Expect(201)
	offered := w.Owner.Get("/routing/values?field=form").Expect(200)
	form := offered.Text("items.0.value")
	if offered.Int("items.0.leads") != 0 || offered.Items("items") != 1 {
		t.Fatalf("offered are %s", offered.Body)
	}
	w.Nobody().Do("POST", strings.TrimPrefix(made.Text("hook_url"), w.URL), `{"name":"Jo","email":"jo@x.test"}`).Expect(201)
	var leads *testkit.Answer
	testkit.Until(t, "the lead has come in", func() bool {
		leads = w.Owner.Get("/leads").Expect(200)
		return leads.Int("total") == 1
	})
	if got := leads.Text("items.0.form"); got != form {
		t.Errorf("the lead has the form %q, offered was %q", got, form)
	}
	w.Owner.Patch("/sources/"+itoa(made.Int("id")), map[string]any{"name": "Another name"}).Expect(200)
	again := w.Owner.Get("/routing/values?field=form").Expect(200)
	if again.Text("items.0.value") != form || again.Int("items.0.leads") != 1 || again.Items("items") != 1 {
		t.Errorf("offered are %s", again.Body)
	}
}
