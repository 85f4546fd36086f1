package fairlead

import (
	"encoding/json"
	"time"
)

// Lead is one person or company that asked for something.
type Lead struct {
	ID         int64
	Contact    Contact
	Source     string // one of Sources, or one that the workspace adds
	Form       string
	Status     Status
	Open       bool                       // still to be worked on: what its status meant when it was given
	Tags       []string                   // sorted, each once
	Fields     map[string]json.RawMessage // form answers and custom fields, as they came
	Value      *float64                   // in the workspace's currency
	ExternalID string                     // the sender's own id, if it gave one
	Import     string                     // the name of the file that it came with; "": none

	AgentID   int64 // the assigned agent; 0: none
	Waiting   int64 // the rotation the lead waits for or, negative, the agent; 0: it does not wait
	BatchID   int64 // the last batch that assigned it; 0: none
	Version   int64 // grows by one with every change; the ETag
	CreatedAt time.Time
	UpdatedAt time.Time // when something last happened to it: also a note or an enquiry, which make no new version
}

// Contact is how the lead is known and reached. Nothing of it is required.
type Contact struct {
	Name     string
	Email    string
	Phone    string
	Company  string
	Country  string // ISO 3166-1 alpha-2, upper case
	Language string // BCP 47, such as "de" or "pt-BR"
}

// Submission is a lead as somebody hands it in, before it is one.
type Submission struct {
	Contact    Contact
	Source     string
	Form       string
	Status     Status // "": where leads begin
	Tags       []string
	Fields     map[string]json.RawMessage
	Value      *float64
	ExternalID string
	CameAt     time.Time // when whoever asks did so, if that is known and was before now; zero: now
}

// Sources that every workspace knows. A lead may bring a new one.
const (
	SourceFacebook = "facebook"
	SourceGoogle   = "google"
	SourceLinkedIn = "linkedin"
	SourceTikTok   = "tiktok"
	SourceWebsite  = "website"
	SourceEmail    = "email"
	SourceCSV      = "csv"
	SourceAPI      = "api"
	SourceManual   = "manual"
)
