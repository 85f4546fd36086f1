package httpapi

import (
	"context"

	"fairlead"
	"fairlead/internal/usecase"
)

// FieldValue is a value that recent leads have for a field.
type FieldValue struct {
	Value string `json:"value" doc:"As most of these leads write it; conditions compare without regard to case"`
	Leads int    `json:"leads" doc:"How many of the 2,000 newest leads have it; 0: a form that a source knows, and none of them came from"`
}

type fieldValues struct {
	Field string `query:"field" required:"true" maxLength:"400" doc:"As conditions name it, such as campaign, tag or fields.KEY" example:"campaign"`
}

func (a *API) fieldValues(ctx context.Context, actor fairlead.Actor, in *fieldValues) (*Answer[List[FieldValue]], error) {
	values, err := a.App.ListFieldValues(ctx, actor, in.Field)
	if err != nil {
		return nil, err
	}
	return answer(listOf(values, func(v usecase.FieldValue) FieldValue { return FieldValue(v) })), nil
}
