package jobs

import (
	"context"
	"slices"
	"time"

	"fairlead/internal/usecase"
)

// portionTime is how long a portion may take: what is left of a job's time must be enough for one.
const portionTime = 5 * time.Second

// How large portions are: as large as takes about this long, for so long nobody's lead is taken in; within bounds.
const (
	atTheDesk    = 45 * time.Millisecond
	leastPortion = 100
	mostPortion  = 1_000
)

// Portions is the work of something that is done portion by portion, each of at most so many leads, until there are no more
// or there is no time for another. pause is called between two of them: what it waits for are the leads that come in.
func Portions(now func() time.Time, pause func(ctx context.Context, workspace int64), next func(ctx context.Context, workspace, ref int64, most int) (usecase.Portion, error)) Work {
	return func(ctx context.Context, workspace, ref int64) (time.Time, error) {
		var pace pace
		for size := usecase.PortionSize; ; {
			done, err := next(ctx, workspace, ref, size)
			if err != nil || !done.More {
				return time.Time{}, err
			}
			pause(ctx, workspace)
			if hurried(ctx, portionTime) {
				return now(), nil
			}
			size = pace.next(size, done.Took)
		}
	}
}

// pace is how long a lead took in each of the last portions.
type pace [5]time.Duration

// next is how large a portion is after one of a size that took so long. The pace in the middle counts: that one portion had
// to wait for the disk says nothing of the next.
func (p *pace) next(size int, took time.Duration) int {
	copy(p[1:], p[:])
	p[0] = max(took/time.Duration(size), 1)
	known := slices.DeleteFunc(slices.Sorted(slices.Values(p[:])), func(d time.Duration) bool { return d == 0 })
	fits := int(atTheDesk / known[len(known)/2])
	return max(leastPortion, min(fits, 2*size, mostPortion))
}
