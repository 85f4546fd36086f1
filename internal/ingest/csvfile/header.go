package csvfile

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"fairlead"
)

// mostName is how many characters the name of a column has.
const mostName = 200

// columnNames makes of the cells of a header names that are all different: an empty one is "Column 3", a repeated one "Email (2)".
func columnNames(cells []string) []string {
	names := make([]string, len(cells))
	taken := map[string]bool{}
	for i, cell := range cells {
		name := clean(cell)
		if name == "" {
			name = fmt.Sprintf("Column %d", i+1)
		}
		names[i] = firstFree(name, taken)
		taken[names[i]] = true
	}
	return names
}

func firstFree(name string, taken map[string]bool) string {
	free := cutTo(name, mostName)
	for n := 2; taken[free]; n++ {
		number := fmt.Sprintf(" (%d)", n)
		free = cutTo(name, mostName-len(number)) + number
	}
	return free
}

// clean makes a line of a name, without what nobody sees at its ends.
func clean(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return unicode.IsControl(r) || unicode.IsSpace(r) })
	return strings.TrimFunc(strings.Join(words, " "), func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) })
}

// cutTo leaves so many characters of a text.
func cutTo(text string, most int) string {
	for i := range text {
		if most == 0 {
			return strings.TrimSpace(text[:i])
		}
		most--
	}
	return text
}

// aPhone is a phone number, and not the name of any column: at least 7 digits, and what people write between them.
var aPhone = regexp.MustCompile(`^(p:)?\+?(?:[ ().\-/]*[0-9]){7,15}$`)

// looksLikeLead reports whether a first row is a lead already: no column is called like an e-mail address or a phone number.
func looksLikeLead(row fairlead.ImportRow) bool {
	return slices.ContainsFunc(row.Cells, func(cell string) bool {
		cell = clean(cell)
		return fairlead.IsEmail(cell) || aPhone.MatchString(cell)
	})
}
