package storetest

import (
	"pgregory.net/rapid"

	"fairlead"
	"fairlead/internal/store"
)

// search: every word of the query is a prefix of a word, with case and accents folded.
func search(e *exam) {
	contacts := map[string]fairlead.Contact{
		"zoe":   {Name: "Zoë Müller-Lüdenscheidt", Email: "zoe_m.work@Big-Mail.example", Phone: "+49 (170) 123-4567", Company: "Straße & Söhne"},
		"oyvin": {Name: "Øyvind Łukasz", Email: "o@x.no", Phone: "0047 22 33 44 55", Company: "ÆRA"},
		"li":    {Name: "李小龙", Company: "東京"},
		"ivan":  {Name: "Иван", Phone: "030/555 66"},
		"none":  {},
	}
	names := make(map[int64]string)
	for name, c := range contacts {
		names[e.add(func(l *fairlead.Lead) { l.Contact = c }).ID] = name
	}
	for query, want := range map[string]string{
		"zoe": "zoe", "ZOË": "zoe", "mull": "zoe", "Müll": "zoe", "MU\u0308LL": "zoe", "zo lud": "zoe", "lud zo": "zoe", "oe": "", "zoe x": "",
		"mail": "zoe", "zoe_m.work@big-mail.example": "zoe", "work@big": "zoe", "strasse": "zoe", "söhne": "zoe", "zoe 49170": "zoe",
		"49170": "zoe", "+49 170 123": "zoe", "+49 (170) 123-4567": "zoe", "4917012345678": "", "170": "",
		"oyv": "oyvin", "luk": "oyvin", "aera": "oyvin", "4722": "oyvin", "0047 22": "oyvin", "+47 22 33": "oyvin",
		"李": "li", "東": "li", "小": "", "иван": "ivan", "ИВ": "ivan", "030 555": "ivan", "03055566": "ivan",
	} {
		e.read(func(tx store.Tx) error {
			ids, err := tx.Leads().IDs(fairlead.LeadFilter{Search: query}, everything, 10)
			var got string
			for _, id := range ids {
				got += names[id]
			}
			e.same("search for "+query, got, want)
			return err
		})
	}
	for _, blank := range []string{" ", "-", "@.", "\"", "\x00"} {
		e.same("a search without words", e.count(fairlead.LeadFilter{Search: blank}), len(contacts))
	}
}

// searchAnything: nothing a person types is a syntax error, and a lead is found by its own name and company.
func searchAnything(e *exam) {
	for _, query := range []string{`"`, `""`, `a"b`, `*`, `a*`, `AND`, `NOT a`, `a OR`, `NEAR(a b)`, `words:a`, `^a`, `a + b`, `(`, `{a b}:c`, `-`, `'; --`, "\x00a", "\xff", "a\ue000b", `\`, `%_`, `:*`, `!a & b |`, `<->`} {
		e.count(fairlead.LeadFilter{Search: query})
	}
	rapid.Check(e.T, func(t *rapid.T) {
		query := rapid.String().Draw(t, "query")
		e.count(fairlead.LeadFilter{Search: query})
		name := rapid.StringOf(rapid.RuneFrom([]rune("abßéŁ İıﬁǅ①²٣ा्\u0301'-.漢"))).Draw(t, "name")
		l := e.add(func(l *fairlead.Lead) { l.Contact.Name = name })
		e.read(func(tx store.Tx) error {
			found, err := tx.Leads().IDs(fairlead.LeadFilter{Search: name}, everything, 10_000)
			if err != nil || len(found) == 0 || found[len(found)-1] != l.ID {
				t.Fatalf("%q does not find itself: %v %v", name, found, err)
			}
			return nil
		})
	})
}
