package mapping

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"fairlead"
)

// look is what a column looks like so far.
type look struct {
	header string
	hint   fairlead.AnswerTarget // where its cells go by its header; "": that says nothing
	names  *names

	filled  int
	longest int // characters of the longest cell
	samples []string
	texts   []string // the different ones, as long as they are few
	could   kinds    // what all cells are so far

	words, noughts, ones int // of yes and no: such words, 0 and 1
	numbers, negative    int
	money                bool
	marks                [markOpen + 1]int // numbers, by what they show of decimals
	dates                int
	orders               [orderOpen + 1]int // dates, by what they show of the order
	agents               int                // cells that name one
}

// kinds are what the cells of a column could be, all of them.
type kinds uint

const (
	couldYesNo kinds = 1 << iota
	couldNumber
	couldDate
	couldURL
	couldPhone
	couldEmail
	couldStatus
	couldChoice
	everything kinds = 1<<iota - 1
)

const (
	mostSamples     = 3
	sampleLength    = 80 // characters
	mostChoices     = 12
	choiceLength    = 60 // characters
	fewestForChoice = 20 // cells
	manyEmails      = 1_000
)

// take takes in a cell that is not empty. A cell is judged only by what those before could be; dates and numbers, where the
// header says so, even if others were none.
func (l *look) take(text string) {
	l.filled++
	l.longest = max(l.longest, utf8.RuneCountInString(text))
	if len(l.samples) < mostSamples {
		if sample := cutTo(oneLine(text), sampleLength); !slices.Contains(l.samples, sample) {
			l.samples = append(l.samples, sample)
		}
	}
	for _, judge := range judges {
		if l.could&judge.kind != 0 || judge.always != "" && judge.always == l.hint {
			if !judge.is(l, text) {
				l.could &^= judge.kind
			}
		}
	}
	if l.hint == fairlead.ToAgent && l.agents == 0 && l.names.agents[strings.ToLower(text)] {
		l.agents++
	}
}

// judges say whether a cell is of a kind, and note what it shows.
var judges = []struct {
	kind   kinds
	always fairlead.AnswerTarget // whose columns are judged to the end
	is     func(l *look, text string) bool
}{
	{couldYesNo, "", (*look).yesNo},
	{couldNumber, fairlead.ToValue, (*look).number},
	{couldDate, fairlead.ToCreatedAt, (*look).date},
	{couldURL, "", func(_ *look, text string) bool { return isAddress(text) }},
	{couldPhone, "", func(l *look, text string) bool { return isPhone(text, l.hint == fairlead.ToPhone) }},
	{couldEmail, "", func(l *look, text string) bool { return l.filled > manyEmails || fairlead.IsEmail(emailIn(text)) }},
	{couldStatus, "", func(l *look, text string) bool {
		return l.hint == fairlead.ToStatus && l.names.statuses[strings.ToLower(text)]
	}},
	{couldChoice, "", (*look).choice},
}

func (l *look) yesNo(text string) bool {
	_, known := yesOrNo(text)
	switch {
	case text == "0":
		l.noughts++
	case text == "1":
		l.ones++
	case known:
		l.words++
	}
	return known
}

func (l *look) number(text string) bool {
	n, ok := readNumber(text, false)
	if !ok {
		return false
	}
	l.numbers++
	l.marks[n.mark]++
	l.money = l.money || n.money
	if n.value < 0 {
		l.negative++
	}
	return !n.code
}

func (l *look) date(text string) bool {
	d, ok := readDate(text)
	if ok {
		l.dates++
		l.orders[d.order]++
	}
	return ok
}

func (l *look) choice(text string) bool {
	if slices.Contains(l.texts, text) || slices.ContainsFunc(l.texts, func(other string) bool { return strings.EqualFold(other, text) }) {
		return true
	}
	l.texts = append(l.texts, text)
	few := len(l.texts) <= mostChoices && utf8.RuneCountInString(text) <= choiceLength && oneLine(text) == text
	if !few {
		l.texts = nil
	}
	return few
}

// kind is what a field would be that takes all cells.
func (l *look) kind() fairlead.FieldType {
	switch {
	case l.filled == 0:
		return fairlead.FieldText
	case l.could&couldYesNo != 0 && (l.words > 0 || l.noughts > 0 && l.ones > 0):
		return fairlead.FieldYesNo
	case l.could&couldNumber != 0 && l.hint == fairlead.ToPhone, l.could&couldNumber == 0 && l.could&couldPhone != 0 && l.could&couldDate == 0:
		return fairlead.FieldPhone
	case l.could&couldNumber != 0 && (l.money || l.hint == fairlead.ToValue):
		return fairlead.FieldMoney
	case l.could&couldNumber != 0:
		return fairlead.FieldNumber
	case l.could&couldDate != 0 && l.oddDates() == 0:
		return fairlead.FieldDate
	case l.could&couldURL != 0:
		return fairlead.FieldURL
	case l.could&couldChoice != 0 && l.filled >= fewestForChoice:
		return fairlead.FieldChoice
	}
	return fairlead.FieldText
}

// asNumbers reports whether cells are read as numbers if they go there.
func (l *look) asNumbers(target fairlead.AnswerTarget) bool {
	kind := l.kind()
	return kind == fairlead.FieldNumber || kind == fairlead.FieldMoney || target == fairlead.ToValue
}

// oddDates are the cells that are no dates, or have their month where most others have their day.
func (l *look) oddDates() int {
	return l.filled - l.dates + min(l.orders[dayFirst], l.orders[monthFirst])
}

var (
	address  = regexp.MustCompile(`(?i)^(https?://|www\.)[^\s./@]+\.[^\s@]+$`)
	dialled  = regexp.MustCompile(`^(p:)?[+0(][0-9 ()./-]+$`)
	ofAPhone = regexp.MustCompile(`^(p:)?\+?[0-9 ()./-]+$`)
)

func isAddress(text string) bool { return address.MatchString(text) }

// isPhone reports whether a text is written like a phone number of seven to fifteen digits. Unless it is said to be one, it
// begins as such numbers are dialled: others may be anything.
func isPhone(text string, said bool) bool {
	digits := 0
	for i := range len(text) {
		if text[i] >= '0' && text[i] <= '9' {
			digits++
		}
	}
	if digits < 7 || digits > 15 {
		return false
	}
	if said {
		return ofAPhone.MatchString(text)
	}
	return dialled.MatchString(text) && (digits >= 9 || !isDigits(text))
}
