package usecase

import (
	"time"

	"fairlead"
	"fairlead/internal/store"
)

// answerLife is how long a request under an Idempotency-Key gets its first answer again.
const answerLife = 24 * time.Hour

func (p *party) answerKey() store.AnswerKey {
	return store.AnswerKey{CredentialID: p.actor.Credential, Path: p.once.Path, Key: p.once.Key}
}

// answerRepeats answers the parties whose Idempotency-Key was seen before, and returns the others.
// A repetition within this round waits for the first of its key: remember answers it.
func (r *round) answerRepeats(parties []*party) ([]*party, error) {
	var keys []store.AnswerKey
	for _, p := range parties {
		if p.once != nil {
			keys = append(keys, p.answerKey())
		}
	}
	if len(keys) == 0 {
		return parties, nil
	}
	answers, err := r.tx.Answers().Find(keys, r.story.at)
	if err != nil {
		return nil, err
	}
	fresh := make([]*party, 0, len(parties))
	for _, p := range parties {
		if p.once == nil {
			fresh = append(fresh, p)
			continue
		}
		key := p.answerKey()
		if answer, ok := answers[key]; ok {
			p.repeat(answer)
		} else if r.repeats[key] == nil {
			r.repeats[key] = p
			fresh = append(fresh, p)
		}
	}
	return fresh, nil
}

// remember stores the answers to this round's Idempotency-Keys with the leads they speak of, and answers those who
// sent the same key at the same time. A request of which nothing came can be mended under its key.
func (r *round) remember(parties []*party) error {
	answers := map[store.AnswerKey]store.Answer{}
	for key, p := range r.repeats {
		if !p.took() {
			continue
		}
		status, body, err := p.once.Render(p.outcome())
		if err != nil {
			return err
		}
		answers[key] = store.Answer{BodyHash: p.once.BodyHash, Status: status, Body: body, ExpiresAt: r.story.at.Add(answerLife)}
	}
	for _, p := range parties {
		if p.once == nil || p.repeated != nil || p.err != nil || r.repeats[p.answerKey()] == p {
			continue
		}
		if answer, ok := answers[p.answerKey()]; ok {
			p.repeat(answer)
		} else {
			p.share(r.repeats[p.answerKey()])
		}
	}
	if len(answers) == 0 {
		return nil
	}
	return r.tx.Answers().Insert(answers)
}

var errKeyReused = fairlead.Conflict("idempotency_key_reused", "This Idempotency-Key was used with another body. Use a new key for a new request.")

// repeat gives a party the answer that its key got the first time.
func (p *party) repeat(answer store.Answer) {
	if answer.BodyHash != p.once.BodyHash {
		p.err = errKeyReused
		return
	}
	p.repeated = &answer
}

// share gives a party the refusals of the first of its key, of which nothing came.
func (p *party) share(first *party) {
	if first.once.BodyHash != p.once.BodyHash {
		p.err = errKeyReused
		return
	}
	for i, t := range p.tickets {
		t.err = first.tickets[i].err
	}
}
