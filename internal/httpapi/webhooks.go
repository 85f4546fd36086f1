package httpapi

import (
	"context"
	"encoding/json"
	"reflect"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/usecase"
)

func (a *API) declareWebhooks() {
	const tag = "Webhooks"
	manage := needs(access.ToIntegrate...)
	register(a, Operation{"GET", "/webhooks", manage, "list-webhooks", tag, "The webhooks", 0, false}, a.listWebhooks)
	register(a, Operation{"GET", "/webhooks/{id}", manage, "get-webhook", tag, "Read a webhook", 0, false}, a.getWebhook)
	register(a, Operation{"POST", "/webhooks", manage, "create-webhook", tag, "Add a webhook; the answer has its secret, once", 201, false}, a.createWebhook)
	register(a, Operation{"PUT", "/webhooks/{id}", manage, "replace-webhook", tag, "Change a webhook, switch it on or off", 0, false}, a.replaceWebhook)
	register(a, Operation{"DELETE", "/webhooks/{id}", manage, "delete-webhook", tag, "Delete a webhook and what was on its way to it", 0, false}, a.deleteWebhook)
	register(a, Operation{"POST", "/webhooks/{id}/secret", manage, "renew-webhook-secret", tag, "Give a webhook a new secret, shown once; the one before holds for another day", 201, false}, a.renewSecret)
	register(a, Operation{"POST", "/webhooks/{id}/test", manage, "test-webhook", tag, "Send a test message", 202, false}, a.testWebhook)
	register(a, Operation{"GET", "/webhooks/{id}/deliveries", manage, "list-webhook-deliveries", tag, "The messages to a webhook, newest first", 0, false}, a.listWebhookDeliveries)
	register(a, Operation{"GET", "/webhooks/deliveries", manage, "list-deliveries", tag, "The messages to all webhooks, newest first", 0, false}, a.listDeliveries)
	register(a, Operation{"POST", "/webhooks/deliveries/retry", manage, "retry-deliveries", tag, "Try failed deliveries again, of all webhooks that are on or of one", 0, false}, a.retryDeliveries)
	register(a, Operation{"POST", "/webhooks/deliveries/{id}/retry", manage, "retry-delivery", tag, "Send a delivery again that has failed, or that arrived", 0, false}, a.retryDelivery)
	register(a, Operation{"GET", "/events", manage, "list-events", tag, "What happened last, newest first, as webhooks are told it", 0, false}, a.listEvents)
	document := a.huma.OpenAPI()
	document.Webhooks = map[string]*huma.PathItem{"event": {Post: &huma.Operation{
		OperationID: "receive-event", Summary: "What a webhook is sent, signed as Standard Webhooks says", Tags: []string{tag},
		RequestBody: &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{
			"application/json": {Schema: document.Components.Schemas.Schema(reflect.TypeFor[Event](), true, "")}}},
		Responses: map[string]*huma.Response{
			"2XX": {Description: "Taken. Anything else is sent again, with the same webhook-id"},
			"410": {Description: "Switches the webhook off"},
		},
	}}}
}

// Webhook is a URL that is told, signed, what happens.
type Webhook struct {
	ID        int64                  `json:"id"`
	URL       string                 `json:"url"`
	Format    fairlead.WebhookFormat `json:"format"`
	Events    []fairlead.EventType   `json:"events"`
	On        bool                   `json:"on"`
	OffReason *string                `json:"off_reason" doc:"Why it was switched off"`
	OffAt     *time.Time             `json:"off_at"`
	Due       int                    `json:"due" doc:"Messages on their way"`
	Failed    int                    `json:"failed" doc:"Messages that were given up"`
	CreatedAt time.Time              `json:"created_at"`
}

func wireWebhook(v usecase.WebhookView) Webhook {
	return Webhook{ID: v.ID, URL: v.URL, Format: v.Format, Events: v.Events, On: v.On(), OffReason: orNull(v.OffReason), OffAt: orNull(v.OffAt),
		Due: v.Due, Failed: v.Failed, CreatedAt: v.CreatedAt}
}

// NewWebhook is a webhook with its secret, which is shown this once.
type NewWebhook struct {
	Webhook
	Secret string `json:"secret" doc:"Key of the signatures (HMAC-SHA256), whsec_ and base64. It is not shown again"`
}

// WebhookRequest says where a webhook leads and what it is told.
type WebhookRequest struct {
	URL    string                 `json:"url" minLength:"1" maxLength:"2000" doc:"https or http. Addresses on private networks need --allow-private-targets"`
	Format fairlead.WebhookFormat `json:"format,omitempty" default:"events" doc:"events: JSON for programs, signed; slack: words for a team’s channel, as Slack, Mattermost and others take"`
	Events []fairlead.EventType   `json:"events" minItems:"1" maxItems:"20"`
}

// WebhookChange is a WebhookRequest for a webhook that exists.
type WebhookChange struct {
	WebhookRequest
	On bool `json:"on" doc:"What is on its way to a webhook that is switched off is given up"`
}

type webhookBody struct {
	Body WebhookRequest
}

type webhookByID struct {
	IDPath
	Body WebhookChange
}

type listWebhooks struct {
	TargetURL string `query:"target_url" maxLength:"2000" doc:"Only those with exactly this url"`
}

func (a *API) listWebhooks(ctx context.Context, actor fairlead.Actor, in *listWebhooks) (*Answer[List[Webhook]], error) {
	return listAs(wireWebhook)(a.App.Webhooks(ctx, actor, in.TargetURL))
}

func (a *API) getWebhook(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Answer[Webhook], error) {
	return answerAs(wireWebhook)(a.App.Webhook(ctx, actor, in.ID))
}

type listEvents struct {
	Type  []fairlead.EventType `query:"type,explode" maxItems:"20" doc:"Only these; repeated: any of them"`
	Limit int                  `query:"limit" minimum:"1" maximum:"100" default:"10" doc:"How many at most"`
}

// listEvents answers samples: what happened last to the leads that changed last, with each lead as it is now.
func (a *API) listEvents(ctx context.Context, actor fairlead.Actor, in *listEvents) (*Answer[List[Event]], error) {
	return listAs(wireEvent)(a.App.Events(ctx, actor, in.Type, in.Limit))
}

func (a *API) createWebhook(ctx context.Context, actor fairlead.Actor, in *webhookBody) (*Answer[NewWebhook], error) {
	w, err := a.App.CreateWebhook(ctx, actor, usecase.WebhookRequest{URL: in.Body.URL, Format: in.Body.Format, Events: in.Body.Events})
	if err != nil {
		return nil, err
	}
	return answer(NewWebhook{wireWebhook(usecase.WebhookView{Webhook: w}), w.Secret}), nil
}

func (a *API) replaceWebhook(ctx context.Context, actor fairlead.Actor, in *webhookByID) (*Answer[Webhook], error) {
	return answerAs(wireWebhook)(a.App.UpdateWebhook(ctx, actor, in.ID, usecase.WebhookRequest{URL: in.Body.URL, Format: in.Body.Format, Events: in.Body.Events, On: in.Body.On}))
}

func (a *API) deleteWebhook(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Empty, error) {
	return nil, a.App.DeleteWebhook(ctx, actor, in.ID)
}

func (a *API) renewSecret(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Answer[NewWebhook], error) {
	v, err := a.App.RenewSecret(ctx, actor, in.ID)
	if err != nil {
		return nil, err
	}
	return answer(NewWebhook{wireWebhook(v), v.Secret}), nil
}

func (a *API) testWebhook(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Answer[Delivery], error) {
	return answerAs(wireDelivery)(a.App.TestWebhook(ctx, actor, in.ID))
}

// Delivery is one message on its way to one webhook.
type Delivery struct {
	ID         int64                  `json:"id"`
	WebhookID  int64                  `json:"webhook_id"`
	WebhookURL string                 `json:"webhook_url"`
	MessageID  string                 `json:"message_id" doc:"The header webhook-id: the same however often it is sent"`
	Type       fairlead.EventType     `json:"type"`
	LeadID     *int64                 `json:"lead_id"`
	BatchID    *int64                 `json:"batch_id"`
	State      fairlead.DeliveryState `json:"state" doc:"due: on its way, perhaps not for the first time; failed: given up"`
	Attempts   int                    `json:"attempts"`
	At         time.Time              `json:"at" doc:"When it happened"`
	NextAt     *time.Time             `json:"next_at" doc:"When it is tried next"`
	LastAt     *time.Time             `json:"last_at" doc:"When it was tried last"`
	Status     *int                   `json:"status" doc:"HTTP status of the last answer; null: there was none"`
	Error      *string                `json:"error" doc:"Why the last attempt did not succeed"`
	Body       json.RawMessage        `json:"body" doc:"What is sent"`
}

func wireDelivery(v usecase.DeliveryView) Delivery {
	return Delivery{ID: v.ID, WebhookID: v.WebhookID, WebhookURL: v.URL, MessageID: v.MessageID, Type: v.Type, LeadID: orNull(v.LeadID),
		BatchID: orNull(v.BatchID), State: v.State, Attempts: v.Attempts, At: v.At, NextAt: orNull(v.NextAt), LastAt: orNull(v.LastAt),
		Status: orNull(v.Status), Error: orNull(v.Error), Body: json.RawMessage(v.Body)}
}

// Deliveries asks for a page of deliveries.
type Deliveries struct {
	Paging
	State fairlead.DeliveryState `query:"state" doc:"Only these"`
}

type webhookDeliveries struct {
	IDPath
	Deliveries
}

func (a *API) listWebhookDeliveries(ctx context.Context, actor fairlead.Actor, in *webhookDeliveries) (*Answer[List[Delivery]], error) {
	return a.deliveryPage(ctx, actor, in.Deliveries, in.ID)
}

func (a *API) listDeliveries(ctx context.Context, actor fairlead.Actor, in *Deliveries) (*Answer[List[Delivery]], error) {
	return a.deliveryPage(ctx, actor, *in, 0)
}

func (a *API) deliveryPage(ctx context.Context, actor fairlead.Actor, in Deliveries, webhook int64) (*Answer[List[Delivery]], error) {
	return pageAs(in.Paging, wireDelivery, func(before int64, limit int) ([]usecase.DeliveryView, int64, error) {
		page, err := a.App.Deliveries(ctx, actor, usecase.DeliveryFilter{WebhookID: webhook, State: in.State}, before, limit)
		return page.Deliveries, page.Next, err
	})
}

// RetryDeliveries says what is tried again.
type RetryDeliveries struct {
	WebhookID int64 `query:"webhook_id" minimum:"1" doc:"Only what this webhook was not sent; then it must be on"`
}

func (a *API) retryDeliveries(ctx context.Context, actor fairlead.Actor, in *RetryDeliveries) (*Empty, error) {
	return nil, a.App.RetryDeliveries(ctx, actor, in.WebhookID)
}

func (a *API) retryDelivery(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Empty, error) {
	return nil, a.App.RetryDelivery(ctx, actor, in.ID)
}
