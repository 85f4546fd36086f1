package fairlead

import "time"

// Member is a person in a workspace, with one role.
type Member struct {
	ID        int64
	Name      string
	Email     string // lower case; unique in the instance
	Role      Role
	Active    bool // an inactive member is signed out, out of every rotation, and gets no notification
	CreatedAt time.Time

	Availability Availability
	MaxOpen      Cap // open leads up to which rules give the member more, in whatever rotation
}

// MayHaveLeads reports whether leads can be assigned to the member: every active one.
func (m Member) MayHaveLeads() bool { return m.Active }

// Ref names a row for a reader: its id, and its name as it is now.
type Ref struct {
	ID   int64
	Name string
}
