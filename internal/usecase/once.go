package usecase

import (
	"time"

	"fairlead"
	"fairlead/internal/store"
)

// answerLife is how long a request under an Idempotency-Key gets its first answer again.
const answerLife = 24 * time.Hour

func (t *ticket) answerKey() store.AnswerKey {
	return store.AnswerKey{CredentialID: t.actor.Credential, Path: t.request.Once.Path, Key: t.request.Once.Key}
}

// answerRepeats answers the tickets whose Idempotency-Key was seen before, and returns the others.
// A repetition within this round waits for the first of its key: remember answers it.
func (r *round) answerRepeats(tickets []*ticket) ([]*ticket, error) {
	var keys []store.AnswerKey
	for _, t := range tickets {
		if t.request.Once != nil {
			keys = append(keys, t.answerKey())
		}
	}
	if len(keys) == 0 {
		return tickets, nil
	}
	answers, err := r.tx.Answers().Find(keys, r.story.at)
	if err != nil {
		return nil, err
	}
	fresh := make([]*ticket, 0, len(tickets))
	for _, t := range tickets {
		if t.request.Once == nil {
			fresh = append(fresh, t)
			continue
		}
		key := t.answerKey()
		if answer, ok := answers[key]; ok {
			t.replay(answer.BodyHash, answer.Status, answer.Body)
		} else if r.repeats[key] == nil {
			r.repeats[key] = t
			fresh = append(fresh, t)
		}
	}
	return fresh, nil
}

// remember stores the answers to this round's Idempotency-Keys with the leads they speak of, and answers those who
// sent the same key at the same time.
func (r *round) remember(tickets []*ticket) error {
	answers := map[store.AnswerKey]store.Answer{}
	for key, t := range r.repeats {
		if t.err != nil {
			continue
		}
		status, body, err := t.request.Once.Render(t.answer())
		if err != nil {
			return err
		}
		answers[key] = store.Answer{BodyHash: t.request.Once.BodyHash, Status: status, Body: body, ExpiresAt: r.story.at.Add(answerLife)}
	}
	for _, t := range tickets {
		if t.request.Once == nil || t.answer != nil || t.err != nil {
			continue
		}
		if answer, ok := answers[t.answerKey()]; ok {
			t.replay(answer.BodyHash, answer.Status, answer.Body)
		} else {
			t.err = r.repeats[t.answerKey()].err
		}
	}
	if len(answers) == 0 {
		return nil
	}
	return r.tx.Answers().Insert(answers)
}

// replay gives a ticket the answer that its key got the first time.
func (t *ticket) replay(bodyHash string, status int, body []byte) {
	if bodyHash != t.request.Once.BodyHash {
		t.err = fairlead.Conflict("idempotency_key_reused", "This Idempotency-Key was used with another body. Use a new key for a new request.")
		return
	}
	t.answer = func() IntakeResult { return IntakeResult{ReplayedStatus: status, ReplayedBody: body} }
}
