package googleads

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/ingest"
)

var source = fairlead.Source{ID: 1, Kind: fairlead.KindGoogle, Settings: map[string]string{KeySetting: "a key"}}

func fixture(t testing.TB, name string) []byte {
	t.Helper()
	body, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return body
}

func TestALeadIsReceivedAndRead(t *testing.T) {
	body := fixture(t, "lead.json")
	got, err := Connector{}.Receive(source, ingest.Request{Body: body})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(got.Keep), "a key") {
		t.Errorf("the key is kept: %s", got.Keep)
	}
	if want := []ingest.Item{{ID: "CjwK.lead-1"}}; !reflect.DeepEqual(got.Leads, want) {
		t.Errorf("leads %v, want %v", got.Leads, want)
	}
	lead, err := Connector{}.Read(t.Context(), source, got.Keep, "CjwK.lead-1")
	if err != nil {
		t.Fatal(err)
	}
	want := ingest.Lead{Source: "google", FormKey: "9007199254740993", At: time.Date(2026, 11, 27, 12, 30, 0, 0, time.UTC), Answers: []ingest.Answer{
		{Key: "FULL_NAME", Label: "Full Name", Values: []string{"Zoë Ångström"}},
		{Key: "EMAIL", Values: []string{"zoe@mail.test"}},
		{Key: "What is your budget?", Label: "What is your budget?", Values: []string{"over 500,000"}},
		{Key: "QUESTION_2", Values: []string{"soon"}},
	}, Beside: map[string]string{"campaign_id": "9223372036854775807", "gcl_id": "gclid-1", "lead_submit_time": "2026-11-27T12:30:00Z", "new_thing": `{"a":1}`}}
	if !reflect.DeepEqual(lead, want) {
		t.Errorf("got  %+v\nwant %+v", lead, want)
	}
}

func TestATestIsNoLead(t *testing.T) {
	got, err := Connector{}.Receive(source, ingest.Request{Body: fixture(t, "test.json")})
	if err != nil || len(got.Leads) != 1 || !got.Leads[0].Test {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestWhatIsNotFromGoogleIsRefused(t *testing.T) {
	for body, status := range map[string]int{
		``: 400, `[]`: 400, `null`: 400, `{`: 400,
		`{}`: 401, `{"google_key":"a Key","lead_id":"1"}`: 401, `{"Google_Key":"a key","lead_id":"1"}`: 401, `{"google_key":null,"lead_id":"1"}`: 401,
		`{"google_key":"a key"}`: 400, `{"google_key":"a key","lead_id":""}`: 400, `{"google_key":"a key","lead_id":"1","user_column_data":{}}`: 400,
	} {
		_, err := Connector{}.Receive(source, ingest.Request{Body: []byte(body)})
		var refused *ingest.Refused
		if !errors.As(err, &refused) || refused.Status != status {
			t.Errorf("%s: got %v, want it refused with %d", body, err, status)
		}
		if refused != nil && strings.Contains(string(refused.Keep), "a key") {
			t.Errorf("%s: the key is kept", body)
		}
	}
	if _, err := (Connector{}).Receive(fairlead.Source{}, ingest.Request{Body: []byte(`{"google_key":"","lead_id":"1"}`)}); err == nil {
		t.Error("a source without a key takes what has none")
	}
}

// FuzzReceive: whatever comes is received or refused; what is received can be read.
func FuzzReceive(f *testing.F) {
	f.Add(fixture(f, "lead.json"))
	f.Add(fixture(f, "test.json"))
	f.Fuzz(func(t *testing.T, body []byte) {
		got, err := Connector{}.Receive(source, ingest.Request{Body: body})
		if err != nil {
			return
		}
		if _, err := (Connector{}).Read(t.Context(), source, got.Keep, got.Leads[0].ID); err != nil {
			t.Fatal(err)
		}
	})
}
