// Package notify is the contract of the channels that bring messages to members. Who hears about what, when and where is
// decided and worded by the use cases; a channel only brings it there. Channels import the nouns and this package,
// nothing else of the house but the way out.
package notify

import "time"

// Note is one message to one member, in words. All texts are plain, of one line, and may hold what strangers have written.
type Note struct {
	ID      string // the same however often it is sent; at most 32 letters, digits and dashes
	Subject string // what all mails about the same have: “New lead: Jo Smith”, “Re: New lead: Jo Smith”
	Title   string // what happened: “New lead: Jo Smith”, “12 new leads”
	Text    string // who did it, or the note in which the member was named; "": nothing more is to be said
	Items   []Item // what it is about, at most MostItems
	More    int    // how many there are beyond those
	Link    string // to the page that shows all of it; "": nobody has said where the outside finds Fairlead
	Thread  string // the same for all that is about one lead, such as “lead-99”; "": it stands alone
	// Unsubscribe is where the member wants no more of these, as RFC 8058 says; "": nowhere, since they asked for this one.
	Unsubscribe string
	Kind        string // what the member can switch off: “New leads”
	At          time.Time
}

// MostItems is how many things a note names.
const MostItems = 20

// Item is a lead, or something else that a note is about.
type Item struct {
	Title string // “Jo Smith”
	Text  string // what happened to it, where the note is about several: “New lead”; ""
	Facts []Fact
	Link  string // to its page; ""
}

// Fact is something that is known of an item.
type Fact struct {
	Label string // “Phone”
	Value string
	Link  string // tel: or mailto:; ""
}

// Outcome is what became of one attempt.
type Outcome struct {
	Problem    string        // a sentence for an admin; "": it was taken
	RetryAfter time.Duration // what the receiver asked for; 0: nothing
	Final      bool          // trying again makes no sense: this message is refused
	Gone       bool          // nor does anything else: nobody is there any more, as of this address
	MovedTo    string        // the address from now on; "": as it was
}
