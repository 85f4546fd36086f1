package httpapi

import (
	"time"

	"fairlead"
	"fairlead/internal/replay"
)

func (a *API) declareReplay() {
	register(a, Operation{"POST", "/routing/replay", needs(fairlead.ManageRouting), "replay-routing", "Routing",
		"Run rules over leads that have come in: who would have got what; nothing is written", 200, false}, a.replay)
}

// ReplayRequest says which rules are run over which leads.
type ReplayRequest struct {
	Policy ReplayPolicy `json:"policy"`
	Since  *time.Time   `json:"since,omitempty" doc:"Leads that came from then on; 30 days before until if absent and last is, too"`
	Until  *time.Time   `json:"until,omitempty" doc:"Leads that came before then; now if absent"`
	Last   int          `json:"last,omitempty" minimum:"1" maximum:"100000" doc:"Only so many, the newest"`
	People ReplayPeople `json:"people,omitempty" doc:"Who is there: as it was when the rules were asked about each lead (was, if absent), or as people are today whenever it came"`
	List   int          `json:"list,omitempty" minimum:"1" maximum:"10000" doc:"How many changed leads are listed, the newest; 200 if absent"`
}

// ReplayPeople says who is there in a replay.
type ReplayPeople string

// Whose availability counts.
const (
	PeopleWas   ReplayPeople = "was"
	PeopleToday ReplayPeople = "today"
)

// ReplayPolicy is "draft", the number of a version, or rules that stand nowhere yet.
type ReplayPolicy struct {
	Draft   bool
	Version int64
	Rules   *ReplayRules
}

// ReplayRules are rules that stand nowhere yet. Rotations are as they are live.
type ReplayRules struct {
	Rules     []DraftRule     `json:"rules" maxItems:"1000" doc:"In order"`
	Otherwise *RotationTarget `json:"otherwise" required:"false" doc:"null: any other lead stays unassigned"`
}

// Replay is what it came to.
type Replay struct {
	Policy    ReplayedPolicy `json:"policy"`
	People    ReplayPeople   `json:"people"`
	Since     time.Time      `json:"since" doc:"When the first of the leads could have come"`
	Until     time.Time      `json:"until"`
	KnownFrom *time.Time     `json:"known_from" doc:"Before then it is not known who was there: people are taken to have been as they were then; null: all of it is known"`
	More      bool           `json:"more" doc:"There were more leads than may be replayed: only the newest were"`
	Leads     int            `json:"leads"`
	Unruled   int            `json:"unruled" doc:"Leads of this time that no rules were asked about: entered for an agent, imported without assignment, or closed"`
	Changed   int            `json:"changed" doc:"Would have gone to somebody else"`
	Nobody    int            `json:"nobody" doc:"Would have gone to nobody"`
	Waiting   int            `json:"waiting" doc:"Of these, those that would still wait for somebody"`
	Agents    []ReplayAgent  `json:"agents" doc:"Those with leads on either side, most leads before first"`
	Rules     []ReplayLine   `json:"rules" doc:"In their order; then rules there were before, the last line, and none"`
	Days      []ReplayDay    `json:"days" doc:"Days with leads, oldest first"`
	Causes    []ReplayCause  `json:"causes" doc:"Why leads change, in the order in which causes count"`
	Changes   []ReplayChange `json:"changes" doc:"Newest first, as many as were asked for"`
	Left      []ReplayChange `json:"left" doc:"Leads that nobody would have got, newest first, as many as were asked for"`
}

// ReplayedPolicy names the rules that were run.
type ReplayedPolicy struct {
	Kind     ReplayKind `json:"kind"`
	Version  int64      `json:"version" doc:"The version, or the one that the draft was made from; 0: rules that stand nowhere yet"`
	Revision int64      `json:"revision" doc:"Of the draft; 0: no draft"`
	Live     bool       `json:"live" doc:"These are the rules that are live"`
}

// ReplayKind is what kind of rules were run.
type ReplayKind string

// The kinds.
const (
	ReplayOfDraft   ReplayKind = "draft"
	ReplayOfVersion ReplayKind = "version"
	ReplayOfRules   ReplayKind = "rules"
)

// ReplayAgent is what an agent got, and would have got.
type ReplayAgent struct {
	AgentID     int64   `json:"agent_id"`
	Name        string  `json:"name"`
	Before      int     `json:"before"`
	After       int     `json:"after"`
	ValueBefore float64 `json:"value_before" doc:"Of these leads, in the workspace's currency"`
	ValueAfter  float64 `json:"value_after"`
}

// ReplayLine is how many leads a line of the rules took, and would have taken.
type ReplayLine struct {
	Line   replay.Line `json:"line"`
	RuleID int64       `json:"rule_id,omitempty" doc:"Absent: a new rule that stands nowhere yet"`
	Name   string      `json:"name,omitempty"`
	Before int         `json:"before"`
	After  int         `json:"after"`
}

// ReplayDay is what agents got on a day of the workspace, and would have got.
type ReplayDay struct {
	Day    string           `json:"day" doc:"Such as 2026-12-01"`
	Agents []ReplayDayAgent `json:"agents"`
}

// ReplayDayAgent is what one agent got on a day, and would have got.
type ReplayDayAgent struct {
	AgentID int64 `json:"agent_id"`
	Before  int   `json:"before"`
	After   int   `json:"after"`
}

// ReplayCause is how many leads change for a cause.
type ReplayCause struct {
	Cause replay.Cause `json:"cause"`
	Leads int          `json:"leads"`
}

// ReplayChange is a lead that would have gone elsewhere.
type ReplayChange struct {
	LeadID int64        `json:"lead_id"`
	Name   string       `json:"name"`
	At     time.Time    `json:"at" doc:"When it came"`
	Cause  replay.Cause `json:"cause,omitempty" doc:"Absent: nothing changes"`
	Before ReplayPlace  `json:"before"`
	After  ReplayPlace  `json:"after"`
}

// ReplayPlace is where a lead went.
type ReplayPlace struct {
	Agent   *Ref        `json:"agent" doc:"null: nobody"`
	Waiting bool        `json:"waiting" doc:"For somebody who can have it"`
	Line    replay.Line `json:"line"`
	Rule    *Ref        `json:"rule" doc:"null: the last line, or none; with id 0: a new rule that stands nowhere yet"`
}
