package httpapi

import (
	"strconv"

	"fairlead"
)

// Ref names a row: its id, and its name as it is now.
type Ref struct {
	ID   int64  `json:"id"`
	Name string `json:"name"`
}

// List is a page of a list.
type List[T any] struct {
	Items      []T     `json:"items"`
	NextCursor *string `json:"next_cursor" doc:"Pass as cursor to read on; null at the end"`
}

// listOf is a list that has no further page.
func listOf[From, To any](from []From, wire func(From) To) List[To] {
	return pageOf(from, wire, 0)
}

// pageOf is a page of a list; next is the number the following page begins before, 0 at the end.
func pageOf[From, To any](from []From, wire func(From) To, next int64) List[To] {
	page := List[To]{Items: mapped(from, wire)}
	if next != 0 {
		page.NextCursor = new(strconv.FormatInt(next, 10))
	}
	return page
}

// mapped is never nil, so that no list is null on the wire.
func mapped[From, To any](from []From, wire func(From) To) []To {
	to := make([]To, 0, len(from))
	for _, f := range from {
		to = append(to, wire(f))
	}
	return to
}

// pageAs is listAs for a page, which read reads.
func pageAs[From, To any](in Paging, wire func(From) To, read func(before int64, limit int) ([]From, int64, error)) (*Answer[List[To]], error) {
	before, err := in.before()
	if err != nil {
		return nil, err
	}
	from, next, err := read(before, in.Limit)
	if err != nil {
		return nil, err
	}
	return answer(pageOf(from, wire, next)), nil
}

// IDPath is the id in a path.
type IDPath struct {
	ID int64 `path:"id" doc:"The id"`
}

// KeyPath is the key in a path.
type KeyPath struct {
	Key string `path:"key" maxLength:"400" doc:"The key"`
}

// Answer is an answer with a body.
type Answer[T any] struct {
	Body T
}

// Empty is an answer without a body (204), or a request without input.
type Empty struct{}

func answer[T any](body T) *Answer[T] { return &Answer[T]{Body: body} }

// answerAs words what a use case gives, if it gives it.
func answerAs[From, To any](wire func(From) To) func(From, error) (*Answer[To], error) {
	return func(from From, err error) (*Answer[To], error) {
		if err != nil {
			return nil, err
		}
		return answer(wire(from)), nil
	}
}

// listAs is answerAs for a list that has no further page.
func listAs[From, To any](wire func(From) To) func([]From, error) (*Answer[List[To]], error) {
	return answerAs(func(from []From) List[To] { return listOf(from, wire) })
}

// Paging asks for a page of a list.
type Paging struct {
	Limit  int    `query:"limit" minimum:"1" maximum:"200" default:"50" doc:"How many at most"`
	Cursor string `query:"cursor" maxLength:"400" doc:"next_cursor of the page before"`
}

// before is the number the page begins before; 0: from the newest.
func (p Paging) before() (int64, error) {
	if p.Cursor == "" {
		return 0, nil
	}
	n, err := strconv.ParseInt(p.Cursor, 10, 64)
	if err != nil || n <= 0 {
		return 0, fairlead.Invalid("cursor", "This is no cursor of this list. Use next_cursor of the page before.")
	}
	return n, nil
}

func wireRef(r fairlead.Ref) Ref { return Ref(r) }

func optionalRef(r *fairlead.Ref) *Ref {
	if r == nil {
		return nil
	}
	return new(Ref(*r))
}

// orNull is null on the wire for a zero value.
func orNull[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

// inLeads turns ledger units into leads: the shortest float64.
func inLeads(units int64) float64 { return float64(units) / float64(fairlead.LeadUnit) }
