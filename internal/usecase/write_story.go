package usecase

import (
	"maps"

	"fairlead"
	"fairlead/internal/store"
)

// write puts the whole story down.
func (s *story) write() error {
	steps := []func() error{
		s.reachMembers, s.number, s.announce, s.writeLeads, s.writeDecisions, s.writeActivities, s.writeLedgers, s.writeDeliveries, s.writeNotifications,
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// reserve keeps ids that were taken ahead.
func (s *story) reserve(first map[store.IDKind]int64, taken map[store.IDKind]int) {
	s.reserved = make(map[store.IDKind]idRange, len(taken))
	for kind, n := range taken {
		s.reserved[kind] = idRange{first[kind], n}
	}
}

// number gives everything its id, and lets activities point to their decisions.
func (s *story) number() error {
	first, err := s.takeIDs(map[store.IDKind]int{
		store.DecisionIDs: len(s.decisions), store.ActivityIDs: len(s.activities), store.NotificationIDs: len(s.notifications),
	})
	if err != nil {
		return err
	}
	for i, d := range s.decisions {
		d.ID = first[store.DecisionIDs] + int64(i)
	}
	for i, t := range s.activities {
		t.activity.ID = first[store.ActivityIDs] + int64(i)
		if t.decision != nil {
			t.activity.DecisionID = t.decision.ID
		}
	}
	for i := range s.notifications {
		s.notifications[i].ID = first[store.NotificationIDs] + int64(i)
	}
	return nil
}

// numberDeliveries gives the messages their ids, if there are any: their words have the ids of what they speak of.
func (s *story) numberDeliveries() error {
	if len(s.deliveries) == 0 {
		return nil
	}
	first, err := s.tx.NextIDs(store.DeliveryIDs, len(s.deliveries))
	for i := range s.deliveries {
		s.deliveries[i].ID = first + int64(i)
	}
	return err
}

// takeIDs answers the first id of each kind, from what is reserved where that is enough.
func (s *story) takeIDs(wanted map[store.IDKind]int) (map[store.IDKind]int64, error) {
	first, missing := map[store.IDKind]int64{}, map[store.IDKind]int{}
	for kind, n := range wanted {
		if n > s.reserved[kind].n {
			missing[kind] = n
		} else {
			first[kind] = s.reserved[kind].first
		}
	}
	taken, err := s.tx.NextIDsOf(missing)
	maps.Copy(first, taken)
	return first, err
}

func (s *story) writeLeads() error {
	for _, part := range []struct {
		leads []fairlead.Lead
		write func([]fairlead.Lead) error
	}{{s.created, s.tx.Leads().Insert}, {s.changed, s.tx.Leads().Update}, {s.placed, s.tx.Leads().Place}, {s.restored, s.tx.Leads().Restore}} {
		if len(part.leads) > 0 {
			if err := part.write(part.leads); err != nil {
				return err
			}
		}
	}
	if len(s.deleted) > 0 {
		if err := s.tx.Leads().Delete(s.deleted, s.at); err != nil {
			return err
		}
	}
	if only := s.onlyTold(); len(only) > 0 {
		return s.tx.Leads().Touch(only, s.at)
	}
	return nil
}

// onlyTold are the leads to which something happened that changed nothing of them.
func (s *story) onlyTold() []int64 {
	written := make(map[int64]bool, len(s.created)+len(s.changed)+len(s.placed))
	for _, leads := range [][]fairlead.Lead{s.created, s.changed, s.placed, s.restored} {
		for _, l := range leads {
			written[l.ID] = true
		}
	}
	for _, id := range s.deleted {
		written[id] = true
	}
	var only []int64
	for _, t := range s.activities {
		if !written[t.activity.LeadID] {
			written[t.activity.LeadID] = true
			only = append(only, t.activity.LeadID)
		}
	}
	return only
}

func (s *story) writeDecisions() error {
	rows := make([]store.DecisionRow, len(s.decisions))
	for i, d := range s.decisions {
		rows[i] = *d
	}
	return s.tx.Decisions().Insert(rows)
}

func (s *story) writeActivities() error {
	rows := make([]fairlead.Activity, len(s.activities))
	for i, t := range s.activities {
		rows[i] = *t.activity
	}
	return s.tx.Activities().Insert(rows)
}

func (s *story) writeLedgers() error {
	if len(s.entries) > 0 {
		if err := s.tx.Ledgers().Append(s.entries); err != nil {
			return err
		}
	}
	for id := range s.booked {
		l := s.ledgers[id]
		if err := s.tx.Ledgers().Give(id, l.Gifts()); err != nil {
			return err
		}
		if err := s.tx.Ledgers().Save(id, store.LedgerState{NextSeq: l.NextSeq(), Day: l.Day(), Standings: l.Standings()}); err != nil {
			return err
		}
	}
	return nil
}

// idRange are n ids, from first on.
type idRange struct {
	first int64
	n     int
}
