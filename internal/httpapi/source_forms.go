package httpapi

import (
	"context"

	"fairlead"
)

// SourceForm is a form of a source.
type SourceForm struct {
	Key     string                `json:"key" maxLength:"1000" doc:"The vendor's own id of the form; empty for leads without one"`
	Name    string                `json:"name" minLength:"1" maxLength:"400" doc:"What leads have as their form from now on"`
	Columns []fairlead.FormColumn `json:"columns" maxItems:"1000" doc:"The questions, and where their answers go: name, first_name, last_name, email, phone, company, country, language, value, or fields. and a key"`
}

func wireSourceForm(f fairlead.SourceForm) SourceForm {
	return SourceForm{Key: f.Key, Name: f.Name, Columns: f.Columns}
}

type sourceFormBody struct {
	IDPath
	Body SourceForm
}

func (a *API) listSourceForms(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Answer[List[SourceForm]], error) {
	return listAs(wireSourceForm)(a.App.SourceForms(ctx, actor, in.ID))
}

func (a *API) saveSourceForm(ctx context.Context, actor fairlead.Actor, in *sourceFormBody) (*Answer[SourceForm], error) {
	return answerAs(wireSourceForm)(a.App.SaveSourceForm(ctx, actor, fairlead.SourceForm{SourceID: in.ID, Key: in.Body.Key, Name: in.Body.Name, Columns: in.Body.Columns}))
}
