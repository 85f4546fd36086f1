package demo

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"fairlead"
)

// generator invents leads. Same seed, same leads.
type generator struct {
	*rand.Rand
	answers *rand.Rand // of its own, so that a field more makes no other leads
	made    int
}

func newGenerator(seed uint64) *generator {
	return &generator{Rand: rand.New(rand.NewPCG(seed, 0)), answers: rand.New(rand.NewPCG(seed, 1))}
}

// submission invents the next lead, who comes in at this moment.
func (g *generator) submission(at time.Time) fairlead.Submission {
	g.made++
	c := g.channel()
	given, family := pick(g, givenNames[:]), pick(g, familyNames[:])
	sub := fairlead.Submission{
		Contact: fairlead.Contact{
			Name:     given + " " + family,
			Email:    fmt.Sprintf("%s%d@mail.example", fold(given), g.made),
			Phone:    fmt.Sprintf("+44 7700 9%05d", g.made),
			Company:  pick(g, companies[:]),
			Country:  "GB",
			Language: "en",
		},
		Source: c.source,
		Form:   pick(g, c.forms),
		Tags:   append([]string{}, c.tags...),
		Fields: map[string]json.RawMessage{"district": quoted(pick(g, districts[:])), "rooms": quotedNumber(1 + g.IntN(5))},
	}
	g.plans(sub.Fields, at)
	if g.IntN(3) > 0 {
		value := float64(150+g.IntN(700)) * 1000
		sub.Value = &value
	}
	if g.IntN(25) == 0 {
		sub.Tags = append(sub.Tags, "vip")
	}
	return sub
}

// plans are what only some say: until when they want to move, and whether the bank has agreed.
func (g *generator) plans(answers map[string]json.RawMessage, at time.Time) {
	if g.answers.IntN(3) > 0 {
		answers["move_by"] = quoted(at.AddDate(0, 0, 30+7*g.answers.IntN(30)).Format(time.DateOnly))
	}
	if g.answers.IntN(2) == 0 {
		answers["mortgage"] = json.RawMessage(strconv.FormatBool(g.answers.IntN(3) == 0))
	}
}

func (g *generator) channel() channel {
	at := g.IntN(100)
	for _, c := range channels {
		if at -= c.share; at < 0 {
			return c
		}
	}
	return channels[0]
}

func pick[T any](g *generator, from []T) T { return from[g.IntN(len(from))] }

// fold keeps the letters that are safe in an e-mail address.
func fold(name string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, strings.ToLower(name))
}

func quoted(text string) json.RawMessage {
	raw, _ := json.Marshal(text)
	return raw
}

func quotedNumber(n int) json.RawMessage { return json.RawMessage(fmt.Sprint(n)) }
