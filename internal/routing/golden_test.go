package routing

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The cases in testdata are stories that a sales manager can read: who is there, which rules stand, what comes in,
// who gets it. testdata/README.md explains the lines. What is right of → is checked.
func TestGoldenCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) < 10 {
		t.Fatalf("found %d cases: %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			s := newStory(t)
			for i, line := range strings.Split(string(text), "\n") {
				s.line(fmt.Sprintf("%s:%d", file, i+1), strings.TrimSpace(line))
			}
			s.checkEnd()
		})
	}
}

// line plays one line of a story.
func (s *story) line(place, line string) {
	s.t.Helper()
	if line == "" || line[0] == '#' {
		return
	}
	verb, rest, _ := strings.Cut(line, " ")
	left, want, checked := strings.Cut(rest, "→")
	play, known := s.verbs()[verb]
	if !known {
		play, known = s.moreVerbs()[verb]
	}
	if !known {
		s.t.Fatalf("%s: there is no line that begins with %q", place, verb)
	}
	if verb == "rule" { // its arrow is part of the line
		left, checked = rest, false
	}
	got := play(strings.TrimSpace(left))
	if got != "" && !checked {
		s.t.Fatalf("%s: nothing says what to expect; it came to %q", place, got)
	}
	if want = strings.Join(strings.Fields(want), " "); checked && got != want {
		s.t.Errorf("%s: %s\n got → %s\nwant → %s", place, line, got, want)
	}
}
