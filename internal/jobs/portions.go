package jobs

import (
	"context"
	"time"
)

// portionTime is how long a portion may take: what is left of a job's time must be enough for one.
const portionTime = 5 * time.Second

// Portions is the work of something that is done portion by portion, until there are no more or there is no time for
// another. pause is called between two of them, so that leads that come in are taken in.
func Portions(now func() time.Time, pause func(ctx context.Context, workspace int64), next func(ctx context.Context, workspace, ref int64) (more bool, err error)) Work {
	return func(ctx context.Context, workspace, ref int64) (time.Time, error) {
		for {
			more, err := next(ctx, workspace, ref)
			if err != nil || !more {
				return time.Time{}, err
			}
			pause(ctx, workspace)
			if hurried(ctx, portionTime) {
				return now(), nil
			}
		}
	}
}
