package faults

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"fairlead/internal/testkit"
)

// fileRows is how many rows a file has here; Rows is the environment variable that says otherwise, such as 200000.
const (
	fileRows = 2_000
	Rows     = "FAIRLEAD_IMPORT_ROWS"
)

// TestAnImportSurvivesAKill (SIGKILL): it goes on where it was. Each row becomes one lead, with its agent in turn; each agent
// is told once.
func TestAnImportSurvivesAKill(t *testing.T) {
	t.Parallel()
	playOn(t, "postgres", func(s *scene, p *program) {
		rows := fileRows
		if said := os.Getenv(Rows); said != "" {
			var err error
			rows, err = strconv.Atoi(said)
			must(s.t, err)
		}
		s.importUnderFire(p, rows)
	})
}

// importState is an import as the API has it.
type importState struct {
	State                              string
	Rows, Processed, Created, Rejected int
}

func (s *scene) importUnderFire(p *program, rows int) {
	s.t.Helper()
	var file strings.Builder
	file.WriteString("name,email,phone\n")
	for i := range rows {
		fmt.Fprintf(&file, "Lead %d,lead%d@mail.test,+49 170 %07d\n", i, i, i)
	}
	s.URL = p.place.URL()
	read := s.Owner.Post("/imports", testkit.File{Name: "all.csv", Content: []byte(file.String())}).Expect(201)
	path := fmt.Sprintf("/imports/%d", read.Int("id"))
	s.Owner.Post(path+"/commit", map[string]any{}).Expect(202)
	look := func() (i importState) {
		answer := s.Owner.Get(path).Expect(200)
		return importState{answer.Text("state"), int(answer.Int("rows")), int(answer.Int("processed")), int(answer.Int("created")), int(answer.Int("rejected"))}
	}
	for kill := range times(s.t) {
		until(s.t, "the import is under way", func() bool {
			i := look()
			if i.State == "done" {
				s.t.Fatalf("it was over before anything broke: %+v", i)
			}
			return i.Processed > kill*rows/10
		})
		p.kill()
		p.start()
		s.URL = p.place.URL()
	}
	var end importState
	for before := -1; end.State != "done"; { // however many rows there are, it must go on
		until(s.t, fmt.Sprintf("the import goes on after row %d", before), func() bool {
			end = look()
			return end.Processed > before || end.State == "done"
		})
		before = end.Processed
	}
	if end != (importState{"done", rows, rows, rows, 0}) {
		s.t.Errorf("of %d rows: %+v", rows, end)
	}
	s.examineImport(rows)
}

func (s *scene) examineImport(rows int) {
	s.t.Helper()
	names, agents, seen := map[int64]string{}, map[int64]int64{}, map[string]bool{}
	for _, l := range s.leads() {
		if l.AssignedAgent == nil || seen[l.Name] {
			s.t.Fatalf("lead %d is %+v, %s is there already: %t", l.ID, l, l.Name, seen[l.Name])
		}
		names[l.ID], agents[l.ID], seen[l.Name] = l.Name, l.AssignedAgent.ID, true
	}
	if len(names) != rows {
		s.t.Errorf("%d leads are there of %d rows", len(names), rows)
	}
	s.checkLedger(agents)
	for _, agent := range s.agents {
		had := 0
		for _, id := range agents {
			if id == agent.ID {
				had++
			}
		}
		bell := agent.Get("/notifications").Expect(200)
		if bell.Items("items") != 1 || bell.Text("items.0.kind") != "batch" || bell.Int("items.0.count") != int64(had) {
			s.t.Errorf("%s has %d leads and is told %s", agent.Name, had, bell.Body)
		}
	}
	s.checkWebhook(names)
}
