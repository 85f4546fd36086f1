package httpapi

import (
	"context"

	"fairlead"
)

func (a *API) declareFields() {
	const tag = "Fields"
	manage := needs(fairlead.ManageWorkspace)
	register(a, Operation{"GET", "/fields", SignedIn, "list-fields", tag, "The custom fields of leads, in order", 0, false}, a.listFields)
	register(a, Operation{"POST", "/fields", manage, "create-field", tag, "Add a custom field at the end", 201, false}, a.createField)
	register(a, Operation{"PUT", "/fields", manage, "order-fields", tag, "Put the custom fields in order", 0, false}, a.orderFields)
	register(a, Operation{"PUT", "/fields/{key}", manage, "replace-field", tag, "Rename a custom field, or say which choices it has", 0, false}, a.replaceField)
	register(a, Operation{"GET", "/fields/{key}/uses", manage, "get-field-uses", tag, "What a custom field is used by", 0, false}, a.fieldUses)
	register(a, Operation{"DELETE", "/fields/{key}", manage, "delete-field", tag, "Delete a custom field; leads keep their answers, views lose what they ask of it", 0, false}, a.deleteField)
}

// Field is a custom field of leads: what their answers under its key mean.
type Field struct {
	Key     string             `json:"key" doc:"As leads have it in fields; never changes"`
	Name    string             `json:"name"`
	Type    fairlead.FieldType `json:"type"`
	Choices []string           `json:"choices" doc:"Of choice and multi_choice, in order"`
	Filling bool               `json:"filling" doc:"Leads that answered it before it was defined are still being entered: filters miss some"`
}

func wireField(f fairlead.Field) Field {
	return Field{Key: f.Key, Name: f.Name, Type: f.Type, Choices: mapped(f.Choices, asItIs), Filling: f.Filling}
}

func asItIs[T any](v T) T { return v }

// NewField is a custom field as somebody makes it.
type NewField struct {
	FieldText
	Key  string             `json:"key,omitempty" maxLength:"64" doc:"Lower-case letters, digits and _, as in the answers of forms; made from the name if absent"`
	Type fairlead.FieldType `json:"type"`
}

// FieldText is what can be changed of a custom field.
type FieldText struct {
	Name    string   `json:"name" minLength:"1" maxLength:"400"`
	Choices []string `json:"choices,omitempty" maxItems:"200" maxLength:"400" doc:"Of choice and multi_choice. Leads keep a choice that is no more"`
}

type newField struct {
	Body NewField
}

type fieldByKey struct {
	KeyPath
	Body FieldText
}

type orderFields struct {
	Body struct {
		Keys []string `json:"keys" maxItems:"200" maxLength:"64" doc:"Every field once"`
	}
}

func fieldAnswer(f fairlead.Field, err error) (*Answer[Field], error) {
	if err != nil {
		return nil, err
	}
	return answer(wireField(f)), nil
}

func fieldsAnswer(all []fairlead.Field, err error) (*Answer[List[Field]], error) {
	if err != nil {
		return nil, err
	}
	return answer(listOf(all, wireField)), nil
}

func (a *API) listFields(ctx context.Context, actor fairlead.Actor, _ *Empty) (*Answer[List[Field]], error) {
	return fieldsAnswer(a.App.Fields(ctx, actor))
}

func (a *API) createField(ctx context.Context, actor fairlead.Actor, in *newField) (*Answer[Field], error) {
	b := in.Body
	return fieldAnswer(a.App.CreateField(ctx, actor, fairlead.Field{Key: b.Key, Name: b.Name, Type: b.Type, Choices: b.Choices}))
}

func (a *API) replaceField(ctx context.Context, actor fairlead.Actor, in *fieldByKey) (*Answer[Field], error) {
	return fieldAnswer(a.App.UpdateField(ctx, actor, fairlead.Field{Key: in.Key, Name: in.Body.Name, Choices: in.Body.Choices}))
}

func (a *API) deleteField(ctx context.Context, actor fairlead.Actor, in *KeyPath) (*Empty, error) {
	return nil, a.App.DeleteField(ctx, actor, in.Key)
}

func (a *API) orderFields(ctx context.Context, actor fairlead.Actor, in *orderFields) (*Answer[List[Field]], error) {
	return fieldsAnswer(a.App.OrderFields(ctx, actor, in.Body.Keys))
}
