package mapping

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"fairlead"
)

// now is a Monday in June, and berlin two hours ahead.
var (
	now    = time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)
	berlin = time.FixedZone("CEST", 2*60*60)
)

// acme is a workspace that has a field of every type.
var acme = Known{Zone: berlin, Now: now, Statuses: fairlead.FirstStatuses(), Agents: []fairlead.Member{{Name: "Ana Agent", Email: "ana@acme.test"}, {Name: "Ben", Email: "ben@acme.test"}},
	Fields: []fairlead.Field{
		{Key: "rooms", Name: "Rooms", Type: fairlead.FieldNumber}, {Key: "budget", Name: "Budget", Type: fairlead.FieldMoney}, {Key: "move_in", Name: "Move-in date", Type: fairlead.FieldDate},
		{Key: "garden", Name: "Garden?", Type: fairlead.FieldYesNo}, {Key: "city", Name: "City", Type: fairlead.FieldChoice, Choices: []string{"Berlin", "Köln"}},
		{Key: "areas", Name: "Areas", Type: fairlead.FieldMultiChoice, Choices: []string{"Berlin, Mitte", "North", "South"}}, {Key: "site", Name: "Site", Type: fairlead.FieldURL},
		{Key: "fax", Name: "Fax", Type: fairlead.FieldPhone}, {Key: "remark", Name: "Remark", Type: fairlead.FieldText},
	}}

// rowsOf reads rows of these columns; a column is called like its target unless it says "header > target".
func rowsOf(plan fairlead.ImportPlan, columns ...string) *Rows {
	var headers []fairlead.ImportColumn
	for _, column := range columns {
		header, target, renamed := strings.Cut(column, " > ")
		if !renamed {
			target = header
		}
		headers, plan.Targets = append(headers, fairlead.ImportColumn{Header: header}), append(plan.Targets, fairlead.AnswerTarget(target))
	}
	return NewRows(plan, headers, acme)
}

// said is a lead in short: what it has, in a fixed order, or what is to be mended.
func said(row Row, err error) string {
	var e *fairlead.Error
	if errors.As(err, &e) {
		var lines []string
		for _, f := range e.Fields {
			lines = append(lines, f.Field+": "+f.Message)
		}
		return strings.Join(lines, " | ")
	}
	s, parts := row.Submission, []string{}
	add := func(name, text string) {
		if text != "" {
			parts = append(parts, name+"="+text)
		}
	}
	add("name", s.Contact.Name)
	add("email", s.Contact.Email)
	add("phone", s.Contact.Phone)
	add("company", s.Contact.Company)
	add("country", s.Contact.Country)
	add("language", s.Contact.Language)
	if s.Source != fairlead.SourceCSV {
		add("source", s.Source)
	}
	add("form", s.Form)
	add("status", string(s.Status))
	add("tags", strings.Join(s.Tags, "+"))
	add("external_id", s.ExternalID)
	add("agent", row.Agent)
	if s.Value != nil {
		add("value", fmt.Sprint(*s.Value))
	}
	if !s.CameAt.IsZero() {
		add("came", s.CameAt.Format(time.RFC3339Nano))
	}
	if len(s.Fields) > 0 {
		add("fields", mustJSON(s.Fields))
	}
	if row.Empty {
		parts = append(parts, "empty")
	}
	return strings.Join(parts, " ")
}

func TestACellGoesWhereThePlanSays(t *testing.T) {
	long := strings.Repeat("é", 401)
	for _, c := range []struct{ column, cell, want string }{
		{"name", "  Zoë\u00a0\r\nÅngström\u200b ", "name=Zoë Ångström"}, {"name", "'=Jo", "name==Jo"}, {"name", "\u00a0 \t", "empty"}, {"name", long, "name: " + tooLong},
		{"first_name", "Jo", "name=Jo"}, {"last_name", "Doe", "name=Doe"},
		{"email", " <mailto:jo@x.test> ", "email=jo@x.test"}, {"email", "jo at x.test", "email: " + noEmail}, {"Mail > email", "a@x.test; b@x.test", "Mail: " + noEmail},
		{"phone", "p:+49 170/123", "phone=+49 170/123"}, {"phone", "ask Jo", "phone=ask Jo"}, {"phone", "2.12345E+11", "phone: " + shortened}, {"phone", "4,9E+12", "phone: " + shortened},
		{"phone", long, `fields={"phone":"` + long + `"}`}, {"company", "Doe & Sons", "company=Doe & Sons"},
		{"country", "de", "country=DE"}, {"country", "DEU", "country=DE"}, {"country", "Deutschland", "country=DE"}, {"country", "ALLEMAGNE", "country=DE"}, {"country", "España", "country=ES"},
		{"country", "UK", "country=GB"}, {"country", "United States of America", "country=US"}, {"country", "Côte d'Ivoire", "country=CI"}, {"country", "XX", "country=XX"},
		{"Land > country", "Atlantis", `fields={"land":"Atlantis"}`},
		{"language", "pt_BR", "language=pt-BR"}, {"language", "Deutsch", "language=de"}, {"language", "spanish", "language=es"}, {"language", "日本語", "language=ja"}, {"language", "Klingon?", `fields={"language":"Klingon?"}`},
		{"value", "1.234,56 €", "value=1234.56"}, {"value", "$1,234.56", "value=1234.56"}, {"value", "1 234,56", "value=1234.56"}, {"value", "1.234", "value=1.234"}, {"value", "0", "value=0"},
		{"value", "1.5E+06", "value=1.5e+06"}, {"value", "-5", "value=-5"}, {"value", "N/A", "empty"}, {"email", "-", "empty"}, {"fields.rooms", "null", "empty"}, {"fields.other", "N/A", `fields={"other":"N/A"}`}, {"fields.remark", "-", `fields={"remark":"-"}`}, {"value", "1e16", "value: " + absurd}, {"value", "lots", "value: " + noNumber}, {"value", "NaN", "value: " + noNumber},
		{"status", "WON", "status=won"}, {"status", "contacted", "status=contacted"}, {"Stage > status", "Open", "Stage: There is no such status. Use one of New, Contacted, Qualified, Won, Lost."},
		{"tags", `b, "a, c", b`, "tags=b+a, c"}, {"tags", long, "tags: " + tooLong},
		{"source", "Fair", "source=Fair"}, {"form", "f:12", "form=12"}, {"form", "f:", "form=f:"}, {"agent", "ana@acme.test", "agent=ana@acme.test"},
		{"external_id", "l:123", "external_id=123"}, {"external_id", "2.1E+15", "external_id: " + shortened}, {"external_id", long, "external_id: " + tooLong},
		{"created_at", "2026-05-31T09:14:05-0500", "came=2026-05-31T14:14:05Z"}, {"created_at", "2026-05-31 09:14", "came=2026-05-31T07:14:00Z"}, {"created_at", "31/05/2026", "came=2026-05-30T22:00:00Z"},
		{"created_at", "2026-06-01T11:00:00.000001", "created_at: " + toCome}, {"created_at", "2026-06-01T11:00:00", "came=2026-06-01T09:00:00Z"}, {"created_at", "1899-12-30", "created_at: " + noLongAgo},
		{"created_at", "05/31/2026", "created_at: Write a date such as 31/05/2026 or 2026-05-31."}, {"created_at", "31.05.26", "created_at: Write a date such as 31/05/2026 or 2026-05-31."},
		{"fields.other", "  1.234,5 ", `fields={"other":"1.234,5"}`}, {"fields.other", "a\n\"b\"", `fields={"other":"a\n\"b\""}`}, {"fields.other", strings.Repeat("x", 8_191), "fields.other: " + tooMuch},
		{"fields.rooms", "3", `fields={"rooms":3}`}, {"fields.rooms", "3,5", `fields={"rooms":3.5}`}, {"fields.rooms", "007", `fields={"rooms":7}`}, {"fields.rooms", "three", "fields.rooms: " + noNumber},
		{"fields.budget", "EUR 1.500,50", `fields={"budget":1500.50}`}, {"fields.move_in", "31.05.2027 09:00", `fields={"move_in":"2027-05-31"}`}, {"fields.move_in", "soon", "fields.move_in: Write a date such as 31/05/2026 or 2026-05-31."},
		{"fields.garden", "Ja", `fields={"garden":true}`}, {"fields.garden", "non", `fields={"garden":false}`}, {"fields.garden", "maybe", "fields.garden: " + noYesOrNo},
		{"fields.city", "köln", `fields={"city":"köln"}`}, {"fields.areas", "north; South", `fields={"areas":["north","South"]}`}, {"fields.areas", "berlin, mitte", `fields={"areas":["berlin, mitte"]}`},
		{"fields.areas", `["North","Berlin, Mitte"]`, `fields={"areas":["North","Berlin, Mitte"]}`}, {"fields.areas", ",", `fields={"areas":[","]}`},
		{"fields.fax", "p:+49 30 1", `fields={"fax":"+49 30 1"}`}, {"fields.fax", "4.9E+11", "fields.fax: " + shortened}, {"fields.site", "x.test", `fields={"site":"x.test"}`}, {"fields.remark", "<b>", `fields={"remark":"\u003cb\u003e"}`},
		{"Nowhere > elsewhere", "x", `fields={"nowhere":"x"}`}, {"City > fields.", "x", `fields={"city_2":"x"}`},
	} {
		if got := said(rowsOf(fairlead.ImportPlan{}, c.column).Lead(fairlead.ImportRow{Cells: []string{c.cell}})); got != c.want {
			t.Errorf("%q in %s:\n  got  %s\n  want %s", c.cell, c.column, got, c.want)
		}
	}
}

func TestTheCellsOfARowTogether(t *testing.T) {
	for _, c := range []struct {
		columns, cells []string
		want           string
	}{
		{[]string{"last_name", "first_name"}, []string{"Doe", "Jo"}, "name=Jo Doe"},
		{[]string{"name", "first_name", "last_name"}, []string{"Jo Doe", "Jo", "Doe"}, "name=Jo Doe"},
		{[]string{"name", "Vorname > first_name", "last_name"}, []string{"J. Doe", "Jo", "Doe"}, `name=J. Doe fields={"vorname":"Jo"}`},
		{[]string{"first_name", "last_name"}, []string{strings.Repeat("a", 300), strings.Repeat("b", 300)}, "last_name: " + tooLong},
		{[]string{"Phone > phone", "Mobile > phone"}, []string{"", "1"}, "phone=1"},
		{[]string{"Phone > phone", "Mobile > phone"}, []string{"1", "2"}, `phone=1 fields={"mobile":"2"}`},
		{[]string{"A > fields.x", "B > fields.x", "X"}, []string{"1", "2", "3"}, `fields={"b":"2","x":"1","x_2":"3"}`},
		{[]string{"Land > country", "Land? > fields.land"}, []string{"Atlantis", "flat"}, `fields={"land":"flat","land_2":"Atlantis"}`},
		{[]string{"Labels > tags", "More > tags"}, []string{"a, b", "b; c"}, "tags=a+b+c"},
		{[]string{"email", "value", "name"}, []string{"x", "y", "Jo"}, "email: " + noEmail + " | value: " + noNumber},
		{[]string{"Left > ", "name"}, []string{"x", ""}, "empty"}, {[]string{"Left > ", "name"}, []string{"x", "Jo"}, "name=Jo"}, {[]string{"name", "email"}, []string{"Jo"}, "name=Jo"},
		{[]string{"name"}, []string{"Jo", "more"}, "name=Jo"}, {[]string{"company"}, []string{"Doe"}, "company=Doe"},
	} {
		if got := said(rowsOf(fairlead.ImportPlan{}, c.columns...).Lead(fairlead.ImportRow{Cells: c.cells})); got != c.want {
			t.Errorf("%q in %q:\n  got  %s\n  want %s", c.cells, c.columns, got, c.want)
		}
	}
}

func TestThePlanSaysWhatCellsDoNot(t *testing.T) {
	plan := fairlead.ImportPlan{MonthFirst: true, Comma: true, Source: "fair", Tags: []string{"may", " vip\n"}}
	rows := rowsOf(plan, "source", "tags", "created_at", "value", "fields.move_in", "fields.rooms")
	for _, c := range []struct {
		cells []string
		want  string
	}{
		{[]string{"", "", "", "1"}, "source=fair tags=may+vip value=1"}, {[]string{"web", "vip, old"}, "source=web tags=vip+old+may"},
		{[]string{"", "", "05/06/2026 00:30", "1.234", "02/01/2027", "1,234"}, `source=fair tags=may+vip value=1234 came=2026-05-05T22:30:00Z fields={"move_in":"2027-02-01","rooms":1.234}`},
		{[]string{"", "", "31/05/2026"}, "created_at: Write a date such as 05/31/2026 or 2026-05-31."}, {nil, "empty"},
	} {
		if got := said(rows.Lead(fairlead.ImportRow{Cells: c.cells})); got != c.want {
			t.Errorf("%q:\n  got  %s\n  want %s", c.cells, got, c.want)
		}
	}
}

// TestAPlanThatCannotBeReadSpoilsNoLead: what it adds to every lead is made to fit.
func TestAPlanThatCannotBeReadSpoilsNoLead(t *testing.T) {
	long := strings.Repeat("x", 401)
	rows := rowsOf(fairlead.ImportPlan{Source: "a\xff\n" + long, Tags: []string{long, "b\xff", ""}}, "name")
	want := "name=Jo source=a\uFFFD " + long[:395] + " tags=" + long[:400] + "+b\uFFFD"
	if got := said(rows.Lead(fairlead.ImportRow{Cells: []string{"Jo"}})); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestALeadHoldsNoMoreThanItMay(t *testing.T) {
	columns, cells, tags := []string{}, []string{}, []string{}
	for i := range 201 {
		columns, cells, tags = append(columns, fmt.Sprintf("fields.a%d", i)), append(cells, "x"), append(tags, fmt.Sprintf("t%d", i))
	}
	if got := said(rowsOf(fairlead.ImportPlan{}, columns...).Lead(fairlead.ImportRow{Cells: cells})); got != "fields.a200: "+tooManyKept {
		t.Error(got)
	}
	if got := said(rowsOf(fairlead.ImportPlan{Tags: tags[:1]}, "Words > tags").Lead(fairlead.ImportRow{Cells: []string{strings.Join(tags[1:101], ",")}})); got != "tags: "+tooManyTags {
		t.Error(got)
	}
	if got := said(rowsOf(fairlead.ImportPlan{}, "Words > tags").Lead(fairlead.ImportRow{Cells: []string{strings.Join(tags[:101], ",")}})); got != "Words: "+tooManyTags {
		t.Error(got)
	}
}

// TestNothingOfARowIsDropped: every cell that goes somewhere is in the lead, or its column is named as one to mend.
func TestNothingOfARowIsDropped(t *testing.T) {
	target := rapid.OneOf(rapid.SampledFrom(append(fairlead.ImportTargets(), "fields.a", "fields.b", "fields.areas", "fields.city", "fields.remark", "fields.fax", "odd")), rapid.Map(rapid.String(), func(s string) fairlead.AnswerTarget {
		return fairlead.AnswerTarget("fields." + s)
	}))
	text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"Jo", "two\nlines", `"quoted"`, "'=1", "p:1", "l:", "a, b", strings.Repeat("x", 390), strings.Repeat("x", 9_000), "\xff"}))
	rapid.Check(t, func(t *rapid.T) {
		var plan fairlead.ImportPlan
		var columns []fairlead.ImportColumn
		var cells []string
		for i := range rapid.IntRange(1, 12).Draw(t, "columns") {
			plan.Targets = append(plan.Targets, target.Draw(t, "target"))
			columns = append(columns, fairlead.ImportColumn{Header: fmt.Sprintf("%s %d", rapid.SampledFrom([]string{"a", "b", "name", "Name", "?"}).Draw(t, "header"), i)})
			cells = append(cells, fmt.Sprintf("v%dv%s", i, text.Draw(t, "cell")))
		}
		row, err := NewRows(plan, columns, acme).Lead(fairlead.ImportRow{Cells: cells})
		all := row.Agent + mustJSON(row.Submission)
		if err != nil {
			all = fmt.Sprint(err.(*fairlead.Error).Fields)
		}
		for i := range cells {
			mark := fmt.Sprintf("v%dv", i)
			if err == nil && !strings.Contains(all, mark) {
				t.Fatalf("cell %d of %q to %q is dropped: %s", i, cells, plan.Targets, all)
			}
		}
		if err != nil && len(err.(*fairlead.Error).Fields) == 0 {
			t.Fatalf("%v says nothing to mend", err)
		}
	})
}

// FuzzRow: whatever the cells and the plan, the lead can be taken in, or what is to be mended is said.
func FuzzRow(f *testing.F) {
	f.Add("name\nemail\ncreated_at", "Name\nE-mail\nDate", "Jo\x1fjo@x.test\x1f31/05/2026", "csv", "a, b", true, false)
	f.Add("value\nfields.rooms\nfields.areas\ntags", "Wert\nRooms\nAreas\nTags", "1.234,56 €\x1f1,234\x1fNorth; South\x1f\"a, b\", c", "", "", false, true)
	f.Add("first_name\nlast_name\nphone\nexternal_id\nfields.\nodd", "\n\n\n\n\n", "'=1\x1f\xff\x1f2.1E+11\x1fl:1\x1f \x1f\x00", "\n", "\xff", false, false)
	f.Add("country\nlanguage\nstatus\nform\nsource\nagent\nfields.move_in\nfields.garden", "a\na\na\na\na\na\na\na", "Deutschland\x1fDeutsch\x1fNew\x1ff:1\x1ffair\x1fana\x1f31 May 2026 9:14 PM\x1fx", "x", "x", true, true)
	f.Fuzz(func(t *testing.T, targets, headers, cells, source, tags string, monthFirst, comma bool) {
		plan := fairlead.ImportPlan{MonthFirst: monthFirst, Comma: comma, Source: source, Tags: strings.Split(tags, ",")}
		var columns []fairlead.ImportColumn
		for _, target := range strings.Split(targets, "\n") {
			plan.Targets = append(plan.Targets, fairlead.AnswerTarget(target))
		}
		names, row := strings.Split(headers, "\n"), strings.Split(cells, "\x1f")
		look := NewColumns(names, acme)
		look.Look(row)
		columns = look.Found()
		for _, p := range []fairlead.ImportPlan{plan, look.Plan()} {
			got, err := NewRows(p, columns, acme).Lead(fairlead.ImportRow{Cells: row})
			checkRow(t, got, err)
		}
	})
}

func checkRow(t *testing.T, row Row, err error) {
	t.Helper()
	var e *fairlead.Error
	if err != nil && (!errors.As(err, &e) || len(e.Fields) == 0) {
		t.Fatalf("the error is %v", err)
	}
	if err != nil || row.Empty {
		return
	}
	s := row.Submission
	for _, text := range append([]string{s.Contact.Name, s.Contact.Phone, s.Contact.Company, s.Source, s.Form, s.ExternalID, row.Agent}, s.Tags...) {
		if utf8.RuneCountInString(text) > 400 || !utf8.ValidString(text) || strings.ContainsFunc(text, unicode.IsControl) {
			t.Fatalf("a text is %q", text)
		}
	}
	c := s.Contact
	if c.Email != "" && !fairlead.IsEmail(c.Email) || c.Country != "" && !fairlead.IsCountry(c.Country) || c.Language != "" && !fairlead.IsLanguage(c.Language) || s.Source == "" {
		t.Fatalf("the contact is %+v, the source %q", c, s.Source)
	}
	if s.Value != nil && !(*s.Value >= 0 && *s.Value <= 1e15) || s.CameAt.After(now) || s.Status != "" && acme.Statuses.Index(s.Status) < 0 || len(s.Tags) > 100 || len(s.Fields) > 200 {
		t.Fatalf("the lead is %+v", s)
	}
	for key, answer := range s.Fields {
		if key == "" || utf8.RuneCountInString(key) > 400 || !utf8.ValidString(key) || strings.ContainsFunc(key, unicode.IsControl) {
			t.Fatalf("a key is %q", key)
		}
		if !json.Valid(answer) || !utf8.Valid(answer) || len(answer) > 8_192 {
			t.Fatalf("the answer to %s is %s", key, answer)
		}
	}
}

func BenchmarkRows(b *testing.B) {
	rows := rowsOf(fairlead.ImportPlan{}, "first_name", "last_name", "email", "phone", "company", "country", "language", "source", "status", "tags", "value", "created_at", "external_id",
		"fields.rooms", "fields.comment")
	row := fairlead.ImportRow{Cells: []string{"Zoë", "Ångström", "zoe@mail.test", "+49 170 1234567", "Ångström & Co", "Germany", "de", "website", "Contacted", "warm, berlin", "1.234,56 €", "2026-05-31 09:14",
		"00Q5e00001abcde", "3,5", "We are looking for a flat with a garden."}}
	if _, err := rows.Lead(row); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		_, _ = rows.Lead(row)
	}
}
