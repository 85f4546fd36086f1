package replay_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"fairlead"
	"fairlead/internal/replay"
	"fairlead/internal/routing"
)

// team is who is there, day by day.
type team struct{ away []map[int64]bool }

var monday = time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)

func (p team) At(t time.Time) (map[int64]bool, map[int64]routing.State, time.Time) {
	day := min(max(int(t.Sub(monday.Truncate(24*time.Hour)).Hours())/24, 0), len(p.away)-1)
	active := map[int64]bool{1: true, 2: true, 3: true}
	for id := range p.away[day] {
		active[id] = false
	}
	if day == len(p.away)-1 {
		return active, nil, time.Time{}
	}
	return active, nil, monday.Truncate(24*time.Hour).AddDate(0, 0, day+1)
}

func policy(weights ...int) fairlead.Policy {
	p := fairlead.Policy{Version: 1, AutoAssign: true, Otherwise: 7, Rotations: []fairlead.Rotation{{ID: 7, Name: "Team"}}}
	for i, w := range weights {
		p.Rotations[0].Agents = append(p.Rotations[0].Agents, fairlead.RotationAgent{AgentID: int64(i + 1), Weight: w, CapDay: fairlead.Cap{Set: i == 0, Most: 4}})
	}
	return p
}

// lived are leads with the decisions of a desk that served them.
func lived(t *rapid.T, p fairlead.Policy, people team) []replay.Lead {
	compiled, ledger := routing.Compile(p), routing.NewLedger(7, 1, 0, nil)
	at, leads := monday, []replay.Lead{}
	for id := range int64(rapid.IntRange(1, 60).Draw(t, "leads")) {
		at = at.Add(time.Duration(rapid.IntRange(1, 400).Draw(t, "minutes")) * time.Minute)
		active, _, _ := people.At(at)
		ledger.Turn(at)
		roster := routing.Roster{Now: at, Active: active, Ledgers: map[int64]*routing.Ledger{7: ledger}}
		facts := routing.Facts{Arrived: at}
		d := routing.Decide(compiled, facts, roster)
		then, before, err := routing.Recall(compiled, routing.Pack(compiled, facts, roster, d))
		if err != nil || d.Outcome != fairlead.OutcomeAssigned {
			t.Fatalf("lead %d: %v %s", id, err, d.Outcome)
		}
		ledger.Book(d, id+1, at)
		leads = append(leads, replay.Lead{ID: id + 1, Came: at, At: at, Facts: facts, Value: 10, Then: then, Ledger: before})
	}
	return leads
}

func run(p fairlead.Policy, people replay.People, leads []replay.Lead) replay.Result {
	r := replay.New(p, monday, people, nil, time.UTC)
	for _, l := range leads {
		r.Take(l)
	}
	return r.Finish(monday.AddDate(0, 1, 0))
}

func drawTeam(t *rapid.T) team {
	var p team
	for range 25 {
		p.away = append(p.away, map[int64]bool{rapid.Int64Range(1, 6).Draw(t, "away"): true, rapid.Int64Range(2, 6).Draw(t, "away too"): true})
		if p.away[len(p.away)-1][2] { // somebody without a limit is there
			delete(p.away[len(p.away)-1], 3)
		}
	}
	return p
}

// TestWhatWasLiveReplays: the same rules over the leads that they decided, from any lead on, give each to whom it went.
func TestWhatWasLiveReplays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		people := drawTeam(t)
		p := policy(rapid.IntRange(1, 5).Draw(t, "a"), rapid.IntRange(1, 5).Draw(t, "b"), rapid.IntRange(1, 5).Draw(t, "c"))
		leads := lived(t, p, people)
		leads = leads[rapid.IntRange(0, len(leads)-1).Draw(t, "from"):]
		if got := run(p, people, leads); len(got.Changes) != 0 || got.Leads != len(leads) {
			t.Fatalf("%d of %d leads change: %+v", len(got.Changes), got.Leads, got.Changes[0])
		}
	})
}

// TestWhoIsAwayCountsBeforeTheTurn: also once earlier leads have gone to others, what changes while somebody is away does so for that.
func TestWhoIsAwayCountsBeforeTheTurn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := team{away: []map[int64]bool{{}}}
		p := policy(1, 1, 1)
		leads := lived(t, p, all)
		away := team{away: []map[int64]bool{{1: true}, {2: true}}}
		for _, c := range run(p, away, leads).Changes {
			if c.Cause != replay.CauseAvailability {
				t.Fatalf("%+v", c)
			}
		}
	})
}

// TestEveryChangeHasItsCause: under other weights, in other people's company, by another line: the figures add up, and the first
// change says what it is for.
func TestEveryChangeHasItsCause(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		people := drawTeam(t)
		p := policy(1, 1, 1)
		leads := lived(t, p, people)
		other, cause := p, replay.CauseMembers
		switch rapid.IntRange(0, 3).Draw(t, "what changes") {
		case 0:
			other = policy(1, 5, 1)
		case 1:
			other.Rules = []fairlead.Rule{{ID: 3, Name: "All", Enabled: true, Match: fairlead.MatchAll, Target: fairlead.Target{AgentID: 2}}}
			cause = replay.CauseRule
		case 2:
			other.Otherwise, cause = 0, replay.CauseRule
		case 3:
			people, cause = drawTeam(t), replay.CauseAvailability
		}
		got := run(other, people, leads)
		sum := 0
		for _, n := range got.Causes {
			sum += n
		}
		before, after := 0, 0
		for _, a := range got.Agents {
			before, after = before+a.Before, after+a.After
		}
		if sum != len(got.Changes) || before != len(leads) || after+got.Nobody != len(leads) || got.Nobody != len(got.Left) {
			t.Fatalf("figures do not add up: %+v", got)
		}
		if n := len(got.Changes); n > 0 && got.Changes[n-1].Cause != cause {
			t.Fatalf("the first change is for %s, wanted %s", got.Changes[n-1].Cause, cause)
		}
		for _, c := range got.Changes {
			if c.Cause != cause && c.Cause != replay.CauseTurn {
				t.Fatalf("a change for %s, wanted %s", c.Cause, cause)
			}
		}
	})
}

// TestWhoIsTakenOutForAWhileWasNotBefore: a rotation that leaves somebody out until a date did not before it was saved.
func TestWhoIsTakenOutForAWhileWasNotBefore(t *testing.T) {
	p := policy(1, 1, 1)
	p.Rotations[0].Agents[1].OutUntil = monday.AddDate(0, 0, 10)
	r := replay.New(p, monday.AddDate(0, 0, 5), team{make([]map[int64]bool, 1)}, nil, time.UTC)
	for day := range 15 {
		for hour := range 3 {
			at := monday.AddDate(0, 0, day).Add(time.Duration(hour) * time.Hour)
			r.Take(replay.Lead{ID: int64(day*3 + hour), Came: at, At: at})
		}
	}
	got := [3]int{}
	for _, d := range r.Finish(monday.AddDate(0, 0, 20)).Days {
		if d.AgentID == 2 {
			day := int(d.Day - routing.DayOf(monday))
			got[day/5] += d.After
		}
	}
	if got != [3]int{5, 0, 5} {
		t.Errorf("Ben got %v in five days each, wanted none of the ten in which he was out", got)
	}
}
