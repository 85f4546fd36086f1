package fairlead_test

import (
	"slices"
	"strings"
	"testing"

	"fairlead"
)

func TestMentions(t *testing.T) {
	for text, want := range map[string][]int64{
		"": nil, "@Ana, call them": nil, "ana@[example](member:x)": nil, "@[](member:7)": nil, "@[Ana](member:0)": nil,
		"@[Ana](member:7) and @[Ben Müller](member:12), @[Ana](member:7) first": {7, 12},
		"@[Ana](member:1234567890123456789)":                                    nil,
	} {
		if got := fairlead.Mentions(text); !slices.Equal(got, want) {
			t.Errorf("%q mentions %v, want %v", text, got, want)
		}
	}
}

func TestRewritingMentions(t *testing.T) {
	mark := fairlead.MentionMark(fairlead.Ref{ID: 7, Name: "Ana"})
	upper := func(name string, id int64) string { return strings.ToUpper(name) }
	if got := fairlead.RewriteMentions("Ask "+mark+".", upper); got != "Ask ANA." {
		t.Errorf("%q", got)
	}
	for _, name := range []string{"Ana", "Ana [Sales]", "Ben (2)"} {
		mark := fairlead.MentionMark(fairlead.Ref{ID: 7, Name: name})
		if got := fairlead.Mentions("a " + mark + " b"); !slices.Equal(got, []int64{7}) {
			t.Errorf("%s mentions %v", mark, got)
		}
	}
}
