package bench

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"fairlead/internal/auth"
)

// What P10 measures with: members with an open browser each, and leads a second for so long; then streams that only stay
// open; then leads a second that each are somebody's first.
const (
	watchers    = 200
	watchedRate = 200
	watchedFor  = 10 // seconds
	openStreams = 2_000
	mailRate    = 20
)

// streams measures P10: how soon an open browser and a mail server hear of a lead, and what a stream costs.
func (r *run) streams() error {
	o, err := openOffice(r.ctx, r.path("streams.db"), watchers)
	if err != nil {
		return err
	}
	owner, err := o.token(r.ctx)
	if err != nil {
		return errors.Join(err, o.close())
	}
	tokens, err := o.agentTokens(r.ctx)
	if err = errors.Join(err, o.close()); err != nil {
		return err
	}
	written, err := bodies(watchers + watchedRate*watchedFor)
	if err != nil {
		return err
	}
	if err := r.watch(owner, tokens, written); err != nil {
		return fmt.Errorf("leads in open browsers: %w", err)
	}
	if err := r.keepOpen(tokens); err != nil {
		return fmt.Errorf("memory of streams: %w", err)
	}
	if err := r.mailed(owner, written); err != nil {
		return fmt.Errorf("mails: %w", err)
	}
	return nil
}

// agentTokens makes an API token for each agent.
func (o *office) agentTokens(ctx context.Context) ([]string, error) {
	service := auth.New(o.store, time.Now)
	tokens := make([]string, watchers)
	for i := range tokens {
		var err error
		if tokens[i], err = service.CreateToken(ctx, fmt.Sprintf("agent%d@bench.test", i), "bench"); err != nil {
			return nil, err
		}
	}
	return tokens, nil
}

// watch lets leads come in while each agent watches.
func (r *run) watch(owner string, tokens []string, written [][]byte) (err error) {
	p, err := serve(r.ctx, r.Program, r.path("streams.db"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.stop()) }()
	all, err := r.openBrowsers(p.address, tokens)
	if err != nil {
		return err
	}
	defer all.close()
	sent, err := r.handIn(newClient(owner, crowd, p.address), written[watchers:], watchedRate)
	if err != nil {
		return err
	}
	var t, answers tally
	for _, s := range sent {
		at, err := all.told(r.ctx, s.agent, s.at)
		if err != nil {
			return err
		}
		t.times, answers.times = append(t.times, at.Sub(s.at)), append(answers.times, s.took)
	}
	const against = "the answers to the same leads"
	r.add(Row{Name: "P10", What: fmt.Sprintf("POST of a lead to `changed` in its agent's browser, %d open, %d leads/s, p99", watchers, watchedRate), Value: t.percentile(0.99), Unit: "ms",
		Yardstick: answers.percentile(0.99), Against: against, Goal: "≤ 100 ms"}, valueAtMost(100))
	r.add(Row{Name: "P10", What: "the same, p50", Value: t.percentile(0.50), Unit: "ms", Yardstick: answers.percentile(0.50), Against: against, Goal: "≤ 100 ms"}, valueAtMost(100))
	return nil
}

// keepOpen opens many streams, and looks how much more memory the program takes.
func (r *run) keepOpen(tokens []string) (err error) {
	p, err := serve(r.ctx, r.Program, r.path("streams.db"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.stop()) }()
	before, err := p.memory()
	if err != nil {
		return err
	}
	all, err := r.openBrowsers(p.address, slices.Repeat(tokens, openStreams/len(tokens)))
	if err != nil {
		return err
	}
	defer all.close()
	after, err := p.memory()
	if err != nil {
		return err
	}
	r.add(Row{Name: "P10", What: fmt.Sprintf("memory of an open stream, of %d", openStreams), Value: (after - before) * 1024 / openStreams, Unit: "KB", Goal: "≤ 60 KB"}, valueAtMost(60))
	return nil
}

// mailed lets leads come in, each the first of its agent, since the next mail of a minute would wait for its end.
func (r *run) mailed(owner string, written [][]byte) (err error) {
	post, err := openPost()
	if err != nil {
		return err
	}
	defer post.close()
	p, err := serve(r.ctx, r.Program, r.path("streams.db"), "env", "FAIRLEAD_SMTP="+post.url(), "FAIRLEAD_MAIL_FROM=fairlead@bench.test")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.stop()) }()
	sent, err := r.handIn(newClient(owner, crowd, p.address), written[:watchers], mailRate)
	if err != nil {
		return err
	}
	var t tally
	for _, s := range sent {
		at, err := post.taken(r.ctx, s.email)
		if err != nil {
			return err
		}
		t.times = append(t.times, at.Sub(s.at))
	}
	r.add(Row{Name: "P10", What: fmt.Sprintf("POST of a lead to its mail at the mail server, %d leads/s, p99", mailRate), Value: t.percentile(0.99), Unit: "ms", Goal: "≤ 2,000 ms"}, valueAtMost(2000))
	r.add(Row{Name: "P10", What: "the same, p50", Value: t.percentile(0.50), Unit: "ms", Goal: "≤ 2,000 ms"}, valueAtMost(2000))
	return nil
}

// handed is a lead that was handed in, and whose it is.
type handed struct {
	at    time.Time     // when it was sent
	took  time.Duration // until it was answered
	agent int64
	email string
}

// handIn hands in leads at an even rate, whether those before have been answered or not.
func (r *run) handIn(c *client, written [][]byte, rate int) ([]handed, error) {
	all, errs := make([]handed, len(written)), make([]error, len(written))
	var answered sync.WaitGroup
	tick := time.NewTicker(time.Second / time.Duration(rate))
	defer tick.Stop()
	for i := range written {
		<-tick.C
		answered.Go(func() {
			all[i].at = time.Now()
			errs[i] = c.assigned(r.ctx, written[i], &all[i])
			all[i].took = time.Since(all[i].at)
		})
	}
	answered.Wait()
	return all, errors.Join(errs...)
}

// assigned sends a lead, and reads who has it.
func (c *client) assigned(ctx context.Context, body []byte, to *handed) error {
	answer, err := c.ask(ctx, 0, http.MethodPost, "/api/v1/leads", body, http.StatusCreated)
	if err != nil {
		return err
	}
	var said struct {
		Lead struct {
			Agent struct {
				ID   int64
				Name string
			} `json:"assigned_agent"`
		}
	}
	if err := json.Unmarshal(answer, &said); err != nil || said.Lead.Agent.ID == 0 {
		return fmt.Errorf("a lead is with agent %d: %w", said.Lead.Agent.ID, err)
	}
	to.agent = said.Lead.Agent.ID
	to.email = "agent" + strings.TrimPrefix(said.Lead.Agent.Name, "Agent ") + "@bench.test" // as furnish has it
	return nil
}

// browsers are open streams, each of a member.
type browsers struct {
	end     context.CancelFunc
	reading sync.WaitGroup

	mu   sync.Mutex
	came map[int64][]time.Time // when each member's stream spoke of notifications
}

// openBrowsers opens streams, one after the other, and reads on.
func (r *run) openBrowsers(address string, tokens []string) (*browsers, error) {
	ctx, end := context.WithCancel(r.ctx)
	b := &browsers{end: end, came: map[int64][]time.Time{}}
	members := map[string]int64{}
	for _, token := range tokens {
		if members[token] == 0 {
			id, err := memberOf(ctx, address, token)
			if err != nil {
				b.close()
				return nil, err
			}
			members[token] = id
		}
		answer, err := ask(ctx, address+"/api/v1/stream", token)
		if err != nil {
			b.close()
			return nil, err
		}
		lines := bufio.NewScanner(answer)
		for lines.Scan() && lines.Text() != ": connected" {
		}
		member := members[token]
		b.reading.Go(func() {
			defer answer.Close()
			b.read(member, lines)
		})
	}
	return b, nil
}

func (b *browsers) read(member int64, lines *bufio.Scanner) {
	for lines.Scan() {
		if what, found := strings.CutPrefix(lines.Text(), "data: "); found && strings.Contains(what, `"notifications"`) {
			at := time.Now()
			b.mu.Lock()
			b.came[member] = append(b.came[member], at)
			b.mu.Unlock()
		}
	}
}

// told is when a member's stream first spoke after a moment; it waits a while for it.
func (b *browsers) told(ctx context.Context, member int64, after time.Time) (time.Time, error) {
	ctx, end := context.WithTimeout(ctx, 5*time.Second)
	defer end()
	for {
		b.mu.Lock()
		i := slices.IndexFunc(b.came[member], func(at time.Time) bool { return at.After(after) })
		if i >= 0 {
			defer b.mu.Unlock()
			return b.came[member][i], nil
		}
		b.mu.Unlock()
		select {
		case <-ctx.Done():
			return time.Time{}, fmt.Errorf("member %d was never told of a lead", member)
		case <-time.After(10 * time.Millisecond):
		}
	}
}

func (b *browsers) close() {
	b.end()
	b.reading.Wait()
}

func memberOf(ctx context.Context, address, token string) (int64, error) {
	answer, err := ask(ctx, address+"/api/v1/me", token)
	if err != nil {
		return 0, err
	}
	defer answer.Close()
	var me struct{ ID int64 }
	err = json.NewDecoder(answer).Decode(&me)
	return me.ID, err
}

// ask asks, over a connection of its own as a browser does, and returns the answer to be read.
func ask(ctx context.Context, url, token string) (io.ReadCloser, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+token)
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	if answer.StatusCode != http.StatusOK {
		_ = answer.Body.Close()
		return nil, fmt.Errorf("%s answered %d", url, answer.StatusCode)
	}
	return answer.Body, nil
}
