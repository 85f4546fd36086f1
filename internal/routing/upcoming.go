package routing

// horizon is how many leads ahead Upcoming looks.
const horizon = 1000

// Upcoming tells for each eligible agent of a rotation how many leads from now is their turn (1: the next one), if
// nobody's availability changes. Agents whose turn is more than 1,000 leads away are absent, as are those who cannot
// have a lead now.
func (p *Policy) Upcoming(rotationID int64, r Roster) map[int64]int {
	ledger := r.Ledgers[rotationID]
	e := runners(candidates(p.rotations[rotationID], r), ledger)
	turns := make(map[int64]int, len(e))
	for n := 1; n <= horizon && len(turns) < len(e); n++ {
		picked, _ := serve(e)
		e[picked].lastSeq = ledger.NextSeq() - 1 + int64(n)
		if _, ok := turns[e[picked].agent]; !ok {
			turns[e[picked].agent] = n
		}
	}
	return turns
}
