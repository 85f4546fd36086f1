package csvfile

import (
	"slices"
	"strings"
	"testing"

	"fairlead"
)

// TestDelimiters: that of a file is found out, unless the file or somebody says it.
func TestDelimiters(t *testing.T) {
	for _, c := range []struct {
		name, file, said, want string
		rows                   []string
	}{
		{"commas", "a,b\n1,2\n", "", ",", []string{"2:1|2"}},
		{"semicolons beside decimal commas", "a;b\n1,5;2,5\n", "", ";", []string{"2:1,5|2,5"}},
		{"tabs, and commas in each row", "a, x\tb\n1,5\t2\n", "", "\t", []string{"2:1,5|2"}},
		{"bars", "a|b|c\n1|2;2|3\n", "", "|", []string{"2:1|2;2|3"}},
		{"semicolons beside more commas here and there", "a;b\nx,y,z;1\np;q,r\n", "", ";", []string{"2:x,y,z|1", "3:p|q,r"}},
		{"both in each row", "a;b;c,d\n1;2;3,4\n", "", ";", []string{"2:1|2|3,4"}},
		{"both in each row, the other way", "a,b,c;d\n1,2,3;4\n", "", ",", []string{"2:1|2|3;4"}},
		{"delimiters within quotation marks", "\"a;b;c\",d\n\"1;2;3\",4\n", "", ",", []string{"2:1;2;3|4"}},
		{"line breaks within quotation marks", "a;\"b\n,\n,\"\n1;\"2\n,,\"\n", "", ";", []string{"4:1|2\n,,"}},
		{"one column", "a\n1\n2\n", "", ",", []string{"2:1", "3:2"}},
		{"one column of texts", "name\nLee, Jo\nAl\n", "", ";", []string{"2:Lee, Jo", "3:Al"}},
		{"one column that is called so", "name, and first name\nJo\nAl\nBo\n", "", ";", []string{"2:Jo", "3:Al", "4:Bo"}},
		{"a table half of which is broken", "a,b,c\n1,2\n1\n1,2,3,4\n", "", ",", []string{"2:1|2", "3:1", "4:1|2|3|4"}},
		{"a header alone", "a;b", "", ";", nil},
		{"blank lines before it", "\n\na;b\n1;2", "", ";", []string{"4:1|2"}},
		{"Excel's line", "sep=|\r\na|b,c,d\r\n1|2,3,4\r\n", "", "|", []string{"3:1|2,3,4"}},
		{"Excel's line in quotation marks", "\"SEP=;\"\na;b,c,d\n1;2,3,4\n", "", ";", []string{"3:1|2,3,4"}},
		{"a column that is called like it", "sep=x,b\n1,2", "", ",", []string{"2:1|2"}},
		{"somebody says another", "a;b,c\n1;2,3\n", ",", ",", []string{"2:1;2|3"}},
		{"somebody says another than Excel's line", "sep=;\na;b,c\n1;2,3\n", ",", ",", []string{"3:1;2|3"}},
		{"somebody says an unusual one", "a^b\n1^2\n", "^", "^", []string{"2:1|2"}},
		{"carriage returns, with line breaks within", "a;b\r1;\"x\ny\"\r2;3", "", ";", []string{"2:1|x\ny", "4:2|3"}},
	} {
		all := readAll(t, c.file, Options{Delimiter: c.said})
		if got := lines(all); all.Format.Delimiter != c.want || !slices.Equal(got, c.rows) {
			t.Errorf("%s: %q, %q", c.name, all.Format.Delimiter, got)
		}
		again := readAll(t, c.file, Options{Delimiter: all.Format.Delimiter, Encoding: all.Format.Encoding})
		if got := lines(again); !slices.Equal(got, c.rows) {
			t.Errorf("%s: read again as it was found to be written: %q", c.name, got)
		}
	}
	for _, said := range []string{"\"", "\n", "ab", "é", "\x01"} {
		if _, err := Open(strings.NewReader("a,b"), Options{Delimiter: said}); fairlead.KindOf(err) != fairlead.KindInvalid {
			t.Errorf("between cells stands %q: %v", said, err)
		}
	}
}
