package jobs

import (
	"context"
	"time"

	"fairlead/internal/usecase"
)

// portionTime is how long a portion may take: what is left of a job's time must be enough for one.
const portionTime = 5 * time.Second

// How large portions are: as large as takes about this long, for so long nobody's lead is taken in; within bounds.
const (
	atTheDesk    = 25 * time.Millisecond
	leastPortion = 100
	mostPortion  = 1_000
)

// Portions is the work of something that is done portion by portion, each of at most so many leads, until there are no more
// or there is no time for another. pause is called between two of them: what it waits for are the leads that come in.
func Portions(now func() time.Time, pause func(ctx context.Context, workspace int64), next func(ctx context.Context, workspace, ref int64, most int) (usecase.Portion, error)) Work {
	return func(ctx context.Context, workspace, ref int64) (time.Time, error) {
		for size := usecase.PortionSize; ; {
			done, err := next(ctx, workspace, ref, size)
			if err != nil || !done.More {
				return time.Time{}, err
			}
			pause(ctx, workspace)
			if hurried(ctx, portionTime) {
				return now(), nil
			}
			size = nextSize(size, done.Took)
		}
	}
}

// nextSize is how large a portion is after one of a size that took so long.
func nextSize(size int, took time.Duration) int {
	fits := int(float64(size) * float64(atTheDesk) / float64(max(took, time.Millisecond)))
	return max(leastPortion, min(fits, 2*size, mostPortion))
}
