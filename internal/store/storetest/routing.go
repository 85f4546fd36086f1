package storetest

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

var author = fairlead.ActorName{Kind: fairlead.ActorMember, ID: 3, Name: "Maria", Token: "Zapier"}

func deskRow(e *exam) {
	state := func() (s store.DeskState) {
		e.read(func(tx store.Tx) (err error) {
			s, err = tx.Desk().Get()
			return err
		})
		return s
	}
	turn := state().Turn
	e.same("a new desk", state(), store.DeskState{Turn: turn, Changed: turn})
	for i, dirty := range []bool{true, false} {
		want := store.DeskState{Turn: turn + int64(i) + 1, Changed: turn + int64(i) + 1, Dirty: dirty}
		e.write(func(tx store.Tx) error {
			e.must(tx.Desk().SetDirty(dirty))
			within, err := tx.Desk().Get()
			changing := want
			changing.Changing = true
			e.same("the desk within its turn", within, changing)
			return err
		})
		e.same("the desk after its turn", state(), want)
	}
	turn = state().Turn
	e.refused(func(store.Tx) error { return errChanged })
	e.must(e.store.Write(e.Context(), e.other.ID, func(store.Tx) error { return nil }))
	e.same("turns after one that failed, and one of another workspace", state().Turn, turn)
	e.write(func(store.Tx) error { return nil })
	e.same("turns after one more", state().Turn, turn+1)
	e.must(e.store.WriteIntake(e.Context(), e.ours.ID, func(tx store.Tx) error {
		e.must(tx.Desk().SetDirty(false))
		within, err := tx.Desk().Get()
		e.same("the desk within a round of intake", within, store.DeskState{Turn: turn + 2, Changed: turn + 1})
		return err
	}))
	e.same("after a round of intake", state(), store.DeskState{Turn: turn + 2, Changed: turn + 1})
}

func most(n int) fairlead.Cap { return fairlead.Cap{Set: true, Most: n} }

// policies: every save is a version, exactly as it was given.
func policies(e *exam) {
	e.missing("a policy", func(tx store.Tx) error { _, err := tx.Policies().Version(0); return err })
	p := fairlead.Policy{
		AutoAssign: true, Otherwise: 7,
		Rules: []fairlead.Rule{
			{ID: 1, Name: "One <b>", Enabled: true, Match: fairlead.MatchAny, Target: fairlead.Target{AgentID: 5}, Conditions: []fairlead.Condition{
				{Field: "source", Operator: fairlead.OpOneOf, Value: json.RawMessage(`["a<b",1]`)},
				{Match: fairlead.MatchAll, Conditions: []fairlead.Condition{{Field: "value", Operator: fairlead.OpBetween, Value: json.RawMessage(`[1.50,2]`)}, {Field: "form", Operator: fairlead.OpIsEmpty}}},
			}},
			{ID: 2, Name: "Two", Target: fairlead.Target{RotationID: 7}},
			{ID: 3, Name: "Three", Target: fairlead.Target{AgentID: 5}, Away: fairlead.AwayNext},
		},
		Rotations: []fairlead.Rotation{
			{ID: 7, Name: "Everyone", Strategy: fairlead.RoundRobin, Agents: []fairlead.RotationAgent{{AgentID: 5, Weight: 1}, {AgentID: 6, Weight: 100, Excluded: true}}},
			{ID: 8, Name: "By hand", Strategy: fairlead.RoundRobin, Hidden: true},
			{ID: 9, Name: "Within limits", Strategy: fairlead.LeastOpen, Honours: fairlead.Honours{Leave: true}, Hold: true, Agents: []fairlead.RotationAgent{
				{AgentID: 5, Weight: 1, CapDay: most(0), CapWeek: most(7)}, {AgentID: 6, Weight: 1, MaxOpen: most(fairlead.MaxCap)}}},
			{ID: 10, Name: "By the clock", Strategy: fairlead.RoundRobin, Honours: fairlead.Honours{Pause: true, Hours: true}, CountManual: true},
		},
		Deleted: []fairlead.DeletedField{{Key: "budget", Name: "Budget <b>"}},
	}
	save := func(p fairlead.Policy, at time.Time) (version int64) {
		e.write(func(tx store.Tx) (err error) {
			version, err = tx.Policies().Save(p, author, at)
			return err
		})
		return version
	}
	one := save(p, noon)
	e.write(func(tx store.Tx) error { return tx.Desk().SetDirty(false) })
	two := save(fairlead.Policy{Version: 99}, noon.Add(time.Second))
	e.same("versions", []int64{one, two}, []int64{1, 2})
	e.read(func(tx store.Tx) error {
		desk, err := tx.Desk().Get()
		e.must(err)
		e.same("the desk after a save", desk, store.DeskState{Turn: desk.Turn, Changed: desk.Turn, PolicyVersion: two, Dirty: true})
		first, err := tx.Policies().Version(one)
		e.must(err)
		p.Version = one
		e.same("the first version", first, p)
		current, err := tx.Policies().Version(0)
		e.must(err)
		e.same("the current version", current, fairlead.Policy{Version: two})
		all, err := tx.Policies().History(0, 10)
		e.must(err)
		want := []store.PolicyVersion{{Policy: current, Author: author, At: noon.Add(time.Second)}, {Policy: first, Author: author, At: noon}}
		e.same("the history", all, want)
		older, err := tx.Policies().History(two, 1)
		e.same("the history before the second", older, want[1:])
		return err
	})
	e.missing("a version", func(tx store.Tx) error { _, err := tx.Policies().Version(3); return err })
	e.refused(func(tx store.Tx) error {
		broken := fairlead.Condition{Field: "x", Value: json.RawMessage("{")}
		_, err := tx.Policies().Save(fairlead.Policy{Rules: []fairlead.Rule{{Conditions: []fairlead.Condition{broken}}}}, author, noon)
		return err
	})
}

// drafts: one of each workspace, written whole.
func drafts(e *exam) {
	e.missing("a draft", func(tx store.Tx) error { _, err := tx.Policies().Draft(); return err })
	first := store.PolicyDraft{Revision: 1, PolicyVersion: store.PolicyVersion{Author: author, At: noon,
		Policy: fairlead.Policy{Version: 3, AutoAssign: true, Otherwise: 7, Rules: []fairlead.Rule{{ID: 1, Name: "One", Target: fairlead.Target{AgentID: 5}}}}}}
	second := store.PolicyDraft{Revision: 2, PolicyVersion: store.PolicyVersion{Author: author, At: noon.Add(time.Second), Policy: fairlead.Policy{Version: 4}}}
	for _, d := range []store.PolicyDraft{first, second} {
		e.write(func(tx store.Tx) error { return tx.Policies().SaveDraft(d) })
		e.read(func(tx store.Tx) error {
			got, err := tx.Policies().Draft()
			e.same("the draft", got, d)
			return err
		})
	}
	e.write(func(tx store.Tx) error { return tx.Policies().DropDraft() })
	e.missing("a dropped draft", func(tx store.Tx) error { _, err := tx.Policies().Draft(); return err })
}

// ledgers: state and entries, by rotation.
func ledgers(e *exam) {
	load := func(ids ...int64) (states map[int64]store.LedgerState) {
		e.read(func(tx store.Tx) (err error) {
			states, err = tx.Ledgers().Load(ids)
			return err
		})
		return states
	}
	e.same("ledgers nobody wrote", load(1, 2), map[int64]store.LedgerState{1: {NextSeq: 1}, 2: {NextSeq: 1}})
	one := store.LedgerState{NextSeq: 5, Day: 20_605, Standings: []fairlead.Standing{
		{AgentID: 1, Balance: -fairlead.LeadUnit, LastSeq: 4, Today: 2, Week: 9}, {AgentID: 2, Balance: fairlead.LeadUnit}, {AgentID: 3, Week: 1}, {AgentID: 4, Today: -1}}}
	two := store.LedgerState{NextSeq: 9}
	e.write(func(tx store.Tx) error {
		e.must(tx.Ledgers().Save(1, one))
		return tx.Ledgers().Save(2, two)
	})
	e.same("ledgers", load(1, 2, 3), map[int64]store.LedgerState{1: one, 2: two, 3: {NextSeq: 1}})
	moved := store.LedgerState{NextSeq: 6, Standings: []fairlead.Standing{{AgentID: 2, Balance: 1, LastSeq: 5}, {AgentID: 3, Balance: -1, LastSeq: 1}}}
	e.write(func(tx store.Tx) error {
		return tx.Ledgers().Save(1, store.LedgerState{NextSeq: 6, Standings: []fairlead.Standing{moved.Standings[1], moved.Standings[0]}})
	})
	e.same("a ledger that one left and one joined, by agent", load(1), map[int64]store.LedgerState{1: moved})
	e.same("no ledgers", load(), map[int64]store.LedgerState{})
	e.entries()
}

func (e *exam) entries() {
	var all []fairlead.LedgerEntry
	for i := range int64(6) {
		entry := fairlead.LedgerEntry{RotationID: 1 + i%2, Seq: i + 1, LeadID: i, AgentID: i % 3, Kind: fairlead.LedgerRule, At: noon.Add(time.Duration(i))}
		entry.At = entry.At.Truncate(time.Microsecond)
		if i > 1 {
			entry.Pool, entry.Rest = []byte{1, 0, byte(i % 2)}, []byte{byte(i)}
		}
		all = append(all, entry)
	}
	e.write(func(tx store.Tx) error { return tx.Ledgers().Append(all) })
	e.read(func(tx store.Tx) error {
		got, err := tx.Ledgers().Entries(1, 0, 10)
		e.must(err)
		e.same("entries, newest first", got, []fairlead.LedgerEntry{all[4], all[2], all[0]})
		got, err = tx.Ledgers().Entries(1, 5, 1)
		e.must(err)
		e.same("one entry before the fifth", got, all[2:3])
		got, err = tx.Ledgers().Pick(2, []int64{2, 6, 5})
		e.must(err)
		slices.SortFunc(got, func(a, b fairlead.LedgerEntry) int { return int(a.Seq - b.Seq) })
		e.same("picked entries", got, []fairlead.LedgerEntry{all[1], all[5]})
		return nil
	})
	e.refused(func(tx store.Tx) error { return tx.Ledgers().Append(all[:1]) }) // a number twice
}

// given adds up what a rotation gave on days.
func given(e *exam) {
	since := func(day int64, want ...fairlead.DayGift) {
		e.read(func(tx store.Tx) error {
			got, err := tx.Ledgers().GivenSince(1, day)
			e.same(fmt.Sprint("given since day ", day), got, want)
			return err
		})
	}
	since(0)
	for range 2 {
		e.write(func(tx store.Tx) error {
			e.must(tx.Ledgers().Give(2, []fairlead.DayGift{{AgentID: 5, Day: 9, Leads: 9}}))
			e.must(tx.Ledgers().Give(1, nil))
			return tx.Ledgers().Give(1, []fairlead.DayGift{{AgentID: 6, Day: 8, Leads: 1}, {AgentID: 5, Day: 8, Leads: 3}, {AgentID: 5, Day: 7, Leads: -1}})
		})
	}
	all := []fairlead.DayGift{{AgentID: 5, Day: 7, Leads: -2}, {AgentID: 5, Day: 8, Leads: 6}, {AgentID: 6, Day: 8, Leads: 2}}
	since(7, all...)
	since(8, all[1:]...)
	since(9)
}

// pools that are the same come back the same, however often and in which transaction they are written.
func pools(e *exam) {
	long := make([]byte, 5000)
	for batch := range int64(3) {
		e.write(func(tx store.Tx) error {
			var all []fairlead.LedgerEntry
			for i := range int64(4) {
				pool := []byte{byte(i % 2)}
				if i == 3 {
					pool = append(slices.Clone(long), byte(batch))
				}
				all = append(all, fairlead.LedgerEntry{RotationID: 1, Seq: batch*4 + i, Kind: fairlead.LedgerRule, At: noon, Pool: pool})
			}
			return tx.Ledgers().Append(all)
		})
	}
	e.read(func(tx store.Tx) error {
		all, err := tx.Ledgers().Entries(1, 0, 100)
		for _, entry := range all {
			want := []byte{byte(entry.Seq % 2)}
			if entry.Seq%4 == 3 {
				want = append(slices.Clone(long), byte(entry.Seq/4))
			}
			e.same(fmt.Sprint("pool of entry ", entry.Seq), entry.Pool, want)
		}
		e.same("entries", len(all), 12)
		return err
	})
}

// decisions come newest first.
func decisions(e *exam) {
	l, other := e.add(nil), e.add(nil)
	rows := []store.DecisionRow{
		{LeadID: l.ID, At: noon, Outcome: fairlead.OutcomeAssigned, AgentID: 4, Record: []byte{0, 1, 255}},
		{LeadID: l.ID, At: noon.Add(time.Second), Outcome: fairlead.OutcomeDuplicate},
		{LeadID: other.ID, At: noon, Outcome: fairlead.OutcomeWaiting, Record: []byte("x")},
	}
	e.write(func(tx store.Tx) error {
		for i := range rows {
			rows[i].ID = e.id(tx, store.DecisionIDs)
		}
		return tx.Decisions().Insert(rows)
	})
	e.read(func(tx store.Tx) error {
		got, err := tx.Decisions().ForLead(l.ID)
		e.same("decisions", got, []store.DecisionRow{rows[1], rows[0]})
		e.must(err)
		got, err = tx.Decisions().ForLeads([]int64{other.ID, l.ID, 1 << 40})
		e.same("decisions of leads", got, rows)
		e.must(err)
		begun, err := tx.Decisions().Begun([]int64{other.ID, l.ID, 1 << 40})
		e.same("first decisions", begun, map[int64]time.Time{l.ID: noon, other.ID: noon})
		return err
	})
	e.refused(func(tx store.Tx) error {
		return tx.Decisions().Insert([]store.DecisionRow{{ID: 1 << 40, LeadID: 1 << 40}})
	})
}
