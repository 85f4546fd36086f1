package faults

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/emersion/go-smtp"

	"fairlead/internal/testkit/smtptest"
)

// publicURL is how the links in mails begin.
const publicURL = "https://leads.acme.test"

// mailing is a scene with many agents, of which the program sends mails to a server in this process.
type mailing struct {
	*scene
	post *smtptest.Server
	p    *program
}

// playWithMail plays a fault on a database of each kind. alone: nobody else plays beside it, because it measures, until it calls
// measured; then, but in a soak, on SQLite only, where what is noted waits for the same writer as what comes in.
func playWithMail(t *testing.T, alone bool, fault func(m *mailing)) {
	t.Helper()
	alone = alone && soak(t) == 0
	if !alone {
		t.Parallel()
	}
	for name, database := range databases {
		if alone && name != "sqlite" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			if !alone {
				t.Parallel()
			}
			play(t, func(t *testing.T) {
				m := &mailing{scene: furnish(t, database(t)), post: smtptest.Start(t, smtptest.Behaviour{})}
				fault(m)
				m.p.end()
			})
		})
	}
	if alone {
		t.Parallel()
	}
}

// measured lets others play beside it from now on: what follows is waiting.
func (m *mailing) measured() {
	if soak(m.t) == 0 {
		m.t.Parallel()
	}
}

// serve starts the program.
func (m *mailing) serve() {
	m.t.Helper()
	m.p = serveWith(m.t, []string{"--smtp", fmt.Sprintf("smtp://127.0.0.1:%d", m.post.Port), "--mail-from", "fairlead@acme.test", "--public-url", publicURL}, built, m.Database)
	m.URL = m.p.place.URL()
}

// TestNotificationsSurviveAKill (SIGKILL): once while the mail server has mails of which the program does not know, and again
// while leads come in. Each lead is named in one mail to its agent; a mail that comes again is the same.
func TestNotificationsSurviveAKill(t *testing.T) {
	playWithMail(t, false, func(m *mailing) {
		many, few := m.hire("Phone", 250), m.hire("Desk", 40)
		m.serve()
		m.route(many)
		c := m.gather(true, m.p.place)
		c.slow()
		c.more(moment(m.t, 20), m.p.place)
		held := m.killBetweenMailAndAnswer()
		later := m.giveTo(held)
		m.route(few) // what comes from now on waits until the dead process's lease ends, and is a digest
		kills := 1
		for range 1 + times(m.t) {
			c.more(moment(m.t, 50), m.p.place)
			c.during(m.p.kill)
			m.p.start()
			m.URL = m.p.place.URL()
			kills++
		}
		c.more(moment(m.t, 50), m.p.place)
		c.leave()
		m.comesAgain(held)
		m.Owner.Delete(fmt.Sprintf("/leads/%d", later)).Expect(204)
		m.hook.forget(later)
		m.settle()
		names, _ := m.assigned(c, m.p.place)
		m.checkWebhook(names)
		if again := m.examineMails(kills); again == 0 {
			m.t.Error("no mail came twice: the program was killed while it had nothing on its way")
		}
	})
}

// killBetweenMailAndAnswer kills the program when the mail server has taken a mail and not said so, and starts it again. It
// returns that mail.
func (m *mailing) killBetweenMailAndAnswer() letter {
	m.t.Helper()
	until(m.t, "mails go", func() bool { return len(m.post.Mails()) > 0 })
	m.post.Become(smtptest.Behaviour{Hangs: smtptest.Text, Keeps: true})
	before := len(m.post.Mails())
	until(m.t, "a mail is taken that the program has no answer to", func() bool { return len(m.post.Mails()) > before })
	m.p.kill()
	m.post.Become(smtptest.Behaviour{})
	m.p.start()
	m.URL = m.p.place.URL()
	all := m.letters()
	return all[len(all)-1]
}

// giveTo gives one more lead to whom a mail is for.
func (m *mailing) giveTo(held letter) (lead int64) {
	m.t.Helper()
	for id, address := range m.addresses() {
		if address == held.to {
			lead = m.Owner.Post("/leads", map[string]any{"name": "Later", "source": "website"}).Expect(201).Int("lead.id")
			m.Owner.Put(fmt.Sprintf("/leads/%d/assignment", lead), map[string]any{"agent_id": id}).Expect(200)
		}
	}
	return lead
}

// comesAgain waits until a mail has come once more, and wants it to tell nothing that it did not before.
func (m *mailing) comesAgain(held letter) {
	m.t.Helper()
	var again letter
	until(m.t, "the mail comes again", func() bool {
		n := 0
		for _, l := range m.letters() {
			if l.to == held.to && l.id == held.id {
				again = l
				n++
			}
		}
		return n > 1
	})
	if !slices.Equal(again.leads, held.leads) {
		m.t.Errorf("the mail %s names the leads %v, and %v when it comes again", held.id, held.leads, again.leads)
	}
}

// settle waits until nothing is on its way any more that can be said.
func (m *mailing) settle() {
	m.t.Helper()
	until(m.t, "nothing is due any more", func() bool { return m.due("assigned")+m.due("batch") == 0 })
	if failed := m.Owner.Get("/dispatches?state=failed&channel=email&limit=1").Expect(200); failed.Items("items") != 0 {
		m.t.Errorf("a mail was given up: %s", failed.Body)
	}
}

// due is how many notifications of a kind are on their way.
func (m *mailing) due(kind string) (n int) {
	m.t.Helper()
	pages(m.t, m.Owner, "/dispatches?state=due&limit=200", func(page *struct{ Items []struct{ Kind string } }) {
		for _, d := range page.Items {
			if d.Kind == kind {
				n++
			}
		}
	})
	return n
}

// TestWhatIsNotTrueAnyMoreIsNotSent: the mail server refuses at first. Meanwhile one lead goes to somebody else, and the agent
// of another is deactivated; neither mail leaves when the server is back.
func TestWhatIsNotTrueAnyMoreIsNotSent(t *testing.T) {
	playWithMail(t, false, func(m *mailing) {
		m.post.Become(smtptest.Behaviour{Answers: map[smtptest.Step]*smtp.SMTPError{smtptest.From: {Code: 451, Message: "Try again later"}}})
		m.serve()
		ana, ben, cleo := m.agents[0], m.agents[1], m.agents[2]
		leads := map[int64]int64{} // by agent
		for i := range m.agents {
			a := m.Owner.Post("/leads", map[string]any{"name": fmt.Sprintf("Lead %d", i), "source": "website"}).Expect(201)
			leads[a.Int("lead.assigned_agent.id")] = a.Int("lead.id")
		}
		until(m.t, "each was tried", func() bool {
			a := m.Owner.Get("/dispatches?state=due").Expect(200)
			return a.Items("items") == 3 && a.Int("items.0.attempts") > 0 && a.Int("items.1.attempts") > 0 && a.Int("items.2.attempts") > 0
		})
		m.Owner.Put(fmt.Sprintf("/leads/%d/assignment", leads[ana.ID]), map[string]any{"agent_id": cleo.ID}).Expect(200)
		m.Owner.Patch(fmt.Sprintf("/members/%d", ben.ID), map[string]any{"active": false}).Expect(200)
		m.post.Become(smtptest.Behaviour{})
		dropped := map[int64]string{}
		until(m.t, "two mails are not sent, and the third is", func() bool {
			a := m.Owner.Get("/dispatches?state=dropped").Expect(200)
			for i := range a.Items("items") {
				item := fmt.Sprintf("items.%d.", i)
				dropped[a.Int(item+"member.id")] = a.Text(item + "problem")
			}
			return dropped[ana.ID] != "" && dropped[ben.ID] != "" && len(m.post.Mails()) > 0
		})
		if !strings.Contains(dropped[ana.ID], "somebody else") || !strings.Contains(dropped[ben.ID], "inactive") {
			m.t.Errorf("Ana's was not sent because %q, Ben's because %q", dropped[ana.ID], dropped[ben.ID])
		}
		for _, l := range m.letters() {
			if l.to != cleo.Email {
				m.t.Errorf("%s was sent a mail about %v", l.to, l.leads)
			}
		}
	})
}
