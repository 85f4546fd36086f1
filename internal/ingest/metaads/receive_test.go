package metaads

import (
	"errors"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/ingest"
	"fairlead/internal/outbound"
	"fairlead/internal/testkit/graphtest"
)

var source = fairlead.Source{ID: 1, Kind: fairlead.KindMeta, Settings: map[string]string{AppSecret: "app-secret", VerifyToken: "a token", PageToken: "page-token"},
	CreatedAt: time.Date(2026, 11, 1, 12, 0, 0, 0, time.UTC)}

func connector() *Connector { return New(outbound.New(true), time.Now) }

func receive(s fairlead.Source, body, signature string) (ingest.Received, error) {
	return connector().Receive(s, ingest.Request{Header: http.Header{"X-Hub-Signature-256": {signature}}, Body: []byte(body)})
}

// TestTheSignatureIsOverTheBytes: what Meta escapes is signed as it is escaped. The example is of the vendor's documentation,
// reckoned elsewhere.
func TestTheSignatureIsOverTheBytes(t *testing.T) {
	const body = `{"object":"page","entry":[{"id":"0","time":1710000000,"changes":[{"field":"leadgen","value":{"leadgen_id":"444444444444","note":"\u00e4\u00f6\u00e5"}}]}]}`
	const signature = "sha256=527f757eececc5695c9ba688fff2b2b50d4b6f94ec15de68bd11324271a68427"
	got, err := receive(source, body, signature)
	if err != nil || len(got.Leads) != 1 || !got.Leads[0].Test || string(got.Keep) != body {
		t.Fatalf("got %+v, %v", got, err)
	}
	for _, wrong := range []string{"", signature[:len(signature)-2], strings.Replace(signature, "sha256=", "sha1=", 1), strings.TrimPrefix(signature, "sha256="),
		"sha256=zz", graphtest.Signature(body, "App-Secret"), graphtest.Signature(body, "")} {
		var refused *ingest.Refused
		if _, err := receive(source, body, wrong); !errors.As(err, &refused) || refused.Status != http.StatusForbidden {
			t.Errorf("signed %q: %v", wrong, err)
		}
	}
	elsewhere, other := source, `{"object":"page","entry":[{"changes":[{"field":"leadgen","value":{"leadgen_id":7,"page_id":6}}]}]}`
	elsewhere.Settings = map[string]string{AppSecret: "s", PageIDs: "5"}
	var refused *ingest.Refused
	if _, err := receive(elsewhere, other, graphtest.Signature(other, "s")); !errors.As(err, &refused) || refused.Status != http.StatusOK {
		t.Errorf("of a page that was not chosen: %v", err)
	}
	if _, err := receive(fairlead.Source{}, body, graphtest.Signature(body, "")); err == nil {
		t.Error("a source without a secret takes what is signed with none")
	}
}

// TestLeadsAreNamed, however their ids are written, each of a batch, and none that is of another page.
func TestLeadsAreNamed(t *testing.T) {
	at := time.Unix(1440120384, 0).UTC()
	for body, want := range map[string][]ingest.Item{
		`{"object":"page","entry":[{"id":51044240199134611,"changes":[{"field":"leadgen","value":{"adgroup_id":0,"leadgen_id":55459717045641545,"page_id":5,"created_time":1440120384}}]}]}`: {{ID: "55459717045641545", At: at}},
		`{"entry":[{"changes":[{"value":{"leadgen_id":"7","page_id":"5","created_time":"1440120384"},"field":"leadgen"},{"value":{"leadgen_id":8,"page_id":5},"field":"leadgen"}]},
			{"changes":[{"value":{"leadgen_id":9,"page_id":6},"field":"leadgen"},{"value":{"post":1},"field":"feed"}]}],"object":"page"}`: {{ID: "7", At: at}, {ID: "8"}},
		`{"object":"page","entry":[{"changes":[{"field":"leadgen","value":{"leadgen_id":"x"}},{"field":"leadgen","value":{"leadgen_id":"10","page_id":"5","created_time":-1}}]}]}`: {{ID: "10"}},
		`{"object":"page","entry":[{"id":"0","changes":[{"field":"leadgen","value":{"leadgen_id":"444444444444","page_id":"444444444444"}}]}]}`:                                    {{ID: "444444444444", Test: true}},
	} {
		s := source
		s.Settings = map[string]string{AppSecret: "s", PageIDs: "4, 5"}
		got, err := receive(s, body, graphtest.Signature(body, "s"))
		if err != nil || !reflect.DeepEqual(got.Leads, want) {
			t.Errorf("%s: got %+v, %v", body, got.Leads, err)
		}
	}
}

func TestWhatNamesNoLeadIsRefused(t *testing.T) {
	for body, status := range map[string]int{
		``: 400, `[]`: 400, `null`: 400, `{"object":"user","entry":[]}`: 400, `{"object":"page","entry":{}}`: 400,
		`{"object":"page","entry":[{"changes":[{"field":"leadgen","value":{"leadgen_id":null}}]}]}`:       400,
		`{"object":"page","entry":[{"changes":[{"field":"leadgen","value":{"leadgen_id":1.5e300}}]}]}`:    400,
		`{"object":"page","entry":[{"changes":[{"field":"leadgen","value":{"leadgen_id":"../../me"}}]}]}`: 400,
		`{"object":"page","entry":[]}`: 200, `{"object":"page","entry":[{"changes":[{"field":"feed","value":{}}]}]}`: 200,
		`{"object":"page","entry":[{"id":"5","time":1,"changed_fields":["leadgen"]}]}`: 200,
	} {
		_, err := receive(source, body, graphtest.Signature(body, "app-secret"))
		var refused *ingest.Refused
		if !errors.As(err, &refused) || refused.Status != status || refused.Problem == "" {
			t.Errorf("%s: %v", body, err)
		}
	}
}

// TestTheAddressIsConfirmed: to Meta, with the number that it sent and nothing else.
func TestTheAddressIsConfirmed(t *testing.T) {
	for query, status := range map[string]int{
		"hub.mode=subscribe&hub.verify_token=a+token&hub.challenge=1158201444": 200,
		"hub.mode=subscribe&hub.verify_token=a+tokem&hub.challenge=1158201444": 403, "hub.mode=subscribe&hub.challenge=1": 403,
		"hub.mode=subscribe&hub.verify_token=a+token&hub.challenge=<b>": 400, "hub.mode=other&hub.verify_token=a+token&hub.challenge=1": 400, "": 400,
	} {
		values, _ := url.ParseQuery(query)
		got, err := connector().Challenge(source, values)
		var refused *ingest.Refused
		switch {
		case status == 200 && (err != nil || string(got.Body) != "1158201444" || !strings.HasPrefix(got.ContentType, "text/plain")):
			t.Errorf("%s: %+v, %v", query, got, err)
		case status != 200 && (!errors.As(err, &refused) || refused.Status != status):
			t.Errorf("%s: %v", query, err)
		}
	}
	if _, err := connector().Challenge(fairlead.Source{}, url.Values{"hub.mode": {"subscribe"}, "hub.challenge": {"1"}, "hub.verify_token": {""}}); err == nil {
		t.Error("a source without a token is confirmed to anybody")
	}
}

// FuzzReceive: whatever is signed is received or refused, and the ids of leads are ids.
func FuzzReceive(f *testing.F) {
	f.Add(`{"object":"page","entry":[{"id":"1","time":1,"changes":[{"field":"leadgen","value":{"leadgen_id":"7","page_id":5,"created_time":1}}]}]}`)
	f.Add(`{"object":"page","entry":[{"id":"1","changed_fields":["leadgen"]}]}`)
	f.Fuzz(func(t *testing.T, body string) {
		got, err := receive(source, body, graphtest.Signature(body, "app-secret"))
		var refused *ingest.Refused
		if err != nil && !errors.As(err, &refused) {
			t.Fatal(err)
		}
		for _, l := range got.Leads {
			if !aPage.MatchString(l.ID) {
				t.Fatalf("a lead's id is %q", l.ID)
			}
		}
	})
}
