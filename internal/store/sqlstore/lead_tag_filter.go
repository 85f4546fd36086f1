package sqlstore

import (
	"slices"
	"strings"

	"fairlead"
	"fairlead/internal/store"
)

// tagFilters ask for one of some tags, for each of others, and for none of yet others.
func (w *where) tagFilters(f fairlead.LeadFilter) []filter {
	var all []filter
	asked := func(tag string) bool { return slices.Contains(f.TagsAll, tag) }
	if len(f.Tags) > 0 && !slices.ContainsFunc(f.Tags, asked) {
		all = append(all, w.tagged(f.Tags))
	}
	for _, tag := range f.TagsAll {
		all = append(all, w.tagged([]string{tag}))
	}
	if len(f.TagsNone) > 0 {
		none := w.tagged(f.TagsNone)
		none.plain, none.not, none.ordered = "NOT "+none.plain, true, false
		all = append(all, none)
	}
	return all
}

// tagged asks for one of the tags.
func (w *where) tagged(tags []string) filter {
	tags = each(tags, store.Storable)
	f := filter{from: fromTag, ordered: true, weight: asTag}.with(countTag, tags...)
	places := w.places(distinct(tags))
	f.along, f.repeats = each(places, func(place string) branch { return branch{condition: "t.tag = " + place} }), len(places) > 1
	f.plain = `EXISTS (SELECT 1 FROM lead_tag x WHERE x.workspace_id = $1 AND x.tag IN (` + strings.Join(places, ", ") +
		`) AND x.created_at = l.created_at AND x.lead_id = l.id LIMIT 1 OFFSET 0)`
	return f
}
