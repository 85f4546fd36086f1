package mapping

import (
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"fairlead"
)

// spoken are the languages in which countries and languages are known by name.
var spoken = []*display.Dictionary{display.English, display.German, display.French, display.Spanish, display.Italian, display.Portuguese, display.Dutch, display.Polish}

// countryOf is the code of a country that is written as a code or a name; ok: it is known.
func countryOf(text string) (code string, ok bool) {
	if code, ok = named(countries(), text); ok {
		return code, true
	}
	code = strings.ToUpper(text)
	return code, fairlead.IsCountry(code)
}

// languageOf is the tag of a language that is written as a tag or a name; ok: it is known.
func languageOf(text string) (tag string, ok bool) {
	if tag = strings.ReplaceAll(text, "_", "-"); fairlead.IsLanguage(tag) {
		return tag, true
	}
	return named(languages(), text)
}

// named looks a name up, as it is first: to make it plain takes longer.
func named(by map[string]string, text string) (code string, ok bool) {
	if code, ok = by[strings.ToLower(text)]; !ok {
		code, ok = by[Plain(text)]
	}
	return code, ok
}

// otherCountries are names that people use beside the official ones.
var otherCountries = map[string]string{
	"usa": "US", "united states of america": "US", "america": "US", "estados unidos de america": "US", "uk": "GB", "great britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB",
	"northern ireland": "GB", "grossbritannien": "GB", "grande bretagne": "GB", "uae": "AE", "holland": "NL", "czech republic": "CZ", "tschechische republik": "CZ", "hong kong": "HK",
	"hongkong": "HK", "macau": "MO", "macao": "MO", "russian federation": "RU", "viet nam": "VN", "ivory coast": "CI", "turkiye": "TR", "myanmar": "MM", "burma": "MM", "korea": "KR",
	"republic of korea": "KR", "north macedonia": "MK", "eswatini": "SZ", "cabo verde": "CV", "congo": "CG", "democratic republic of the congo": "CD", "palestine": "PS", "vatican": "VA",
}

// countries are the codes of countries by code of two or three letters, and by name.
var countries = sync.OnceValue(func() map[string]string {
	by := map[string]string{}
	for _, code := range pairs('A', 'Z') {
		region, err := language.ParseRegion(code)
		if err != nil || !region.IsCountry() || region.Canonicalize().String() != code {
			continue // nor is what a country was called before
		}
		by[Plain(code)] = code
		for _, names := range spoken {
			enter(by, names.Regions().Name(region), code)
		}
		enter(by, region.ISO3(), code)
	}
	for name, code := range otherCountries {
		by[name] = code
	}
	return by
})

// languages are the tags of languages by name.
var languages = sync.OnceValue(func() map[string]string {
	by := map[string]string{}
	for _, code := range pairs('a', 'z') {
		base, err := language.ParseBase(code)
		if err != nil || base.String() != code {
			continue
		}
		for _, names := range spoken {
			enter(by, names.Languages().Name(base), code)
		}
		enter(by, display.Self.Name(base), code)
	}
	return by
})

// pairs are all texts of two letters from first to last.
func pairs(first, last rune) (texts []string) {
	for a := first; a <= last; a++ {
		for b := first; b <= last; b++ {
			texts = append(texts, string([]rune{a, b}))
		}
	}
	return texts
}

// enter notes a name, unless there is none, or another has it.
func enter(by map[string]string, name, code string) {
	name = Plain(name)
	if _, taken := by[name]; !taken && len(name) > 2 {
		by[name] = code
	}
}
