package bench

import (
	"fmt"
	"os"
	"time"

	"fairlead/internal/usecase"
)

// Syncs is how often the disk was told to keep lone leads.
type Syncs struct {
	Leads int `json:"leads"`
	Seen  int `json:"seen"` // calls of fsync and fdatasync
}

const loneLeads = 20

// settings reads back what the database runs with, and counts the syncs of lone leads from outside the process.
func (r *run) settings() error {
	o, err := openOffice(r.ctx, r.path("settings.db"), agents)
	if err != nil {
		return err
	}
	if r.report.Settings["sqlite"], err = o.store.Settings(r.ctx); err != nil {
		return err
	}
	token, err := o.token(r.ctx)
	if err != nil {
		return err
	}
	if err := o.close(); err != nil {
		return err
	}
	r.report.Syncs, err = CountSyncs(r.ctx, r.Program, r.path("settings.db"), token, r.path("syncs"))
	return err
}

// start measures P11: the time to the first answer on an existing database, memory when idle, and the binary.
func (r *run) start() error {
	o, err := openOffice(r.ctx, r.path("start.db"), agents)
	if err != nil {
		return err
	}
	if err := o.callers(r.ctx, crowd, 5_000, new(tally), func(int) *usecase.App { return o.app }); err != nil {
		return err
	}
	if err := o.close(); err != nil {
		return err
	}
	p, err := serve(r.ctx, r.Program, r.path("start.db"))
	if err != nil {
		return err
	}
	megabytes, err := p.memory()
	if err != nil {
		return err
	}
	if err := p.stop(); err != nil {
		return fmt.Errorf("stop the program: %w", err)
	}
	binary, err := os.Stat(r.Program)
	if err != nil {
		return err
	}
	r.add(Row{Name: "P11", What: "start to first answer, existing database", Value: float64(p.took) / float64(time.Millisecond), Unit: "ms", Goal: "≤ 300 ms"}, valueAtMost(300))
	r.add(Row{Name: "P11", What: "memory, idle", Value: megabytes, Unit: "MB", Goal: "≤ 60 MB"}, valueAtMost(60))
	r.add(Row{Name: "P11", What: "binary", Value: float64(binary.Size()) / 1e6, Unit: "MB", Goal: "≤ 45 MB"}, valueAtMost(45))
	return nil
}
