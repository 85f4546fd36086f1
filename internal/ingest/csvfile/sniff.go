package csvfile

import (
	"bytes"
	"cmp"
	"regexp"

	"fairlead"
)

// delimiters are those that are looked for. Those that hardly stand in texts come last.
const delimiters = ",;|\t"

// sniffedRows is how many rows are looked at to find the delimiter.
const sniffedRows = 100

// saysDelimiter is the line that Excel heeds, and writes for itself: sep=;
var saysDelimiter = regexp.MustCompile(`^(?i:"?sep=)(` + sign + `)"?(\r\n|\r|\n|$)`)

// sign is what can stand between cells: a sign of ASCII, a space or a tab, but no quotation mark.
const sign = `[\t !#-~]`

var aDelimiter = regexp.MustCompile(`^` + sign + `$`)

// begin takes the marks off a text that are no part of its rows, and returns the delimiter that they tell; "": they do not.
func (t *textRows) begin() (said string) {
	if bytes.HasPrefix(t.bytes(), []byte("\ufeff")) {
		t.from += len("\ufeff")
	}
	t.cr = endsInCR(t.bytes())
	if match := saysDelimiter.FindSubmatch(t.bytes()); match != nil {
		t.take(len(match[0]))
		said = string(match[1])
	}
	return said
}

// endsInCR reports whether the first row of a text ends in a carriage return alone.
func endsInCR(text []byte) bool {
	quoted := false
	for i, c := range text {
		switch {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\n':
			return false
		case c == '\r':
			return i+1 < len(text) && text[i+1] != '\n'
		}
	}
	return false
}

// sniff finds the delimiter, unless it is said, and whether there is one column.
func (t *textRows) sniff(said string) error {
	switch {
	case said == "":
		t.delimiter = t.bestDelimiter()
	case !aDelimiter.MatchString(said):
		return fairlead.Invalid("delimiter", "Enter one sign that stands between the cells, such as a comma.")
	default:
		t.delimiter = said[0]
	}
	t.single = t.counted(t.delimiter).columns <= 1
	return nil
}

// count is how the beginning of a text looks when it is taken apart.
type count struct {
	rows    int // without blank ones, and those that cannot be read
	columns int // of the first row
	same    int // rows that have as many cells
}

// counted takes the beginning of the text apart.
func (t *textRows) counted(delimiter byte) (n count) {
	s := scanner{dialect: dialect{delimiter, t.cr}}
	for data := t.bytes(); len(data) > 0 && n.rows < sniffedRows; {
		used := s.scan(data, t.ended)
		if used == 0 {
			break
		}
		data = data[used:]
		if s.problem != "" || len(s.ends) == 1 && len(bytes.TrimSpace(s.text)) == 0 {
			continue
		}
		if n.rows == 0 {
			n.columns = len(s.ends)
		}
		if len(s.ends) == n.columns {
			n.same++
		}
		n.rows++
	}
	return n
}

// bestDelimiter is the one by which most rows have as many cells as the first one. Two cells may be a text with a comma in it,
// unless half of the rows have as many. A table of one column is taken apart by one that is not in it.
func (t *textRows) bestDelimiter() byte {
	var best count
	delimiter, absent := byte(0), byte(0)
	for _, d := range []byte(delimiters) {
		n := t.counted(d)
		switch {
		case n.columns == 1 && n.same == n.rows && absent == 0:
			absent = d
		case n.columns > 1 && (n.columns > 2 || 2*n.same >= n.rows) && n.asGoodAs(best):
			best, delimiter = n, d
		}
	}
	return cmp.Or(delimiter, absent, delimiters[0])
}

// asGoodAs compares which part of the rows agree, and then how many cells they have.
func (n count) asGoodAs(o count) bool {
	if a, b := n.same*max(o.rows, 1), o.same*n.rows; a != b {
		return a > b
	}
	return n.columns >= o.columns
}
