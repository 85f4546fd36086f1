package usecase

import (
	"errors"
	"slices"
	"strings"
	"time"

	"fairlead"
	"fairlead/internal/ingest/mapping"
)

// importing is a portion of an import in the making: its rows are decided like leads that come in, by the same round.
type importing struct {
	*portion
	round  *round
	actor  fairlead.Actor // the file
	reader *mapping.Rows
	named  map[string]int64 // agents by folded e-mail address and name

	tickets []*ticket
	rejects []fairlead.ImportReject
	seen    importSeen
}

// importSeen is what a preview tells beside the counts.
type importSeen struct {
	empty   int            // rows that say nothing
	named   int            // leads whose row names their agent
	waiting int            // leads that wait for a rotation
	nobody  int            // leads without an agent
	unknown map[string]int // rows that name somebody who can have no leads
}

// newImporting prepares a portion for the rows of its file.
func (p *portion) newImporting() *importing {
	m := &importing{portion: p, named: map[string]int64{}, seen: importSeen{unknown: map[string]int{}}}
	m.actor = fileOf(p.file)
	m.actor.Workspace = p.workspace.ID
	p.workspace.FindDuplicates = true // whoever brings a file says what becomes of people who are known
	p.story.batch, p.story.given = p.batch.ID, p.progress.Given
	m.round = &round{office: p.office, app: p.app, tx: p.tx, story: p.story, stale: true, file: p.file.Name}
	for _, member := range p.members {
		if member.MayHaveLeads() {
			m.named[nameKey(member.Email)] = member.ID
		}
	}
	for _, member := range p.members { // an address says more than a name
		if key := nameKey(member.Name); member.MayHaveLeads() && m.named[key] == 0 {
			m.named[key] = member.ID
		}
	}
	m.reader = mapping.NewRows(p.file.Plan, p.file.Columns, knownTo(p.office, p.story.at))
	return m
}

// nameKey is how an agent is found by address or name.
func nameKey(name string) string { return strings.ToLower(strings.TrimSpace(name)) }

// knownTo is what the cells of a file are read by.
func knownTo(o *office, now time.Time) mapping.Known {
	known := mapping.Known{Fields: o.fields, Statuses: o.statuses, Zone: o.zone, Now: now}
	for _, m := range o.members {
		known.Agents = append(known.Agents, m)
	}
	return known
}

// take decides rows, in their order.
func (m *importing) take(rows []fairlead.ImportRow) error {
	m.tickets, m.rejects = m.tickets[:0], m.rejects[:0]
	for i := range rows {
		m.read(&rows[i])
	}
	if err := m.round.prepare(m.tickets); err != nil {
		return err
	}
	for _, t := range m.tickets {
		m.takeRow(t)
		m.count(t)
	}
	m.share()
	for _, l := range m.story.created {
		switch {
		case l.Waiting != 0:
			m.seen.waiting++
		case l.AgentID == 0:
			m.seen.nobody++
		}
	}
	return nil
}

// read makes a ticket of a row, or rejects it.
func (m *importing) read(row *fairlead.ImportRow) {
	if row.Problem == "" && m.refuse {
		row.Problem = cannotBeStored
	}
	if row.Problem != "" {
		m.reject(*row, row.Problem)
		return
	}
	lead, err := m.reader.Lead(*row)
	if err != nil {
		m.reject(*row, m.why(err))
		return
	}
	if lead.Empty {
		m.file.Counts.Skipped++
		m.seen.empty++
		return
	}
	t := &ticket{actor: m.actor, row: row, request: IntakeRequest{Submission: lead.Submission}}
	if err := t.request.check(m.actor); err != nil {
		m.reject(*row, m.why(err))
		return
	}
	if lead.Agent != "" {
		if t.request.AgentID = m.named[nameKey(lead.Agent)]; t.request.AgentID == 0 {
			m.seen.unknown[lead.Agent]++
		}
	}
	t.unruled = !m.file.Plan.Routing.Rules
	m.tickets = append(m.tickets, t)
}

// takeRow decides one row: who is known already stays with their agent.
func (m *importing) takeRow(t *ticket) {
	r, sub := m.round, t.request.Submission
	lead, same := r.known.byExternal[sub.ExternalID], true
	if lead == nil || sub.ExternalID == "" {
		lead, same = r.known.find(sub), false
	}
	if lead == nil {
		r.take(t)
		return
	}
	switch mode := m.file.Plan.Duplicates; {
	case mode == fairlead.DuplicatesUpdate:
		t.request.Update = m.patchOf(*lead, sub)
		r.update(t, lead)
	case mode == fairlead.DuplicatesSkip || same: // the same row once more says nothing new
		t.outcome = outcomeSkipped
	case sub.Status != "" && !r.statuses.Open(sub.Status): // an old enquiry of theirs
		r.take(t)
	default:
		r.enquire(t, lead)
	}
}

// outcomeSkipped is what became of a row of a lead that is there already.
const outcomeSkipped fairlead.Outcome = "skipped"

// count notes what became of a row.
func (m *importing) count(t *ticket) {
	c := &m.file.Counts
	if t.row.Repaired {
		c.Repaired++
	}
	switch {
	case t.err != nil:
		m.reject(*t.row, m.why(t.err))
	case t.outcome == outcomeSkipped:
		c.Skipped++
	case t.outcome == fairlead.OutcomeUpdated:
		c.Updated++
	case t.outcome == fairlead.OutcomeDuplicate:
		c.Enquiries++
	default:
		c.Created++
		if t.request.AgentID != 0 {
			m.seen.named++
		}
	}
}

// share shares out the leads that neither their row nor a rule gave to anybody, if somebody shares them.
func (m *importing) share() {
	if len(m.pool) == 0 {
		return
	}
	var leads []*fairlead.Lead
	var ids []int64
	for i := range m.story.created {
		if l := &m.story.created[i]; l.AgentID == 0 && l.Open {
			leads, ids = append(leads, l), append(ids, l.ID)
		}
	}
	by := fairlead.NameOf(m.actor)
	for i, share := range m.deal(ids, !m.last) {
		l := leads[i]
		l.AgentID = share.AgentID
		m.gave(share.AgentID)
		if share.Booked {
			m.story.book(share.Entry)
		}
		m.round.known.moved(*l)
		m.story.tell(handover(l.ID, by, nil, refOf(m.members, l.AgentID)), nil)
		m.story.notify(fairlead.Notification{MemberID: l.AgentID, Kind: fairlead.NotifyAssigned, LeadID: l.ID, Count: 1, Actor: by})
		m.story.leadsMoved(l.AgentID)
	}
}

// reject keeps a row that cannot be brought in, and why.
func (m *importing) reject(row fairlead.ImportRow, why string) {
	m.file.Counts.Rejected++
	m.rejects = append(m.rejects, fairlead.ImportReject{ImportRow: row, Why: why})
}

// cannotBeStored is why a row is rejected that nobody can be told how to mend.
const cannotBeStored = "This row cannot be stored."

// why says in the words of the file what is wrong with a row.
func (m *importing) why(err error) string {
	var refused *fairlead.Error
	if !errors.As(err, &refused) {
		return cannotBeStored
	}
	if len(refused.Fields) == 0 {
		return refused.Message
	}
	var said []string
	for _, f := range refused.Fields {
		said = append(said, m.headerOf(f.Field)+": "+f.Message)
	}
	return strings.Join(said, " ")
}

// headerOf is the column that a part of a lead comes from.
func (m *importing) headerOf(field string) string {
	i := slices.Index(m.file.Plan.Targets, fairlead.AnswerTarget(field))
	if i < 0 {
		return field
	}
	return m.file.Columns[i].Header
}

// patchOf is what a row changes of a lead that is there: what it says. Tags come on top of those that the lead has.
func (m *importing) patchOf(lead fairlead.Lead, sub fairlead.Submission) *LeadPatch {
	p := &LeadPatch{Fields: sub.Fields}
	c := sub.Contact
	for _, part := range []struct {
		text string
		into **string
	}{{c.Name, &p.Name}, {c.Email, &p.Email}, {c.Phone, &p.Phone}, {c.Company, &p.Company}, {c.Country, &p.Country}, {c.Language, &p.Language}, {sub.Form, &p.Form}} {
		if part.text != "" {
			*part.into = &part.text
		}
	}
	if sub.Source != m.file.Plan.Source {
		p.Source = &sub.Source
	}
	if sub.Status != "" {
		p.Status = &sub.Status
	}
	if sub.Value != nil {
		p.Value = &sub.Value
	}
	if sub.ExternalID != "" && lead.ExternalID == "" {
		p.ExternalID = &sub.ExternalID
	}
	if tags := without(sub.Tags, lead.Tags); len(tags) > 0 {
		all := cleanTags(append(tags, lead.Tags...))
		p.Tags = &all
	}
	return p
}
