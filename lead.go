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

	AgentID   int64 // the assigned agent; 0: none
	Waiting   int64 // the rotation the lead waits for; 0: it does not wait
	BatchID   int64 // the last batch that assigned it; 0: none
	Version   int64 // grows by one with every change; the ETag
	CreatedAt time.Time
	UpdatedAt time.Time
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
}

// Sources that every workspace knows. A lead may bring a new one.
const (
	SourceFacebook = "facebook"
	SourceGoogle   = "google"
	SourceWebsite  = "website"
	SourceCSV      = "csv"
	SourceAPI      = "api"
	SourceManual   = "manual"
)

// LeadFilter narrows a list of leads. Empty fields do not narrow; values within a field are alternatives, fields add up.
type LeadFilter struct {
	Agents        []int64 // assigned to one of these, or …
	Unassigned    bool    // … to nobody (waiting ones too), or …
	Waiting       bool    // … waiting for a rotation
	Statuses      []Status
	Sources       []string
	Forms         []string
	Tags          []string
	BatchID       int64
	CreatedAfter  time.Time // inclusive
	CreatedBefore time.Time // exclusive
	Search        string    // every word is a prefix of a word of name, e-mail, phone or company, folded
}

// LeadSort is the order of a list of leads; ties go by id in the same direction.
type LeadSort string

// The orders a list can have; a leading "-" turns it round.
const (
	SortNewest LeadSort = "-created_at"
	SortOldest LeadSort = "created_at"
	SortName   LeadSort = "name"
	SortNameZA LeadSort = "-name"
)

// CountCap is where totals stop being exact.
const CountCap = 10_000

// LeadScope is which leads somebody may see. The zero value sees none.
type LeadScope struct {
	All     bool
	AgentID int64 // if not All: only the leads assigned to this agent
}

// Sees reports whether the scope covers the lead.
func (s LeadScope) Sees(l Lead) bool {
	return s.All || s.AgentID != 0 && l.AgentID == s.AgentID
}
