package mapping

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestNumbers(t *testing.T) {
	for _, c := range []struct{ cell, point, comma string }{
		{"5", "5", "5"}, {"1500.50", "1500.50", "1500.50"}, {"1500,50", "1500.50", "1500.50"}, {"1.234", "1.234", "1234"}, {"1,234", "1234", "1.234"}, {"0.234", "0.234", "0.234"}, {"0,234", "0.234", "0.234"},
		{"1234.567", "1234.567", "1234.567"}, {"1.234,56 €", "1234.56", "1234.56"}, {"$1,234.56", "1234.56", "1234.56"}, {"1 234,56", "1234.56", "1234.56"}, {"1\u202f234\u202f567", "1234567", "1234567"},
		{"1'234.50", "1234.50", "1234.50"}, {"1.234.567", "1234567", "1234567"}, {"1,234,567.8", "1234567.8", "1234567.8"}, {"12,34,567", "1234567", "1234567"}, {"12.34.567", "", ""}, {"-5", "-5", "-5"}, {"−5,5", "-5.5", "-5.5"},
		{"+5", "5", "5"}, {"€ -5", "-5", "-5"}, {"- 5 EUR", "-5", "-5"}, {"US$ 5", "5", "5"}, {"kr. 500", "500", "500"}, {"500,-", "500", "500"}, {"CHF 500.--", "500", "500"}, {"12 zł", "12", "12"}, {".5", "0.5", "0.5"},
		{"007", "7", "7"}, {"1.5E+06", "1500000", "1500000"}, {"2,5e3", "2500", "2500"}, {"12345678901234567890", "12345678901234567890", "12345678901234567890"}, {"1 234,567", "1234.567", "1234.567"},
		{"", "", ""}, {"-", "", ""}, {"€", "", ""}, {"5k", "", ""}, {"5 apples", "", ""}, {"1.2.3", "", ""}, {"1,2,3", "", ""}, {"1.23.456", "", ""}, {"1234,567.8", "", ""}, {"1.234,567,8", "", ""}, {"12.", "", ""}, {"5%", "", ""},
		{"0x10", "", ""}, {"NaN", "", ""}, {"Inf", "", ""}, {"1e999", "", ""}, {"1e", "", ""}, {"e5", "", ""}, {"--5", "", ""}, {"1 2", "", ""}, {"2026-05-31", "", ""}, {"1.234.", "", ""}, {"٣", "", ""}, {"1,234 567", "", ""},
	} {
		for comma, want := range map[bool]string{false: c.point, true: c.comma} {
			if n, ok := readNumber(c.cell, comma); n.text != want || ok != (want != "") {
				t.Errorf("%q is %q, not %q (decimal comma: %t)", c.cell, n.text, want, comma)
			}
		}
	}
}

func TestNumbersShowTheirMark(t *testing.T) {
	for cell, want := range map[string]number{
		"5": {mark: markUnseen}, "1.5": {mark: markPoint}, "1,5 €": {mark: markComma, money: true}, "1.234": {mark: markOpen}, "1,234 USD": {mark: markOpen, money: true}, "1.234.567": {mark: markComma}, "1,234,567": {mark: markPoint},
		"1.234,5": {mark: markComma}, "0.234": {mark: markPoint}, "0123": {code: true}, "1234567890123456": {code: true}, "1E5": {code: true}, "0": {}, "1 234": {},
	} {
		n, ok := readNumber(cell, false)
		if n.text, n.value = "", 0; !ok || n != want {
			t.Errorf("%q shows %+v, not %+v", cell, n, want)
		}
	}
}

// TestANumberIsOneInJSON, whatever is read as one.
func TestANumberIsOneInJSON(t *testing.T) {
	text := rapid.Map(rapid.SliceOf(rapid.SampledFrom(strings.Split("0 1 2 345 678 . , ' e E + - € EUR \u00a0 k", " "))), func(parts []string) string { return strings.Join(parts, "") })
	rapid.Check(t, func(t *rapid.T) {
		cell := text.Draw(t, "cell")
		n, ok := readNumber(cell, rapid.Bool().Draw(t, "comma"))
		if value, err := strconv.ParseFloat(n.text, 64); ok && (!json.Valid([]byte(n.text)) || strings.ContainsAny(n.text, "eE") || err != nil || value != n.value) {
			t.Fatalf("%q is %q", cell, n.text)
		}
	})
}
