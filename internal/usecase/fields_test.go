package usecase_test

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"fairlead"
	"fairlead/internal/store"
	"fairlead/internal/usecase"
)

// answered adds leads that answered something, as an earlier program would have left them.
func (w *world) answered(n int, key, raw string) {
	w.Helper()
	w.must(w.store.WriteIntake(w.ctx, w.owner.Workspace, func(tx store.Tx) error {
		first, err := tx.NextIDs(store.LeadIDs, n)
		leads := make([]fairlead.Lead, n)
		for i := range leads {
			leads[i] = fairlead.Lead{ID: first + int64(i), Status: fairlead.StatusNew, Open: true, Version: 1, CreatedAt: w.now(), UpdatedAt: w.now(),
				Fields: map[string]json.RawMessage{key: json.RawMessage(raw)}}
		}
		w.must(err)
		return tx.Leads().Insert(leads)
	}))
}

// countsFor is how many leads are found by a field.
func (w *world) countsFor(id int64) (n int) {
	w.Helper()
	w.must(w.store.Read(w.ctx, w.owner.Workspace, func(tx store.Tx) (err error) {
		n, err = tx.Fields().CountLeads(id, 10_000)
		return err
	}))
	return n
}

// jobs are the kinds of jobs that work on a reference.
func (w *world) jobs(ref int64) (kinds []fairlead.JobKind) {
	w.Helper()
	w.must(w.store.Read(w.ctx, w.owner.Workspace, func(tx store.Tx) error {
		all, err := tx.Jobs().List()
		for _, j := range all {
			if j.Ref == ref {
				kinds = append(kinds, j.Kind)
			}
		}
		return err
	}))
	return kinds
}

// Of many leads that answered before, some count at once and the others soon; leads that come meanwhile count too, and
// people and rules that the desk knows still hold.
func TestAFieldIsFilled(t *testing.T) {
	w := newWorld(t)
	w.answered(2_500, "rooms", `3`)
	few, err := w.app.CreateField(w.ctx, w.owner, fairlead.Field{Name: "Nothing", Type: fairlead.FieldText})
	w.must(err)
	f, err := w.app.CreateField(w.ctx, w.owner, fairlead.Field{Name: "Rooms", Type: fairlead.FieldNumber})
	w.must(err)
	if n := w.countsFor(f.ID); n != 1_000 || !f.Filling || !few.Filling || !slices.Equal(w.jobs(f.ID), []fairlead.JobKind{fairlead.JobFill}) {
		t.Fatalf("at first %d leads count, filling %v, jobs %v", n, f.Filling, w.jobs(f.ID))
	}
	w.post(fairlead.Submission{Source: "x", Fields: map[string]json.RawMessage{"rooms": json.RawMessage(`"4"`)}})
	for i, last := range []bool{false, true, true} {
		if done, err := w.app.FillField(w.ctx, w.owner.Workspace, f.ID, 1_000); err != nil || done.More == last {
			t.Fatalf("portion %d: more %v, %v", i, done.More, err)
		}
	}
	all, err := w.app.Fields(w.ctx, w.owner)
	w.must(err)
	if n := w.countsFor(f.ID); n != 2_501 || all[1].Filling || !all[0].Filling {
		t.Fatalf("in the end %d leads count, fields %+v", n, all)
	}
	w.must(w.app.DeleteField(w.ctx, w.owner, "rooms"))
	if n := w.countsFor(f.ID); n != 1_501 {
		t.Fatalf("%d leads are still to be taken out", n)
	}
	for i, last := range []bool{false, true} {
		if done, err := w.app.FillField(w.ctx, w.owner.Workspace, f.ID, 1_000); err != nil || done.More == last {
			t.Fatalf("emptying, portion %d: more %v, %v", i, done.More, err)
		}
	}
	if n := w.countsFor(f.ID); n != 0 {
		t.Fatalf("%d leads are left", n)
	}
}

// Where leads are few there is nothing to do later.
func TestAFieldOfFewLeadsIsFilledAtOnce(t *testing.T) {
	w := newWorld(t)
	w.answered(20, "rooms", `3`)
	f, err := w.app.CreateField(w.ctx, w.owner, fairlead.Field{Name: "Rooms", Type: fairlead.FieldNumber})
	w.must(err)
	if n := w.countsFor(f.ID); n != 20 || f.Filling || len(w.jobs(f.ID)) > 0 {
		t.Fatalf("%d leads count, filling %v, jobs %v", n, f.Filling, w.jobs(f.ID))
	}
	w.must(w.app.DeleteField(w.ctx, w.owner, "rooms"))
	if n := w.countsFor(f.ID); n != 0 || len(w.jobs(f.ID)) > 0 {
		t.Fatalf("%d leads are left, jobs %v", n, w.jobs(f.ID))
	}
}

// A field of another name of the same key as a form's begins anew.
func TestAFieldOfAKeyThatWasDeleted(t *testing.T) {
	w := newWorld(t)
	first, err := w.app.CreateField(w.ctx, w.owner, fairlead.Field{Name: "Rooms", Type: fairlead.FieldText})
	w.must(err)
	w.post(fairlead.Submission{Source: "x", Fields: map[string]json.RawMessage{"rooms": json.RawMessage(`4`)}})
	w.must(w.app.DeleteField(w.ctx, w.owner, "rooms"))
	second, err := w.app.CreateField(w.ctx, w.owner, fairlead.Field{Name: "Rooms", Type: fairlead.FieldNumber})
	w.must(err)
	w.post(fairlead.Submission{Source: "x", Fields: map[string]json.RawMessage{"rooms": json.RawMessage(`4`)}})
	if first.ID == second.ID || w.countsFor(first.ID) != 0 || w.countsFor(second.ID) != 1 {
		t.Fatalf("%d leads are found by field %d, %d by field %d", w.countsFor(first.ID), first.ID, w.countsFor(second.ID), second.ID)
	}
}

// There are bounds to how many fields and choices there are.
func TestBoundsOfFields(t *testing.T) {
	w := newWorld(t)
	w.must(w.store.Write(w.ctx, w.owner.Workspace, func(tx store.Tx) error {
		first, err := tx.NextIDs(store.FieldIDs, 100)
		w.must(err)
		all := make([]fairlead.Field, 100)
		for i := range all {
			all[i] = fairlead.Field{ID: first + int64(i), Key: string(rune('a'+i%26)) + string(rune('a'+i/26)), Name: string(rune('A' + i)), Type: fairlead.FieldText}
		}
		return tx.Fields().Save(all)
	}))
	_, err := w.app.CreateField(w.ctx, w.owner, fairlead.Field{Name: "One more", Type: fairlead.FieldText})
	w.refused(err, fairlead.KindConflict, "too_many_fields")
}

// An answer is kept byte for byte as a person would write it in JSON; one that is empty leaves nothing.
func TestAnswersThatFit(t *testing.T) {
	w := newWorld(t)
	for name, kind := range map[string]fairlead.FieldType{"rooms": fairlead.FieldNumber, "remark": fairlead.FieldText, "paid": fairlead.FieldYesNo} {
		_, err := w.app.CreateField(w.ctx, w.owner, fairlead.Field{Name: name, Type: kind})
		w.must(err)
	}
	for sent, want := range map[string]string{
		`{"rooms": 3.50, "remark": " <b> & ü ", "paid": "Y", "x": " <b> "}`: `{"paid":true,"remark":"<b> & ü","rooms":3.50,"x":" <b> "}`,
		`{"rooms": "+007.50", "remark": 7, "paid": 0}`:                      `{"paid":false,"remark":"7","rooms":7.5}`,
		`{"rooms": [ 12345678901234567890 ], "remark": ["a"]}`:              `{"remark":"a","rooms":12345678901234567890}`,
		`{"rooms": " ", "remark": [null, ""], "paid": null, "x": null}`:     `{"x":null}`,
		`{"rooms": "` + "1e3" + `"}`:                                        "fields.rooms",
		`{"rooms": "NaN"}`:                                                  "fields.rooms", `{"rooms": true}`: "fields.rooms", `{"rooms": 1e999}`: "fields.rooms", `{"paid": 2}`: "fields.paid", `{"paid": {}}`: "fields.paid",
	} {
		var answers map[string]json.RawMessage
		w.must(json.Unmarshal([]byte(sent), &answers))
		result, err := w.app.Intake(w.ctx, w.owner, usecase.IntakeRequest{Submission: fairlead.Submission{Source: "x", Fields: answers}})
		var wrong *fairlead.Error
		if errors.As(err, &wrong) && len(wrong.Fields) == 1 {
			if wrong.Fields[0].Field != want {
				t.Errorf("%s: refused because of %s, want %s", sent, wrong.Fields[0].Field, want)
			}
			continue
		}
		w.must(err)
		var got strings.Builder
		for i, key := range slices.Sorted(maps.Keys(result.Lead.Fields)) {
			got.WriteString([]string{`{"`, `,"`}[min(i, 1)] + key + `":` + string(result.Lead.Fields[key]))
		}
		if got.WriteString("}"); got.String() != want {
			t.Errorf("%s: got %s, want %s", sent, got.String(), want)
		}
	}
}
