package rulecheck

import (
	"cmp"
	"slices"
	"time"

	"fairlead"
	"fairlead/internal/routing"
)

// Input is what is looked at.
type Input struct {
	Policy  *routing.Policy
	Members map[int64]fairlead.Member
	Fields  []fairlead.Field
	Zone    *time.Location // the workspace's
	Now     time.Time

	Leads []routing.Facts // recent ones, as the rules would have seen them
	Forms map[string]bool // by folded name: that a source knows, or a recent lead came from
}

// checker gathers findings.
type checker struct {
	Input
	source fairlead.Policy
	broken map[int64]string
	found  []fairlead.Finding
}

// Check lists what it finds, the most severe first; of one kind in the order of the rules.
func Check(in Input) []fairlead.Finding {
	c := &checker{Input: in, source: in.Policy.Source(), broken: in.Policy.Broken()}
	c.checkBroken()
	c.checkCovers()
	c.checkAgents()
	c.checkRotations()
	c.checkValues()
	c.checkForms()
	c.checkShifts()
	c.checkMeetings()
	order := fairlead.FindingCodes()
	slices.SortStableFunc(c.found, func(a, b fairlead.Finding) int {
		return cmp.Compare(slices.Index(order, a.Code), slices.Index(order, b.Code))
	})
	return c.found
}

func (c *checker) add(f fairlead.Finding) {
	f.Severity = c.severityOf(f.Code)
	c.found = append(c.found, f)
}

// runs reports whether a rule is asked at all.
func (c *checker) runs(r fairlead.Rule) bool { return r.Enabled && c.broken[r.ID] == "" }

func (c *checker) ruleName(id int64) string {
	for _, r := range c.source.Rules {
		if r.ID == id {
			return r.Name
		}
	}
	return ""
}

// severityOf says how much a finding matters. Values that no rule asks for matter more where nobody gets the leads.
func (c *checker) severityOf(code fairlead.FindingCode) fairlead.Severity {
	switch code {
	case fairlead.FoundBroken, fairlead.FoundUnknownField, fairlead.FoundUnreachable, fairlead.FoundEmptyRotation, fairlead.FoundInactiveRotation:
		return fairlead.SeverityError
	case fairlead.FoundInactiveTarget, fairlead.FoundUnknownForm:
		return fairlead.SeverityWarning
	case fairlead.FoundUnmatchedValues:
		if c.lastLine() == "" {
			return fairlead.SeverityWarning
		}
	}
	return fairlead.SeverityInfo
}

// lastLine is the name of the rotation that gets any other lead; "": they stay unassigned.
func (c *checker) lastLine() string {
	r, _ := c.Policy.Rotation(c.source.Otherwise)
	return r.Name
}
