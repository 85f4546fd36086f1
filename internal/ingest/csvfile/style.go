package csvfile

import (
	"encoding/xml"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"
)

// dateSign stands before a date. No text begins with it.
const dateSign = "\ue000"

// The formats that all cells get.
const (
	dateFormat  = 164 // the one that formats has
	plainFormat = 165 // one that there is not: a number is shown as it is
	formats     = `<numFmts><numFmt numFmtId="164" formatCode="&quot;` + dateSign + `&quot;yyyy-mm-dd hh:mm:ss"/></numFmts>`
)

// showPlainly changes the styles of a workbook. The library shows cells as their style says, and does not tell what that is.
func showPlainly(book *excelize.File) error {
	styles := book.Styles
	if styles.CellXfs == nil {
		return nil
	}
	dates := map[int]bool{}
	if styles.NumFmts != nil {
		for _, format := range styles.NumFmts.NumFmt {
			dates[format.NumFmtID] = isDate(format.FormatCode)
		}
	}
	for i := range styles.CellXfs.Xf {
		format := plainFormat
		if id := styles.CellXfs.Xf[i].NumFmtID; id != nil && isDateID(*id, dates) {
			format = dateFormat
		}
		styles.CellXfs.Xf[i].NumFmtID = &format
	}
	styles.NumFmts = nil
	return xml.Unmarshal([]byte(formats), &styles.NumFmts)
}

// isDateID reports whether a format shows a date or a time of day. Those below 164 come with every spreadsheet, unless the
// workbook has others in their place.
func isDateID(id int, custom map[int]bool) bool {
	if date, ok := custom[id]; ok {
		return date
	}
	return id >= 14 && id <= 22 || id >= 27 && id <= 36 || id == 45 || id == 47 || id >= 50 && id <= 58
}

var (
	beside  = regexp.MustCompile(`"[^"]*"|\\.|_.|\*.|\[[^\]]*\]`) // what a format writes beside a value, and its colour and language
	elapsed = regexp.MustCompile(`(?i)\[(h+|m+|s+)\]`)
)

// isDate reports whether a format shows a date or a time of day, and not how long something took.
func isDate(code string) bool {
	return !elapsed.MatchString(code) && strings.ContainsAny(strings.ToLower(beside.ReplaceAllString(code, "")), "ymdhs")
}

// sheetErrors are what a cell shows that could not be reckoned out.
var sheetErrors = map[string]bool{
	"#N/A": true, "#VALUE!": true, "#REF!": true, "#DIV/0!": true, "#NUM!": true, "#NAME?": true, "#NULL!": true, "#SPILL!": true, "#CALC!": true, "#GETTING_DATA": true,
}

// plain is a cell as a text: a date is written as ISO 8601 has it, without a time or seconds that are zero, and an error not at all.
func plain(cell string) string {
	date, ok := strings.CutPrefix(cell, dateSign)
	switch {
	case sheetErrors[cell]:
		return ""
	case !ok:
		return cell
	}
	if clock, ok := strings.CutPrefix(date, "1900-01-00 "); ok { // a time of day
		return strings.TrimSuffix(clock, ":00")
	}
	return strings.TrimSuffix(strings.TrimSuffix(date, " 00:00:00"), ":00")
}
