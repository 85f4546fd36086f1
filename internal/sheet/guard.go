// Package sheet knows what goes into a cell, and what spreadsheets make of it. It knows no leads and no files.
package sheet

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// harmless are cells that begin like a formula, and are none: numbers, and phone numbers as the world dials them.
var harmless = regexp.MustCompile(`^(-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?|\+[0-9]{6,15})$`)

// Guard makes a cell harmless in a spreadsheet, which would take for a formula what begins like one: such a cell, and such
// a line within it, gets one ' in front. So does what looks as if it had got one already: whoever takes away one ' where it
// stands before such a beginning has the cell as it was.
func Guard(cell string) string {
	if harmless.MatchString(cell) || !strings.ContainsAny(cell, "=+-@＝＋－＠\t\r\n") {
		return cell
	}
	return eachLine(cell, func(line string, first bool) string {
		if dangerous(line, first) {
			return "'" + line
		}
		return line
	})
}

// Unguard takes away what Guard has put in front, and leaves alone whatever Guard would not have written.
func Unguard(cell string) string {
	bare := eachLine(cell, func(line string, first bool) string {
		if without, quoted := strings.CutPrefix(line, "'"); quoted && dangerous(without, first) {
			return without
		}
		return line
	})
	if Guard(bare) != cell {
		return cell
	}
	return bare
}

// eachLine writes a cell anew, line by line; a line keeps its end.
func eachLine(cell string, write func(line string, first bool) string) string {
	var out strings.Builder
	for rest, first := cell, true; rest != ""; first = false {
		line := rest
		if i := strings.IndexAny(rest, "\r\n"); i >= 0 {
			line = rest[:i+1]
		}
		out.WriteString(write(line, first))
		rest = rest[len(line):]
	}
	return out.String()
}

// dangerous reports whether a line begins like a formula, for a spreadsheet that drops what it cannot see; a whole cell
// must not begin with a line break either.
func dangerous(line string, first bool) bool {
	begin := strings.TrimLeftFunc(strings.TrimLeft(line, "'"), unseen)
	switch r, _ := utf8.DecodeRuneInString(begin); r {
	case '=', '+', '-', '@', '＝', '＋', '－', '＠', '\t':
		return true
	case '\r', '\n':
		return first
	default:
		return false
	}
}

func unseen(r rune) bool {
	return r != '\t' && r != '\r' && r != '\n' && (unicode.IsSpace(r) || unicode.Is(unicode.Cf, r))
}
