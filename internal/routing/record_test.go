package routing

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"fairlead"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// drawCase draws a policy, facts and a roster, with all that may be in them: broken rules, groups, missing rotations,
// members without a standing, inactive targets.
func drawCase(t *rapid.T) (*Policy, Facts, Roster) {
	rotations := rapid.SliceOfN(rapid.Custom(drawRotation), 0, 4).Draw(t, "rotations")
	for i := range rotations {
		rotations[i].ID = int64(i + 1)
	}
	p := Compile(fairlead.Policy{
		Version: rapid.Int64Range(0, 1<<40).Draw(t, "version"), AutoAssign: rapid.IntRange(0, 9).Draw(t, "auto") > 0,
		Rules: rapid.SliceOfN(rapid.Custom(drawRule), 0, 12).Draw(t, "rules"), Rotations: rotations,
		Otherwise: rapid.Int64Range(0, 5).Draw(t, "otherwise"),
	})
	r := Roster{Active: map[int64]bool{}, States: map[int64]State{}, Ledgers: map[int64]*Ledger{}}
	for id := int64(1); id <= 60; id++ {
		r.Active[id] = rapid.IntRange(0, 3).Draw(t, "active") > 0
		if rapid.Bool().Draw(t, "has a state") {
			r.States[id] = drawState(t)
		}
	}
	r.HeldUntil, r.Now = drawMoment(t, "held until"), drawMoment(t, "now")
	for _, rotation := range rotations {
		if rapid.Bool().Draw(t, "has a ledger") {
			r.Ledgers[rotation.ID] = drawLedger(t, rotation)
		}
	}
	return p, drawFacts(t), r
}

func drawRotation(t *rapid.T) fairlead.Rotation {
	flip := func(what string) bool { return rapid.Bool().Draw(t, what) }
	r := fairlead.Rotation{Name: "R", Strategy: rapid.SampledFrom(fairlead.Strategies()).Draw(t, "strategy"), Hold: flip("hold"),
		Honours: fairlead.Honours{Pause: flip("pause"), Leave: flip("leave"), Hours: flip("hours")}}
	for _, id := range rapid.SliceOfNDistinct(rapid.Int64Range(1, 60), 0, 50, rapid.ID[int64]).Draw(t, "members") {
		r.Agents = append(r.Agents, fairlead.RotationAgent{
			AgentID: id, Weight: rapid.IntRange(0, 100).Draw(t, "weight"), Excluded: rapid.IntRange(0, 4).Draw(t, "excluded") == 0,
			OutUntil: drawMoment(t, "out until"), CapDay: drawCap(t), CapWeek: drawCap(t), MaxOpen: drawCap(t),
		})
	}
	return r
}

// drawCap draws a limit that is rarely set.
func drawCap(t *rapid.T) fairlead.Cap {
	if rapid.IntRange(0, 5).Draw(t, "limited") > 0 {
		return fairlead.Cap{}
	}
	return fairlead.Cap{Set: true, Most: rapid.IntRange(0, 9).Draw(t, "most")}
}

// drawMoment draws a time that is rarely set.
func drawMoment(t *rapid.T, what string) time.Time {
	if rapid.IntRange(0, 4).Draw(t, what+" set") > 0 {
		return time.Time{}
	}
	return noon.Add(time.Duration(rapid.Int64Range(-1e6, 1e6).Draw(t, what)) * time.Second)
}

func drawState(t *rapid.T) State {
	s := State{PausedUntil: drawMoment(t, "paused until"), LeaveUntil: drawMoment(t, "leave until"), HoursAt: drawMoment(t, "hours at"),
		Outside: rapid.Bool().Draw(t, "outside"), Open: rapid.IntRange(0, 9).Draw(t, "open"), MaxOpen: drawCap(t)}
	switch rapid.IntRange(0, 3).Draw(t, "cover") {
	case 0:
		s.Cover.AgentID = rapid.Int64Range(1, 61).Draw(t, "cover agent")
	case 1:
		s.Cover.RotationID = rapid.Int64Range(1, 5).Draw(t, "cover rotation")
	}
	return s
}

func drawLedger(t *rapid.T, r fairlead.Rotation) *Ledger {
	l := NewLedger(r.ID, rapid.Int64Range(1, 1<<50).Draw(t, "next"), 0, nil)
	for _, a := range r.Agents {
		if rapid.IntRange(0, 5).Draw(t, "stands") > 0 {
			l.add(fairlead.Standing{
				AgentID: a.AgentID, Balance: rapid.Int64Range(-4*fairlead.LeadUnit, 4*fairlead.LeadUnit).Draw(t, "balance"),
				LastSeq: rapid.Int64Range(-9, l.nextSeq-1).Draw(t, "last"),
				Today:   rapid.IntRange(0, 9).Draw(t, "today"), Week: rapid.IntRange(0, 9).Draw(t, "week"),
			})
		}
	}
	return l
}

var sampleConditions = []string{
	`{"field":"source","operator":"is","value":"facebook"}`, `{"field":"tag","operator":"one_of","value":["vip","x"]}`,
	`{"field":"value","operator":"gt","value":1000}`, `{"field":"email_domain","operator":"is","value":"example.test"}`,
	`{"field":"fields.budget","operator":"between","value":[1,9]}`, `{"field":"arrived_hour","operator":"lt","value":12}`,
	`{"field":"arrived_weekday","operator":"is","value":"wed"}`, `{"field":"colour","operator":"is","value":"red"}`,
	`{"field":"fields.move_in","operator":"between","value":["2026-05-01","2026-12-01"]}`, `{"field":"fields.budget","operator":"lt","value":"2026-12-01"}`,
	`{"field":"phone_country","operator":"is_empty"}`, `{"field":"name","operator":"contains","value":"o"}`,
	`{"match":"any","conditions":[{"field":"form","operator":"is","value":"Villa"},{"field":"language","operator":"is","value":"de"}]}`,
}

func drawRule(t *rapid.T) fairlead.Rule {
	r := fairlead.Rule{
		ID: rapid.Int64Range(1, 1<<40).Draw(t, "id"), Name: rapid.String().Draw(t, "name"), Enabled: rapid.IntRange(0, 5).Draw(t, "on") > 0,
		Match: rapid.SampledFrom([]fairlead.Match{"", fairlead.MatchAll, fairlead.MatchAny}).Draw(t, "match"),
	}
	for _, text := range rapid.SliceOfN(rapid.SampledFrom(sampleConditions), 0, 4).Draw(t, "conditions") {
		var c fairlead.Condition
		_ = json.Unmarshal([]byte(text), &c)
		r.Conditions = append(r.Conditions, c)
	}
	if r.Target.AgentID = rapid.Int64Range(0, 60).Draw(t, "agent"); r.Target.AgentID == 0 || rapid.Bool().Draw(t, "to a rotation") {
		r.Target = fairlead.Target{RotationID: rapid.Int64Range(1, 5).Draw(t, "rotation")}
	}
	r.Away = rapid.SampledFrom([]fairlead.AwayAct{"", fairlead.AwayNext}).Draw(t, "away")
	return r
}

func drawFacts(t *rapid.T) Facts {
	s := fairlead.Submission{
		Contact: fairlead.Contact{
			Name: rapid.String().Draw(t, "name"), Email: rapid.SampledFrom([]string{"", "jo@example.test"}).Draw(t, "email"),
			Phone: rapid.SampledFrom([]string{"", "+49 1", "030"}).Draw(t, "phone"),
		},
		Source: rapid.SampledFrom([]string{"facebook", "Facebook ", "google"}).Draw(t, "source"), Form: "Villa",
		Tags: rapid.SliceOfN(rapid.SampledFrom([]string{"vip", "VIP", ""}), 0, 3).Draw(t, "tags"), Fields: map[string]json.RawMessage{},
	}
	if rapid.Bool().Draw(t, "has a value") {
		value := rapid.Float64Range(-1e9, 1e9).Draw(t, "value")
		s.Value = &value
	}
	if raw := rapid.SampledFrom([]string{"", "5", `"5"`, "null", "[1,2]", "{"}).Draw(t, "budget"); raw != "" {
		s.Fields["budget"] = json.RawMessage(raw)
	}
	if raw := rapid.SampledFrom([]string{"", `"2026-12-01"`, `"2026-12-02T09:30"`, `["2026-05-01"]`, `"soon"`, "20261201"}).Draw(t, "move in"); raw != "" {
		s.Fields["move_in"] = json.RawMessage(raw)
	}
	zone := time.FixedZone("somewhere", rapid.IntRange(-12, 14).Draw(t, "zone")*3600+1800)
	return FactsOf(s, noon.Add(time.Duration(rapid.Int64Range(0, 1<<50).Draw(t, "at"))).In(zone))
}

// Deciding again from the record comes to the same decision, to the byte, and the record names its version.
func TestLawReplayIsTheDecision(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, f, r := drawCase(t)
		d := Decide(p, f, r)
		record := Pack(p, f, r, d)
		again, err := DecideAgain(p, record)
		if err != nil {
			t.Fatalf("Replay: %v\ndecided %+v", err, d)
		}
		if diff := cmp.Diff(d, again); diff != "" || string(Bytes(d)) != string(Bytes(again)) {
			t.Fatalf("replayed (-decided +replayed):\n%s", diff)
		}
		if v, err := RecordVersion(record); err != nil || v != d.Version {
			t.Fatalf("RecordVersion = %d, %v; want %d", v, err, d.Version)
		}
	})
}

// The same input gives the same bytes, whatever order maps come in, and changes nothing.
func TestLawSameInputSameBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, f, r := drawCase(t)
		before := fmt.Sprint(r.Active, r.Ledgers[1])
		first := Bytes(Decide(p, f, r))
		for range 5 {
			again := Compile(p.Source())
			if string(Bytes(Decide(again, f, r))) != string(first) {
				t.Fatal("the same input came to other bytes")
			}
		}
		if after := fmt.Sprint(r.Active, r.Ledgers[1]); after != before {
			t.Fatalf("deciding changed the roster from %s to %s", before, after)
		}
	})
}

// Any byte that is changed, cut off or added shows.
func TestLawCorruptionIsSeen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, f, r := drawCase(t)
		record := Pack(p, f, r, Decide(p, f, r))
		flip := byte(rapid.IntRange(1, 255).Draw(t, "flip"))
		for i := range record {
			bad := slices.Clone(record)
			bad[i] ^= flip
			if _, err := DecideAgain(p, bad); !errors.Is(err, ErrMismatch) {
				t.Fatalf("byte %d of %d changed by %x: %v", i, len(record), flip, err)
			}
			if _, err := DecideAgain(p, record[:i]); !errors.Is(err, ErrMismatch) {
				t.Fatalf("cut off after %d of %d bytes: %v", i, len(record), err)
			}
		}
		if _, err := DecideAgain(p, append(slices.Clone(record), flip)); !errors.Is(err, ErrMismatch) {
			t.Fatalf("a byte added: %v", err)
		}
	})
}

// A record tells no more than the rules ask for.
func TestRecordHoldsOnlyWhatTheRulesLookAt(t *testing.T) {
	p := Compile(fairlead.Policy{AutoAssign: true, Rules: []fairlead.Rule{oneCondition(fairlead.Condition{
		Field: "email_domain", Operator: fairlead.OpIs, Value: json.RawMessage(`"other.test"`),
	})}})
	f := sample()
	r := Roster{Ledgers: map[int64]*Ledger{}}
	record := Pack(p, f, r, Decide(p, f, r))
	want := 1 + 1 + 1 + 1 + len(f.EmailDomain) + 1 + 1 + 1 + digestSize // head, the domain, one target, none away, no rotation
	if len(record) != want {
		t.Errorf("the record takes %d bytes, want %d: %q", len(record), want, record)
	}
}

// A record of another version or engine, or one whose decision was made differently, does not pass.
func TestReplayRefusesWhatDoesNotFit(t *testing.T) {
	d := newDesk(t, equals(3)...)
	p := d.compiled()
	decision := Decide(p, Facts{}, d.roster)
	record := Pack(p, Facts{}, d.roster, decision)
	other := p.Source()
	other.Version++
	if _, err := DecideAgain(Compile(other), record); !errors.Is(err, ErrMismatch) {
		t.Errorf("another version: %v", err)
	}
	engine := slices.Clone(record)
	engine[1]++
	if _, err := RecordVersion(engine); !errors.Is(err, ErrMismatch) {
		t.Errorf("another engine: %v", err)
	}
	decision.AgentID = 2
	if _, err := DecideAgain(p, Pack(p, Facts{}, d.roster, decision)); !errors.Is(err, ErrMismatch) {
		t.Errorf("another agent: %v", err)
	}
}

// Each part of a decision is in its bytes.
func TestBytesTellDecisionsApart(t *testing.T) {
	seen := map[string]string{}
	for name, change := range map[string]func(*fairlead.Decision){
		"none": func(*fairlead.Decision) {}, "outcome": func(d *fairlead.Decision) { d.Outcome = "waiting" },
		"version": func(d *fairlead.Decision) { d.Version++ }, "rule": func(d *fairlead.Decision) { d.Rule = nil },
		"rule name": func(d *fairlead.Decision) { d.Rule = &fairlead.Ref{ID: 1, Name: "x"} },
		"otherwise": func(d *fairlead.Decision) { d.Otherwise = true }, "rotation": func(d *fairlead.Decision) { d.RotationID++ },
		"agent": func(d *fairlead.Decision) { d.AgentID++ }, "tie": func(d *fairlead.Decision) { d.Tie = "order" },
		"off": func(d *fairlead.Decision) { d.Off = true }, "passed": func(d *fairlead.Decision) { d.Passed = nil },
		"passed rule": func(d *fairlead.Decision) { d.Passed[0].Rule.ID++ }, "reason": func(d *fairlead.Decision) { d.Passed[0].Reason = "broken" },
		"condition": func(d *fairlead.Decision) { d.Passed[0].Condition++ }, "field": func(d *fairlead.Decision) { d.Passed[0].Field = "x" },
		"operator": func(d *fairlead.Decision) { d.Passed[0].Operator = "x" }, "observed": func(d *fairlead.Decision) { d.Passed[0].Observed = "x" },
		"wanted": func(d *fairlead.Decision) { d.Passed[0].Wanted = nil }, "candidate": func(d *fairlead.Decision) { d.Candidates[0].AgentID++ },
		"skip": func(d *fairlead.Decision) { d.Candidates[0].Reason = "x" }, "skip observed": func(d *fairlead.Decision) { d.Candidates[0].Observed = "x" },
		"skip wanted": func(d *fairlead.Decision) { d.Candidates[0].Wanted = "x" }, "before": func(d *fairlead.Decision) { d.Candidates[0].Before++ },
		"after": func(d *fairlead.Decision) { d.Candidates[0].After++ }, "weight": func(d *fairlead.Decision) { d.Candidates[0].Weight++ },
		"open": func(d *fairlead.Decision) { d.Candidates[0].Open++ }, "after hours": func(d *fairlead.Decision) { d.AfterHours = true },
		"cover": func(d *fairlead.Decision) { d.CoverFor++ },
	} {
		d := fairlead.Decision{
			Outcome: "assigned", Version: 1, Rule: &fairlead.Ref{ID: 1, Name: "r"}, RotationID: 2, AgentID: 3,
			Passed:     []fairlead.Passed{{Rule: fairlead.Ref{ID: 9}, Reason: "condition", Field: "f", Operator: "is", Observed: "o", Wanted: json.RawMessage(`1`)}},
			Candidates: []fairlead.Candidate{{AgentID: 3}},
		}
		change(&d)
		if twin, ok := seen[string(Bytes(d))]; ok {
			t.Errorf("%q and %q have the same bytes", name, twin)
		}
		seen[string(Bytes(d))] = name
	}
}
