package store

import (
	"time"

	"fairlead"
)

// Leads are the workspace's leads. Deleted ones are not there for any reading method.
type Leads interface {
	Insert(leads []fairlead.Lead) error
	// Get returns the leads of these ids that exist and are in scope, in no particular order.
	Get(ids []int64, scope fairlead.LeadScope) ([]fairlead.Lead, error)
	// Places is Get for who only has to know where leads are: it reads their agent, the rotation they wait for, their batch,
	// status and version, and leaves the rest empty. What it returns is for Place, never for Update.
	Places(ids []int64, scope fairlead.LeadScope) ([]fairlead.Lead, error)
	// List returns up to limit leads of the filter from the cursor on, and the cursors of the next page ("" at the end) and of
	// the one before ("" at the beginning): from there each leads back to this page. If what is before a page has become less
	// than a page, the one before is the first.
	// A cursor that cannot be read, or belongs to another sort, is a fairlead.Invalid of "cursor".
	List(q LeadQuery) (LeadPage, error)
	// Count counts the leads of the filter, but no further than limit.
	Count(filter fairlead.LeadFilter, scope fairlead.LeadScope, limit int) (int, error)
	// Total is Count up to fairlead.CountCap, but looks at no more leads than can be looked at in a moment.
	Total(filter fairlead.LeadFilter, scope fairlead.LeadScope) (LeadTotal, error)
	// IDs returns up to limit ids of the filter, oldest first.
	IDs(filter fairlead.LeadFilter, scope fairlead.LeadScope, limit int) ([]int64, error)
	// Newest returns up to limit ids of the filter, newest first.
	Newest(filter fairlead.LeadFilter, scope fairlead.LeadScope, limit int) ([]int64, error)
	// Update writes the leads as they are given, tags, answers and search words included.
	Update(leads []fairlead.Lead) error
	// Place writes who has each lead: agent, waiting rotation, batch, version and time of change.
	Place(leads []fairlead.Lead) error
	// Held returns every lead of the filter and who has it, by id.
	Held(filter fairlead.LeadFilter, scope fairlead.LeadScope) ([]Held, error)
	// CountHeld counts the leads of the filter, without those excluded, by who has them; 0: nobody.
	CountHeld(filter fairlead.LeadFilter, scope fairlead.LeadScope, exclude []int64) (map[int64]int, error)
	// Touch notes that something happened to leads which changed nothing of them; they keep their version.
	Touch(ids []int64, at time.Time) error
	// Delete marks leads as deleted.
	Delete(ids []int64, at time.Time) error
	// Deleted returns the leads of these ids that are marked as deleted and in scope, in no particular order.
	Deleted(ids []int64, scope fairlead.LeadScope) ([]fairlead.Lead, error)
	// Restore brings deleted leads back as they are given.
	Restore(leads []fairlead.Lead) error
	// Purge deletes up to limit leads that were marked as deleted before at, with all that hangs on them, and returns how
	// many there were.
	Purge(before time.Time, limit int) (int, error)
	// Erase deletes leads for good, at once and with all that Purge deletes, whether they were marked as deleted or not, and
	// with what is on its way to webhooks and members about them.
	Erase(ids []int64) error
	// OpenByContact finds the open leads with one of these folded e-mail addresses or phone numbers, oldest first. A lead
	// that others were merged into has theirs too.
	OpenByContact(emails, phones []string) ([]ContactMatch, error)
	// ByContact finds up to limit leads, open and closed, with one of these folded e-mail addresses or phone numbers,
	// newest first. A lead that others were merged into has theirs too.
	ByContact(emails, phones []string, limit int) ([]ContactMatch, error)
	// ByExternalID finds the lead of each of these ids of the sender's: the oldest that has it, or else the one that a lead
	// that had it was merged into.
	ByExternalID(ids []string) (map[string]int64, error)
	// Merge deletes a lead that goes into another one, with whatever went into it before.
	Merge(id, into int64, at time.Time) error
	// MergedInto returns the leads that went into this one, oldest first, as they were.
	MergedInto(id int64) ([]fairlead.Lead, error)
	// Heirs says which leads these went into, of those that were merged.
	Heirs(ids []int64) (map[int64]int64, error)
	// FieldKeys returns the keys of the answers that these leads have, as far as they are in scope, each once, in no
	// particular order.
	FieldKeys(ids []int64, scope fairlead.LeadScope) ([]string, error)
	// Facets returns the values leads have; each list holds up to limit.
	Facets(limit int) (LeadFacets, error)
	// CountTags returns every tag that leads have, those that most have first.
	CountTags() ([]TagCount, error)
	// OldestWaiting returns up to limit waiting leads with an id greater than after, oldest first.
	OldestWaiting(after int64, limit int) ([]fairlead.Lead, error)
	// CountWaiting counts the leads that wait, by whom they wait for (fairlead.Lead.Waiting), those that wait longest first.
	CountWaiting() ([]WaitingCount, error)
}

// WaitingCount is how many leads wait for a rotation or, negative, an agent, and since when the oldest of them is there.
type WaitingCount struct {
	Waiting int64
	Leads   int
	Oldest  time.Time
}

// Held is a lead and the agent who has it; 0: nobody.
type Held struct{ LeadID, AgentID int64 }

// LeadQuery asks for a page of leads.
type LeadQuery struct {
	Filter fairlead.LeadFilter
	Scope  fairlead.LeadScope
	Sort   fairlead.LeadSort
	Limit  int // 1…200
	Cursor string
}

// LeadPage is a page of leads.
type LeadPage struct {
	Leads    []fairlead.Lead
	Next     string
	Previous string
}

// LeadTotal is how many leads a filter has. If that is not exact, so many were found before counting stopped.
type LeadTotal struct {
	Leads int
	Exact bool
}

// ContactMatch is a lead under one of its contact keys, or of those of a lead that was merged into it.
type ContactMatch struct {
	LeadID int64
	Email  string // folded; "" if the lead has none
	Phone  string
}

// LeadFacets are the values a workspace's leads have, for filters and condition editors, most frequent first.
type LeadFacets struct {
	Sources, Forms, Tags []string
}

// TagCount is a tag, and how many leads have it.
type TagCount struct {
	Tag   string
	Leads int
}

// Statuses are where the workspace's leads can stand.
type Statuses interface {
	// List returns every status, in order.
	List() (fairlead.Statuses, error)
	// Save writes the statuses as they are given, in this order. Those that are there stay, unless they are given.
	Save(fairlead.Statuses) error
	Delete(fairlead.Status) error
	// CountLeads counts the leads that have a status, deleted ones too, but no further than limit.
	CountLeads(status fairlead.Status, limit int) (int, error)
}

// Fields are the workspace's custom fields. Leads that are written while a field is there are found by their answers;
// those that were there before must be entered by Fill.
type Fields interface {
	// List returns every field, in order.
	List() ([]fairlead.Field, error)
	// Save writes the fields as they are given, in this order. Those that are there stay, unless they are given. The key
	// and the type of a field stay as they were first.
	Save([]fairlead.Field) error
	// Delete deletes a field. What Fill entered stays until Empty takes it out.
	Delete(id int64) error
	// Fill enters the answers of up to limit more leads, and reports whether those were the last.
	Fill(id int64, limit int) (done bool, err error)
	// Empty takes out up to limit entries of a field, and reports whether those were the last.
	Empty(id int64, limit int) (done bool, err error)
	// CountLeads counts the leads that are found by the field, but no further than limit.
	CountLeads(id int64, limit int) (int, error)
}

// Activities are the timelines.
type Activities interface {
	Insert(activities []fairlead.Activity) error
	// ForLead returns up to limit entries older than before (0: from the newest), newest first.
	ForLead(leadID, before int64, limit int) ([]fairlead.Activity, error)
	// Since returns, per lead, the first entry newer than the one named that means somebody worked on the lead:
	// a note, an assignment, a merge, a task planned or done, a deletion, a change of this one lead; not of many at once.
	Since(after map[int64]int64) (map[int64]fairlead.Activity, error)
	// EraseEnquiries deletes a lead's enquiries that came from a source, which is a word, with what was recorded when they
	// were decided, and returns how many there were.
	EraseEnquiries(leadID int64, source string) (int, error)
	// Changes returns what was changed of these leads' own values, by lead, newest first.
	Changes(leadIDs []int64) ([]fairlead.Activity, error)
	// Last is the greatest id that an entry can have so far: whatever is written from now on has a greater one.
	Last() (int64, error)
	// Newer returns the entries of these leads with a greater id, oldest first.
	Newer(leadIDs []int64, after int64) ([]fairlead.Activity, error)
}
