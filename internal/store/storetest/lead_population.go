package storetest

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

// populate fills our workspace with n leads of believable skew, and the other one with some alike: few agents have most,
// tags and sources follow Zipf's law, many moments, values and answers are the same.
func (e *exam) populate(n int) []fairlead.Lead {
	chance := rand.New(rand.NewPCG(4, 7))
	e.insertPopulation(e.other, e.drawLeads(chance, e.other, 500))
	leads := e.drawLeads(chance, e.ours, n)
	e.insertPopulation(e.ours, leads)
	e.must(e.store.Analyze(e.Context()))
	return leads
}

// insertPopulation inserts half of the leads before their fields are there, and half after it.
func (e *exam) insertPopulation(w team, leads []fairlead.Lead) {
	early := len(leads) / 2
	e.must(e.store.Write(e.Context(), w.ID, func(tx store.Tx) error {
		first, err := tx.NextIDs(store.LeadIDs, len(leads))
		e.must(err)
		for i := range leads {
			leads[i].ID = first + int64(i)
		}
		e.must(tx.Leads().Insert(leads[:early]))
		fields, err := tx.NextIDs(store.FieldIDs, len(populationFields))
		e.must(err)
		defined := slices.Clone(populationFields)
		for i := range defined {
			defined[i].ID, defined[i].Name = fields+int64(i), defined[i].Key
		}
		e.must(tx.Fields().Save(defined))
		for _, f := range defined {
			_, err := tx.Fields().Fill(f.ID, early+1)
			e.must(err)
		}
		return tx.Leads().Insert(leads[early:])
	}))
}

func (e *exam) drawLeads(chance *rand.Rand, w team, n int) []fairlead.Lead {
	sources, forms, tags, cities := zipf(chance, 6), zipf(chance, 12), zipf(chance, 30), zipf(chance, 9)
	leads := make([]fairlead.Lead, n)
	for i := range leads {
		created := noon.Add(time.Duration(i/3) * time.Minute)
		if chance.IntN(20) == 0 { // brought from elsewhere
			created = noon.Add(-time.Duration(chance.IntN(5000)) * time.Minute)
		}
		l := fairlead.Lead{Version: 1, CreatedAt: created, UpdatedAt: created.Add(time.Duration(chance.IntN(3)*chance.IntN(3000)) * time.Minute),
			Status: statusKeys[min(chance.IntN(9), 4)], Source: fmt.Sprint("source ", sources()), Form: []string{"", fmt.Sprint("form ", forms())}[min(chance.IntN(4), 1)],
			BatchID: int64(chance.IntN(40) / 38 * (5 + chance.IntN(2))), Fields: map[string]json.RawMessage{},
			Contact: fairlead.Contact{Name: strings.TrimSpace([]string{"", "Ann Lee", "ann lee", "Änne Braun", "Bo"}[chance.IntN(5)] + []string{"", " Smith", fmt.Sprint(" ", i)}[chance.IntN(3)]),
				Email: []string{"", "ann@lee.example", "bo@x.example"}[chance.IntN(3)]}}
		l.Open = fairlead.FirstStatuses().Open(l.Status)
		switch who := chance.IntN(10); {
		case who < 4:
			l.AgentID = w.members[1].ID
		case who < 7:
			l.AgentID = w.members[who%3].ID
		case who == 7:
			l.Waiting = 9
		}
		for range chance.IntN(4) {
			l.Tags = append(l.Tags, fmt.Sprint("tag ", tags()))
		}
		if chance.IntN(4) > 0 {
			l.Value = new(math.Round(float64(chance.IntN(60)-5)*chance.Float64()) * 100)
		}
		drawAnswers(chance, l.Fields, cities())
		leads[i] = l
	}
	return leads
}

// zipf draws from n numbers, the first most often.
func zipf(chance *rand.Rand, n uint64) func() uint64 { return rand.NewZipf(chance, 1.3, 1, n-1).Uint64 }

// The custom fields of the population, one of each type.
var populationFields = []fairlead.Field{
	{Key: "city", Type: fairlead.FieldText}, {Key: "rooms", Type: fairlead.FieldNumber}, {Key: "budget", Type: fairlead.FieldMoney}, {Key: "visit", Type: fairlead.FieldDate},
	{Key: "kind", Type: fairlead.FieldChoice}, {Key: "wants", Type: fairlead.FieldMultiChoice}, {Key: "owner", Type: fairlead.FieldYesNo},
	{Key: "mobile", Type: fairlead.FieldPhone}, {Key: "site", Type: fairlead.FieldURL},
}

func drawAnswers(chance *rand.Rand, answers map[string]json.RawMessage, city uint64) {
	for key, answer := range map[string]string{
		"city": fmt.Sprintf("%q", strings.Repeat("Ä", int(city%3))+fmt.Sprint("Ville ", city)), "rooms": fmt.Sprint(chance.IntN(9)-2, ".5"), "budget": fmt.Sprint(chance.IntN(7)*1000 - 1000),
		"visit": fmt.Sprintf(`"2026-%02d-%02d"`, 1+chance.IntN(12), 1+chance.IntN(3)), "kind": fmt.Sprintf("%q", []string{"House", "Flat", "Barn"}[chance.IntN(7)*3/7]),
		"wants": []string{`["Pool"]`, `["Garage","Pool"]`, `[]`, `["Garage"]`}[chance.IntN(4)], "owner": fmt.Sprint(chance.IntN(3) == 0),
		"mobile": fmt.Sprintf(`"+49 17%d"`, chance.IntN(30)), "site": fmt.Sprintf(`"https://%c.example"`, 'a'+chance.IntN(5)),
	} {
		answer = strings.ReplaceAll(answer, " .5", ".5")
		if chance.IntN(3) > 0 {
			answers[key] = json.RawMessage(answer)
		}
	}
}

// knownKeys are keys by type and answer: few differ.
var knownKeys = map[string][]string{}

// keysOf are the answers of a lead to a field as texts in the order of the type.
func keysOf(f fairlead.Field, l fairlead.Lead) []string {
	raw, ok := l.Fields[f.Key]
	if !ok {
		return nil
	}
	name := string(f.Type) + " " + string(raw)
	keys, ok := knownKeys[name]
	if !ok {
		keys = keysIn(f.Type, raw)
		knownKeys[name] = keys
	}
	return keys
}

func keysIn(t fairlead.FieldType, raw json.RawMessage) (keys []string) {
	var answer any
	if json.Unmarshal(raw, &answer) != nil {
		return nil
	}
	switch v := answer.(type) {
	case string:
		if t != fairlead.FieldChoice {
			v = plain(v)
		}
		return []string{v}
	case bool:
		return []string{fmt.Sprint(v)}
	case float64:
		return []string{ordered(v)}
	case []any:
		for _, choice := range v {
			keys = append(keys, choice.(string))
		}
	}
	return keys
}

// ordered writes numbers so that their texts are in order.
func ordered(v float64) string {
	bits := math.Float64bits(v)
	if v < 0 {
		bits = ^bits
	} else {
		bits |= 1 << 63
	}
	return fmt.Sprintf("%016x", bits)
}
