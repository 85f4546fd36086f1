package store

import (
	"strings"
	"unicode"
)

// EmailKey folds an e-mail address to the key by which leads of one person are found. Text that is no address has
// no key: two leads that both say "none" are not the same person.
func EmailKey(email string) string {
	key := strings.ToLower(strings.TrimSpace(email))
	at := strings.LastIndexByte(key, '@')
	if at < 1 || at == len(key)-1 || strings.ContainsFunc(key, unicode.IsSpace) {
		return ""
	}
	return key
}

// minPhoneDigits is how many digits a phone number needs to tell a person from another.
const minPhoneDigits = 7

// PhoneKey reduces a phone number to its digits, with a leading + kept: the key by which leads of one person are
// found. A number that is too short to tell people apart has no key.
func PhoneKey(phone string) string {
	key := make([]byte, 0, len(phone)+1)
	for i := 0; i < len(phone); i++ {
		switch c := phone[i]; {
		case c >= '0' && c <= '9':
			key = append(key, c)
		case c == '+' && len(key) == 0:
			key = append(key, c)
		}
	}
	digits := len(key)
	if digits > 0 && key[0] == '+' {
		digits--
	}
	if digits < minPhoneDigits {
		return ""
	}
	return string(key)
}
