package httpapi_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fairlead/internal/testkit"
)

// TestAListReadsALeadAsItIsReadAlone sends every lead that the scenario of bad input sends once alone and once in a list,
// beside a good one.
func TestAListReadsALeadAsItIsReadAlone(t *testing.T) {
	w := testkit.Start(t)
	compared := 0
	for _, s := range read(t, "testdata/scenarios/bad_input.json").Steps {
		body, _ := json.Marshal(s.Send)
		if s.Raw != nil {
			body = []byte(*s.Raw)
		}
		if s.Do != "POST /leads" || len(s.Headers) > 0 || s.Size > 0 || !json.Valid(body) {
			continue
		}
		alone := w.Owner.Post("/leads", body)
		list := w.Owner.Post("/leads/batch", fmt.Sprintf(`{"leads":[%s,{"name":"Good"}]}`, body)).Expect(200)
		if is := list.Int("items.0.status"); is != int64(alone.Status) || list.Int("items.1.status") != 201 {
			t.Errorf("%s: %d alone, in a list %s", body, alone.Status, list.Body)
		}
		if alone.Status >= 300 {
			compared++
			if diff := cmp.Diff(alone.Value("errors"), list.Value("items.0.error.errors")); diff != "" || alone.Text("detail") != list.Text("items.0.error.detail") {
				t.Errorf("%s is refused otherwise in a list (+) than alone (-):\n%s%s", body, diff, list.Body)
			}
		}
	}
	if compared < 10 {
		t.Errorf("only %d were refused", compared)
	}
}

// TestAThousandLeadsAtOnce, of which three are wrong: the others are taken in and handed out in turn, in their order.
func TestAThousandLeadsAtOnce(t *testing.T) {
	w := testkit.Start(t)
	ana, ben := w.Hire("Ana", "agent"), w.Hire("Ben", "agent")
	w.Rotation("Buyers", ana, ben)
	leads := make([]map[string]any, 1000)
	for i := range leads {
		leads[i] = map[string]any{"name": fmt.Sprintf("Lead %d", i), "email": fmt.Sprintf("%d@x.test", i), "fields": map[string]any{"about": strings.Repeat("x", 2000)}}
	}
	wrong := map[int]bool{0: true, 500: true, 999: true}
	leads[0]["name"], leads[500]["email"], leads[999]["agent_id"] = 7, "nonsense", 4711
	body, _ := json.Marshal(map[string]any{"leads": leads})
	send := func() *testkit.Answer { return w.Owner.Do("POST", "/leads/batch", body, "Idempotency-Key", "all") }
	first := send().Expect(200)
	var got struct {
		Items []struct {
			Index, Status int
			Lead          *struct {
				ID    int64
				Name  string
				Agent struct{ ID int64 } `json:"assigned_agent"`
			}
			Error *struct{ Errors []struct{ Field string } }
		}
	}
	if err := json.Unmarshal(first.Body, &got); err != nil || len(got.Items) != 1000 {
		t.Fatalf("%d items, %v", len(got.Items), err)
	}
	turn, last := []int64{ana.ID, ben.ID}, int64(0)
	for i, item := range got.Items {
		if wrong[i] {
			if item.Status != 422 || item.Lead != nil || item.Error == nil || len(item.Error.Errors) != 1 {
				t.Errorf("lead %d is wrong and was answered %+v", i, item)
			}
			continue
		}
		if item.Index != i || item.Status != 201 || item.Lead == nil || item.Lead.Name != fmt.Sprintf("Lead %d", i) || item.Lead.ID <= last {
			t.Fatalf("lead %d was answered %+v", i, item)
		}
		if last = item.Lead.ID; item.Lead.Agent.ID != turn[0] {
			t.Fatalf("lead %d went to %d, whose turn it was not", i, item.Lead.Agent.ID)
		}
		turn[0], turn[1] = turn[1], turn[0]
	}
	if again := send().Expect(200); string(again.Body) != string(first.Body) {
		t.Error("the same key was answered otherwise")
	}
	if total := w.Owner.Get("/leads").Expect(200).Int("total"); total != 997 {
		t.Errorf("%d leads are there, want 997", total)
	}
	w.Owner.Post("/leads/batch", map[string]any{"leads": append(leads, leads[1])}).Expect(422)
}
