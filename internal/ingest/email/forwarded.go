package email

import (
	"strings"

	"fairlead/internal/ingest/mapping"
)

// What the lines above a forwarded mail are called, without accents.
var (
	fromWords    = wordSet("from von de da van od fra fran kimden absender expediteur mittente afzender nadawca")
	replyWords   = wordSet("reply to|antwort an|repondre a|responder a|rispondi a|antwoord aan")
	subjectWords = wordSet("subject betreff objet asunto oggetto assunto onderwerp temat emne amne konu")
)

// wordSet are words, between which spaces stand or, if some have those, bars.
func wordSet(text string) map[string]bool {
	set, between := map[string]bool{}, " "
	if strings.Contains(text, "|") {
		between = "|"
	}
	for word := range strings.SplitSeq(text, between) {
		set[word] = true
	}
	return set
}

// mostAbove is how many lines stand above a forwarded mail at most.
const mostAbove = 10

// mostForwards is how often a mail may have been forwarded.
const mostForwards = 5

// unpacked is a mail without those that it was forwarded in, and what was written above it. It is the mail itself unless it is
// the inner one that has labels.
func unpacked(l Letter) (inner Letter, above []string) {
	for range mostForwards {
		within, before, ok := l.within()
		if !ok || labelsIn(within.Text) == 0 || labelsIn(within.Text) < labelsIn(before) {
			break
		}
		if before = strings.TrimSpace(before); before != "" {
			above = append(above, before)
		}
		l = within
	}
	return l, above
}

// within finds a mail in a mail: a line that says from whom, and soon one that says about what.
func (l Letter) within() (inner Letter, before string, ok bool) {
	lines := strings.Split(l.Text, "\n")
	for i, line := range lines {
		from, found := labelIn(line)
		if !found || !fromWords[mapping.Plain(from.label)] {
			continue
		}
		inner = Letter{From: personOf(from.value)}
		for j := i + 1; j < min(len(lines), i+mostAbove) && strings.TrimSpace(strings.Trim(lines[j], ">")) != ""; j++ {
			switch next, _ := labelIn(lines[j]); {
			case replyWords[mapping.Plain(next.label)]:
				inner.ReplyTo = personOf(next.value)
			case subjectWords[mapping.Plain(next.label)]:
				inner.Subject, ok = next.value, true
			}
			inner.Text = strings.TrimSpace(strings.Join(lines[j+1:], "\n"))
		}
		if ok {
			return inner, strings.Join(lines[:i], "\n"), true
		}
	}
	return Letter{}, "", false
}
