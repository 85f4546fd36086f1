package bench

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"fairlead"
	"fairlead/internal/server"
	"fairlead/internal/store"
)

// What P7 asks with.
const (
	pageOf     = 50
	pageTimes  = 3 // each list; the time in the middle counts
	listTriple = 150
	listAll    = 25
	slowest    = 10
)

// lists measures P7 on both databases: pages of leads by filters alone and together.
func (r *run) lists() error {
	for name, at := range map[string]place{"SQLite": r.file, "PostgreSQL": r.database} {
		database, remove, err := r.seededAt(name, at)
		if err != nil {
			return err
		}
		if database == "" {
			continue
		}
		if err := errors.Join(r.listsOf(name, database), remove()); err != nil {
			return fmt.Errorf("lists on %s: %w", name, err)
		}
	}
	return nil
}

// seededAt is a database full of leads: one that the caller has, or a new one.
func (r *run) seededAt(name string, at place) (database string, remove func() error, err error) {
	keep := func() error { return nil }
	for _, database := range r.Seeded {
		if strings.Contains(database, "://") == (name == "PostgreSQL") {
			return database, keep, nil
		}
	}
	if len(r.Seeded) > 0 || name == "PostgreSQL" && r.Postgres == "" {
		return "", keep, nil
	}
	if database, remove, err = at(); err != nil {
		return "", nil, err
	}
	return database, remove, Seed(r.ctx, database, r.Leads, 1, r.out)
}

func (r *run) listsOf(name, database string) error {
	s, err := server.Open(r.ctx, database)
	if err != nil {
		return err
	}
	defer s.Close()
	workspaces, err := s.Workspaces(r.ctx)
	if err != nil {
		return err
	}
	l := &lister{ctx: r.ctx, store: s, workspace: workspaces[0].ID}
	if l.draws, err = newDraws(r.ctx, s, l.workspace); err != nil {
		return err
	}
	if err := l.askAll(); err != nil {
		return err
	}
	yardstick, err := l.byKey()
	if err != nil {
		return err
	}
	for _, of := range []struct {
		what string
		time func(asked) time.Duration
	}{{"a page of leads", func(a asked) time.Duration { return a.alone }}, {"a page of leads with its total", func(a asked) time.Duration { return a.alone + a.total }}} {
		for _, p := range []struct {
			q, goal float64
		}{{0.5, 5}, {0.99, 40}} {
			r.add(Row{Name: "P7", What: fmt.Sprintf("%s, %s, p%v of %d lists", of.what, name, p.q*100, len(l.asked)), Value: l.percentile(p.q, of.time), Unit: "ms",
				Yardstick: yardstick, Against: "50 leads by their keys", Goal: fmt.Sprintf("≤ %v ms", p.goal)}, valueAtMost(p.goal))
		}
	}
	return l.showSlowest(r)
}

// lister asks for lists and keeps how long they took.
type lister struct {
	ctx       context.Context
	store     store.Store
	workspace int64
	draws     *draws
	asked     []asked
}

type asked struct {
	kind         string
	query        store.LeadQuery
	alone, total time.Duration
}

// askAll asks for each filter alone in every order and some pages further on, then for pairs, triples and all together.
func (l *lister) askAll() error {
	d := l.draws
	sorts := fairlead.LeadSorts()
	anySort := func() fairlead.LeadSort { return sorts[d.IntN(len(sorts))] }
	for _, kind := range append([]string{""}, kinds...) {
		for range 4 {
			f := l.narrowed(d.leads[d.IntN(len(d.leads))], kind)
			if d.IntN(4) == 0 {
				f = l.narrowed(d.rare, kind)
			}
			for _, sort := range sorts {
				if err := l.pages("alone", f, sort); err != nil {
					return err
				}
			}
		}
	}
	for i, kind := range kinds {
		for _, other := range kinds[i+1:] {
			for _, sort := range []fairlead.LeadSort{fairlead.SortNewest, anySort(), anySort()} {
				if err := l.ask("pair", l.narrowed(fairlead.Lead{}, kind, other), sort); err != nil {
					return err
				}
			}
		}
	}
	for range listTriple {
		if err := l.ask("triple", l.narrowed(fairlead.Lead{}, kinds[d.IntN(len(kinds))], kinds[d.IntN(len(kinds))], kinds[d.IntN(len(kinds))]), anySort()); err != nil {
			return err
		}
	}
	for range listAll {
		if err := l.ask("all", l.narrowed(fairlead.Lead{}, kinds...), anySort()); err != nil {
			return err
		}
	}
	return nil
}

// narrowed draws a filter of some kinds from what a lead has; of no lead: from another one for each kind, the rarest at times.
func (l *lister) narrowed(lead fairlead.Lead, kinds ...string) fairlead.LeadFilter {
	var f fairlead.LeadFilter
	d := l.draws
	for _, kind := range kinds {
		from := lead
		if lead.CreatedAt.IsZero() {
			if from = d.leads[d.IntN(len(d.leads))]; d.IntN(5) == 0 {
				from = d.rare
			}
		}
		d.draw(&f, kind, from)
	}
	return f
}

// pages asks for the first page, one that is further on, and the one before that.
func (l *lister) pages(kind string, f fairlead.LeadFilter, sort fairlead.LeadSort) error {
	if err := l.ask(kind, f, sort); err != nil {
		return err
	}
	const pages, of = 5, 200
	var next, previous string
	err := l.store.Read(l.ctx, l.workspace, func(tx store.Tx) error {
		q := store.LeadQuery{Filter: f, Scope: fairlead.LeadScope{All: true}, Sort: sort, Limit: of}
		for range pages {
			page, err := tx.Leads().List(q)
			if err != nil || page.Next == "" {
				return err
			}
			next, previous, q.Cursor = page.Next, page.Previous, page.Next
		}
		return nil
	})
	for _, cursor := range []string{next, previous} {
		if cursor != "" && err == nil {
			err = l.askFrom(kind, store.LeadQuery{Filter: f, Sort: sort, Cursor: cursor})
		}
	}
	return err
}

func (l *lister) ask(kind string, f fairlead.LeadFilter, sort fairlead.LeadSort) error {
	return l.askFrom(kind, store.LeadQuery{Filter: f, Sort: sort})
}

func (l *lister) askFrom(kind string, q store.LeadQuery) error {
	q.Scope, q.Limit = fairlead.LeadScope{All: true}, pageOf
	a := asked{kind: kind, query: q}
	var err error
	if a.alone, err = l.timed(func(tx store.Tx) error { _, err := tx.Leads().List(q); return err }); err == nil {
		a.total, err = l.timed(func(tx store.Tx) error { _, err := tx.Leads().Total(q.Filter, q.Scope); return err })
	}
	l.asked = append(l.asked, a)
	if err != nil {
		return fmt.Errorf("%s: %w", described(q), err)
	}
	return nil
}

// timed is the time in the middle of some.
func (l *lister) timed(fn func(store.Tx) error) (time.Duration, error) {
	var times []time.Duration
	for range pageTimes {
		begin := time.Now()
		if err := l.store.Read(l.ctx, l.workspace, fn); err != nil {
			return 0, err
		}
		times = append(times, time.Since(begin))
	}
	slices.Sort(times)
	return times[len(times)/2], nil
}

// byKey is how many milliseconds it takes to read as many leads as a page has by their keys.
func (l *lister) byKey() (float64, error) {
	var of tally
	for range 200 {
		ids := make([]int64, pageOf)
		for i := range ids {
			ids[i] = l.draws.leads[l.draws.IntN(len(l.draws.leads))].ID
		}
		took, err := l.timed(func(tx store.Tx) error { _, err := tx.Leads().Get(ids, fairlead.LeadScope{All: true}); return err })
		if err != nil {
			return 0, err
		}
		of.times = append(of.times, took)
	}
	return of.percentile(0.5), nil
}

func (l *lister) percentile(q float64, time func(asked) time.Duration) float64 {
	var t tally
	for _, a := range l.asked {
		t.times = append(t.times, time(a))
	}
	return t.percentile(q)
}

// showSlowest prints the lists that took longest, with how the database goes about them.
func (l *lister) showSlowest(r *run) error {
	slices.SortFunc(l.asked, func(a, b asked) int { return cmp.Compare(b.alone+b.total, a.alone+a.total) })
	for _, a := range l.asked[:min(slowest, len(l.asked))] {
		fmt.Fprintf(r.out, "%.1f ms and %.1f ms for the total: %s, by %s\n", millis(a.alone), millis(a.total), a.kind, described(a.query))
		explained, err := l.store.(store.Explainer).Explain(l.ctx, l.workspace, func(tx store.Tx) error {
			_, listErr := tx.Leads().List(a.query)
			_, err := tx.Leads().Total(a.query.Filter, a.query.Scope)
			return errors.Join(listErr, err)
		})
		if err != nil {
			return err
		}
		for _, e := range explained {
			fmt.Fprintf(r.out, "    %s\n        %s\n", strings.Join(strings.Fields(e.Text), " "), strings.Join(e.Plan, "\n        "))
		}
	}
	return nil
}

func millis(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
