package sqlstore

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"fairlead"
)

// Search works on words: runs of letters and digits, folded. Both databases store the same words and so find the
// same leads; neither gets to split or fold a text itself.

// unlike are letters that no decomposition brings to the letter people type for them.
var unlike = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'ł': "l", 'þ': "th", 'ı': "i", 'ς': "σ", 'ħ': "h", 'ŧ': "t",
}

// fold brings a text to lower case and takes the accents off.
func fold(s string) string {
	if ascii(s) {
		return strings.ToLower(s)
	}
	var out strings.Builder
	for _, r := range norm.NFKD.String(s) {
		r = unicode.ToLower(r)
		if plain, ok := unlike[r]; ok {
			out.WriteString(plain)
		} else if !unicode.Is(unicode.Mn, r) {
			out.WriteRune(r)
		}
	}
	return out.String()
}

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func wordsOf(s string) []string {
	return strings.FieldsFunc(fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// digitsOf is a phone number as it is searched for: its digits, without the 00 that some write for +.
func digitsOf(phone string) string {
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, phone)
	return strings.TrimPrefix(digits, "00")
}

// leadWords are the words under which a lead is found: of name, e-mail address and company, and the phone number
// as one.
func leadWords(c fairlead.Contact) []string {
	words := wordsOf(c.Name)
	words = append(words, wordsOf(c.Email)...)
	words = append(words, wordsOf(c.Company)...)
	if digits := digitsOf(c.Phone); digits != "" {
		words = append(words, digits)
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// searchWords are leadWords as they are stored: with the workspace in front, so that a search stays inside.
func searchWords(workspace int64, c fairlead.Contact) string {
	prefix := searchPrefix(workspace)
	var text strings.Builder
	for _, word := range leadWords(c) {
		text.WriteString(prefix)
		text.WriteString(word)
		text.WriteByte(' ')
	}
	return text.String()
}

// searchPrefix is a workspace as characters that cannot be typed, being neither letters nor digits: one for the first
// 6,400 workspaces, so that a search index can tell how long a word is.
func searchPrefix(workspace int64) string {
	const first, many = 0xE000, 6400 // Unicode's private use area
	prefix := string(rune(first + workspace%many))
	if workspace >= many {
		return searchPrefix(workspace/many) + prefix
	}
	return prefix
}

// searchFor reads a query: each alternative is a list of prefixes that must all occur. Nil: it has no words.
// What looks like a phone number is one, too, however it is grouped.
func searchFor(workspace int64, query string) [][]string {
	words := wordsOf(query)
	if len(words) == 0 {
		return nil
	}
	alternatives := [][]string{words}
	if digits := digitsOf(query); digits != "" && (len(words) > 1 || digits != words[0]) && phoneLike(query) {
		alternatives = append(alternatives, []string{digits})
	}
	prefix := searchPrefix(workspace)
	for _, words := range alternatives {
		for i := range words {
			words[i] = prefix + words[i]
		}
	}
	return alternatives
}

func phoneLike(query string) bool {
	return !strings.ContainsFunc(query, func(r rune) bool { return !strings.ContainsRune("0123456789+-/(). ", r) })
}

// keyRunes is where texts stop being told apart in the order of a list.
const keyRunes = 100

// nameKey is what names, and other texts that people write, are sorted by.
func nameKey(name string) string { return cut(strings.TrimSpace(fold(name))) }

// cut ends a key where it is long enough.
func cut(key string) string {
	if len(key) <= keyRunes {
		return key
	}
	runes := []rune(key)
	return string(runes[:min(len(runes), keyRunes)])
}
