package bench

import (
	"context"
	"fmt"

	"fairlead/internal/usecase"
)

// replay measures P14: the rules that are live are run over all leads that a replay may take.
func (r *run) replay() error {
	var took tally
	var memory uint64
	err := r.inAnOffice(r.file, func(o *office) error {
		if err := o.takeIn(r.ctx, usecase.MostReplayed); err != nil {
			return err
		}
		watched, stop := context.WithCancel(r.ctx)
		most := watchMemory(watched)
		err := took.measure(1, func() error { return o.replayAll(r.ctx) })
		stop()
		memory = <-most
		return err
	})
	if err != nil {
		return fmt.Errorf("replay: %w", err)
	}
	r.add(Row{Name: "P14", What: "the live rules are replayed over 100,000 leads", Value: took.took.Seconds(), Unit: "s", Goal: "≤ 10 s"}, valueAtMost(10))
	r.add(Row{Name: "P14", What: "the same, most memory in use", Value: float64(memory) / (1 << 20), Unit: "MB", Goal: "≤ 400 MB"}, valueAtMost(400))
	return nil
}

// takeIn hands in leads, many at a time.
func (o *office) takeIn(ctx context.Context, leads int) error {
	const portion = 1000
	for n := 0; n < leads; n += portion {
		list := make([]usecase.Listed, portion)
		for i := range list {
			list[i].Request.Submission.Contact, list[i].Request.Submission.Source = o.contact(int64(n+i)), "website"
		}
		if _, err := o.app.IntakeList(ctx, o.owner, list, nil); err != nil {
			return err
		}
	}
	return nil
}

func (o *office) replayAll(ctx context.Context) error {
	routing, err := o.app.Routing(ctx, o.owner)
	if err != nil {
		return err
	}
	got, err := o.app.ReplayRouting(ctx, o.owner, usecase.ReplayRequest{Policy: usecase.ReplayPolicy{Version: routing.Policy.Version}})
	if err == nil && (got.Leads != usecase.MostReplayed || len(got.Causes) != 0) {
		err = fmt.Errorf("%d leads were replayed, and some went elsewhere: %v", got.Leads, got.Causes)
	}
	return err
}
