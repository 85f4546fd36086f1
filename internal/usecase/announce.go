package usecase

import (
	"crypto/rand"
	"fmt"
	"slices"
	"time"

	"fairlead"
	"fairlead/internal/routing"
	"fairlead/internal/store"
)

// Event is something that happened, as whoever hears of it outside is told.
type Event struct {
	ID    string // the same for everybody who is told of it, and when it is asked for later
	Type  fairlead.EventType
	At    time.Time
	Lead  *LeadView          // as it is now; nil: about no single lead
	Entry *fairlead.Activity // of the lead's timeline; nil: about no single lead
	Batch *fairlead.Batch
	Link  string // to the page that shows it; "": the workspace has no public URL, or there is no such page
}

// audience is the webhooks that are told things, and the names that are needed to tell them.
type audience struct {
	webhooks  []fairlead.Webhook
	workspace fairlead.Workspace
	members   map[int64]fairlead.Member
	policy    *routing.Policy
	statuses  fairlead.Statuses
}

// listening reads which webhooks are on.
func listening(tx store.Tx) ([]fairlead.Webhook, error) {
	all, err := tx.Webhooks().List()
	return slices.DeleteFunc(all, func(w fairlead.Webhook) bool { return !w.On() }), err
}

// findAudience finds who is told what this story says, unless that is known.
func (s *story) findAudience() error {
	if s.audience != nil {
		return nil
	}
	hooks, err := listening(s.tx)
	if err != nil {
		return err
	}
	s.audience = &audience{webhooks: hooks}
	if len(hooks) == 0 {
		return nil
	}
	if s.audience.workspace, err = s.tx.Workspace(); err != nil {
		return err
	}
	if s.audience.members, err = membersByID(s.tx); err != nil {
		return err
	}
	if s.audience.statuses, err = s.tx.Statuses().List(); err != nil {
		return err
	}
	s.audience.policy, err = s.app.policy(s.tx, s.stale.Workspace)
	return err
}

// announce words what the story says for the webhooks that want to hear it.
func (s *story) announce() error {
	if err := s.findAudience(); err != nil || len(s.audience.webhooks) == 0 {
		return err
	}
	leads := s.leadsAfter()
	for _, t := range s.activities {
		kind, worth := eventType(*t.activity)
		lead, known := leads[t.activity.LeadID]
		if worth && known {
			s.send(s.audience.leadEvent(kind, lead, t.activity))
		}
	}
	if s.completed != nil {
		s.send(s.audience.batchEvent(*s.completed, s.at))
	}
	return s.numberDeliveries()
}

// leadEvent is an entry of a lead's timeline as it is told outside.
func (a *audience) leadEvent(kind fairlead.EventType, lead fairlead.Lead, entry *fairlead.Activity) Event {
	view := viewOf(lead, a.members, a.policy)
	return Event{ID: fmt.Sprintf("evt_%d", entry.ID), Type: kind, At: entry.At, Lead: &view, Entry: entry, Link: a.link(fmt.Sprintf("/leads/%d", lead.ID))}
}

// batchEvent is a batch that is done as it is told outside.
func (a *audience) batchEvent(b fairlead.Batch, at time.Time) Event {
	return Event{ID: fmt.Sprintf("evt_batch_%d", b.ID), Type: fairlead.EventBatchCompleted, At: at, Batch: &b, Link: a.link(fmt.Sprintf("/leads?batch=%d", b.ID))}
}

// link is where the outside finds a page of ours.
func (a *audience) link(page string) string {
	if a.workspace.PublicURL == "" {
		return ""
	}
	return a.workspace.PublicURL + page
}

// eventType is what webhooks are told about an entry of a timeline, if anything.
func eventType(a fairlead.Activity) (t fairlead.EventType, worth bool) {
	switch a.Kind {
	case fairlead.ActivityCreated:
		return fairlead.EventLeadCreated, true
	case fairlead.ActivityAssigned:
		return fairlead.EventLeadAssigned, true
	case fairlead.ActivityReassigned:
		return fairlead.EventLeadReassigned, true
	case fairlead.ActivityUnassigned:
		return fairlead.EventLeadUnassigned, true
	case fairlead.ActivityChanged, fairlead.ActivityMerged:
		return fairlead.EventLeadStatusChanged, slices.ContainsFunc(a.Changes, ofStatus)
	default:
		return "", false
	}
}

// leadsAfter is the leads that the story wrote, as they are when it is over.
func (s *story) leadsAfter() map[int64]fairlead.Lead {
	after := map[int64]fairlead.Lead{}
	for _, l := range slices.Concat(s.created, s.changed, s.placed) {
		after[l.ID] = l
	}
	return after
}

// send puts an event on its way to the webhooks that asked for its type.
func (s *story) send(e Event) {
	bodies := map[fairlead.WebhookFormat]string{}
	for _, w := range s.audience.webhooks {
		if !slices.Contains(w.Events, e.Type) {
			continue
		}
		if bodies[w.Format] == "" {
			bodies[w.Format] = s.app.bodyFor(w, e, s.audience.statuses)
		}
		s.deliveries = append(s.deliveries, deliveryOf(e, w, bodies[w.Format]))
	}
}

// bodyFor words an event for a webhook, as its format says.
func (a *App) bodyFor(w fairlead.Webhook, e Event, statuses fairlead.Statuses) string {
	if w.Format == fairlead.FormatSlack {
		return string(a.outside.WordSlack(noteOf(e, statuses)))
	}
	return string(a.outside.Word(e))
}

// deliveryOf is a message that is due now. Its id is known after write.
func deliveryOf(e Event, w fairlead.Webhook, body string) fairlead.Delivery {
	d := fairlead.Delivery{WebhookID: w.ID, MessageID: "msg_" + rand.Text(), Type: e.Type, Body: body,
		State: fairlead.DeliveryDue, At: e.At, NextAt: e.At}
	if e.Lead != nil {
		d.LeadID, d.BatchID = e.Lead.ID, e.Entry.BatchID
	}
	if e.Batch != nil {
		d.BatchID = e.Batch.ID
	}
	return d
}

// writeDeliveries writes the messages, and asks once for each webhook that they be delivered.
func (s *story) writeDeliveries() error {
	if len(s.deliveries) == 0 {
		return nil
	}
	if err := s.tx.Deliveries().Insert(s.deliveries); err != nil {
		return err
	}
	s.stale.wake = true
	s.topics(TopicWebhooks)
	var webhooks []int64
	for _, d := range s.deliveries {
		webhooks = append(webhooks, d.WebhookID)
	}
	return wantDelivery(s.tx, s.at, webhooks)
}

func wantDelivery(tx store.Tx, at time.Time, webhooks []int64) error {
	slices.Sort(webhooks)
	var jobs []fairlead.Job
	for _, id := range slices.Compact(webhooks) {
		jobs = append(jobs, fairlead.Job{Kind: fairlead.JobDeliver, Ref: id, RunAt: at})
	}
	return tx.Jobs().Want(jobs...)
}
