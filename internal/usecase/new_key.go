package usecase

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// maxKey is how many characters of a name go into a key.
const maxKey = 40

// unlike are letters that no decomposition brings to a plain one.
var unlike = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ł", "l")

// newKey makes a key of a name: lower-case letters, digits and _. If nothing is left of the name it is otherwise; if
// that is taken it has a number behind it.
func newKey(name, otherwise string, taken func(key string) bool) string {
	name = norm.NFKD.String(unlike.Replace(strings.ToLower(name)))
	name = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, name)
	key := strings.Join(strings.FieldsFunc(name, func(r rune) bool { return !inKey(r) }), "_")
	key = strings.Trim(key[:min(len(key), maxKey)], "_")
	if key == "" {
		key = otherwise
	}
	free := key
	for n := 2; taken(free); n++ {
		free = fmt.Sprintf("%s_%d", key, n)
	}
	return free
}

func inKey(r rune) bool { return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' }
