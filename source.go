package fairlead

import "time"

// Source is where leads come from by themselves, such as an advertising account: it sends them to an address of its own.
type Source struct {
	ID        int64
	Kind      SourceKind
	Name      string
	Key       string            // the end of its address, which nobody guesses
	Settings  map[string]string // by name; which there are, and which of them are secret, the connector of its kind says
	Problem   string            // why its vendor cannot be asked for anything, and what to do; "": it can, or need not be
	RestUntil time.Time         // when it is tried again; zero unless there is a Problem
	Asked     Asked
	CreatedAt time.Time
}

// Asked is what asking a vendor has shown, of one that can be asked for leads that it has not sent.
type Asked struct {
	At    time.Time            `json:"at"` // of the last time that it answered everything; zero: not yet
	Pages []SourcePage         `json:"pages"`
	Forms map[string]AskedForm `json:"forms"` // by key
}

// SourcePage is what leads of a source belong to at the vendor, such as a page of Facebook's.
type SourcePage struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Sends   bool   `json:"sends"`   // the vendor sends its leads as they come
	Problem string `json:"problem"` // why not, or why its leads cannot be asked for
}

// AskedForm is how far the leads of a form were asked for.
type AskedForm struct {
	Until time.Time `json:"until"`          // all of before are here
	Next  string    `json:"next,omitempty"` // where the vendor goes on, if it has not told all
	Begun time.Time `json:"begun,omitzero"` // when it was asked for those
	Leads int       `json:"leads"`          // that the vendor counted then
}

// SourceKind says what a source is, and so which connector understands it.
type SourceKind string

// The kinds of sources.
const (
	KindMeta     SourceKind = "meta"     // Lead Ads of Facebook and Instagram
	KindGoogle   SourceKind = "google"   // lead forms of Google Ads
	KindLinkedIn SourceKind = "linkedin" // Lead Sync of LinkedIn
	KindTikTok   SourceKind = "tiktok"   // instant forms and messages of TikTok
	KindForm     SourceKind = "form"     // a form on a website
	KindMail     SourceKind = "mail"     // mails, such as portals send
)

// SourceKinds lists the kinds that can be set up.
func SourceKinds() []SourceKind {
	return []SourceKind{KindMeta, KindGoogle, KindLinkedIn, KindTikTok, KindForm, KindMail}
}

// LeadSource is what leads of this kind have as their source.
func (k SourceKind) LeadSource() string {
	switch k {
	case KindMeta:
		return SourceFacebook
	case KindForm:
		return SourceWebsite
	case KindMail:
		return SourceEmail
	}
	return string(k) // the others are called the same
}

// SourceForm is a form of a source: what its leads are called by, and where its answers go. It is there once
// the vendor has told of it, or the first lead of it has come.
type SourceForm struct {
	SourceID int64
	Key      string // the vendor's own id of the form; "" for leads of none
	Name     string // what leads have as their form
	Columns  []FormColumn
}

// FormColumn is a question of a form.
type FormColumn struct {
	Key    string       `json:"key"`    // the vendor's own id of the question
	Label  string       `json:"label"`  // the question, as far as the vendor says it
	Target AnswerTarget `json:"target"` // where answers go
}

// AnswerTarget is where the answers to a question go: a part of the contact, the value, or, as AnswerPrefix and a key, a form answer
// or custom field.
type AnswerTarget string

// The targets that are no answers.
const (
	ToName      AnswerTarget = "name"
	ToFirstName AnswerTarget = "first_name"
	ToLastName  AnswerTarget = "last_name"
	ToEmail     AnswerTarget = "email"
	ToPhone     AnswerTarget = "phone"
	ToCompany   AnswerTarget = "company"
	ToCountry   AnswerTarget = "country"
	ToLanguage  AnswerTarget = "language"
	ToValue     AnswerTarget = "value"
)

// AnswerTargets lists the targets that are no answers.
func AnswerTargets() []AnswerTarget {
	return []AnswerTarget{ToName, ToFirstName, ToLastName, ToEmail, ToPhone, ToCompany, ToCountry, ToLanguage, ToValue}
}
