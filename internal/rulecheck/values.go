package rulecheck

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"fairlead"
	"fairlead/internal/routing"
)

// partitioning are the built-in fields by whose values rules share leads out. The status is not among them: rules see the
// one that a lead came with, and leads have moved on since.
var partitioning = []struct{ field, label string }{
	{"source", "Source"}, {"form", "Form"}, {"campaign", "Campaign"}, {"country", "Country"}, {"language", "Language"}, {"tag", "Tag"},
}

// mostValues is how many values of one field are listed.
const mostValues = 10

// checkValues finds values with which leads came that no rule asks for, of the fields that rules ask for by equality, as
// far as no rule at all takes those leads.
//
// Where a last line takes them, that is only worth saying if rules tell several values of the field apart: a rule for one
// tag is an exception, and that the others go to the last line is what it is there for. A lead is told of once, by the first
// field that says why no rule takes it.
func (c *checker) checkValues() {
	var missed []routing.Facts
	for _, f := range c.Leads {
		if !c.Policy.Takes(f) {
			missed = append(missed, f)
		}
	}
	for _, one := range c.partitioned() {
		asked := map[string]bool{}
		for _, w := range c.Policy.AsksFor(one.field) {
			asked[w.Folded] = true
		}
		if len(asked) == 0 || len(asked) == 1 && c.lastLine() != "" {
			continue
		}
		var seen []fairlead.FindingSeen
		if seen, missed = unasked(one.field, asked, missed); len(seen) > 0 {
			c.add(c.unmatched(one.field, one.label, seen))
		}
	}
}

type labelled struct{ field, label string }

func (c *checker) partitioned() []labelled {
	var all []labelled
	for _, p := range partitioning {
		all = append(all, labelled(p))
	}
	for _, f := range c.Fields {
		if f.Type.HasChoices() {
			all = append(all, labelled{fairlead.AnswerPrefix + f.Key, f.Name})
		}
	}
	return all
}

// unasked counts the leads of each value that nobody asked for, those of most leads first, and returns the leads that have none.
func unasked(field string, asked map[string]bool, leads []routing.Facts) (seen []fairlead.FindingSeen, rest []routing.Facts) {
	counted := map[string]*fairlead.FindingSeen{} // by folded value, written as the newest lead has it
	for _, f := range leads {
		once := map[string]bool{}
		for _, value := range routing.Values(field, f) {
			key := routing.Fold(value)
			if asked[key] || once[key] {
				continue
			}
			once[key] = true
			if counted[key] == nil {
				counted[key] = &fairlead.FindingSeen{Value: value}
			}
			counted[key].Leads++
		}
		if len(once) == 0 {
			rest = append(rest, f)
		}
	}
	keys := slices.SortedFunc(maps.Keys(counted), func(a, b string) int {
		return cmp.Or(cmp.Compare(counted[b].Leads, counted[a].Leads), cmp.Compare(a, b))
	})
	for _, key := range keys {
		seen = append(seen, *counted[key])
	}
	return seen, rest
}

// unmatched words it: "Source tiktok: no rule asks for it (38 recent leads). They stay unassigned."
func (c *checker) unmatched(field, label string, seen []fairlead.FindingSeen) fairlead.Finding {
	var values []string
	for _, s := range seen {
		values = append(values, fmt.Sprintf("%s (%s)", s.Value, leadsOf(s.Leads)))
	}
	where := "They stay unassigned."
	if last := c.lastLine(); last != "" {
		where = fmt.Sprintf("They go to %s, as any other lead.", last)
	}
	return fairlead.Finding{Code: fairlead.FoundUnmatchedValues, Field: field, Values: seen[:min(len(seen), mostValues)],
		Message: fmt.Sprintf("%s: no rule takes recent leads of %s. %s", label, listed(values), where)}
}

func leadsOf(n int) string {
	if n == 1 {
		return "1 lead"
	}
	return fmt.Sprintf("%d leads", n)
}

// checkForms finds rules that ask for a form from which no lead comes.
func (c *checker) checkForms() {
	said := map[int64][]fairlead.FindingSeen{}
	var rules []int64
	for _, w := range c.Policy.AsksFor("form") {
		if c.Forms[w.Folded] {
			continue
		}
		if said[w.Rule.ID] == nil {
			rules = append(rules, w.Rule.ID)
		}
		said[w.Rule.ID] = append(said[w.Rule.ID], fairlead.FindingSeen{Value: w.Value})
	}
	for _, id := range rules {
		var names []string
		for _, s := range said[id] {
			names = append(names, `"`+strings.TrimSpace(s.Value)+`"`)
		}
		c.add(fairlead.Finding{Code: fairlead.FoundUnknownForm, RuleID: id, Field: "form", Values: said[id],
			Message: fmt.Sprintf("No source has the form %s, and no lead came from it in the last 90 days.", listed(names))})
	}
}
