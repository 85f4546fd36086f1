package email

import (
	"regexp"
	"slices"
	"strings"

	"fairlead"
	"fairlead/internal/ingest"
)

// matched is what a template has found in a mail.
type matched struct {
	answers []ingest.Answer
	missing []string // the lines of the template with placeholders that the mail has not
	rest    []string // the lines of the mail that the template says nothing of
	any     bool     // a line with words was found
}

// match finds the lines of a template in a mail, as many as there are in their order, each as early as it can be. A placeholder
// takes what stands up to the next of them.
func (t *Template) match(lines []string) (m matched) {
	places := t.places(lines)
	for i, at := range places {
		b := &t.blocks[i]
		if at == nowhere {
			if names, _ := partsOf(b.line); len(names) > 0 || len(b.tails) > 0 {
				m.missing = append(m.missing, strings.TrimSpace(b.line))
			}
			continue
		}
		end := len(lines)
		for _, next := range places[i+1:] {
			if next != nowhere {
				end = next
				break
			}
		}
		m.any = m.any || b.words != nil
		m.block(b, lines, at, end)
	}
	return m
}

// nowhere is the place of a line that is not there.
const nowhere = -2

// places finds the line of each block; the first is above all lines.
func (t *Template) places(lines []string) []int {
	hits := make([][]int, len(t.blocks))
	for i, b := range t.blocks[1:] {
		for j, line := range lines {
			if line != "" && len(line) <= longestLine && b.words.MatchString(line) {
				hits[i+1] = append(hits[i+1], j)
			}
		}
	}
	most := mostFrom(hits, len(lines))
	places := make([]int, len(t.blocks))
	for i := range places {
		places[i] = nowhere
	}
	places[0] = -1
	for block, line := 1, 0; block < len(hits) && most[block][line] > 0; {
		first, at := 0, len(lines)
		for i := block; i < len(hits); i++ {
			if hit := hitFrom(hits[i], line); hit < at && 1+most[i+1][hit+1] == most[block][line] {
				first, at = i, hit
			}
		}
		places[first] = at
		block, line = first+1, at+1
	}
	return places
}

// longestLine is how long a line may be in which words are looked for.
const longestLine = 4_000 // bytes

// mostFrom counts how many blocks can be found from each block and line on.
func mostFrom(hits [][]int, lines int) [][]int {
	most := make([][]int, len(hits)+1)
	most[len(hits)] = make([]int, lines+2)
	for i := len(hits) - 1; i >= 0; i-- {
		most[i] = slices.Clone(most[i+1])
		for j := range lines + 1 {
			if hit := hitFrom(hits[i], j); hit >= 0 && hit < lines {
				most[i][j] = max(most[i][j], 1+most[i+1][hit+1])
			}
		}
	}
	return most
}

// hitFrom is the first of some lines from a line on; far beyond all: there is none.
func hitFrom(hits []int, line int) int {
	if i, _ := slices.BinarySearch(hits, line); i < len(hits) {
		return hits[i]
	}
	return 1 << 30
}

// block reads what stands at the placeholders of a block, which was found at a line and ends before another.
func (m *matched) block(b *block, lines []string, at, end int) {
	below, behind := lines[at+1:end], ""
	if b.words != nil {
		found := b.words.FindStringSubmatch(lines[at])
		if b.open {
			behind = valueOf(found[1])
		}
		for i, name := range b.names {
			m.enter(b, name, valueOf(found[i+1]))
		}
	}
	if n := len(b.names); n > 0 && len(b.tails) == 0 && isLong(b.names[n-1]) && strings.HasSuffix(strings.TrimSpace(b.line), "}") {
		m.add(b, b.names[n-1], strings.Join(below, "\n"))
		below = nil
	}
	for i, t := range b.tails {
		below, behind = m.tail(b, t, below, behind, i == len(b.tails)-1), ""
	}
	if behind = strings.TrimSpace(behind); behind != "" {
		below = append([]string{behind}, below...)
	}
	m.rest = append(m.rest, below...)
}

// isLong reports whether a placeholder takes all lines up to the next words.
func isLong(name string) bool { return name == message || name == ignore }

// tail reads what stands at a line of only placeholders: what stands behind the words above or, if that is nothing, below.
func (m *matched) tail(b *block, t tail, below []string, behind string, last bool) (left []string) {
	name := t.names[0]
	if len(t.names) == 1 && last && isLong(name) {
		m.enter(b, name, tidy(behind+"\n"+strings.Join(below, "\n")))
		return nil
	}
	if behind == "" {
		next := nextLine(below, 0)
		if next == len(below) {
			return below
		}
		if l, ok := labelIn(below[next]); ok && !isLong(name) && known(l.label) {
			return below
		}
		behind, below = valueOf(below[next]), append(slices.Clone(below[:next]), below[next+1:]...)
		for last && len(t.names) == 1 && strings.HasPrefix(name, fairlead.AnswerPrefix) && next < len(below) && below[next] != "" {
			if _, ok := labelIn(below[next]); ok {
				break
			}
			behind, below = behind+"\n"+valueOf(below[next]), append(below[:next], below[next+1:]...)
		}
	}
	m.split(b, t.words, t.names, behind)
	return below
}

// split reads several placeholders on a line.
func (m *matched) split(b *block, words *regexp.Regexp, names []string, line string) {
	found := words.FindStringSubmatch(line)
	for i, name := range names {
		switch {
		case len(names) == 1:
			m.enter(b, name, line)
		case found != nil:
			m.enter(b, name, valueOf(found[i+1]))
		case i == 0:
			m.enter(b, name, line) // one word where there should be two
		}
	}
}

// enter enters an answer. What is ignored is none.
func (m *matched) enter(b *block, name, value string) {
	if value == "" || name == ignore {
		return
	}
	m.answers = append(m.answers, b.answer(name, value))
}

// add adds lines to the answer that was entered last.
func (m *matched) add(b *block, name, lines string) {
	if lines = tidy(lines); lines == "" || name == ignore {
		return
	}
	if n := len(m.answers); n > 0 && m.answers[n-1].Target == b.answer(name, "").Target {
		m.answers[n-1].Values[0] += "\n" + lines
		return
	}
	m.enter(b, name, lines)
}
