package csvfile

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestColumnNames(t *testing.T) {
	long := strings.Repeat("é", 300)
	for _, c := range []struct{ cells, want []string }{
		{[]string{" Name\u00a0", "\ufeffE-mail\u200b", "Size\r\n (m²)", "a\x00b\tc"}, []string{"Name", "E-mail", "Size (m²)", "a b c"}},
		{[]string{"", "a", "\u00a0", ""}, []string{"Column 1", "a", "Column 3", "Column 4"}},
		{[]string{"a", "a", " a", "A", "a (2)"}, []string{"a", "a (2)", "a (3)", "A", "a (2) (2)"}},
		{[]string{"Column 2", ""}, []string{"Column 2", "Column 2 (2)"}},
		{[]string{long, long}, []string{long[:400], long[:392] + " (2)"}},
		{[]string{long[:398] + " b"}, []string{long[:398]}},
		{[]string{"می\u200cخواهم"}, []string{"می\u200cخواهم"}},
	} {
		if got := columnNames(c.cells); !slices.Equal(got, c.want) {
			t.Errorf("%q are called %q, not %q", c.cells, got, c.want)
		}
	}
}

// TestColumnNamesAreDifferent: none is empty, or long, and no two are the same.
func TestColumnNamesAreDifferent(t *testing.T) {
	cell := rapid.OneOf(rapid.SampledFrom([]string{"a", "a (2)", "", "Column 1", " a", strings.Repeat("a", 199), strings.Repeat("a", 250)}), rapid.String())
	rapid.Check(t, func(t *rapid.T) {
		cells := rapid.SliceOf(cell).Draw(t, "cells")
		names := columnNames(cells)
		for i, name := range names {
			if strings.TrimSpace(name) != name || name == "" || utf8.RuneCountInString(name) > 200 || slices.Index(names, name) != i {
				t.Fatalf("column %d is called %q", i, name)
			}
		}
	})
}

// TestAFirstRowThatIsALead: nobody calls a column like an e-mail address or a phone number.
func TestAFirstRowThatIsALead(t *testing.T) {
	yes, no := true, false
	for file, headless := range map[string]bool{
		"Name,E-mail\nJo,jo@x.test": false, "Jo,jo@x.test\nAl,al@x.test": true, "Jo,+49 (170) 123-4567\n": true, "Jo,p:+491701234567\n": true,
		"name,2024,Q1-2024\nJo,1,2": false, "Jo, jo@x.test \n": true, "phone 1,1 2 3\n": false,
	} {
		all := readAll(t, file, Options{})
		if all.Format.Headless != headless {
			t.Errorf("%q is read with the header %q", file, all.Header)
		}
		for _, said := range []*bool{&yes, &no} {
			if got := readAll(t, file, Options{Header: said}); got.Format.Headless == *said || got.Header[0] == "Column 1" == *said {
				t.Errorf("%q, of which somebody says that it has a header: %v, is read with %q", file, *said, got.Header)
			}
		}
	}
	all := readAll(t, "Jo,jo@x.test\nAl", Options{})
	if got := lines(all); !slices.Equal(got, []string{"1:Jo|jo@x.test", "2:Al"}) || all.Rows[1].Problem != "This row has 1 cell, and the first row has 2." {
		t.Errorf("the rows are %v", all.Rows)
	}
}
