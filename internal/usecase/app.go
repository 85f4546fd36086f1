// Package usecase is what people can do with Fairlead: one file per verb, one call per transaction. A use case checks
// who asks (access), reads and writes through the store's contract, lets routing decide, and tells the timeline, the
// notifications and the ledger in the same transaction. Only after the commit it says which views went stale.
//
// What people can do stands in the file of its verb: assign_lead.go, read_leads.go, manage_members.go. Beneath stands what they share:
//
//   - The desk takes leads in. desk.go is who queues, party.go what they hand in, round.go one transaction; office.go and presence.go
//     are what it decides by, known.go and enquire.go who asks again, answer_repeats.go what was sent twice.
//   - A batch does one thing to many leads, a portion at a time: portion.go; bulk_*.go and import_*.go are the things, overtaken.go
//     is what others did since, take_back.go the undo.
//   - A story is what a transaction has to tell. story.go gathers it and write_story.go writes it; tell_members.go, tell_admins.go and
//     announce.go find who hears of it.
//   - A message brings dispatches to a member: take_messages.go, still_true.go, message_words.go, note_message.go.
//   - The next version of the policy is made in change_routing.go and change_rotation.go, the draft of one in policy_draft.go.
//
// It knows no SQL, no HTTP and no clock of its own.
package usecase

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"fairlead"
	"fairlead/internal/notify"
	"fairlead/internal/routing"
	"fairlead/internal/store"
)

// App is the use cases over one store.
type App struct {
	store   store.Store
	now     func() time.Time
	outside Outside
	clock   func() time.Time // for durations: now without the rounding

	mu       sync.Mutex
	desks    map[int64]*desk
	policies map[int64]*routing.Policy // as last committed, by workspace
	people   map[int64]people          // likewise
	closed   bool

	replaying chan struct{} // one place: replays take turns
}

// Outside is what the use cases need of the world outside the database. What is left out is neither told nor asked.
type Outside struct {
	Publish func(Stale)        // is called after each commit and must not block
	Wake    func()             // is called after a commit that asked for jobs; must not block
	Round   func(RoundReport)  // is told how each round of a desk went; must not block
	Word    func(Event) []byte // words an event for webhooks, as JSON
	// WordSlack words what a webhook tells a team in Slack.
	WordSlack func(notify.Note) []byte
	// CheckTarget says what is wrong with a webhook's URL, and NewSecret makes the key that its messages are signed with.
	CheckTarget func(url string) (problem string)
	NewSecret   func() string
	Channels    Channels            // bring notifications beyond the bell
	Mail        fairlead.MailServer // that the program was started with
	PublicURL   string              // where the outside finds it, for workspaces that say nothing else
}

// New returns the use cases. now gives the time.
func New(s store.Store, now func() time.Time, outside Outside) *App {
	if outside.Publish == nil {
		outside.Publish = func(Stale) {}
	}
	if outside.Wake == nil {
		outside.Wake = func() {}
	}
	return &App{
		store: s, outside: outside, clock: now,
		now:      func() time.Time { return now().UTC().Truncate(time.Microsecond) },
		desks:    map[int64]*desk{},
		policies: map[int64]*routing.Policy{},
		people:   map[int64]people{},

		replaying: make(chan struct{}, 1),
	}
}

// Stale says which views of which members no longer show the truth. It carries no data.
type Stale struct {
	Workspace int64
	Topics    []Topic
	Members   []int64 // these, and …
	Viewers   bool    // … everybody who sees all leads, and …
	Everyone  bool    // … everybody in the workspace
	SignedOut []int64 // members whose open streams end now

	wake bool // jobs were asked for
}

// Topic is a kind of view.
type Topic string

// The topics.
const (
	TopicLeads         Topic = "leads"
	TopicNotifications Topic = "notifications"
	TopicRouting       Topic = "routing"
	TopicMembers       Topic = "members"
	TopicRoles         Topic = "roles"
	TopicMe            Topic = "me"
	TopicWebhooks      Topic = "webhooks"
	TopicSettings      Topic = "settings"
	TopicBatches       Topic = "batches"
	TopicViews         Topic = "views"
	TopicSources       Topic = "sources"
)

// Now is the time as the use cases have it.
func (a *App) Now() time.Time { return a.now() }

// Ready reports whether the database answers and takes writes.
func (a *App) Ready(ctx context.Context) error { return a.store.Ping(ctx) }

// refOf names a member; nil if there is none.
func refOf(members map[int64]fairlead.Member, id int64) *fairlead.Ref {
	m, ok := members[id]
	if !ok {
		return nil
	}
	return &fairlead.Ref{ID: id, Name: m.Name}
}

// wrap names the verb that failed; nil stays nil.
func wrap(verb string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", verb, err)
}

// UnlessGone leaves out that what somebody was to work on is not there any more.
func UnlessGone(err error) error {
	if errors.Is(err, fairlead.ErrNotFound) {
		return nil
	}
	return err
}

// tell says what went stale, if anything did, and that there are jobs.
func (a *App) tell(s Stale) {
	if s.wake {
		a.outside.Wake()
	}
	if len(s.Topics) > 0 || len(s.SignedOut) > 0 {
		a.outside.Publish(s)
	}
}
