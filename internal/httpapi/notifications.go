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
	register(a, Operation{"POST", "/notifications/read", SignedIn, "read-notifications", tag, "Mark notifications as read", 0, false}, a.readNotifications)
}

// Notification is one message to you.
type Notification struct {
	ID      int64                     `json:"id"`
	Kind    fairlead.NotificationKind `json:"kind"`
	LeadID  *int64                    `json:"lead_id" doc:"Null: about a bulk action"`
	Lead    *Ref                      `json:"lead" doc:"Null: about a bulk action, or a lead you no longer have"`
	BatchID *int64                    `json:"batch_id"`
	Count   int                       `json:"count" doc:"How many leads it speaks of"`
	Text    string                    `json:"text" doc:"The beginning of the note that mentions you, or of the task that is due; empty if you no longer have the lead"`
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

func (a *API) listNotifications(ctx context.Context, actor fairlead.Actor, in *Paging) (*Answer[NotificationPage], error) {
	before, err := in.before()
	if err != nil {
		return nil, err
	}
	page, err := a.App.Notifications(ctx, actor, before, in.Limit)
	if err != nil {
		return nil, err
	}
	wire := NotificationPage{Items: mapped(page.Notifications, wireNotification), Unread: page.Unread}
	if page.Next != 0 {
		wire.NextCursor = new(strconv.FormatInt(page.Next, 10))
	}
	return answer(wire), nil
}

// ReadNotifications names notifications that have been read.
type ReadNotifications struct {
	IDs []int64 `json:"ids,omitempty" maxItems:"1000" doc:"All of yours if absent"`
}

// Unread is how many notifications are still unread.
type Unread struct {
	Unread int `json:"unread"`
}

type readNotifications struct {
	Body *ReadNotifications `required:"false"`
}

func (a *API) readNotifications(ctx context.Context, actor fairlead.Actor, in *readNotifications) (*Answer[Unread], error) {
	var ids []int64
	if in.Body != nil {
		ids = in.Body.IDs
	}
	unread, err := a.App.ReadNotifications(ctx, actor, ids)
	if err != nil {
		return nil, err
	}
	return answer(Unread{Unread: unread}), nil
}
