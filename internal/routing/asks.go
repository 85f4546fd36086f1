package routing

import "fairlead"

// Wanted is a value that a rule asks for by equality.
type Wanted struct {
	Rule   fairlead.Ref
	Value  string // as it is written
	Folded string
}

// AsksFor lists what enabled rules ask for by equality of a field, in order.
func (p *Policy) AsksFor(field string) []Wanted {
	var all []Wanted
	p.eachWanted(func(rule fairlead.Ref, c *comparison) {
		if c.field != field {
			return
		}
		written := scalars(c.wanted)
		for i, text := range c.texts {
			all = append(all, Wanted{rule, written[i], text})
		}
	})
	return all
}

func (p *Policy) eachWanted(see func(fairlead.Ref, *comparison)) {
	for i := range p.rules {
		r := &p.rules[i]
		if r.never != nil {
			continue
		}
		for j := range r.groups {
			for n := range r.groups[j].each {
				if c := &r.groups[j].each[n]; c.names() {
					see(r.ref, c)
				}
			}
		}
	}
}

// Takes reports whether an enabled rule asks for the lead, whoever is there to get it.
func (p *Policy) Takes(f Facts) bool {
	seen := look(p.fields, f)
	for i := range p.rules {
		if r := &p.rules[i]; r.never == nil && r.firstFailed(seen) == nil {
			return true
		}
	}
	return false
}
