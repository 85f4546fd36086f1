package fairlead

import (
	"net/mail"
	"regexp"
)

// The bounds of what a lead may hold.
const (
	MaxText   = 400   // characters of a name, company, form, tag and the like
	MaxAnswer = 8_192 // bytes of one form answer, as JSON
)

// maxEmail is how many bytes an e-mail address has at most (RFC 5321, 4.5.3.1.3, without the angle brackets).
const maxEmail = 254

var (
	country  = regexp.MustCompile(`^[A-Z]{2}$`)
	language = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)
)

// IsEmail reports whether a text is an e-mail address and nothing more.
func IsEmail(text string) bool {
	parsed, err := mail.ParseAddress(text)
	return err == nil && parsed.Address == text && len(text) <= maxEmail
}

// IsCountry reports whether a text is written as ISO 3166-1 alpha-2 is: two upper-case letters.
func IsCountry(text string) bool { return country.MatchString(text) }

// IsLanguage reports whether a text is written as a language tag of BCP 47 is, such as pt-BR.
func IsLanguage(text string) bool { return language.MatchString(text) }
