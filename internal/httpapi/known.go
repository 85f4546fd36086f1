package httpapi

import (
	"context"
	"time"

	"fairlead"
	"fairlead/internal/usecase"
)

// TypedLead is as much of a NewLead as tells whether somebody is known, written as POST /leads takes it.
type TypedLead struct {
	Name    string          `json:"name,omitempty" maxLength:"400" doc:"With company a weak hint, for when nothing else is known"`
	Email   string          `json:"email,omitempty" maxLength:"400"`
	Phone   string          `json:"phone,omitempty" maxLength:"400"`
	Company string          `json:"company,omitempty" maxLength:"400"`
	Status  fairlead.Status `json:"status,omitempty" maxLength:"400" doc:"A lead that is handed in closed is added to none"`
}

// KnownLead is a lead of somebody who is known already.
type KnownLead struct {
	Duplicate
	SameName bool       `json:"same_name" doc:"Only name and company are the same"`
	Merged   bool       `json:"merged" doc:"The e-mail address or phone number is that of a lead that was merged into it"`
	Takes    bool       `json:"takes" doc:"POST /leads would add this to it as an enquiry, as far as the leads that you may see tell"`
	ClosedAt *time.Time `json:"closed_at" doc:"When it was given the status that it has; null: it is open, or that is too long ago to say"`
}

type knownLeads struct{ Body TypedLead }

func (a *API) knownLeads(ctx context.Context, actor fairlead.Actor, in *knownLeads) (*Answer[List[KnownLead]], error) {
	b := in.Body
	found, err := a.App.KnownLeads(ctx, actor, fairlead.Submission{Status: b.Status,
		Contact: fairlead.Contact{Name: b.Name, Email: b.Email, Phone: b.Phone, Company: b.Company}})
	if err != nil {
		return nil, err
	}
	return answer(listOf(found, wireKnown)), nil
}

func wireKnown(k usecase.KnownView) KnownLead {
	return KnownLead{
		Duplicate: wireDuplicate(k.DuplicateView),
		SameName:  k.SameName, Merged: k.Merged, Takes: k.Takes, ClosedAt: orNull(k.ClosedAt),
	}
}
