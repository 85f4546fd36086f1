package httpapi

import (
	"context"
	"strconv"
	"time"

	"fairlead"
	"fairlead/internal/usecase"
)

func (a *API) declareNotifications() {
	const tag = "Notifications"
	register(a, Operation{"GET", "/notifications", SignedIn, "list-notifications", tag, "Your notifications, newest first", 0, false}, a.listNotifications)
	register(a, Operation{"POST", "/notifications/read", SignedIn, "read-notifications", tag, "Mark notifications as read, or as unread again", 0, false}, a.readNotifications)
}

// Notification is one message to you.
type Notification struct {
	ID      int64                     `json:"id"`
	Kind    fairlead.NotificationKind `json:"kind"`
	LeadID  *int64                    `json:"lead_id" doc:"Null: about no single lead"`
	Lead    *Ref                      `json:"lead" doc:"Null: about no single lead, or one you no longer have"`
	BatchID *int64                    `json:"batch_id"`
	Count   int                       `json:"count" doc:"How many leads it speaks of"`
	Text    string                    `json:"text" doc:"The beginning of the note that mentions you, the task that is due, which source is broken and why, who has joined; empty if you no longer have the lead"`
	Actor   Actor                     `json:"actor"`
	At      time.Time                 `json:"at"`
	ReadAt  *time.Time                `json:"read_at"`
}

// NotificationPage is a page of notifications with how many are unread in all.
type NotificationPage struct {
	Items      []Notification `json:"items"`
	NextCursor *string        `json:"next_cursor"`
	Unread     int            `json:"unread"`
}

func wireNotification(v usecase.NotificationView) Notification {
	return Notification{
		ID: v.ID, Kind: v.Kind, LeadID: orNull(v.LeadID), Lead: optionalRef(v.Lead), BatchID: orNull(v.BatchID), Count: v.Count, Text: v.Text,
		Actor: wireActor(v.Actor), At: v.At, ReadAt: orNull(v.ReadAt),
	}
}

type listNotifications struct {
	Paging
	Unread bool                        `query:"unread" doc:"Only those that you have not read"`
	Kind   []fairlead.NotificationKind `query:"kind,explode" maxItems:"20" doc:"Only these; repeated: any of them"`
}

func (a *API) listNotifications(ctx context.Context, actor fairlead.Actor, in *listNotifications) (*Answer[NotificationPage], error) {
	before, err := in.before()
	if err != nil {
		return nil, err
	}
	page, err := a.App.Notifications(ctx, actor, fairlead.NotificationFilter{Unread: in.Unread, Kinds: in.Kind}, before, in.Limit)
	if err != nil {
		return nil, err
	}
	wire := NotificationPage{Items: mapped(page.Notifications, wireNotification), Unread: page.Unread}
	if page.Next != 0 {
		wire.NextCursor = new(strconv.FormatInt(page.Next, 10))
	}
	return answer(wire), nil
}

// ReadNotifications names notifications that have been read, or are to be unread again.
type ReadNotifications struct {
	IDs    []int64 `json:"ids,omitempty" maxItems:"1000" doc:"All of yours if absent"`
	Unread bool    `json:"unread,omitempty" doc:"Marks them as unread again, instead; ids must be given"`
}

// Unread is how many notifications are still unread.
type Unread struct {
	Unread int `json:"unread"`
}

type readNotifications struct {
	Body *ReadNotifications `required:"false"`
}

func (a *API) readNotifications(ctx context.Context, actor fairlead.Actor, in *readNotifications) (*Answer[Unread], error) {
	var body ReadNotifications
	if in.Body != nil {
		body = *in.Body
	}
	mark := a.App.ReadNotifications
	if body.Unread {
		if body.IDs == nil {
			return nil, fairlead.Invalid("ids", "Name the notifications that are to be unread again.")
		}
		mark = a.App.UnreadNotifications
	}
	unread, err := mark(ctx, actor, body.IDs)
	if err != nil {
		return nil, err
	}
	return answer(Unread{Unread: unread}), nil
}
