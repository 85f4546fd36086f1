package main

import (
	"fmt"
	"time"

	"fairlead/internal/store/upgrade"
)

// paths are what everybody is asked for.
var paths = []string{
	"/me", "/me/turns", "/roles", "/batches?limit=100", "/notifications?limit=100", "/routing", "/routing/rules", "/routing/versions?limit=100", "/routing/draft",
	"/leads/facets", "/leads?limit=100", "/leads?limit=100&sort=name", "/leads?assigned_agent=me", "/leads?assigned_agent=none",
	"/leads?assigned_agent=waiting", "/leads?status=won&status=lost", "/leads?tag=both", "/leads?q=zoe", "/leads?q=bobby+tables",
	"/leads?q=%D7%A9%D7%9C%D7%95%D7%9D", "/leads?q=lead1%40mail", "/leads?q=once",
}

// ask asks the program for what it has, as people of each kind, and keeps its answers.
func (t *teller) ask() {
	t.kept.At = time.Now().UTC().Truncate(time.Microsecond)
	for _, as := range []string{"Olga", "Ana", "Eva", "Sam"} {
		for _, path := range paths {
			t.keep(as, path)
		}
		for _, id := range t.keep(as, "/members").ids() {
			t.keep(as, fmt.Sprintf("/members/%d", id))
		}
		for _, id := range t.keep(as, "/rotations").ids() {
			t.keep(as, fmt.Sprintf("/rotations/%d", id))
			t.keep(as, fmt.Sprintf("/rotations/%d/ledger?limit=100", id))
		}
	}
	t.keep("Dee", "/me") // who is no longer let in
	for _, as := range []string{"Olga", "Sam"} {
		for _, id := range t.try(as, "GET", "/leads?limit=100", nil).ids() {
			t.keep("Ana", fmt.Sprintf("/leads/%d", id)) // who sees only hers
			for _, part := range []string{"", "/timeline?limit=100", "/decisions"} {
				t.keep(as, fmt.Sprintf("/leads/%d%s", id, part))
			}
		}
	}
}

// keep asks and keeps the answer.
func (t *teller) keep(as, path string) *answer {
	a := t.try(as, "GET", path, nil)
	kept := upgrade.Answer{As: as, Path: path, Status: a.status}
	if a.status == 200 {
		kept.Body = a.text
	}
	t.kept.Answers = append(t.kept.Answers, kept)
	return a
}
