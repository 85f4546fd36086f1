package usecase

import (
	"slices"
	"time"

	"fairlead"
	"fairlead/internal/routing"
)

// factsOf are what conditions may look at of a lead, as it is; it arrived in the workspace's zone.
func factsOf(l fairlead.Lead, zone *time.Location) routing.Facts {
	f := routing.FactsOf(asSubmitted(l), l.CreatedAt.In(zone))
	f.Import = l.Import
	return f
}

// asSubmitted is a lead as somebody would hand it in.
func asSubmitted(l fairlead.Lead) fairlead.Submission {
	return fairlead.Submission{Contact: l.Contact, Source: l.Source, Form: l.Form, Status: l.Status,
		Tags: slices.Clone(l.Tags), Fields: l.Fields, Value: l.Value, ExternalID: l.ExternalID}
}
