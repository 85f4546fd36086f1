package sqlstore

import (
	"database/sql"
	"encoding/json"

	"fairlead"
)

// The stored shape of an availability.
type (
	availabilityBody struct {
		PausedUntil int64       `json:"paused_until,omitempty"` // microseconds, as elsewhere
		Leave       []leaveBody `json:"leave,omitempty"`
		Hours       *hoursBody  `json:"hours,omitempty"`
	}
	leaveBody struct {
		From  string     `json:"from"`
		To    string     `json:"to"`
		Note  string     `json:"note,omitempty"`
		Cover targetBody `json:"cover,omitzero"`
	}
	hoursBody struct {
		Zone string              `json:"zone,omitempty"`
		Week [7][]fairlead.Shift `json:"week"`
	}
)

// availabilityText is "" of who is always available.
func availabilityText(a fairlead.Availability) (string, error) {
	body := availabilityBody{Leave: each(a.Leave, func(l fairlead.Leave) leaveBody {
		return leaveBody{l.From, l.To, l.Note, targetBody(l.Cover)}
	}), Hours: (*hoursBody)(a.Hours)}
	if !a.PausedUntil.IsZero() {
		body.PausedUntil = micros(a.PausedUntil)
	}
	if body.PausedUntil == 0 && len(body.Leave) == 0 && body.Hours == nil {
		return "", nil
	}
	return toJSON(body)
}

func readAvailability(text string) (fairlead.Availability, error) {
	var body availabilityBody
	if text == "" {
		return fairlead.Availability{}, nil
	}
	err := json.Unmarshal([]byte(text), &body)
	a := fairlead.Availability{Hours: (*fairlead.Hours)(body.Hours), Leave: each(body.Leave, func(l leaveBody) fairlead.Leave {
		return fairlead.Leave{From: l.From, To: l.To, Note: l.Note, Cover: fairlead.Target(l.Cover)}
	})}
	if body.PausedUntil != 0 {
		a.PausedUntil = timeOf(body.PausedUntil)
	}
	return a, err
}

// optionalCap is NULL without a limit.
func optionalCap(c fairlead.Cap) any {
	if !c.Set {
		return nil
	}
	return int64(c.Most)
}

func capOf(n sql.NullInt64) fairlead.Cap { return fairlead.Cap{Set: n.Valid, Most: int(n.Int64)} }
