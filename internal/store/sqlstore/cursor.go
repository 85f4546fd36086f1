package sqlstore

import (
	"encoding/base64"
	"encoding/json"

	"fairlead"
)

// order is how a list is sorted: by a key, selected as k, then by id, both in one direction.
type order struct {
	key   string // a column of lead, …
	index string // … and the index that has all leads in this order
	back  bool   // from the greatest
	gaps  bool   // the key can be missing; such leads come last, either way
}

const (
	createdAt = "l.created_at"
	updatedAt = "l.updated_at"
	nameOf    = "l.name_key"
	valueOf   = "l.value"
)

func (o order) by() string {
	if o.back {
		return " ORDER BY k DESC, id DESC"
	}
	return " ORDER BY k, id"
}

// oldest is the order of SortOldest.
var oldest = order{key: createdAt, index: createdIndex}

var orders = map[fairlead.LeadSort]order{
	fairlead.SortNewest:  {key: createdAt, index: createdIndex, back: true},
	fairlead.SortOldest:  oldest,
	fairlead.SortActive:  {key: updatedAt, index: "lead_updated", back: true},
	fairlead.SortQuiet:   {key: updatedAt, index: "lead_updated"},
	fairlead.SortName:    {key: nameOf, index: "lead_name"},
	fairlead.SortNameZA:  {key: nameOf, index: "lead_name", back: true},
	fairlead.SortHighest: {key: valueOf, index: "lead_value", back: true, gaps: true},
	fairlead.SortLowest:  {key: valueOf, index: "lead_value", gaps: true},
}

func orderOf(sort fairlead.LeadSort) (order, error) {
	if sort == "" {
		sort = fairlead.SortNewest
	}
	o, ok := orders[sort]
	if !ok {
		return o, fairlead.Invalid("sort", "Leads can be sorted by created_at, updated_at, name or value, with a - in front to turn it round.")
	}
	return o, nil
}

// cursor is a place in a list: a lead, as far as the order of the list looks at it.
type cursor struct {
	Sort  fairlead.LeadSort `json:"s"`
	ID    int64             `json:"i"`
	At    int64             `json:"a,omitempty"`
	Name  string            `json:"n,omitempty"`
	Value *float64          `json:"v,omitempty"` // nil by value: the lead has none
	Back  bool              `json:"b,omitempty"` // the page before the place, not the one after it …
	With  bool              `json:"w,omitempty"` // … up to the lead itself
}

// key is what the lead is sorted by; nil if it has none.
func (c cursor) key(o order) any {
	switch o.key {
	case nameOf:
		return c.Name
	case valueOf:
		return optionalFloat(c.Value)
	}
	return c.At
}

// text is a cursor as callers carry it.
func (c cursor) text() string {
	text, _ := json.Marshal(c) // numbers and texts
	return base64.RawURLEncoding.EncodeToString(text)
}

func cursorAt(k keyed, sort fairlead.LeadSort) cursor {
	c := cursor{Sort: sort, ID: k.id}
	switch key := k.key.(type) {
	case int64:
		c.At = key
	case string:
		c.Name = key
	case float64:
		c.Value = &key
	}
	return c
}

func readCursor(text string, sort fairlead.LeadSort) (cursor, error) {
	var c cursor
	if text == "" {
		return c, nil
	}
	raw, err := base64.RawURLEncoding.DecodeString(text)
	if err == nil {
		err = json.Unmarshal(raw, &c)
	}
	if err != nil || c.ID == 0 {
		return c, fairlead.Invalid("cursor", "This is not a cursor of a list of leads. Start again without one.")
	}
	if c.Sort != sort {
		return c, fairlead.Invalid("cursor", "This cursor belongs to a list in another order. Start again without one.")
	}
	return c, nil
}
