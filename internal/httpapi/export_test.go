package httpapi_test

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fairlead/internal/testkit"
)

// table reads CSV.
func table(t *testing.T, a *testkit.Answer) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(a.Expect(200).Body), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// columns are the values of some columns, row by row, below their names.
func columns(rows [][]string, names ...string) (out [][]string) {
	for _, row := range rows {
		var cells []string
		for _, name := range names {
			cells = append(cells, row[slices.Index(rows[0], name)])
		}
		out = append(out, cells)
	}
	return out
}

func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

func TestExport(t *testing.T) {
	w := testkit.Start(t)
	ana := w.Hire("Ana", "agent")
	ben := w.Hire("Ben", w.Role("Exporter", "leads.export"))
	one := w.Owner.Post("/leads", map[string]any{"name": "=HYPERLINK(1)", "phone": "+491701234567", "email": "jo@x.test", "source": "website", "value": -2.5, "agent_id": ana.ID,
		"tags": []string{"b", "a"}, "fields": map[string]any{"note": "fine\n@x", "colours": []string{"red", "blue"}, "status": "mine", "budget": 5000}}).Expect(201).Int("lead.id")
	two := w.Owner.Post("/leads", map[string]any{"name": "Ben's", "source": "csv", "agent_id": ben.ID}).Expect(201).Int("lead.id")

	got := w.Owner.Get("/leads/export")
	if kind, file := got.Header.Get("Content-Type"), got.Header.Get("Content-Disposition"); kind != "text/csv; charset=utf-8" || !strings.Contains(file, "leads.csv") {
		t.Errorf("it came as %s, %s", kind, file)
	}
	rows := table(t, got)
	same(t, "columns", rows[0], []string{"id", "created_at", "name", "email", "phone", "company", "country", "language", "source", "form", "status", "tags", "value",
		"agent", "agent_email", "external_id", "budget", "colours", "note", "fields.status"})
	same(t, "for a spreadsheet", columns(rows, "id", "name", "phone", "value", "agent", "agent_email", "tags", "note", "colours", "budget", "status", "fields.status")[1:],
		[][]string{{itoa(two), "Ben's", "", "", "Ben", "ben@acme.test", "", "", "", "", "new", ""},
			{itoa(one), "'=HYPERLINK(1)", "+491701234567", "-2.5", "Ana", "ana@acme.test", "a, b", "fine\n'@x", "red, blue", "5000", "new", "mine"}})
	raw := w.Owner.Get("/leads/export?mode=raw&source=website")
	same(t, "raw", columns(table(t, raw), "name", "note", "colours")[1:], [][]string{{"=HYPERLINK(1)", "fine\n@x", `["red","blue"]`}})
	if strings.HasPrefix(string(raw.Body), "\ufeff") || !strings.HasPrefix(string(got.Body), "\ufeff") {
		t.Error("a spreadsheet gets a byte order mark, and nobody else")
	}

	same(t, "what an exporter sees", columns(table(t, ben.Get("/leads/export")), "id", "agent_email")[1:], [][]string{{itoa(two), "ben@acme.test"}})
	form := func(p *testkit.Person, body string) *testkit.Answer {
		return p.Do("POST", "/leads/export", body, "Content-Type", "application/x-www-form-urlencoded")
	}
	same(t, "by id", columns(table(t, form(w.Owner, fmt.Sprintf("ids=%d,999999&ids=%d&mode=raw", one, one))), "id")[1:], [][]string{{itoa(one)}})
	same(t, "by a selection", columns(table(t, form(w.Owner, fmt.Sprintf(`selection={"filter":{},"exclude":[%d]}`, one))), "id")[1:], [][]string{{itoa(two)}})
	same(t, "somebody else's", len(table(t, form(ben, fmt.Sprintf("ids=%d", one)))), 1)
	for body, field := range map[string]string{"mode=raw": "selection", "ids=x": "ids", "ids=1&mode=pdf": "mode", `selection={"x":1}`: "selection", "ids=%zz": "ids"} {
		same(t, "refused for "+body, form(w.Owner, body).Expect(422).Text("errors.0.field"), field)
	}
	w.Owner.Get("/leads/export?mode=pdf").Expect(422)
	same(t, "from another site", w.Nobody().Do("POST", "/leads/export", "ids=1", "Sec-Fetch-Site", "cross-site").Expect(403).Text("code"), "cross_origin")
}

// TestAnExportOfManyPages has every lead once, newest first.
func TestAnExportOfManyPages(t *testing.T) {
	w := testkit.Start(t)
	var want [][]string
	for range 1_010 {
		want = append(want, []string{itoa(w.Owner.Post("/leads", map[string]any{"source": "api"}).Expect(201).Int("lead.id"))})
	}
	slices.Reverse(want)
	same(t, "leads", columns(table(t, w.Owner.Get("/leads/export")), "id")[1:], want)
}
