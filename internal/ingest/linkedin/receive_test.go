package linkedin

import (
	"errors"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/ingest"
	"fairlead/internal/outbound"
	"fairlead/internal/testkit/linkedintest"
)

var source = fairlead.Source{ID: 1, Kind: fairlead.KindLinkedIn, Settings: map[string]string{ClientSecret: "client-secret", AccessToken: "a-token"}}

const leadID = "a9a29e52-c0a3-42e3-8af1-2fc83b697003-4"

func connector() *Connector { return New(outbound.New(true)) }

func fixture(t testing.TB, name string) string {
	t.Helper()
	body, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

func receive(s fairlead.Source, body, signature string) (ingest.Received, error) {
	return connector().Receive(s, ingest.Request{Header: http.Header{"X-Li-Signature": {signature}}, Body: []byte(body)})
}

// TestTheSignatureIsOverTheBytes, with hmacsha256= before them, which is not in the header. This one was reckoned elsewhere.
func TestTheSignatureIsOverTheBytes(t *testing.T) {
	body := fixture(t, "created.json")
	const signature = "b8ce51559369140c699a9b6a0422a5023d1e04ac2264fd1b4a14885675156071"
	got, err := receive(source, body, signature)
	want := []ingest.Item{{ID: leadID, At: time.Date(2026, 11, 27, 13, 10, 0, 123_000_000, time.UTC)}}
	if err != nil || !reflect.DeepEqual(got.Leads, want) || string(got.Keep) != body {
		t.Fatalf("got %+v, %v", got, err)
	}
	if _, err := receive(source, body, strings.ToUpper(signature)); err != nil {
		t.Errorf("in capitals: %v", err)
	}
	for _, wrong := range []string{"", signature[:len(signature)-2], "hmacsha256=" + signature, "zz", linkedintest.Signature(body, "Client-secret"), linkedintest.Signature(body, ""),
		linkedintest.Signature(body+" ", "client-secret")} {
		var refused *ingest.Refused
		if _, err := receive(source, body, wrong); !errors.As(err, &refused) || refused.Status != http.StatusForbidden || string(refused.Keep) != body {
			t.Errorf("signed %q: %v", wrong, err)
		}
	}
	if _, err := receive(fairlead.Source{}, body, linkedintest.Signature(body, "")); err == nil {
		t.Error("a source without a secret takes what is signed with none")
	}
}

// TestWhatIsDeletedIsGone, whatever else is said of it.
func TestWhatIsDeletedIsGone(t *testing.T) {
	body := linkedintest.Notice("DELETED", leadID, time.UnixMilli(1))
	got, err := receive(source, body, linkedintest.Signature(body, "client-secret"))
	if want := []ingest.Item{{ID: leadID, Gone: true}}; err != nil || !reflect.DeepEqual(got.Leads, want) {
		t.Errorf("got %+v, %v", got.Leads, err)
	}
	if all := got.Arrived(); len(all) != 1 || all[0].State != fairlead.ArrivedErased || !all[0].NextAt.IsZero() {
		t.Errorf("it arrives as %+v", all)
	}
}

func TestWhatNamesNoLeadIsRefused(t *testing.T) {
	const urn = `"leadGenFormResponse":"urn:li:leadGenFormResponse:`
	for body, status := range map[string]int{
		``: 400, `[]`: 400, `null`: 200, `{`: 400, `{"type":"LEAD_ACTION","leadAction":"CREATED"}`: 400, `{"type":7}`: 400,
		`{"type":"LEAD_ACTION","leadAction":"CREATED",` + urn + `"}`:         400,
		`{"type":"LEAD_ACTION","leadAction":"CREATED",` + urn + `../../me"}`: 400, `{"type":"LEAD_ACTION","leadAction":"CREATED",` + urn + `a?b"}`: 400,
		`{"type":"LEAD_ACTION","leadAction":"CREATED",` + urn + strings.Repeat("a", 300) + `"}`: 400,
		`{"type":"ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS"}`:                                   200, `{"type":"LEAD_ACTION","leadAction":"VIEWED",` + urn + `a-1"}`: 200,
	} {
		_, err := receive(source, body, linkedintest.Signature(body, "client-secret"))
		var refused *ingest.Refused
		if !errors.As(err, &refused) || refused.Status != status || refused.Problem == "" {
			t.Errorf("%s: %v", body, err)
		}
	}
	for _, at := range []string{`"yesterday"`, `-1`, `0`, `1e300`, `9223372036854775807`, `null`} {
		body := `{"type":"LEAD_ACTION","leadAction":"CREATED",` + urn + `a-1","occurredAt":` + at + `}`
		if got, err := receive(source, body, linkedintest.Signature(body, "client-secret")); err != nil || !got.Leads[0].At.IsZero() {
			t.Errorf("occurred at %s: %+v, %v", at, got, err)
		}
	}
}

// TestTheChallengeIsAnswered with a signature, which was reckoned elsewhere.
func TestTheChallengeIsAnswered(t *testing.T) {
	const code = "890e4665-4dfe-4ab1-b689-ed553bceeed0"
	got, err := connector().Challenge(source, url.Values{"challengeCode": {code}, "applicationId": {"7"}})
	want := `{"challengeCode":"` + code + `","challengeResponse":"8ab4bbad570533d66462deba280bde93c1cad8b543e7f526d3e962acaf6c391a"}`
	if err != nil || string(got.Body) != want || got.ContentType != "application/json" {
		t.Errorf("got %+v, %v", got, err)
	}
	for _, query := range []url.Values{nil, {"challengeCode": {""}}, {"challengeCode": {"a b"}}, {"challengeCode": {"ä"}}, {"challengeCode": {strings.Repeat("a", 201)}}} {
		var refused *ingest.Refused
		if _, err := connector().Challenge(source, query); !errors.As(err, &refused) || refused.Status != http.StatusBadRequest {
			t.Errorf("%v: %v", query, err)
		}
	}
	if _, err := connector().Challenge(fairlead.Source{}, url.Values{"challengeCode": {code}}); err == nil {
		t.Error("a source without a secret answers")
	}
}

// TestAChallengeSignsNoNotice: who knows the address can have texts signed, but none that passes for what LinkedIn sends.
func TestAChallengeSignsNoNotice(t *testing.T) {
	code := prefix + `{"type":"LEAD_ACTION","leadAction":"DELETED","leadGenFormResponse":"urn:li:leadGenFormResponse:a-1"}`
	if got, err := connector().Challenge(source, url.Values{"challengeCode": {code}}); err == nil {
		t.Errorf("got %s", got.Body)
	}
}

func TestSettings(t *testing.T) {
	for name, values := range map[string]map[string]bool{
		APIVersion: {"202607": true, "2026-07": false, "202613": false, "v26.0": false},
		APIURL:     {"https://api.linkedin.com": true, "https://a.test/?q": false, "nowhere": false},
	} {
		for _, setting := range connector().Settings() {
			for value, fine := range values {
				if setting.Name == name && (setting.Check(value) == "") != fine {
					t.Errorf("%s %s: %q", name, value, setting.Check(value))
				}
			}
		}
	}
}

// FuzzReceive: whatever is signed is received or refused, and the id of a lead is one.
func FuzzReceive(f *testing.F) {
	f.Add(fixture(f, "created.json"))
	f.Add(linkedintest.Notice("DELETED", leadID, time.UnixMilli(1)))
	f.Fuzz(func(t *testing.T, body string) {
		got, err := receive(source, body, linkedintest.Signature(body, "client-secret"))
		var refused *ingest.Refused
		if err != nil && !errors.As(err, &refused) {
			t.Fatal(err)
		}
		if err == nil && (len(got.Leads) != 1 || !anID.MatchString(got.Leads[0].ID)) {
			t.Fatalf("leads %+v", got.Leads)
		}
	})
}
