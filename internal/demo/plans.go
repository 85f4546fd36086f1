package demo

import (
	"time"

	"fairlead"
	"fairlead/internal/usecase"
)

// planning is how many days before its end everybody plans, so that tasks are overdue, due and yet to come.
const planning = 2

// planWeek lets every agent note what to do about the leads they work on, one task for each of the coming days.
func (t *story) planWeek(day time.Time) error {
	t.clock.set(day.Add(7 * time.Hour))
	for _, id := range t.team() {
		busyWith, err := t.app.ListLeads(t.ctx, t.staff[id], fairlead.LeadFilter{Agents: []int64{id}, Statuses: []fairlead.Status{fairlead.StatusQualified}}, fairlead.SortNewest, planning+2, "")
		if err != nil {
			return err
		}
		for i, l := range busyWith.Leads {
			due := fairlead.Due{On: day.AddDate(0, 0, i+1).Format(time.DateOnly)}
			if _, err := t.app.AddTask(t.ctx, t.staff[id], l.ID, usecase.NewTask{Text: tasks[(int(id)+i)%len(tasks)], Due: due}); err != nil {
				return err
			}
		}
	}
	return nil
}
