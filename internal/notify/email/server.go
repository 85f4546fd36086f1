package email

import (
	"crypto"
	"crypto/rsa"
	"errors"
	"net"
	"net/mail"
	"net/netip"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	gomail "github.com/wneessen/go-mail"
	"golang.org/x/net/idna"

	"fairlead"
)

// Server is how mails leave.
type Server struct {
	Host           string
	Port           int
	Security       Security
	User, Password string // "": no sign-in
	From           string // the address that mails come from
	FromName       string // beside it; ""
	DKIM           *DKIM  // nil: mails are not signed here
}

// Security is how a conversation with a mail server is kept from others.
type Security string

// The ways there are.
const (
	SecurityTLS      Security = "tls"      // from the first byte on, usually on port 465
	SecurityStartTLS Security = "starttls" // or no mail goes, usually on port 587
	SecurityOffered  Security = "offered"  // STARTTLS if the server offers it; a password goes encrypted or not at all
	SecurityNone     Security = "none"
)

// DKIM is what mails are signed with.
type DKIM struct {
	Domain     string
	Selector   string
	PrivateKey string // PEM, of RSA or Ed25519
}

// schemes are the beginnings of a mail server's URL, each with the port that goes without saying.
var schemes = map[string]struct {
	security Security
	port     int
}{
	"smtp": {SecurityOffered, 25}, "smtps": {SecurityTLS, 465}, "smtp+starttls": {SecurityStartTLS, 587},
}

// ParseServer reads what the command line says: a URL such as smtp://user:password@mail.example.com:587, and an address such as
// “Fairlead <leads@example.com>”. No error repeats the URL, which may hold a password.
func ParseServer(address, from string) (Server, error) {
	u, err := url.Parse(address)
	if err != nil {
		return Server{}, errors.New("--smtp cannot be read: write it as smtp://user:password@mail.example.com:587, with %40 for an @ in the password, and so on")
	}
	scheme, known := schemes[u.Scheme]
	switch {
	case !known:
		return Server{}, errors.New("--smtp must begin with smtps:// (TLS), smtp+starttls:// (STARTTLS) or smtp:// (STARTTLS if the server offers it)")
	case strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "" || u.Opaque != "":
		return Server{}, errors.New("--smtp must end with the host or the port: an @, /, ? or # in the password is written %40, %2F, %3F or %23")
	}
	s := Server{Host: u.Hostname(), Port: scheme.port, Security: scheme.security, User: u.User.Username()}
	s.Password, _ = u.User.Password()
	if p := u.Port(); p != "" {
		s.Port, _ = strconv.Atoi(p) // url.Parse lets digits through only
	}
	sender, err := mail.ParseAddress(from)
	if err != nil {
		return Server{}, errors.New("--mail-from must be the address that mails come from, such as leads@example.com or “Fairlead <leads@example.com>”")
	}
	s.From, s.FromName = sender.Address, sender.Name
	for _, wrong := range s.Check() {
		return Server{}, errors.New(flags[wrong.Field] + ": " + wrong.Message)
	}
	return s, nil
}

// flags are the options in which what Check complains about was said.
var flags = map[string]string{"host": "--smtp", "port": "--smtp", "security": "--smtp", "user": "--smtp", "password": "--smtp", "from": "--mail-from"}

// Check says what is wrong with a server, as far as can be known without reaching it.
func (s Server) Check() []fairlead.FieldError {
	var wrong []fairlead.FieldError
	complain := func(bad bool, field, message string) {
		if bad {
			wrong = append(wrong, fairlead.FieldError{Field: field, Message: message})
		}
	}
	complain(!isHost(s.Host), "host", "Enter the name of the mail server alone, such as mail.example.com.")
	complain(s.Port < 1 || s.Port > 65535, "port", "Enter a port from 1 to 65535, such as 587.")
	switch s.Security {
	case SecurityTLS, SecurityStartTLS, SecurityOffered:
	case SecurityNone:
		complain(s.User != "" && !isThisMachine(s.Host), "security", "The password would travel where others can read it. Choose TLS or STARTTLS.")
	default:
		complain(true, "security", "Choose TLS, STARTTLS or none.")
	}
	complain(!isAddress(s.From), "from", "Enter the address that mails come from, such as leads@example.com.")
	complain(s.User == "" && s.Password != "", "user", "Enter the user that the password belongs to.")
	complain(strings.Contains(s.User, "\x00"), "user", "A user has no such characters.")
	complain(s.User != "" && s.Password == "", "password", "Enter the password of this user.")
	complain(strings.Contains(s.Password, "\x00"), "password", "A password has no such characters.")
	if s.DKIM != nil {
		complain(!isName(s.DKIM.Domain), "dkim.domain", "Enter the domain that signs, such as example.com.")
		complain(!isName(s.DKIM.Selector), "dkim.selector", "Enter the selector: what stands before ._domainkey in the name of the DNS record.")
		_, problem := s.DKIM.key()
		complain(problem != "", "dkim.private_key", problem)
	}
	return wrong
}

// shortestRSA is what receivers still look at (RFC 8301).
const shortestRSA = 1024

// key is the private key, or what is wrong with it.
func (d DKIM) key() (crypto.Signer, string) {
	key, err := gomail.PrivKeyFromPEM([]byte(strings.TrimSpace(d.PrivateKey) + "\n"))
	if err != nil {
		return nil, "Paste the whole private key, of RSA or Ed25519, from -----BEGIN to the end of the line of -----END."
	}
	if r, ok := key.(*rsa.PrivateKey); ok && r.N.BitLen() < shortestRSA {
		return nil, "This key is too short for receivers to trust it. Make one of 2,048 bits."
	}
	return key, ""
}

var name = regexp.MustCompile(`^[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9])?(\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9])?)*$`)

// isName reports whether the DNS can have a name.
func isName(s string) bool { return len(s) <= 253 && name.MatchString(s) }

// isHost reports whether s is the name or the number of a machine.
func isHost(s string) bool {
	if _, err := netip.ParseAddr(s); err == nil {
		return true
	}
	return isName(inASCII(s))
}

func isThisMachine(host string) bool {
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || (err == nil && ip.IsLoopback())
}

// isAddress reports whether a mail server can be told an address. Before the @ only ASCII can stand: few servers know more.
func isAddress(s string) bool {
	parsed, err := mail.ParseAddress("<" + s + ">")
	if err != nil || len(s) > 254 {
		return false
	}
	local, domain := cut(parsed.Address)
	for _, r := range local {
		if r <= ' ' || r > '~' {
			return false
		}
	}
	return isName(inASCII(domain))
}

// cut takes an address apart.
func cut(address string) (local, domain string) {
	at := strings.LastIndexByte(address, '@')
	return address[:max(at, 0)], address[at+1:]
}

// inASCII is a name as the DNS has it: xn--mller-kva.example for müller.example.
func inASCII(domain string) string {
	if ascii, err := idna.Lookup.ToASCII(domain); err == nil {
		return ascii
	}
	return domain
}

// mailbox is an address as mail servers are told it, in its brackets.
func mailbox(address string) string {
	local, domain := cut(address)
	return (&mail.Address{Address: local + "@" + inASCII(domain)}).String()
}

// endpoint is where the server is reached.
func (s Server) endpoint() string {
	return net.JoinHostPort(inASCII(s.Host), strconv.Itoa(s.Port))
}

// domain is whose mails these are.
func (s Server) domain() string {
	_, domain := cut(s.From)
	return inASCII(domain)
}
