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
