package usecase

import (
	"context"
	"errors"
	"fmt"
	"time"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/routing"
	"fairlead/internal/store"
)

// TriedLead is a made-up lead, and by which rules it is decided.
type TriedLead struct {
	Submission fairlead.Submission
	Import     string    // the name of the file that it would come with; "": none
	At         time.Time // when it would arrive; zero: now
	Draft      bool      // by the draft
	// Own is a set of rules in place of those that are saved, with its last line; rules without an id get negative ones. nil: none.
	Own *fairlead.Policy
}

// Trial is what would become of a made-up lead.
type Trial struct {
	Decision DecisionView
	Off      bool       // auto-assign is off: it was decided as if it were on
	Closed   bool       // a lead of this status is closed, and no rule is asked
	Known    *KnownView // an open lead that it would be added to, and no rule asked; as far as the actor may see it
}

// TryLead decides a made-up lead as a real one would be decided that arrives at its time: by the same code, with who is there
// then and with today's balances. Nothing is written.
func (a *App) TryLead(ctx context.Context, actor fairlead.Actor, in TriedLead) (Trial, error) {
	if err := access.Require(actor, fairlead.ManageRouting); err != nil {
		return Trial{}, err
	}
	in.Submission = trimmed(in.Submission)
	if err := in.check(a.now()); err != nil {
		return Trial{}, err
	}
	if in.At.IsZero() {
		in.At = a.now()
	}
	var out Trial
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) (err error) {
		out, err = a.tryLead(tx, actor, in)
		return err
	})
	return out, wrap("try a lead", err)
}

// furthest is how far from now a made-up lead may arrive.
const furthest = 366 * 24 * time.Hour

func (in TriedLead) check(now time.Time) error {
	if message := checkText(in.Import); message != "" {
		return fairlead.Invalid("import", message)
	}
	if away := in.At.Sub(now).Abs(); !in.At.IsZero() && away > furthest {
		return fairlead.Invalid("at", "Choose a time within a year of now.")
	}
	return checkSubmission(in.Submission)
}

func (a *App) tryLead(tx store.Tx, actor fairlead.Actor, in TriedLead) (Trial, error) {
	o, err := readOffice(a, tx, actor.Workspace)
	if err != nil {
		return Trial{}, err
	}
	out := Trial{}
	if o.policy, out.Off, err = a.triedPolicy(tx, actor.Workspace, in); err != nil {
		return out, err
	}
	in.Submission.Contact.Phone = international(in.Submission.Contact.Phone, o.workspace.PhoneRegion)
	sub, err := o.fit(in.Submission, false)
	if err != nil {
		return out, err
	}
	if err := o.stand(tx, in.At, rotationIDs(o.policy)); err != nil {
		return out, err
	}
	out.Closed = !o.statuses.Open(sub.Status)
	if out.Known, err = a.taker(tx, actor, sub, o.workspace.FindDuplicates); err != nil {
		return out, err
	}
	facts := factsOf(fairlead.Lead{Contact: sub.Contact, Source: sub.Source, Form: sub.Form, Status: sub.Status, Tags: sub.Tags,
		Fields: sub.Fields, Value: sub.Value, Import: in.Import, CreatedAt: in.At}, o.zone)
	out.Decision = viewDecision(routing.Decide(o.policy, facts, o.roster), o.policy, o.members)
	out.Decision.At, out.Decision.Verified = in.At, true
	if in.Draft || in.Own != nil {
		out.Decision.Version = 0 // it has no number yet
	}
	return out, nil
}

// taker is the open lead that a submission would be added to, among those that the actor may see; nil: none.
func (a *App) taker(tx store.Tx, actor fairlead.Actor, sub fairlead.Submission, joins bool) (*KnownView, error) {
	sub.Contact.Email = store.Storable(sub.Contact.Email)
	known, err := a.knownByContact(tx, actor, sub, joins)
	if err != nil || len(known) == 0 || !known[0].Takes {
		return nil, err
	}
	return &known[0], nil
}

// triedPolicy is by what a lead is tried, with auto-assign on, and whether that is off.
func (a *App) triedPolicy(tx store.Tx, workspace int64, in TriedLead) (*routing.Policy, bool, error) {
	live, err := a.policy(tx, workspace)
	if err != nil {
		return nil, false, err
	}
	p := live.Source()
	switch {
	case in.Own != nil:
		p.Rules, p.Otherwise = in.Own.Rules, in.Own.Otherwise
		err = a.checkOwn(tx, &p)
	case in.Draft:
		var saved store.PolicyDraft
		if saved, err = tx.Policies().Draft(); errors.Is(err, fairlead.ErrNotFound) {
			err = fairlead.Conflict("no_draft", "There is no draft to try.")
		}
		p = withRules(p, saved.Policy)
	case p.AutoAssign:
		return live, false, nil
	}
	off := !p.AutoAssign
	p.AutoAssign = true
	return routing.Compile(p), off, err
}

// checkOwn tells what is wrong with rules that stand in a request, and gives those without an id one that no rule has.
func (a *App) checkOwn(tx store.Tx, p *fairlead.Policy) error {
	members, err := membersByID(tx)
	if err != nil {
		return err
	}
	d := &nextVersion{policy: *p, members: members}
	var wrong []fairlead.FieldError
	if p.Otherwise != 0 && d.rotation(p.Otherwise) == nil {
		wrong = append(wrong, fairlead.FieldError{Field: "policy.otherwise.rotation_id", Message: "There is no such rotation."})
	}
	seen := map[int64]bool{}
	for i := range p.Rules {
		at, r := fmt.Sprintf("policy.rules[%d].", i), &p.Rules[i]
		if r.ID == 0 {
			r.ID = -int64(i + 1)
		}
		if seen[r.ID] {
			wrong = append(wrong, fairlead.FieldError{Field: at + "id", Message: "Name each rule once."})
		}
		seen[r.ID] = true
		for _, f := range d.wrongIn(*r) {
			wrong = append(wrong, fairlead.FieldError{Field: at + f.Field, Message: f.Message})
		}
	}
	return fairlead.InvalidFields(wrong)
}
