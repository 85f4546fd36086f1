package httpapi

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"fairlead"
	"fairlead/internal/ingest"
	"fairlead/internal/ingest/webform"
	"fairlead/internal/limit"
	"fairlead/internal/usecase"
)

// How often one address may post to one form: so many at once, then one by one; and how many addresses are remembered.
const (
	postsAtOnce = 20
	postEvery   = 6 * time.Second
	mostPosters = 50_000
)

// TakeIn takes in now what a source was sent, which a job would do a moment later.
type TakeIn func(ctx context.Context, workspace, source int64) error

// formPagePath is where the page of a website form is.
func formPagePath(s fairlead.Source) string { return "/form/" + s.Key }

// declareWebsite names the addresses of website forms, for everybody.
func (a *API) declareWebsite() {
	const hook = "/hooks/form/{key}"
	a.outside("POST", hook, Public, a.postForm)
	a.outside("GET", hook, Public, a.toFormPage)
	a.outside("OPTIONS", hook, Public, a.preflight)
	a.outside("GET", "/form/{key}", Public, a.formPage)
	a.outside("GET", "/form/{key}/thanks", Public, a.formThanks)
}

// formVisit is one request to a website form, on its way to an answer.
type formVisit struct {
	*API
	w        http.ResponseWriter
	r        *http.Request
	of       usecase.WebsiteForm
	form     webform.Form
	asJSON   bool // a program asks
	unlogged bool // an admin has been told already
}

// visit finds the form of an address; false: it has answered why there is none.
func (a *API) visit(w http.ResponseWriter, r *http.Request) (*formVisit, bool) {
	v := &formVisit{API: a, w: w, r: r, asJSON: wantsJSON(r)}
	var err error
	if v.of, err = a.App.WebsiteForm(r.Context(), r.PathValue("key")); err != nil {
		v.cannot(err)
		return nil, false
	}
	v.form = webform.FormOf(v.of.Source)
	v.share()
	return v, true
}

// wantsJSON reports whether a program reads the answer: it has sent JSON, or says so.
func wantsJSON(r *http.Request) bool {
	accept := r.Header.Get("Accept")
	return strings.Contains(r.Header.Get("Content-Type"), "json") || strings.Contains(accept, "application/json") && !strings.Contains(accept, "text/html")
}

// share lets scripts of the websites that an admin has named read the answer.
func (v *formVisit) share() {
	v.w.Header().Add("Vary", "Origin")
	if origin := v.r.Header.Get("Origin"); origin != "" && v.form.Lists(origin) {
		v.w.Header().Set("Access-Control-Allow-Origin", origin)
		v.w.Header().Set("Access-Control-Expose-Headers", "Retry-After")
	}
}

func (a *API) preflight(w http.ResponseWriter, r *http.Request) {
	v, there := a.visit(w, r)
	if !there {
		return
	}
	if w.Header().Get("Access-Control-Allow-Origin") != "" {
		w.Header().Set("Access-Control-Allow-Methods", http.MethodPost)
		w.Header().Set("Access-Control-Allow-Headers", "Content-Type, Idempotency-Key")
		w.Header().Set("Access-Control-Max-Age", "600")
	}
	v.w.WriteHeader(http.StatusNoContent)
}

// postForm keeps what was posted, takes it in, and answers once somebody has it.
func (a *API) postForm(w http.ResponseWriter, r *http.Request) {
	v, there := a.visit(w, r)
	if !there {
		return
	}
	request, refused := v.hear()
	var received ingest.Received
	if refused == nil {
		var err error
		if received, err = a.Connectors[fairlead.KindForm].Receive(v.of.Source, request); err != nil && !errors.As(err, &refused) {
			v.cannot(err)
			return
		}
	}
	arrival := fairlead.Arrival{SourceID: v.of.Source.ID, Status: v.success(), Body: received.Keep, Leads: received.Arrived()}
	if refused != nil {
		arrival.Problem, arrival.Body = refused.Problem, refused.Keep
		if refused.Status >= http.StatusBadRequest {
			arrival.Status = refused.Status
		}
	}
	if !v.unlogged {
		if err := a.App.Receive(r.Context(), v.of.Workspace.ID, arrival); err != nil {
			v.cannot(err)
			return
		}
	}
	switch {
	case refused == nil:
		v.takeIn(received.Leads[0].ID)
	case refused.Status < http.StatusBadRequest: // a robot
		v.thank(v.success(), rand.Text(), usecase.Taken{})
	default:
		v.refuse(request, refused)
	}
}

// success is the status of an answer that all is well.
func (v *formVisit) success() int {
	if v.asJSON {
		return http.StatusCreated
	}
	return http.StatusSeeOther
}

// hear reads what is posted, if whoever posts it may.
func (v *formVisit) hear() (ingest.Request, *ingest.Refused) {
	caller := fmt.Sprintf("%d %s", v.of.Source.ID, limit.Neighbourhood(posterAddress(v.r)))
	if wait, first := v.posters.Take(v.App.Now(), caller); wait > 0 {
		v.unlogged = !first
		seconds := int(math.Ceil(wait.Seconds()))
		v.w.Header().Set("Retry-After", strconv.Itoa(seconds))
		return ingest.Request{}, &ingest.Refused{Status: http.StatusTooManyRequests, Problem: fmt.Sprintf("This came too fast after others from the same network. Wait %d seconds, then send it again.", seconds)}
	}
	if origin := v.r.Header.Get("Origin"); origin != "" && !v.form.Takes(origin) && !v.ours(origin) {
		return ingest.Request{}, &ingest.Refused{Status: http.StatusForbidden, Problem: "This form takes nothing from the website " + origin[:min(len(origin), 200)] + "."}
	}
	body, refused := heard(v.w, v.r)
	return ingest.Request{Header: v.r.Header, Body: body}, refused
}

// posterAddress is where a post comes from, as far as one can know. A proxy in the private network is believed, too, unlike at
// sign-in: behind one in another container all visitors would share one limit, and leads would be lost; who is in that network
// and lies gets past a limit.
func posterAddress(r *http.Request) string {
	address := remoteAddress(r)
	if said := lastHop(r); said != "" && net.ParseIP(address).IsPrivate() {
		return said
	}
	return address
}

// ours reports whether a post comes from our own page.
func (v *formVisit) ours(origin string) bool {
	u, err := url.Parse(origin)
	return v.r.Header.Get("Sec-Fetch-Site") == "same-origin" || err == nil && u.Host != "" && (u.Host == v.r.Host || strings.HasPrefix(v.of.Workspace.PublicURL+"/", origin+"/"))
}

// takeIn makes a lead of what is kept. If that does not work now, a job goes on with it.
func (v *formVisit) takeIn(vendorID string) {
	ctx, workspace, source := v.r.Context(), v.of.Workspace.ID, v.of.Source.ID
	err := v.TakeIn(ctx, workspace, source)
	var taken usecase.Taken
	if err == nil {
		taken, err = v.App.Taken(ctx, workspace, source, vendorID)
	}
	if err != nil {
		v.Log.LogAttrs(ctx, slog.LevelWarn, "a lead of a website form is kept, and not taken in yet", slog.String("error", err.Error()))
	}
	status := v.success()
	if taken.LeadID == 0 && v.asJSON {
		status = http.StatusAccepted
	}
	v.thank(status, vendorID, taken)
}

// formTaken is what a program is told that has posted a lead. Who has it is told only if an admin wants visitors to know.
type formTaken struct {
	Accepted bool      `json:"accepted"`
	Lead     *formLead `json:"lead,omitempty"`
}

type formLead struct {
	ID    int64 `json:"id"`
	Agent *Ref  `json:"assigned_agent"`
}

// thank answers that all is well.
func (v *formVisit) thank(status int, vendorID string, taken usecase.Taken) {
	switch {
	case v.asJSON:
		told := formTaken{Accepted: true}
		if v.form.ShowAgent && taken.LeadID != 0 {
			told.Lead = &formLead{ID: taken.LeadID}
			if taken.Agent != nil {
				told.Lead.Agent = &Ref{ID: taken.Agent.ID, Name: taken.Agent.Name}
			}
		}
		v.json(status, told)
	case v.form.Redirect != "":
		v.w.Header().Set("Location", v.form.Redirect)
		v.w.WriteHeader(status)
	default:
		v.w.Header().Set("Location", formPagePath(v.of.Source)+"/thanks?of="+url.QueryEscape(vendorID))
		v.w.WriteHeader(status)
	}
}

func (v *formVisit) json(status int, body any) {
	v.w.Header().Set("Content-Type", "application/json")
	v.w.Header().Set("Cache-Control", "no-store")
	v.w.WriteHeader(status)
	_ = jsonFormat.Marshal(v.w, body) // who hung up reads nothing
}
