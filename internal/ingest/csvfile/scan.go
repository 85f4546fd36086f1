package csvfile

import (
	"bytes"
	"unicode/utf8"
)

// dialect is how the rows of a text are written: as RFC 4180 says, with this delimiter.
type dialect struct {
	delimiter byte
	cr        bool // a carriage return ends a row by itself, as on old Macs; else it is data
}

// lineBreak is how many bytes of data the line break takes that stands at i; 0: there is none. A carriage return at the end of
// data is one.
func (d dialect) lineBreak(data []byte, i int) int {
	switch {
	case data[i] == '\n':
		return 1
	case data[i] != '\r':
		return 0
	case i+1 < len(data) && data[i+1] == '\n':
		return 2
	case d.cr || i+1 == len(data):
		return 1
	}
	return 0
}

// line is how many bytes the first line of data takes, its break included; 0: it has no end there.
func (d dialect) line(data []byte) int {
	ends := "\n"
	if d.cr {
		ends = "\r\n"
	}
	if i := bytes.IndexAny(data, ends); i >= 0 {
		return i + d.lineBreak(data, i)
	}
	return 0
}

// breaks is how many lines end in data.
func (d dialect) breaks(data []byte) int {
	n := bytes.Count(data, []byte("\n"))
	if d.cr {
		n += bytes.Count(data, []byte("\r")) - bytes.Count(data, []byte("\r\n"))
	}
	return n
}

// scanner takes a text apart. What it has read last is in it.
type scanner struct {
	dialect
	text    []byte // of all cells, one after the other
	ends    []int  // where each ends in it
	problem string // why the row cannot be read, a sentence
}

// cells are those of the row that was read last.
func (s *scanner) cells() []string {
	all := string(s.text)
	whole := utf8.ValidString(all)
	cells := make([]string, len(s.ends))
	begin := 0
	for i, end := range s.ends {
		cells[i] = all[begin:end]
		if !whole {
			cells[i] = fromWindows(cells[i])
		}
		begin = end
	}
	return cells
}

// scan reads the row that data begins with, and returns how many bytes it takes; 0: that cannot be told before there is more.
// last: there is no more. A quoted cell that has no good end takes its first line along: the next row begins after that.
func (s *scanner) scan(data []byte, last bool) int {
	s.text, s.ends, s.problem = s.text[:0], s.ends[:0], ""
	at := 0
	for ended := false; !ended; {
		begin := at
		if at < len(data) && data[at] == '"' {
			at = s.quoted(data, at)
		} else {
			at = s.plain(data, at)
		}
		s.ends = append(s.ends, len(s.text))
		switch {
		case at == openEnded && !last && len(data) < begin+mostQuoted:
			return 0
		case at < 0:
			return s.giveUp(data, begin, last)
		case at == len(data):
			ended = true
		case data[at] == s.delimiter:
			at++
		default:
			at, ended = at+s.lineBreak(data, at), true
		}
	}
	if at == len(data) && !last { // it may go on: a quotation mark may be doubled, a line break be two bytes
		return 0
	}
	return at
}

// plain reads a cell without quotation marks around it, and returns where it ends.
func (s *scanner) plain(data []byte, at int) int {
	end, delimiter := at, s.delimiter
	for end < len(data) && data[end] != delimiter && (data[end] > '\r' || s.lineBreak(data, end) == 0) {
		end++
	}
	s.text = append(s.text, data[at:end]...)
	return end
}

// mostQuoted is how many bytes a cell takes at most that stands in quotation marks: whatever one runs away with is read anew.
const mostQuoted = mostCell * utf8.UTFMax

// The ways in which quoted fails.
const (
	openEnded = -1 // the cell has no end, as far as data goes
	stray     = -2 // a quotation mark within it stands alone
)

// quoted reads a cell that begins with a quotation mark, and returns where it ends.
func (s *scanner) quoted(data []byte, at int) int {
	limit := min(len(data), at+mostQuoted)
	for at++; at < limit; at++ {
		i := bytes.IndexByte(data[at:limit], '"')
		if i < 0 {
			return openEnded
		}
		s.text = append(s.text, data[at:at+i]...)
		at += i + 1
		switch {
		case at == len(data) || data[at] == s.delimiter || s.lineBreak(data, at) > 0:
			return at
		case data[at] != '"':
			return stray
		}
		s.text = append(s.text, '"')
	}
	return openEnded
}

// giveUp ends a row with the line on which the cell begins that cannot be read. Its one cell is what stands there.
func (s *scanner) giveUp(data []byte, begin int, last bool) int {
	line := s.line(data[begin:])
	if line == 0 {
		line = len(data) - begin
	}
	if begin+line == len(data) && !last {
		return 0
	}
	s.problem = "This row has a quotation mark that is not closed, or that is not written twice within a cell."
	s.text = append(s.text[:0], bytes.TrimRight(data[:begin+line], "\r\n")...)
	s.ends = append(s.ends[:0], len(s.text))
	return begin + line
}
