package httpapi

import (
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"fairlead"
	"fairlead/internal/replay"
	"fairlead/internal/usecase"
)

// enum stands for the noun T in the document, so that it becomes one named list of values there.
type enum[T ~string] struct{}

// Schema refers to the list of values that listed has entered.
func (enum[T]) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Ref: schemaPrefix + reflect.TypeFor[T]().Name()}
}

const schemaPrefix = "#/components/schemas/"

// listed enters the values of T in the document.
func listed[T ~string](r huma.Registry, values ...T) {
	s := &huma.Schema{Type: huma.TypeString}
	for _, v := range values {
		s.Enum = append(s.Enum, string(v))
	}
	s.PrecomputeMessages()
	r.Map()[reflect.TypeFor[T]().Name()] = s
	r.RegisterTypeAlias(reflect.TypeFor[T](), reflect.TypeFor[enum[T]]())
}

// describeEnums names every closed list of values that travels over the wire.
func describeEnums(r huma.Registry) {
	listed(r, fairlead.StatusKinds()...)
	listed(r, fairlead.Tones()...)
	listed(r, fairlead.FieldTypes()...)
	listed(r, fairlead.LeadSorts()...)
	listed(r, fairlead.OutcomeAssigned, fairlead.OutcomeWaiting, fairlead.OutcomeUnassigned, fairlead.OutcomeDuplicate, fairlead.OutcomeUpdated)
	listed(r, fairlead.SkipReasons()...)
	listed(r, fairlead.TieOpen, fairlead.TieBalance, fairlead.TieIdle, fairlead.TieOrder)
	listed(r, fairlead.PassDisabled, fairlead.PassCondition, fairlead.PassBroken, fairlead.PassInactive, fairlead.PassAway)
	listed(r, fairlead.ActorMember, fairlead.ActorRule, fairlead.ActorImport, fairlead.ActorSystem)
	listed(r, fairlead.ActivityCreated, fairlead.ActivityAssigned, fairlead.ActivityReassigned, fairlead.ActivityUnassigned,
		fairlead.ActivityWaiting, fairlead.ActivityEnquiry, fairlead.ActivityNote, fairlead.ActivityChanged, fairlead.ActivityDeleted, fairlead.ActivityRestored,
		fairlead.ActivityMerged, fairlead.ActivityTaskAdded, fairlead.ActivityTaskDone, fairlead.ActivityTaskReopened, fairlead.ActivityTaskDeleted)
	listed(r, fairlead.BatchAssign, fairlead.BatchStatus, fairlead.BatchTags, fairlead.BatchRoute, fairlead.BatchDelete, fairlead.BatchImport)
	listed(r, fairlead.DuplicatesEnquire, fairlead.DuplicatesUpdate, fairlead.DuplicatesSkip)
	listed(r, fairlead.BatchRunning, fairlead.BatchDone, fairlead.BatchStopped, fairlead.BatchUndoing, fairlead.BatchUndone, fairlead.BatchFailed)
	listed(r, fairlead.LeftNotFound, fairlead.LeftUnchanged, fairlead.LeftChanged, fairlead.LeftClosed, fairlead.LeftNoRule, fairlead.LeftNobody,
		fairlead.LeftTags, fairlead.LeftMoved, fairlead.LeftWorked, fairlead.LeftDeleted, fairlead.LeftNoStatus)
	listed(r, fairlead.MatchAll, fairlead.MatchAny)
	listed(r, fairlead.OpIs, fairlead.OpIsNot, fairlead.OpOneOf, fairlead.OpNotOneOf, fairlead.OpContains, fairlead.OpStartsWith,
		fairlead.OpIsEmpty, fairlead.OpIsNotEmpty, fairlead.OpGreater, fairlead.OpAtLeast, fairlead.OpLess, fairlead.OpAtMost, fairlead.OpBetween)
	listed(r, fairlead.Strategies()...)
	listed(r, fairlead.AwayWait, fairlead.AwayNext)
	listed(r, fairlead.AvailabilityStates()...)
	listed(r, fairlead.PolicyChangeKinds()...)
	listed(r, replay.Causes...)
	listed(r, replay.LineRule, replay.LineOtherwise, replay.LineNone)
	listed(r, PeopleWas, PeopleToday)
	listed(r, ReplayOfDraft, ReplayOfVersion, ReplayOfRules)
	listed(r, fairlead.FindingCodes()...)
	listed(r, fairlead.Severities()...)
	listed(r, fairlead.LedgerRule, fairlead.LedgerUndo, fairlead.LedgerSettled, fairlead.LedgerManual, fairlead.LedgerDissolved)
	listed(r, append(fairlead.NotificationKinds(), fairlead.NotifySummary)...)
	listed(r, fairlead.Channels()...)
	listed(r, fairlead.DispatchDue, fairlead.DispatchSent, fairlead.DispatchFailed, fairlead.DispatchDropped)
	listed(r, fairlead.RoleOwner, fairlead.RoleAdmin, fairlead.RoleAgent, fairlead.RoleCustom)
	listed(r, fairlead.WebhookFormats()...)
	listed(r, append(fairlead.EventTypes(), fairlead.EventTest)...)
	listed(r, fairlead.DeliveryDue, fairlead.DeliveryDone, fairlead.DeliveryFailed)
	listed(r, fairlead.SourceKinds()...)
	listed(r, fairlead.ArrivedDue, fairlead.ArrivedTaken, fairlead.ArrivedTest, fairlead.ArrivedFailed, fairlead.ArrivedErased)
	listed(r, usecase.MergeThis, usecase.MergeOther)
	listed(r, permissionNames()...)
}

func permissionNames() []fairlead.Permission {
	var names []fairlead.Permission
	for _, p := range fairlead.Permissions() {
		names = append(names, p.Permission)
	}
	return names
}
