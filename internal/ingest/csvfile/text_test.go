package csvfile

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"fairlead"
)

// TestRows: how a row is read. A row is written here as its line, its cells and its problem.
func TestRows(t *testing.T) {
	const (
		quotes = "This row has a quotation mark that is not closed, or that is not written twice within a cell."
		few    = "This row has 1 cell, and the header has 2."
		many   = "This row has 3 cells, and the header has 2."
	)
	row := func(line int, cells ...string) fairlead.ImportRow {
		return fairlead.ImportRow{Line: line, Cells: cells}
	}
	bad := func(line int, problem string, cells ...string) fairlead.ImportRow {
		return fairlead.ImportRow{Line: line, Cells: cells, Problem: problem}
	}
	for rows, want := range map[string][]fairlead.ImportRow{
		"":                           nil,
		"1,2":                        {row(2, "1", "2")},
		"1,2\r":                      {row(2, "1", "2")},
		"1,2\r\n\r\n \n3,4\n\n":      {row(2, "1", "2"), row(5, "3", "4")},
		"1, 2 \n":                    {row(2, "1", " 2 ")},
		"1,\u00a0\ufeff\n":           {row(2, "1", "\u00a0\ufeff")},
		",\n":                        {row(2, "", "")},
		"\"1\",\"\"\n\"\"\"\",2":     {row(2, "1", ""), row(3, `"`, "2")},
		"1,\"a\nb\r\nc\"\n3,4":       {row(2, "1", "a\nb\r\nc"), row(5, "3", "4")},
		"1,a\rb\n3,4\r\n":            {row(2, "1", "a\rb"), row(3, "3", "4")},
		"1,5\" x \"y\"\n3,4":         {row(2, "1", `5" x "y"`), row(3, "3", "4")},
		"1, \"a\"":                   {row(2, "1", ` "a"`)},
		"1\n3,4":                     {bad(2, few, "1"), row(3, "3", "4")},
		"1,2,3\n3,4":                 {bad(2, many, "1", "2", "3"), row(3, "3", "4")},
		"1,2,,\n3,4,,x":              {row(2, "1", "2"), bad(3, "This row has 4 cells, and the header has 2.", "3", "4", "", "x")},
		"1,\"a\n3,4\n5,6":            {bad(2, quotes, `1,"a`), row(3, "3", "4"), row(4, "5", "6")},
		"1,\"a\r\n3,\"b\"\r\n5,6":    {bad(2, quotes, `1,"a`), row(3, "3", "b"), row(4, "5", "6")},
		"1,\"a \"b\" c\"\n3,4":       {bad(2, quotes, `1,"a "b" c"`), row(3, "3", "4")},
		"\"1\n1\",\"a\n3,4":          {bad(2, quotes, "\"1\n1\",\"a"), row(4, "3", "4")},
		"1,\"":                       {bad(2, quotes, `1,"`)},
		"1,a\x00b\n3,4":              {bad(2, "This row has bytes in it that are no text.", "1", "ab"), row(3, "3", "4")},
		"\"1,2\"\n\"1,\"\"2,3\"\"\"": {{Line: 2, Cells: []string{"1", "2"}, Repaired: true}, {Line: 3, Cells: []string{"1", "2,3"}, Repaired: true}},
		"\"1,2,\"":                   {{Line: 2, Cells: []string{"1", "2"}, Repaired: true}},
		"\"1,2,3\"\n\"1,\"\"2\"":     {bad(2, few, "1,2,3"), bad(3, few, `1,"2`)},
		"\"1,\x002\"":                {bad(2, "This row has bytes in it that are no text.", "1,2")},
		"\"1,2\n3,4\"":               {bad(2, few, "1,2\n3,4")},
	} {
		got := readAll(t, "a,b\n"+rows, Options{Delimiter: ",", Encoding: "utf-8"}).Rows
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q is read otherwise:\n%s", rows, diff)
		}
	}
}

// TestBlankLines: they are rows where there is one column.
func TestBlankLines(t *testing.T) {
	no := false
	for file, want := range map[string][]string{"a\n\n1\n\"\"\n": {"2:", "3:1", "4:"}, "\n\na\n1": {"4:1"}, "a": nil, "a\r\r1": {"2:", "3:1"}} {
		if got := lines(readAll(t, file, Options{})); !slices.Equal(got, want) {
			t.Errorf("%q is read as %q, not %q", file, got, want)
		}
	}
	for file, want := range map[string][]string{"\n\n": {"1:", "2:"}, "\na\n": {"1:", "2:a"}, "\n\na,b\n\nc,d": {"3:a|b", "5:c|d"}} {
		if got := lines(readAll(t, file, Options{Header: &no})); !slices.Equal(got, want) {
			t.Errorf("%q without a header is read as %q, not %q", file, got, want)
		}
	}
}

// lines writes rows as their line and their cells, and a star if they were mended.
func lines(all read) (lines []string) {
	for _, row := range all.Rows {
		line := fmt.Sprintf("%d:%s", row.Line, strings.Join(row.Cells, "|"))
		if row.Repaired {
			line += "*"
		}
		lines = append(lines, line)
	}
	return lines
}

// TestLineEnds: that of the first row is the one that ends rows. Within a cell every one stays as it is.
func TestLineEnds(t *testing.T) {
	for file, want := range map[string][]string{
		"a,b\r\n1,x\ry\r\n":             {"2:1|x\ry"},
		"\"a\rb\",c\n1,x\ry\n":          {"2:1|x\ry"},
		"\"a\nb\",c\r1,2\r":             {"3:1|2"},
		"a,b\r1,2\n3,4\r\n\r5,\"6\r7\"": {"2:1|2", "3:3|4", "5:5|6\r7"},
		"a,b\r1,\"x\r\n3,4\r5,6":        {"2:1,\"x", "3:3|4", "4:5|6"},
	} {
		if got := lines(readAll(t, file, Options{})); !slices.Equal(got, want) {
			t.Errorf("%q is read as %q, not %q", file, got, want)
		}
	}
}

// TestARowThatIsTooLongIsLeftOut: and its line is all that is lost, however long it is.
func TestARowThatIsTooLongIsLeftOut(t *testing.T) {
	const cut = "This row has more than 1 MB."
	long := strings.Repeat("x", 3*mostRow)
	for _, end := range []string{"\n", "\r\n", "\r"} {
		rows := []string{"a,b", "1," + long, "2," + strings.Repeat("\"x\",", mostRow/4), "3,4", "5," + long}
		got := readAll(t, strings.Join(rows, end), Options{})
		want := []fairlead.ImportRow{{Line: 2, Problem: cut}, {Line: 3, Problem: cut}, {Line: 4, Cells: []string{"3", "4"}}, {Line: 5, Problem: cut}}
		if !cmp.Equal(got.Rows, want) {
			t.Errorf("with %q between the rows: %.200q", end, fmt.Sprint(got.Rows))
		}
	}
}

// TestACellThatIsTooLong is a row that cannot be read. One in quotation marks ends somewhere, or it was never meant to be one.
func TestACellThatIsTooLong(t *testing.T) {
	fits, long := strings.Repeat("é", mostCell), strings.Repeat("é", mostCell+1)
	if got := readAll(t, "a,b\n1,"+fits+"\n\""+fits+"\",2", Options{}).Rows; len(got) != 2 || got[0].Problem+got[1].Problem != "" {
		t.Errorf("a cell of 32,000 characters: %.200q", fmt.Sprint(got))
	}
	got := readAll(t, "a,b\n1,"+long+"\n\""+long+"\",2\n3,4", Options{}).Rows
	const problem = "A cell of this row has more than 32,000 characters."
	if len(got) != 3 || got[0].Problem != problem || got[1].Problem != problem || got[2].Problem != "" {
		t.Errorf("a longer one: %.200q", fmt.Sprint(got))
	}
	for _, between := range []int{mostQuoted / 4, mostRow} {
		open := "a,b\n1,\"x\n" + strings.Repeat("3,4\n", between) + "5,\"\n"
		got := readAll(t, open, Options{}).Rows
		if len(got) != between+2 || !strings.Contains(got[0].Problem, "quotation mark") || got[1].Problem != "" {
			t.Errorf("of a quotation mark that is not closed within %d rows %d come, with %q", between, len(got), got[0].Problem)
		}
	}
}

// TestOnlyAWindowIsInMemory: of a file as long as it may be.
func TestOnlyAWindowIsInMemory(t *testing.T) {
	const rows = 1_000_000
	f, err := Open(io.MultiReader(strings.NewReader("a,b\n"), &repeated{text: "some text,\"and more\"\n", times: rows}), Options{})
	if err != nil {
		t.Fatal(err)
	}
	n, most := 0, 0
	for ; ; n++ {
		if _, err := f.Next(); err != nil {
			break
		}
		most = max(most, cap(f.rows.(*textRows).buf))
	}
	if n != rows || most > 2*windowSize {
		t.Errorf("%d rows, of which %d bytes were in memory", n, most)
	}
	f, err = Open(io.MultiReader(strings.NewReader("a,b\n"), &repeated{text: "some text without an end, ", times: mostRow}), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if row, err := f.Next(); err != nil || row.Problem == "" || cap(f.rows.(*textRows).buf) > 4*mostRow {
		t.Errorf("of a row without an end %d bytes were in memory: %q, %v", cap(f.rows.(*textRows).buf), row.Problem, err)
	}
}

// repeated is a text, many times.
type repeated struct {
	text  string
	times int
	rest  string
}

func (r *repeated) Read(b []byte) (n int, err error) {
	for n < len(b) {
		if r.rest == "" {
			if r.times == 0 {
				return n, io.EOF
			}
			r.rest, r.times = r.text, r.times-1
		}
		copied := copy(b[n:], r.rest)
		n, r.rest = n+copied, r.rest[copied:]
	}
	return n, nil
}

// TestWhatBreaksOffIsNoRow: a file that stops coming is not one that ends.
func TestWhatBreaksOffIsNoRow(t *testing.T) {
	broken := errors.New("broken")
	for _, size := range []int{0, 2, windowSize} {
		text := strings.Repeat("1,2\n", size) + "3,4"
		f, err := Open(io.MultiReader(strings.NewReader(text), iotest.ErrReader(broken)), Options{})
		for n := 0; err == nil; n++ {
			var row fairlead.ImportRow
			if row, err = f.Next(); err == nil && !slices.Equal(row.Cells, []string{"1", "2"}) {
				t.Fatalf("row %d is %q", n, row.Cells)
			}
		}
		if !errors.Is(err, broken) {
			t.Errorf("after %d rows: %v", size, err)
		}
	}
}
