package sheet

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestLists(t *testing.T) {
	for want, texts := range map[string][]string{
		"": {}, "a": {"a"}, "a, b c": {"a", "b c"}, `"a, b", c`: {"a, b", "c"}, `"say ""hi"""`: {`say "hi"`}, `"a;b"`: {"a;b"}, `"", " x"`: {"", " x"}, "=1, it's": {"=1", "it's"},
	} {
		if got := List(texts); got != want {
			t.Errorf("%q are written as %s, not %s", texts, got, want)
		}
	}
}

func TestListsThatPeopleWrite(t *testing.T) {
	for cell, want := range map[string][]string{
		"": nil, " ": nil, "a": {"a"}, "a, b c": {"a", "b c"}, "a,b": {"a", "b"}, " a ;b; ": {"a", "b"}, "a,,b,": {"a", "b"}, "a\nb": {"a\nb"},
		`"a, b",c`: {"a, b", "c"}, `"a" ; "b"`: {"a", "b"}, `""`: {""}, `say "hi", b`: {`say "hi"`, "b"}, `"a, b`: {`"a`, "b"}, `"a" b, c`: {`"a" b`, "c"},
	} {
		if got := Unlist(cell); !slices.Equal(got, want) {
			t.Errorf("%s is read as %q, not %q", cell, got, want)
		}
	}
}

// TestNothingIsLostInAList: however its texts are written.
func TestNothingIsLostInAList(t *testing.T) {
	texts := rapid.SliceOf(rapid.OneOf(rapid.StringOf(rapid.SampledFrom([]rune(`a ,;"'`+"\n\u00a0"))), rapid.String()))
	rapid.Check(t, func(t *rapid.T) {
		want := texts.Draw(t, "texts")
		if got := Unlist(List(want)); !slices.Equal(got, want) {
			t.Fatalf("%q are read as %q", want, got)
		}
	})
}

// FuzzList: nothing is lost in a cell.
func FuzzList(f *testing.F) {
	f.Add("a", "b, c", `"`)
	f.Add("", " x", `a""b`)
	f.Fuzz(func(t *testing.T, a, b, c string) {
		if back := Unlist(List([]string{a, b, c})); !slices.Equal(back, []string{a, b, c}) {
			t.Fatalf("%q are read as %q", []string{a, b, c}, back)
		}
	})
}
