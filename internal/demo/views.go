package demo

import (
	"fairlead"
	"fairlead/internal/usecase"
)

// views saves the lists that this team looks at: most are everybody's, some the boss's own.
func (t *story) views(boss fairlead.Actor) error {
	type query = map[string][]string
	for _, v := range []struct {
		by fairlead.Actor
		usecase.SavedViewRequest
	}{
		{t.admin, usecase.SavedViewRequest{Name: "Not answered yet", Query: query{"status": {"new"}, "sort": {"created_at"}}, Shared: true}},
		{t.admin, usecase.SavedViewRequest{Name: "Unassigned", Query: query{"assigned_agent": {"none"}}, Shared: true}},
		{t.admin, usecase.SavedViewRequest{Name: "VIP", Query: query{"tag": {"vip"}, "status": {"new", "contacted", "qualified"}}, Shared: true}},
		{t.admin, usecase.SavedViewRequest{Name: "Won this month", Query: query{"status": {"won"}, "created": {"month"}}, Shared: true}},
		{boss, usecase.SavedViewRequest{Name: "Valuations of the last 7 days", Query: query{"form": {"Home valuation"}, "created": {"7d"}}}},
		{boss, usecase.SavedViewRequest{Name: "Lost on Facebook", Query: query{"source": {"facebook"}, "status": {"lost"}}}},
	} {
		if _, err := t.app.CreateSavedView(t.ctx, v.by, v.SavedViewRequest); err != nil {
			return err
		}
	}
	return nil
}
