package routing

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"math"
	"strings"
	"time"

	"fairlead"
)

// A record is laid out as
//
//	format · engine version · policy version · facts · activity and states of targets · rotation · its standings and states · digest
//
// with facts in the order of the policy's fields and everything else in the order of the policy's agents, so that
// neither names nor ids of them are repeated. With auto-assign off it ends after the policy version. Records of format 1,
// which engine 1 made, have no states.
const (
	recordFormat = 2
	digestSize   = 8
)

// Pack writes down the inputs of a decision, as small as the policy allows: only the facts that its rules look at,
// whether its target agents can have leads, and who stood where in the one rotation that was consulted. Pack before Book:
// afterwards the standings are others. The digest covers the record and the decision.
func Pack(p *Policy, f Facts, r Roster, d fairlead.Decision) []byte {
	b := make([]byte, 0, 64+16*len(p.fields)+12*len(d.Candidates))
	b = append(b, recordFormat)
	b = binary.AppendUvarint(b, EngineVersion)
	b = binary.AppendVarint(b, p.source.Version)
	if p.source.AutoAssign {
		for _, field := range p.fields {
			b = packFact(b, field, &f)
		}
		b = packActive(b, p.targets, r)
		b = p.packTargets(b, r)
		b = binary.AppendVarint(b, d.RotationID)
		b = packStandings(b, p.rotations[d.RotationID], r)
		b = packStates(b, p.rotations[d.RotationID], r)
	}
	digest := digestOf(b, d)
	return append(b, digest[:]...)
}

// digestOf makes any damage to a record show: of the inputs, and of what comes out of them.
func digestOf(body []byte, d fairlead.Decision) [digestSize]byte {
	h := sha256.New()
	h.Write(body)
	h.Write(Bytes(d))
	return [digestSize]byte(h.Sum(nil))
}

// packFact writes the one fact that a field is about.
func packFact(b []byte, field string, f *Facts) []byte {
	if key, ok := strings.CutPrefix(field, fairlead.AnswerPrefix); ok {
		return appendBytes(b, f.Fields[key])
	}
	switch field {
	case "tag":
		b = binary.AppendUvarint(b, uint64(len(f.Tags)))
		for _, tag := range f.Tags {
			b = appendBytes(b, tag)
		}
		return b
	case "value":
		if f.Value == nil {
			return append(b, 0)
		}
		return binary.LittleEndian.AppendUint64(append(b, 1), math.Float64bits(*f.Value))
	case "arrived_hour":
		return append(b, byte(f.Arrived.Hour()))
	case "arrived_weekday":
		return append(b, byte(weekday(f.Arrived)))
	default:
		return appendBytes(b, *textFact(field, f))
	}
}

func appendBytes[T ~string | ~[]byte](b []byte, s T) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// packActive writes a bit per agent.
func packActive(b []byte, agents []int64, r Roster) []byte {
	from := len(b)
	b = append(b, make([]byte, (len(agents)+7)/8)...)
	for i, id := range agents {
		if r.Active[id] {
			b[from+i/8] |= 1 << (i % 8)
		}
	}
	return b
}

// packStandings writes activity, balance and idleness of each member. Only the order of the LastSeq matters, so each
// stands as its distance from now.
func packStandings(b []byte, rotation fairlead.Rotation, r Roster) []byte {
	b = packActive(b, agentIDs(rotation), r)
	ledger := r.Ledgers[rotation.ID]
	for _, a := range rotation.Agents {
		s := ledger.standing(a.AgentID)
		b = binary.AppendVarint(b, s.Balance)
		b = binary.AppendVarint(b, ledger.NextSeq()-1-s.LastSeq)
	}
	return b
}

func agentIDs(rotation fairlead.Rotation) []int64 {
	ids := make([]int64, len(rotation.Agents))
	for i, a := range rotation.Agents {
		ids[i] = a.AgentID
	}
	return ids
}

// unpackFact is the inverse of packFact.
func unpackFact(r *reader, field string, f *Facts) {
	if key, ok := strings.CutPrefix(field, fairlead.AnswerPrefix); ok {
		if raw := r.bytes(); len(raw) > 0 {
			f.Fields[key] = json.RawMessage(raw)
		}
		return
	}
	switch field {
	case "tag":
		f.Tags = make([]string, r.count(1))
		for i := range f.Tags {
			f.Tags[i] = string(r.bytes())
		}
	case "value":
		if r.unsigned(1) == 1 {
			if raw := r.take(8); raw != nil {
				value := math.Float64frombits(binary.LittleEndian.Uint64(raw))
				f.Value = &value
			}
		}
	case "arrived_hour":
		f.Arrived = f.Arrived.Add(time.Duration(r.unsigned(23)) * time.Hour)
	case "arrived_weekday":
		f.Arrived = f.Arrived.AddDate(0, 0, int(r.unsigned(6)))
	default:
		*textFact(field, f) = string(r.bytes())
	}
}
