package usecase

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// visible leaves of a line what somebody can see. A name of zero widths and byte order marks alone is none, two tags that
// differ by one cannot be told apart, and what turns the direction of text would turn the sentence that a name stands in.
func visible(text string) string {
	if !utf8.ValidString(text) {
		return strings.TrimSpace(text) // refused by whoever checks it
	}
	text = strings.Map(func(r rune) rune {
		if isUnseen(r) && !isJoiner(r) {
			return -1
		}
		return r
	}, text)
	text = strings.TrimFunc(text, func(r rune) bool { return unicode.IsSpace(r) || isJoiner(r) })
	if strings.TrimFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Variation_Selector, r) }) == "" {
		return ""
	}
	return text
}

// isUnseen reports whether a character has no looks of its own. Those that are drawn around numbers do have.
func isUnseen(r rune) bool {
	const blankBraille = '\u2800'
	if r < unicode.MaxASCII || unicode.Is(unicode.Prepended_Concatenation_Mark, r) {
		return false
	}
	return r == blankBraille || unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point)
}

// isJoiner reports whether a character has no looks, but decides on those of the ones around it, as in Persian and in emojis.
func isJoiner(r rune) bool { return r == '\u200c' || r == '\u200d' }
