package server_test

import (
	"fmt"
	"sync"
	"testing"

	"fairlead/internal/testkit"
)

// TestAFieldIsFilledInTheBackground: more leads than are entered at once answered it before it was defined.
func TestAFieldIsFilledInTheBackground(t *testing.T) {
	w := testkit.Start(t)
	var senders sync.WaitGroup
	for range 16 {
		senders.Go(func() {
			for range 70 {
				w.Owner.Post("/leads", map[string]any{"name": "Jo", "fields": map[string]any{"rooms": 3}}).Expect(201)
			}
		})
	}
	senders.Wait()
	made := w.Owner.Post("/fields", map[string]any{"name": "Rooms", "type": "number"}).Expect(201)
	if made.Value("filling") != true {
		t.Errorf("of 1,120 leads all were entered at once: %s", made.Body)
	}
	filled := func() bool { return w.Owner.Get("/fields").Expect(200).Value("items.0.filling") == false }
	testkit.Until(t, "the field is filled", filled)
	if uses := w.Owner.Get(fmt.Sprintf("/fields/%s/uses", made.Text("key"))).Expect(200); uses.Int("leads") != 1120 {
		t.Errorf("1,120 leads answered it: %s", uses.Body)
	}
}
