package ingest

import "testing"

func TestTextsAreReadAsTheyAreWritten(t *testing.T) {
	for raw, want := range map[string]string{``: "", `null`: "", `""`: "", `" a b "`: "a b", `55459717045641545`: "55459717045641545", `true`: "true", ` {"a": 1} `: `{"a": 1}`} {
		if got := Text([]byte(raw)); got != want {
			t.Errorf("%s is %q, want %q", raw, got, want)
		}
	}
}

// TestNothingIsTheSameAsNoSecret: a source without one is open to nobody.
func TestNothingIsTheSameAsNoSecret(t *testing.T) {
	for _, c := range []struct {
		given, secret string
		same          bool
	}{{"a", "a", true}, {"a", "b", false}, {"a", "A", false}, {"", "a", false}, {"a", "", false}, {"", "", false}} {
		if Same(c.given, c.secret) != c.same {
			t.Errorf("%q for %q", c.given, c.secret)
		}
	}
}
