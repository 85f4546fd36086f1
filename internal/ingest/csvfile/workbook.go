package csvfile

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"fairlead"
)

// The bounds of a workbook, unpacked.
const (
	mostUnpacked = 1 << 30  // bytes
	mostBeside   = 64 << 20 // bytes of pictures and the like, all of which are in memory
	mostPacked   = 100      // times: whatever shrinks more than that was made to do harm, if it is large
	inMemory     = 1 << 20  // bytes of a sheet, or of the texts of all; a larger one is unpacked to the disk
)

// What is wrong with a workbook.
const (
	aDamage  = "This workbook is damaged. Open it in a spreadsheet, and save it once more."
	aNothing = "This file is no workbook, or one of another kind. Open it in a spreadsheet, and save it as .xlsx or .csv."
	aGiant   = "This workbook is larger than what can be read. Save the sheet with the leads as .csv."
)

// sheetRows are the rows of the first sheet of a workbook that can be seen and is not empty.
type sheetRows struct {
	dir  string // of its own, with all that is kept on the disk
	book *excelize.File
	rows *excelize.Rows
	line int
	held *fairlead.ImportRow // the first one, until it is asked for
}

func openWorkbook(whole io.Reader) (*Reader, error) {
	dir, err := os.MkdirTemp("", "fairlead-import-")
	if err != nil {
		return nil, fmt.Errorf("keep workbook: %w", err)
	}
	s := &sheetRows{dir: dir}
	name, err := s.open(whole)
	if err != nil {
		return nil, errors.Join(err, s.close())
	}
	return &Reader{rows: s, format: fairlead.FileFormat{Sheet: name}}, nil
}

// open returns the name of the sheet.
func (s *sheetRows) open(whole io.Reader) (string, error) {
	path := filepath.Join(s.dir, "workbook.xlsx")
	if err := spool(path, whole); err != nil {
		return "", err
	}
	if err := inspect(path); err != nil {
		return "", err
	}
	book, err := excelize.OpenFile(path, excelize.Options{UnzipSizeLimit: mostUnpacked, UnzipXMLSizeLimit: inMemory, TmpDir: s.dir})
	s.book = book
	switch {
	case errors.Is(err, io.EOF): // a part that every workbook has is not there
		return "", invalid(aNothing)
	case err != nil:
		return "", damaged(err)
	}
	if err := showPlainly(book); err != nil {
		return "", err
	}
	return s.firstSheet()
}

func damaged(cause error) error {
	err := fairlead.Invalid("file", aDamage)
	err.Cause = cause
	return err
}

// spool keeps a workbook on the disk: it is read from its end.
func spool(path string, whole io.Reader) error {
	file, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("keep workbook: %w", err)
	}
	_, err = io.Copy(file, whole)
	if err := errors.Join(err, file.Close()); err != nil {
		return fmt.Errorf("keep workbook: %w", err)
	}
	return nil
}

// inspect finds what is damaged in a workbook, which the library would pass over, and what would not fit into memory.
func inspect(path string) error {
	packed, err := zip.OpenReader(path)
	if err != nil {
		return damaged(err)
	}
	defer packed.Close()
	info, err := os.Stat(path)
	if err != nil {
		return fmt.Errorf("keep workbook: %w", err)
	}
	var all, beside uint64
	for _, part := range packed.File {
		size := min(part.UncompressedSize64, mostUnpacked+1)
		all += size
		if !goesToDisk(part.Name) {
			beside += size
		}
	}
	if all > mostUnpacked || beside > mostBeside || all > mostBeside && all > mostPacked*uint64(info.Size()) {
		return invalid(aGiant)
	}
	for _, part := range packed.File {
		if err := unpack(part); err != nil {
			return damaged(err)
		}
	}
	return nil
}

// goesToDisk reports whether a large part of a workbook is unpacked to the disk.
func goesToDisk(name string) bool {
	name = strings.ToLower(strings.ReplaceAll(name, `\`, "/"))
	return strings.HasPrefix(name, "xl/worksheets/sheet") || name == "xl/sharedstrings.xml"
}

// unpack sees whether a part is whole.
func unpack(part *zip.File) error {
	content, err := part.Open()
	if err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, content)
	return errors.Join(err, content.Close())
}

// firstSheet finds the sheet, and its first row.
func (s *sheetRows) firstSheet() (string, error) {
	for _, name := range s.book.GetSheetList() {
		if visible, err := s.book.GetSheetVisible(name); err != nil || !visible {
			continue
		}
		rows, err := s.book.Rows(name)
		if err != nil { // of charts
			continue
		}
		s.rows, s.line = rows, 0
		first, err := s.next()
		if err == nil {
			s.held = &first
			return name, nil
		}
		if err := errors.Join(unlessEOF(err), rows.Close()); err != nil {
			return "", err
		}
	}
	return "", invalid("This workbook is empty, or all that is in it is hidden.")
}

func unlessEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// next reads a row. Its line is that of the sheet.
func (s *sheetRows) next() (fairlead.ImportRow, error) {
	if held := s.held; held != nil {
		s.held = nil
		return *held, nil
	}
	for s.rows.Next() {
		s.line++
		cells, err := s.rows.Columns()
		if err != nil {
			return fairlead.ImportRow{}, damaged(err)
		}
		for i, cell := range cells {
			cells[i] = plain(cell)
		}
		if slices.ContainsFunc(cells, func(cell string) bool { return strings.TrimSpace(cell) != "" }) {
			return bounded(fairlead.ImportRow{Line: s.line, Cells: cells}), nil
		}
	}
	if err := s.rows.Error(); err != nil {
		return fairlead.ImportRow{}, damaged(err)
	}
	return fairlead.ImportRow{}, io.EOF
}

// bounded leaves the cells of a row out that is too long.
func bounded(row fairlead.ImportRow) fairlead.ImportRow {
	size := 0
	for _, cell := range row.Cells {
		size += len(cell)
	}
	if size > mostRow {
		row.Cells, row.Problem = nil, rowTooLong
	}
	return row
}

// fit gives a row its empty cells back, which a workbook leaves out at the end of a row.
func (s *sheetRows) fit(row fairlead.ImportRow, columns int) fairlead.ImportRow {
	for row.Problem == "" && len(row.Cells) < columns {
		row.Cells = append(row.Cells, "")
	}
	row.Cells = dropEmpty(row.Cells, columns)
	return row
}

// close takes everything off the disk.
func (s *sheetRows) close() error {
	var err error
	if s.rows != nil {
		_ = s.rows.Close() // what it says of the rows, next has said
	}
	if s.book != nil {
		err = s.book.Close()
	}
	return errors.Join(err, os.RemoveAll(s.dir))
}
