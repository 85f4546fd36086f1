// Package usecase is what people can do with Fairlead: one file per verb, one call per transaction. A use case checks
// who asks (access), reads and writes through the store's contract, lets routing decide, and tells the timeline, the
// notifications and the ledger in the same transaction. Only after the commit it says which views went stale.
//
// It knows no SQL, no HTTP and no clock of its own.
package usecase

import (
	"context"
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
