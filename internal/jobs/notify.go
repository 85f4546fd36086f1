package jobs

import (
	"context"
	"sync"
	"time"

	"fairlead"
	"fairlead/internal/notify"
	"fairlead/internal/usecase"
)

// sendTime is the longest that bringing a message may take.
const sendTime = 16 * time.Second

// Sender is what bringing notifications needs.
type Sender struct {
	Now   func() time.Time
	Take  func(ctx context.Context, workspace int64, channel fairlead.Channel, most int) ([]usecase.Message, time.Time, error)
	Bring func(ctx context.Context, m usecase.Message) notify.Outcome
	Note  func(ctx context.Context, workspace int64, m usecase.Message, o notify.Outcome) error
	Told  func(channel fairlead.Channel, problem string) // of every attempt
}

// Notify is the work of bringing what is due by the channel that ref names.
func Notify(s Sender) Work { return s.work }

// work brings messages, some at a time, until none is due or there is no time for more. A target that is refused rests by
// itself: what is due to others does not wait for it.
func (s Sender) work(ctx context.Context, workspace, ref int64) (time.Time, error) {
	channels := fairlead.Channels()
	if ref < 0 || int(ref) >= len(channels) {
		return time.Time{}, nil
	}
	channel := channels[ref]
	for {
		if hurried(ctx, sendTime) {
			return s.Now(), nil
		}
		messages, next, err := s.Take(ctx, workspace, channel, parallel)
		if err != nil || len(messages) == 0 {
			return next, err
		}
		if err := s.bringAll(ctx, workspace, messages); err != nil {
			return time.Time{}, err
		}
	}
}

// bringAll brings messages, all at the same time. What was cut short by the end of the program stays due: nobody knows what
// became of it.
func (s Sender) bringAll(ctx context.Context, workspace int64, messages []usecase.Message) error {
	failed := make([]error, len(messages))
	var bringing sync.WaitGroup
	for i, m := range messages {
		bringing.Go(func() {
			short, cancel := context.WithTimeout(ctx, sendTime)
			defer cancel()
			o := s.Bring(short, m)
			if o.Problem != "" && ctx.Err() != nil {
				return
			}
			s.Told(m.Channel, o.Problem)
			noting, end := context.WithTimeout(context.WithoutCancel(ctx), stopGrace)
			defer end()
			failed[i] = s.Note(noting, workspace, m, o)
		})
	}
	bringing.Wait()
	for _, err := range failed {
		if err != nil {
			return err
		}
	}
	return nil
}
