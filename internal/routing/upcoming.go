package routing

import "fairlead"

// horizon is how many leads ahead Upcoming looks.
const horizon = 1000

// Upcoming tells for each eligible agent of a rotation how many leads from now is their turn (1: the next one), if
// nobody's availability changes and no lead is closed. Agents whose turn is more than 1,000 leads away are absent, as are
// those who cannot have a lead now.
func (p *Policy) Upcoming(rotationID int64, r Roster) map[int64]int {
	rotation, ledger := p.rotations[rotationID], r.Ledgers[rotationID]
	all, _ := candidates(rotation, r)
	e := runners(rotation, all, r)
	rooms := make(map[int64]int, len(e))
	for _, one := range e {
		rooms[one.agent] = room(rotation.Agents[one.place], ledger.standing(one.agent), r.States[one.agent])
	}
	turns := make(map[int64]int, len(e))
	for n, coming := 1, len(e); n <= horizon && len(turns) < coming; n++ {
		picked, _ := serve(e)
		one := &e[picked]
		one.lastSeq = ledger.NextSeq() - 1 + int64(n)
		if rotation.Strategy == fairlead.LeastOpen {
			one.open++
		}
		if _, ok := turns[one.agent]; !ok {
			turns[one.agent] = n
		}
		if rooms[one.agent]--; rooms[one.agent] == 0 {
			e = append(e[:picked], e[picked+1:]...)
		}
	}
	return turns
}
