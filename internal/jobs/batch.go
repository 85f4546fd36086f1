package jobs

import (
	"context"
	"time"

	"fairlead/internal/usecase"
)

// portionTime is how long a portion of a batch may take: what is left of a job's time must be enough for one.
const portionTime = 5 * time.Second

// GoOn is the work of going on with a batch, portion by portion, until it ends or there is no time for more. Between
// portions the leads that come in are taken in.
func GoOn(app *usecase.App, now func() time.Time) Work {
	return func(ctx context.Context, workspace, ref int64) (time.Time, error) {
		for {
			more, err := app.NextPortion(ctx, workspace, ref)
			if err != nil || !more {
				return time.Time{}, err
			}
			app.LetIntakeFirst(ctx, workspace)
			if ends, limited := ctx.Deadline(); limited && time.Until(ends) < portionTime {
				return now(), nil
			}
		}
	}
}
