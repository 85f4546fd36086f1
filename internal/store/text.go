package store

import (
	"strings"
	"unicode/utf8"
)

// Storable is a text as every database can store it. PostgreSQL takes neither U+0000 nor what is not UTF-8; the
// replacement character U+FFFD stands in for either. Use cases refuse such texts; look-ups look for this instead.
func Storable(text string) string {
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "\uFFFD")
	}
	return strings.ReplaceAll(text, "\x00", "\uFFFD")
}
