package csvfile

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"fairlead"
)

// workbook is a workbook as the library writes it.
func workbook(t testing.TB, fill func(book *excelize.File), o ...excelize.Options) string {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	fill(book)
	var out bytes.Buffer
	if err := book.Write(&out, o...); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// row fills a row of a sheet.
func row(t testing.TB, book *excelize.File, sheet string, n int, cells ...any) {
	t.Helper()
	if err := book.SetSheetRow(sheet, fmt.Sprintf("A%d", n), &cells); err != nil {
		t.Fatal(err)
	}
}

// TestAWorkbookIsRead: the first sheet that can be seen and has rows, wherever they stand in it.
func TestAWorkbookIsRead(t *testing.T) {
	file := workbook(t, func(book *excelize.File) {
		for _, name := range []string{"Hidden", "Leads", "More"} {
			if _, err := book.NewSheet(name); err != nil {
				t.Fatal(err)
			}
			row(t, book, name, 3, "Name", "E-mail", "E-mail", nil, "Note")
			row(t, book, name, 4, name, "jo@x.test", nil, nil, "=1, \"two\"\nlines")
		}
		row(t, book, "Sheet1", 2, " ")
		row(t, book, "Leads", 5, "Al")
		row(t, book, "Leads", 7, " ", "")
		row(t, book, "Leads", 9, "Bo", "", "", "", "", "", "x")
		row(t, book, "Leads", 10, "Cy", strings.Repeat("é", mostCell+1))
		row(t, book, "Leads", 12, nil, "di@x.test")
		row(t, book, "Leads", 13, slices.Repeat([]any{strings.Repeat("x", 30_000)}, 40)...)
		if err := book.SetSheetVisible("Hidden", false); err != nil {
			t.Fatal(err)
		}
	})
	got := readAll(t, file, Options{})
	got.Rows[3].Cells[1] = "" // it is long
	want := read{Format: fairlead.FileFormat{Sheet: "Leads"}, Header: []string{"Name", "E-mail", "E-mail (2)", "Column 4", "Note"}, Rows: []fairlead.ImportRow{
		{Line: 4, Cells: []string{"Leads", "jo@x.test", "", "", "=1, \"two\"\nlines"}},
		{Line: 5, Cells: []string{"Al", "", "", "", ""}},
		{Line: 9, Cells: []string{"Bo", "", "", "", "", "", "x"}, Problem: "This row has 7 cells, and the header has 5."},
		{Line: 10, Cells: []string{"Cy", "", "", "", ""}, Problem: "A cell of this row has more than 32,000 characters."},
		{Line: 12, Cells: []string{"", "di@x.test", "", "", ""}},
		{Line: 13, Problem: "This row has more than 1 MB."},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("it is read otherwise:\n%s", diff)
	}
}

// TestCellsOfAWorkbook: dates are written one way, whatever the style, and numbers plainly.
func TestCellsOfAWorkbook(t *testing.T) {
	day, minute, second := time.Date(2026, 5, 31, 0, 0, 0, 0, time.UTC), time.Date(2026, 5, 31, 9, 14, 0, 0, time.UTC), time.Date(2026, 12, 1, 23, 59, 59, 0, time.UTC)
	for _, c := range []struct {
		value  any
		format string // "": General
		want   string
	}{
		{day, "m/d/yy", "2026-05-31"}, {day, "dd.mm.yyyy", "2026-05-31"}, {day, `[$-407]d\. mmmm yyyy;@`, "2026-05-31"}, {day, "yyyy-mm-dd hh:mm", "2026-05-31"},
		{minute, "m/d/yy", "2026-05-31 09:14"}, {minute, "h:mm AM/PM", "2026-05-31 09:14"}, {second, "mmm-yy", "2026-12-01 23:59:59"},
		{0.3847222222, "h:mm", "09:14"}, {1.25, "[h]:mm", "1.25"}, {"31.05.2026", "dd.mm.yyyy", "31.05.2026"}, {-5, "dd.mm.yyyy", "-5"},
		{491701234567, "", "491701234567"}, {491701234567, "#,##0", "491701234567"}, {491701234567890, "0.00E+00", "491701234567890"}, {"0049170", "", "0049170"},
		{1234567.891, "#,##0.00", "1234567.891"}, {1234.5, `#,##0.00 [$€-407]`, "1234.5"}, {1000, `0 "days"`, "1000"}, {1000, `[Red]0\d`, "1000"}, {-0.5, "(0.00)", "-0.5"}, {0.1 + 0.2, "", "0.3"},
		{0.15, "0%", "0.15"}, {true, "", "TRUE"}, {false, "#,##0", "FALSE"}, {"#N/A", "", ""}, {"# 5", "", "# 5"}, {7, "@", "7"},
		{"Zoë & <Söhne>", "", "Zoë & <Söhne>"}, {" a\n", "", " a\n"},
	} {
		file := workbook(t, func(book *excelize.File) {
			row(t, book, "Sheet1", 1, "h")
			row(t, book, "Sheet1", 2, c.value)
			if c.format == "" {
				return
			}
			style, err := book.NewStyle(&excelize.Style{CustomNumFmt: &c.format})
			if err := errors.Join(err, book.SetCellStyle("Sheet1", "A2", "A2", style)); err != nil {
				t.Fatal(err)
			}
		})
		var got string
		if rows := readAll(t, file, Options{}).Rows; len(rows) == 1 {
			got = rows[0].Cells[0]
		}
		if got != c.want {
			t.Errorf("%v as %q is %q, not %q", c.value, c.format, got, c.want)
		}
	}
}

// TestFormatsThatComeWithEverySpreadsheet are known by their number.
func TestFormatsThatComeWithEverySpreadsheet(t *testing.T) {
	for id, want := range map[int]string{0: "46173.5", 1: "46173.5", 4: "46173.5", 10: "46173.5", 14: "2026-05-31 12:00", 17: "2026-05-31 12:00", 22: "2026-05-31 12:00", 30: "2026-05-31 12:00", 37: "46173.5", 46: "46173.5", 47: "2026-05-31 12:00", 49: "46173.5", 57: "2026-05-31 12:00", 200: "46173.5"} {
		file := packed(t, map[string]string{
			sheet1:          `<row r="1"><c t="inlineStr"><is><t>h</t></is></c></row><row r="2"><c s="1"><v>46173.5</v></c></row>`,
			"xl/styles.xml": fmt.Sprintf(`<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf/><xf numFmtId="%d"/></cellXfs></styleSheet>`, id),
		})
		if got := readAll(t, file, Options{}).Rows; len(got) != 1 || got[0].Cells[0] != want {
			t.Errorf("format %d: %v", id, got)
		}
	}
}

const sheet1 = "xl/worksheets/sheet1.xml"

// packed is a workbook of one sheet as other programs write it. The part of the sheet has the rows only; others are added, or
// stand in their place.
func packed(t testing.TB, parts map[string]string) string {
	t.Helper()
	const (
		declared = `<?xml version="1.0" encoding="UTF-8"?>`
		main     = ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
		types    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
		relation = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	)
	all := map[string]string{
		"[Content_Types].xml":        declared + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
		"_rels/.rels":                declared + relation + `<Relationship Id="rId1" Type="` + types + `officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            declared + `<workbook` + main + `><sheets><sheet name="Leads" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": declared + relation + `<Relationship Id="rId1" Type="` + types + `worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
	}
	for name, content := range parts {
		if name == sheet1 {
			content = declared + `<worksheet` + main + `><sheetData>` + content + `</sheetData></worksheet>`
		}
		all[name] = content
	}
	return zipped(t, all)
}

func zipped(t testing.TB, parts map[string]string) string {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		method := zip.Deflate
		if strings.HasSuffix(name, ".png") {
			method = zip.Store
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, parts[name]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestAWorkbookOfAnotherProgram: rows and cells without a number, errors, formulas, and dates as texts.
func TestAWorkbookOfAnotherProgram(t *testing.T) {
	file := packed(t, map[string]string{
		sheet1: `<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><r><t>c</t></r><r><t xml:space="preserve"> d</t></r></is></c></row>` +
			`<row><c t="e"><v>#DIV/0!</v></c><c t="str"><f>A1</f><v>so</v></c><c><f>1+1</f><v>2</v></c></row>` +
			`<row r="9"><c r="C9"><v>4.91701234567E11</v></c><c><f>""</f><v></v></c></row>`,
		"xl/sharedStrings.xml": `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>a</t></si><si><r><t>b</t></r><r><t>!</t></r></si></sst>`,
	})
	got := readAll(t, file, Options{})
	if rows := lines(got); !slices.Equal(got.Header, []string{"a", "b!", "c d"}) || !slices.Equal(rows, []string{"2:|so|2", "9:||491701234567"}) {
		t.Errorf("it is read as %q, %q", got.Header, rows)
	}
	no := false
	if got := readAll(t, file, Options{Header: &no}); !got.Format.Headless || got.Rows[0].Cells[0] != "a" || got.Rows[0].Line != 1 {
		t.Errorf("without a header: %v", got)
	}
}

// TestALargeWorkbook is read from the disk, and leaves nothing there.
func TestALargeWorkbook(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	const rows = 20_000
	var sheet, texts strings.Builder
	sheet.WriteString(`<row><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>b</t></is></c></row>`)
	for i := range rows {
		fmt.Fprintf(&sheet, `<row><c t="s"><v>%d</v></c><c><v>%d</v></c></row>`, i, i)
		fmt.Fprintf(&texts, `<si><t>text %d %s</t></si>`, i, strings.Repeat("x", 40))
	}
	file := packed(t, map[string]string{sheet1: sheet.String(), "xl/sharedStrings.xml": `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` + texts.String() + `</sst>`})
	if sheet.Len() < inMemory || texts.Len() < inMemory {
		t.Fatal("it is no large one")
	}
	f, err := Open(strings.NewReader(file), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if left := kept(t); len(left) != 1 {
		t.Errorf("while it is read, there is %q on the disk", left)
	}
	for n := range rows {
		row, err := f.Next()
		if err != nil || row.Line != n+2 || row.Cells[1] != fmt.Sprint(n) || !strings.HasPrefix(row.Cells[0], fmt.Sprintf("text %d x", n)) {
			t.Fatalf("row %d is %v, %v", n, row, err)
		}
	}
	if _, err := f.Next(); !errors.Is(err, io.EOF) {
		t.Errorf("at the end: %v", err)
	}
	if err := f.Close(); err != nil || len(kept(t)) > 0 {
		t.Errorf("it leaves %q, %v", kept(t), err)
	}
}

// kept is what there is in the directory for temporary files.
func kept(t *testing.T) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(os.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

// TestWorkbooksThatCannotBeRead: each says what to do, and leaves nothing on the disk.
func TestWorkbooksThatCannotBeRead(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	good := packed(t, map[string]string{sheet1: `<row><c><v>1</v></c></row>` + strings.Repeat(" ", inMemory)})
	small := packed(t, map[string]string{sheet1: `<row><c><v>1</v></c></row>`})
	wide := `<row>` + strings.Repeat(`<c><v>1</v></c>`, mostColumns+1) + `</row>`
	for name, c := range map[string]struct{ file, says string }{
		"cut off":               {good[:len(good)/2], "This workbook is damaged."},
		"only its beginning":    {"PK\x03\x04", "This workbook is damaged."},
		"a byte is another one": {flipped(small), "This workbook is damaged."},
		"its XML is none":       {packed(t, map[string]string{"xl/workbook.xml": "<workbook"}), "This workbook is damaged."},
		"with a password":       {workbook(t, func(*excelize.File) {}, excelize.Options{Password: "secret"}), "This is an old .xls workbook, or one with a password."},
		"another archive":       {zipped(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}), "This file is no workbook, or one of another kind."},
		"empty":                 {packed(t, map[string]string{sheet1: `<row/><row><c s="0"/></row>`}), "This workbook is empty"},
		"hidden": {workbook(t, func(book *excelize.File) {
			_, err := book.NewSheet("Other")
			row(t, book, "Sheet1", 1, "a")
			book.SetActiveSheet(1)
			if err := errors.Join(err, book.SetSheetVisible("Sheet1", false)); err != nil {
				t.Fatal(err)
			}
		}), "This workbook is empty, or all that is in it is hidden."},
		"wide":                 {packed(t, map[string]string{sheet1: wide}), "This file has more than 500 columns."},
		"a bomb":               {packed(t, map[string]string{sheet1: `<row><c><v>1</v></c></row>` + strings.Repeat(" ", mostBeside)}), "This workbook is larger than what can be read."},
		"more than a gigabyte": {declaring(t, mostUnpacked+1), "This workbook is larger than what can be read."},
		"a large picture":      {packed(t, map[string]string{sheet1: `<row/>`, "xl/media/image1.png": strings.Repeat("x", mostBeside+1)}), "This workbook is larger than what can be read."},
	} {
		_, err := Open(strings.NewReader(c.file), Options{})
		if fairlead.KindOf(err) != fairlead.KindInvalid || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
		if left := kept(t); len(left) > 0 {
			t.Fatalf("%s: it leaves %q", name, left)
		}
	}
}

// declaring is a workbook whose sheet unpacks to so many bytes, as it says of itself.
func declaring(t testing.TB, size uint64) string {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	content := make([]byte, 2*size/mostPacked)
	w, err := z.CreateRaw(&zip.FileHeader{Name: sheet1, Method: zip.Deflate, CompressedSize64: uint64(len(content)), UncompressedSize64: size})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// flipped is a workbook with a bit that is another one, in the middle of its sheet.
func flipped(file string) string {
	b := []byte(file)
	b[strings.Index(file, sheet1)+len(sheet1)+100] ^= 1
	return string(b)
}

// FuzzWorkbook: whatever the parts of a workbook say, it is read to its end, or there is a sentence for whoever brought it.
func FuzzWorkbook(f *testing.F) {
	const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy"/></numFmts><cellXfs><xf/><xf numFmtId="170"/><xf numFmtId="14"/></cellXfs></styleSheet>`
	for _, sheet := range []string{
		"", `<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="3"><c r="B3" s="1"><v>46173.5</v></c></row>`, `<row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2026-05-31T00:00:00Z</v></c></row>`,
		`<row r="0"><c r="a" s="-1"><v>x</v></c></row>`, `<row r="1048577"/>`, `<row><c s="9"/><c t="s"/><c t="s"><v>-1</v></c></row>`, `<row><c s="1"><v>-1</v></c><c s="2"><v>1e300</v></c></row>`, `<row><c`,
	} {
		f.Add(sheet, `<sst><si><t>a</t></si><si/></sst>`, styles, `<workbook><workbookPr date1904="1"/><sheets><sheet name="Leads" r:id="rId1"/></sheets></workbook>`)
	}
	f.Add("<row/>", "<sst", "<styleSheet/>", "<workbook><sheets><sheet/></sheets></workbook>")
	f.Add("<row/>", "", "", "<workbook/>")
	f.Fuzz(func(t *testing.T, sheet, texts, styles, book string) {
		readToTheEnd(t, packed(t, map[string]string{sheet1: sheet, "xl/sharedStrings.xml": texts, "xl/styles.xml": styles, "xl/workbook.xml": book}))
	})
}
