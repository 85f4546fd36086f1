package jobs

import (
	"context"
	"time"

	"fairlead/internal/usecase"
)

// portionTime is how long a portion of a batch may take: what is left of a job's time must be enough for one.
const portionTime = 5 * time.Second

// How large the portions of a batch are: as large as takes about this long, for so long nobody's lead is taken in; within
// bounds.
const (
	atTheDesk    = 40 * time.Millisecond
	leastPortion = 100
	mostPortion  = 1_000
)

// GoOn is the work of going on with a batch, portion by portion, until it ends or there is no time for more. Between
// portions the leads that come in are taken in.
func GoOn(app *usecase.App, now func() time.Time) Work {
	return func(ctx context.Context, workspace, ref int64) (time.Time, error) {
		for size := usecase.PortionSize; ; {
			done, err := app.NextPortion(ctx, workspace, ref, size)
			if err != nil || !done.More {
				return time.Time{}, err
			}
			app.LetIntakeFirst(ctx, workspace)
			if ends, limited := ctx.Deadline(); limited && time.Until(ends) < portionTime {
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
