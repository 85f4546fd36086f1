package sqlstore

// stretch is a part of a list that one statement can read in order. Most lists are one; by a key that can be missing, the
// leads without it are the second.
type stretch struct {
	order
	gap bool // the leads without a key
}

// stretches are the parts of a list in the order in which they are read, forwards or backwards.
func (o order) stretches(backwards bool) []stretch {
	read := o
	read.back = o.back != backwards
	switch {
	case !o.gaps:
		return []stretch{{order: read}}
	case backwards:
		return []stretch{{read, true}, {read, false}}
	default:
		return []stretch{{read, false}, {read, true}}
	}
}

// beyond are the conditions on the leads of a stretch that come after a place, in the order of reading; false: the stretch
// is over before it.
func (p *leadPlan) beyond(s stretch, from cursor) (conditions []string, within bool) {
	key := from.key(s.order)
	if s.gaps {
		conditions = append(conditions, s.key+map[bool]string{true: " IS NULL", false: " IS NOT NULL"}[s.gap])
	}
	switch {
	case from.ID == 0:
		return conditions, true
	case s.gaps && s.gap != (key == nil): // the place is in the other stretch
		return conditions, s.gap != from.Back
	case s.gap:
		return append(conditions, "l.id "+s.past(from)+" "+p.bind(from.ID)), true
	}
	return append(conditions, "("+s.key+", l.id) "+s.past(from)+" ("+p.bind(key)+", "+p.bind(from.ID)+")"), true
}

// past compares with a place from which the stretch is read on.
func (o order) past(from cursor) string {
	comparison := ">"
	if o.back {
		comparison = "<"
	}
	if from.With {
		comparison += "="
	}
	return comparison
}
