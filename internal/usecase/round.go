package usecase

import (
	"time"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/routing"
	"fairlead/internal/store"
)

// round is one transaction of the desk: what holds while it decides one lead after the other.
type round struct {
	*office
	app   *App
	tx    store.Tx
	story *story
	due   bool // the leads that wait are worth another try
	stale bool // somebody else has written the balances since

	rehearsed bool   // nothing of it is written, so it takes no ids
	file      string // the name of the file that its leads come with

	decided  int // how often the rules were asked, and how long that took
	deciding time.Duration

	nextLead int64
	known    known
	repeats  map[store.AnswerKey]*party // the first party of this round under each Idempotency-Key
}

func newRound(app *App, tx store.Tx, workspace int64, last *office) (*round, error) {
	desk, err := tx.Desk().Get()
	if err != nil {
		return nil, err
	}
	story, stale := app.newStory(tx, workspace), false
	switch {
	case last == nil || desk.Changed > last.turn:
		last, err = readOffice(app, tx, workspace)
		stale = true
	default:
		stale = last.turn < desk.Turn-1
	}
	if err != nil {
		return nil, err
	}
	last.turn = desk.Turn
	last.tells(story)
	if err := last.attend(tx, story.at); err != nil {
		return nil, err
	}
	return &round{office: last, app: app, tx: tx, story: story, due: desk.Due(story.at), stale: stale, repeats: map[store.AnswerKey]*party{}}, nil
}

// run takes the parties in, in their order, after the leads that waited longer.
func (r *round) run(parties []*party) error {
	come, err := r.answerRepeats(parties)
	if err != nil {
		return err
	}
	fresh, err := r.answerArrived(ticketsOf(come))
	if err != nil {
		return err
	}
	if err := r.prepare(fresh); err != nil {
		return err
	}
	if r.due {
		if err := r.pickUpWaiting(); err != nil {
			return err
		}
	}
	for _, t := range fresh {
		r.take(t)
	}
	if err := r.story.tellWaiting(r.members); err != nil {
		return err
	}
	if r.story.waits {
		if err := r.wake(r.story); err != nil {
			return err
		}
	}
	if err := r.story.write(); err != nil {
		return err
	}
	if err := r.noteArrived(fresh); err != nil {
		return err
	}
	return r.remember(parties)
}

// ticketsOf are the leads of parties in their order, but for those that were sifted out.
func ticketsOf(parties []*party) (tickets []*ticket) {
	for _, p := range parties {
		for _, t := range p.tickets {
			if t.err == nil {
				tickets = append(tickets, t)
			}
		}
	}
	return tickets
}

// prepare looks up, all at once, what deciding these tickets needs. An ordinary lead takes one id of each kind, and two
// for its timeline; ids that nobody takes are never given.
func (r *round) prepare(tickets []*ticket) error {
	ask := store.Briefing{}
	if n := len(tickets); n > 0 && !r.rehearsed {
		ask.IDs = map[store.IDKind]int{store.LeadIDs: n, store.DecisionIDs: n, store.ActivityIDs: 2 * n, store.NotificationIDs: n}
	}
	for _, t := range tickets {
		t.dial(r.workspace.PhoneRegion)
	}
	if r.workspace.FindDuplicates {
		ask.Emails, ask.Phones = contactKeys(tickets)
	}
	ask.ExternalIDs = externalIDs(tickets)
	if r.stale {
		ask.Rotations = rotationIDs(r.policy)
	}
	brief, err := r.tx.Brief(ask)
	if err != nil {
		return err
	}
	if r.stale {
		r.roster.Ledgers = ledgersOf(brief.Ledgers)
	}
	turn(r.roster.Ledgers, r.story.at.In(r.zone))
	r.story.ledgers = r.roster.Ledgers
	if !r.rehearsed {
		r.nextLead = brief.First[store.LeadIDs]
		r.story.reserve(brief.First, ask.IDs)
	}
	met, err := meet(r.tx, brief)
	if err == nil && r.rehearsed { // what was decided before is in no database
		met.recall(r.known)
	}
	r.known = met
	return err
}

// dial writes the phone number as the whole world dials it.
func (t *ticket) dial(region string) {
	c := &t.request.Submission.Contact
	c.Phone = international(c.Phone, region)
}

// take decides one ticket. Its answer holds once the story is written, when every id is known.
func (r *round) take(t *ticket) {
	sub, err := r.fitted(t)
	if err != nil {
		t.err = err
		return
	}
	if lead := r.known.byExternal[sub.ExternalID]; lead != nil && t.request.Update != nil {
		r.update(t, lead)
		return
	}
	if lead := r.known.find(sub); lead != nil && r.statuses.Open(sub.Status) && !r.another(t, lead) {
		r.adopt(t, lead)
		r.enquire(t, lead)
		r.note(t, *lead)
		return
	}
	if id := t.request.AgentID; id != 0 && !r.members[id].MayHaveLeads() {
		t.err = agentError(r.members, id, "agent_id")
		return
	}
	lead := r.newLead(sub)
	t.becomes(lead.ID)
	r.story.tell(fairlead.Activity{LeadID: lead.ID, Kind: fairlead.ActivityCreated, Actor: fairlead.NameOf(t.actor), Text: origin(sub.Source, sub.Form)}, nil)
	decision, row := r.settle(t, &lead, sub)
	r.note(t, lead)
	t.outcome = decision.Outcome
	r.load(0, lead.AgentID, lead.Open)
	r.story.created = append(r.story.created, lead)
	r.story.leadsMoved(lead.AgentID)
	r.known.add(lead, r.workspace.FindDuplicates)
	t.answer = func() IntakeResult {
		return IntakeResult{Lead: r.leadView(lead), Decision: r.decisionView(decision, row)}
	}
}

// fitted is a submission as its lead will have it. Who filled in a form of a source cannot be asked to mend anything.
func (r *round) fitted(t *ticket) (fairlead.Submission, error) {
	return r.fit(t.request.Submission, t.arrived != nil)
}

func (r *round) newLead(sub fairlead.Submission) fairlead.Lead {
	id := r.nextLead
	r.nextLead++
	came := r.story.at
	if !sub.CameAt.IsZero() && sub.CameAt.Before(came) {
		came = sub.CameAt
	}
	return fairlead.Lead{
		ID: id, BatchID: r.story.batch, Contact: sub.Contact, Source: sub.Source, Form: sub.Form, Status: sub.Status, Open: r.statuses.Open(sub.Status),
		Tags: sub.Tags, Fields: sub.Fields, Value: sub.Value, ExternalID: sub.ExternalID, Import: r.file,
		Version: 1, CreatedAt: came, UpdatedAt: r.story.at,
	}
}

// settle finds the lead's agent: the one that was asked for, or by the rules. A closed lead needs none.
func (r *round) settle(t *ticket, lead *fairlead.Lead, sub fairlead.Submission) (fairlead.Decision, *store.DecisionRow) {
	if id := t.request.AgentID; id != 0 {
		lead.AgentID = id
		r.story.tell(handover(lead.ID, fairlead.NameOf(t.actor), nil, refOf(r.members, id)), nil)
		r.story.notify(fairlead.Notification{MemberID: id, Kind: fairlead.NotifyAssigned, LeadID: lead.ID, Count: 1, Actor: fairlead.NameOf(t.actor)})
		return fairlead.Decision{Outcome: fairlead.OutcomeAssigned, AgentID: id}, nil
	}
	if !lead.Open || t.unruled {
		return fairlead.Decision{Outcome: fairlead.OutcomeUnassigned}, nil
	}
	return r.route(lead, factsOf(*lead, r.zone))
}

// route asks the rules, keeps the decision, and gives the lead to whom they chose.
func (r *round) route(lead *fairlead.Lead, facts routing.Facts) (fairlead.Decision, *store.DecisionRow) {
	begin := r.app.clock()
	d := routing.Decide(r.policy, facts, r.roster)
	r.deciding += r.app.clock().Sub(begin)
	r.decided++
	row := r.story.decide(store.DecisionRow{LeadID: lead.ID, Outcome: d.Outcome, AgentID: d.AgentID,
		Record: routing.Pack(r.policy, facts, r.roster, d)})
	switch d.Outcome {
	case fairlead.OutcomeAssigned:
		r.give(lead, d, row)
	case fairlead.OutcomeWaiting:
		r.wait(lead, d, row)
	}
	return d, row
}

func (r *round) give(lead *fairlead.Lead, d fairlead.Decision, row *store.DecisionRow) {
	from := refOf(r.members, lead.AgentID)
	lead.AgentID, lead.Waiting = d.AgentID, 0
	by := decider(d)
	a := handover(lead.ID, by, from, refOf(r.members, d.AgentID))
	r.story.tell(a, row)
	kind := fairlead.NotifyAssigned
	if from != nil {
		kind = fairlead.NotifyReassigned
	}
	if from != nil {
		r.story.lost(from.ID, lead.ID, by)
	}
	r.story.notify(fairlead.Notification{MemberID: d.AgentID, Kind: kind, LeadID: lead.ID, Count: 1, Actor: by})
	if l := r.story.ledgers[d.RotationID]; l != nil {
		if e, ok := l.Book(d, lead.ID, r.story.at); ok {
			r.story.book(e)
		}
	}
}

// decider is who the timeline says decided: the rule, or Fairlead where the last line applied.
func decider(d fairlead.Decision) fairlead.ActorName {
	if d.Rule == nil {
		return fairlead.NameOf(fairlead.Actor{Kind: fairlead.ActorSystem})
	}
	return fairlead.NameOf(fairlead.Actor{Kind: fairlead.ActorRule, Rule: *d.Rule})
}

// handover is the timeline entry of a lead changing hands; nil stands for nobody.
func handover(leadID int64, by fairlead.ActorName, from, to *fairlead.Ref) fairlead.Activity {
	kind := fairlead.ActivityReassigned
	switch {
	case to == nil:
		kind = fairlead.ActivityUnassigned
	case from == nil:
		kind = fairlead.ActivityAssigned
	}
	return fairlead.Activity{LeadID: leadID, Kind: kind, Actor: by, From: from, To: to}
}

// origin says where a submission came from.
func origin(source, form string) string {
	if form == "" {
		return source
	}
	return source + ", " + form
}

func (r *round) leadView(l fairlead.Lead) *LeadView {
	v := viewOf(l, r.members, r.policy)
	return &v
}

func (r *round) decisionView(d fairlead.Decision, row *store.DecisionRow) DecisionView {
	v := viewDecision(d, r.policy, r.members)
	v.Verified = true
	if row != nil {
		v.ID, v.At = row.ID, row.At
	}
	return v
}

// visible returns the lead if the ticket's caller may see it.
func (r *round) visible(t *ticket, l fairlead.Lead) *LeadView {
	if !access.Leads(t.actor).Sees(l) {
		return nil
	}
	return r.leadView(l)
}
