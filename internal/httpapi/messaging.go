package httpapi

import (
	"context"
	"time"

	"fairlead"
	"fairlead/internal/usecase"
)

func (a *API) declareMessaging() {
	const tag = "Settings"
	manage := needs(fairlead.ManageWorkspace)
	register(a, Operation{"GET", "/settings/notifications", manage, "get-messaging", tag, "How the workspace sends notifications", 0, false}, a.messaging)
	register(a, Operation{"PATCH", "/settings/notifications", manage, "change-messaging", tag, "Change how the workspace sends notifications", 0, false}, a.changeMessaging)
	register(a, Operation{"POST", "/settings/mail/test", manage, "test-mail-server", tag, "Send yourself a mail by a server, and see what both say", 0, false}, a.tryMailServer)
	register(a, Operation{"GET", "/dispatches", manage, "list-dispatches", tag, "The notifications on their way by mail, push and chat, newest first", 0, false}, a.listDispatches)
	register(a, Operation{"POST", "/dispatches/retry", manage, "retry-dispatches", tag, "Try failed notifications again, of all channels or of one", 0, false}, a.retryDispatches)
	register(a, Operation{"POST", "/dispatches/{id}/retry", manage, "retry-dispatch", tag, "Try a failed notification again", 0, false}, a.retryDispatch)
}

// MailServer is how mails leave.
type MailServer struct {
	Host       string  `json:"host" maxLength:"400"`
	Port       int     `json:"port" minimum:"0" maximum:"65535"`
	Security   string  `json:"security" enum:"tls,starttls,offered,none" doc:"tls: from the first byte on; starttls: or no mail goes; offered: STARTTLS if the server offers it"`
	User       *string `json:"user" required:"false" maxLength:"400"`
	From       string  `json:"from" maxLength:"400" doc:"The address that mails come from"`
	FromName   *string `json:"from_name" required:"false" maxLength:"400"`
	DKIMDomain *string `json:"dkim_domain" required:"false" maxLength:"400" doc:"Null: mails are not signed here"`
	DKIMName   *string `json:"dkim_selector" required:"false" maxLength:"100"`
}

// MailServerState is a MailServer without what is secret.
type MailServerState struct {
	MailServer
	HasPassword bool `json:"has_password"`
	HasKey      bool `json:"has_dkim_key"`
}

// MailServerChange is a MailServer with what is secret.
type MailServerChange struct {
	MailServer
	Password *string `json:"password" required:"false" maxLength:"400" doc:"Null or absent: as it is, if host and user are"`
	DKIMKey  *string `json:"dkim_key" required:"false" maxLength:"10000" doc:"PEM. Null or absent: as it is, if the domain is"`
}

func (m MailServerChange) noun() fairlead.MailServer {
	return fairlead.MailServer{Host: m.Host, Port: m.Port, Security: m.Security, User: orEmpty(m.User), Password: orEmpty(m.Password), From: m.From,
		FromName: orEmpty(m.FromName), DKIMDomain: orEmpty(m.DKIMDomain), DKIMName: orEmpty(m.DKIMName), DKIMKey: orEmpty(m.DKIMKey)}
}

func wireMailServer(m fairlead.MailServer) *MailServerState {
	if !m.On() {
		return nil
	}
	return &MailServerState{MailServer{m.Host, m.Port, m.Security, orNull(m.User), m.From, orNull(m.FromName), orNull(m.DKIMDomain), orNull(m.DKIMName)},
		m.Password != "", m.DKIMKey != ""}
}

// Messaging is how the workspace sends notifications.
type Messaging struct {
	Kinds       []KindChannels   `json:"kinds" doc:"For members who have not chosen"`
	AppAlways   bool             `json:"app_always" doc:"Nobody can switch off the bell for leads that they are given"`
	Mail        *MailServerState `json:"mail" doc:"Null: no mails are sent"`
	MailGiven   bool             `json:"mail_given" doc:"The program was started with its mail server, which nobody can change here"`
	TelegramBot *string          `json:"telegram_bot" doc:"Null: nothing is sent by Telegram"`
}

func wireMessaging(v usecase.MessagingView) Messaging {
	wire := Messaging{AppAlways: v.AssignedInApp, Mail: wireMailServer(v.Mail), MailGiven: v.MailGiven, TelegramBot: orNull(v.TelegramName)}
	fresh := fairlead.Messaging{AssignedInApp: v.AssignedInApp}
	for _, kind := range fairlead.NotificationKinds() {
		wire.Kinds = append(wire.Kinds, wireKind(kind, fresh, fairlead.NotificationSettings{Channels: v.Channels}))
	}
	return wire
}

// MessagingPatch is a merge patch of how the workspace sends: absent keeps, null clears.
type MessagingPatch struct {
	Kinds         *[]KindChoice              `json:"kinds,omitempty" maxItems:"50" doc:"All that differ from what a new workspace has"`
	AppAlways     *bool                      `json:"app_always,omitempty"`
	Mail          Optional[MailServerChange] `json:"mail,omitempty"`
	TelegramToken Optional[string]           `json:"telegram_token,omitempty" maxLength:"200" doc:"Of a bot of yours, as @BotFather gives it"`
}

type messagingPatch struct {
	Body MessagingPatch
}

func (a *API) messaging(ctx context.Context, actor fairlead.Actor, _ *Empty) (*Answer[Messaging], error) {
	return answerAs(wireMessaging)(a.App.Messaging(ctx, actor))
}

func (a *API) changeMessaging(ctx context.Context, actor fairlead.Actor, in *messagingPatch) (*Answer[Messaging], error) {
	b := in.Body
	patch := usecase.MessagingPatch{AssignedInApp: b.AppAlways, TelegramToken: b.TelegramToken.pointer()}
	if b.Kinds != nil {
		patch.Channels = choiceOf(*b.Kinds)
	}
	if server := b.Mail.pointer(); server != nil {
		patch.Mail = new(server.noun())
	}
	return answerAs(wireMessaging)(a.App.ChangeMessaging(ctx, actor, patch))
}

type mailServerBody struct {
	Body MailServerChange
}

// MailServerTried is what became of a mail, and what was said.
type MailServerTried struct {
	Problem      *string  `json:"problem" doc:"Null: the server has taken it"`
	Conversation []string `json:"conversation" doc:"Line by line, S: the server, C: we; without what is secret"`
}

func (a *API) tryMailServer(ctx context.Context, actor fairlead.Actor, in *mailServerBody) (*Answer[MailServerTried], error) {
	outcome, said, err := a.App.TryMailServer(ctx, actor, in.Body.noun())
	if err != nil {
		return nil, err
	}
	return answer(MailServerTried{orNull(outcome.Problem), append([]string{}, said...)}), nil
}

// Dispatch is one notification on its way to one member by one channel.
type Dispatch struct {
	ID       int64                     `json:"id"`
	Member   Ref                       `json:"member"`
	Kind     fairlead.NotificationKind `json:"kind"`
	Channel  fairlead.Channel          `json:"channel"`
	Device   *string                   `json:"device" doc:"The browser that it goes to"`
	State    fairlead.DispatchState    `json:"state" doc:"due: on its way, perhaps not for the first time; dropped: not sent, since it is not true any more; failed: given up"`
	Attempts int                       `json:"attempts"`
	At       time.Time                 `json:"at" doc:"When it happened"`
	NextAt   *time.Time                `json:"next_at" doc:"When it is tried next"`
	LastAt   *time.Time                `json:"last_at" doc:"When it was tried last"`
	Problem  *string                   `json:"problem" doc:"Why it was not sent"`
}

func wireDispatch(v usecase.DispatchView) Dispatch {
	return Dispatch{ID: v.ID, Member: Ref{ID: v.Member.ID, Name: v.Member.Name}, Kind: v.Kind, Channel: v.Channel, Device: orNull(v.Device), State: v.State, Attempts: v.Attempts,
		At: v.At, NextAt: orNull(v.NextAt), LastAt: orNull(v.LastAt), Problem: orNull(v.Problem)}
}

// DispatchCount is how many dispatches of a channel are on their way, and were given up.
type DispatchCount struct {
	Channel fairlead.Channel `json:"channel"`
	Due     int              `json:"due"`
	Failed  int              `json:"failed"`
}

// DispatchPage is a page of dispatches.
type DispatchPage struct {
	List[Dispatch]
	Counts []DispatchCount `json:"counts"`
}

type listDispatches struct {
	Paging
	Channel fairlead.Channel       `query:"channel" doc:"Only these"`
	State   fairlead.DispatchState `query:"state" doc:"Only these"`
}

func (a *API) listDispatches(ctx context.Context, actor fairlead.Actor, in *listDispatches) (*Answer[DispatchPage], error) {
	before, err := in.before()
	if err != nil {
		return nil, err
	}
	page, err := a.App.Dispatches(ctx, actor, usecase.DispatchFilter{Channel: in.Channel, State: in.State}, before, in.Limit)
	if err != nil {
		return nil, err
	}
	wire := DispatchPage{List: pageOf(page.Dispatches, wireDispatch, page.Next)}
	for _, c := range fairlead.Channels()[1:] {
		wire.Counts = append(wire.Counts, DispatchCount{c, page.Counts[c].Due, page.Counts[c].Failed})
	}
	return answer(wire), nil
}

type retryDispatches struct {
	Channel fairlead.Channel `query:"channel" doc:"Only of this channel"`
}

func (a *API) retryDispatches(ctx context.Context, actor fairlead.Actor, in *retryDispatches) (*Empty, error) {
	return nil, a.App.RetryDispatches(ctx, actor, in.Channel)
}

func (a *API) retryDispatch(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Empty, error) {
	return nil, a.App.RetryDispatch(ctx, actor, in.ID)
}
