package sqlstore

import (
	"encoding/base64"
	"encoding/json"

	"fairlead"
)

// order is how a list is sorted: by a key, selected as k, then by id, both in one direction.
type order struct {
	key, direction, beyond string
}

func (o order) by() string { return " ORDER BY k" + o.direction + ", id" + o.direction }

// oldest is the order of SortOldest.
var oldest = order{"l.created_at", "", ">"}

func orderOf(sort fairlead.LeadSort) (order, error) {
	switch sort {
	case fairlead.SortNewest, "":
		return order{"l.created_at", " DESC", "<"}, nil
	case fairlead.SortOldest:
		return oldest, nil
	case fairlead.SortName:
		return order{"l.name_key", "", ">"}, nil
	case fairlead.SortNameZA:
		return order{"l.name_key", " DESC", "<"}, nil
	}
	return order{}, fairlead.Invalid("sort", "Leads can be sorted by created_at or name, with a - in front to turn it round.")
}

func byName(sort fairlead.LeadSort) bool {
	return sort == fairlead.SortName || sort == fairlead.SortNameZA
}

// cursor is the last lead of a page, as far as the order of the list looks at it.
type cursor struct {
	Sort fairlead.LeadSort `json:"s"`
	ID   int64             `json:"i"`
	At   int64             `json:"a,omitempty"`
	Name string            `json:"n,omitempty"`
}

func (c cursor) value() any {
	if byName(c.Sort) {
		return c.Name
	}
	return c.At
}

func cursorAfter(k keyed, sort fairlead.LeadSort) string {
	c := cursor{Sort: sort, ID: k.id}
	switch key := k.key.(type) {
	case int64:
		c.At = key
	case string:
		c.Name = key
	}
	text, _ := json.Marshal(c) // numbers and texts
	return base64.RawURLEncoding.EncodeToString(text)
}

func readCursor(text string, sort fairlead.LeadSort) (cursor, error) {
	var c cursor
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
