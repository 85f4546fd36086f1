package usecase

import (
	"cmp"
	"errors"
	"slices"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// portion is one transaction of a batch: some of its leads, looked at and changed. It holds the desk, so what it reads is
// true; how far the batch is commits with what was done.
type portion struct {
	*office
	app      *App
	tx       store.Tx
	story    *story
	scope    fairlead.LeadScope // of whoever acts
	batch    fairlead.Batch
	file     fairlead.Import // whose rows the batch brings in, if it does
	progress store.BatchProgress
	pool     []fairlead.RotationAgent // who shares, in a spread
	spread   int64                    // the rotation whose ledger keeps it fair
	counts   bool                     // leads assigned to an agent count as turns
	earlier  bool                     // the leads were chosen in an earlier transaction
	rows     int                      // of a file, that this brings in
	refuse   bool                     // they are rejected: no transaction survives them
	last     bool                     // no leads of the batch come after these
	ended    bool                     // it does not go on: which leads it takes need not be kept
	moves    []pendingMove
}

// pendingMove is what a batch did to one lead; the entry's id is known after the story is written. Without one, the lead was
// nothing but a turn.
type pendingMove struct {
	lead  store.BatchLead
	entry *fairlead.Activity
}

func (a *App) newPortion(tx store.Tx, workspace int64) (*portion, error) {
	office, err := readOffice(a, tx, workspace)
	if err != nil {
		return nil, err
	}
	s := a.newStory(tx, workspace)
	office.tells(s)
	if err := office.attend(tx, s.at); err != nil {
		return nil, err
	}
	p := &portion{office: office, app: a, tx: tx, story: s}
	p.takeUp(store.BatchProgress{})
	return p, nil
}

// takeUp goes on from a progress, in which what is empty may be missing.
func (p *portion) takeUp(from store.BatchProgress) {
	for _, counts := range []*map[int64]int{&from.Given, &from.Taken, &from.Undo.Kept, &from.Undo.Lost} {
		if *counts == nil {
			*counts = map[int64]int{}
		}
	}
	if from.Dealt == nil {
		from.Dealt = map[int64]int64{}
	}
	p.progress = from
}

// openPortion takes up a batch where it was left.
func (a *App) openPortion(tx store.Tx, workspace int64, batch fairlead.Batch) (*portion, error) {
	p, err := a.newPortion(tx, workspace)
	if err != nil {
		return nil, err
	}
	p.batch = batch
	if batch.Act.Kind == fairlead.BatchImport {
		if p.file, err = tx.Imports().Get(batch.Act.ImportID); err != nil {
			return nil, err
		}
	}
	progress, err := tx.Batches().Progress(batch.ID)
	p.takeUp(progress)
	p.show()
	return p, err
}

// from is whom agents are told they have the leads of the batch from: who began it, or the file.
func (p *portion) from() fairlead.ActorName {
	if p.file.ID == 0 {
		return p.batch.Actor
	}
	return fairlead.NameOf(fileOf(p.file))
}

// fileOf is a file that does something.
func fileOf(of fairlead.Import) fairlead.Actor {
	return fairlead.Actor{Kind: fairlead.ActorImport, Import: fairlead.Ref{ID: of.ID, Name: of.Name}}
}

// notifyBatch tells an agent how many leads they have of the batch, unless they began it.
func (p *portion) notifyBatch(agent int64, n int) {
	if p.batch.Actor.Kind != fairlead.ActorMember || p.batch.Actor.ID != agent {
		p.story.notify(fairlead.Notification{MemberID: agent, Kind: fairlead.NotifyBatch, BatchID: p.batch.ID, Count: n, Actor: p.from()})
	}
}

// goOn does the next portion of a running batch.
func (p *portion) goOn(most int) error {
	if refused := p.resume(); refused != nil {
		var known *fairlead.Error
		if !errors.As(refused, &known) {
			return refused
		}
		p.batch.Error = known.Message
		p.end(fairlead.BatchFailed)
		return p.update()
	}
	if p.batch.Act.Kind == fairlead.BatchImport {
		return p.importMore(most)
	}
	ids, err := p.tx.Batches().Chosen(p.batch.ID, p.batch.Processed, most)
	if err != nil {
		return err
	}
	p.earlier = true
	if err := p.run(ids); err != nil {
		return err
	}
	if p.last {
		p.end(fairlead.BatchDone)
	}
	return p.update()
}

// resume makes sure that whoever began the batch may still do it, and that it can be done.
func (p *portion) resume() error {
	actor := p.actorOf(p.batch.Actor)
	if actor.Kind == fairlead.ActorMember && !actor.Member.Active {
		return fairlead.Conflict("inactive", p.batch.Actor.Name+" is inactive.")
	}
	if err := access.RunBatch(actor, p.batch.Act.Kind); err != nil {
		return fairlead.Conflict("not_allowed", p.batch.Actor.Name+" may not do this any more.")
	}
	p.scope = access.Leads(actor)
	to := &p.batch.Act.To
	whole := to.AgentIDs
	to.AgentIDs = slices.DeleteFunc(slices.Clone(whole), func(id int64) bool { return !p.members[id].MayHaveLeads() })
	if len(whole) > 0 && len(to.AgentIDs) == 0 {
		return fairlead.Conflict("nobody_available", "Nobody of those chosen can have leads any more.")
	}
	err := p.ready()
	to.AgentIDs = whole
	return err
}

// actorOf is somebody as they are now.
func (p *portion) actorOf(name fairlead.ActorName) fairlead.Actor {
	return fairlead.Actor{Workspace: p.workspace.ID, Kind: name.Kind, Member: p.members[name.ID], Token: name.Token}
}

// ready answers nil if the batch's action can be done.
func (p *portion) ready() error {
	switch p.batch.Act.Kind {
	case fairlead.BatchAssign:
		return p.readyToAssign()
	case fairlead.BatchImport:
		return p.readyToImport()
	case fairlead.BatchRoute:
		return p.readyToRoute()
	case fairlead.BatchStatus:
		return checkStatus(p.batch.Act.Status, p.statuses)
	case fairlead.BatchTags:
		return checkTagAct(p.batch.Act)
	default:
		return nil
	}
}

// run looks at these leads and does to them what the batch does.
func (p *portion) run(ids []int64) error {
	p.last = p.batch.Processed+len(ids) >= p.batch.Total || len(ids) == 0
	leads, err := p.look(ids)
	if err != nil {
		return err
	}
	p.batch.Processed += len(ids)
	switch p.batch.Act.Kind {
	case fairlead.BatchAssign:
		return p.assign(leads)
	case fairlead.BatchRoute:
		return p.route(leads)
	case fairlead.BatchStatus:
		p.setStatus(leads)
	case fairlead.BatchTags:
		p.setTags(leads)
	case fairlead.BatchDelete:
		p.remove(leads)
	}
	return nil
}

// look reads the leads in their order, and skips those that are not there for the actor, or that others have changed since
// they were chosen.
func (p *portion) look(ids []int64) ([]fairlead.Lead, error) {
	leads, err := p.fetch(ids, p.scope)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(leads, func(a, b fairlead.Lead) int { return cmp.Compare(a.ID, b.ID) })
	found := make(map[int64]bool, len(leads))
	for _, l := range leads {
		found[l.ID] = true
	}
	for _, id := range ids {
		if !found[id] {
			p.batch.Skip(id, fairlead.LeftNotFound)
		}
	}
	if !p.earlier {
		return leads, nil
	}
	since, err := p.since(ids)
	return slices.DeleteFunc(leads, func(l fairlead.Lead) bool {
		reason := overtaken(p.batch.Act, l, since[l.ID])
		if reason != "" {
			p.batch.Skip(l.ID, reason)
		}
		return reason != ""
	}), err
}

// fetch reads leads: where they are is enough if that is all that changes, and nobody outside is told of each.
func (p *portion) fetch(ids []int64, scope fairlead.LeadScope) ([]fairlead.Lead, error) {
	if p.batch.Act.Kind == fairlead.BatchAssign && len(p.story.audience.webhooks) == 0 && !p.counts {
		return p.tx.Leads().Places(ids, scope)
	}
	return p.tx.Leads().Get(ids, scope)
}

// did keeps what the batch did to a lead.
func (p *portion) did(row store.BatchLead, entry *fairlead.Activity) {
	p.moves = append(p.moves, pendingMove{row, entry})
	p.batch.Done++
	if row.To != row.From && row.To != 0 {
		p.progress.Given[row.To]++
	}
	if row.To != row.From && row.From != 0 {
		p.progress.Taken[row.From]++
	}
}

// end ends the batch: every agent is told once what they got, and whoever listens outside what was done.
func (p *portion) end(state fairlead.BatchState) {
	p.batch.State, p.ended = state, true
	for id, n := range p.progress.Given {
		p.notifyBatch(id, n)
	}
	for id, n := range p.progress.Taken {
		p.story.notify(fairlead.Notification{MemberID: id, Kind: fairlead.NotifyAway, BatchID: p.batch.ID, Count: n, Actor: p.from()})
	}
	p.story.completed = &p.batch
}

// update writes down what was done, and how far the batch is now.
func (p *portion) update() error {
	if err := p.tx.Batches().Update(p.batch); err != nil {
		return err
	}
	if p.ended {
		if err := p.tx.Batches().Forget(p.batch.ID); err != nil {
			return err
		}
	}
	return p.write()
}

// write writes down what was done. The batch's row is there.
func (p *portion) write() error {
	if p.story.waits {
		if err := p.wake(p.story); err != nil {
			return err
		}
	}
	if err := p.story.write(); err != nil {
		return err
	}
	rows := make([]store.BatchLead, len(p.moves))
	for i, m := range p.moves {
		rows[i] = m.lead
		if m.entry != nil {
			rows[i].ActivityID = m.entry.ID
		}
	}
	if err := p.tx.Batches().AddLeads(p.batch.ID, rows); err != nil {
		return err
	}
	return p.tx.Batches().SaveProgress(p.batch.ID, p.progress)
}
