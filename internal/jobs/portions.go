package jobs

import (
	"context"
	"time"
)

// portionTime is how long a portion may take.
const portionTime = 5 * time.Second

// Portions is the work of something that is done a portion at a time, until the last is done or there is no time for
// another.
func Portions(now func() time.Time, portion func(ctx context.Context, workspace, ref int64) (done bool, err error)) Work {
	return func(ctx context.Context, workspace, ref int64) (time.Time, error) {
		for {
			if done, err := portion(ctx, workspace, ref); done || err != nil {
				return time.Time{}, err
			}
			if hurried(ctx, portionTime) {
				return now(), nil
			}
		}
	}
}
