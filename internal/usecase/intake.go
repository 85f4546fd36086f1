package usecase

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// IntakeRequest is a lead that somebody hands in.
type IntakeRequest struct {
	Submission fairlead.Submission
	AgentID    int64  // give it to this agent instead of asking the rules; 0: ask the rules
	Note       string // is written into the timeline of the lead that it becomes or is added to; "": none
	// Update is what to change of the lead that has the submission's external id; nil: such a lead is not looked for.
	Update *LeadPatch
	Once   *Once // nil: without an Idempotency-Key

	arrived *store.ArrivedKey // nil: no source was sent it
}

// Once makes a request that is sent again get the first answer again, for 24 hours.
type Once struct {
	Path     string
	Key      string
	BodyHash string // hex SHA-256 of the raw body
	// Render turns what became of the leads, in their order, into the answer that is stored in their own transaction.
	Render func([]Listed) (status int, body []byte, err error)
}

// IntakeResult is what became of a lead that was handed in.
type IntakeResult struct {
	Lead      *LeadView // nil: a duplicate of a lead that the caller may not see
	Decision  DecisionView
	Duplicate bool
	Updated   bool // there was a lead of this external id

	RepeatedStatus int // of the stored answer, when the request was a repetition
	RepeatedBody   []byte
}

// Intake takes a lead in. When it returns without an error, the lead, whoever has it now, the timeline, the ledger
// and the notifications are on disk.
func (a *App) Intake(ctx context.Context, actor fairlead.Actor, in IntakeRequest) (IntakeResult, error) {
	taken, err := a.IntakeList(ctx, actor, []Listed{{Request: in}}, in.Once)
	switch {
	case err != nil:
		return IntakeResult{}, err
	case taken.RepeatedStatus != 0:
		return IntakeResult{RepeatedStatus: taken.RepeatedStatus, RepeatedBody: taken.RepeatedBody}, nil
	default:
		return taken.Leads[0].Result, taken.Leads[0].Err
	}
}

// check says whether the actor may hand this lead in, and what is wrong with it. It tidies the lead, and notes who keeps it.
func (in *IntakeRequest) check(actor fairlead.Actor) error {
	if in.AgentID != 0 && in.AgentID != actor.Member.ID {
		if err := access.Require(actor, fairlead.AssignLeads); err != nil {
			return err
		}
	}
	if in.AgentID == 0 && access.KeepsOwnLeads(actor) {
		in.AgentID = actor.Member.ID
	}
	in.Submission = trimmed(in.Submission)
	in.Note = strings.TrimSpace(in.Note)
	if in.Note != "" {
		if message := checkProse(in.Note, longestNote); message != "" {
			return fairlead.Invalid("note", message)
		}
	}
	if in.Update == nil {
		return checkSubmission(in.Submission)
	}
	if err := access.Require(actor, fairlead.EditLeads); err != nil {
		return err
	}
	if in.Submission.ExternalID == "" {
		return fairlead.Invalid("external_id", "Say which lead this is: its external_id.")
	}
	return checkSubmission(in.Submission)
}

// The bounds of what a lead may hold.
const (
	maxFields = 200 // form answers
	maxTags   = 100
)

func trimmed(s fairlead.Submission) fairlead.Submission {
	for _, text := range []*string{&s.Contact.Name, &s.Contact.Email, &s.Contact.Phone, &s.Contact.Company,
		&s.Contact.Country, &s.Contact.Language, &s.Source, &s.Form, &s.ExternalID} {
		*text = visible(*text)
	}
	s.Contact.Country = strings.ToUpper(s.Contact.Country)
	s.Tags = cleanTags(s.Tags)
	return s
}

// cleanTags tidies, drops empty ones, and leaves each tag once, in order.
func cleanTags(tags []string) []string {
	clean := make([]string, 0, len(tags))
	for _, t := range tags {
		if t = visible(t); t != "" {
			clean = append(clean, t)
		}
	}
	slices.Sort(clean)
	return slices.Compact(clean)
}

func checkSubmission(s fairlead.Submission) error {
	var wrong []fairlead.FieldError
	bad := func(field, message string) {
		wrong = append(wrong, fairlead.FieldError{Field: field, Message: message})
	}
	for _, v := range []struct{ field, text string }{
		{"name", s.Contact.Name}, {"phone", s.Contact.Phone}, {"company", s.Contact.Company},
		{"source", s.Source}, {"form", s.Form}, {"external_id", s.ExternalID},
	} {
		if message := checkText(v.text); message != "" {
			bad(v.field, message)
		}
	}
	if e := s.Contact.Email; e != "" && !fairlead.IsEmail(e) {
		bad("email", "This is not an e-mail address. Write one such as jo@example.com, or leave it out.")
	}
	if c := s.Contact.Country; c != "" && !fairlead.IsCountry(c) {
		bad("country", "Write the country as two letters, such as DE.")
	}
	if l := s.Contact.Language; l != "" && !fairlead.IsLanguage(l) {
		bad("language", "Write the language as a tag such as de or pt-BR.")
	}
	if s.Source == "" {
		bad("source", "Say where the lead came from, such as website.")
	}
	wrong = append(wrong, checkTags(s.Tags)...)
	wrong = append(wrong, checkFields(s)...)
	return fairlead.InvalidFields(wrong)
}

func checkText(text string) string {
	switch {
	case !utf8.ValidString(text):
		return "This is not readable text. Send UTF-8."
	case utf8.RuneCountInString(text) > fairlead.MaxText:
		return "This is too long. Use at most 400 characters."
	case strings.ContainsFunc(text, func(r rune) bool { return unicode.IsControl(r) }):
		return "This holds control characters such as line breaks. Leave them out."
	default:
		return ""
	}
}

func checkTags(tags []string) []fairlead.FieldError {
	if len(tags) > maxTags {
		return []fairlead.FieldError{{Field: "tags", Message: "A lead has at most 100 tags."}}
	}
	for _, t := range tags {
		if message := checkText(t); message != "" {
			return []fairlead.FieldError{{Field: "tags", Message: message}}
		}
	}
	return nil
}

func checkFields(s fairlead.Submission) []fairlead.FieldError {
	if len(s.Fields) > maxFields {
		return []fairlead.FieldError{{Field: "fields", Message: "A lead has at most 200 form answers."}}
	}
	for key, value := range s.Fields {
		if key == "" || checkText(key) != "" {
			return []fairlead.FieldError{{Field: "fields", Message: "Every form answer needs a name of 1 to 400 characters."}}
		}
		if !utf8.Valid(value) {
			return []fairlead.FieldError{{Field: fairlead.AnswerPrefix + key, Message: "This is not readable text. Send UTF-8."}}
		}
		if len(value) > fairlead.MaxAnswer {
			return []fairlead.FieldError{{Field: fairlead.AnswerPrefix + key, Message: "This answer is too long. Use at most 8 kB."}}
		}
	}
	return nil
}
