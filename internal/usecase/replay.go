package usecase

import (
	"context"
	"time"

	"fairlead"
	"fairlead/internal/replay"
)

// MostReplayed is how many leads a replay takes at most; of more, the newest.
const MostReplayed = 100_000

// ReplayRequest says which rules are run over which leads.
type ReplayRequest struct {
	Policy ReplayPolicy
	Since  time.Time // zero: 30 days before Until, or as long ago as Last wants
	Until  time.Time // zero: now
	Last   int       // only so many leads, the newest; 0: MostReplayed
	Today  bool      // people are as they are today, not as they were
	List   int       // how many leads Changes and Left hold at most
}

// ReplayPolicy is the draft, a version, or rules that stand nowhere yet.
type ReplayPolicy struct {
	Draft   bool
	Version int64
	Rules   *fairlead.Policy // its rules and last line; rotations are as they are live
}

// ReplayResult is what a replay came to.
type ReplayResult struct {
	replay.Result
	Version      int64 // that was run, or that the draft was made from; 0: rules that stand nowhere yet
	Revision     int64 // of the draft; 0: no draft
	Live         bool  // these are the rules that are live
	Since, Until time.Time
	KnownFrom    time.Time // before then it is not known who was there; zero: all of it is
	More         bool      // there were more leads than may be replayed
	Unruled      int       // leads of this time that no rules were asked about
	Members      map[int64]fairlead.Member
	Names        map[int64]string // of the leads in Changes and Left
}

// ReplayRouting runs rules over leads that have come in: who would have got what. It writes nothing.
func (a *App) ReplayRouting(ctx context.Context, actor fairlead.Actor, q ReplayRequest) (ReplayResult, error) {
	return ReplayResult{}, nil
}
