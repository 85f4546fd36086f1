package jobs

import (
	"context"
	"errors"
	"testing"
	"time"

	"fairlead/internal/usecase"
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
		{"all", time.Hour, 2, nil, 2, false},
		{"a failure", time.Hour, 3, failure, 1, false},
		{"no time", portionTime / 2, 3, nil, 1, true},
	} {
		ctx, cancel := context.WithTimeout(t.Context(), c.time)
		did := 0
		pauses := 0
		pause := func(_ context.Context, workspace int64) { pauses += int(workspace) }
		work := Portions(func() time.Time { return noon }, pause, func(_ context.Context, workspace, ref int64, most int) (usecase.Portion, error) {
			if did++; workspace != 4 || ref != 5 || most != usecase.PortionSize<<(did-1) || pauses != 4*(did-1) {
				t.Errorf("%s: portion %d of %d leads of workspace %d, ref %d after %d/4 pauses", c.name, did, most, workspace, ref, pauses)
			}
			return usecase.Portion{More: did < c.last}, c.err
		})
		again, err := work(ctx, 4, 5)
		if did != c.did || !errors.Is(err, c.err) || again.Equal(noon) != c.goesOnNow || again.IsZero() == c.goesOnNow {
			t.Errorf("%s: %d portions, again at %v, %v", c.name, did, again, err)
		}
		cancel()
	}
}

// TestPortionsAreAsLargeAsTheDeskCanSpare: slow ones shrink, quick ones grow step by step, within bounds; one that had to
// wait among others that had not changes nothing.
func TestPortionsAreAsLargeAsTheDeskCanSpare(t *testing.T) {
	ms := func(all ...int) (took []time.Duration) {
		for _, n := range all {
			took = append(took, time.Duration(n)*time.Millisecond)
		}
		return took
	}
	for _, c := range []struct {
		size int
		took []time.Duration
		want int
	}{
		{500, ms(45), 500},
		{500, ms(90), 250},
		{500, ms(10_000), 100},
		{500, ms(30), 750},
		{200, ms(0), 400},
		{800, ms(0), 1_000},
		{500, ms(45, 45, 45, 450, 45), 500},
		{500, ms(45, 45, 90, 90, 90), 250},
		{500, ms(450, 450, 450, 450, 450, 45, 45, 45, 45, 45), 500},
	} {
		var pace pace
		got := 0
		for _, took := range c.took {
			got = pace.next(c.size, took)
		}
		if got != c.want {
			t.Errorf("after portions of %d leads that took %v, one has %d leads, not %d", c.size, c.took, got, c.want)
		}
	}
}
