package metaads

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"fairlead"
	"fairlead/internal/ingest"
)

// graphForm is a form of a page.
type graphForm struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	Status    string `json:"status"`
	Leads     *int   `json:"leads_count"`
	Organic   int    `json:"organic_leads_count"`
	Expired   int    `json:"expired_leads_count"`
	Questions []struct {
		Key   string `json:"key"`
		Label string `json:"label"`
	} `json:"questions"`
}

const formFields = "id,name,questions"

func (f graphForm) form() ingest.Form {
	form := ingest.Form{Key: f.ID, Name: f.Name}
	for _, q := range f.Questions {
		form.Questions = append(form.Questions, ingest.Answer{Key: q.Key, Label: q.Label})
	}
	return form
}

// counted is how many leads a form has had; -1: nobody says.
func (f graphForm) counted() int {
	if f.Leads == nil {
		return -1
	}
	return *f.Leads + f.Organic + f.Expired
}

// Form asks for a form.
func (c *Connector) Form(ctx context.Context, s fairlead.Source, key string) (ingest.Form, error) {
	if !aPage.MatchString(key) {
		return ingest.Form{}, &ingest.Failed{Problem: "This is no id of a form."}
	}
	var f graphForm
	_, err := c.graph.ask(ctx, http.MethodGet, place(s)+key, url.Values{"fields": {formFields}, "access_token": {s.Settings[PageToken]}}, &f)
	return f.form(), err
}

// forms asks for the forms of a page, and for the leads of each that may have some.
func (a *asking) forms(p graphPage) error {
	forms, err := all[graphForm](a, p.ID+"/leadgen_forms", p.Token, formFields+",status,leads_count,organic_leads_count,expired_leads_count")
	for i := 0; i < len(forms) && err == nil; i++ {
		if f := forms[i]; aPage.MatchString(f.ID) && f.Status != "DRAFT" {
			if err = a.sink.Form(f.form()); err == nil && a.worth(f) {
				err = a.leads(f, p.Token)
			}
		}
	}
	return err
}

// worth reports whether a form may have leads that are not here: each call counts.
func (a *asking) worth(f graphForm) bool {
	last, known := a.asked.Forms[f.ID]
	return last.Next != "" || !known || f.counted() < 0 || f.counted() != last.Leads || a.began.Sub(last.Until) > wholeEvery
}

// leads asks for the leads of a form that have come since it was asked for last.
func (a *asking) leads(f graphForm, token string) error {
	last := a.asked.Forms[f.ID]
	if last.Next == "" {
		last.Begun = a.began
	}
	query := url.Values{"fields": {leadFields}, "limit": {atOnce}, "filtering": {`[{"field":"time_created","operator":"GREATER_THAN_OR_EQUAL","value":` +
		strconv.FormatInt(a.since(last).Unix(), 10) + `}]`}}
	for {
		if last.Next != "" {
			query.Set("after", last.Next)
		}
		var part list[json.RawMessage]
		if err := a.call(http.MethodGet, f.ID+"/leads", token, query, &part); err != nil {
			return err
		}
		if err := a.hand(part.Data); err != nil {
			return err
		}
		if last.Next = part.after(); last.Next == "" {
			a.asked.Forms[f.ID] = fairlead.AskedForm{Until: last.Begun, Leads: f.counted()}
			return nil
		}
		a.asked.Forms[f.ID] = last
	}
}

// since is from when on leads are asked for.
func (a *asking) since(last fairlead.AskedForm) time.Time {
	days, _ := strconv.Atoi(a.source.Settings[FetchDays]) // it was checked; none are none
	since := a.source.CreatedAt.AddDate(0, 0, -days)
	for _, at := range []time.Time{last.Until.Add(-overlap), a.began.AddDate(0, 0, -keptDays)} {
		if at.After(since) {
			since = at
		}
	}
	return since
}

// hand gives a part of the leads of a form to the sink, as it came but for where the list goes on: the token is in that.
func (a *asking) hand(data []json.RawMessage) error {
	received := ingest.Received{}
	for _, raw := range data {
		var l graphLead
		if json.Unmarshal(raw, &l) == nil && aPage.MatchString(l.ID) {
			received.Leads = append(received.Leads, ingest.Item{ID: l.ID, Test: l.test(), At: l.created()})
		}
	}
	if len(received.Leads) == 0 {
		return nil
	}
	var err error
	if received.Keep, err = json.Marshal(told{Data: data}); err != nil {
		return err
	}
	return a.sink.Leads(received)
}
