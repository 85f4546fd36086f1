package server_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"fairlead/internal/testkit"
)

// past is a team that has lived through some weeks of leads, leave, pauses and hours.
type past struct {
	*testkit.World
	t      *testing.T
	chance *rand.Rand
	agents []*testkit.Person
	leads  int
	pauses []time.Time // when some end
	known  int64       // the lead that look hands in
}

// live lets weeks go by under rules of several kinds.
func live(t *testing.T, seed uint64, events int) *past {
	p := &past{World: testkit.Start(t), t: t, chance: rand.New(rand.NewPCG(seed, 1))}
	for _, name := range []string{"Ana", "Ben", "Cleo", "Dan"} {
		p.agents = append(p.agents, p.Hire(name, "agent"))
	}
	p.Wind(1)
	team := p.rotation("Team", map[string]any{"honours": map[string]any{"pause": true, "leave": true, "hours": true}},
		map[string]any{"weight": 3}, map[string]any{"weight": 1, "cap_day": 3}, map[string]any{"weight": 2}, map[string]any{"weight": 2, "max_open": 5})
	night := p.rotation("Night", map[string]any{"honours": map[string]any{"hours": true, "leave": true}, "hold": true},
		map[string]any{}, map[string]any{"cap_week": 9}, map[string]any{"weight": 2})
	p.rule("Google", "google", map[string]any{"rotation_id": night})
	p.rule("Facebook", "facebook", map[string]any{"agent_id": p.agents[3].ID})
	p.Owner.Put("/routing", map[string]any{"auto_assign": true, "otherwise": map[string]any{"rotation_id": team}}).Expect(200)
	for range events {
		p.Wind(1 + p.chance.IntN(300))
		p.happen()
		p.look()
	}
	p.Wind(60)
	return p
}

// Wind lets minutes and some seconds go by, and the desk look whenever somebody's availability or a day changes in between, as it
// would if time went by itself.
func (p *past) Wind(minutes int) {
	end := p.Clock.Now().Add(time.Duration(minutes)*time.Minute + time.Duration(1+p.chance.IntN(50))*time.Second)
	for next := p.next(); next.Before(end); next = p.next() {
		p.Clock.Wind(next.Sub(p.Clock.Now()))
		p.look()
	}
	p.Clock.Wind(end.Sub(p.Clock.Now()))
}

// next is when a pause ends, hours begin or end, or a day begins here or in Berlin.
func (p *past) next() time.Time {
	now := p.Clock.Now()
	day := now.Truncate(24 * time.Hour)
	next := day.Add(24 * time.Hour)
	for _, at := range append([]time.Time{day.Add(6 * time.Hour), day.Add(15*time.Hour + 30*time.Minute), day.Add(22 * time.Hour)}, p.pauses...) {
		if at.After(now) && at.Before(next) {
			next = at
		}
	}
	return next
}

// look lets the desk try the leads that wait, by a lead that it knows already; it forgets that after a day.
func (p *past) look() {
	if id := p.Owner.Do("POST", "/leads", map[string]any{"name": "Lead 0", "source": "website"}, "Idempotency-Key", "the same").Expect(201).Int("lead.id"); id != p.known {
		p.known = id
		p.leads++
	}
}

func (p *past) rotation(name string, more map[string]any, agents ...map[string]any) int64 {
	for i := range agents {
		agents[i]["agent_id"] = p.agents[i].ID
	}
	more["name"], more["agents"] = name, agents
	return p.Owner.Post("/rotations", more).Expect(201).Int("id")
}

func (p *past) rule(name, source string, target map[string]any) int64 {
	return p.Owner.Post("/routing/rules", rule(name, source, target)).Expect(201).Int("id")
}

func rule(name, source string, target map[string]any) map[string]any {
	return map[string]any{"name": name, "target": target, "conditions": []any{map[string]any{"field": "source", "operator": "is", "value": source}}}
}

// happen: mostly a lead comes; sometimes somebody's availability changes, or a lead is closed.
func (p *past) happen() {
	agent := p.agents[p.chance.IntN(len(p.agents))]
	path := fmt.Sprintf("/members/%d/availability", agent.ID)
	now := p.Clock.Now()
	switch p.chance.IntN(20) {
	case 0:
		p.pauses = append(p.pauses, now.Add(time.Duration(1+p.chance.IntN(9))*time.Hour))
		p.Owner.Put(path, map[string]any{"paused_until": p.pauses[len(p.pauses)-1], "leave": []any{}, "hours": nil}).Expect(200)
	case 1:
		leave := map[string]any{"from": now.Format(time.DateOnly), "to": now.AddDate(0, 0, p.chance.IntN(4)).Format(time.DateOnly)}
		p.Owner.Put(path, map[string]any{"paused_until": nil, "leave": []any{leave}, "hours": nil}).Expect(200)
	case 2:
		week := map[string]any{}
		for _, day := range []string{"mon", "tue", "wed", "thu", "fri"} {
			week[day] = [][]string{{"08:00", "17:30"}}
		}
		p.Owner.Put(path, map[string]any{"paused_until": nil, "leave": []any{}, "hours": map[string]any{"zone": "Europe/Berlin", "week": week}}).Expect(200)
	case 3:
		p.Owner.Put(path, map[string]any{"paused_until": nil, "leave": []any{}, "hours": nil}).Expect(200)
	case 4:
		p.Owner.Patch(fmt.Sprintf("/members/%d", agent.ID), map[string]any{"active": p.chance.IntN(3) > 0}).Expect(200)
	case 5, 6, 7:
		open := p.Owner.Get(fmt.Sprintf("/leads?status=new&limit=1&assigned_agent=%d", agent.ID))
		if open.Items("items") > 0 {
			p.Owner.Patch(fmt.Sprintf("/leads/%d", open.Int("items.0.id")), map[string]any{"status": "won", "source": "other", "value": 12.5}).Expect(200)
		}
	default:
		p.leads++
		source := []string{"google", "facebook", "website", "website"}[p.chance.IntN(4)]
		p.Owner.Post("/leads", map[string]any{"name": fmt.Sprint("Lead ", p.leads), "source": source, "value": 100 * p.chance.IntN(9)}).Expect(201)
	}
}

// replay asks, and sees that the figures add up.
func (p *past) replay(question map[string]any) *testkit.Answer {
	p.t.Helper()
	question["since"] = p.Clock.Now().AddDate(0, -6, 0)
	question["list"] = 10_000
	got := p.Owner.Post("/routing/replay", question).Expect(200)
	var r struct {
		Leads, Changed, Nobody, Waiting, Unruled int
		Agents                                   []struct{ Before, After int }
		Rules                                    []struct{ Before, After int }
		Causes                                   []struct{ Leads int }
		Days                                     []struct{ Agents []struct{ Before, After int } }
		Changes, Left                            []any
	}
	if err := json.Unmarshal(got.Body, &r); err != nil {
		p.t.Fatal(err)
	}
	agents, lines, days, causes := [2]int{}, [2]int{}, [2]int{}, 0
	for _, a := range r.Agents {
		agents[0], agents[1] = agents[0]+a.Before, agents[1]+a.After
	}
	for _, l := range r.Rules {
		lines[0], lines[1] = lines[0]+l.Before, lines[1]+l.After
	}
	for _, d := range r.Days {
		for _, a := range d.Agents {
			days[0], days[1] = days[0]+a.Before, days[1]+a.After
		}
	}
	for _, c := range r.Causes {
		causes += c.Leads
	}
	switch {
	case r.Leads+r.Unruled != p.leads:
		p.t.Errorf("%d leads and %d without rules, wanted %d", r.Leads, r.Unruled, p.leads)
	case agents[1]+r.Nobody != r.Leads, lines != [2]int{r.Leads, r.Leads}, days != agents, causes != r.Changed, len(r.Changes) != r.Changed, len(r.Left) != r.Nobody:
		p.t.Errorf("figures do not add up: %s", got.Body)
	}
	return got
}

// TestUnchangedRulesReplayTheirOwnDecisions: what is live, run over the leads that it decided, gives each to whom it went,
// through leave, pauses, hours, held nights, limits and closed leads.
func TestUnchangedRulesReplayTheirOwnDecisions(t *testing.T) {
	for seed := range uint64(4) {
		p := live(t, seed, 150)
		version := p.Owner.Get("/routing").Int("version")
		got := p.replay(map[string]any{"policy": version})
		if got.Int("changed") != 0 || got.Value("policy.live") != true || got.Value("known_from") != nil {
			t.Errorf("seed %d: unchanged rules change %d of %d leads: %v\n%v", seed, got.Int("changed"), got.Int("leads"), got.Value("causes"), got.Value("changes.0"))
		}
	}
}

// TestAReplaySaysWhoGainsAndLoses: other weights, a draft and rules that stand nowhere are run over the same weeks; nothing is
// written, and a replay of the draft says what publishing it would have meant.
func TestAReplaySaysWhoGainsAndLoses(t *testing.T) {
	p := live(t, 9, 120)
	before := p.everything()
	version := p.Owner.Get("/routing").Int("version")
	rules := []any{rule("All Google", "google", map[string]any{"agent_id": p.agents[0].ID})}
	inline := p.replay(map[string]any{"policy": map[string]any{"rules": rules, "otherwise": nil}})
	if inline.Int("nobody") == 0 || inline.Text("policy.kind") != "rules" {
		t.Errorf("without a last line nobody gets what is not from Google: %s", inline.Body)
	}
	p.replay(map[string]any{"policy": version - 1})
	today := p.replay(map[string]any{"policy": version, "people": "today"})
	if today.Int("changed") == 0 || today.Text("people") != "today" {
		t.Errorf("people as they are today change nothing: %s", today.Body)
	}
	if after := p.everything(); after != before {
		t.Errorf("a replay wrote:\n%s\nbefore:\n%s", after, before)
	}
	p.Owner.Put("/routing/draft", map[string]any{"base_version": version, "auto_assign": false, "otherwise": nil, "rules": rules}).Expect(200)
	draft := p.replay(map[string]any{"policy": "draft"})
	if draft.Int("changed") != inline.Int("changed") || draft.Int("nobody") != inline.Int("nobody") || draft.Int("policy.revision") == 0 {
		t.Errorf("the draft: %s\nthe same rules: %s", draft.Body, inline.Body)
	}
	last := p.Owner.Post("/routing/replay", map[string]any{"policy": version, "last": 10}).Expect(200)
	if last.Int("leads")+last.Int("unruled") != 10 || last.Value("more") != false {
		t.Errorf("the last ten leads: %s", last.Body)
	}
	p.bounds(version)
}

// bounds: more leads than there are begin with the first, a time to come ends now, and what happened after the end is not looked at.
func (p *past) bounds(version int64) {
	all := p.Owner.Post("/routing/replay", map[string]any{"policy": version, "last": 1000, "until": "9999-01-01T00:00:00Z"}).Expect(200)
	if since, until := all.Text("since"), all.Text("until"); !strings.HasPrefix(since, "2026-06-0") || until != p.Clock.Now().Format(time.RFC3339) {
		p.t.Errorf("all leads are of %s to %s", since, until)
	}
	for days := range 10 {
		until := p.Clock.Now().AddDate(0, 0, -days).Add(-7 * time.Hour)
		got := p.Owner.Post("/routing/replay", map[string]any{"policy": version, "since": "2026-05-01T00:00:00Z", "until": until}).Expect(200)
		if got.Int("changed") != 0 {
			p.t.Errorf("unchanged rules until %s change %d leads: %s", until, got.Int("changed"), got.Body)
		}
	}
}

// TestWhoSeesNoLeadsReplaysFiguresOnly: whoever writes rules without seeing all leads is told how many go where, and nothing of the
// leads that they do not see.
func TestWhoSeesNoLeadsReplaysFiguresOnly(t *testing.T) {
	p := live(t, 3, 60)
	rita := p.Hire("Rita", p.Role("Rules only", "routing.manage"))
	question := map[string]any{"policy": map[string]any{"rules": []any{}, "otherwise": nil}}
	all, hers := p.Owner.Post("/routing/replay", question).Expect(200), rita.Post("/routing/replay", question).Expect(200)
	if all.Int("changed") != hers.Int("changed") || all.Items("changes") == 0 || hers.Items("changes")+hers.Items("left") != 0 || hers.Int("agents.0.value_before") != 0 {
		t.Errorf("the owner gets %s\nRita: %s", all.Body, hers.Body)
	}
}

// everything is what a replay might have written.
func (p *past) everything() (all string) {
	for _, path := range []string{"/routing", "/routing/versions", "/rotations", "/leads?limit=200", "/members", "/notifications"} {
		all += string(p.Owner.Get(path).Expect(200).Body)
	}
	return all
}

// TestWrongReplays are refused with what to mend; who may not write rules learns nothing.
func TestWrongReplays(t *testing.T) {
	w := testkit.Start(t)
	ana := w.Hire("Ana", "agent")
	for _, wrong := range []struct {
		question string
		status   int
		says     string
	}{
		{`{"policy":"draft"}`, 409, "no draft to replay"},
		{`{"policy":99}`, 422, "no such version"},
		{`{"policy":"live"}`, 422, "policy"},
		{`{"policy":1,"since":"2026-05-01T00:00:00Z","until":"2026-04-01T00:00:00Z"}`, 422, "Begin before the end"},
		{`{"policy":1,"last":100001}`, 422, "last"},
		{`{"policy":{"rules":[{"name":"x","target":{"agent_id":99}}],"otherwise":{"rotation_id":77}}}`, 422, "rules[0].target"},
		{`{}`, 422, "policy"},
	} {
		got := w.Owner.Post("/routing/replay", wrong.question).Expect(wrong.status)
		if !strings.Contains(string(got.Body), wrong.says) {
			t.Errorf("%s: %s, wanted %q", wrong.question, got.Body, wrong.says)
		}
	}
	ana.Post("/routing/replay", `{"policy":1}`).Expect(403)
	if empty := w.Owner.Post("/routing/replay", `{"policy":1}`).Expect(200); empty.Int("leads") != 0 || empty.Items("changes") != 0 {
		t.Errorf("nothing to replay: %s", empty.Body)
	}
}

// TestImportedLeadsOfEarlierDatesReplay: a file whose leads came weeks before anybody was hired was decided by those who were there
// when it was brought in, and new rules are told apart by their place.
func TestImportedLeadsOfEarlierDatesReplay(t *testing.T) {
	i := newFiles(t)
	var file strings.Builder
	file.WriteString("Name,Source,Created at\n")
	for n := range 20 {
		fmt.Fprintf(&file, "Lead %d,%s,2026-05-%02dT09:00:00Z\n", n, []string{"Google", "Chat"}[n%2], 1+n)
	}
	path, _ := i.read("a.csv", file.String())
	i.commit(path, map[string]any{"routing": "rules"})
	i.Clock.Wind(time.Minute)
	version := i.Owner.Get("/routing").Int("version")
	was := i.Owner.Post("/routing/replay", map[string]any{"policy": version, "since": "2026-05-01T00:00:00Z"}).Expect(200)
	i.has(was, map[string]any{"leads": 20, "changed": 0, "days.0.day": "2026-05-01", "agents.0.after": 10, "agents.1.after": 10})
	rules := []any{rule("One", "google", map[string]any{"agent_id": i.ana.ID}), rule("Two", "chat", map[string]any{"agent_id": i.ben.ID})}
	loose := i.Owner.Post("/routing/replay", map[string]any{"policy": map[string]any{"rules": rules, "otherwise": nil}, "people": "today"}).Expect(200)
	i.has(loose, map[string]any{"leads": 18, "rules.0.name": "One", "rules.0.after": 9, "rules.1.name": "Two", "rules.1.after": 9, "rules.2.line": "otherwise", "rules.2.before": 18})
}
