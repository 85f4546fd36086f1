package csvfile

import (
	"bytes"
	"encoding/binary"
	"io"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"fairlead"
)

// textEncoding is a way to write a text as bytes.
type textEncoding struct {
	name string            // as a fairlead.FileFormat has it
	mark string            // the bytes that a file begins with to say so
	from encoding.Encoding // nil: it is UTF-8
}

// encodings are all that are read.
var encodings = []textEncoding{
	{"utf-8", "\xef\xbb\xbf", nil},
	{"utf-16le", "\xff\xfe", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	{"utf-16be", "\xfe\xff", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	{"windows-1252", "", charmap.Windows1252},
}

// encodingOf is the encoding that somebody has said, or the one a file is written in that begins like this.
func encodingOf(sample []byte, said string) (textEncoding, error) {
	if said != "" {
		i := slices.IndexFunc(encodings, func(e textEncoding) bool { return e.name == said })
		if i < 0 {
			return textEncoding{}, fairlead.Invalid("encoding", "Choose utf-8, utf-16le, utf-16be or windows-1252.")
		}
		return encodings[i], nil
	}
	for _, e := range encodings {
		if e.mark != "" && bytes.HasPrefix(sample, []byte(e.mark)) {
			return e, nil
		}
	}
	utf8Text, little, big, western := encodings[0], encodings[1], encodings[2], encodings[3]
	switch {
	case isUTF16(sample, binary.LittleEndian):
		return little, nil
	case isUTF16(sample, binary.BigEndian):
		return big, nil
	case bytes.IndexByte(sample, 0) >= 0:
		return textEncoding{}, invalid("This file is no table of text. Open it in a spreadsheet, and save it as .xlsx or .csv.")
	case utf8.Valid(withoutCutRune(sample)):
		return utf8Text, nil
	}
	return western, nil
}

// isUTF16 reports whether a text that begins like this is written in UTF-16: it can be read so, and has what stands between
// cells or rows. Of 16 characters at least one is from ASCII even in a table in Chinese.
func isUTF16(sample []byte, order binary.ByteOrder) bool {
	units := make([]uint16, len(sample)/2)
	ascii, between := 0, false
	for i := range units {
		units[i] = order.Uint16(sample[2*i:])
		if units[i] < utf8.RuneSelf {
			ascii++
			between = between || strings.ContainsRune(delimiters+"\r\n", rune(units[i]))
		}
	}
	text := utf16.Decode(units)
	whole := text[:max(0, len(text)-1)] // the last one may be cut
	return between && ascii*16 >= len(units) && !slices.Contains(text, 0) && !slices.Contains(whole, utf8.RuneError)
}

// withoutCutRune takes away what a text ends with that is only the beginning of a rune.
func withoutCutRune(text []byte) []byte {
	for i := len(text) - 1; i >= 0 && i >= len(text)-utf8.UTFMax; i-- {
		if utf8.RuneStart(text[i]) {
			if !utf8.FullRune(text[i:]) {
				return text[:i]
			}
			break
		}
	}
	return text
}

// decode makes UTF-8 of what is written in this encoding.
func (e textEncoding) decode(r io.Reader) io.Reader {
	if e.from == nil {
		return r
	}
	return e.from.NewDecoder().Reader(r)
}

// fromWindows reads each byte of a text that belongs to no rune as Windows-1252 has it.
func fromWindows(text string) string {
	if utf8.ValidString(text) {
		return text
	}
	var out strings.Builder
	for i, r := range text {
		if r == utf8.RuneError && !strings.HasPrefix(text[i:], string(utf8.RuneError)) {
			r = charmap.Windows1252.DecodeByte(text[i])
		}
		out.WriteRune(r)
	}
	return out.String()
}
