package usecase_test

import (
	"slices"
	"testing"

	"fairlead"
	"fairlead/internal/usecase"
)

func TestWhatNobodyCanSeeIsNotKept(t *testing.T) {
	w := newWorld(t)
	nothing := "\u200b\ufeff \u202e\u2800\u3164\u200d"
	sub := from("website")
	sub.Contact = fairlead.Contact{Name: nothing, Email: "\ufeffjo@x.test\u200b", Company: "\u202egnidart\u202c"}
	sub.Tags = []string{"hot", "h\u200bot", nothing}
	lead := w.post(sub).Lead
	if lead.Contact.Name != "" || lead.Contact.Email != "jo@x.test" || lead.Contact.Company != "gnidart" || !slices.Equal(lead.Tags, []string{"hot"}) {
		t.Errorf("lead: %+v, tags %q", lead.Contact, lead.Tags)
	}
	for _, kept := range []string{"می\u200cخواهم", "👩‍💻", "❤️", "שלום"} {
		view, err := w.app.PatchLead(w.ctx, w.owner, lead.ID, usecase.LeadPatch{Name: new("\u200e" + kept + " \u2069")}, 0)
		w.must(err)
		if view.Contact.Name != kept {
			t.Errorf("%q became %q", kept, view.Contact.Name)
		}
	}
	_, err := w.app.AddMember(w.ctx, w.owner, usecase.NewMember{Name: nothing, Email: "a@x.test", PasswordHash: "-", Role: "agent"})
	w.refused(err, fairlead.KindInvalid, "invalid")
	_, err = w.app.AddNote(w.ctx, w.owner, lead.ID, nothing)
	w.refused(err, fairlead.KindInvalid, "invalid")
	_, err = w.app.RenameTags(w.ctx, w.owner, []string{"hot"}, nothing)
	w.refused(err, fairlead.KindInvalid, "invalid")
}
