package usecase_test

import (
	"context"
	"errors"
	"testing"

	"fairlead"
	"fairlead/internal/store"
	"fairlead/internal/usecase"
)

// failing is a store whose changes of people and rules fail at the very end.
type failing struct{ store.Store }

var errNoDisk = errors.New("no disk")

func (f failing) Write(ctx context.Context, workspace int64, fn func(store.Tx) error) error {
	return f.Store.Write(ctx, workspace, func(tx store.Tx) error {
		if err := fn(tx); err != nil {
			return err
		}
		return errNoDisk
	})
}

// TestWhatWasNeverCommittedIsNotRemembered: the rules of a change that failed have the number of the next version, which another
// replica writes.
func TestWhatWasNeverCommittedIsNotRemembered(t *testing.T) {
	w := newWorld(t)
	_, rotation := w.agents("Ana")
	out := usecase.Outside{CheckTarget: func(string) string { return "" }, NewSecret: func() string { return "whsec_" }, Word: func(usecase.Event) []byte { return []byte("{}") }}
	ours, theirs := usecase.New(failing{w.store}, w.now, out), usecase.New(w.store, w.now, out)
	defer ours.Close()
	defer theirs.Close()
	_, err := theirs.CreateWebhook(w.ctx, w.owner, usecase.WebhookRequest{URL: "https://example.com", Events: []fairlead.EventType{fairlead.EventLeadAssigned}, On: true})
	w.must(err) // who is told of a change is told by its rules
	if _, err := ours.SetRouting(w.ctx, w.owner, false, 0); !errors.Is(err, errNoDisk) {
		t.Fatalf("got %v", err)
	}
	_, err = theirs.SetRouting(w.ctx, w.owner, true, rotation.ID)
	w.must(err)
	got, err := ours.Routing(w.ctx, w.owner)
	w.must(err)
	if !got.Policy.AutoAssign || got.Policy.Otherwise != rotation.ID {
		t.Errorf("version %d: auto-assign %v, otherwise %d", got.Policy.Version, got.Policy.AutoAssign, got.Policy.Otherwise)
	}
}

// TestPeopleAreAsAnotherReplicaLeftThem, though they are remembered.
func TestPeopleAreAsAnotherReplicaLeftThem(t *testing.T) {
	w := newWorld(t)
	people, _ := w.agents("Ana")
	lead := w.post(from("website")).Lead.ID
	theirs := usecase.New(w.store, w.now, usecase.Outside{})
	defer theirs.Close()
	for _, name := range []string{"Ana", "Anna", "Hannah"} {
		_, err := theirs.UpdateMember(w.ctx, w.owner, people[0].Member.ID, usecase.MemberPatch{Name: &name})
		w.must(err)
		got, err := w.app.Lead(w.ctx, w.owner, lead)
		w.must(err)
		if got.Agent.Name != name {
			t.Errorf("%s is called %s", name, got.Agent.Name)
		}
	}
}
