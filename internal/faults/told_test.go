package faults

import (
	"context"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/store"
	"fairlead/internal/testkit/pushtest"
	"fairlead/internal/testkit/smtptest"
	"fairlead/internal/usecase"
)

// How leads come in while it is measured how long they take: so many in each moment, for so long each time.
const (
	pace  = 18
	lap   = time.Second / 2
	third = 5 * lap
)

// slack is what a lead may take longer, however little it took before: what is brought, and whoever else is on the machine,
// wants the same cores. Who waited for a mail server that hangs would take seconds.
const slack = 250 * time.Millisecond

// TestIntakeDoesNotWaitForWhoIsTold: for the middle third of the load the mail server hangs and then is away, a webhook's target
// hangs, and a browser is gone. Leads take as long as before; afterwards everything arrives, and nothing twice.
func TestIntakeDoesNotWaitForWhoIsTold(t *testing.T) {
	playWithMail(t, true, func(m *mailing) {
		ana := m.agents[0]
		line := m.hire("Phone", int(3*pace*third/lap)+20, ana.ID) // nobody's turn comes twice; Ana's in the middle
		m.serve()
		m.route(line)
		service := pushtest.New(m.t, time.Now)
		phone := service.Subscribe(ana.Get("/me/notification-settings").Expect(200).Text("push_key"))
		ana.Post("/me/push-subscriptions", map[string]any{"endpoint": phone.Endpoint, "keys": map[string]any{"p256dh": phone.P256dh, "auth": phone.Auth}, "name": "Phone"}).Expect(201)
		c := m.summon(false, m.p.place)
		before := c.comeIn(lasting(third))
		m.post.Become(smtptest.Behaviour{Hangs: smtptest.From})
		m.hook.hang()
		phone.Unsubscribe()
		away := c.comeIn(lasting(m.outage() / 2))
		m.post.Become(smtptest.Behaviour{HangsUp: smtptest.Hello})
		away = append(away, c.comeIn(lasting(m.outage()/2))...)
		unsent := c.acks() - len(m.post.Mails())
		m.post.Become(smtptest.Behaviour{})
		m.hook.recover()
		c.comeIn(lasting(third))
		m.measured()
		m.settle()
		compare(m.t, before, away)
		if unsent < pace {
			m.t.Errorf("only %d mails waited: nobody felt the fault", unsent)
		}
		names, _ := m.assigned(c, m.p.place)
		m.checkWebhook(names)
		if again := m.examineMails(0) + m.hook.check(names); again != 0 {
			m.t.Errorf("%d messages came twice", again)
		}
		until(m.t, "the browser that is gone is forgotten", func() bool { return ana.Get("/me/notification-settings").Expect(200).Items("devices") == 0 })
		if n := service.Asked(); n != 1 {
			m.t.Errorf("the browser that is gone was sent to %d times", n)
		}
	})
}

// outage is how long the mail server is away: briefly, since it is tried again after ten seconds, a minute, five minutes.
func (m *mailing) outage() time.Duration {
	if long := soak(m.t); long != 0 {
		return min(long/2, 10*time.Minute)
	}
	return third
}

// TestABatchIsOneMailForEachAgent while leads come in, which take as long as before.
func TestABatchIsOneMailForEachAgent(t *testing.T) {
	const leads, agents = 10_000, 25
	playWithMail(t, true, func(m *mailing) {
		line, batch := m.hire("Phone", 100), m.hire("Desk", agents)
		m.stock(leads)
		m.serve()
		m.route(line)
		m.Owner.Delete(fmt.Sprintf("/webhooks/%d", m.Owner.Get("/webhooks").Expect(200).Int("items.0.id"))).Expect(204)
		c := m.summon(false, m.p.place)
		before := c.comeIn(lasting(third))
		id := m.Owner.Post("/leads/bulk/assign", map[string]any{"selection": map[string]any{"filter": map[string]any{"tag": []string{"stock"}}}, "to": map[string]any{"rotation_id": batch}}).Expect(202).Int("batch_id")
		began := time.Now()
		meanwhile := c.comeIn(func() bool { return m.batch(id, m.p.place).State != "done" })
		m.t.Logf("%d leads were given to %d agents in %s", leads, agents, time.Since(began).Round(time.Millisecond))
		m.measured()
		compare(m.t, before, meanwhile)
		until(m.t, "every agent was told", func() bool { return m.due("batch") == 0 }) // who has new leads besides waits for a minute
		m.examineBatchMails(leads, agents)
	})
}

// stock puts leads that nobody has into the database.
func (s *scene) stock(n int) {
	s.t.Helper()
	s.behind(func(ctx context.Context, db store.Store, _ *usecase.App, owner fairlead.Actor) {
		must(s.t, db.Write(ctx, owner.Workspace, func(tx store.Tx) error {
			first, err := tx.NextIDs(store.LeadIDs, n)
			if err != nil {
				return err
			}
			leads := make([]fairlead.Lead, n)
			for i := range leads {
				leads[i] = fairlead.Lead{ID: first + int64(i), Contact: fairlead.Contact{Name: fmt.Sprintf("Stock %d", i)}, Source: "website", Tags: []string{"stock"},
					Status: fairlead.StatusNew, Open: true, Version: 1, CreatedAt: time.Now(), UpdatedAt: time.Now()}
			}
			return tx.Leads().Insert(leads)
		}))
		must(s.t, db.Analyze(ctx))
	})
}

var batchSubject = regexp.MustCompile(`^(\d+) leads from Olga Owner$`)

// examineBatchMails wants one mail for each agent, which says how many leads are theirs now.
func (m *mailing) examineBatchMails(leads, agents int) {
	m.t.Helper()
	addresses, had, told := m.addresses(), map[string]int{}, map[string]int{}
	for _, l := range m.leads() {
		if l.AssignedAgent == nil {
			m.t.Fatalf("%s has no agent", l.Name)
		}
		had[addresses[l.AssignedAgent.ID]]++
	}
	for _, l := range m.letters() {
		said := batchSubject.FindStringSubmatch(l.subject)
		if said == nil {
			continue
		}
		if n, _ := strconv.Atoi(said[1]); n != had[l.to] || told[l.to] != 0 {
			m.t.Errorf("%s has %d leads and is told of %d by mail, having been told of %d", l.to, had[l.to], n, told[l.to])
		}
		told[l.to], _ = strconv.Atoi(said[1])
		leads -= told[l.to]
	}
	if len(told) != agents || leads != 0 {
		m.t.Errorf("%d of %d agents were told; %d leads were told to nobody", len(told), agents, leads)
	}
}

// lasting is true for so long.
func lasting(long time.Duration) func() bool {
	ends := time.Now().Add(long)
	return func() bool { return time.Now().Before(ends) }
}

// comeIn hands in leads at an even pace, whether those before have been answered or not, for as long as it goes on. It returns
// how long each took, by the lap in which it was sent.
func (c *crowd) comeIn(goesOn func() bool) (took [][]time.Duration) {
	c.t.Helper()
	var mu sync.Mutex
	var answered sync.WaitGroup
	tick := time.NewTicker(lap / pace)
	defer tick.Stop()
	for n := 0; goesOn(); n++ {
		<-tick.C
		if n%pace == 0 {
			mu.Lock()
			took = append(took, nil)
			mu.Unlock()
		}
		now, name := n/pace, fmt.Sprintf("Lead %d", c.next.Add(1))
		answered.Go(func() {
			sent := time.Now()
			c.handIn(0, name)
			mu.Lock()
			defer mu.Unlock()
			took[now] = append(took[now], time.Since(sent))
		})
	}
	answered.Wait()
	return took
}

// compare wants leads to take as long as before. Of each lap it looks at the p99, and of those at the one in the middle: a lap
// in which the machine did something else is none of ours.
func compare(t *testing.T, before, meanwhile [][]time.Duration) {
	t.Helper()
	was, is := typical(before), typical(meanwhile)
	t.Logf("p99 of the leads, of the lap in the middle: %s before, %s meanwhile", was, is)
	if most := was*3/2 + slack; is > most {
		t.Errorf("leads took %s, more than %s", is, most)
	}
}

func typical(laps [][]time.Duration) time.Duration {
	var worst []time.Duration
	for _, s := range laps {
		if len(s) > pace/2 || len(laps) == 1 { // not the bit of a lap at the end
			slices.Sort(s)
			worst = append(worst, s[int(math.Ceil(float64(len(s)-1)*0.99))])
		}
	}
	if len(worst) == 0 {
		return 0
	}
	slices.Sort(worst)
	return worst[len(worst)/2]
}
