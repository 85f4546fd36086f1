package email

import (
	"regexp"
	"strings"
	"unicode"

	"fairlead"
	"fairlead/internal/ingest"
	"fairlead/internal/ingest/mapping"
)

// The bounds of a label, and of how many a mail may have.
const (
	longestLabel = 80 // bytes
	wordsOfLabel = 6
	mostLabels   = 100
)

// labelled is a line that says what it is about: its label, what it says, and the line up to that.
type labelled struct {
	label, value, head string
}

// bullets are what lines begin with that are quoted, or items of a list.
const bullets = " \t>*•·|–-_"

// separator is what stands between a label and what it says.
var separator = regexp.MustCompile(`[:：=\t|]`)

// labelIn is the label of a line; ok: it has one.
func labelIn(line string) (l labelled, ok bool) {
	at := separator.FindStringIndex(strings.TrimLeft(line, bullets))
	if at == nil {
		return l, false
	}
	cut := len(line) - len(strings.TrimLeft(line, bullets))
	label, rest := line[cut:cut+at[0]], line[cut+at[1]:]
	l = labelled{label: strings.Trim(label, bullets), value: valueOf(rest), head: line[:cut+at[1]]}
	digits := rest != "" && rest[0] >= '0' && rest[0] <= '9' && label != "" && label[len(label)-1] >= '0' && label[len(label)-1] <= '9'
	switch {
	case l.label == "", len(l.label) > longestLabel, len(strings.Fields(l.label)) > wordsOfLabel:
	case strings.HasPrefix(rest, "//"), digits, strings.ContainsAny(l.label, "@<>[]{}\"!"):
	case !unicode.IsLetter([]rune(l.label)[0]):
	default:
		return l, true
	}
	return l, false
}

// addressed is what mail programs put behind an address or a number, to be clicked.
var addressed = regexp.MustCompile(`\s*[<\[](?:mailto|tel|https?):[^>\]]*[>\]]`)

// valueOf is what a line says, without what is only for the eye.
func valueOf(text string) string {
	return strings.TrimSpace(strings.Trim(strings.TrimSpace(addressed.ReplaceAllString(text, "")), "*\t|"))
}

// messageWords are what people call what somebody has written, without accents.
var messageWords = func() map[string]bool {
	known := map[string]bool{}
	for _, word := range []string{"message", "your message", "comment", "comments", "enquiry", "inquiry", "your enquiry", "text", "nachricht", "ihre nachricht", "nachrichtentext", "mitteilung", "anmerkung", "anmerkungen",
		"bemerkung", "bemerkungen", "kommentar", "anfrage", "ihre anfrage", "freitext", "mensaje", "tu mensaje", "comentario", "comentarios", "votre message", "commentaire", "commentaires", "messaggio", "commenti",
		"mensagem", "bericht", "opmerking", "opmerkingen", "wiadomosc", "komentarz", "meddelande", "besked", "melding", "mesaj"} {
		known[word] = true
	}
	return known
}()

func isMessage(label string) bool { return messageWords[mapping.Plain(label)] }

// targetOf is the part of the contact that a label means; "": none.
func targetOf(label string) fairlead.AnswerTarget {
	target := mapping.Suggest(ingest.Answer{Label: label, Key: label})
	if strings.HasPrefix(string(target), fairlead.AnswerPrefix) {
		return ""
	}
	return target
}

// known reports whether a label is one that is meant as such wherever it stands.
func known(label string) bool { return targetOf(label) != "" || isMessage(label) }

// item is what a mail says under a label, and on which lines.
type item struct {
	labelled
	from, to int // the lines of the label and what it says, but for the last
}

// ruler is a line that ends what stands above it.
var ruler = regexp.MustCompile(`^\s*(?:[-_=*~#]{2,}\s*)+$`)

// itemsIn finds what stands under labels. A label that is known may also stand alone, above what it says.
func itemsIn(lines []string) (items []item) {
	for i := 0; i < len(lines) && len(items) < mostLabels; i++ {
		l, ok := labelIn(lines[i])
		if !ok {
			if l = (labelled{label: strings.Trim(lines[i], bullets), head: lines[i]}); l.label == "" || !known(l.label) || !followed(lines, i) {
				continue
			}
		}
		it := item{labelled: l, from: i, to: i + 1}
		switch {
		case isMessage(l.label):
			it.message(lines)
		case l.value == "" && followed(lines, i):
			it.to = nextLine(lines, i+1) + 1
			it.value = valueOf(lines[it.to-1])
		}
		if it.value != "" {
			items = append(items, it)
			i = it.to - 1
		}
	}
	return items
}

// nextLine is where the next line is that is not empty.
func nextLine(lines []string, from int) int {
	for from < len(lines) && strings.TrimSpace(lines[from]) == "" {
		from++
	}
	return from
}

// followed reports whether something stands under a line that is no label itself, at most one empty line below.
func followed(lines []string, at int) bool {
	next := nextLine(lines, at+1)
	if next >= len(lines) || next > at+2 || ruler.MatchString(lines[next]) {
		return false
	}
	_, ok := labelIn(lines[next])
	return !ok && !known(strings.Trim(lines[next], bullets))
}

// message takes what somebody has written: up to the next label that is known, a line across, or a label in the row.
func (it *item) message(lines []string) {
	said := []string{it.value}
	for ; it.to < len(lines); it.to++ {
		line := lines[it.to]
		l, ok := labelIn(line)
		inRow := it.to == it.from+1 && it.value != "" || lines[it.to-1] == ""
		if ruler.MatchString(line) || ok && (inRow || known(l.label)) {
			break
		}
		said = append(said, strings.TrimSpace(strings.TrimLeft(line, "> ")))
	}
	it.value = strings.TrimSpace(strings.Join(said, "\n"))
}

// labelsIn is how many labels a text has.
func labelsIn(text string) int { return len(itemsIn(strings.Split(text, "\n"))) }

// others are the lines that stand under no label.
func others(lines []string, items []item) (rest []string) {
	at := 0
	for _, it := range items {
		rest = append(rest, lines[at:it.from]...)
		at = it.to
	}
	return append(rest, lines[at:]...)
}
