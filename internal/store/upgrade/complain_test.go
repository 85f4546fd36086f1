package upgrade_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestItComplains does to upgraded databases what a bad migration might do, to see each check complain.
func TestItComplains(t *testing.T) {
	for _, c := range []struct{ name, database, meddle, complaint string }{
		{"a value", "sqlite-0001", `UPDATE lead SET company = 'Other' WHERE id = (SELECT max(id) FROM lead WHERE deleted = 0)`, "a row of lead is gone, or changed"},
		{"a value that is answered", "sqlite-0001", `UPDATE activity SET text = 'Other' WHERE text LIKE 'Spoke%'`, `was "Spoke on the phone." and is "Other"`},
		{"a row", "postgres-0001", `DELETE FROM notification WHERE id = (SELECT min(id) FROM notification)`, "a row of notification is gone"},
		{"a row that is answered", "postgres-0001", `DELETE FROM directory WHERE kind <> 'email'`, "/me as Sam was 200 and is 401"},
		{"a column", "sqlite-0002", `ALTER TABLE batch DROP COLUMN skipped; ALTER TABLE batch ADD COLUMN skipped TEXT NOT NULL DEFAULT ''`, "a row of batch is gone, or changed"},
		{"every row", "sqlite-0002", `DELETE FROM batch_lead`, "a row of batch_lead is gone"},
		{"an index", "sqlite-0001", `DROP INDEX credential_member`, "only a new database has: index credential credential_member"},
		{"an index", "postgres-0001", `DROP INDEX credential_member`, "only a new database has: index CREATE INDEX credential_member"},
		{"one index too many", "sqlite-0001", `CREATE INDEX meddled ON lead (workspace_id, agent_id)`, "only the upgraded database has: index lead meddled"},
		{"a constraint", "postgres-0001", `ALTER TABLE lead DROP CONSTRAINT one_agent_or_waiting`, "only a new database has: constraint lead one_agent_or_waiting"},
		{"a type", "postgres-0001", `ALTER TABLE notification ALTER count TYPE integer`, "only the upgraded database has: column notification.count integer"},
		{"what plans are made from", "sqlite-0001", `DELETE FROM sqlite_stat1 WHERE idx = 'batch_lead'`, "only a new database has: plan batch_lead batch_lead"},
		{"a decision", "postgres-0001", `UPDATE decision SET record = overlay(record PLACING '\x00'::bytea FROM length(record) - 2) WHERE outcome = 'assigned'`, "decisions verify"},
		{"a balance", "sqlite-0002", `UPDATE ledger SET standings = json_set(standings, '$[0][1]', json_extract(standings, '$[0][1]') + 1) WHERE rotation_id = (SELECT min(rotation_id) FROM ledger)`, "sum to 1"},
		{"the file of a lead", "sqlite-0009", `UPDATE lead SET import = ''`, "does not know that it came with"},
		{"an answer", "sqlite-0001", `UPDATE answer SET body = x'7b7d'`, "the lead of an Idempotency-Key was answered"},
		{"a password", "sqlite-0001", `UPDATE member SET password_hash = '' WHERE name LIKE 'Ana%'`, "Ana cannot sign in"},
		{"a custom role", "postgres-0001", `UPDATE role SET permissions = '["leads.view_all","leads.edit","roles.manage"]' WHERE kind = 'custom'`, "/roles as Olga: .items[3].permissions had 2 items and has 3"},
		{"a built-in role", "sqlite-0001", `UPDATE role SET permissions = '[]' WHERE kind = 'agent'`, "/roles as Olga: .items[2].permissions has no leads.edit"},
		{"the search", "sqlite-0002", `INSERT INTO lead_search (lead_search) VALUES ('delete-all')`, "/leads?q=zoe as Olga: .items had"},
	} {
		t.Run(c.name+" of "+c.database, func(t *testing.T) {
			t.Parallel()
			said := func(got string) bool { return strings.Contains(got, c.complaint) }
			complaints, serve := upgradeKept(t, c.database, c.meddle)
			if slices.ContainsFunc(complaints, said) {
				return
			}
			if complaints = append(complaints, serve()...); !slices.ContainsFunc(complaints, said) {
				t.Errorf("it says %q, but not that %s", complaints, c.complaint)
			}
		})
	}
}

func TestItComplainsOfFairness(t *testing.T) {
	k, database := restore(t, "sqlite-0002")
	for i, a := range k.Answers {
		k.Answers[i].Body = []byte(strings.NewReplacer(`"next_in":1`, `"next_in":2`, `"next_in":2`, `"next_in":1`).Replace(string(a.Body)))
	}
	u := start(t, k, database)
	if complaints := u.unfair(); len(complaints) == 0 {
		t.Error("another order of turns is taken for the promised one")
	}
}

func TestItComplainsOfWhatIsNotThere(t *testing.T) {
	was := content{"lead": {columns: []string{"id", "name"}, values: [][]string{{"1", "a"}, {"1", "a"}}}, "gone": {}}
	is := content{"lead": {columns: []string{"new", "id"}, values: [][]string{{"0", "1"}, {"0", "2"}}}}
	want := []string{"a row of lead is gone, or changed: id=1", "the column lead.name is gone", "the table gone is gone"}
	if got := lost(was, is); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if got := lost(was, was); got != nil {
		t.Errorf("of the same: %q", got)
	}
}

func TestWhatAnswersMayNotLose(t *testing.T) {
	for _, c := range []struct{ then, now, complaint string }{
		{`{"a":[1,{"b":null}]}`, `{"a":[1,{"b":null,"c":2}],"d":3}`, ""},
		{`{"a":1}`, `{}`, ".a is gone"},
		{`{"a":{"b":1}}`, `{"a":{"b":2}}`, ".a.b was 1 and is 2"},
		{`{"a":null}`, `{"a":[]}`, ".a was null and is []"},
		{`{"a":9007199254740993}`, `{"a":9007199254740992}`, ".a was 9007199254740993 and is 9007199254740992"},
		{`{"a":[1]}`, `{"a":[1,2]}`, ".a had 1 items and has 2: [1], [1,2]"},
		{`{"a":[1,2]}`, `{"a":[2,1]}`, ".a[0] was 1 and is 2"},
		{`{"kind":"owner","permissions":["x"]}`, `{"kind":"owner","permissions":["w","x"]}`, ""},
		{`{"kind":"owner","permissions":["x"]}`, `{"kind":"owner","permissions":[]}`, ".permissions has no x"},
		{`{"kind":"custom","permissions":["x"]}`, `{"kind":"custom","permissions":["x","y"]}`, ".permissions had 1 items and has 2"},
		{`{"role":7,"permissions":["x"]}`, `{"role":7,"permissions":["x","y"]}`, ".permissions had 1 items and has 2"},
		{`{"permissions":[{"name":"x","label":"X"}]}`, `{"permissions":[{"name":"x","label":"The X"},{"name":"y"}]}`, ""},
		{`{}`, `none`, "no JSON"},
	} {
		got := strings.Join(missing([]byte(c.then), []byte(c.now)), "; ")
		if !strings.HasPrefix(got, c.complaint) || (c.complaint == "") != (got == "") {
			t.Errorf("%s, then %s: %q, not %q", c.then, c.now, got, c.complaint)
		}
	}
}

func TestASchemaThatNobodyKeptIsNamed(t *testing.T) {
	migrations, err := filepath.Glob("../sqlite/migrations/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	got := unkept(t.TempDir(), "sqlite", migrations)
	if len(got) != len(migrations)-1 {
		t.Fatalf("%d complaints of %d migrations: %q", len(got), len(migrations), got)
	}
	next := fmt.Sprintf("internal/store/sqlite/migrations/%s", filepath.Base(migrations[1]))
	for _, part := range []string{"schema 0001", "Run scripts/keep-database.sh COMMIT", "git log -1 --diff-filter=A --format=%h^ -- " + next} {
		if !strings.Contains(got[0], part) {
			t.Errorf("%q does not say %q", got[0], part)
		}
	}
}
