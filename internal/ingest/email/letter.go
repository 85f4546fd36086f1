package email

import (
	"bytes"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"net/mail"
	"strings"
	"time"
)

// Letter is what is kept of a mail: what may be about a lead, and who sent it.
type Letter struct {
	ID       string    `json:"message_id,omitempty"`
	Envelope string    `json:"envelope_from,omitempty"` // whom the sending server named; may be nobody
	From     Person    `json:"from"`
	ReplyTo  Person    `json:"reply_to,omitzero"`
	Date     time.Time `json:"date,omitzero"`
	Subject  string    `json:"subject"`
	Robot    string    `json:"robot,omitempty"` // why nobody may have written it: reply, report or list
	Text     string    `json:"text"`            // of HTML its words; lines end with \n
	Files    []string  `json:"files,omitempty"` // the names of what was attached, which is not kept
}

// LetterOf reads a letter that was kept.
func LetterOf(kept []byte) (l Letter, err error) {
	err = json.Unmarshal(kept, &l)
	return l, err
}

// Kept is a letter as it is kept.
func (l Letter) Kept() []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // people read it
	_ = e.Encode(l)        // texts and a time
	return bytes.TrimSpace(b.Bytes())
}

// Who may have written a mail if nobody has.
const (
	robotReply  = "reply"
	robotReport = "report"
	robotList   = "list"
)

// Person is somebody's name and address; either may be missing.
type Person struct {
	Name    string `json:"name,omitempty"`
	Address string `json:"address,omitempty"`
}

func (p Person) String() string {
	switch {
	case p.Name == "":
		return p.Address
	case p.Address == "":
		return p.Name
	}
	return p.Name + " <" + p.Address + ">"
}

// noPerson are the beginnings of addresses that nobody reads.
var noPerson = []string{"noreply", "donotreply", "nichtantworten", "nepasrepondre", "noresponder", "naoresponda", "nonrispondere", "mailerdaemon", "postmaster", "notification", "bounce", "wordpress"}

// nobody reports whether a person's address is missing, or one that nobody reads.
func (p Person) nobody() bool {
	name := strings.ToLower(strings.NewReplacer("-", "", "_", "", ".", "").Replace(p.Address))
	for _, begin := range noPerson {
		if strings.HasPrefix(name, begin) {
			return true
		}
	}
	return p.Address == ""
}

// domain is what stands behind the @ of an address.
func domain(address string) string {
	return strings.ToLower(address[strings.LastIndexByte(address, '@')+1:])
}

// longestID is how long an id of a mail may be to be used as it is.
const longestID = 300

// id is what a mail is known by, so that one that is sent again is one lead: its own id, and what it says. An id that is always
// the same, as programs have them by mistake, loses nothing.
func (l Letter) id() string {
	says := Letter{From: l.From, ReplyTo: l.ReplyTo, Subject: l.Subject, Text: l.Text}
	own := l.ID
	if own == "" || len(own) > longestID {
		says.ID, says.Date, own = own, l.Date, "mail"
	}
	sum := sha256.Sum256(says.Kept())
	return own + "." + base32.StdEncoding.EncodeToString(sum[:10])
}

// personOf reads the first address of a header.
func personOf(header string) Person {
	parser := mail.AddressParser{WordDecoder: words}
	if all, err := parser.ParseList(header); err == nil && len(all) > 0 {
		return Person{Name: clean(all[0].Name), Address: all[0].Address}
	}
	header = decoded(header)
	address := firstAddress(header)
	name, _, _ := strings.Cut(header, address)
	if address == "" {
		name = header
	}
	return Person{Name: clean(strings.Trim(name, ` "'<>([,;`)), Address: address}
}
