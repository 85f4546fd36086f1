package email

import (
	"bufio"
	"io"
	"mime"
	"net/textproto"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
)

// header is what stands above a mail or a part of one.
type header textproto.MIMEHeader

func (h header) get(name string) string { return textproto.MIMEHeader(h).Get(name) }

// The bounds of a header: its lines, and all of it.
const (
	mostHeader = 256 << 10 // bytes
	mostFolded = 64 << 10
)

// readHeader reads up to the empty line. Lines that are none of a header are left out.
func readHeader(in *bufio.Reader) header {
	h, name, room := header{}, "", mostHeader
	for {
		line, err := readLine(in, mostFolded)
		folded := strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t")
		key, value, found := strings.Cut(line, ":")
		room -= len(line)
		switch {
		case room < 0:
		case folded && name != "" && len(h[name]) > 0:
			h[name][len(h[name])-1] += " " + strings.TrimSpace(line)
		case found && key != "" && !strings.ContainsAny(key, " \t"):
			name = textproto.CanonicalMIMEHeaderKey(key)
			h[name] = append(h[name], strings.TrimSpace(value))
		}
		if line == "" || err != nil {
			return h
		}
	}
}

// readLine reads a line, of which it returns the beginning if it is long.
func readLine(in *bufio.Reader, most int) (line string, err error) {
	var b strings.Builder
	for {
		part, more, err := in.ReadLine()
		b.Write(part[:min(len(part), most-b.Len())])
		if !more || err != nil {
			return b.String(), err
		}
	}
}

// words reads what a header says in letters that headers do not have.
var words = &mime.WordDecoder{CharsetReader: func(charset string, r io.Reader) (io.Reader, error) {
	return strings.NewReader(textOf(r, charset)), nil
}}

func decoded(text string) string {
	if read, err := words.DecodeHeader(text); err == nil {
		text = read
	}
	return asUTF8([]byte(text), "")
}

// textOf reads the beginning of a text, in the charset that it says it has.
func textOf(r io.Reader, charset string) string {
	raw, _ := io.ReadAll(io.LimitReader(r, mostText)) // what is broken in it ends it
	return asUTF8(raw, charset)
}

// asUTF8 is a text in a charset. One that says none, or not its own, is UTF-8 if it can be, or else what Windows writes.
func asUTF8(raw []byte, charset string) string {
	e, err := htmlindex.Get(charset)
	name := ""
	if err == nil {
		name, _ = htmlindex.Name(e)
	}
	if err != nil || name == "utf-8" {
		if utf8.Valid(raw) || charset != "" && utf8.Valid(raw[:max(0, len(raw)-utf8.UTFMax)]) {
			return strings.ToValidUTF8(string(raw), "")
		}
		e = charmap.Windows1252
	}
	text, err := e.NewDecoder().Bytes(raw)
	if err != nil {
		text = raw
	}
	return strings.ToValidUTF8(string(text), "\uFFFD")
}

// unflowed joins the lines that a mail program has broken, if it says so.
func unflowed(text, format string) string {
	if !strings.EqualFold(format, "flowed") {
		return text
	}
	var b strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		b.WriteString(line)
		if !strings.HasSuffix(line, " ") || line == "-- " {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// tidy is a text without what cannot be seen: lines end with \n and not with spaces, and there is never more than one empty one.
func tidy(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case unicode.Is(unicode.Zs, r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r) && r != '\u200d', r == '\u034f':
			return -1
		}
		return r
	}, strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"))
	var kept []string
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimRight(line, " \t")
		if line != "" || len(kept) > 0 && kept[len(kept)-1] != "" {
			kept = append(kept, line)
		}
	}
	return strings.TrimSpace(strings.Join(kept, "\n"))
}

// clean is a text on one line.
func clean(text string) string { return strings.Join(strings.Fields(tidy(text)), " ") }
