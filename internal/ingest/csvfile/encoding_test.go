package csvfile

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"fairlead"
)

// TestEncodings: what a file is written in is found out, with a mark at its beginning or without one.
func TestEncodings(t *testing.T) {
	const western, chinese = "Name,Ort\r\nZoë,\"Köln – „Süd“\"\r\n", "姓名,城市\n山田太郎山田太郎,一二三丁七万丈三上下\n一丐丑,\U00020000\n"
	little, big := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	for _, c := range []struct {
		name, want, text string
		in               encoding.Encoding
	}{
		{"UTF-8", "utf-8", western, encoding.Nop}, {"UTF-8 with a mark", "utf-8", "\ufeff" + western, encoding.Nop}, {"Chinese in UTF-8", "utf-8", chinese, encoding.Nop},
		{"UTF-16", "utf-16le", western, little}, {"UTF-16 with a mark", "utf-16le", "\ufeff" + western, little}, {"Chinese in UTF-16", "utf-16le", chinese, little},
		{"big UTF-16", "utf-16be", western, big}, {"big UTF-16 with a mark", "utf-16be", "\ufeff" + western, big}, {"Chinese in big UTF-16", "utf-16be", chinese, big},
		{"Windows-1252", "windows-1252", western, charmap.Windows1252},
	} {
		file, err := c.in.NewEncoder().String(c.text)
		if err != nil {
			t.Fatal(err)
		}
		want := readAll(t, c.text, Options{Encoding: "utf-8"})
		want.Format.Encoding = c.want
		for _, said := range []string{"", c.want} {
			if got := readAll(t, file, Options{Encoding: said}); !cmp.Equal(got, want) {
				t.Errorf("%s is read otherwise:\n%s", c.name, cmp.Diff(want, got))
			}
		}
	}
	for file, want := range map[string]string{"\ufeffa,b\nZo\xeb,2": "utf-8", "\xff\xfea\x00": "utf-16le", "\xfe\xff\x00a": "utf-16be"} {
		if got := readAll(t, file, Options{}); got.Format.Encoding != want {
			t.Errorf("its mark says that %q is %s, not %s", file, want, got.Format.Encoding)
		}
	}
	if got := readAll(t, "a,b\nZo\xeb,2", Options{Encoding: "utf-8"}).Rows; got[0].Cells[0] != "Zoë" {
		t.Errorf("somebody has said that it is UTF-8: %v", got)
	}
	if _, err := Open(strings.NewReader("a,b"), Options{Encoding: "latin"}); fairlead.KindOf(err) != fairlead.KindInvalid {
		t.Errorf("an encoding that is none: %v", err)
	}
}

// TestBytesThatAreNoUTF8: behind the beginning, by which a file is known, they are letters of Windows-1252.
func TestBytesThatAreNoUTF8(t *testing.T) {
	filler := strings.Repeat("x,y\n", sampleSize/4)
	for shift := range 4 {
		file := "a,b\n" + strings.Repeat("x", shift) + filler[shift:len(filler)-4] + "é,€\n" + "Zo\xeb,\x80\ufffd é\n"
		all := readAll(t, file, Options{})
		if last := all.Rows[len(all.Rows)-2:]; all.Format.Encoding != "utf-8" || !slices.Equal(last[1].Cells, []string{"Zoë", "€\ufffd é"}) || last[0].Cells[1] != "€" {
			t.Errorf("cut at %d: %v, %v", shift, all.Format, last)
		}
	}
	// A rune that the sample cuts says nothing; bytes that are none within it do.
	for cut := range 5 {
		start := "a,b\n" + strings.Repeat("x", sampleSize-4-cut)
		if got := readAll(t, start+"\U0001F60A,2\n", Options{}); got.Format.Encoding != "utf-8" {
			t.Errorf("a rune that begins %d bytes before the end of the sample: %v", cut, got.Format)
		}
		wide, _ := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().String("a,b\n" + strings.Repeat("x", sampleSize/2-4-cut) + "\U0001F60A,2\n")
		if got := readAll(t, wide, Options{}); got.Format.Encoding != "utf-16le" {
			t.Errorf("the same in UTF-16: %v", got.Format)
		}
	}
}

// TestFilesThatAreNone: each says what to do.
func TestFilesThatAreNone(t *testing.T) {
	for file, begins := range map[string]string{
		"":                                "This file is empty.",
		"\ufeff":                          "This file is empty.",
		"\n \r\n\n":                       "This file is empty.",
		"sep=;\r\n":                       "This file is empty.",
		",,\n1,2,3":                       "The first row of this file is empty.",
		"a,\"b\n1,2":                      "The first row of this file cannot be read. This row has a quotation mark",
		strings.Repeat("a,", 500) + "b\n": "This file has more than 500 columns.",
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00": "This is an old .xls workbook, or one with a password.",
		"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n":            "This is a PDF.",
		"\x89PNG\r\n\x1a\n\x00\x00":                "This is a picture.",
		"\xff\xd8\xff\xe0\x00\x10JFIF":             "This is a picture.",
		"GIF89a\x01\x00":                           "This is a picture.",
		"\x1f\x8b\x08\x00":                         "This file is compressed.",
		`{\rtf1\ansi`:                              "This is a text document.",
		"\r\n<HTML><table>":                        "This is a web page or XML",
		"\ufeff<html>":                             "This is a web page or XML",
		"<!DOCTYPE html>":                          "This is a web page or XML",
		"<?xml version='1.0'?>":                    "This is a web page or XML",
		"\x7fELF\x02\x01\x01\x00\x00":              "This file is no table of text.",
		"a\x00,\x00\x00\x00b\x00":                  "This file is no table of text.",
		"a\x00,\x00\x00\xd8b\x00c\x00":             "This file is no table of text.",
		strings.Repeat("ab", 20) + ",\x00":         "This file is no table of text.",
		"a,b\n1,\x002\n":                           "This file is no table of text.",
	} {
		_, err := Open(strings.NewReader(file), Options{})
		if fairlead.KindOf(err) != fairlead.KindInvalid || !strings.Contains(err.Error(), begins) {
			t.Errorf("%.40q: %v", file, err)
		}
	}
	for _, file := range []string{"<tablet>,b\n1,2", "äö,b\n1,2", strings.Repeat("a,", 499) + "b\n"} {
		if all := readAll(t, file, Options{}); len(all.Header) < 2 {
			t.Errorf("%.40q has the columns %q", file, all.Header)
		}
	}
}
