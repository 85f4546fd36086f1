package sheet

import (
	"slices"
	"strings"
	"testing"
)

func TestLists(t *testing.T) {
	for want, texts := range map[string][]string{
		"": {}, "a": {"a"}, "a, b c": {"a", "b c"}, `"a, b", c`: {"a, b", "c"}, `"say ""hi"""`: {`say "hi"`}, `"", " x"`: {"", " x"}, "=1, it's": {"=1", "it's"},
	} {
		if got := List(texts); got != want {
			t.Errorf("%q are written as %s, not %s", texts, got, want)
		}
	}
}

// listed reads what List has written.
func listed(cell string) (texts []string) {
	for cell != "" {
		var text strings.Builder
		if quoted, ok := strings.CutPrefix(cell, `"`); ok {
			for {
				before, after, _ := strings.Cut(quoted, `"`)
				text.WriteString(before)
				if quoted, ok = strings.CutPrefix(after, `"`); !ok {
					cell = after
					break
				}
				text.WriteByte('"')
			}
		} else {
			before, _, _ := strings.Cut(cell, ", ")
			text.WriteString(before)
			cell = cell[len(before):]
		}
		texts, cell = append(texts, text.String()), strings.TrimPrefix(cell, ", ")
	}
	return texts
}

// FuzzList: nothing is lost in a cell.
func FuzzList(f *testing.F) {
	f.Add("a", "b, c", `"`)
	f.Add("", " x", `a""b`)
	f.Fuzz(func(t *testing.T, a, b, c string) {
		if back := listed(List([]string{a, b, c})); !slices.Equal(back, []string{a, b, c}) {
			t.Fatalf("%q are read as %q", []string{a, b, c}, back)
		}
	})
}
