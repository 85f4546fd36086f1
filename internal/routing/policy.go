package routing

import (
	"maps"
	"slices"
	"time"

	"fairlead"
)

// Policy is one version of a workspace's rules and rotations, compiled once. It never changes and is safe for
// concurrent use.
type Policy struct {
	source    fairlead.Policy
	rules     []rule
	rotations map[int64]fairlead.Rotation
	broken    map[int64]string
	fields    []string // that enabled rules look at; a comparison's slot is an index into it
	targets   []int64  // agents that are the target of an enabled rule, ascending

	countsOpen, limitsOpen, countsDays, countsManual bool

	outs []time.Time // when agents who are taken out of rotations for a while are back
}

// rule is a fairlead.Rule made ready.
type rule struct {
	ref      fairlead.Ref
	any      bool
	groups   []group
	target   fairlead.Target
	never    *fairlead.Passed // why it is always passed over: disabled, or broken
	inactive fairlead.Passed  // that its target agent is inactive
	next     bool             // the next rule is asked while its target agent is away
	away     fairlead.Passed  // that it is
}

// Compile makes a policy ready. It never fails: a rule that cannot be read is a state of that rule (see Broken), and
// the others still run.
func Compile(p fairlead.Policy) *Policy {
	out := &Policy{source: clone(p), rotations: map[int64]fairlead.Rotation{}, broken: map[int64]string{}}
	for i, r := range out.source.Rotations {
		r.Agents = soundAgents(r.Agents)
		out.source.Rotations[i] = r
		out.rotations[r.ID] = r
		out.note(r)
	}
	s := &slots{deleted: p.Deleted}
	for _, r := range out.source.Rules {
		out.rules = append(out.rules, out.compileRule(r, s))
	}
	out.fields = s.fields
	slices.Sort(out.targets)
	out.targets = slices.Compact(out.targets)
	return out
}

// note keeps what a rotation looks at.
func (p *Policy) note(r fairlead.Rotation) {
	p.countsOpen = p.countsOpen || r.Strategy == fairlead.LeastOpen
	p.countsManual = p.countsManual || r.CountManual
	for _, a := range r.Agents {
		p.limitsOpen = p.limitsOpen || a.MaxOpen.Set
		p.countsDays = p.countsDays || a.CapDay.Set || a.CapWeek.Set
		if !a.OutUntil.IsZero() {
			p.outs = append(p.outs, a.OutUntil)
		}
	}
}

// CountsOpen reports whether a rotation looks at how many open leads agents have.
func (p *Policy) CountsOpen() bool { return p.countsOpen || p.limitsOpen }

// LimitsOpen reports whether a rotation limits how many open leads agents have.
func (p *Policy) LimitsOpen() bool { return p.limitsOpen }

// CountsDays reports whether a rotation looks at what it gave in a day or a week.
func (p *Policy) CountsDays() bool { return p.countsDays }

// BackAt is when an agent who is taken out of a rotation for a while is back in it next; zero: nobody is.
func (p *Policy) BackAt(now time.Time) (next time.Time) {
	for _, at := range p.outs {
		if at.After(now) && (next.IsZero() || at.Before(next)) {
			next = at
		}
	}
	return next
}

// CountsManual reports whether a rotation counts leads that are assigned by hand.
func (p *Policy) CountsManual() bool { return p.countsManual }

func (p *Policy) compileRule(r fairlead.Rule, s *slots) rule {
	if !r.Enabled {
		s = &slots{deleted: s.deleted} // what only a disabled rule looks at is not looked at
	}
	groups, errs := compileGroups(r, s)
	if message := p.brokenTarget(r.Target); message != "" {
		errs = append(errs, fairlead.FieldError{Field: "target", Message: message})
	}
	if len(errs) > 0 {
		p.broken[r.ID] = errs[0].Message
	}
	if r.Enabled && len(errs) == 0 && r.Target.AgentID != 0 {
		p.targets = append(p.targets, r.Target.AgentID)
	}
	out := rule{ref: fairlead.Ref{ID: r.ID, Name: r.Name}, any: r.Match == fairlead.MatchAny, groups: groups, target: r.Target,
		next: r.Away == fairlead.AwayNext}
	out.prepare(r.Enabled, len(errs) > 0)
	return out
}

// prepare words once what may speak against the rule, so that deciding only copies it.
func (r *rule) prepare(enabled, broken bool) {
	passed := func(reason fairlead.PassReason) fairlead.Passed {
		return fairlead.Passed{Rule: r.ref, Condition: -1, Reason: reason}
	}
	r.away = passed(fairlead.PassAway)
	if r.inactive = passed(fairlead.PassInactive); !enabled || broken {
		never := passed(fairlead.PassBroken)
		if !enabled {
			never = passed(fairlead.PassDisabled)
		}
		r.never = &never
	}
	for i, g := range r.groups {
		for j := range g.each {
			c := &g.each[j]
			c.against = fairlead.Passed{
				Rule: r.ref, Reason: fairlead.PassCondition, Condition: i,
				Field: c.field, Operator: c.operator, Wanted: c.wanted,
			}
		}
	}
}

func (p *Policy) brokenTarget(t fairlead.Target) string {
	if message := checkTarget(t); message != "" {
		return message
	}
	if _, ok := p.rotations[t.RotationID]; t.RotationID != 0 && !ok {
		return "Its rotation was deleted. Choose another one."
	}
	return ""
}

// soundAgents keeps each agent once and each weight within bounds, so that the ledger's arithmetic cannot fail.
func soundAgents(agents []fairlead.RotationAgent) []fairlead.RotationAgent {
	seen := make(map[int64]bool, len(agents))
	var out []fairlead.RotationAgent
	for _, a := range agents {
		if seen[a.AgentID] || a.AgentID == 0 {
			continue
		}
		seen[a.AgentID] = true
		a.Weight = max(0, min(a.Weight, fairlead.MaxWeight))
		out = append(out, a)
	}
	return out
}

// clone copies what the caller might change later.
func clone(p fairlead.Policy) fairlead.Policy {
	p.Rules, p.Rotations, p.Deleted = slices.Clone(p.Rules), slices.Clone(p.Rotations), slices.Clone(p.Deleted)
	for i := range p.Rules {
		p.Rules[i].Conditions = cloneConditions(p.Rules[i].Conditions)
	}
	return p
}

func cloneConditions(conditions []fairlead.Condition) []fairlead.Condition {
	out := slices.Clone(conditions)
	for i := range out {
		out[i].Value = slices.Clone(out[i].Value)
		out[i].Conditions = cloneConditions(out[i].Conditions)
	}
	return out
}

// Source is the policy as it was compiled. The caller must not change what it points to.
func (p *Policy) Source() fairlead.Policy { return p.source }

// Broken tells, by rule id, what is wrong with each rule that cannot run, disabled ones included.
func (p *Policy) Broken() map[int64]string { return maps.Clone(p.broken) }

// Rotation is a rotation of this version. The caller must not change what it points to.
func (p *Policy) Rotation(id int64) (fairlead.Rotation, bool) {
	r, ok := p.rotations[id]
	return r, ok
}
