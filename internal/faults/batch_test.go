package faults

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"testing"

	"fairlead/internal/testkit/pgtest"
)

// many is how many leads a bulk action takes here: ten portions.
const many = 5_000

// TestABatchGoesOnWhereItWasKilled kills the only program (SIGKILL) in the middle of a bulk action, and in the middle of
// taking it back: each lead is changed once, and changed back once.
func TestABatchGoesOnWhereItWasKilled(t *testing.T) {
	t.Parallel()
	play(t, func(t *testing.T) {
		s := furnish(t, filepath.Join(t.TempDir(), "batch.db"))
		p := serve(t, built, s.Database)
		s.actUnderFire(p.place, p.place, func() { p.kill(); p.start() })
		p.end()
	})
}

// TestAnotherReplicaGoesOnWithABatch: of two that share the work, the one that was asked for it is killed.
func TestAnotherReplicaGoesOnWithABatch(t *testing.T) {
	t.Parallel()
	play(t, func(t *testing.T) {
		s := furnish(t, pgtest.Database(t))
		all, places := replicas(t, built, s.Database, 2)
		s.actUnderFire(places[0], places[1], func() {
			all[0].kill()
			all[0].start()
		})
		for _, p := range all {
			p.end()
		}
	})
}

// batch is a bulk action as the API has it.
type batch struct {
	State                  string
	Total, Processed, Done int
	SkippedCount           int `json:"skipped_count"`
	StayedCount            int `json:"stayed_count"`
}

// actUnderFire tags many leads at one place, and looks at another; the fault comes when the batch is under way, and once
// more when it is being undone.
func (s *scene) actUnderFire(at, look *place, fault func()) {
	s.t.Helper()
	c := s.gather(true, at)
	c.more(many, at)
	c.leave()
	s.URL = at.URL()
	all := map[string]any{"selection": map[string]any{"filter": map[string]any{}}, "add": []string{"vip"}}
	id := s.Owner.Post("/leads/bulk/tags", all).Expect(202).Int("batch_id")
	s.underWay(id, look, func(b batch) bool { return b.Processed > 0 })
	fault()
	done := s.ended(id, look, "done")
	s.t.Logf("%d leads were tagged", done.Done)
	if done.Done != c.acks() || done.Processed != done.Total || done.SkippedCount != 0 {
		s.t.Errorf("of %d leads: %+v", c.acks(), done)
	}
	s.changedOnce(c.acks(), 2, c.acks())

	s.URL = at.URL()
	s.Owner.Post(fmt.Sprintf("/batches/%d/undo", id), nil).Expect(202)
	s.underWay(id, look, func(b batch) bool { return s.tagged() < done.Done })
	fault()
	if undone := s.ended(id, look, "undone"); undone.StayedCount != 0 {
		s.t.Errorf("undone: %+v", undone)
	}
	s.changedOnce(c.acks(), 3, 0)
}

// underWay waits until a batch is.
func (s *scene) underWay(id int64, look *place, yes func(batch) bool) {
	s.t.Helper()
	until(s.t, "the batch is under way", func() bool {
		b := s.batch(id, look)
		if b.State == "done" || b.State == "undone" {
			s.t.Fatalf("it was over before anything broke: %+v", b)
		}
		return yes(b)
	})
}

// ended waits until a batch has ended like this.
func (s *scene) ended(id int64, look *place, state string) (b batch) {
	s.t.Helper()
	until(s.t, "the batch is "+state, func() bool {
		b = s.batch(id, look)
		return b.State == state
	})
	return b
}

func (s *scene) batch(id int64, look *place) (b batch) {
	s.t.Helper()
	s.URL = look.URL()
	body := s.Owner.Get(fmt.Sprintf("/batches/%d", id)).Expect(200).Body
	must(s.t, json.Unmarshal(body, &b))
	return b
}

// tagged counts the leads that have the batch's tag.
func (s *scene) tagged() int {
	return int(s.Owner.Get("/leads?tag=vip&limit=1").Expect(200).Int("total"))
}

// changedOnce wants every lead to have this version, which grows with every change, and so many to have the tag.
func (s *scene) changedOnce(leads int, version int64, tagged int) {
	s.t.Helper()
	n := 0
	pages(s.t, s.Owner, "/leads?limit=200", func(page *struct {
		Items []struct{ ID, Version int64 }
	}) {
		for _, l := range page.Items {
			n++
			if l.Version != version {
				s.t.Errorf("lead %d has version %d, not %d", l.ID, l.Version, version)
			}
		}
	})
	if got := s.tagged(); n != leads || got != tagged {
		s.t.Errorf("%d of %d leads are there, %d of them tagged, not %d", n, leads, got, tagged)
	}
}
