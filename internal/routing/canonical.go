package routing

import (
	"encoding/binary"
	"slices"

	"fairlead"
)

// Bytes are the canonical bytes of a decision: equal for equal decisions, different for different ones.
func Bytes(d fairlead.Decision) []byte {
	c := canonical(make([]byte, 0, 64+96*len(d.Passed)+48*len(d.Candidates)))
	c.text(string(d.Outcome))
	c.number(d.Version)
	if c.flag(d.Rule != nil); d.Rule != nil {
		c.ref(*d.Rule)
	}
	c.flag(d.Otherwise)
	c.number(d.RotationID)
	c.number(d.AgentID)
	c.text(string(d.Tie))
	c.flag(d.Off)
	c.number(int64(len(d.Passed)))
	for i := range d.Passed {
		c.passed(&d.Passed[i])
	}
	c.number(int64(len(d.Candidates)))
	for i := range d.Candidates {
		c.candidate(&d.Candidates[i])
	}
	c.later(d)
	return c
}

// later is what engine 1 did not know of. Nothing of it leaves no bytes: its decisions have the bytes that they had.
func (c *canonical) later(d fairlead.Decision) {
	byOpen := slices.ContainsFunc(d.Candidates, func(a fairlead.Candidate) bool { return a.Open != 0 })
	if !d.AfterHours && d.CoverFor == 0 && !byOpen {
		return
	}
	c.flag(d.AfterHours)
	c.number(d.CoverFor)
	for i := range d.Candidates {
		c.number(int64(d.Candidates[i].Open))
	}
}

// canonical is a run of values, each of which says where it ends.
type canonical []byte

func (c *canonical) number(n int64) { *c = binary.AppendVarint(*c, n) }

func (c *canonical) text(s string) {
	c.number(int64(len(s)))
	*c = append(*c, s...)
}

func (c *canonical) flag(on bool) {
	if on {
		*c = append(*c, 1)
		return
	}
	*c = append(*c, 0)
}

func (c *canonical) ref(r fairlead.Ref) {
	c.number(r.ID)
	c.text(r.Name)
}

func (c *canonical) passed(p *fairlead.Passed) {
	c.ref(p.Rule)
	c.text(string(p.Reason))
	c.number(int64(p.Condition))
	c.text(p.Field)
	c.text(string(p.Operator))
	c.text(p.Observed)
	c.number(int64(len(p.Wanted)))
	*c = append(*c, p.Wanted...)
}

func (c *canonical) candidate(a *fairlead.Candidate) {
	c.number(a.AgentID)
	c.text(string(a.Reason))
	c.text(a.Observed)
	c.text(a.Wanted)
	c.number(a.Before)
	c.number(a.After)
	c.number(int64(a.Weight))
}
