package routing

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"fairlead"
)

// ErrMismatch says that a record cannot be read, or that deciding again comes to something else than was recorded.
var ErrMismatch = errors.New("the record does not match the decision")

// DecideAgain decides again from a record. The policy must be the version that the record names (RecordVersion). The
// error is ErrMismatch when the record is damaged, of another policy version or engine, or comes to another decision.
func DecideAgain(p *Policy, record []byte) (fairlead.Decision, error) {
	d, _, err := Recall(p, record)
	return d, err
}

// Recall is DecideAgain that tells also where the ledger stood of the rotation that was served, before it was; nil: none was.
func Recall(p *Policy, record []byte) (fairlead.Decision, *Ledger, error) {
	if len(record) < digestSize {
		return fairlead.Decision{}, nil, fmt.Errorf("%w: it is too short", ErrMismatch)
	}
	body, digest := record[:len(record)-digestSize], record[len(record)-digestSize:]
	r := reader{rest: body}
	h, err := readHead(&r)
	if err != nil || h.version != p.source.Version {
		return fairlead.Decision{}, nil, fmt.Errorf("%w: it is of another version or engine", ErrMismatch)
	}
	f, roster := unpackInputs(&r, p, h.format)
	if !r.done() {
		return fairlead.Decision{}, nil, fmt.Errorf("%w: it is damaged", ErrMismatch)
	}
	d := Decide(p, f, roster)
	if digestOf(body, d) != [digestSize]byte(digest) {
		return fairlead.Decision{}, nil, fmt.Errorf("%w: its digest differs", ErrMismatch)
	}
	return d, roster.Ledgers[d.RotationID], nil
}

// RecordVersion is the policy version that a record was made by. The error is ErrMismatch if it cannot be read.
func RecordVersion(record []byte) (int64, error) {
	h, err := readHead(&reader{rest: record})
	return h.version, err
}

// head is what a record begins with.
type head struct {
	format  uint64
	version int64 // of the policy
}

// readHead reads up to and including the policy version. This engine decides as engine 1 did what that one could decide.
func readHead(r *reader) (head, error) {
	format, engine, version := r.unsigned(255), r.unsigned(1<<32), r.signed()
	if known := format == recordFormat && engine == EngineVersion || format == 1 && engine == 1; r.bad || !known {
		return head{}, fmt.Errorf("%w: it is not a record of engine %d or before", ErrMismatch, EngineVersion)
	}
	return head{format, version}, nil
}

// unpackInputs rebuilds what Decide was given, as far as it mattered.
func unpackInputs(r *reader, p *Policy, format uint64) (Facts, Roster) {
	f := Facts{Fields: map[string]json.RawMessage{}, Arrived: aMonday()}
	roster := Roster{Active: map[int64]bool{}, States: map[int64]State{}, Ledgers: map[int64]*Ledger{}}
	if !p.source.AutoAssign {
		return f, roster
	}
	for _, field := range p.fields {
		unpackFact(r, field, &f)
	}
	unpackActive(r, p.targets, roster)
	if format > 1 {
		p.unpackTargets(r, roster)
	}
	id := r.signed()
	rotation := p.rotations[id]
	unpackActive(r, agentIDs(rotation), roster)
	roster.Ledgers[id] = unpackStandings(r, rotation)
	if format > 1 {
		unpackStates(r, rotation, &roster)
	}
	return f, roster
}

// aMonday at midnight: hour and weekday of arrival are added to it.
func aMonday() time.Time { return time.Date(2024, time.January, 1, 0, 0, 0, 0, time.UTC) }

func unpackActive(r *reader, agents []int64, roster Roster) {
	bits := r.take((len(agents) + 7) / 8)
	for i, id := range agents {
		if bits != nil && bits[i/8]>>(i%8)&1 == 1 {
			roster.Active[id] = true
		}
	}
}

func unpackStandings(r *reader, rotation fairlead.Rotation) *Ledger {
	standings := make([]fairlead.Standing, len(rotation.Agents))
	for i, a := range rotation.Agents {
		standings[i] = fairlead.Standing{AgentID: a.AgentID, Balance: r.signed(), LastSeq: -r.signed()}
	}
	return NewLedger(rotation.ID, 1, 0, standings)
}
