package httpapi

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"fairlead"
)

// Number is a number that may be absent, in a query or in a body.
type Number struct {
	Value float64
	Sent  bool
}

// Receiver is where a number of the query goes.
func (n *Number) Receiver() reflect.Value { return reflect.ValueOf(n).Elem().Field(0) }

// OnParamSet notes whether the query has the number.
func (n *Number) OnParamSet(sent bool, _ any) { n.Sent = sent }

// UnmarshalJSON reads a number; null is none.
func (n *Number) UnmarshalJSON(data []byte) error {
	var v *float64
	if err := json.Unmarshal(data, &v); err != nil {
		return err
	}
	*n = Number{}
	if v != nil {
		*n = Number{*v, true}
	}
	return nil
}

// MarshalJSON writes the number.
func (n Number) MarshalJSON() ([]byte, error) { return json.Marshal(n.optional()) }

// Schema is that of a number.
func (Number) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeNumber, Format: "double"}
}

func (n Number) optional() *float64 {
	if !n.Sent {
		return nil
	}
	return &n.Value
}

// number is the number that a caller sent as field, nil if none. A query can spell what is no number.
func (n Number) number(field string) (*float64, error) {
	if n.Sent && (math.IsNaN(n.Value) || math.IsInf(n.Value, 0)) {
		return nil, fairlead.Invalid(field, fmt.Sprintf("%v is no number to compare with.", n.Value))
	}
	return n.optional(), nil
}
