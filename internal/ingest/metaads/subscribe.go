package metaads

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"fairlead/internal/ingest"
)

// subscription is an app that hears of a page, and of what.
type subscription struct {
	ID     string   `json:"id"`
	Fields []string `json:"subscribed_fields"`
}

// subscribe sees to it that our app hears of a page's leads
// (https://developers.facebook.com/docs/graph-api/webhooks/getting-started/webhooks-for-leadgen).
func (a *asking) subscribe(p graphPage) error {
	var app struct {
		ID string `json:"id"`
	}
	if err := a.call(http.MethodGet, "app", p.Token, url.Values{"fields": {"id"}}, &app); err != nil && hopeless(err) {
		return err
	}
	there, err := all[subscription](a, p.ID+"/subscribed_apps", p.Token, "id,subscribed_fields")
	if err != nil {
		return err
	}
	fields := []string{"leadgen"}
	for _, s := range there {
		if s.ID != app.ID && app.ID != "" {
			continue
		}
		if slices.Contains(s.Fields, "leadgen") {
			return nil
		}
		fields = append(fields, s.Fields...)
	}
	var done struct {
		Success json.RawMessage `json:"success"` // true, or "true"
	}
	query := url.Values{"subscribed_fields": {strings.Join(fields, ",")}}
	if err := a.call(http.MethodPost, p.ID+"/subscribed_apps", p.Token, query, &done); err != nil {
		return err
	}
	if ingest.Text(done.Success) != "true" {
		return &refusal{Message: "The page could not be subscribed to"}
	}
	return nil
}
