package fairlead

import "time"

// Arrival is what a source was sent at once, as it came.
type Arrival struct {
	ID       int64
	SourceID int64
	At       time.Time
	Body     []byte // without the secrets in it; nil once it was kept for long enough
	Status   int    // of the answer, as HTTP or SMTP has it; 0: the source was asked, and this is what it told
	Problem  string // why it was refused, or is no lead; "": neither
	Leads    []ArrivedLead
}

// ArrivedLead is one lead of an arrival. The row is the truth about it: it is due until it has become a lead, or somebody
// has to look. A vendor sends a lead more than once; it stands here once.
type ArrivedLead struct {
	SourceID  int64
	VendorID  string    // the vendor's own id of the lead
	ArrivalID int64     // that brought it first
	At        time.Time // when that was
	State     ArrivedState
	LeadID    int64 // what it became; 0: nothing yet, or nothing any more
	Attempts  int
	NextAt    time.Time // when it is due; zero unless State is ArrivedDue
	Problem   string    // why it could not be taken in the last time
}

// ArrivedState is how far an arrived lead is.
type ArrivedState string

// The states of an arrived lead.
const (
	ArrivedDue    ArrivedState = "due"
	ArrivedTaken  ArrivedState = "taken"  // it is a lead, or an enquiry of one
	ArrivedTest   ArrivedState = "test"   // the vendor tried the connection: nobody asked for anything
	ArrivedFailed ArrivedState = "failed" // somebody may try again
	ArrivedErased ArrivedState = "erased" // the vendor wanted it erased; it is not taken in again
)
