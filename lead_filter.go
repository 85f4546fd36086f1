package fairlead

import "time"

// LeadFilter narrows a list of leads. Empty fields do not narrow; values within a field are alternatives unless said
// otherwise, fields add up.
type LeadFilter struct {
	Agents        []int64 // assigned to one of these, or …
	Unassigned    bool    // … to nobody (waiting ones too), or …
	Waiting       bool    // … waiting for a rotation or an agent
	Statuses      []Status
	Sources       []string
	Forms         []string
	Tags          []string // has one of these, …
	TagsAll       []string // … and all of these, …
	TagsNone      []string // … and none of these
	BatchID       int64
	CreatedAfter  time.Time // inclusive
	CreatedBefore time.Time // exclusive
	ActiveAfter   time.Time // last activity, inclusive
	ActiveBefore  time.Time // last activity, exclusive
	ValueMin      *float64  // inclusive
	ValueMax      *float64  // inclusive
	Fields        []FieldFilter
	Search        string // every word is a prefix of a word of name, e-mail, phone or company, folded
}

// FieldFilter compares the answers to one custom field. Several OpIs of one field are alternatives, all else adds up.
type FieldFilter struct {
	Key      string
	Operator Operator // one of the type's Operators
	Value    string   // as a person writes it; nothing for OpIsEmpty and OpIsNotEmpty
}

// Operators are what a filter can ask of answers of the type.
func (t FieldType) Operators() []Operator {
	switch t {
	case FieldText, FieldPhone, FieldURL:
		return []Operator{OpIs, OpStartsWith, OpIsEmpty, OpIsNotEmpty}
	case FieldNumber, FieldMoney, FieldDate:
		return []Operator{OpIs, OpAtLeast, OpAtMost, OpIsEmpty, OpIsNotEmpty}
	}
	return []Operator{OpIs, OpIsEmpty, OpIsNotEmpty}
}

// LeadSort is the order of a list of leads; ties go by id in the same direction.
type LeadSort string

// The orders a list can have; a leading "-" turns it round. Leads without a value come last by value, either way.
const (
	SortNewest  LeadSort = "-created_at"
	SortOldest  LeadSort = "created_at"
	SortActive  LeadSort = "-updated_at" // last activity
	SortQuiet   LeadSort = "updated_at"
	SortName    LeadSort = "name"
	SortNameZA  LeadSort = "-name"
	SortHighest LeadSort = "-value"
	SortLowest  LeadSort = "value"
)

// LeadSorts lists every order.
func LeadSorts() []LeadSort {
	return []LeadSort{SortNewest, SortOldest, SortActive, SortQuiet, SortName, SortNameZA, SortHighest, SortLowest}
}

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
