package server_test

import (
	"fmt"
	"strings"
	"testing"

	"fairlead/internal/testkit"
)

// files is a world with two agents in a rotation, and somebody who brings in files.
type files struct {
	*testkit.World
	adam, ana, ben *testkit.Person
}

func newFiles(t *testing.T) *files {
	w := testkit.Start(t)
	i := &files{World: w, adam: w.Hire("Adam", "admin"), ana: w.Hire("Ana", "agent"), ben: w.Hire("Ben", "agent")}
	w.Rotation("Buyers", i.ana, i.ben)
	return i
}

// read uploads a file.
func (i *files) read(name, content string) (path string, read *testkit.Answer) {
	i.T.Helper()
	read = i.adam.Post("/imports", testkit.File{Name: name, Content: []byte(content)}).Expect(201)
	return fmt.Sprintf("/imports/%d", read.Int("id")), read
}

// commit brings a file in, and waits until it is in.
func (i *files) commit(path string, plan map[string]any) *testkit.Answer {
	i.T.Helper()
	i.adam.Post(path+"/commit", plan).Expect(202)
	return i.ends(path, "done")
}

func (i *files) ends(path, state string) (end *testkit.Answer) {
	i.T.Helper()
	testkit.Until(i.T, "the import is "+state, func() bool {
		end = i.adam.Get(path).Expect(200)
		return end.Text("state") == state
	})
	return end
}

func (i *files) has(a *testkit.Answer, want map[string]any) {
	i.T.Helper()
	for path, value := range want {
		if got := a.Value(path); fmt.Sprint(got) != fmt.Sprint(value) {
			i.T.Errorf("%s is %v, want %v in %s", path, got, value, a.Body)
		}
	}
}

const aFile = `Full Name;E-Mail;Telefon;Budget;Tags;Owner;Notes
Zoë Ångström;zoe@mail.test;+49 170 1234567;1.234,50;"hot, new";Ben;"two
lines"
Jo;jo@mail.test;;abc;;;x
Ann;not an address;;;;;
"Lee;lee@mail.test;;;;nobody@mail.test;""quoted"""

;;;;;;
Zoë again;ZOE@mail.test;;;;;
`

// TestAFileIsBroughtIn: what its columns are is found out, what it would do is told before, and then it does exactly that.
func TestAFileIsBroughtIn(t *testing.T) {
	t.Parallel()
	i := newFiles(t)
	path, read := i.read("May.csv", aFile)
	i.has(read, map[string]any{"state": "preview", "name": "May.csv", "rows": 6, "format.delimiter": ";", "format.encoding": "utf-8", "batch_id": nil,
		"columns.0.field": "name", "columns.1.field": "email", "columns.2.field": "phone", "columns.3.field": "fields.budget", "columns.4.field": "tags", "columns.5.field": "agent", "columns.6.field": "fields.notes"})
	plan := map[string]any{"mapping": map[string]any{"Budget": "value", "Notes": nil}, "routing": "rules"}
	preview := i.adam.Post(path+"/preview", plan).Expect(200)
	i.has(preview, map[string]any{"rows": 6, "looked_at": 6, "new": 2, "known": 1, "empty": 1, "rejected": 2, "repaired": 1, "named": 1, "unassigned": 0,
		"split.0.leads": 1, "split.0.agent.name": "Ana", "split.1.leads": 1, "split.1.agent.name": "Ben", "unknown_agents.0.name": "nobody@mail.test"})
	if n := i.adam.Get("/leads").Items("items"); n != 0 {
		t.Errorf("a preview made %d leads", n)
	}
	end := i.commit(path, plan)
	i.has(end, map[string]any{"created": 2, "enquiries": 1, "skipped": 1, "rejected": 2, "repaired": 1, "processed": 6})
	leads := i.adam.Get(fmt.Sprintf("/leads?batch=%d&sort=created_at", end.Int("batch_id"))).Expect(200)
	i.has(leads, map[string]any{"items.0.name": "Zoë Ångström", "items.0.phone": "+49 170 1234567", "items.0.value": 1234.5, "items.0.tags.1": "new", "items.0.assigned_agent.name": "Ben",
		"items.0.source": "csv", "items.1.name": "Lee", "items.1.assigned_agent.name": "Ana"})
	story := i.adam.Get(fmt.Sprintf("/leads/%d/timeline", leads.Int("items.0.id"))).Expect(200)
	if body := string(story.Body); !strings.Contains(body, `"kind":"import"`) || !strings.Contains(body, `"name":"May.csv"`) {
		t.Errorf("the timeline does not name the file: %s", body)
	}
	bell := i.ben.Get("/notifications").Expect(200)
	i.has(bell, map[string]any{"items.0.kind": "batch", "items.0.count": 1, "items.0.actor.kind": "import", "items.0.actor.name": "May.csv"})
	if bell.Items("items") != 1 {
		t.Errorf("Ben is told %d times", bell.Items("items"))
	}

	rejected := string(i.adam.Get(path + "/rejected").Expect(200).Body)
	for _, want := range []string{"Fairlead line,Fairlead problem,Full Name,E-Mail", "4,", "Budget: ", "5,", "E-Mail: ", "not an address"} {
		if !strings.Contains(rejected, want) {
			t.Errorf("the rejected rows do not say %q: %s", want, rejected)
		}
	}
	again, read := i.read("mended.csv", strings.NewReplacer("abc", "7", "not an address", "ann@mail.test").Replace(rejected))
	i.has(read, map[string]any{"rows": 2, "columns.0.field": nil, "columns.1.field": nil, "columns.2.field": "name"})
	i.has(i.commit(again, map[string]any{"mapping": map[string]any{"Budget": "value", "Notes": nil}}), map[string]any{"created": 2, "rejected": 0})
}

// TestAPreviewKnowsWhoCameLongBefore in the same file: rows are looked at by the thousand, and it says what will happen.
func TestAPreviewKnowsWhoCameLongBefore(t *testing.T) {
	t.Parallel()
	i := newFiles(t)
	var file strings.Builder
	file.WriteString("id,name,email\n")
	for n := range 2_100 {
		fmt.Fprintf(&file, "%d,Lead %d,lead%d@mail.test\n", n%2_000, n, n%1_900)
	}
	path, _ := i.read("again.csv", file.String())
	i.has(i.adam.Post(path+"/preview", map[string]any{}).Expect(200), map[string]any{"new": 1_900, "known": 200, "enquiries": 100, "split.0.leads": 950})
	i.has(i.commit(path, map[string]any{}), map[string]any{"created": 1_900, "enquiries": 100, "skipped": 100})
}

// TestAnImportIsTakenBack with what it did to the turns, but for leads that somebody has worked on.
func TestAnImportIsTakenBack(t *testing.T) {
	t.Parallel()
	i := newFiles(t)
	var file strings.Builder
	file.WriteString("name,email\n")
	for n := range 240 {
		fmt.Fprintf(&file, "Lead %d,lead%d@mail.test\n", n, n)
	}
	path, _ := i.read("240.csv", file.String())
	end := i.commit(path, map[string]any{"routing": map[string]any{"agent_ids": []int64{i.ana.ID, i.ben.ID}}})
	i.has(end, map[string]any{"created": 240})
	batch := end.Int("batch_id")
	for _, agent := range []*testkit.Person{i.ana, i.ben} {
		i.has(agent.Get("/leads?limit=1"), map[string]any{"total": 120})
		i.has(agent.Get("/notifications"), map[string]any{"items.0.count": 120})
	}
	i.ana.Post(fmt.Sprintf("/leads/%d/notes", i.ana.Get("/leads?limit=1").Int("items.0.id")), map[string]any{"text": "Called."}).Expect(201)
	i.adam.Post(fmt.Sprintf("/batches/%d/undo", batch), nil).Expect(200, 202)
	undone := i.ends(path, "undone")
	i.has(undone, map[string]any{"stayed_count": 1})
	i.has(i.adam.Get("/leads?limit=1"), map[string]any{"total": 1})
}

// TestWhoIsKnownAlready is noted, changed or left alone, as whoever brings the file says.
func TestWhoIsKnownAlready(t *testing.T) {
	t.Parallel()
	for mode, want := range map[string]map[string]any{
		"enquiry": {"created": 1, "enquiries": 1, "updated": 0, "skipped": 1},
		"update":  {"created": 1, "enquiries": 0, "updated": 2, "skipped": 0},
		"skip":    {"created": 1, "enquiries": 0, "updated": 0, "skipped": 2},
	} {
		t.Run(mode, func(t *testing.T) {
			t.Parallel()
			i := newFiles(t)
			known := i.adam.Post("/leads", map[string]any{"name": "Jo", "email": "jo@mail.test", "company": "Old", "agent_id": i.ben.ID, "tags": []string{"kept"}}).Expect(201).Int("lead.id")
			path, read := i.read("f.csv", "id,name,email,company,tags\nl:1,New,new@mail.test,,\nl:1,New,new@mail.test,ACME,\nl:2,Joanna,JO@mail.test,New,more\n")
			i.has(read, map[string]any{"columns.0.field": "external_id"})
			i.has(i.commit(path, map[string]any{"duplicates": mode}), want)
			lead := i.adam.Get(fmt.Sprintf("/leads/%d", known)).Expect(200)
			if mode == "update" {
				i.has(lead, map[string]any{"name": "Joanna", "company": "New", "tags.0": "kept", "tags.1": "more", "external_id": "2", "assigned_agent.name": "Ben"})
			} else {
				i.has(lead, map[string]any{"name": "Jo", "company": "Old", "tags.1": nil})
			}
		})
	}
}

// TestWhatAFileGetsWrong is told, and nothing of it stays.
func TestWhatAFileGetsWrong(t *testing.T) {
	t.Parallel()
	i := newFiles(t)
	refused := func(answer *testkit.Answer, field string) {
		t.Helper()
		if answer.Expect(422); answer.Text("errors.0.field") != field || len(answer.Text("errors.0.message")) < 15 {
			t.Errorf("it says %s", answer.Body)
		}
	}
	refused(i.adam.Post("/imports", testkit.File{Name: "a.pdf", Content: []byte("%PDF-1.4\x00\x01\x02")}), "file")
	refused(i.adam.Post("/imports", testkit.File{Name: "empty.csv"}), "file")
	refused(i.adam.Post("/imports", map[string]any{"file": "x"}), "file")
	path, _ := i.read("f.csv", "name,email\nJo,jo@mail.test\n")
	refused(i.adam.Post(path+"/commit", map[string]any{"mapping": map[string]any{"name": "email"}}), "mapping.email")
	refused(i.adam.Post(path+"/commit", map[string]any{"mapping": map[string]any{"name": "nowhere"}}), "mapping.name")
	refused(i.adam.Post(path+"/commit", map[string]any{"mapping": map[string]any{"other": "email"}}), "mapping.other")
	refused(i.adam.Post(path+"/preview", map[string]any{"mapping": map[string]any{"name": nil, "email": nil}}), "mapping")
	refused(i.adam.Post(path+"/preview", map[string]any{"routing": map[string]any{"agent_ids": []int64{999}}}), "to.agent_ids[0]")
	i.adam.Delete(path).Expect(204)
	i.adam.Get(path).Expect(404)
	if n := i.adam.Get("/imports").Expect(200).Items("items"); n != 0 {
		t.Errorf("%d files are left", n)
	}
	path, _ = i.read("f.csv", "name,email\nJo,jo@mail.test\n")
	first := i.commit(path, map[string]any{})
	i.adam.Post(path+"/commit", map[string]any{}).Expect(202)
	i.adam.Delete(path).Expect(409)
	i.has(i.adam.Get("/leads?limit=1"), map[string]any{"total": 1})
	_, second := i.read("f.csv", "name,email\nJo,jo@mail.test\n")
	i.has(first, map[string]any{"known": false})
	i.has(second, map[string]any{"known": true})
}
