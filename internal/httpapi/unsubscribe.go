package httpapi

import (
	"net/http"

	"fairlead/internal/ingest/webform"
)

// declareUnsubscribe names where the links in mails lead: RFC 8058 has programs post there. Whoever only opens the address, such
// as a filter that looks at links, changes nothing.
func (a *API) declareUnsubscribe() {
	a.outside("GET", "/unsubscribe/{of}", Public, a.askUnsubscribe)
	a.outside("POST", "/unsubscribe/{of}", Public, a.unsubscribe)
}

func (a *API) askUnsubscribe(w http.ResponseWriter, r *http.Request) {
	words, err := a.App.Unsubscription(r.Context(), r.PathValue("of"))
	if err != nil {
		a.fail(w, r, err)
		return
	}
	html, err := webform.Ask("No more mails about "+words+"?", "You can switch them on again in Fairlead, under your notification settings.", "No more mails")
	a.plainPage(w, r, html, err)
}

func (a *API) unsubscribe(w http.ResponseWriter, r *http.Request) {
	if err := a.App.Unsubscribe(r.Context(), r.PathValue("of")); err != nil {
		a.fail(w, r, err)
		return
	}
	html, err := webform.Note("", "You get no more of these mails", "", "You can switch them on again in Fairlead, under your notification settings.")
	a.plainPage(w, r, html, err)
}

// plainPage answers with a page that runs no script, that nobody frames, and that search engines do not list.
func (a *API) plainPage(w http.ResponseWriter, r *http.Request, html []byte, err error) {
	if err != nil {
		a.fail(w, r, err)
		return
	}
	header := w.Header()
	header.Set("Content-Type", "text/html; charset=utf-8")
	header.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'")
	header.Set("X-Robots-Tag", "noindex")
	header.Set("Cache-Control", "no-store")
	header.Set("Referrer-Policy", "no-referrer")
	_, _ = w.Write(html)
}
