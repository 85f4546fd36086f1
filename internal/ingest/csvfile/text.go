package csvfile

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"fairlead"
)

// textRows are the rows of a text.
type textRows struct {
	scanner
	window
	lines  int  // that were read so far
	single bool // there is one column: a blank line is a row, too
}

// openText begins to read a text; sample is how the file begins.
func openText(sample []byte, whole io.Reader, o Options) (*Reader, error) {
	if sentence := foreign(sample); sentence != "" {
		return nil, invalid(sentence)
	}
	encoding, err := encodingOf(sample, o.Encoding)
	if err != nil {
		return nil, err
	}
	t := &textRows{window: window{r: encoding.decode(whole)}}
	if err := t.more(); err != nil {
		return nil, err
	}
	said := t.begin()
	if err := t.sniff(cmp.Or(o.Delimiter, said)); err != nil {
		return nil, err
	}
	format := fairlead.FileFormat{Encoding: encoding.name, Delimiter: string(t.delimiter)}
	return &Reader{rows: t, format: format}, nil
}

func (t *textRows) close() error { return nil }

// next reads a row.
func (t *textRows) next() (fairlead.ImportRow, error) {
	for {
		row, err := t.read()
		if err != nil || t.single || !blank(row) {
			return row, err
		}
	}
}

// read reads a row, or a blank line.
func (t *textRows) read() (fairlead.ImportRow, error) {
	for {
		data := t.bytes()
		if len(data) == 0 && t.ended {
			return fairlead.ImportRow{}, io.EOF
		}
		used := t.scan(data, t.ended)
		switch {
		case used > mostRow || used == 0 && len(data) > mostRow:
			return t.leaveOut()
		case used > 0:
			row := fairlead.ImportRow{Line: t.lines + 1, Cells: t.cells(), Problem: t.problem}
			if bytes.IndexByte(t.text, 0) >= 0 {
				row = withoutNUL(row)
			}
			t.take(used)
			return row, nil
		}
		if err := t.more(); err != nil {
			return fairlead.ImportRow{}, err
		}
	}
}

// take goes on after what was read.
func (t *textRows) take(n int) {
	t.lines += t.breaks(t.bytes()[:n])
	t.from += n
}

// leaveOut goes on after the first line of a row that is too long to be kept.
func (t *textRows) leaveOut() (fairlead.ImportRow, error) {
	row := fairlead.ImportRow{Line: t.lines + 1, Problem: rowTooLong}
	for {
		if n := t.line(t.bytes()); n > 0 {
			t.take(n)
			return row, nil
		}
		t.take(len(t.bytes()))
		if t.ended {
			return row, nil
		}
		if err := t.more(); err != nil {
			return row, err
		}
	}
}

// withoutNUL drops the bytes from a row that belong to no text, and that no database takes.
func withoutNUL(row fairlead.ImportRow) fairlead.ImportRow {
	for i, cell := range row.Cells {
		row.Cells[i] = strings.ReplaceAll(cell, "\x00", "")
	}
	row.Problem = cmp.Or(row.Problem, "This row has bytes in it that are no text.")
	return row
}

// fit drops empty cells after the last column. A row that stands in one pair of quotation marks as a whole, as spreadsheets
// leave it when they open and save a file that they have not taken apart, is taken apart here.
func (t *textRows) fit(row fairlead.ImportRow, columns int) fairlead.ImportRow {
	row.Cells = dropEmpty(row.Cells, columns)
	if row.Problem != "" || len(row.Cells) != 1 || columns == 1 {
		return row
	}
	within := scanner{dialect: t.dialect}
	used := within.scan([]byte(row.Cells[0]), true)
	if cells := dropEmpty(within.cells(), columns); used == len(row.Cells[0]) && len(cells) == columns {
		row.Cells, row.Repaired = cells, true
	}
	return row
}

// window is the part of a text that is looked at.
type window struct {
	r        io.Reader
	buf      []byte
	from, to int
	ended    bool // there is no more after it
}

// windowSize is how many bytes are read at once. The window grows beyond that for a long row only.
const windowSize = 256 << 10

func (w *window) bytes() []byte { return w.buf[w.from:w.to] }

// more reads more, or finds that the text has ended.
func (w *window) more() error {
	if w.from == 0 && w.to == len(w.buf) {
		w.buf = slices.Grow(w.buf, max(len(w.buf), windowSize))
		w.buf = w.buf[:cap(w.buf)]
	}
	w.from, w.to = 0, copy(w.buf, w.bytes())
	n, err := io.ReadFull(w.r, w.buf[w.to:])
	w.to += n
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		w.ended = true
		return nil
	}
	if err != nil {
		return fmt.Errorf("read file: %w", err)
	}
	return nil
}
