package httpapi

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"fairlead"
	"fairlead/internal/usecase"
)

func (a *API) declareAvailability() {
	const tag = "Members"
	register(a, Operation{"GET", "/members/{id}/availability", SignedIn, "get-availability", tag, "When a member can be given leads by rules", 0, false}, a.availability)
	register(a, Operation{"PUT", "/members/{id}/availability", SignedIn, "set-availability", tag, "Say when a member can be given leads by rules", 0, false}, a.setAvailability)
}

// MemberState is whether a member can be given leads by rules now.
type MemberState struct {
	State fairlead.AvailabilityState `json:"state"`
	Until *time.Time                 `json:"until" doc:"When the state ends by itself; null: unknown"`
}

// Availability is when a member can be given leads by rules: a rotation looks at what it honours of it.
type Availability struct {
	PausedUntil *time.Time `json:"paused_until" required:"false" nullable:"true" doc:"null: not paused"`
	Leave       []Leave    `json:"leave" required:"false" maxItems:"200"`
	Hours       *Hours     `json:"hours" required:"false" doc:"null: at any hour"`
}

// Leave is a stretch for which a member is away, in the member's zone.
type Leave struct {
	From  string      `json:"from" maxLength:"40" doc:"A day such as \"2026-12-01\", or a minute such as \"2026-12-01T13:00\""`
	To    string      `json:"to" maxLength:"40" doc:"The last day, or the minute at which it ends"`
	Note  string      `json:"note,omitempty" maxLength:"400" doc:"Shown to the member and to who manages availability"`
	Cover *RuleTarget `json:"cover" required:"false" doc:"Who gets the leads of rules that name the member meanwhile"`
}

// Hours are a member's working hours.
type Hours struct {
	Zone string                 `json:"zone,omitempty" maxLength:"100" doc:"Such as Europe/Berlin; the workspace's if absent"`
	Week map[string][][2]string `json:"week" doc:"mon … sun, each with stretches such as [\"09:00\",\"17:00\"]; a day that is absent is off"`
}

// weekdays as they are named here, Monday first.
var weekdays = []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}

func (w Availability) availability() (fairlead.Availability, error) {
	var out fairlead.Availability
	if w.PausedUntil != nil {
		out.PausedUntil = *w.PausedUntil
	}
	out.Leave = mapped(w.Leave, func(l Leave) fairlead.Leave {
		leave := fairlead.Leave{From: l.From, To: l.To, Note: l.Note}
		if l.Cover != nil {
			leave.Cover = fairlead.Target(*l.Cover)
		}
		return leave
	})
	var err error
	if w.Hours != nil {
		out.Hours, err = w.Hours.hours()
	}
	return out, err
}

func (w Hours) hours() (*fairlead.Hours, error) {
	out := fairlead.Hours{Zone: w.Zone}
	for _, day := range slices.Sorted(maps.Keys(w.Week)) {
		i := slices.Index(weekdays, day)
		if i < 0 {
			return nil, fairlead.Invalid("hours.week."+day, "Name the days mon, tue, wed, thu, fri, sat and sun.")
		}
		for n, shift := range w.Week[day] {
			from, err := minuteOf(shift[0], fmt.Sprintf("hours.week.%s[%d][0]", day, n))
			if err != nil {
				return nil, err
			}
			to, err := minuteOf(shift[1], fmt.Sprintf("hours.week.%s[%d][1]", day, n))
			if err != nil {
				return nil, err
			}
			out.Week[i] = append(out.Week[i], fairlead.Shift{From: from, To: to})
		}
	}
	return &out, nil
}

// minuteOf reads a time of the day such as 09:00; 24:00 is its end.
func minuteOf(text, field string) (int, error) {
	if text == "24:00" {
		return 24 * 60, nil
	}
	at, err := time.Parse("15:04", text)
	if err != nil {
		return 0, fairlead.Invalid(field, `Write a time of the day such as "09:00".`)
	}
	return at.Hour()*60 + at.Minute(), nil
}

func wireAvailability(a fairlead.Availability) Availability {
	out := Availability{PausedUntil: orNull(a.PausedUntil), Leave: mapped(a.Leave, func(l fairlead.Leave) Leave {
		leave := Leave{From: l.From, To: l.To, Note: l.Note}
		if l.Cover != (fairlead.Target{}) {
			leave.Cover = new(RuleTarget(l.Cover))
		}
		return leave
	})}
	if a.Hours == nil {
		return out
	}
	out.Hours = &Hours{Zone: a.Hours.Zone, Week: map[string][][2]string{}}
	for i, shifts := range a.Hours.Week {
		for _, s := range shifts {
			out.Hours.Week[weekdays[i]] = append(out.Hours.Week[weekdays[i]], [2]string{wireMinute(s.From), wireMinute(s.To)})
		}
	}
	return out
}

func wireMinute(m int) string { return fmt.Sprintf("%02d:%02d", m/60, m%60) }

func wireState(v usecase.MemberView) MemberState {
	return MemberState{State: v.State, Until: orNull(v.Until)}
}

type availabilityBody struct {
	IDPath
	Body Availability
}

func availabilityAnswer(v fairlead.Availability, err error) (*Answer[Availability], error) {
	if err != nil {
		return nil, err
	}
	return answer(wireAvailability(v)), nil
}

func (a *API) availability(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Answer[Availability], error) {
	return availabilityAnswer(a.App.Availability(ctx, actor, in.ID))
}

func (a *API) setAvailability(ctx context.Context, actor fairlead.Actor, in *availabilityBody) (*Answer[Availability], error) {
	wanted, err := in.Body.availability()
	if err != nil {
		return nil, err
	}
	return availabilityAnswer(a.App.SetAvailability(ctx, actor, in.ID, wanted))
}
