package httpapi

import (
	"bytes"
	"encoding/json"
	"reflect"

	"github.com/danielgtaylor/huma/v2"
)

// Optional is a value of a merge patch (RFC 7396): absent keeps, null clears, anything else sets.
type Optional[T any] struct {
	Sent  bool
	Null  bool
	Value T
}

// UnmarshalJSON notes that the value was sent.
func (o *Optional[T]) UnmarshalJSON(data []byte) error {
	o.Sent = true
	if bytes.Equal(bytes.TrimSpace(data), []byte("null")) {
		o.Null = true
		return nil
	}
	return json.Unmarshal(data, &o.Value)
}

// Schema is that of the value itself, or null.
func (Optional[T]) Schema(r huma.Registry) *huma.Schema {
	s := r.Schema(reflect.TypeFor[T](), true, "")
	if s.Ref == "" && s.Type != "" {
		s.Nullable = true
	}
	return s
}

// pointer is nil if the value was absent, and points at the zero value if it was null.
func (o Optional[T]) pointer() *T {
	if !o.Sent {
		return nil
	}
	return &o.Value
}

// clearable is what null clears.
type clearable interface{ clearable() }

func (Optional[T]) clearable() {}
