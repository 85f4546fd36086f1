package tiktok

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"os"
	"reflect"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/ingest"
)

var (
	source = fairlead.Source{ID: 1, Kind: fairlead.KindTikTok, Settings: map[string]string{ClientSecret: "client-secret"}}
	open   = fairlead.Source{ID: 2, Kind: fairlead.KindTikTok}
	now    = time.Unix(1795785010, 0)
)

func fixture(t testing.TB) []byte {
	t.Helper()
	body, err := os.ReadFile("testdata/leads.json")
	if err != nil {
		t.Fatal(err)
	}
	return body
}

func connector() *Connector { return New(func() time.Time { return now }) }

func receive(s fairlead.Source, body []byte, signature string) (ingest.Received, error) {
	header := http.Header{}
	header.Set("TikTok-Signature", signature)
	return connector().Receive(s, ingest.Request{Header: header, Body: body})
}

func sign(body []byte, at time.Time, secret string) string {
	mac := hmac.New(sha256.New, []byte(secret))
	_, _ = fmt.Fprintf(mac, "%d.%s", at.Unix(), body)
	return fmt.Sprintf("t=%d,s=%s", at.Unix(), hex.EncodeToString(mac.Sum(nil)))
}

// TestASecretIsProved: with one, what is sent is signed with it, and now. This signature was reckoned elsewhere.
func TestASecretIsProved(t *testing.T) {
	const body, signature = `{"object":1,"entry":[{"id":"7"}]}`, "t=1795785010,s=ba3fedbad2f7f772d026ac8dc42bc70e927728d17c23e7eedecc2025344e595c"
	if _, err := receive(source, []byte(body), signature); err != nil {
		t.Errorf("signed: %v", err)
	}
	for _, fine := range []string{sign([]byte(body), now.Add(5*time.Minute), "client-secret"), sign([]byte(body), now.Add(-5*time.Minute), "client-secret")} {
		if _, err := receive(source, []byte(body), fine); err != nil {
			t.Errorf("signed %s: %v", fine, err)
		}
	}
	for _, wrong := range []string{"", "t=,s=", signature[:len(signature)-2], signature[len("t=1795785010,"):], "t=1795785011," + signature[len("t=1795785010,"):],
		sign([]byte(body), now, "Client-secret"), sign([]byte(body), now, ""), sign([]byte(body+" "), now, "client-secret"),
		sign([]byte(body), now.Add(5*time.Minute+time.Second), "client-secret"), sign([]byte(body), now.Add(-5*time.Minute-time.Second), "client-secret")} {
		var refused *ingest.Refused
		if _, err := receive(source, []byte(body), wrong); !errors.As(err, &refused) || refused.Status != http.StatusForbidden || string(refused.Keep) != body {
			t.Errorf("signed %q: %v", wrong, err)
		}
	}
	if _, err := receive(open, []byte(body), "t=1,s=00"); err != nil {
		t.Errorf("a source without a secret: %v", err)
	}
}

// TestLeadsAreNamedAndRead: each for itself, with its own time, and none suffers from its neighbours.
func TestLeadsAreNamedAndRead(t *testing.T) {
	body, at := fixture(t), time.Unix(1795785000, 0).UTC()
	got, err := receive(open, body, "")
	if want := []ingest.Item{{ID: "7420000000000000001", At: at}, {ID: "9007199254740993"}}; err != nil || !reflect.DeepEqual(got.Leads, want) || string(got.Keep) != string(body) {
		t.Fatalf("got %+v, %v", got.Leads, err)
	}
	for id, want := range map[string]ingest.Lead{
		"7420000000000000001": {Source: "tiktok", FormKey: "7410000000000000009", FormName: "Home valuation", At: at, Answers: []ingest.Answer{
			{Key: "name", Values: []string{"Zoë Ångström"}}, {Key: "email", Values: []string{"zoe@mail.test"}}, {Key: "How many rooms?", Values: []string{"4"}},
			{Key: "Where?", Values: []string{"by the sea", "in town"}}, {Key: "Anything else?"}, {Key: "answer", Values: []string{"stray"}},
			{Key: "answer", Values: []string{`{ "value": "of no question" }`}}},
			Beside: map[string]string{"lead_source": "INSTANT_FORM", "advertiser_id": "69", "advertiser_name": "Harbour Homes", "campaign_id": "1790000000000000001", "campaign": "Spring",
				"adgroup_id": "3", "adgroup_name": "Near", "ad_id": "4", "ad_name": "A pier"}},
		"9007199254740993": {Source: "tiktok", Beside: map[string]string{"lead_source": "DIRECT_MESSAGE", "library_id": "55", "changes": `{ "name": "Ben" }`}},
	} {
		if lead, err := connector().Read(t.Context(), open, got.Keep, id); err != nil || !reflect.DeepEqual(lead, want) {
			t.Errorf("got  %+v, %v\nwant %+v", lead, err, want)
		}
	}
	var failed *ingest.Failed
	if _, err := connector().Read(t.Context(), open, got.Keep, "8"); !errors.As(err, &failed) {
		t.Errorf("a lead that is not in it: %v", err)
	}
}

func TestWhatNamesNoLeadIsRefused(t *testing.T) {
	for body, status := range map[string]int{
		``: 400, `[]`: 400, `null`: 400, `{}`: 400, `{"object":1,"entry":{}}`: 400, `{"object":1,"entry":[{}]}`: 400, `{"object":1,"entry":[{"id":1.5e300}]}`: 400,
		`{"object":"1","entry":[{"id":"a/b"}]}`: 400, `{"object":1,"entry":[]}`: 200, `{"object":1}`: 200, `{"object":2,"entry":[{"id":"7"}]}`: 200,
	} {
		_, err := receive(open, []byte(body), "")
		var refused *ingest.Refused
		if !errors.As(err, &refused) || refused.Status != status || refused.Problem == "" {
			t.Errorf("%s: %v", body, err)
		}
	}
}

// FuzzReceive: whatever comes is received or refused, and every lead that is named can be read.
func FuzzReceive(f *testing.F) {
	f.Add(fixture(f))
	f.Add([]byte(`{"object":"1","entry":[{"id":7},{"id":"7","changes":[{"field":1,"value":{}}]}]}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		got, err := receive(open, body, "")
		var refused *ingest.Refused
		if err != nil && !errors.As(err, &refused) {
			t.Fatal(err)
		}
		for _, l := range got.Leads {
			if _, err := connector().Read(t.Context(), open, got.Keep, l.ID); err != nil {
				t.Fatalf("%s: %v", l.ID, err)
			}
		}
	})
}
