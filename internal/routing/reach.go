package routing

// withinReach puts those heirs first who may get one of the leads that are left, in their order, when more leads will be
// dealt later.
//
// Who gets one now has it early, and may get none again until their part has caught up. Until then the early leads must
// not be more than there are parts of leads to give away: d leads later, no more of them may still be ahead than leads are
// left then. These limits are nested, since whoever has caught up stays so: heirs within them form a matroid, and so
// taking whoever is owed the most, as long as the limits hold, always fills the places that there are.
func withinReach(heirs []heir, weights int64, open []int) []int {
	early := roomAhead(heirs, weights)
	for _, h := range heirs {
		if h.ahead {
			takeEarly(early, h.dueIn(1, weights))
		}
	}
	var within, beyond []int
	for _, i := range open {
		if due := heirs[i].dueIn(1, weights); mayBeEarly(early, due) {
			takeEarly(early, due)
			within = append(within, i)
		} else {
			beyond = append(beyond, i)
		}
	}
	return append(within, beyond...)
}

// roomAhead says, for each number of leads later, how many heirs may still be ahead: as many as there are leads left then.
func roomAhead(heirs []heir, weights int64) []int64 {
	left := int64(0)
	for _, h := range heirs {
		left += h.part
	}
	left /= weights
	caught := make([]int64, horizonOf(heirs, weights)) // whole leads that become due: none to give away
	for _, h := range heirs {
		for leads := int64(1); h.dueIn(leads, weights) < int64(len(caught)); leads++ {
			caught[h.dueIn(leads, weights)]++
		}
	}
	room := make([]int64, len(caught))
	for later := range room {
		left -= caught[later]
		room[later] = left + int64(later)
	}
	return room
}

// dueIn is after how many leads more the heir's part has grown by so many whole leads.
func (h heir) dueIn(leads, weights int64) int64 {
	return (leads*weights - h.part + h.weight - 1) / h.weight
}

// horizonOf is when the last heir has caught up who may be ahead now.
func horizonOf(heirs []heir, weights int64) int64 {
	last := int64(0)
	for _, h := range heirs {
		last = max(last, h.dueIn(1, weights))
	}
	return last
}

func mayBeEarly(early []int64, due int64) bool {
	for _, room := range early[:due] {
		if room <= 0 {
			return false
		}
	}
	return true
}

func takeEarly(early []int64, due int64) {
	for d := range early[:due] {
		early[d]--
	}
}
