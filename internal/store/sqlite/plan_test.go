package sqlite

import (
	"encoding/base64"
	"strings"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

// plan is how SQLite runs what fn asks for.
func plan(t *testing.T, s *Store, fn func(store.Tx) error) (steps []string) {
	t.Helper()
	explained, err := s.Explain(t.Context(), 1, fn)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range explained {
		steps = append(steps, e.Plan...)
	}
	return steps
}

// A page of the default order must cost what is on it: it is read along an index that has the order already.
func TestPagesAreReadInOrder(t *testing.T) {
	s := open(t)
	for index, filters := range map[string][]fairlead.LeadFilter{
		"lead_created (workspace_id=?": {{}, {CreatedAfter: time.Unix(1, 0)}, {CreatedBefore: time.Unix(1, 0)}},
		"lead_agent (workspace_id=? AND agent_id=?": {{Agents: []int64{1}}, {Agents: []int64{1, 2}}, {Unassigned: true}, {Agents: []int64{1}, Unassigned: true},
			{Agents: []int64{1}, Statuses: []fairlead.Status{"new"}, Sources: []string{"a"}, CreatedAfter: time.Unix(1, 0)}, {Tags: []string{"a"}, Agents: []int64{1}}},
		"lead_waiting (workspace_id=?":                  {{Waiting: true}},
		"lead_status (workspace_id=? AND status=?":      {{Statuses: []fairlead.Status{"new"}}, {Statuses: []fairlead.Status{"new", "won"}}},
		"lead_source (workspace_id=? AND source=?":      {{Sources: []string{"a"}}, {Sources: []string{"a", "b", "c"}}, {Sources: []string{"a"}, Statuses: []fairlead.Status{"new", "won"}}},
		"lead_form (workspace_id=? AND form=?":          {{Forms: []string{"a"}}, {Forms: []string{"a", "b"}}, {Forms: []string{"a"}, Agents: []int64{1, 2}}},
		"lead_batch (workspace_id=? AND batch_id=?":     {{BatchID: 1}, {BatchID: 1, Tags: []string{"a"}}},
		"t USING PRIMARY KEY (workspace_id=? AND tag=?": {{Tags: []string{"a"}}, {Tags: []string{"a", "b"}}, {Tags: []string{"a"}, TagsAll: []string{"b"}}},
	} {
		for _, f := range filters {
			for _, cursor := range []bool{false, true} {
				steps := plan(t, s, func(tx store.Tx) error { return listed(tx, f, cursor) })
				unfit(t, f, steps, index)
			}
		}
	}
}

func listed(tx store.Tx, f fairlead.LeadFilter, behind bool) error {
	q := store.LeadQuery{Filter: f, Scope: fairlead.LeadScope{All: true}, Sort: fairlead.SortNewest, Limit: 50}
	if behind {
		q.Cursor = base64.RawURLEncoding.EncodeToString([]byte(`{"s":"-created_at","i":5,"a":5}`))
	}
	_, err := tx.Leads().List(q)
	return err
}

// unfit complains about steps that read more than the page, and if none uses the index.
func unfit(t *testing.T, f fairlead.LeadFilter, steps []string, index string) {
	t.Helper()
	all := strings.Join(steps, "\n")
	sorts, scans := strings.Contains(all, "TEMP B-TREE"), strings.Contains(all, "SCAN lead") || strings.Contains(all, "SCAN l ") || strings.Contains(all, "SCAN t ")
	if sorts || scans || !strings.Contains(all, index) {
		t.Errorf("%+v is not read along %s:\n%s", f, index, all)
	}
}

// What the desk asks for every batch must not grow with the leads there are.
func TestTheDeskLooksThingsUp(t *testing.T) {
	s := open(t)
	for index, ask := range map[string]func(store.Tx) error{
		"lead_email (workspace_id=? AND email_key=?": func(tx store.Tx) error {
			_, err := tx.Leads().OpenByContact([]string{"a@b.c", "d@e.f"}, nil)
			return err
		},
		"lead_phone (workspace_id=? AND phone_key=?": func(tx store.Tx) error {
			_, err := tx.Leads().OpenByContact(nil, []string{"+1234567"})
			return err
		},
		"lead_external (workspace_id=? AND external_id=?": func(tx store.Tx) error {
			_, err := tx.Leads().ByExternalID([]string{"a", "b"})
			return err
		},
		"PRIMARY KEY (workspace_id=? AND rotation_id=?": func(tx store.Tx) error { _, err := tx.Ledgers().Load([]int64{1}); return err },
		"lead_waiting_id (workspace_id=? AND id>?":      func(tx store.Tx) error { _, err := tx.Leads().OldestWaiting(1, 10); return err },
		"PRIMARY KEY (workspace_id=? AND id=?": func(tx store.Tx) error {
			_, err := tx.Leads().Get([]int64{1, 2}, fairlead.LeadScope{AgentID: 1})
			return err
		},
		"agent_load USING PRIMARY KEY (workspace_id=?":        func(tx store.Tx) error { _, err := tx.Members().OpenLeads(); return err },
		"notification_unread (workspace_id=? AND member_id=?": func(tx store.Tx) error { _, err := tx.Notifications().Unread(1); return err },
		"notification_unread (workspace_id=? AND member_id=? AND id<?": func(tx store.Tx) error {
			_, err := tx.Notifications().List(1, fairlead.NotificationFilter{Unread: true}, 0, 10)
			return err
		},
	} {
		unfit(t, fairlead.LeadFilter{}, plan(t, s, ask), index)
	}
}
