package fairlead

// Status is where a lead stands, as the lead holds it: the key of one of the workspace's statuses, which never changes.
type Status string

// The statuses that a workspace begins with.
const (
	StatusNew       Status = "new"
	StatusContacted Status = "contacted"
	StatusQualified Status = "qualified"
	StatusWon       Status = "won"
	StatusLost      Status = "lost"
)

// LeadStatus is one of the workspace's statuses: what leads of it are, and how screens show them.
type LeadStatus struct {
	Key  Status
	Name string
	Kind StatusKind
	Tone Tone
}

// StatusKind says whether leads of a status are still to be worked on, and if not, how they ended.
type StatusKind string

// The kinds of statuses.
const (
	StatusIsOpen StatusKind = "open"
	StatusIsWon  StatusKind = "won"
	StatusIsLost StatusKind = "lost"
)

// StatusKinds lists every kind in the order of the screen.
func StatusKinds() []StatusKind { return []StatusKind{StatusIsOpen, StatusIsWon, StatusIsLost} }

// Tone is what a colour means.
type Tone string

// The tones.
const (
	ToneNeutral  Tone = "neutral"
	ToneBrand    Tone = "brand"
	ToneInfo     Tone = "info"
	TonePositive Tone = "positive"
	ToneWarning  Tone = "warning"
	ToneCritical Tone = "critical"
)

// Tones lists every tone in the order of the screen.
func Tones() []Tone {
	return []Tone{ToneNeutral, ToneBrand, ToneInfo, TonePositive, ToneWarning, ToneCritical}
}

// Statuses are a workspace's statuses, in order.
type Statuses []LeadStatus

// FirstStatuses are those that a workspace begins with.
func FirstStatuses() Statuses {
	return Statuses{
		{StatusNew, "New", StatusIsOpen, ToneInfo},
		{StatusContacted, "Contacted", StatusIsOpen, ToneWarning},
		{StatusQualified, "Qualified", StatusIsOpen, ToneBrand},
		{StatusWon, "Won", StatusIsWon, TonePositive},
		{StatusLost, "Lost", StatusIsLost, ToneNeutral},
	}
}

// Index is the place of the status with this key; -1: there is none.
func (all Statuses) Index(key Status) int {
	for i, s := range all {
		if s.Key == key {
			return i
		}
	}
	return -1
}

// Name is what the status with this key is called; one that is not there any more by its key.
func (all Statuses) Name(key Status) string {
	if i := all.Index(key); i >= 0 {
		return all[i].Name
	}
	return string(key)
}

// Open reports whether leads of this status are still to be worked on.
func (all Statuses) Open(key Status) bool {
	i := all.Index(key)
	return i >= 0 && all[i].Kind == StatusIsOpen
}

// Begin is where a lead begins of which nothing else is said: in the first open status.
func (all Statuses) Begin() Status {
	for _, s := range all {
		if s.Kind == StatusIsOpen {
			return s.Key
		}
	}
	return ""
}
