package fairlead

// PolicyChange is one thing by which a version of the routing differs from another. Kind says which of the fields hold.
type PolicyChange struct {
	Kind PolicyChangeKind

	RuleBefore, RuleAfter         *Rule     // rule_…; nil: it is new, or was deleted
	PlaceBefore, PlaceAfter       int       // rule_moved: where it stood and stands, from 1
	RotationBefore, RotationAfter *Rotation // rotation_…; nil: it is new, or was deleted
	OtherwiseBefore               int64     // otherwise: the rotation; 0: any other lead stays unassigned
	OtherwiseAfter                int64
	AutoAssign                    bool         // auto_assign: what it is after
	Field                         DeletedField // field_…: rules that look at it run no more, or again
}

// PolicyChangeKind says what has changed.
type PolicyChangeKind string

// The kinds of changes, in the order in which they are listed.
const (
	ChangedAutoAssign PolicyChangeKind = "auto_assign"
	RuleAdded         PolicyChangeKind = "rule_added"
	RuleDeleted       PolicyChangeKind = "rule_deleted"
	RuleChanged       PolicyChangeKind = "rule_changed"
	RuleMoved         PolicyChangeKind = "rule_moved"
	ChangedOtherwise  PolicyChangeKind = "otherwise"
	RotationAdded     PolicyChangeKind = "rotation_added"
	RotationDeleted   PolicyChangeKind = "rotation_deleted"
	RotationChanged   PolicyChangeKind = "rotation_changed"
	FieldGone         PolicyChangeKind = "field_deleted"
	FieldBack         PolicyChangeKind = "field_back"
)

// PolicyChangeKinds lists them all.
func PolicyChangeKinds() []PolicyChangeKind {
	return []PolicyChangeKind{ChangedAutoAssign, RuleAdded, RuleDeleted, RuleChanged, RuleMoved, ChangedOtherwise,
		RotationAdded, RotationDeleted, RotationChanged, FieldGone, FieldBack}
}
