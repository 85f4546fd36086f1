package bench

import (
	"errors"
	"fmt"
	"time"

	"fairlead"
	"fairlead/internal/store"
	"fairlead/internal/usecase"
)

// What P12 measures with.
const (
	fewLeads    = 10_000
	growthLeads = 5_000 // in each lap
	growthLaps  = 4
	fillAtOnce  = 2_000
)

// growth measures P12: the desk's rate on SQLite at many leads against that at 10,000, by turns on two databases.
func (r *run) growth() error {
	few, err := r.filled(fewLeads)
	if err != nil {
		return err
	}
	begin := time.Now()
	many, err := r.filled(r.Large)
	if err != nil {
		return errors.Join(err, few.close())
	}
	fmt.Fprintf(r.out, "%d leads took %s to fill in\n", r.Large, time.Since(begin).Round(time.Second))
	var atFew, atMany tally
	for lap := 0; lap < growthLaps && err == nil; lap++ {
		for o, to := range map[*office]*tally{few: &atFew, many: &atMany} {
			err = errors.Join(err, o.callers(r.ctx, crowd, growthLeads, to, func(int) *usecase.App { return o.app }))
		}
	}
	if err = errors.Join(err, few.close(), many.close()); err != nil {
		return fmt.Errorf("growth: %w", err)
	}
	r.add(Row{Name: "P12", What: fmt.Sprintf("intake through the desk at %d leads", r.Large), Value: atMany.rate(), Unit: "leads/s",
		Yardstick: atFew.rate(), Against: "at 10,000 leads", Goal: "≥ 0.70×"}, ratioAtLeast(0.7))
	return nil
}

// filled is an office with so many leads: what the desk writes for some, written again and again under other ids and
// contacts.
func (r *run) filled(leads int) (*office, error) {
	kept, err := r.record(fillAtOnce)
	if err != nil {
		return nil, err
	}
	database, _, err := r.file()
	if err != nil {
		return nil, err
	}
	o, err := openOffice(r.ctx, database, agents)
	if err != nil {
		return nil, err
	}
	o.contact = scattered
	for done := 0; done < leads && err == nil; done += fillAtOnce {
		err = o.copyOf(r, kept)
	}
	if err = errors.Join(err, o.store.Analyze(r.ctx)); err != nil {
		return nil, errors.Join(fmt.Errorf("fill in %d leads: %w", leads, err), o.close())
	}
	return o, nil
}

// copyOf adds the rows once more, as leads that came later.
func (o *office) copyOf(r *run, kept *rows) error {
	return o.store.Write(r.ctx, o.owner.Workspace, func(tx store.Tx) error {
		first, err := tx.NextIDsOf(map[store.IDKind]int{store.LeadIDs: len(kept.leads), store.DecisionIDs: len(kept.decisions),
			store.ActivityIDs: len(kept.activities), store.NotificationIDs: len(kept.notifications)})
		if err != nil {
			return err
		}
		state, err := tx.Ledgers().Load([]int64{o.rotation})
		if err != nil {
			return err
		}
		seq := state[o.rotation].NextSeq
		copied := kept.shifted(first, seq, o)
		return errors.Join(copied.insert(tx), tx.Ledgers().Save(o.rotation, store.LedgerState{NextSeq: seq + int64(len(copied.entries))}))
	})
}

// shifted are the rows with ids from first on, at an office that is furnished alike.
func (k *rows) shifted(first map[store.IDKind]int64, seq int64, o *office) *rows {
	leadID, decisionID := first[store.LeadIDs]-k.leads[0].ID, first[store.DecisionIDs]-k.decisions[0].ID
	now := time.Now()
	var n rows
	for _, l := range k.leads {
		l.ID += leadID
		l.Contact = o.contact(o.next.Add(1))
		l.CreatedAt, l.UpdatedAt = now, now
		n.leads = append(n.leads, l)
	}
	for _, d := range k.decisions {
		d.ID, d.LeadID, d.At = d.ID+decisionID, d.LeadID+leadID, now
		n.decisions = append(n.decisions, d)
	}
	for i, a := range k.activities {
		a.ID, a.LeadID, a.At = first[store.ActivityIDs]+int64(i), a.LeadID+leadID, now
		if a.DecisionID != 0 {
			a.DecisionID += decisionID
		}
		n.activities = append(n.activities, a)
	}
	for i, e := range k.entries {
		e.RotationID, e.Seq, e.LeadID, e.At = o.rotation, seq+int64(i), e.LeadID+leadID, now
		n.entries = append(n.entries, e)
	}
	for i, b := range k.notifications {
		b.ID, b.LeadID, b.At = first[store.NotificationIDs]+int64(i), b.LeadID+leadID, now
		n.notifications = append(n.notifications, b)
	}
	return &n
}

// scattered is the contact of the n-th lead, whose name, address and number come in no order, as people do.
func scattered(n int64) fairlead.Contact {
	mixed := uint64(n) * 0x9E3779B97F4A7C15 >> 24 // differs for each n, and leaps
	return fairlead.Contact{Name: fmt.Sprintf("%x Walker", mixed), Email: fmt.Sprintf("%x@mail.test", mixed), Phone: fmt.Sprintf("+447%013d", mixed)}
}
