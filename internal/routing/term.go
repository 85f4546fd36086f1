package routing

// terms are the ways to meet a rule: whoever meets it meets one of them. Of a rule that joins many choices by "all", only
// the first choices are told apart: what is left out makes a way wider, never narrower. Of a rule that joins more by "any"
// than can be gone through it answers nil.
func (r *rule) terms() (ways []term) {
	if !r.any || len(r.groups) == 0 {
		return r.product()
	}
	for i := range r.groups {
		ways = append(ways, r.groups[i].terms()...)
	}
	if len(ways) > mostTerms {
		return nil
	}
	return ways
}

func (g *group) terms() []term {
	if !g.any {
		return []term{g.whole()}
	}
	ways := make([]term, len(g.each))
	for i := range g.each {
		ways[i] = term{&g.each[i]}
	}
	return ways
}

func (g *group) whole() term {
	all := make(term, len(g.each))
	for i := range g.each {
		all[i] = &g.each[i]
	}
	return all
}

func (r *rule) product() []term {
	ways := []term{nil}
	for i := range r.groups {
		choices := r.groups[i].terms()
		if len(ways)*len(choices) > mostTerms {
			continue
		}
		var next []term
		for _, way := range ways {
			for _, choice := range choices {
				next = append(next, append(way[:len(way):len(way)], choice...))
			}
		}
		ways = next
	}
	return ways
}
