package server_test

import (
	"encoding/csv"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fairlead/internal/testkit"
)

// exportSaysEverything takes all leads out of workspaces, puts them into an empty one by what the file says alone, and takes
// them out again: the two files are alike.
func exportSaysEverything(t *testing.T, w *testkit.World) {
	w.Owner.Post("/leads", map[string]any{"name": "Tags", "source": "api", "tags": []string{"a, b", `"c"`, "d"}, "fields": map[string]any{
		"zip": "10115", "empty": "", "null": nil, "quoted": `"x"`, "colours": []string{"red, blue", "=1"}, "yes": true, "formula": "=1+1", "lines": "a\n+b"}}).Expect(201)
	sameAgain(t, w.Owner, "raw")
	demo := w.Person("Maria Lopez", "maria@harbourlane.example")
	sameAgain(t, demo, "raw")
	sameAgain(t, demo, "spreadsheet")
}

// sameAgain compares somebody's export with one from a workspace into which it was put.
func sameAgain(t *testing.T, from *testkit.Person, mode string) {
	t.Helper()
	want := exported(t, from, mode)
	w := testkit.Start(t)
	w.Owner.Patch("/settings", map[string]any{"find_duplicates": false}).Expect(http.StatusOK)
	for _, f := range from.Get("/fields").Value("items").([]any) {
		field := f.(map[string]any)
		delete(field, "filling")
		w.Owner.Post("/fields", field).Expect(http.StatusCreated)
	}
	importer := &importer{w: w, head: want[0], raw: mode == "raw", agents: map[string]int64{}}
	for _, row := range slices.Backward(want[1:]) {
		importer.add(row)
	}
	got := exported(t, w.Owner, mode)
	if len(want) < 5 || len(got) != len(want) {
		t.Fatalf("%d rows, want %d", len(got), len(want))
	}
	for i := range want {
		if !slices.Equal(got[i][2:], want[i][2:]) {
			t.Fatalf("%s, row %d:\n got %q\nwant %q", mode, i, got[i], want[i])
		}
	}
}

// exported are the rows of an export: id and date, then what is compared.
func exported(t *testing.T, p *testkit.Person, mode string) [][]string {
	t.Helper()
	body, marked := strings.CutPrefix(string(p.Get("/leads/export?mode="+mode).Expect(http.StatusOK).Body), "\ufeff")
	rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
	if err != nil || marked != (mode == "spreadsheet") {
		t.Fatal(err, marked)
	}
	return rows
}

// importer puts rows of an export into a workspace.
type importer struct {
	w      *testkit.World
	head   []string
	raw    bool
	agents map[string]int64 // by e-mail address
}

func (im *importer) add(row []string) {
	lead, answers := map[string]any{}, map[string]any{}
	for i, cell := range row {
		if cell == "" || i < 2 {
			continue
		}
		if cell = strings.TrimPrefix(cell, "'"); im.raw {
			cell = row[i]
		}
		switch name := im.head[i]; {
		case i > slices.Index(im.head, "external_id"):
			answers[strings.TrimPrefix(name, "fields.")] = im.answer(cell)
		case name == "tags":
			list := csv.NewReader(strings.NewReader(cell))
			list.TrimLeadingSpace = true
			lead["tags"], _ = list.Read()
		case name == "value":
			lead["value"], _ = strconv.ParseFloat(cell, 64)
		case name == "agent_email":
			lead["agent_id"] = im.agent(row[i-1], cell)
		case name != "agent":
			lead[name] = cell
		}
	}
	lead["fields"] = answers
	im.w.Owner.Post("/leads", lead).Expect(http.StatusCreated)
}

// answer reads a cell. What a spreadsheet shows says less than JSON: the server fits it to the field that it answers.
func (im *importer) answer(cell string) any {
	if im.raw && json.Valid([]byte(cell)) {
		return json.RawMessage(cell)
	}
	return cell
}

func (im *importer) agent(name, email string) int64 {
	if im.agents[email] == 0 {
		added := im.w.Owner.Post("/members", map[string]any{"name": name, "email": email, "role": "agent", "password": testkit.Password})
		if added.Status != http.StatusCreated { // the owner of this workspace is there already
			im.agents[email] = im.w.Owner.ID
		} else {
			im.agents[email] = added.Int("id")
		}
	}
	return im.agents[email]
}
