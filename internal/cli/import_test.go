package cli_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fairlead/internal/store"
	"fairlead/internal/testkit"
	"fairlead/internal/testkit/testdb"
)

// importing is a world with two agents in a rotation, and an Admin who brings in files.
type importing struct {
	*testkit.World
	adam, ana, ben *testkit.Person
	dir            string
	front          string // where the command finds the server
}

func newImporting(t *testing.T) *importing {
	w := testkit.Start(t)
	w.Clock.Wind(time.Since(w.Clock.Now())) // the command goes by the real time
	i := &importing{World: w, adam: w.Hire("Adam", "admin"), ana: w.Hire("Ana", "agent"), ben: w.Hire("Ben", "agent"), dir: t.TempDir(), front: w.URL}
	w.Rotation("Buyers", i.ana, i.ben)
	return i
}

// file writes a file to bring in.
func (i *importing) file(name, content string) (path string) {
	i.T.Helper()
	path = filepath.Join(i.dir, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		i.T.Fatal(err)
	}
	return path
}

// overAPI and onDatabase are the command that brings in a file in either way.
func (i *importing) overAPI(path string, flags ...string) []string {
	return append([]string{"import", path, "--url", i.front + "/", "--token", i.adam.Token}, flags...)
}

func (i *importing) onDatabase(path string, flags ...string) []string {
	return append([]string{"import", path, "--database", i.Database}, flags...)
}

// says runs a command and checks its exit code, and that it says all of these.
func (i *importing) says(args []string, want int, about ...string) (out string) {
	i.T.Helper()
	code, out, complaint := run("", args...)
	if code != want {
		i.T.Fatalf("%v: exit %d, want %d: %q %q", args, code, want, out, complaint)
	}
	for _, text := range about {
		if !strings.Contains(out+complaint, text) {
			i.T.Errorf("%v: it does not say %q: %q %q", args, text, out, complaint)
		}
	}
	return out
}

// has compares what lies under paths of an answer.
func (i *importing) has(what string, a *testkit.Answer, want map[string]any) {
	i.T.Helper()
	for path, value := range want {
		if got := a.Value(path); fmt.Sprint(got) != fmt.Sprint(value) {
			i.T.Errorf("%s: %s is %v, want %v in %s", what, path, got, value, a.Body)
		}
	}
}

func (i *importing) leads() *testkit.Answer {
	return i.Owner.Get("/leads?sort=created_at").Expect(200)
}

const aFile = `Full Name;E-Mail;Budget;Owner;Notes
Zoë Ångström;zoe@mail.test;1.234,50;Ben;"two
lines"
Jo;jo@mail.test;abc;;x
Al;al@mail.test;abc;;x
Ann;not an address;;;
"Lee;lee@mail.test;;;""quoted"""
;;;;
Zoë again;ZOE@mail.test;;;
`

// TestImportAFile: in either way the same is said and done, and over the database no token stays.
func TestImportAFile(t *testing.T) {
	t.Parallel()
	for _, way := range []string{"over the API", "on the database beside a server", "on the database alone"} {
		t.Run(way, func(t *testing.T) {
			t.Parallel()
			i := newImporting(t)
			path, rejected := i.file("May.csv", aFile), filepath.Join(i.dir, "rejected.csv")
			args, page := i.onDatabase(path), "see Admin → Imports, number 1."
			if way == "over the API" {
				args, page = i.overAPI(path), "see "+i.URL+"/admin/imports/1."
			}
			if way == "on the database alone" {
				i.Stop()
			}
			i.says(append(args, "--map", "Budget=value", "--map", "Notes=", "--rejected", rejected), 0,
				"May.csv: 7 rows, utf-8, cells divided by \";\".\n", "Full Name  name\n", "Budget     value\n", "Owner      agent\n", "Notes      (left out)\n",
				"\n7 of 7 rows in ", page, "        2  created\n", "        0  updated\n", "        1  enquiries\n", "        1  skipped\n", "        1  repaired\n", "        3  rejected\n"+
					"        2  - Budget: ", "        1  - E-Mail: ", "0 %, 0 of 7 rows\n")
			if way == "on the database alone" {
				i.Serve()
				i.Owner = i.At(i.Owner)
			}
			i.has(way, i.leads(), map[string]any{"total": 2, "items.0.name": "Zoë Ångström", "items.0.value": 1234.5, "items.0.assigned_agent.name": "Ben", "items.1.name": "Lee", "items.1.assigned_agent.name": "Ana"})
			who := map[string]any{"items.0.actor.name": "Olga Owner", "items.0.actor.token": "fairlead import"}
			if way == "over the API" {
				who = map[string]any{"items.0.actor.name": "Adam", "items.0.actor.token": "test"}
			}
			i.has(way, i.Owner.Get("/imports"), who)
			kept, err := os.ReadFile(rejected)
			if rows := strings.Count(string(kept), "\n"); err != nil || rows != 4 || !strings.Contains(string(kept), "not an address") {
				t.Errorf("the rejected rows are %q, %v", kept, err)
			}
			i.onlyTestTokens()
		})
	}
}

// onlyTestTokens checks that the Owner has no other token than the test's.
func (i *importing) onlyTestTokens() {
	i.T.Helper()
	s := testdb.Again(i.T, i.Database)
	err := s.Read(i.T.Context(), 1, func(tx store.Tx) error {
		all, err := tx.Credentials().Tokens(i.Owner.ID)
		if len(all) != 1 || all[0].Name != "test" {
			i.T.Errorf("these tokens are left: %+v", all)
		}
		return err
	})
	if err != nil {
		i.T.Fatal(err)
	}
}

// TestImportFlags: each says what it should, and what becomes of the leads. JO is an address that nobody has.
func TestImportFlags(t *testing.T) {
	t.Parallel()
	i := newImporting(t)
	const jo = "name,email\nJo,JO\n"
	for n, c := range []struct {
		file, flags string
		says        string
		leads       map[string]any
	}{
		{jo, "--routing rules", "1  created", map[string]any{"items.0.assigned_agent.name": "Ana"}},
		{jo, "--routing none", "1  created", map[string]any{"items.0.assigned_agent": nil}},
		{jo, "--agent BEN@acme.test", "1  created", map[string]any{"items.0.assigned_agent.name": "Ben"}},
		{jo + "Al,\n", "--agent ben@acme.test --agent adam@acme.test", "2  created", map[string]any{"items.0.assigned_agent.name": "Adam", "items.1.assigned_agent.name": "Ben"}},
		{jo + "Joanna,JO\n", "--duplicates update", "1  updated", map[string]any{"total": 1, "items.0.name": "Joanna"}},
		{jo + "Joanna,JO\n", "--duplicates skip", "1  skipped", map[string]any{"total": 1, "items.0.name": "Jo"}},
		{jo + "Joanna,JO\n", "--duplicates enquiry", "1  enquiries", map[string]any{"total": 1, "items.0.name": "Jo"}},
		{jo, "--source website --tag hot,new --tag May", "1  created", map[string]any{"items.0.source": "website", "items.0.tags": "[May hot,new]"}},
		{jo, "--map name=last_name --map email=", "email   (left out)", map[string]any{"items.0.name": "Jo", "items.0.email": ""}},
		{"a=b,email\nJo,JO\n", "--map a=b=name", "a=b     name\n", map[string]any{"items.0.name": "Jo"}},
		{"name,created\nJo,01/02/2026\n", "--map created=created_at --month-first", "1  created", map[string]any{"items.0.created_at": "2026-01-02T00:00:00Z"}},
		{"name,created\nJo,01/02/2026\n", "--map created=created_at --no-month-first", "1  created", map[string]any{"items.0.created_at": "2026-02-01T00:00:00Z"}},
		{"name;value\nJo;1,234\n", "--comma", "1  created", map[string]any{"items.0.value": 1.234}},
		{"name;value\nJo;1,234\n", "--no-comma", "as with the last file of these columns", map[string]any{"items.0.value": 1234}},
		{"name\nZoë\n", "--encoding windows-1252", "windows-1252", map[string]any{"items.0.name": "ZoÃ«"}},
		{"name,x;email\nJo,1;JO\n", "--delimiter comma", "x;email  ", map[string]any{"items.0.name": "Jo", "items.0.email": ""}},
		{"Jo\n", "--no-header --map Column_1=name", "Column 1  name\n", map[string]any{"total": 1, "items.0.name": "Jo"}},
	} {
		path := i.file("f.csv", strings.ReplaceAll(c.file, "JO", fmt.Sprintf("jo%d@mail.test", n)))
		flags, rejected := strings.Fields(c.flags), filepath.Join(i.dir, "rejected.csv")
		for n := range flags {
			flags[n] = strings.ReplaceAll(flags[n], "_1", " 1")
		}
		i.says(i.overAPI(path, append(flags, "--rejected", rejected)...), 0, c.says)
		batch := i.Owner.Get("/imports").Int("items.0.batch_id")
		i.has(c.flags, i.Owner.Get(fmt.Sprintf("/leads?sort=created_at&batch=%d", batch)), c.leads)
		if _, err := os.Stat(rejected); !os.IsNotExist(err) {
			t.Errorf("%s: there is a file for no rejected rows: %v", c.flags, err)
		}
	}
}

// TestImportDryRun says what would happen; nothing does, in either way.
func TestImportDryRun(t *testing.T) {
	t.Parallel()
	i := newImporting(t)
	path := i.file("May.csv", aFile)
	for _, args := range [][]string{i.overAPI(path), i.onDatabase(path, "--as", "Adam@acme.test")} {
		i.says(append(args, "--dry-run", "--map", "Budget=value"), 0, "Budget     value\n", "the first 7 of 7 rows", "        2  new leads\n", "        1  of somebody who is known\n",
			"        0  - leads updated\n", "        1  - enquiries\n", "        1  empty\n", "        1  repaired\n", "        3  rejected\n        2  - Budget: ", " First in line 4.\n",
			"        1  Ana\n        1  Ben\n        0  nobody\n", "        1  of all these, named by their row\n", "Nothing was brought in.\n")
	}
	if n := i.leads().Items("items") + i.adam.Get("/imports").Items("items"); n != 0 {
		t.Errorf("%d leads and files are there", n)
	}
}

// TestImportSettingsInTheEnvironment are taken, and give way to --database.
func TestImportSettingsInTheEnvironment(t *testing.T) {
	i := newImporting(t)
	path := i.file("f.csv", "name\nJo\n")
	t.Setenv("FAIRLEAD_URL", i.URL)
	t.Setenv("FAIRLEAD_TOKEN", i.adam.Token)
	i.says([]string{"import", path}, 0, "1  created")
	i.says(i.onDatabase(path), 0, "1  created")
	i.has("the last", i.Owner.Get("/imports"), map[string]any{"items.0.actor.name": "Olga Owner", "items.1.actor.name": "Adam"})
}

// TestImportAsSomebody needs saying as whom if the database has several workspaces.
func TestImportAsSomebody(t *testing.T) {
	t.Parallel()
	i := newImporting(t)
	path := i.file("f.csv", "name\nJo\n")
	i.Workspace("Zenith", "Zoe", "zoe@zenith.test")
	i.says(i.onDatabase(path), 1, "There are 2 workspaces in this database. Say as whom with --as EMAIL.")
	i.says(i.onDatabase(path, "--as", "zoe@zenith.test"), 0, "1  created")
	i.says(i.onDatabase(path, "--as", "ana@acme.test"), 1, "Your role does not allow this.")
	i.Owner.Patch(fmt.Sprintf("/members/%d", i.adam.ID), map[string]any{"active": false}).Expect(200)
	i.says(i.onDatabase(path, "--as", "adam@acme.test"), 1, "Adam is inactive.")
	i.says(i.onDatabase(path, "--as", "nobody@acme.test"), 1, "Nobody has this e-mail address.")
	i.has("Acme", i.leads(), map[string]any{"total": 0})
}

// TestImportLeavesTheRestToAServer: a command that has a database to itself sends no messages. It may not even reach where they go.
func TestImportLeavesTheRestToAServer(t *testing.T) {
	t.Parallel()
	i := newImporting(t)
	receiver := testkit.NewReceiver(t)
	i.Owner.Post("/webhooks", map[string]any{"url": receiver.URL, "events": []string{"lead.created"}}).Expect(201)
	i.Stop()
	i.says(i.onDatabase(i.file("f.csv", "name\nJo\n")), 0, "1  created")
	i.Clock.Wind(time.Since(i.Clock.Now()))
	i.Serve()
	if got := receiver.Answered(receiver.Next()).Text("data.lead.name"); got != "Jo" {
		t.Errorf("the webhook hears of %q", got)
	}
}
