package mapping

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// dayOrder says whether a date shows that its day comes before its month.
type dayOrder int

const (
	orderSure  dayOrder = iota // it can be read in one way only: the year comes first, the month is a word …
	dayFirst                   // as in 31/05/2026
	monthFirst                 // as in 05/31/2026
	orderOpen                  // as in 01/02/2026
)

// date is a date as a cell has it, and the time behind it, if there is one.
type date struct {
	year   int
	first  int // the day, unless the month comes first
	second int
	order  dayOrder
	clock  time.Time      // of which only the time counts
	zone   *time.Location // that the cell names; nil: none
}

// readDate reads a date with four digits for the year. ok: there is such a day, in one order or the other.
func readDate(text string) (d date, ok bool) {
	parts, sign, rest := dateParts(text)
	n, word := [3]int{}, -1
	for i, part := range parts {
		if n[i] = month(part); n[i] > 0 && word < 0 {
			word = i
			continue
		}
		var err error
		if n[i], err = strconv.Atoi(part); err != nil {
			return date{}, false
		}
	}
	switch {
	case len(parts[0]) == 4 && word != 0 && word != 2: // 2026-05-31
		d.year, d.first, d.second = n[0], n[2], n[1]
	case len(parts[2]) != 4 || word == 2:
		return date{}, false
	case word == 0: // May 31, 2026
		d.year, d.first, d.second = n[2], n[1], n[0]
	case word == 1 || sign == '.' || n[0] == n[1]: // 31 May 2026, 31.05.2026
		d.year, d.first, d.second = n[2], n[0], n[1]
	default:
		d.year, d.first, d.second, d.order = n[2], n[0], n[1], orderOf(n[0], n[1])
	}
	day := d.year >= 1000 && (isDay(d.year, d.second, d.first) || d.order == monthFirst && isDay(d.year, d.first, d.second))
	var timed bool
	d.clock, d.zone, timed = readClock(strings.TrimSpace(rest))
	return d, day && timed
}

func orderOf(first, second int) dayOrder {
	switch {
	case first > 12:
		return dayFirst
	case second > 12:
		return monthFirst
	}
	return orderOpen
}

func isDay(year, month, day int) bool {
	return month >= 1 && month <= 12 && day >= 1 && day <= time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// at is the moment: midnight, if the cell has no time, and in this zone, if it names none.
func (d date) at(monthComesFirst bool, zone *time.Location) (time.Time, bool) {
	day, month := d.first, d.second
	if d.order != orderSure && monthComesFirst {
		day, month = month, day
	}
	if !isDay(d.year, month, day) {
		return time.Time{}, false
	}
	if d.zone != nil {
		zone = d.zone
	}
	return time.Date(d.year, time.Month(month), day, d.clock.Hour(), d.clock.Minute(), d.clock.Second(), d.clock.Nanosecond(), zone), true
}

// dateParts takes the three parts of a date off a text: numbers or words of which signs are between, of which the first is
// returned. What cannot be one has no third part.
func dateParts(text string) (parts [3]string, sign byte, rest string) {
	rest = text
	for i := range parts {
		parts[i] = leading(rest)
		rest = rest[len(parts[i]):]
		if i == 2 || parts[i] == "" || rest == "" {
			break
		}
		if sign == 0 {
			sign = rest[0]
		}
		rest = strings.TrimLeft(rest, " .,/-")
	}
	if next, _ := utf8.DecodeRuneInString(rest); rest != "" && next != 'T' && next != ' ' && next != ',' {
		return [3]string{}, 0, ""
	}
	return parts, sign, strings.TrimLeft(rest, "T ,")
}

// leading is the number of at most four digits or the word that a text begins with.
func leading(text string) string {
	digits := strings.IndexFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	if digits < 0 {
		digits = len(text)
	}
	if digits > 0 && digits <= 4 && digits != 3 {
		return text[:digits]
	}
	letters := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	if letters < 0 {
		letters = len(text)
	}
	return text[:letters]
}

// readClock reads a time such as 09:14, 9:14:05 PM or 09:14:05.5+02:00; "" is midnight. zone is the one that it names.
func readClock(text string) (clock time.Time, zone *time.Location, ok bool) {
	if text == "" {
		return clock, nil, true
	}
	i := strings.IndexAny(text, "Z+-UG")
	ahead := ""
	if i > 0 {
		text, ahead = strings.TrimSpace(text[:i]), text[i:]
	}
	layout := "15:04"
	if strings.Count(text, ":") == 2 {
		layout = time.TimeOnly
	}
	if upper := strings.ToUpper(text); strings.HasSuffix(upper, "M") {
		text, layout = strings.ReplaceAll(upper, " ", ""), strings.Replace(layout, "15", "3", 1)+"PM"
	}
	clock, err := time.Parse(layout, text)
	if err != nil || ahead == "" {
		return clock, nil, err == nil
	}
	zone, ok = readZone(ahead)
	return clock, zone, ok
}

// readZone reads how far a time is from UTC.
func readZone(text string) (*time.Location, bool) {
	switch text {
	case "Z", "UTC", "GMT":
		return time.UTC, true
	}
	layout := map[int]string{len("-07"): "-07", len("-0700"): "-0700", len("-07:00"): "-07:00"}[len(text)]
	at, err := time.Parse(layout, text)
	if layout == "" || err != nil {
		return nil, false
	}
	_, offset := at.Zone()
	return time.FixedZone("", offset), true
}

// month is the number of a month by its name or the first three letters of its English one; 0: it is none.
func month(name string) int {
	if name == "" || name[0] >= '0' && name[0] <= '9' {
		return 0
	}
	return months[Plain(name)]
}

var months = func() map[string]int {
	by := map[string]int{}
	for _, names := range []string{
		"jan feb mar apr may jun jul aug sep oct nov dec",
		"january february march april may june july august september october november december",
		"januar februar marz april mai juni juli august september oktober november dezember",
		"janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
		"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
		"gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
		"janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
		"januari februari maart april mei juni juli augustus september oktober november december",
	} {
		for i, name := range strings.Fields(names) {
			by[name] = i + 1
		}
	}
	return by
}()
