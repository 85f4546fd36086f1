package metaads

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"time"

	"fairlead"
	"fairlead/internal/ingest"
)

const (
	// overlap is how much longer ago leads are asked for than they need to be: they are not there for all at once.
	overlap = time.Hour
	// wholeEvery is how often a form is asked for whose count has not changed.
	wholeEvery = 24 * time.Hour
	// enough is how much of what is allowed we use, in percent.
	enough = 80
	// atOnce is how many are asked for at once.
	atOnce = "100"
)

// asking is one conversation about a source.
type asking struct {
	*Connector
	ctx    context.Context
	source fairlead.Source
	sink   ingest.Sink
	asked  fairlead.Asked
	began  time.Time
	used   float64 // of what is allowed, in percent
}

// Ask sees to it that Meta sends the leads of each page, and asks for the forms, and for leads that it has not sent.
func (c *Connector) Ask(ctx context.Context, s fairlead.Source, sink ingest.Sink) (fairlead.Asked, error) {
	a := &asking{Connector: c, ctx: ctx, source: s, sink: sink, began: c.now(), asked: fairlead.Asked{At: s.Asked.At, Pages: s.Asked.Pages, Forms: maps.Clone(s.Asked.Forms)}}
	if a.asked.Forms == nil {
		a.asked.Forms = map[string]fairlead.AskedForm{}
	}
	pages, err := a.pages()
	if err != nil {
		return a.asked, whole(err)
	}
	a.asked.Pages = nil
	var first error
	for _, p := range pages {
		told, err := a.page(p)
		a.asked.Pages = append(a.asked.Pages, told)
		if first == nil {
			first = err
		}
		if ctx.Err() != nil {
			break
		}
	}
	if first == nil {
		a.asked.At = a.began
	}
	return a.asked, first
}

// whole makes of an error one that holds for all of the source.
func whole(err error) error {
	var r *refusal
	if errors.As(err, &r) {
		return &ingest.Unready{Problem: "Facebook does not answer: " + r.Error(), Wait: longPause}
	}
	return err
}

// call asks the Graph API, unless most of what is allowed has been used.
func (a *asking) call(method, path, token string, query url.Values, into any) error {
	if a.used >= enough {
		return &ingest.Unready{Problem: fmt.Sprintf("Facebook has answered %.0f %% of what it allows. The rest is asked for in an hour.", a.used), Wait: longPause}
	}
	query.Set("access_token", token)
	used, err := a.graph.ask(a.ctx, method, place(a.source)+path, query, into)
	a.used = max(a.used, used)
	return err
}

// graphPage is a page, and the token that speaks for it.
type graphPage struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Token string `json:"access_token"`
}

// list is a part of a list, and where it goes on.
type list[T any] struct {
	Data   []T `json:"data"`
	Paging struct {
		Next    string `json:"next"`
		Cursors struct {
			After string `json:"after"`
		} `json:"cursors"`
	} `json:"paging"`
}

// after is where a list goes on; "": it does not.
func (l list[T]) after() string {
	if l.Paging.Next == "" {
		return ""
	}
	return l.Paging.Cursors.After
}

// all reads a list to its end.
func all[T any](a *asking, path, token, fields string) (items []T, err error) {
	query := url.Values{"fields": {fields}, "limit": {atOnce}}
	for {
		var part list[T]
		if err := a.call(http.MethodGet, path, token, query, &part); err != nil {
			return nil, err
		}
		items = append(items, part.Data...)
		if part.after() == "" {
			return items, nil
		}
		query.Set("after", part.after())
	}
}

// pages are those that the token speaks for, as far as they are wanted. A page's own token knows no others.
func (a *asking) pages() ([]graphPage, error) {
	token := a.source.Settings[PageToken]
	pages, err := all[graphPage](a, "me/accounts", token, "id,name,access_token")
	var r *refusal
	if errors.As(err, &r) && r.Code == 100 {
		page := graphPage{Token: token}
		err = a.call(http.MethodGet, "me", token, url.Values{"fields": {"id,name"}}, &page)
		pages = []graphPage{page}
	}
	wanted := listed(a.source.Settings[PageIDs])
	return slices.DeleteFunc(pages, func(p graphPage) bool {
		return !aPage.MatchString(p.ID) || len(wanted) > 0 && !slices.Contains(wanted, p.ID)
	}), err
}

// page asks for all of one page. What only this page refuses is noted with it.
func (a *asking) page(p graphPage) (fairlead.SourcePage, error) {
	told := fairlead.SourcePage{ID: p.ID, Name: p.Name}
	err := a.subscribe(p)
	told.Sends = err == nil
	if err == nil || !hopeless(err) {
		err = errors.Join(err, a.forms(p))
	}
	if err == nil || a.ctx.Err() != nil {
		return told, err
	}
	var unready *ingest.Unready
	var r *refusal
	switch {
	case errors.As(err, &unready):
		told.Problem = unready.Problem
		return told, unready
	case errors.As(err, &r) && r.denied():
		told.Problem = r.advice()
	default:
		told.Problem = firstOf(err).Error()
	}
	return told, nil
}

// hopeless reports whether it makes no sense to ask for anything else.
func hopeless(err error) bool {
	var unready *ingest.Unready
	return errors.As(err, &unready) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// firstOf is the first of joined errors.
func firstOf(err error) error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()[0]
	}
	return err
}
