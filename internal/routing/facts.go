package routing

import (
	"encoding/json"
	"strings"
	"time"

	"fairlead"
)

// Facts are what conditions may look at, frozen when the lead arrived: a later change of the lead does not change
// them. Empty text, a nil Value and a missing key mean "not known".
type Facts struct {
	Source       string
	Form         string
	Campaign     string
	Import       string // name of the import the lead came with
	Status       string
	Name         string
	Email        string
	EmailDomain  string // what stands behind the @, lower case
	Phone        string
	PhoneCountry string // ISO 3166-1 alpha-2, from the phone's calling code
	Company      string
	Country      string
	Language     string
	Tags         []string
	Value        *float64
	Fields       map[string]json.RawMessage
	Arrived      time.Time // in the workspace's zone: arrived_hour and arrived_weekday are read off it as it stands
}

// FactsOf freezes a submission. Arrived carries the workspace's zone. A form answer named "campaign" is the
// campaign; the caller sets Import.
func FactsOf(s fairlead.Submission, arrived time.Time) Facts {
	c := s.Contact
	f := Facts{
		Source: s.Source, Form: s.Form, Status: string(s.Status), Name: c.Name, Email: c.Email,
		EmailDomain: emailDomain(c.Email), Phone: c.Phone, PhoneCountry: phoneCountry(c.Phone), Company: c.Company,
		Country: c.Country, Language: c.Language, Tags: s.Tags, Value: s.Value, Fields: s.Fields, Arrived: arrived,
	}
	if raw, ok := s.Fields["campaign"]; ok {
		f.Campaign = strings.Join(scalars(raw), ", ")
	}
	return f
}

// emailDomain is what follows the last @, in lower case.
func emailDomain(email string) string {
	at := strings.LastIndexByte(email, '@')
	if at < 0 {
		return ""
	}
	return strings.ToLower(strings.TrimSpace(email[at+1:]))
}

// weekdays as conditions name them, Monday first.
var weekdays = [...]string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}

// weekday is the index of t's day in weekdays.
func weekday(t time.Time) int { return (int(t.Weekday()) + 6) % 7 }
