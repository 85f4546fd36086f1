package routing

import (
	"encoding/json"
	"errors"
	"testing"

	"fairlead"
)

// Replay never panics, and accepts nothing but a record that Pack would write.
func FuzzReplay(f *testing.F) {
	p, facts, d := big(f)
	f.Add(Pack(p, facts, d.roster, Decide(p, facts, d.roster)))
	f.Add([]byte{})
	f.Add([]byte{recordFormat, EngineVersion, 0})
	f.Fuzz(func(t *testing.T, record []byte) {
		again, err := DecideAgain(p, record)
		if err != nil {
			if !errors.Is(err, ErrMismatch) {
				t.Fatalf("Replay: %v", err)
			}
			return
		}
		if again.Version != p.source.Version {
			t.Fatalf("replayed a record of version %d", again.Version)
		}
	})
}

// No condition, however odd, makes compiling or deciding panic; what the check lets pass runs, what it does not is broken.
func FuzzCondition(f *testing.F) {
	for _, text := range sampleConditions {
		f.Add([]byte(text), []byte(`"x"`))
	}
	f.Add([]byte(`{"field":"fields.x","operator":"is","value":[["a"]]}`), []byte(`[1,"a",null,{}]`))
	f.Add([]byte(`{"match":"all","conditions":[{"match":"any"}]}`), []byte(`"\`))
	f.Fuzz(func(t *testing.T, text, answer []byte) {
		var c fairlead.Condition
		if json.Unmarshal(text, &c) != nil {
			t.Skip()
		}
		facts := FactsOf(fairlead.Submission{
			Source: string(answer), Tags: []string{string(answer)}, Fields: map[string]json.RawMessage{"x": answer, "campaign": answer},
		}, noon)
		r := oneCondition(c)
		p := Compile(fairlead.Policy{AutoAssign: true, Rules: []fairlead.Rule{r}})
		roster := Roster{Active: map[int64]bool{7: true}}
		d := Decide(p, facts, roster)
		if broken := p.Broken()[1] != ""; broken != (len(CheckRule(r)) > 0) || broken && d.AgentID != 0 {
			t.Fatalf("broken: %v, check: %v, decided %+v", broken, CheckRule(r), d)
		}
		if _, err := DecideAgain(p, Pack(p, facts, roster, d)); err != nil {
			t.Fatalf("Replay: %v", err)
		}
	})
}

// Deltas never panics, and what it accepts sums to zero.
func FuzzDeltas(f *testing.F) {
	f.Add(packPool(equals(3)), []byte{restUnits, 1}, int64(1))
	f.Add([]byte{}, packDeltas([]fairlead.Delta{{AgentID: 1, Units: 5}, {AgentID: 2, Units: -5}}), int64(0))
	f.Fuzz(func(t *testing.T, pool, rest []byte, picked int64) {
		deltas, err := Deltas(fairlead.LedgerEntry{Pool: pool, Rest: rest, AgentID: picked})
		total := int64(0)
		for _, d := range deltas {
			total += d.Units
		}
		if err == nil && total != 0 {
			t.Fatalf("deltas %v sum to %d", deltas, total)
		}
	})
}
