package email

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fairlead"
	"fairlead/internal/ingest"
)

// Template says where in the mails of a sender answers stand. It is a sample mail in which they are replaced by placeholders: parts
// of the contact such as {email}, {value}, {message}, {fields.rooms} for a form answer, {ignore} for what is not kept.
type Template struct {
	blocks []block // the first has no words: it is what stands above all others
}

// block is a line of a template with words in it, and the lines below that are only placeholders.
type block struct {
	line  string         // as it was written
	words *regexp.Regexp // finds the line; nil: it is the first
	names []string       // of the placeholders among the words
	open  bool           // the words are a label: what it says may stand behind it or below
	tails []tail
}

// tail is a line of only placeholders.
type tail struct {
	words *regexp.Regexp
	names []string
}

// MostTemplate is how long a template may be.
const MostTemplate = 10_000 // characters

const mostTemplateLines = 300

// The placeholders that are no parts of a lead's contact.
const (
	message = "message"
	ignore  = "ignore"
)

// placeholder is what looks like one.
var placeholder = regexp.MustCompile(`\{ *([\p{L}\p{N}_.]+) *\}`)

// targetFor is where a placeholder's answer goes; ok: there is such a placeholder.
func targetFor(name string) (target fairlead.AnswerTarget, ok bool) {
	key, field := strings.CutPrefix(name, fairlead.AnswerPrefix)
	switch {
	case name == ignore:
		return "", true
	case name == message:
		return fairlead.AnswerPrefix + message, true
	case field:
		return fairlead.AnswerTarget(name), key != "" && len(key) <= fairlead.MaxText
	}
	return fairlead.AnswerTarget(name), slices.Contains(fairlead.AnswerTargets(), fairlead.AnswerTarget(name))
}

// NewTemplate reads a template. It is nil if the text is empty, or if there is a problem, which is a sentence then.
func NewTemplate(text string) (t *Template, problem string) {
	text = tidy(text)
	switch {
	case text == "":
		return nil, ""
	case utf8.RuneCountInString(text) > MostTemplate || strings.Count(text, "\n") >= mostTemplateLines:
		return nil, fmt.Sprintf("This is too long. Use at most 10,000 characters, on at most %d lines.", mostTemplateLines)
	}
	t = &Template{blocks: []block{{}}}
	found := false
	for line := range strings.SplitSeq(text, "\n") {
		names, literals := partsOf(line)
		for _, name := range names {
			if _, ok := targetFor(name); !ok {
				return nil, fmt.Sprintf("There is no {%s}. Use {name}, {first_name}, {last_name}, {email}, {phone}, {company}, {country}, {language}, {value}, {message}, {fields.KEY} or {ignore}.", name)
			}
		}
		found = found || len(names) > 0
		t.add(line, names, literals)
	}
	if !found {
		return nil, "Put at least one placeholder such as {email} where the answers stand in the sample."
	}
	for i := range t.blocks[1:] {
		t.blocks[i+1].compile()
	}
	return t, ""
}

// partsOf are the placeholders of a line, and the words before, between and after them.
func partsOf(line string) (names, literals []string) {
	at := 0
	for _, found := range placeholder.FindAllStringSubmatchIndex(line, -1) {
		name := strings.ToLower(line[found[2]:found[3]])
		names, literals = append(names, name), append(literals, line[at:found[0]])
		at = found[1]
	}
	return names, append(literals, line[at:])
}

// add adds a line.
func (t *Template) add(line string, names, literals []string) {
	last := &t.blocks[len(t.blocks)-1]
	said := strings.TrimSpace(strings.Join(literals, ""))
	switch {
	case said == "" && len(names) == 0: // an empty line
	case said == "":
		last.tails = append(last.tails, tail{between(names, literals), names})
	case len(names) == 1 && strings.TrimSpace(literals[1]) == "" && separator.MatchString(said[len(said)-1:]) && labelOf(literals[0]) != "":
		t.blocks = append(t.blocks, block{line: line, open: true, tails: []tail{{between(names, []string{"", ""}), names}}})
	default:
		t.blocks = append(t.blocks, block{line: line, names: names})
	}
}

// labelOf is the words of a label without the separator behind them.
func labelOf(text string) string { return strings.TrimRight(text, " :：=\t|") }

// compile makes the words of a block ready to be looked for.
func (b *block) compile() {
	names, literals := partsOf(b.line)
	switch {
	case b.open || len(names) == 0 && len(b.tails) > 0:
		b.open = true
		b.words = regexp.MustCompile(`(?i)^[\s>*•·|_-]*` + loose(labelOf(literals[0])) + `\s*(?:` + sep + `(.*))?$`)
	case len(names) == 0:
		b.words = regexp.MustCompile(`(?i)^[\s>*•·|_-]*` + loose(labelOf(literals[0])) + `\s*[:：=|]?\s*$`)
	default:
		b.words = between(names, literals)
	}
}

// sep is a separator as it may be written in another mail.
const sep = `\s*[*_]*\s*[:：=|\t]\s*[*_]*\s*`

// between finds what stands at the placeholders of a line.
func between(names, literals []string) *regexp.Regexp {
	pattern := strings.Builder{}
	pattern.WriteString(`(?i)^[\s>*•·|_-]*`)
	for i, literal := range literals {
		if last := i == len(literals)-1; literal != "" {
			if strings.TrimSpace(literal) == "" && i > 0 && !last {
				pattern.WriteString(`\s+`)
			} else {
				pattern.WriteString(loose(literal))
			}
		}
		switch {
		case i < len(names)-1, i == len(names)-1 && strings.TrimSpace(literals[i+1]) != "":
			pattern.WriteString(`(.*?)`)
		case i == len(names)-1:
			pattern.WriteString(`(.*)`)
		}
	}
	pattern.WriteString(`\s*$`)
	return regexp.MustCompile(pattern.String())
}

// loose finds words however they are spaced and separated.
func loose(text string) string {
	pattern, gap := strings.Builder{}, false
	for _, r := range text {
		switch {
		case unicode.IsSpace(r) && r != '\t':
			gap = true
			continue
		case strings.ContainsRune(":：=|\t", r):
			pattern.WriteString(sep)
		case strings.ContainsRune("-–—", r):
			pattern.WriteString(`\s*[-–—]\s*`)
		case strings.ContainsRune(`'’‘"“”„`, r):
			pattern.WriteString(`\s*['’‘"“”„]\s*`)
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap {
				pattern.WriteString(`\s+`)
			}
			pattern.WriteString(regexp.QuoteMeta(string(r)))
		default:
			pattern.WriteString(`\s*` + regexp.QuoteMeta(string(r)) + `\s*`)
		}
		gap = false
	}
	if gap {
		pattern.WriteString(`\s*`)
	}
	return pattern.String()
}

// answer is what stands at a placeholder.
func (b *block) answer(name, value string) ingest.Answer {
	target, _ := targetFor(name)
	_, literals := partsOf(b.line)
	return ingest.Answer{Key: strings.TrimPrefix(name, fairlead.AnswerPrefix), Label: clean(labelOf(literals[0])), Values: []string{value}, Target: target}
}
