package csvfile

import (
	"bytes"
	"regexp"
	"strings"
)

// foreigners are files that are brought as tables and are none: how they begin, and what to do about it.
var foreigners = []struct{ begins, sentence string }{
	{"\xd0\xcf\x11\xe0", "This is an old .xls workbook, or one with a password. Save it as .xlsx without a password, or as .csv."},
	{"%PDF", "This is a PDF. Export the table that it was made from as .xlsx or .csv."},
	{"\x89PNG", aPicture}, {"\xff\xd8\xff", aPicture}, {"GIF8", aPicture},
	{"\x1f\x8b", "This file is compressed. Unpack it, and bring the file that was in it."},
	{`{\rtf`, "This is a text document. Save its table as .xlsx or .csv."},
}

const (
	aPicture = "This is a picture. Export the table that it shows as .xlsx or .csv."
	aPage    = "This is a web page or XML, whatever its name says. Open it in a spreadsheet, and save it as .xlsx or .csv."
)

// page is how those files begin that many systems call .xls.
var page = regexp.MustCompile(`^\x{feff}?\s*<(?i:!doctype html|html|table|\?xml)\b`)

// foreign says what to do with a file that is no table; "": it may be one.
func foreign(sample []byte) string {
	for _, f := range foreigners {
		if strings.HasPrefix(string(sample[:min(len(sample), 8)]), f.begins) {
			return f.sentence
		}
	}
	if page.Match(sample) {
		return aPage
	}
	return ""
}

// isZip reports whether a file is one that workbooks are kept in.
func isZip(sample []byte) bool { return bytes.HasPrefix(sample, []byte("PK\x03\x04")) }
