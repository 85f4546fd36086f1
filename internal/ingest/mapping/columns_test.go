package mapping

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"fairlead"
)

// looked is what columns look like after these rows, each with | between its cells; so are the headers.
func looked(headers string, rows ...string) *Columns {
	c := NewColumns(strings.Split(headers, "|"), acme)
	for _, row := range rows {
		c.Look(strings.Split(row, "|"))
	}
	return c
}

func TestColumnsGoWhereAPersonExpects(t *testing.T) {
	for _, c := range []struct {
		from, headers string
		rows          []string
		want          string // the targets
	}{
		{"Facebook, downloaded", "id|created_time|ad_id|campaign_name|form_id|form_name|is_organic|platform|do_you_own_a_plot?|full_name|phone_number|lead_status",
			[]string{"l:2|2026-05-05T10:00:38-05:00|ag:1|Homes|f:1|Homes 02|false|fb|yes|Jo Doe|p:+919900000000|CREATED", "l:3|2026-05-05T10:00:38-05:00|ag:1|Homes|f:1|Homes 02|false|ig|no|Al|p:+919900000001|Qualified"},
			"external_id created_at fields.ad_id fields.campaign_name fields.form_id form fields.is_organic fields.platform fields.do_you_own_a_plot name phone fields.lead_status"},
		{"HubSpot", "Record ID|First Name|Last Name|Email|Phone Number|Contact owner|Lead Status|Create Date|Lifecycle Stage|Original Source|Associated Company|Associated Company IDs",
			[]string{"51|Jo|Doe|jo@x.test|+1 555 1|ana@acme.test|NEW|2024-03-12 09:14|Lead|Organic Search|Doe Inc|7;8"},
			"external_id first_name last_name email phone agent status created_at fields.lifecycle_stage source company fields.associated_company_ids"},
		{"Salesforce, a report", "First Name|Last Name|Company / Account|Title|Email|Phone|Mobile Phone|State/Province|Country|Lead Source|Lead Status|Rating|Annual Revenue|Lead Owner|Lead ID",
			[]string{"Jo|Doe|Doe|CEO|jo@x.test|+1 1||NY|USA|Web|Open - Not Contacted|Hot|5000000|Someone Else|00Q5e00000AbCdEEAV", "Al|Doe|Doe|CEO|al@x.test||1|NY|USA|Web|Working|Hot|5000000|Someone Else|00Q5e00000AbCdFEAV"},
			"first_name last_name company fields.title email phone fields.mobile_phone fields.state_province country source fields.lead_status fields.rating fields.annual_revenue fields.lead_owner external_id"},
		{"Salesforce, its loader", "Id|FirstName|LastName|Company|LeadSource|Status|OwnerId|IsConverted|CreatedDate|MobilePhone", []string{"00Q|Jo|Doe|Doe|Web|New|005|false|2026-01-02T03:04:05.000+0000|1"},
			"external_id first_name last_name company source status fields.ownerid fields.isconverted created_at phone"},
		{"a German sheet", "Name;|Vorname|E-Mail-Adresse|Telefon|Firma|Land|Zuständig|Erstellt am|Quelle|Schlagworte|Wert|Bemerkung|Stadt", []string{"Doe|Jo|jo@x.test|030 1|Doe|Deutschland|Ben|31.05.2026|Messe|a, b|1.234,56 €|nett|Köln"},
			"last_name first_name email phone company country agent created_at source tags value fields.bemerkung fields.stadt"},
		{"a list with fields of ours", "Lead Name|Rooms|MOVE_IN|garden|fields.budget|City|Budget|Deal value", []string{"Jo|3|31/05/2026|yes|1|Berlin|2|high"}, "name fields.rooms fields.move_in fields.garden fields.budget fields.city fields.budget_2 fields.deal_value"},
		{"no names", "Column 1|Column 2|Column 3", []string{"Jo|jo@x.test|+49 170 123456", "Al|al@x.test|(030) 123456"}, "fields.column_1 email phone"},
		{"our report of rejected rows", "Name|Fairlead line|Fairlead problem", []string{"Jo|2|This is too long."}, "name  "},
		{"our report of an export's rejected rows", "Fairlead line|Fairlead problem|id|created_at|name|email|phone|company|country|language|source|form|status|tags|value|agent|agent_email|external_id|Rooms",
			[]string{"2|No.|1|2026-05-31|Jo"}, "   created_at name email phone company country language source form status tags value  agent external_id fields.Rooms"},
		{"nothing that fits", "Created|Owner|ID|Status|Value", []string{"yes|me||on hold|-5", "no|you|1|new|-6"}, "fields.created fields.owner fields.id fields.lead_status fields.value"},
		{"no rows", "Name|Email|Status|Owner|Created|Value|ID", nil, "name email status agent created_at value external_id"},
		{"the fuller one of two", "Phone|Mobile|Work email|Email|Phone (2)|phone 2", []string{"|1|a@x.test|b@x.test|1|2", "1|2|||3|4"}, "fields.phone phone email fields.email fields.phone_2 fields.phone_2_2"},
		{"an id beside an external id", "id|external_id|name", []string{"1||a", "2|x|b", "3||c"}, "fields.id external_id name"},
		{"long ids", "id|name", []string{strings.Repeat("x", 65) + "|a"}, "fields.id name"},
		{"a first name beside a name", "Name|First Name", []string{"Jo Doe|Jo"}, "name first_name"},
		{"hardly any odd cell", "Created|Value", append(slices.Repeat([]string{"31/05/2026|5"}, 19), "?|?"), "created_at value"},
		{"too many odd cells", "Created|Value", append(slices.Repeat([]string{"31/05/2026|5"}, 18), "?|?"), "fields.created fields.value"},
	} {
		got := []string{}
		for _, target := range looked(c.headers, c.rows...).Plan().Targets {
			got = append(got, string(target))
		}
		if joined := strings.Join(got, " "); joined != c.want {
			t.Errorf("%s:\n  got  %s\n  want %s", c.from, joined, c.want)
		}
	}
}

func TestAColumnIsWhatAllItsCellsAre(t *testing.T) {
	many := strings.TrimSuffix(strings.Repeat("red|green|", 10), "|")
	for _, c := range []struct {
		header, cells string // one a row
		want          fairlead.FieldType
	}{
		{"A", "", fairlead.FieldText}, {"A", "1|2.5|-3", fairlead.FieldNumber}, {"A", "1|2|three", fairlead.FieldText}, {"A", "1||2", fairlead.FieldNumber}, {"A", "1|01234", fairlead.FieldText}, {"A", "1 €|2", fairlead.FieldMoney},
		{"Value", "1|2", fairlead.FieldMoney}, {"A", "1|1.234,5|1,5", fairlead.FieldNumber}, {"A", "1|12345678901234567", fairlead.FieldText}, {"A", "12E4|13E5", fairlead.FieldText},
		{"A", "2026-05-31|1.2.2026", fairlead.FieldDate}, {"A", "2026-05-31 09:14|", fairlead.FieldDate}, {"A", "2026-05-31|soon", fairlead.FieldText}, {"A", "13/02/2026|02/13/2026", fairlead.FieldText}, {"A", "13/02/2026|01/02/2026", fairlead.FieldDate},
		{"A", "yes|No", fairlead.FieldYesNo}, {"A", "ja|x", fairlead.FieldYesNo}, {"A", "0|1", fairlead.FieldYesNo}, {"A", "1|1", fairlead.FieldNumber}, {"A", "0|1|2", fairlead.FieldNumber}, {"A", "yes|maybe", fairlead.FieldText},
		{"A", "https://x.test|www.x.test/a?b=c", fairlead.FieldURL}, {"A", "https://x.test|see https://x.test", fairlead.FieldText}, {"A", "https://x|http://", fairlead.FieldText}, {"A", "jo@x.test", fairlead.FieldText},
		{"A", "+49 170 123|(030) 12345|0170/12345678", fairlead.FieldPhone}, {"A", "555-123-4567", fairlead.FieldText}, {"Mobile", "555-123-4567|5551234567", fairlead.FieldPhone}, {"Mobile", "5551234567", fairlead.FieldPhone}, {"A", "+49 170 123|ask", fairlead.FieldText},
		{"A", "00123456", fairlead.FieldText}, {"A", "'+49 170 123456|p:+49 170 12345", fairlead.FieldPhone},
		{"A", many, fairlead.FieldChoice}, {"A", many[4:], fairlead.FieldText}, {"A", many + "|" + strings.Repeat("x", 61), fairlead.FieldText}, {"A", many + "|a|b|c|d|e|f|g|h|i|j|k", fairlead.FieldText}, {"A", many + "|a|b|c|d|e|f|g|h|i|RED", fairlead.FieldChoice},
	} {
		column := NewColumns([]string{c.header}, acme)
		for _, cell := range strings.Split(c.cells, "|") {
			column.Look([]string{cell})
		}
		if got := column.Found()[0].Type; got != c.want {
			t.Errorf("%s of %s is %s, not %s", c.header, c.cells, got, c.want)
		}
	}
}

func TestWhatIsSaidOfAColumn(t *testing.T) {
	c := NewColumns([]string{"Colour", "Note", "Empty"}, acme)
	for i := range 20 {
		c.Look([]string{[]string{"red ", "green", "Red", "blue", ""}[i%5], fmt.Sprintf("'=%d\n%s", i/2, strings.Repeat("é", 90)), "\u00a0", "beyond"})
	}
	c.Look(nil)
	c.Look([]string{"green"})
	c.Look([]string{"green"})
	c.Look([]string{"green"})
	c.Look([]string{"green"})
	if kept := c.columns[1].texts; kept != nil {
		t.Errorf("of a column of long texts %d are kept", len(kept))
	}
	sample := func(n int) string { return fmt.Sprintf("=%d %s", n, strings.Repeat("é", 77)) }
	want := []fairlead.ImportColumn{
		{Header: "Colour", Type: fairlead.FieldChoice, Choices: []string{"blue", "green", "red"}, Samples: []string{"red", "green", "Red"}, Filled: 20},
		{Header: "Note", Type: fairlead.FieldText, Choices: []string{}, Samples: []string{sample(0), sample(1), sample(2)}, Filled: 20},
		{Header: "Empty", Type: fairlead.FieldText, Choices: []string{}, Samples: []string{}},
	}
	if got := c.Found(); mustJSON(got) != mustJSON(want) {
		t.Errorf("got  %s\nwant %s", mustJSON(got), mustJSON(want))
	}
}

func TestCellsShowHowDatesAndNumbersAreWritten(t *testing.T) {
	for _, c := range []struct {
		headers, want string // of each column, what is open; then what the plan says
		rows          []string
	}{
		{"A", "day or month; day first, point", []string{"01/02/2026"}}, {"A", "; day first, point", []string{"01/02/2026", "13/02/2026"}}, {"A", "; month first, point", []string{"01/02/2026", "02/13/2026"}},
		{"A", "; day first, point", []string{"01.02.2026"}}, {"Created", "day or month; day first, point", []string{"01/02/2026"}}, {"A|B", "day or month, ; month first, point", []string{"01/02/2026|02/13/2026"}},
		{"A", "; day first, point", []string{"01/02/2026", "x"}}, {"Created", "; month first, point", append(slices.Repeat([]string{"01/31/2026"}, 39), "x", "02/01/2026")},
		{"A", "point or comma; day first, point", []string{"1.234", "5"}}, {"A", "point or comma; day first, point", []string{"1,234"}}, {"A", "; day first, comma", []string{"1.234", "1,5"}}, {"A", "; day first, comma", []string{"1.234.567"}},
		{"A", "; day first, point", []string{"1.234", "1.5"}}, {"A", "; day first, point", []string{"1.234", "x"}}, {"A|B", "point or comma, ; day first, comma", []string{"1.234|0,5"}}, {"A", "point or comma; day first, point", []string{"1.234", "1,5", "1.5"}},
		{"Value", "; day first, comma", append(slices.Repeat([]string{"0,5"}, 39), "x", "1.234")},
	} {
		columns, plan := looked(c.headers, c.rows...), []string{"day first", "point"}
		var open []string
		for _, column := range columns.Found() {
			switch {
			case column.DayOrMonth:
				open = append(open, "day or month")
			case column.PointOrComma:
				open = append(open, "point or comma")
			default:
				open = append(open, "")
			}
		}
		if columns.Plan().MonthFirst {
			plan[0] = "month first"
		}
		if columns.Plan().Comma {
			plan[1] = "comma"
		}
		if got := strings.Join(open, ", ") + "; " + strings.Join(plan, ", "); got != c.want {
			t.Errorf("%q of %q: %s, not %s", c.rows, c.headers, got, c.want)
		}
	}
}

func TestThePlanThatIsSuggested(t *testing.T) {
	want := `{"targets":["name","fields.note"],"month_first":false,"comma":false,"duplicates":"enquiry","source":"csv","tags":[],"routing":{"rules":true}}`
	if got := mustJSON(looked("Name|Note", "Jo|x").Plan()); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestFilesOfTheSameColumnsHaveOneKey(t *testing.T) {
	key := HeadersKey([]string{"First Name", "E-Mail", "%"})
	if len(key) != 32 || strings.Trim(key, "0123456789abcdef") != "" {
		t.Errorf("the key is %s", key)
	}
	for _, c := range []struct {
		headers string
		same    bool
	}{{"first_name|e mail|%", true}, {"\ufeffFIRST  NAME |'E-Mail'|%", true}, {"E-Mail|First Name|%", false}, {"First Name|E-Mail", false}, {"First Name|E-Mail|€", false}, {"First|Name E-Mail|%", false}, {"First Name|E-Mail|%|", false}} {
		if got := HeadersKey(strings.Split(c.headers, "|")) == key; got != c.same {
			t.Errorf("%q has the same key: %t", c.headers, got)
		}
	}
}

// TestNoTwoColumnsGoToTheSamePlace, whatever they are called and whatever is in them, and nothing that is kept of them grows.
func TestNoTwoColumnsGoToTheSamePlace(t *testing.T) {
	header := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"Name", "Vorname", "Email", "E-Mail", "Phone", "Mobile", "id", "external id", "Status", "Lead status", "lead_status", "City", "fields.city", "Budget", "Created", "Owner", "a", "A", "a_2", "fields.a"}))
	cell := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "Jo", "jo@x.test", "+49 170 12345", "New", "1,5", "31/05/2026", "ana@acme.test", strings.Repeat("é", 100)}))
	rapid.Check(t, func(t *rapid.T) {
		headers := rapid.SliceOfN(header, 1, 12).Draw(t, "headers")
		columns := NewColumns(headers, acme)
		for _, row := range rapid.SliceOfN(rapid.SliceOfN(cell, 0, 13), 0, 40).Draw(t, "rows") {
			columns.Look(row)
		}
		seen := map[fairlead.AnswerTarget]bool{}
		found, plan := columns.Found(), columns.Plan()
		if len(found) != len(headers) || len(plan.Targets) != len(headers) {
			t.Fatalf("%d columns, %d targets of %d", len(found), len(plan.Targets), len(headers))
		}
		for i, column := range found {
			target := plan.Targets[i]
			if target == "" || seen[target] || !slices.Contains(fairlead.ImportTargets(), target) && !strings.HasPrefix(string(target), "fields.") {
				t.Fatalf("%q go to %q", headers, plan.Targets)
			}
			seen[target] = true
			if len(column.Samples) > 3 || len(column.Choices) > 12 || len(columns.columns[i].texts) > 12 || slices.ContainsFunc(column.Samples, func(s string) bool { return s == "" || utf8.RuneCountInString(s) > 80 }) {
				t.Fatalf("of a column is kept %+v", column)
			}
		}
	})
}

func BenchmarkColumns(b *testing.B) {
	columns := NewColumns(strings.Split("First Name|Last Name|Email|Phone|Company|Country|Language|Source|Status|Tags|Value|Created|Lead ID|Rooms|Comment", "|"), acme)
	row := []string{"Zoë", "Ångström", "zoe@mail.test", "+49 170 1234567", "Ångström & Co", "Germany", "de", "website", "Contacted", "warm, berlin", "1.234,56 €", "2026-05-31 09:14", "00Q5e00001abcde", "3,5",
		"We are looking for a flat with a garden."}
	b.ReportAllocs()
	for b.Loop() {
		columns.Look(row)
	}
}
