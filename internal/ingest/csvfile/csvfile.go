// Package csvfile reads the rows of a file of leads, be it CSV, text with tabs or a workbook, however it is written: it finds
// out the encoding, the delimiter and the header. Each row stands for itself: one that cannot be read says why, and the next
// one is read all the same. No more of a text is in memory than a few rows, and of a large workbook where its texts begin.
//
// It knows no leads: what the columns mean, and what becomes of a row, others decide.
package csvfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"

	"fairlead"
)

// The bounds of a file.
const (
	mostColumns = 500
	mostCell    = 32_000  // characters; a spreadsheet's cell holds hardly more
	mostRow     = 1 << 20 // bytes
	sampleSize  = 64 << 10
)

// Options are what somebody says about a file; what is empty is found out. Of a workbook only the header matters.
type Options struct {
	Encoding, Delimiter string // as in a fairlead.FileFormat
	Header              *bool  // whether the first row has the names of the columns
}

// rows are the rows of a file.
type rows interface {
	// next reads a row as it is written, but for blank ones; io.EOF at the end.
	next() (fairlead.ImportRow, error)
	// fit makes a row have a cell for each column, where that is how the file means it.
	fit(row fairlead.ImportRow, columns int) fairlead.ImportRow
	close() error
}

// Reader reads a file, row by row.
type Reader struct {
	rows   rows
	format fairlead.FileFormat
	header []string
	first  *fairlead.ImportRow // which is no header, and not yet given out
}

// Open begins to read a file. An error that the file is to blame for is a *fairlead.Error.
func Open(r io.Reader, o Options) (*Reader, error) {
	sample := make([]byte, sampleSize)
	n, err := io.ReadFull(r, sample)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, fmt.Errorf("read file: %w", err)
	}
	sample = sample[:n]
	whole := io.MultiReader(bytes.NewReader(sample), r)
	var f *Reader
	if isZip(sample) {
		f, err = openWorkbook(whole)
	} else {
		f, err = openText(sample, whole, o)
	}
	if err != nil {
		return nil, err
	}
	if err := f.begin(o.Header); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// begin reads the first row, which is the header or tells how many columns there are.
func (f *Reader) begin(hasHeader *bool) error {
	first, err := f.rows.next()
	for err == nil && blank(first) && (hasHeader == nil || *hasHeader) {
		first, err = f.rows.next()
	}
	switch {
	case errors.Is(err, io.EOF):
		return invalid("This file is empty.")
	case err != nil:
		return err
	case first.Problem != "":
		return invalid("The first row of this file cannot be read. " + first.Problem)
	case len(first.Cells) > mostColumns:
		return invalid("This file has more than 500 columns. Leave out those that are not needed.")
	}
	f.format.Headless = looksLikeLead(first)
	if hasHeader != nil {
		f.format.Headless = !*hasHeader
	}
	if f.format.Headless {
		f.first, f.header = &first, columnNames(make([]string, len(first.Cells)))
		return nil
	}
	if !slices.ContainsFunc(first.Cells, func(c string) bool { return clean(c) != "" }) {
		return invalid("The first row of this file is empty. Write the names of the columns there.")
	}
	f.header = columnNames(first.Cells)
	return nil
}

// Format is how the file is written.
func (f *Reader) Format() fairlead.FileFormat { return f.format }

// Header are the names of the columns, each another one.
func (f *Reader) Header() []string { return f.header }

// Next reads a row. It has a cell for each column, or a problem. The error is io.EOF at the end, a *fairlead.Error that the
// file is to blame for, or whatever kept it from being read.
func (f *Reader) Next() (fairlead.ImportRow, error) {
	row, err := f.next()
	if err != nil {
		return fairlead.ImportRow{}, err
	}
	return f.judge(f.rows.fit(row, len(f.header))), nil
}

func (f *Reader) next() (fairlead.ImportRow, error) {
	if first := f.first; first != nil {
		f.first = nil
		return *first, nil
	}
	return f.rows.next()
}

// judge enters what is wrong with a row, if something is, and nothing else was.
func (f *Reader) judge(row fairlead.ImportRow) fairlead.ImportRow {
	switch {
	case row.Problem != "":
	case len(row.Cells) != len(f.header):
		what := "header"
		if f.format.Headless {
			what = "first row"
		}
		row.Problem = fmt.Sprintf("This row has %s, and the %s has %d.", cellsIn(len(row.Cells)), what, len(f.header))
	case slices.ContainsFunc(row.Cells, tooLong):
		row.Problem = "A cell of this row has more than 32,000 characters."
	}
	return row
}

// Close forgets what was kept of the file. It leaves the reader that Open was given alone.
func (f *Reader) Close() error { return f.rows.close() }

func invalid(sentence string) error { return fairlead.Invalid("file", sentence) }
