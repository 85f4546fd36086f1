package store

import (
	"time"

	"fairlead"
)

// Sources are where leads come from by themselves, and their forms.
type Sources interface {
	// Insert adds a source and enters its key in the directory.
	Insert(s fairlead.Source) error
	Get(id int64) (fairlead.Source, error)
	// List returns every source, oldest first.
	List() ([]fairlead.Source, error)
	// Update writes the name and the settings.
	Update(s fairlead.Source) error
	// SetProblem writes why the vendor cannot be asked, and when it is tried again; "": it can.
	SetProblem(id int64, problem string, rest time.Time) error
	// SetAsked writes what asking the vendor has shown.
	SetAsked(id int64, asked fairlead.Asked) error
	// Delete deletes a source, its forms, what it was sent, its jobs and its key. Its leads stay.
	Delete(id int64) error
	// Forms returns the forms of a source, by name.
	Forms(sourceID int64) ([]fairlead.SourceForm, error)
	// Form returns one form of a source.
	Form(sourceID int64, key string) (fairlead.SourceForm, error)
	// SaveForm writes a form, whether it is there or not.
	SaveForm(f fairlead.SourceForm) error
}

// Arrivals are what sources were sent, and the leads in it.
type Arrivals interface {
	// Insert adds an arrival, with those of its leads that no arrival has brought before, and returns how many those are.
	// Of a source's arrivals that were refused, only the last KeptRefused stay.
	Insert(a fairlead.Arrival) (fresh int, err error)
	// Get returns an arrival with its leads.
	Get(id int64) (fairlead.Arrival, error)
	// List returns up to limit arrivals of a source with an id less than before (0: from the newest), newest first, with
	// their leads and without their bodies.
	List(sourceID, before int64, limit int) ([]fairlead.Arrival, error)
	// Bodies returns those of arrivals that are kept.
	Bodies(ids []int64) (map[int64][]byte, error)
	// Due returns up to limit leads of a source that are due at the time given, those due longest first.
	Due(sourceID int64, at time.Time, limit int) ([]fairlead.ArrivedLead, error)
	// NextDue is when the source's next lead is due; zero: none is.
	NextDue(sourceID int64) (time.Time, error)
	// Find returns those of these leads that are there.
	Find(keys []ArrivedKey) (map[ArrivedKey]fairlead.ArrivedLead, error)
	// Record writes what became of leads that are due.
	Record(leads []fairlead.ArrivedLead) error
	// Erase forgets of leads what they became or were about to become, but not that they have come.
	Erase(keys []ArrivedKey) error
	// Hasten makes all leads of a source that are due later due at the time given.
	Hasten(sourceID int64, at time.Time) error
	// Retry makes the failed leads of an arrival due at the time given, as if they had never been tried, and returns how
	// many they are.
	Retry(arrivalID int64, at time.Time) (int, error)
	// Summaries says of each source that was sent anything how that went.
	Summaries() (map[int64]ArrivalSummary, error)
	// DeleteOld deletes arrivals before at, and the oldest of those that take more than so many bytes together. Their leads
	// are remembered until they were brought before forgotten, so that no vendor brings one twice.
	DeleteOld(at time.Time, bytes int64, forgotten time.Time) error
}

// KeptRefused is how many refused arrivals of a source are kept: anybody who knows its address can send some.
const KeptRefused = 100

// ArrivedKey names an arrived lead.
type ArrivedKey struct {
	SourceID int64
	VendorID string
}

// ArrivalSummary is how the arrivals of a source went.
type ArrivalSummary struct {
	LastAt      time.Time // zero: none has come yet
	LastProblem string    // why the last one was refused; "": it was not
	Due, Failed int       // leads that are on their way, and that somebody has to look at
}
