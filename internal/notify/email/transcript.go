package email

import (
	"encoding/base64"
	"strings"
	"unicode"
)

// hidden is a line of a sign-in without what it says.
func hidden(line string) string {
	if way, secret, _ := strings.Cut(strings.TrimPrefix(line, "AUTH "), " "); strings.HasPrefix(line, "AUTH ") && secret != "" {
		return "AUTH " + way + " ***"
	} else if strings.HasPrefix(line, "AUTH ") {
		return line
	}
	return "***"
}

// note keeps a line of what was said.
func (c *conversation) note(who, line string) {
	c.lines = append(c.lines, who+c.clean(line))
}

// clean makes what a server says fit for a sentence: of one line, not too long, and without the password, should it repeat it.
func (c *conversation) clean(said string) string {
	said = c.secret.Replace(oneLine(said))
	if runes := []rune(said); len(runes) > longestLine {
		said = string(runes[:longestLine]) + "…"
	}
	return said
}

// secrets hides what must not be shown: the password, plain and as it is sent.
func secrets(s Server) *strings.Replacer {
	if s.Password == "" {
		return strings.NewReplacer()
	}
	encode := base64.StdEncoding.EncodeToString
	return strings.NewReplacer(
		encode([]byte("\x00"+s.User+"\x00"+s.Password)), "***", encode([]byte(s.Password)), "***", s.Password, "***", oneLine(s.Password), "***")
}

// oneLine makes any text one line of text: control characters and ends of lines are spaces, and one space is enough.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.IsSpace(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return strings.Join(strings.Fields(s), " ")
}
