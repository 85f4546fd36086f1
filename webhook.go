package fairlead

import "time"

// Webhook is a URL that is told, signed, what happens to leads (https://www.standardwebhooks.com).
type Webhook struct {
	ID        int64
	URL       string
	Format    WebhookFormat
	Events    []EventType
	Secret    string    // whsec_ and base64: the key its messages are signed with …
	OldSecret string    // … and the one before, …
	OldUntil  time.Time // … until then; zero: there is none
	CreatedAt time.Time
	OffAt     time.Time // zero: on
	OffReason string
}

// On reports whether the webhook is told anything.
func (w Webhook) On() bool { return w.OffAt.IsZero() }

// Secrets are the keys that messages are signed with at a moment: a receiver may still have the old one.
func (w Webhook) Secrets(at time.Time) []string {
	if at.Before(w.OldUntil) {
		return []string{w.Secret, w.OldSecret}
	}
	return []string{w.Secret}
}

// WebhookFormat is how a webhook is told things.
type WebhookFormat string

// The formats of webhooks.
const (
	FormatEvents WebhookFormat = "events" // JSON for programs, signed
	FormatSlack  WebhookFormat = "slack"  // words for a team's channel, as Slack's incoming webhooks and those made after them take
)

// WebhookFormats lists the formats.
func WebhookFormats() []WebhookFormat { return []WebhookFormat{FormatEvents, FormatSlack} }

// EventType says what a webhook is told.
type EventType string

// The types of events. EventTest is sent on demand only.
const (
	EventLeadCreated       EventType = "lead.created"
	EventLeadAssigned      EventType = "lead.assigned"
	EventLeadReassigned    EventType = "lead.reassigned"
	EventLeadUnassigned    EventType = "lead.unassigned"
	EventLeadStatusChanged EventType = "lead.status_changed"
	EventBatchCompleted    EventType = "batch.completed"
	EventTest              EventType = "test"
)

// EventTypes lists what a webhook can ask for.
func EventTypes() []EventType {
	return []EventType{EventLeadCreated, EventLeadAssigned, EventLeadReassigned, EventLeadUnassigned, EventLeadStatusChanged, EventBatchCompleted}
}

// Delivery is one message on its way to one webhook. The row is the truth about it: it commits with what happened, and
// it is due until the receiver has taken it, or it was given up.
type Delivery struct {
	ID        int64
	WebhookID int64
	MessageID string // stays the same however often it is sent, so that the receiver can tell
	Type      EventType
	LeadID    int64 // 0: about no single lead
	BatchID   int64
	Body      string // JSON, worded when it happened
	State     DeliveryState
	Attempts  int
	At        time.Time // when it happened
	NextAt    time.Time // when it is due; zero unless State is DeliveryDue
	LastAt    time.Time // of the last attempt; zero: none yet
	Status    int       // HTTP status of the last answer; 0: none
	Error     string    // why the last attempt did not succeed
}

// DeliveryState is how far a delivery is.
type DeliveryState string

// The states of a delivery.
const (
	DeliveryDue    DeliveryState = "due"
	DeliveryDone   DeliveryState = "delivered"
	DeliveryFailed DeliveryState = "failed" // given up; somebody may try again
)
