package mapping_test

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/ingest/mapping"
	"fairlead/internal/testkit"
)

// TestWhatWeExportComesBack: leads of one workspace, exported for a spreadsheet, are the same in another.
func TestWhatWeExportComesBack(t *testing.T) {
	from, to := withFields(t), withFields(t)
	ana := from.Hire("Ana", "agent")
	known := mapping.Known{Now: from.Clock.Now(), Statuses: fairlead.FirstStatuses(), Fields: fields, Agents: []fairlead.Member{{ID: to.Hire("Ana", "agent").ID, Name: ana.Name, Email: ana.Email}}}
	for _, lead := range []map[string]any{
		{"name": "=Zoë, \"Å\"", "email": "jo@x.test", "phone": "'+49 170", "company": "-Doe", "country": "XK", "language": "pt-BR", "source": "fair", "form": "f1", "status": "won", "tags": []string{"b", "a, \"c\"", "=d"},
			"value": 1234.5, "external_id": "007", "agent_id": ana.ID},
		{"source": "website", "fields": map[string]any{"rooms": -3.5, "move_in": "2026-05-06", "garden": true, "areas": []string{"Berlin, Mitte", "South"}, "name": "=mine", "Was? (kurz)": "two\nlines", "note": "1,5"}},
		{"name": "Al", "source": "csv", "fields": map[string]any{"garden": false, "id": "mine, too"}},
	} {
		from.Owner.Post("/leads", lead).Expect(201)
	}
	exported := export(t, from)
	columns := mapping.NewColumns(exported[0], known)
	for _, row := range exported[1:] {
		columns.Look(row)
	}
	plan := columns.Plan()
	plan.Source = "nowhere"
	rows := mapping.NewRows(plan, columns.Found(), known)
	slices.Reverse(exported[1:])
	for i, cells := range exported[1:] {
		row, err := rows.Lead(fairlead.ImportRow{Line: i + 2, Cells: cells})
		if err != nil || row.Empty || row.Submission.CameAt.Format(time.RFC3339) != cells[1] {
			t.Fatalf("%q is %+v, %v", cells, row, err)
		}
		bringIn(to, row, known.Agents)
	}
	slices.Reverse(exported[1:])
	if again := export(t, to); !slices.EqualFunc(again, exported, slices.Equal) {
		t.Errorf("got  %q\nwant %q", again, exported)
	}
}

// fields are those of both workspaces.
var fields = []fairlead.Field{{Key: "rooms", Name: "Rooms", Type: fairlead.FieldNumber}, {Key: "move_in", Name: "Move in", Type: fairlead.FieldDate}, {Key: "garden", Name: "Garden", Type: fairlead.FieldYesNo},
	{Key: "areas", Name: "Areas", Type: fairlead.FieldMultiChoice, Choices: []string{"Berlin, Mitte", "North", "South"}}}

func withFields(t *testing.T) *testkit.World {
	w := testkit.Start(t)
	for _, f := range fields {
		field := map[string]any{"name": f.Name, "type": f.Type}
		if f.Type.HasChoices() {
			field["choices"] = f.Choices
		}
		w.Owner.Post("/fields", field).Expect(201)
	}
	return w
}

func export(t *testing.T, w *testkit.World) [][]string {
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(w.Owner.Get("/leads/export").Expect(200).Body), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// bringIn hands a row's lead in.
func bringIn(w *testkit.World, row mapping.Row, agents []fairlead.Member) {
	s := row.Submission
	lead := map[string]any{"name": s.Contact.Name, "email": s.Contact.Email, "phone": s.Contact.Phone, "company": s.Contact.Company, "country": s.Contact.Country, "language": s.Contact.Language,
		"source": s.Source, "form": s.Form, "status": s.Status, "tags": s.Tags, "value": s.Value, "external_id": s.ExternalID, "fields": s.Fields}
	if i := slices.IndexFunc(agents, func(m fairlead.Member) bool { return m.Email == row.Agent }); i >= 0 {
		lead["agent_id"] = agents[i].ID
	}
	for key, value := range lead {
		if value == "" || value == fairlead.Status("") || key == "value" && s.Value == nil || key == "tags" && s.Tags == nil || key == "fields" && s.Fields == nil {
			delete(lead, key)
		}
	}
	w.Owner.Post("/leads", lead).Expect(201)
}
