package fairlead

// Finding is something about the rules that somebody may want to mend. Code says which of the fields hold.
type Finding struct {
	Code       FindingCode
	Severity   Severity
	RuleID     int64         // 0: it is about no single rule
	Others     []int64       // unreachable: the rule above that takes its leads; overlap: those above that share some with it
	RotationID int64         // empty_rotation, inactive_rotation, nobody_on_shift
	AgentID    int64         // inactive_target
	Field      string        // unknown_field, unknown_form, unmatched_values: as conditions name it
	Values     []FindingSeen // unmatched_values, those of most leads first; unknown_form: the form
	Spans      []string      // nobody_on_shift, in the workspace's zone, such as "Fri 17:00 – Mon 09:00"
	Message    string
}

// FindingSeen is a value, and how many leads have it.
type FindingSeen struct {
	Value string
	Leads int
}

// FindingCode says what was found.
type FindingCode string

// The codes of findings.
const (
	FoundUnreachable      FindingCode = "unreachable"       // no lead gets as far as the rule
	FoundBroken           FindingCode = "broken"            // the rule does not run
	FoundUnknownField     FindingCode = "unknown_field"     // it does not, since it looks at a field that was deleted
	FoundEmptyRotation    FindingCode = "empty_rotation"    // nobody is in the rotation
	FoundInactiveRotation FindingCode = "inactive_rotation" // nobody in it can have leads
	FoundInactiveTarget   FindingCode = "inactive_target"   // the rule's agent is inactive
	FoundUnknownForm      FindingCode = "unknown_form"      // no lead comes from the form
	FoundUnmatchedValues  FindingCode = "unmatched_values"  // leads come with values that no rule asks for
	FoundNobodyOnShift    FindingCode = "nobody_on_shift"   // nobody in the rotation works at some hours
	FoundOverlap          FindingCode = "overlap"           // rules above take some of its leads
)

// FindingCodes lists them all, the most severe first.
func FindingCodes() []FindingCode {
	return []FindingCode{FoundBroken, FoundUnknownField, FoundUnreachable, FoundEmptyRotation, FoundInactiveRotation, FoundInactiveTarget,
		FoundUnmatchedValues, FoundUnknownForm, FoundNobodyOnShift, FoundOverlap}
}

// Severity says how much a finding matters.
type Severity string

// The severities.
const (
	SeverityError   Severity = "error"   // a rule or a rotation does nothing
	SeverityWarning Severity = "warning" // leads may go another way than meant
	SeverityInfo    Severity = "info"    // good to know
)

// Severities lists them all, the most severe first.
func Severities() []Severity { return []Severity{SeverityError, SeverityWarning, SeverityInfo} }
