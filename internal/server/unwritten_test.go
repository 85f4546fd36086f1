package server_test

import (
	"maps"
	"slices"
	"testing"

	"fairlead/internal/store/copydb"
	"fairlead/internal/testkit"
	"fairlead/internal/testkit/testdb"
)

// contents is a sum over all rows of each table of a world's database.
func contents(t *testing.T, database copydb.Database) map[string]copydb.Sum {
	t.Helper()
	checks, err := copydb.Compare(t.Context(), database, database, func(copydb.Step) {})
	if err != nil {
		t.Fatal(err)
	}
	sums := map[string]copydb.Sum{}
	for _, c := range checks {
		sums[c.Table] = c.From
	}
	return sums
}

// unwritten checks that a deed leaves every table of the database as it was.
func unwritten(t *testing.T, w *testkit.World, deed func()) {
	t.Helper()
	database := testdb.Again(t, w.Database).(copydb.Database)
	before := contents(t, database)
	deed()
	after := contents(t, database)
	for _, table := range slices.Sorted(maps.Keys(after)) {
		if after[table] != before[table] {
			t.Errorf("the table %s was written", table)
		}
	}
}

// Whoever tries a lead changes no lead, no ledger, no number and no turn at the desk.
func TestATriedLeadIsWrittenNowhere(t *testing.T) {
	w := testkit.Start(t)
	ana := w.Hire("Ana", "agent")
	buyers := w.Owner.Post("/rotations", map[string]any{"name": "Buyers", "agents": []any{map[string]any{"agent_id": ana.ID}, map[string]any{"agent_id": w.Owner.ID}}}).Expect(201).Int("id")
	last := map[string]any{"rotation_id": buyers}
	version := w.Owner.Do("PUT", "/routing", map[string]any{"auto_assign": true, "otherwise": last}).Expect(200).Int("version")
	rules := []any{map[string]any{"name": "All", "target": map[string]any{"agent_id": ana.ID}}}
	w.Owner.Do("PUT", "/routing/draft", map[string]any{"base_version": version, "auto_assign": true, "rules": rules}).Expect(200)
	w.Owner.Post("/leads", map[string]any{"name": "Real", "email": "real@x.test"}).Expect(201)
	unwritten(t, w, func() {
		for _, policy := range []any{"live", "draft", map[string]any{"rules": rules, "otherwise": last}} {
			w.Owner.Post("/routing/try", map[string]any{"email": "real@x.test", "policy": policy, "at": "2026-07-01T12:00:00Z", "tags": []string{"new"}, "source": "new"}).Expect(200)
			w.Owner.Post("/routing/try", map[string]any{"email": "nobody", "policy": policy}).Expect(422)
		}
	})
}

// Whoever looks at what a file of rules would change, or sends one that something is wrong with, writes nothing.
func TestAFileOfRulesIsTriedWithoutATrace(t *testing.T) {
	w := testkit.Start(t)
	w.Hire("Ana", "agent")
	rules := func(email string) map[string]any {
		return map[string]any{"format": "fairlead.rules", "version": 1, "auto_assign": true, "otherwise": map[string]any{"rotation": "Fresh"},
			"rules":     []any{map[string]any{"name": "All", "target": map[string]any{"email": email}}},
			"rotations": []any{map[string]any{"name": "Fresh", "agents": []any{map[string]any{"email": "ana@acme.test"}}}}}
	}
	w.Owner.Get("/routing/export").Expect(200)
	unwritten(t, w, func() {
		w.Owner.Get("/routing/export").Expect(200)
		for _, as := range []string{"draft", "live"} {
			w.Owner.Post("/routing/import?dry_run=true&as="+as, rules("ana@acme.test")).Expect(200)
			w.Owner.Post("/routing/import?dry_run=true&as="+as, rules("nobody@acme.test")).Expect(200)
			w.Owner.Post("/routing/import?as="+as, rules("nobody@acme.test")).Expect(422)
		}
	})
	w.Owner.Post("/routing/import?as=live", rules("ana@acme.test")).Expect(200)
}
