package routing

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"fairlead"

	"pgregory.net/rapid"
)

func TestPhoneCountry(t *testing.T) {
	for phone, want := range map[string]string{
		"+49 30 1234567": "DE", "+1 212 555 0100": "US", "+1 416 555 0100": "CA", "+1-787-555-0100": "PR", "+44 20 7946 0000": "GB",
		" +351 21 000": "PT", "+7 495 000": "RU", "+7 701 000": "KZ", "+998 71": "UZ", "+852 1234": "HK", "+210": "", "+": "",
		"": "", "030 1234567": "", "0049 30 1": "", "+800 1234": "", "+3": "",
	} {
		if got := phoneCountry(phone); got != want {
			t.Errorf("phoneCountry(%q) = %q, want %q", phone, got, want)
		}
	}
	for code, country := range callingCodes {
		if len(country) != 2 || len(code) > 4 || strings.ToUpper(country) != country {
			t.Errorf("code %q is of country %q", code, country)
		}
	}
}

func TestFactsOf(t *testing.T) {
	berlin := time.FixedZone("CEST", 2*60*60)
	sunday := time.Date(2026, time.May, 10, 23, 30, 0, 0, time.UTC)
	f := FactsOf(fairlead.Submission{Contact: fairlead.Contact{Email: "Jo@Mail.Example.TEST "}}, sunday.In(berlin))
	if f.EmailDomain != "mail.example.test" || f.Status != "" || f.Campaign != "" {
		t.Errorf("facts %+v", f)
	}
	seen := look([]string{"arrived_hour", "arrived_weekday"}, f)
	if seen[0].shown != "1" || seen[1].shown != "mon" {
		t.Errorf("arrived at %s on %s, want 1 on mon: the zone counts", seen[0].shown, seen[1].shown)
	}
	won := FactsOf(fairlead.Submission{Status: fairlead.StatusWon, Fields: map[string]json.RawMessage{"campaign": json.RawMessage(`"May"`)}}, noon)
	if won.Status != "won" || won.Campaign != "May" || emailDomain("no address") != "" {
		t.Errorf("facts %+v", won)
	}
}

// Folding agrees with strings.EqualFold about what is equal, and is stable.
func TestLawFold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.String().Draw(t, "a")
		b := rapid.OneOf(rapid.Just(strings.ToUpper(a)), rapid.Just(strings.ToLower(a)), rapid.String()).Draw(t, "b")
		a, b = strings.TrimSpace(a), strings.TrimSpace(b)
		if (Fold(a) == Fold(b)) != strings.EqualFold(a, b) {
			t.Fatalf("Fold(%q) = %q, Fold(%q) = %q, EqualFold = %v", a, Fold(a), b, Fold(b), strings.EqualFold(a, b))
		}
		if Fold(Fold(a)) != Fold(a) {
			t.Fatalf("folding %q twice differs", a)
		}
	})
}

func TestScalars(t *testing.T) {
	for raw, want := range map[string]string{
		`"a"`: "a", `5`: "5", `true`: "true", `null`: "", ``: "", `["a",2,null]`: "a|2", `{"a":1}`: `{"a":1}`, `"\u00e4"`: "ä",
		`[`: "[", `"`: `"`, `"\`: `"\`, `""`: "", `[[1],"x"]`: "[1]|x",
	} {
		if got := strings.Join(scalars(json.RawMessage(raw)), "|"); got != want {
			t.Errorf("scalars(%s) = %q, want %q", raw, got, want)
		}
	}
}
