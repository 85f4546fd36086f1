package store

import (
	"time"

	"fairlead"
)

// Tasks are what is to be done about leads.
type Tasks interface {
	Insert(t fairlead.Task) error
	Get(id int64) (fairlead.Task, error)
	// Update writes text, member, due, reminder and whether it is done.
	Update(t fairlead.Task) error
	Delete(id int64) error
	// ForLead returns the tasks of a lead: open ones first, soonest first, then done ones, done last first.
	ForLead(leadID int64) ([]fairlead.Task, error)
	// ForMember returns up to limit open tasks of a member on leads of the scope, soonest first.
	ForMember(memberID int64, scope fairlead.LeadScope, after TaskPlace, limit int) ([]fairlead.Task, error)
	// ToRemind returns up to limit tasks whose member is to be told by the time given, those due longest first.
	ToRemind(at time.Time, limit int) ([]fairlead.Task, error)
	// NextReminder is when the next member is to be told; zero: none is.
	NextReminder() (time.Time, error)
	// Reminded notes that these need no reminder any more.
	Reminded(ids []int64) error
	// Move brings the tasks of one lead to another.
	Move(from, to int64) error
}

// TaskPlace is where a task stands in the order of ForMember; the zero value comes before all.
type TaskPlace struct {
	DueAt time.Time
	ID    int64
}
