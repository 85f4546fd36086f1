package email

import (
	"fmt"
	"regexp"
	"strings"

	"fairlead"
)

// address is an e-mail address as it stands in a text.
var address = regexp.MustCompile(`[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,250})\.[\p{L}][\p{L}\p{N}-]*[\p{L}\p{N}]`)

// firstAddress is the first e-mail address in a text; "": there is none.
func firstAddress(text string) string { return strings.Trim(address.FindString(text), "'.-") }

// senders are the addresses and domains whose mails are taken.
type senders []string

// aSender is an address, or a domain with or without @.
var aSender = regexp.MustCompile(`^([^@\s]+@|@)?[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$`)

func sendersOf(s fairlead.Source) senders { return sendersIn(s.Settings[SendersSetting]) }

func sendersIn(text string) senders {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r == ',' || r == ';' || r == ' ' || r == '\n' || r == '\t' || r == '\r' })
}

func checkSenders(text string) string {
	for _, s := range sendersIn(text) {
		if !aSender.MatchString(s) {
			return fmt.Sprintf("%s is no sender. Write addresses or domains such as portal.example, with commas between them.", s)
		}
	}
	return ""
}

// take reports whether a mail may be sent: who wrote it is named, or the server that sent it says so. None named: all are.
func (all senders) take(l Letter) bool {
	if len(all) == 0 {
		return true
	}
	for _, from := range []string{strings.ToLower(l.From.Address), strings.ToLower(l.Envelope)} {
		for _, s := range all {
			s = strings.TrimPrefix(s, "@")
			if from == s || from != "" && !strings.Contains(s, "@") && within(domain(from), s) {
				return true
			}
		}
	}
	return false
}

// within reports whether a domain is another, or below it.
func within(name, above string) bool { return name == above || strings.HasSuffix(name, "."+above) }
