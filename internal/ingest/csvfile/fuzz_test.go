package csvfile

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"pgregory.net/rapid"

	"fairlead"
)

// FuzzOpen: whatever a file is, it is read to its end, or there is a sentence for whoever brought it.
func FuzzOpen(f *testing.F) {
	for _, file := range []string{
		"", "a,b\n1,2\n", "a;b\r\n1;\"2\r\n3\"\r\n", "a\rb\r", "\ufeff\"a\",\"b\"\n\"1,2\"\n", "sep=;\na;b\n\"1;2\"", "a,b\n\"", "a,b\n\"x\"y\"\n1", "\xff\xfea\x00,\x00b\x00\n\x00",
		"a\x00,\x00b\x00\n\x00\x3d\xd8", "\x00a\x00,\x00b", "a,b\n\xe9,\x00", ",\n,", "\n\n", "\"\"\n\n", "%PDF-", "a\t\"b\nc\"\t\n", "a|b\r\r\n1|2", "PK\x03\x04", "PK\x03\x04xl/workbook.xml",
	} {
		f.Add([]byte(file))
	}
	f.Fuzz(func(t *testing.T, file []byte) { readToTheEnd(t, string(file)) })
}

// readToTheEnd reads a file that may be anything.
func readToTheEnd(t *testing.T, file string) {
	r, err := Open(strings.NewReader(file), Options{})
	for before := 0; err == nil; {
		var row fairlead.ImportRow
		if row, err = r.Next(); err == nil && (row.Line <= before || row.Problem == "" && len(row.Cells) != len(r.Header())) {
			t.Fatalf("a row of %d columns after line %d is %+v", len(r.Header()), before, row)
		}
		before = row.Line
	}
	if r != nil {
		err = errors.Join(err, r.Close())
	}
	var said *fairlead.Error
	if !errors.Is(err, io.EOF) && (!errors.As(err, &said) || !strings.HasSuffix(said.Message, ".")) {
		t.Fatalf("that is no sentence: %v", err)
	}
}

// FuzzScan: a beginning of a text says the same of its first row as the whole does, or that it is not enough; and what
// encoding/csv can read is read as it does.
func FuzzScan(f *testing.F) {
	for _, text := range []string{"a,b\r\n", "\"a\"\"b\",\"\r\n\"\r\nc", "\"a\nb", "\"a\"b\nc", "a\"b\rc\r\rd\n", "\"\"\"\"\n\"\"", ",,\n", "\r\n\r"} {
		for cut := range len(text) {
			f.Add([]byte(text), cut, cut%2 == 0)
		}
	}
	f.Fuzz(func(t *testing.T, text []byte, cut int, cr bool) {
		if len(text) == 0 {
			return
		}
		whole, part := scanner{dialect: dialect{',', cr}}, scanner{dialect: dialect{',', cr}}
		used := whole.scan(text, true)
		if used < 1 || used > len(text) {
			t.Fatalf("%d bytes of %d", used, len(text))
		}
		begin := text[:min(max(cut, 1), len(text))]
		if got := part.scan(begin, false); got != 0 && (got != used || !slices.Equal(part.cells(), whole.cells()) || part.problem != whole.problem) {
			t.Fatalf("of %q %d bytes: %q %s\nof %q %d: %q %s", begin, got, part.cells(), part.problem, text, used, whole.cells(), whole.problem)
		}
		asTheLibraryDoes(t, text)
	})
}

// asTheLibraryDoes compares what encoding/csv has to say. It leaves out blank lines, and writes line breaks its own way.
func asTheLibraryDoes(t *testing.T, text []byte) {
	library := csv.NewReader(bytes.NewReader(text))
	library.FieldsPerRecord = -1
	want, err := library.ReadAll()
	if err != nil || !utf8.Valid(text) {
		return
	}
	got := [][]string{}
	for s := (scanner{dialect: dialect{delimiter: ','}}); len(text) > 0; {
		used := s.scan(text, true)
		if line := string(text[:used]); line != "\n" && line != "\r\n" && line != "\r" {
			cells := s.cells()
			for i := range cells {
				cells[i] = strings.ReplaceAll(cells[i], "\r\n", "\n")
			}
			got = append(got, cells)
		}
		text = text[used:]
	}
	if len(got)+len(want) > 0 && !cmp.Equal(got, want) {
		t.Fatalf("got  %q\nwant %q", got, want)
	}
}

// TestWhatIsWrittenIsRead: every table, in each encoding, with any delimiter and all line ends.
func TestWhatIsWrittenIsRead(t *testing.T) {
	text := rapid.OneOf(rapid.StringOf(rapid.SampledFrom([]rune("ab,;\t|\"\n\r \u00a0é€0="))), rapid.String())
	rapid.Check(t, func(t *rapid.T) {
		code := rapid.SampledFrom(encodings).Draw(t, "encoding")
		delimiter := rapid.SampledFrom([]string{",", ";", "\t", "|", "^"}).Draw(t, "delimiter")
		end := rapid.SampledFrom([]string{"\n", "\r\n", "\r"}).Draw(t, "line end")
		always := rapid.Bool().Draw(t, "always quoted")
		columns := rapid.IntRange(2, 5).Draw(t, "columns")
		cell := rapid.Custom(func(t *rapid.T) string { return readable(code, text.Draw(t, "cell")) })
		table := rapid.SliceOfN(rapid.SliceOfN(cell, columns, columns), 1, 5).Draw(t, "table")
		file := strings.Repeat("h"+delimiter, columns-1) + "h" + end
		var want []string
		for _, row := range table {
			file += written(row, delimiter, end, always)
			want = append(want, fmt.Sprintf("%q", row))
		}
		if rapid.Bool().Draw(t, "without the last line end") {
			file = strings.TrimSuffix(file, end)
		}
		r, err := Open(code.encoded(t, file), Options{Encoding: code.name, Delimiter: delimiter})
		var got []string
		for err == nil {
			var row fairlead.ImportRow
			if row, err = r.Next(); err == nil {
				got = append(got, fmt.Sprintf("%q%s", row.Cells, row.Problem))
			}
		}
		if !errors.Is(err, io.EOF) || !slices.Equal(got, want) {
			t.Fatalf("%q\nis read as %s, %v\ninstead of %s", file, got, err, want)
		}
	})
}

// readable leaves of a text what can be written in an encoding, without NUL.
func readable(code textEncoding, text string) string {
	return strings.Map(func(r rune) rune {
		if _, ok := charmap.Windows1252.EncodeRune(r); r == 0 || code.mark == "" && !ok {
			return '?'
		}
		return r
	}, text)
}

// written is a row as RFC 4180 has it.
func written(cells []string, delimiter, end string, always bool) string {
	quoted := make([]string, len(cells))
	for i, cell := range cells {
		quoted[i] = cell
		if always || strings.ContainsAny(cell, delimiter+"\"\r\n") {
			quoted[i] = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
		}
	}
	return strings.Join(quoted, delimiter) + end
}

// encoded is a file in this encoding, with its mark.
func (e textEncoding) encoded(t rapid.TB, file string) io.Reader {
	if e.from == nil {
		return strings.NewReader(e.mark + file)
	}
	bytes, err := e.from.NewEncoder().String(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.NewReader(e.mark + bytes)
}

// BenchmarkPlain reads a file of short cells, as most are.
func BenchmarkPlain(b *testing.B) {
	row := "l:1234567890,2026-05-31T09:14:00+02:00,Casas de primavera,fb,Zoe Angstrom,p:+34600111222,zoe@mail.test,CREATED\n"
	benchmark(b, "id,created_time,form_name,platform,full_name,phone_number,email,lead_status\n"+strings.Repeat(row, 100_000))
}

// BenchmarkQuoted reads one with quotation marks around each cell.
func BenchmarkQuoted(b *testing.B) {
	row := "\"l:1234567890\",\"2026-05-31T09:14:00+02:00\",\"Casas, \"\"nuevas\"\"\",\"Zoë Ångström\",\"p:+34600111222\"\r\n"
	benchmark(b, "id,created_time,form_name,full_name,phone_number\n"+strings.Repeat(row, 100_000))
}

func benchmark(b *testing.B, file string) {
	b.SetBytes(int64(len(file)))
	b.ReportAllocs()
	for b.Loop() {
		r, err := Open(strings.NewReader(file), Options{})
		for err == nil {
			_, err = r.Next()
		}
		if !errors.Is(err, io.EOF) {
			b.Fatal(err)
		}
	}
}
