package httpapi

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"sync"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"fairlead"
	"fairlead/internal/auth"
	"fairlead/internal/ingest"
	"fairlead/internal/limit"
	"fairlead/internal/notify/live"
	"fairlead/internal/usecase"
)

// Root is the path under which the operations live.
const Root = "/api/v1"

// Config is what the API works on. Log is required; the rest may be absent when only the document is wanted.
type Config struct {
	App *usecase.App
	// Connectors understand what sources send, by kind.
	Connectors map[fairlead.SourceKind]ingest.Connector
	TakeIn     TakeIn
	MailHost   string // what stands behind the @ of addresses of sources; "": no mails are taken
	Auth       *auth.Service
	Hub        *live.Hub
	UI         fs.FS // the built user interface, rooted at index.html; nil: none
	Log        *slog.Logger
	// Ready is nil while leads can be taken, or says why not.
	Ready func(context.Context) error
	// Metrics answers /metrics; MetricsToken is what its readers show, "": they must be on this machine.
	Metrics      http.Handler
	MetricsToken string
	Watch        Watcher // nil: nobody watches
	// DemoSignIns are offered on the sign-in page; empty outside a demo.
	DemoSignIns []DemoSignIn
	Simulator   Simulator // nil outside a demo
}

// API is the operations and everything around them. It is a http.Handler.
type API struct {
	Config
	huma       huma.API
	mux        *http.ServeMux
	operations []Operation
	known      *http.ServeMux    // paths without methods, to tell 405 from 404
	names      map[string]string // of operations, by pattern
	queries    queryReader       // of saved views
	newLead    *huma.Schema      // what a lead of a list is read as
	posters    *limit.Limiter    // of website forms
	wrong      []error
	document   func() ([]byte, error) // made when first asked for
	handler    http.Handler
}

// New builds the API. It fails if an operation does not say who may call it.
func New(config Config) (*API, error) {
	configureHuma()
	a := &API{Config: config, mux: http.NewServeMux(), known: http.NewServeMux(), names: map[string]string{}, posters: limit.New(postsAtOnce, postEvery, mostPosters)}
	if a.Watch == nil {
		a.Watch = unwatched{}
	}
	a.huma = humago.New(a.mux, humaConfig())
	describeEnums(a.huma.OpenAPI().Components.Schemas)
	a.declare()
	if err := errors.Join(a.wrong...); err != nil {
		return nil, fmt.Errorf("build the API: %w", err)
	}
	a.document = sync.OnceValues(func() ([]byte, error) { return describe(a.huma.OpenAPI()) })
	if err := a.declareOutside(); err != nil {
		return nil, err
	}
	a.handler = a.around(a.mux)
	return a, nil
}

// ServeHTTP answers one request.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) { a.handler.ServeHTTP(w, r) }

// Operations lists every operation with who may call it, in the order of declaration.
func (a *API) Operations() []Operation { return a.operations }

// Document is the OpenAPI document as JSON.
func (a *API) Document() ([]byte, error) { return a.document() }

// declare names every operation under Root.
func (a *API) declare() {
	a.declareSession()
	a.declareMe()
	a.declareSettings()
	a.declareMessaging()
	a.declareStatuses()
	a.declareFields()
	a.declareTags()
	a.declareLeads()
	a.declareExport()
	a.declareLeadStory()
	a.declareTasks()
	a.declareMerge()
	a.declareViews()
	a.declareBulk()
	a.declareBatches()
	a.declareImports()
	a.declareRouting()
	a.declareRules()
	a.declareReplay()
	a.declareRoutingVersions()
	a.declareRoutingDraft()
	a.declareRotations()
	a.declareMembers()
	a.declareAvailability()
	a.declareRoles()
	a.declareNotifications()
	a.declareNotificationSettings()
	a.declareSources()
	a.declareWebhooks()
	a.declareStream()
	a.declareDemo()
	a.alsoAnswers("/leads", 200, "The person is known: their open lead got the enquiry. Or, with upsert_by, the lead was changed")
}
