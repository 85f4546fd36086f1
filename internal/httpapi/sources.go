package httpapi

import (
	"context"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/ingest"
	"fairlead/internal/ingest/email"
	"fairlead/internal/usecase"
)

func (a *API) declareSources() {
	const tag = "Sources"
	manage := needs(access.ToIntegrate...)
	register(a, Operation{"GET", "/sources", manage, "list-sources", tag, "Where leads come from by themselves", 0, false}, a.listSources)
	register(a, Operation{"POST", "/sources", manage, "create-source", tag, "Add a source; the answer says to which address it sends leads", 201, false}, a.createSource)
	register(a, Operation{"POST", "/sources/mail/try", manage, "try-mail", tag, "What would be read of a mail with a template; without one it is proposed. Nothing is kept", 0, false}, a.tryMail)
	register(a, Operation{"GET", "/sources/{id}", manage, "get-source", tag, "A source", 0, false}, a.getSource)
	register(a, Operation{"PATCH", "/sources/{id}", manage, "change-source", tag, "Rename a source, or change its settings", 0, false}, a.changeSource)
	register(a, Operation{"POST", "/sources/{id}/ask", manage, "ask-source", tag, "Ask the vendor now for leads that it has not sent, and try again what it could not tell", 0, false}, a.askSource)
	register(a, Operation{"DELETE", "/sources/{id}", manage, "delete-source", tag, "Delete a source and what it was sent; its leads stay", 0, false}, a.deleteSource)
	register(a, Operation{"GET", "/sources/{id}/forms", manage, "list-source-forms", tag, "The forms whose leads have come, and where their answers go", 0, false}, a.listSourceForms)
	register(a, Operation{"PUT", "/sources/{id}/forms", manage, "save-source-form", tag, "Name a form, and say where the answers of its leads go", 0, false}, a.saveSourceForm)
	register(a, Operation{"GET", "/sources/{id}/code", manage, "get-form-code", tag, "How a website form gets onto a website: as a page, as HTML, in a frame, from a program", 0, false}, a.formCode)
	register(a, Operation{"GET", "/sources/{id}/arrivals", manage, "list-arrivals", tag, "What a source was sent, newest first", 0, false}, a.listArrivals)
	register(a, Operation{"GET", "/arrivals/{id}", manage, "get-arrival", tag, "What a source was sent, as it came", 0, false}, a.getArrival)
	register(a, Operation{"POST", "/arrivals/{id}/replay", manage, "replay-arrival", tag, "Take in again what could not be", 0, false}, a.replayArrival)
}

// Source is where leads come from by themselves.
type Source struct {
	ID          int64               `json:"id"`
	Kind        fairlead.SourceKind `json:"kind"`
	Name        string              `json:"name"`
	HookURL     string              `json:"hook_url" doc:"Where it sends leads. Who knows this address can send some, too, as far as the kind has no other proof. Empty for mail"`
	Address     *string             `json:"address" doc:"mail: to which address it sends mails; null for other kinds, and while this server takes no mails"`
	Settings    map[string]string   `json:"settings" doc:"What was entered, but for what is secret"`
	Secrets     []string            `json:"secrets" doc:"The settings that are secret and were entered"`
	Form        *WebsiteForm        `json:"form" doc:"form: what it asks; null for other kinds"`
	Problem     *string             `json:"problem" doc:"Why its vendor cannot be asked for anything, and what to do"`
	AskedAt     *time.Time          `json:"asked_at" doc:"When its vendor was asked last for leads that it had not sent, and told all of them"`
	Pages       []SourcePage        `json:"pages" doc:"meta: the pages whose leads come"`
	LastAt      *time.Time          `json:"last_at" doc:"When it was sent something last"`
	LastProblem *string             `json:"last_problem" doc:"Why the last of it was refused"`
	Due         int                 `json:"due" doc:"Leads that are about to be taken in"`
	Failed      int                 `json:"failed" doc:"Leads that could not be taken in"`
	CreatedAt   time.Time           `json:"created_at"`
}

// SourcePage is what leads of a source belong to at its vendor.
type SourcePage struct {
	ID      string  `json:"id"`
	Name    string  `json:"name"`
	Sends   bool    `json:"sends" doc:"The vendor sends its leads as they come"`
	Problem *string `json:"problem" doc:"Why not, or why its leads cannot be asked for"`
}

func (a *API) wireSource(v usecase.SourceView, from whence) Source {
	base := v.PublicURL
	if base == "" {
		base = from.base
	}
	s := Source{ID: v.ID, Kind: v.Kind, Name: v.Name, HookURL: hookURL(base, v.Source), Address: orNull(a.mailAddress(v.Source)), Settings: map[string]string{}, Secrets: []string{}, Pages: []SourcePage{}, Form: wireForm(v.Source, base), Problem: orNull(v.Problem), AskedAt: orNull(v.Asked.At),
		LastAt: orNull(v.LastAt), LastProblem: orNull(v.LastProblem), Due: v.Due, Failed: v.Failed, CreatedAt: v.CreatedAt}
	for _, p := range v.Asked.Pages {
		s.Pages = append(s.Pages, SourcePage{p.ID, p.Name, p.Sends, orNull(p.Problem)})
	}
	for _, setting := range settingsOf(a.Connectors[v.Kind]) {
		switch value := v.Settings[setting.Name]; {
		case value == "":
		case setting.Secret:
			s.Secrets = append(s.Secrets, setting.Name)
		default:
			s.Settings[setting.Name] = value
		}
	}
	return s
}

// whence is how the caller has reached this instance, which is how others reach it if nobody says otherwise.
type whence struct{ base string }

// Resolve notes it.
func (w *whence) Resolve(ctx huma.Context) []error {
	r, _ := humago.Unwrap(ctx)
	w.base = reachedAt(r)
	return nil
}

func reachedAt(r *http.Request) string {
	if encrypted(r) {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

func settingsOf(c ingest.Connector) []ingest.Setting {
	if c == nil {
		return nil
	}
	return c.Settings()
}

// settingsFor checks what was entered for a source of a kind; what was not entered stays as it was.
func (a *API) settingsFor(kind fairlead.SourceKind, was map[string]string, in SourceSettings) (map[string]string, error) {
	settings, entered := maps.Clone(was), in.entered()
	if settings == nil {
		settings = map[string]string{}
	}
	known := settingsOf(a.Connectors[kind])
	for _, name := range slices.Sorted(maps.Keys(entered)) {
		value := entered[name]
		switch {
		case !slices.ContainsFunc(known, func(s ingest.Setting) bool { return s.Name == name }):
			return nil, fairlead.Invalid(name, "A source of this kind has no such setting.")
		default:
			settings[name] = strings.TrimSpace(value)
		}
	}
	for _, s := range known {
		switch value := settings[s.Name]; {
		case s.TooLong(value) != "":
			return nil, fairlead.Invalid(s.Name, s.TooLong(value))
		case value == "" && s.Required:
			return nil, fairlead.Invalid(s.Name, "Enter this: without it no lead can come.")
		case value != "" && s.Check != nil && s.Check(value) != "":
			return nil, fairlead.Invalid(s.Name, s.Check(value))
		case was != nil && s.Reached && value != was[s.Name]:
			if kept := keptSecret(known, entered); kept != "" {
				return nil, fairlead.Invalid(kept, "Enter this again: it would be sent to another address.")
			}
		}
	}
	return withForm(kind, settings, in.Form)
}

// keptSecret is a secret that was entered before, and is not now; "": there is none.
func keptSecret(known []ingest.Setting, entered map[string]string) string {
	for _, s := range known {
		if s.Secret && strings.TrimSpace(entered[s.Name]) == "" {
			return s.Name
		}
	}
	return ""
}

// SourceSettings are what an admin enters for a source; which belong to which kind, the descriptions say.
type SourceSettings struct {
	Key          *string `json:"key,omitempty" doc:"google: the key that is typed with the form at Google, and sent along by it. It is not shown again"`
	AppSecret    *string `json:"app_secret,omitempty" doc:"meta: the secret of the app, which signs what Meta sends. It is not shown again"`
	VerifyToken  *string `json:"verify_token,omitempty" doc:"meta: what is typed into Meta's dashboard beside the address"`
	PageToken    *string `json:"page_token,omitempty" doc:"meta: the long-lived access token of a page, or of somebody who looks after several. It is not shown again"`
	PageIDs      *string `json:"page_ids,omitempty" doc:"meta: the pages whose leads are taken, with commas between them; none: all that the token knows"`
	FetchDays    *string `json:"fetch_days,omitempty" doc:"meta: how many days back leads are fetched that came before the source was here, 0 to 90"`
	GraphURL     *string `json:"graph_url,omitempty" doc:"meta: another Graph API, for tests and proxies"`
	GraphVersion *string `json:"graph_version,omitempty" doc:"meta: another version of the Graph API, such as v26.0"`
	ClientSecret *string `json:"client_secret,omitempty" doc:"linkedin: the secret of the app, which signs what LinkedIn sends. tiktok: as well; without it nothing has to be signed. It is not shown again"`
	AccessToken  *string `json:"access_token,omitempty" doc:"linkedin: the access token with which leads are read. It is not shown again"`
	APIURL       *string `json:"api_url,omitempty" doc:"linkedin: another API, for tests and proxies"`
	APIVersion   *string `json:"api_version,omitempty" doc:"linkedin: another version of the API, such as 202607"`
	Template     *string `json:"template,omitempty" doc:"mail: a sample mail in which what is read is replaced by {name}, {first_name}, {last_name}, {email}, {phone}, {company}, {country}, {language}, {value}, {message}, {fields.KEY} or {ignore}. Empty: lines such as Name: Jo are read"`
	Senders      *string `json:"senders,omitempty" doc:"mail: the addresses and domains whose mails are taken, with commas between them. Empty: everybody's"`

	Form *WebsiteFormChange `json:"form,omitempty" doc:"form: what it asks. Left out when it is added, it asks for name, e-mail, phone and a message"`
}

func (s SourceSettings) entered() map[string]string {
	settings := map[string]string{}
	for name, value := range map[string]*string{"key": s.Key, "app_secret": s.AppSecret, "verify_token": s.VerifyToken, "page_token": s.PageToken,
		"page_ids": s.PageIDs, "fetch_days": s.FetchDays, "graph_url": s.GraphURL, "graph_version": s.GraphVersion,
		"client_secret": s.ClientSecret, "access_token": s.AccessToken, "api_url": s.APIURL, "api_version": s.APIVersion,
		email.TemplateSetting: s.Template, email.SendersSetting: s.Senders} {
		if value != nil {
			settings[name] = *value
		}
	}
	return settings
}

// NewSource is a source to be added.
type NewSource struct {
	Kind fairlead.SourceKind `json:"kind"`
	Name string              `json:"name" minLength:"1" maxLength:"400"`
	SourceSettings
}

// SourceChange is what to change of a source; what is left out stays.
type SourceChange struct {
	Name string `json:"name" minLength:"1" maxLength:"400"`
	SourceSettings
}

type newSource struct {
	whence
	Body NewSource
}

type sourceChange struct {
	IDPath
	whence
	Body SourceChange
}

type sourceByID struct {
	IDPath
	whence
}

type allSources struct{ whence }

func (a *API) listSources(ctx context.Context, actor fairlead.Actor, in *allSources) (*Answer[List[Source]], error) {
	all, err := a.App.Sources(ctx, actor)
	if err != nil {
		return nil, err
	}
	return answer(listOf(all, func(v usecase.SourceView) Source { return a.wireSource(v, in.whence) })), nil
}

func (a *API) getSource(ctx context.Context, actor fairlead.Actor, in *sourceByID) (*Answer[Source], error) {
	v, err := a.App.Source(ctx, actor, in.ID)
	if err != nil {
		return nil, err
	}
	return answer(a.wireSource(v, in.whence)), nil
}

func (a *API) createSource(ctx context.Context, actor fairlead.Actor, in *newSource) (*Answer[Source], error) {
	settings, err := a.settingsFor(in.Body.Kind, nil, in.Body.SourceSettings)
	if err != nil {
		return nil, err
	}
	v, err := a.App.CreateSource(ctx, actor, fairlead.Source{Kind: in.Body.Kind, Name: in.Body.Name, Settings: settings})
	if err != nil {
		return nil, err
	}
	return answer(a.wireSource(v, in.whence)), nil
}

func (a *API) changeSource(ctx context.Context, actor fairlead.Actor, in *sourceChange) (*Answer[Source], error) {
	v, err := a.App.UpdateSource(ctx, actor, in.ID, in.Body.Name, func(s fairlead.Source) (map[string]string, error) {
		return a.settingsFor(s.Kind, s.Settings, in.Body.SourceSettings)
	})
	if err != nil {
		return nil, err
	}
	return answer(a.wireSource(v, in.whence)), nil
}

func (a *API) deleteSource(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Empty, error) {
	return nil, a.App.DeleteSource(ctx, actor, in.ID)
}

func (a *API) askSource(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Empty, error) {
	return nil, a.App.AskSource(ctx, actor, in.ID)
}
