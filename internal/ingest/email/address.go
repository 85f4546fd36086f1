package email

import (
	"strings"

	"fairlead"
)

// AddressOf is where mails to a source are sent. Its key has capital letters only, so nothing is lost in small ones; addresses
// are the same in both.
func AddressOf(s fairlead.Source, host string) string { return strings.ToLower(s.Key) + "@" + host }

// KeyIn is the key of the source that an address of a host may belong to; ok: it is one of that host.
func KeyIn(to, host string) (key string, ok bool) {
	at := strings.LastIndexByte(to, '@')
	if at < 0 || !strings.EqualFold(strings.TrimSuffix(to[at+1:], "."), host) {
		return "", false
	}
	return strings.ToUpper(to[:at]), true
}
