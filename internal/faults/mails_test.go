package faults

import (
	"errors"
	"fmt"
	"net/smtp"
	"net/textproto"
	"testing"
)

// TestMailsSurviveAKill (SIGKILL): a server sends each mail until it has its answer, and every third once more. Each becomes one
// lead, with its agent, told once.
func TestMailsSurviveAKill(t *testing.T) {
	t.Parallel()
	playOn(t, "sqlite", func(s *scene, p *program) {
		s.URL = p.place.URL()
		made := s.Owner.Post("/sources", map[string]any{"kind": "mail", "name": "Portal"}).Expect(201)
		to := made.Text("address")
		v := s.sending(p.place, made.Int("id"), func(name string) answer { return sendMail(p.place.Mails(), to, name) })
		v.outlives(p)
		s.examineSource(v, p.place)
	})
}

// sendMail sends a lead as a portal does.
func sendMail(server, to, name string) answer {
	mail := fmt.Sprintf("From: Portal <no-reply@portal.test>\r\nMessage-ID: <%s@portal.test>\r\n\r\nName: %s\r\n", name, name)
	err := smtp.SendMail(server, nil, "no-reply@portal.test", []string{to}, []byte(mail))
	var said *textproto.Error
	switch {
	case err == nil:
		return taken
	case errors.As(err, &said) && said.Code >= 500:
		return refused
	}
	return none
}
