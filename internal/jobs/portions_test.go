package jobs

import (
	"context"
	"errors"
	"testing"
	"time"
)

// TestPortionsAreDoneUntilTheLast, or until one fails, or until there is no time for another.
func TestPortionsAreDoneUntilTheLast(t *testing.T) {
	failure := errors.New("no")
	for _, c := range []struct {
		name      string
		time      time.Duration
		last      int
		err       error
		did       int
		goesOnNow bool
	}{
		{"all", time.Hour, 3, nil, 3, false},
		{"a failure", time.Hour, 3, failure, 1, false},
		{"no time", portionTime / 2, 3, nil, 1, true},
	} {
		ctx, cancel := context.WithTimeout(t.Context(), c.time)
		did := 0
		pauses := 0
		pause := func(_ context.Context, workspace int64) { pauses += int(workspace) }
		work := Portions(func() time.Time { return noon }, pause, func(_ context.Context, workspace, ref int64) (bool, error) {
			if did++; workspace != 4 || ref != 5 || pauses != 4*(did-1) {
				t.Errorf("%s: portion %d of workspace %d, ref %d after %d/4 pauses", c.name, did, workspace, ref, pauses)
			}
			return did < c.last, c.err
		})
		again, err := work(ctx, 4, 5)
		if did != c.did || !errors.Is(err, c.err) || again.Equal(noon) != c.goesOnNow || again.IsZero() == c.goesOnNow {
			t.Errorf("%s: %d portions, again at %v, %v", c.name, did, again, err)
		}
		cancel()
	}
}
