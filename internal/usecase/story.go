package usecase

import (
	"maps"
	"slices"
	"time"

	"fairlead"
	"fairlead/internal/routing"
	"fairlead/internal/store"
)

// story gathers what one transaction has to tell (leads, timeline, decisions, ledgers, notifications) and writes it
// set by set at the end. Whatever is in a story commits together.
type story struct {
	app  *App
	tx   store.Tx
	at   time.Time
	zone *time.Location // the workspace's; nil: ledgers are not turned to the present day

	created       []fairlead.Lead
	changed       []fairlead.Lead // leads whose own values change
	placed        []fairlead.Lead // leads that change hands
	deleted       []int64         // leads
	restored      []fairlead.Lead // leads that were deleted
	activities    []tellable
	decisions     []*store.DecisionRow
	entries       []fairlead.LedgerEntry
	ledgers       map[int64]*routing.Ledger
	booked        map[int64]bool // rotations whose ledger moved
	notifications []fairlead.Notification
	waits         bool            // a lead begins to wait
	completed     *fairlead.Batch // a batch that is done with this story
	audience      *audience       // nil: not looked at yet
	reach         *reach          // likewise
	deliveries    []fairlead.Delivery
	reserved      map[store.IDKind]idRange
	batch         int64         // that all of this is part of; 0: none, or each entry says so
	given         map[int64]int // of such a batch: leads that members get, of which they are told at its end; nil: they are told of each
	stale         Stale
}

// idRange are n ids, from first on.
type idRange struct {
	first int64
	n     int
}

// tellable is an activity, and the decision it will point to once that has an id.
type tellable struct {
	activity *fairlead.Activity
	decision *store.DecisionRow
}

func (a *App) newStory(tx store.Tx, workspace int64) *story {
	return &story{
		app: a, tx: tx, at: a.now(),
		ledgers: map[int64]*routing.Ledger{}, booked: map[int64]bool{},
		stale: Stale{Workspace: workspace},
	}
}

// tell adds an entry to a lead's timeline. Its id is known after write.
func (s *story) tell(a fairlead.Activity, d *store.DecisionRow) *fairlead.Activity {
	a.At = s.at
	if a.BatchID == 0 {
		a.BatchID = s.batch
	}
	s.activities = append(s.activities, tellable{&a, d})
	return &a
}

// decide keeps a decision. Its id is known after write.
func (s *story) decide(d store.DecisionRow) *store.DecisionRow {
	d.At = s.at
	s.decisions = append(s.decisions, &d)
	return &d
}

// notify tells a member, unless it is what the member did.
func (s *story) notify(n fairlead.Notification) {
	if n.Actor.Kind == fairlead.ActorMember && n.Actor.ID == n.MemberID {
		return
	}
	if s.given != nil && n.LeadID != 0 {
		if n.Kind != fairlead.NotifyEnquiry {
			s.given[n.MemberID]++
		}
		return
	}
	n.At = s.at
	s.notifications = append(s.notifications, n)
	s.show(n.MemberID, TopicNotifications)
}

// show says that a member's views of a topic went stale.
func (s *story) show(memberID int64, topics ...Topic) {
	if memberID != 0 && !slices.Contains(s.stale.Members, memberID) {
		s.stale.Members = append(s.stale.Members, memberID)
	}
	s.topics(topics...)
}

func (s *story) topics(topics ...Topic) {
	for _, t := range topics {
		if !slices.Contains(s.stale.Topics, t) {
			s.stale.Topics = append(s.stale.Topics, t)
		}
	}
}

// change writes a lead as it is given, with its agent: what the story was to write of it before is in it.
func (s *story) change(l fairlead.Lead) {
	ofIt := func(o fairlead.Lead) bool { return o.ID == l.ID }
	if i := slices.IndexFunc(s.created, ofIt); i >= 0 {
		s.created[i] = l
		return
	}
	s.placed = slices.DeleteFunc(s.placed, ofIt)
	s.changed = append(slices.DeleteFunc(s.changed, ofIt), l)
}

// leadsMoved says that leads of these members changed, which everybody who sees all leads sees too.
func (s *story) leadsMoved(members ...int64) {
	s.stale.Viewers = true
	s.topics(TopicLeads)
	for _, m := range members {
		s.show(m)
	}
}

// loadLedgers brings the balances of these rotations into the story.
func (s *story) loadLedgers(rotationIDs []int64) error {
	var missing []int64
	for _, id := range rotationIDs {
		if id != 0 && s.ledgers[id] == nil {
			missing = append(missing, id)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	states, err := s.tx.Ledgers().Load(missing)
	if err != nil {
		return err
	}
	maps.Copy(s.ledgers, ledgersOf(states))
	if s.zone != nil {
		turn(s.ledgers, s.at.In(s.zone))
	}
	return nil
}

func ledgersOf(states map[int64]store.LedgerState) map[int64]*routing.Ledger {
	ledgers := make(map[int64]*routing.Ledger, len(states))
	for id, state := range states {
		ledgers[id] = routing.NewLedger(id, state.NextSeq, state.Day, state.Standings)
	}
	return ledgers
}

// turn brings ledgers to the day of a time in the workspace's zone.
func turn(ledgers map[int64]*routing.Ledger, now time.Time) {
	for _, l := range ledgers {
		l.Turn(now)
	}
}

// book keeps a ledger entry.
func (s *story) book(e fairlead.LedgerEntry) {
	s.entries = append(s.entries, e)
	s.booked[e.RotationID] = true
	s.topics(TopicRouting)
}

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
