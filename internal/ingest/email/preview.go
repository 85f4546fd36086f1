package email

import (
	"regexp"
	"strings"

	"fairlead"
	"fairlead/internal/ingest"
	"fairlead/internal/ingest/mapping"
)

// Preview is what would be read of a mail.
type Preview struct {
	Answers []PreviewAnswer
	Missing []string // the lines of the template that the mail has not
}

// PreviewAnswer is an answer, and where it would go.
type PreviewAnswer struct {
	Label  string
	Target fairlead.AnswerTarget
	Value  string
}

// Sample makes a mail of what somebody has pasted: the source of a mail, or only its text.
func Sample(text string) Letter {
	if isSource.MatchString(text) {
		l, err := Parse(strings.NewReader(text), "")
		if err == nil {
			return l
		}
	}
	return Letter{Text: bounded(tidy(text))}
}

// isSource is how the source of a mail begins, and what it has before its first empty line.
var isSource = regexp.MustCompile(`(?is)\A\s*[A-Za-z-]+:[^\n]*\n(?:[^\n]+\n)*?(?:MIME-Version|Message-ID|Received|Content-Type):`)

// Try reads a mail with a template.
func Try(l Letter, t *Template) Preview {
	r := read(l, t)
	p := Preview{Missing: r.missing}
	form, _ := mapping.FormOf(fairlead.SourceForm{}, r.lead)
	targets := map[string]fairlead.AnswerTarget{}
	for _, c := range form.Columns {
		targets[c.Key] = c.Target
	}
	for _, a := range r.lead.Answers {
		p.Answers = append(p.Answers, PreviewAnswer{Label: labelFor(a), Target: targets[a.Key], Value: a.Values[0]})
	}
	return p
}

func labelFor(a ingest.Answer) string {
	if a.Label == "" {
		return a.Key
	}
	return a.Label
}

// Propose makes a template of a sample: what stands under its labels is replaced.
func Propose(sample Letter) string {
	l, _ := unpacked(sample)
	lines := strings.Split(l.Text, "\n")
	var out []string
	at, used := 0, map[string]bool{}
	for _, it := range itemsIn(lines) {
		name := nameFor(it.label, used)
		out = append(out, lines[at:it.from]...)
		if it.head == lines[it.from] {
			out = append(out, it.head, "{"+name+"}")
		} else {
			out = append(out, it.head+" {"+name+"}")
		}
		at = it.to
	}
	return cut(strings.Join(append(out, lines[at:]...), "\n"), MostTemplate)
}

// nameFor is the placeholder for what stands under a label, which no other has.
func nameFor(label string, used map[string]bool) string {
	name := string(targetOf(label))
	if isMessage(label) {
		name = message
	}
	if name == "" || used[name] {
		name = fairlead.AnswerPrefix + strings.ReplaceAll(mapping.Plain(label), " ", "_")
	}
	used[name] = true
	return name
}
