package httpapi

import (
	"errors"
	"log/slog"
	"net/http"
	"strings"

	"fairlead"
	"fairlead/internal/ingest"
	"fairlead/internal/ingest/webform"
)

// toFormPage leads whoever opens the address that takes posts to the page.
func (a *API) toFormPage(w http.ResponseWriter, r *http.Request) {
	if v, there := a.visit(w, r); there {
		http.Redirect(w, r, formPagePath(v.of.Source), http.StatusFound)
	}
}

// formPage shows the form. What it says of its visitor it sends along.
func (a *API) formPage(w http.ResponseWriter, r *http.Request) {
	v, there := a.visit(w, r)
	if !there {
		return
	}
	at := reachedAt(r)
	visit := webform.Visit{Page: at + r.URL.RequestURI()}
	if from := r.Referer(); !strings.HasPrefix(from, at+"/form/") && !strings.HasPrefix(from, at+"/hooks/form/") {
		visit.Referrer = from
	}
	html, err := webform.Render(v.of.Source, v.site(), visit)
	v.page(http.StatusOK, html, err)
}

// site is what the page is shown with.
func (v *formVisit) site() webform.Site {
	w := v.of.Workspace
	return webform.Site{Workspace: w.Name, Currency: w.Currency, Fields: v.of.Fields, PostTo: hookPath(v.of.Source)}
}

// formThanks is where visitors go afterwards. of is the id of what they have sent, which nobody else knows.
func (a *API) formThanks(w http.ResponseWriter, r *http.Request) {
	v, there := a.visit(w, r)
	if !there {
		return
	}
	lines := []string{v.form.ThanksText()}
	if of := r.URL.Query().Get("of"); of != "" && v.form.ShowAgent {
		taken, err := a.App.Taken(r.Context(), v.of.Workspace.ID, v.of.Source.ID, of)
		if err != nil {
			v.cannot(err)
			return
		}
		if taken.Agent != nil {
			lines = append(lines, taken.Agent.Name+" looks after your enquiry.")
		}
	}
	html, err := webform.Note(v.of.Workspace.Name, "Thank you", "", lines...)
	v.page(http.StatusOK, html, err)
}

// refuse says what is wrong: to a person on the form itself, with what they have filled in.
func (v *formVisit) refuse(request ingest.Request, refused *ingest.Refused) {
	if v.asJSON {
		v.json(refused.Status, hookAnswer{refused.Problem})
		return
	}
	if refused.Status == http.StatusUnprocessableEntity {
		if posted, err := webform.Parse(request); err == nil {
			html, err := webform.Render(v.of.Source, v.site(), webform.Again(posted, v.form, refused.Problem))
			v.page(refused.Status, html, err)
			return
		}
	}
	title := "This was not sent"
	if refused.Status == http.StatusTooManyRequests {
		title = "Please wait a moment"
	}
	v.note(refused.Status, title, refused.Problem)
}

// cannot says that there is no form, or that nothing can be kept at the moment.
func (v *formVisit) cannot(err error) {
	status, title, text := http.StatusInternalServerError, "This was not sent", "Something went wrong on our side. Go back, and send it again."
	switch {
	case errors.Is(err, fairlead.ErrNotFound):
		status, title, text = http.StatusNotFound, "This form does not exist", "Perhaps it is not in use any more."
	case fairlead.KindOf(err) == fairlead.KindUnavailable || v.r.Context().Err() != nil:
		status, title, text = http.StatusServiceUnavailable, "Please try again in a minute", "This cannot be kept at the moment. Go back: what you have filled in should still be there."
		v.w.Header().Set("Retry-After", "60")
	default:
		v.Log.LogAttrs(v.r.Context(), slog.LevelError, "a website form could not be heard", slog.String("error", err.Error()))
	}
	if v.asJSON {
		v.json(status, hookAnswer{title + ". " + text})
		return
	}
	v.note(status, title, text)
}

func (v *formVisit) note(status int, title, text string) {
	again := ""
	if v.of.Source.Key != "" {
		again = formPagePath(v.of.Source)
	}
	html, err := webform.Note(v.of.Workspace.Name, title, again, text)
	v.page(status, html, err)
}

// page answers with a page that runs no script, and that search engines do not list.
func (v *formVisit) page(status int, html []byte, err error) {
	if err != nil {
		v.fail(v.w, v.r, err)
		return
	}
	header := v.w.Header()
	header.Set("Content-Type", "text/html; charset=utf-8")
	header.Set("Content-Security-Policy", webform.Policy(v.form))
	header.Set("X-Robots-Tag", "noindex")
	header.Set("Cache-Control", "no-store")
	v.w.WriteHeader(status)
	_, _ = v.w.Write(html)
}
