package httpapi

import (
	"context"
	"slices"

	"fairlead"
	"fairlead/internal/ingest/webform"
)

// WebsiteForm is what a form on a website asks, and what becomes of its visitors.
type WebsiteForm struct {
	PageURL   string         `json:"page_url" doc:"The form as a page of its own"`
	Title     string         `json:"title" doc:"Above the questions; empty: the name of the source"`
	Questions []FormQuestion `json:"questions"`
	Consent   string         `json:"consent" doc:"What visitors have to agree to; [words](https://…) is a link; empty: nothing"`
	Button    string         `json:"button" doc:"What stands on the button; empty: Send"`
	Thanks    string         `json:"thanks" doc:"What visitors read afterwards; empty: a sentence of ours"`
	Redirect  string         `json:"redirect" doc:"The address that visitors are sent to afterwards; empty: a page of ours"`
	Origins   []string       `json:"origins" doc:"The websites that may post, whose scripts may read the answer, and in whose frames the page may stand, such as https://example.com; *: every one. None: every one may post, none may read"`
	ShowAgent bool           `json:"show_agent" doc:"Whether visitors are told who has their lead"`
}

// FormQuestion is a question of a website form.
type FormQuestion struct {
	Key      string `json:"key" doc:"Where the answer goes: name, first_name, last_name, email, phone, company, message, or fields. and the key of a custom field, which says how it is asked"`
	Label    string `json:"label" doc:"The question"`
	Required bool   `json:"required" doc:"Whether our own page and HTML want an answer. A form of somebody's own is taken without"`
}

// WebsiteFormChange is what to change of a website form; what is left out stays.
type WebsiteFormChange struct {
	Title     *string         `json:"title,omitempty" doc:"Above the questions; empty: the name of the source"`
	Questions *[]FormQuestion `json:"questions,omitempty" doc:"All questions, in order"`
	Consent   *string         `json:"consent,omitempty" doc:"What visitors have to agree to; [words](https://…) is a link; empty: nothing"`
	Button    *string         `json:"button,omitempty" doc:"What stands on the button; empty: Send"`
	Thanks    *string         `json:"thanks,omitempty" doc:"What visitors read afterwards; empty: a sentence of ours"`
	Redirect  *string         `json:"redirect,omitempty" doc:"The address that visitors are sent to afterwards; empty: a page of ours"`
	Origins   *[]string       `json:"origins,omitempty" doc:"The websites that may post, such as https://example.com; *: every one"`
	ShowAgent *bool           `json:"show_agent,omitempty" doc:"Whether visitors are told who has their lead"`
}

// FormCode is how a website form gets onto a website.
type FormCode struct {
	PageURL string `json:"page_url" doc:"The form as a page of its own"`
	PostURL string `json:"post_url" doc:"Where forms and programs post"`
	HTML    string `json:"html" doc:"The form for a page of one's own"`
	Frame   string `json:"frame" doc:"Our page in a frame of another"`
	JSON    string `json:"json" doc:"What a program posts"`
}

func wireForm(s fairlead.Source, base string) *WebsiteForm {
	if s.Kind != fairlead.KindForm {
		return nil
	}
	f := webform.FormOf(s)
	origins := f.Origins
	if origins == nil {
		origins = []string{}
	}
	wire := func(q webform.Question) FormQuestion { return FormQuestion(q) }
	return &WebsiteForm{PageURL: base + formPagePath(s), Title: f.Title, Questions: mapped(f.Questions, wire), Consent: f.Consent, Button: f.Button, Thanks: f.Thanks,
		Redirect: f.Redirect, Origins: origins, ShowAgent: f.ShowAgent}
}

// withForm enters what is changed of a website form into the settings of a source.
func withForm(kind fairlead.SourceKind, settings map[string]string, change *WebsiteFormChange) (map[string]string, error) {
	switch {
	case change == nil:
		return settings, nil
	case kind != fairlead.KindForm:
		return nil, fairlead.Invalid("form", "A source of this kind has no such setting.")
	}
	f := webform.FormOf(fairlead.Source{Settings: settings})
	for _, c := range []struct{ to, from *string }{{&f.Title, change.Title}, {&f.Consent, change.Consent}, {&f.Button, change.Button}, {&f.Thanks, change.Thanks}, {&f.Redirect, change.Redirect}} {
		if c.from != nil {
			*c.to = *c.from
		}
	}
	if change.Questions != nil {
		f.Questions = mapped(*change.Questions, func(q FormQuestion) webform.Question { return webform.Question(q) })
	}
	if change.Origins != nil {
		f.Origins = slices.Clone(*change.Origins)
	}
	if change.ShowAgent != nil {
		f.ShowAgent = *change.ShowAgent
	}
	f, err := f.Tidy()
	if err != nil {
		return nil, err
	}
	settings[webform.Setting] = f.Text()
	return settings, nil
}

func (a *API) formCode(ctx context.Context, actor fairlead.Actor, in *sourceByID) (*Answer[FormCode], error) {
	f, err := a.App.FormOfSource(ctx, actor, in.ID)
	if err != nil {
		return nil, err
	}
	base := f.Workspace.PublicURL
	if base == "" {
		base = in.base
	}
	code := FormCode{PageURL: base + formPagePath(f.Source), PostURL: base + hookPath(f.Source)}
	site := webform.Site{Workspace: f.Workspace.Name, Currency: f.Workspace.Currency, Fields: f.Fields, PostTo: code.PostURL}
	code.JSON, code.Frame = webform.Example(f.Source, site), webform.Frame(f.Source, code.PageURL)
	if code.HTML, err = webform.Snippet(f.Source, site); err != nil {
		return nil, err
	}
	return answer(code), nil
}
