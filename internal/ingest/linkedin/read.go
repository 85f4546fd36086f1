package linkedin

import (
	"cmp"
	"context"
	"encoding/json"
	"net/url"
	"regexp"
	"strings"

	"fairlead"
	"fairlead/internal/ingest"
)

// leadFields are what we ask of a lead: its form and the campaign's name come only if they are asked for by name.
const leadFields = "id,owner,associatedEntity,leadMetadata,leadMetadataInfo,leadType,versionedLeadGenFormUrn,submittedAt,testLead,formResponse," +
	"form:(hiddenFields,creationLocale,name,id,content)"

// response is a lead as LinkedIn tells it, with its form.
type response struct {
	ID       string                     `json:"id"`
	At       json.RawMessage            `json:"submittedAt"`
	Test     bool                       `json:"testLead"`
	Type     string                     `json:"leadType"`
	FormURN  string                     `json:"versionedLeadGenFormUrn"`
	Owner    map[string]json.RawMessage `json:"owner"`            // one URN, by what it is
	Entity   map[string]json.RawMessage `json:"associatedEntity"` // as well
	Form     form                       `json:"form"`
	Metadata struct {
		Sponsored struct {
			Campaign string `json:"campaign"`
		} `json:"sponsoredLeadMetadata"`
	} `json:"leadMetadata"`
	MetadataInfo struct {
		Sponsored struct {
			Campaign struct {
				Name string `json:"name"`
			} `json:"campaign"`
		} `json:"sponsoredLeadMetadataInfo"`
	} `json:"leadMetadataInfo"`
	Said struct {
		Answers  []answer `json:"answers"`
		Consents []struct {
			ID       id   `json:"consentId"`
			Accepted bool `json:"accepted"`
		} `json:"consentResponses"`
	} `json:"formResponse"`
}

type answer struct {
	Question id `json:"questionId"`
	Details  struct {
		Text struct {
			Answer string `json:"answer"`
		} `json:"textQuestionAnswer"`
		Choice struct {
			Options []id `json:"options"`
		} `json:"multipleChoiceAnswer"`
	} `json:"answerDetails"`
}

// Read asks LinkedIn for a lead.
func (c *Connector) Read(ctx context.Context, s fairlead.Source, _ []byte, vendorID string) (ingest.Lead, error) {
	var told response
	path := "/rest/leadFormResponses/" + url.PathEscape(vendorID) + "?fields=" + leadFields
	if err := c.api.get(ctx, s, path, &told); err != nil {
		return ingest.Lead{}, err
	}
	if told.ID != vendorID {
		return ingest.Lead{}, &ingest.Failed{Problem: "LinkedIn told another lead than the one that was asked for."}
	}
	return told.lead(), nil
}

// lead brings it into the form that all leads have. The questions are those of the form, in its order; what it does not know
// comes after, under the number that it has at LinkedIn.
func (r *response) lead() ingest.Lead {
	lead := ingest.Lead{Source: fairlead.SourceLinkedIn, Test: r.Test, At: timeOf(r.At), FormKey: formID(r), FormName: strings.TrimSpace(r.Form.Name), Beside: map[string]string{}}
	keys := keysOf(r.Form.Content.Questions)
	for _, a := range r.Said.Answers {
		q := r.Form.question(a.Question)
		said := ingest.Answer{Key: cmp.Or(keys[a.Question], numbered(a.Question)), Label: q.Words.in(r.Form.Locale)}
		if text := strings.TrimSpace(a.Details.Text.Answer); text != "" {
			said.Values = append(said.Values, text)
		}
		for _, option := range a.Details.Choice.Options {
			said.Values = append(said.Values, q.option(option, r.Form.Locale))
		}
		lead.Answers = append(lead.Answers, said)
	}
	for _, c := range r.Said.Consents {
		accepted := "no"
		if c.Accepted {
			accepted = "yes"
		}
		lead.Answers = append(lead.Answers, ingest.Answer{Key: "consent " + string(c.ID), Label: r.Form.consent(c.ID), Values: []string{accepted}})
	}
	for _, hidden := range r.Form.Hidden {
		if name := strings.TrimSpace(hidden.Name); name != "" {
			lead.Answers = append(lead.Answers, ingest.Answer{Key: name, Values: []string{strings.TrimSpace(hidden.Value)}})
		}
	}
	r.beside(lead.Beside)
	return lead
}

// beside is what LinkedIn says beside the answers.
func (r *response) beside(beside map[string]string) {
	enter := func(name, value string) {
		if value = strings.TrimSpace(value); value != "" {
			beside[name] = value
		}
	}
	enter("lead_type", r.Type)
	enter("campaign", r.MetadataInfo.Sponsored.Campaign.Name)
	enter("campaign_id", lastOf(r.Metadata.Sponsored.Campaign))
	for _, urns := range []map[string]json.RawMessage{r.Owner, r.Entity} {
		for name, raw := range urns {
			var urn string
			if json.Unmarshal(raw, &urn) == nil {
				enter(snake(name)+"_id", lastOf(urn))
			}
		}
	}
}

// lastOf is the id at the end of a URN.
func lastOf(urn string) string { return urn[strings.LastIndex(urn, ":")+1:] }

var aCapital = regexp.MustCompile(`[A-Z]`)

// snake writes associatedCreative as associated_creative.
func snake(name string) string {
	return strings.ToLower(aCapital.ReplaceAllString(name, "_$0"))
}

var inFormURN = regexp.MustCompile(`urn:li:leadGenForm:([0-9]+)`)

// formID is the id of a lead's form, which is the same in all its versions.
func formID(r *response) string {
	if found := inFormURN.FindStringSubmatch(r.FormURN); found != nil {
		return found[1]
	}
	return string(r.Form.ID)
}
