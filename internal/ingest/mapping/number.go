package mapping

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/currency"
)

// decimalMark says what a number shows of how decimals are written.
type decimalMark int

const (
	markUnseen decimalMark = iota // it has none, and no thousands
	markPoint
	markComma
	markOpen // as in 1.234 or 1,234
)

// number is a number as a cell has it.
type number struct {
	text  string // as JSON writes it
	value float64
	mark  decimalMark
	money bool // a currency is named
	code  bool // it looks more like a code: a zero in front, too many digits, or a power of ten
}

// readNumber reads a number in the notation of most countries, with or without a currency. comma decides what is open.
func readNumber(text string, comma bool) (n number, ok bool) {
	text, minus, money := bare(text)
	mantissa, power, scientific := strings.Cut(strings.ToLower(text), "e")
	whole, decimals, mark := parted(mantissa, comma)
	if !isDigits(whole) || decimals != "" && !isDigits(decimals) {
		return number{}, false
	}
	n = number{mark: mark, money: money, code: len(whole) > 1 && whole[0] == '0' || len(whole)+len(decimals) > 15 || scientific}
	n.text = strings.TrimLeft(whole, "0")
	if n.text == "" {
		n.text = "0"
	}
	if decimals != "" {
		n.text += "." + decimals
	}
	if minus {
		n.text = "-" + n.text
	}
	if scientific {
		n.text += "e" + power
	}
	var err error
	if n.value, err = strconv.ParseFloat(n.text, 64); err != nil || scientific && !powerOfTen.MatchString(power) {
		return number{}, false
	}
	if scientific {
		n.text = strconv.FormatFloat(n.value, 'f', -1, 64)
	}
	return n, true
}

var powerOfTen = regexp.MustCompile(`^[+-]?[0-9]{1,2}$`)

func isDigits(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text != ""
}

// bare is a number without its sign and the currency around it.
func bare(text string) (number string, minus, money bool) {
	if isDigits(text) {
		return text, false, false
	}
	text, money = withoutCurrency(text)
	if after, signed := cutAny(text, "-", "−", "+"); signed {
		var more bool
		minus = text[0] != '+'
		text, more = withoutCurrency(after)
		money = money || more
	}
	for _, none := range []string{",-", ".-", ",--", ".--", ",–", ".–"} { // 500,- has no decimals
		text = strings.TrimSuffix(text, none)
	}
	return text, minus, money
}

func cutAny(text string, prefixes ...string) (after string, found bool) {
	for _, prefix := range prefixes {
		if after, found = strings.CutPrefix(text, prefix); found {
			return after, true
		}
	}
	return text, false
}

// withoutCurrency takes a currency off both ends of a number: a sign, a code or what people write instead.
func withoutCurrency(text string) (number string, found bool) {
	outside := func(r rune) bool { return unicode.IsLetter(r) || unicode.Is(unicode.Sc, r) || unicode.IsSpace(r) }
	number = strings.TrimFunc(text, outside)
	if len(number) == len(text) || number == "" {
		return text, false
	}
	before, after, _ := strings.Cut(text, number)
	for _, part := range []string{before, after} {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		if !isCurrency(part) {
			return text, false
		}
		found = true
	}
	return strings.TrimPrefix(number, ". "), found // kr. 500
}

// currencyWords are what people write instead of a code, and what stands before a sign that several countries have.
var currencyWords = []string{"kr", "zł", "kč", "fr", "lei", "ft", "rs", "us", "ca", "au", "nz", "hk", "r", "a", "c"}

func isCurrency(text string) bool {
	word := strings.TrimSpace(strings.TrimFunc(text, func(r rune) bool { return unicode.Is(unicode.Sc, r) }))
	if word == "" || slices.Contains(currencyWords, strings.ToLower(word)) {
		return true
	}
	_, err := currency.ParseISO(word)
	return err == nil
}

// parted is a number's digits before and after its decimal mark. Where that is no number, there are other signs among them.
func parted(text string, comma bool) (whole, decimals string, mark decimalMark) {
	points, commas := strings.Count(text, "."), strings.Count(text, ",")
	last := strings.LastIndexAny(text, ".,")
	if last < 0 {
		return joined(text), "", markUnseen
	}
	sign, before, after := text[last], text[:last], text[last+1:]
	switch seen, other := markOf(sign), markOf('.'+','-sign); {
	case points+commas > 1 && strings.IndexByte(before, sign) >= 0: // 1.234.567: no decimals, unless 1,2.3,4, which is nothing
		return joined(text), "", other
	case points > 0 && commas > 0, !isOpen(before, after): // decimals
		mark = seen
	case comma != (sign == ','): // 1.234, and the comma is the other thing
		return joined(text), "", markOpen
	default:
		mark = markOpen
	}
	if after == "" {
		after = "?" // 12. is none
	}
	if before == "" {
		before = "0" // .5
	}
	return joined(before), after, mark
}

func markOf(sign byte) decimalMark {
	if sign == ',' {
		return markComma
	}
	return markPoint
}

// isOpen reports whether a number with one mark may be one of thousands, or have three decimals.
func isOpen(before, after string) bool {
	return len(after) == 3 && len(before) >= 1 && len(before) <= 3 && before[0] != '0'
}

// joined takes the signs out from between the thousands of a number. It leaves a text as it is that has them elsewhere, or
// several kinds of them.
func joined(text string) string {
	if isDigits(text) {
		return text
	}
	between := signIn(text)
	groups := strings.Split(text, between)
	for i, group := range groups[1:] {
		inIndia := between == "," && i < len(groups)-2 && len(group) == 2 // 12,34,567
		if !isDigits(group) || len(group) != 3 && !inIndia {
			return text
		}
	}
	if !isDigits(groups[0]) || len(groups[0]) > 3 {
		return text
	}
	return strings.Join(groups, "")
}

// signIn is the first sign in a text that thousands may have between them.
func signIn(text string) string {
	for _, r := range text {
		if unicode.IsSpace(r) || strings.ContainsRune(".,'’", r) {
			return string(r)
		}
	}
	return "."
}

// Amount is a sum of money in a text, in the notation of most countries, as a float is written; "": it has none. What could be
// thousands or decimals, as in 450.000, are thousands.
func Amount(text string) string {
	n, ok := readNumber(text, false)
	if other, alsoOK := readNumber(text, true); alsoOK && (!ok || n.mark == markOpen && other.value > n.value) {
		n, ok = other, true
	}
	if !ok {
		return ""
	}
	return n.text
}
