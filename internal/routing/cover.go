package routing

// mostTerms is how many ways to meet a rule are gone through. A rule that can be met in more is left alone.
const mostTerms = 64

// mostLooks is how many values of comparisons are held against each other for one policy: work that nobody waits for long. Rules in
// excess of it are not spoken of.
const mostLooks = 3_000_000

// Cover is a rule that no lead can reach.
type Cover struct {
	Rule int64
	By   int64 // the rule above that takes every lead of it; 0: its own conditions contradict each other
}

// Meeting is a rule some of whose leads rules above take, to give them to somebody else.
type Meeting struct {
	Rule    int64
	Earlier []int64 // in order
}

// Covered lists the rules that no lead can reach while these members are active, in order. It is certain of each, and may
// miss some. A rule above takes all that meet its conditions only if it gives them to a rotation, or to an active agent
// for whom they wait.
func (p *Policy) Covered(active map[int64]bool) []Cover {
	var all []Cover
	look, ways := &looks{left: mostLooks}, p.ways()
	for i, later := range p.rules {
		if ways[i] == nil {
			continue
		}
		if look.impossible(ways[i]) {
			all = append(all, Cover{Rule: later.ref.ID})
			continue
		}
		for j := range p.rules[:i] {
			if earlier := &p.rules[j]; earlier.keeps(active) && look.cover(ways[i], earlier) {
				all = append(all, Cover{Rule: later.ref.ID, By: earlier.ref.ID})
				break
			}
		}
	}
	return all
}

// Meetings lists the rules that share leads with rules above that give them to others, in order.
//
// Most rules can meet in some lead: "source is Facebook" and "language is Spanish" do, and that is how rules are meant to
// be read, from the top. So only those are listed which two people may have written without knowing of each other: both
// ask for the same value of a field, and neither is wholly within the other. Where the upper one is within the lower one
// it is an exception put first, as it should be; where the lower one is within the upper one it is never reached (Covered).
func (p *Policy) Meetings(active map[int64]bool) []Meeting {
	var all []Meeting
	look, ways := &looks{left: mostLooks}, p.ways()
	for i := range p.rules {
		later, m := &p.rules[i], Meeting{Rule: p.rules[i].ref.ID}
		for j := range p.rules[:i] {
			earlier := &p.rules[j]
			apart := earlier.target != later.target && earlier.keeps(active)
			if apart && !look.cover(ways[i], earlier) && !look.cover(ways[j], later) && look.meet(ways[j], ways[i]) {
				m.Earlier = append(m.Earlier, p.rules[j].ref.ID)
			}
		}
		if len(m.Earlier) > 0 {
			all = append(all, m)
		}
	}
	return all
}

// ways are the ways to meet each rule; nil of one that does not run, or can be met in too many.
func (p *Policy) ways() [][]term {
	all := make([][]term, len(p.rules))
	for i := range p.rules {
		if r := &p.rules[i]; r.never == nil {
			all[i] = r.terms()
		}
	}
	return all
}

// keeps reports whether every lead that meets the rule stops at it.
func (r *rule) keeps(active map[int64]bool) bool {
	return r.never == nil && (r.target.AgentID == 0 || active[r.target.AgentID] && !r.next)
}

// looks counts what is looked at.
type looks struct{ left int }

func (l *looks) spend(n int) bool {
	l.left -= n
	return l.left > 0
}

// cover reports whether each way to meet one rule meets the other.
func (l *looks) cover(ways []term, by *rule) bool {
	if ways == nil {
		return false
	}
	for _, way := range ways {
		if !l.spend((1+way.size())*by.size()) || !way.meets(by) {
			return false
		}
	}
	return true
}

// impossible reports whether there is no way at all.
func (l *looks) impossible(ways []term) bool {
	for _, way := range ways {
		if !l.spend(1+way.size()*way.size()) || !way.impossible() {
			return false
		}
	}
	return true
}

// meet reports whether some lead can meet both rules, by the same value of a field.
func (l *looks) meet(earlier, later []term) bool {
	for _, a := range earlier {
		for _, b := range later {
			both := append(a[:len(a):len(a)], b...)
			if l.spend(1+both.size()*both.size()) && a.asksLike(b) && !both.impossible() {
				return true
			}
		}
	}
	return false
}

// asksLike reports whether both terms ask for the same value of a field.
func (t term) asksLike(other term) bool {
	for _, a := range t {
		for _, b := range other {
			if a.field == b.field && a.names() && b.names() && a.sharesValue(b) {
				return true
			}
		}
	}
	return false
}

func (c *comparison) sharesValue(other *comparison) bool {
	k, _ := kindOf(c.field)
	for i := range c.texts {
		for j := range other.texts {
			if c.sameValue(i, other, j, k) {
				return true
			}
		}
	}
	return false
}

func (r *rule) size() (n int) {
	for i := range r.groups {
		for j := range r.groups[i].each {
			n += r.groups[i].each[j].size()
		}
	}
	return n
}

func (t term) size() (n int) {
	for _, c := range t {
		n += c.size()
	}
	return n
}

// size is how many values it holds against a lead, at least 1.
func (c *comparison) size() int { return max(1, len(c.texts), len(c.numbers)) }

// meets reports whether a lead of which the term holds is certain to meet the conditions of a rule.
func (t term) meets(r *rule) bool {
	if len(r.groups) == 0 || t.impossible() {
		return true
	}
	for i := range r.groups {
		if t.meetsGroup(&r.groups[i]) == r.any {
			return r.any
		}
	}
	return !r.any
}

func (t term) meetsGroup(g *group) bool {
	for i := range g.each {
		if t.implies(&g.each[i]) == g.any {
			return g.any
		}
	}
	return !g.any
}
