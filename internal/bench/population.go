package bench

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"fairlead"
)

// population draws leads of believable skew: one agent has 40 % of them, the others, tags, sources, forms, names and words
// follow Zipf's law; forms belong to sources and some tags to agents, so that what is common can be rare together.
type population struct {
	*rand.Rand
	now    time.Time
	step   time.Duration // between two leads
	drawn  int
	leads  int
	agents []int64

	agent, source, form, tag, given, family, firm, city func() uint64
}

func newPopulation(seed uint64, now time.Time, leads int) *population {
	chance := rand.New(rand.NewPCG(seed, 1))
	law := func(n uint64, skew float64) func() uint64 { return rand.NewZipf(chance, skew, 2, n-1).Uint64 }
	return &population{Rand: chance, now: now.UTC().Truncate(time.Hour), leads: leads, step: 3 * 365 * 24 * time.Hour / time.Duration(max(leads, 1)),
		agent: law(seedAgents-1, 1.2), source: law(12, 1.5), form: law(40, 1.3), tag: law(300, 1.2), given: law(400, 1.1), family: law(60_000, 1.1), firm: law(20_000, 1.1), city: law(3_000, 1.2)}
}

// lead draws the next one. Most come in order; some were brought from elsewhere and are older.
func (p *population) lead(id int64) fairlead.Lead {
	created := p.now.Add(-time.Duration(p.leads-p.drawn) * p.step)
	p.drawn++
	if p.one(30) {
		created = p.now.Add(-time.Duration(p.Float64() * float64(4*365*24*time.Hour)))
	}
	created = created.Add(time.Duration(p.IntN(1000)) * time.Microsecond)
	l := fairlead.Lead{ID: id, Version: 1, CreatedAt: created, UpdatedAt: p.active(created), Contact: p.contact(id), Status: p.status(), Fields: p.answers()}
	p.place(&l)
	l.Source, l.Form = p.origin()
	l.Tags = p.tags(l.AgentID)
	if p.Float64() < 0.55 {
		l.Value = new(math.Round(math.Exp(7+1.4*p.NormFloat64())/10) * 10)
	}
	if p.one(5) {
		l.BatchID = 1 + int64(p.drawn/2000)
	}
	return l
}

// one is true in one of n draws.
func (p *population) one(n int) bool { return p.IntN(n) == 0 }

// active is a last activity: of most leads some weeks after they came.
func (p *population) active(created time.Time) time.Time {
	at := created.Add(time.Duration(p.ExpFloat64() * float64(20*24*time.Hour))).Truncate(time.Second)
	if at.After(p.now) || at.Before(created) {
		return created
	}
	return at
}

func (p *population) place(l *fairlead.Lead) {
	switch who := p.IntN(100); {
	case who < 40:
		l.AgentID = p.agents[0]
	case who < 88:
		l.AgentID = p.agents[1+p.agent()]
	case who == 99 && p.one(4):
		l.Waiting = 1
	}
}

func (p *population) status() fairlead.Status {
	for _, s := range []struct {
		status  fairlead.Status
		percent int
	}{{fairlead.StatusNew, 30}, {fairlead.StatusContacted, 36}, {fairlead.StatusQualified, 15}, {fairlead.StatusWon, 43}} {
		if p.IntN(100) < s.percent {
			return s.status
		}
	}
	return fairlead.StatusLost
}

func (p *population) origin() (source, form string) {
	names := []string{fairlead.SourceFacebook, fairlead.SourceWebsite, fairlead.SourceGoogle, fairlead.SourceCSV, fairlead.SourceManual, fairlead.SourceAPI}
	n := p.source()
	source = fmt.Sprint("Fair ", n)
	if n < uint64(len(names)) {
		source = names[n]
	}
	if p.one(4) {
		return source, ""
	}
	return source, fmt.Sprintf("%s form %d", source, p.form()/(1+n))
}

// tags are up to five, and one of the agent's region.
func (p *population) tags(agent int64) []string {
	var tags []string
	for range p.IntN(3) * p.IntN(3) {
		tags = append(tags, fmt.Sprint("tag ", p.tag()))
	}
	if agent != 0 && p.one(2) {
		tags = append(tags, fmt.Sprint("region ", agent%6))
	}
	slices.Sort(tags)
	return slices.Compact(tags)
}

func (p *population) contact(id int64) fairlead.Contact {
	given, family := word(p.given()), word(1000+p.family())
	c := fairlead.Contact{Name: title(given) + " " + title(family), Country: "DE", Language: "de"}
	if p.IntN(10) > 0 {
		c.Email = fmt.Sprintf("%s.%s%d@%s.test", given, family, id%97, word(p.firm()))
	}
	if p.IntN(3) > 0 {
		c.Phone = fmt.Sprintf("+4917%09d", p.Int64N(1e9))
	}
	if p.one(3) {
		c.Company = title(word(p.firm())) + " GmbH"
	}
	return c
}

func (p *population) colleague() (name, email string) {
	given, family := word(p.Uint64N(400)), word(1000+p.Uint64N(60_000))
	return title(given) + " " + title(family), given + "." + family + "@seed.test"
}

// word is a word that can be said, another one for each number.
func word(n uint64) string {
	const first, then = "bdfghjklmnprstvwz", "aeiou"
	var text strings.Builder
	for n += 90; n > 0; n /= uint64(len(first) * len(then)) {
		text.WriteByte(first[n%uint64(len(first))])
		text.WriteByte(then[n/uint64(len(first))%uint64(len(then))])
	}
	return text.String()
}

func title(word string) string { return strings.ToUpper(word[:1]) + word[1:] }

// seedFields are the custom fields of a seeded workspace, one of each type.
var seedFields = []fairlead.Field{
	{Key: "city", Name: "City", Type: fairlead.FieldText}, {Key: "rooms", Name: "Rooms", Type: fairlead.FieldNumber},
	{Key: "budget", Name: "Budget", Type: fairlead.FieldMoney}, {Key: "visit", Name: "Visit", Type: fairlead.FieldDate},
	{Key: "kind", Name: "Kind", Type: fairlead.FieldChoice, Choices: []string{"Flat", "House", "Villa", "Land"}},
	{Key: "wants", Name: "Wants", Type: fairlead.FieldMultiChoice, Choices: []string{"Garden", "Garage", "Pool", "Sea view"}},
	{Key: "owner", Name: "Owner", Type: fairlead.FieldYesNo}, {Key: "office", Name: "Office", Type: fairlead.FieldPhone}, {Key: "site", Name: "Site", Type: fairlead.FieldURL},
}

// answers are what forms ask: of each field about half are answered.
func (p *population) answers() map[string]json.RawMessage {
	all := map[string]json.RawMessage{}
	add := func(key, format string, value any) {
		if p.one(2) {
			all[key] = fmt.Appendf(nil, format, value)
		}
	}
	add("city", "%q", title(word(p.city())))
	add("rooms", "%v", 1+min(p.IntN(9), p.IntN(9)))
	add("budget", "%v", 1000*math.Round(math.Exp(5+p.NormFloat64())))
	add("visit", "%q", p.now.AddDate(0, 0, 90-p.IntN(1200)).Format(time.DateOnly))
	add("kind", "%q", []string{"Flat", "House", "Villa", "Land"}[min(p.IntN(4), p.IntN(4))])
	add("wants", "[%s]", []string{`"Garden"`, `"Garage"`, `"Garden","Garage"`, `"Pool"`, `"Garden","Sea view"`}[min(p.IntN(5), p.IntN(5))])
	add("owner", "%v", p.one(3))
	if p.one(8) {
		add("office", "%q", fmt.Sprintf("+4930%07d", p.IntN(1e7)))
		add("site", "%q", fmt.Sprintf("https://%s.example", word(p.firm())))
	}
	return all
}
