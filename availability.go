package fairlead

import "time"

// Availability is when a member can be given leads by rules: a rotation looks at what it honours of it. The zero value
// is always.
type Availability struct {
	PausedUntil time.Time // zero: not paused
	Leave       []Leave   // by From
	Hours       *Hours    // nil: at any hour
}

// Leave is a stretch for which a member is away. From and To are "2026-12-01", which stands for that whole day, or
// "2026-12-01T13:00", a minute, in the member's zone: that of their Hours, or else the workspace's.
type Leave struct {
	From  string
	To    string // a day is included, a minute is not
	Note  string
	Cover Target // who gets the leads of rules that name the member meanwhile; zero: nobody
}

// Hours are a member's working hours.
type Hours struct {
	Zone string     // IANA, such as Europe/Berlin
	Week [7][]Shift // Monday first; by From, apart from each other
}

// Shift is a stretch of a day, in minutes after midnight: From before To, which is up to 1440.
type Shift struct{ From, To int }

// Honours is which availability of its agents a rotation looks at.
type Honours struct{ Pause, Leave, Hours bool }

// Cap is a limit that may not be set. The zero value is no limit.
type Cap struct {
	Set  bool
	Most int // 0 or more
}

// MaxCap is the largest limit.
const MaxCap = 1_000_000

// Full reports whether n is all there may be.
func (c Cap) Full(n int) bool { return c.Set && n >= c.Most }

// AvailabilityState is whether a member can be given leads now, as their colleagues may know.
type AvailabilityState string

// The states.
const (
	Available    AvailabilityState = "available"
	Inactive     AvailabilityState = "inactive"
	OnLeave      AvailabilityState = "on_leave"
	Paused       AvailabilityState = "paused"
	OutsideHours AvailabilityState = "outside_hours"
)

// AvailabilityStates lists them all.
func AvailabilityStates() []AvailabilityState {
	return []AvailabilityState{Available, Inactive, OnLeave, Paused, OutsideHours}
}
