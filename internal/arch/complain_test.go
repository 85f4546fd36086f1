package arch

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// bad is a small tree with one thing wrong in it, and a piece of the complaint it must cause.
type bad struct {
	check string
	files map[string]string
	want  string
}

const okADR = "# 1\n\n## Context\n\n## Decision\n\n## Consequences\n"

var badHouses = []bad{
	{"imports", go1("internal/routing/a.go", `import "fairlead/internal/store"`), "internal/routing may not import internal/store"},
	{"imports", go1("internal/routing/a_test.go", `import "fairlead/internal/httpapi"`), "may not import internal/httpapi"},
	{"imports", go1("internal/httpapi/a.go", `import "fairlead/internal/store"`), "internal/httpapi may not import internal/store"},
	{"imports", go1("internal/ingest/meta/a.go", `import "fairlead/internal/ingest/csvfile"`), "internal/ingest/meta may not import"},
	{"imports", go1("internal/surprise/a.go", ``), "missing from the table"},
	{"imports", go1("lead.go", `import "example.com/x"`), "standard library only"},
	{"imports", go1("web/embed.go", `import "fairlead"`), "web imports nothing of ours"},
	{"pure", go1("internal/routing/a.go", "import \"time\"\n\nvar x = time.Now()"), "time is an input"},
	{"pure", go1("internal/routing/a.go", "import clock \"time\"\n\nvar x = clock.LoadLocation"), "time is an input"},
	{"pure", go1("internal/sheet/a.go", `import "math/rand/v2"`), "may not import math/rand/v2"},
	{"pure", go1("internal/sheet/a.go", `import "log/slog"`), "may not import log/slog"},
	{"package docs", map[string]string{"internal/x/a.go": "package x\n"}, "no package comment"},
	{"package docs", map[string]string{"internal/x/a.go": "// Package x is.\npackage x\n"}, "no package comment"},
	{"sql", go1("internal/demo/a.go", "const q = `\n  insert into lead (id) values (1)`"), "a.go:4: SQL"},
	{"sql", go1("internal/demo/a_test.go", `const q = "UPDATE lead SET agent = 1"`), "SQL"},
	{"sql", go1("internal/demo/a.go", `const q = "DELETE FROM lead"`), "SQL"},
	{"file names", go1("internal/demo/utils.go", ``), "says nothing"},
	{"file names", go1("internal/common/lead.go", ``), "says nothing"},
	{"file names", map[string]string{"web/src/shared/types.ts": ""}, "says nothing"},
	{"init", go1("internal/demo/a.go", `func init() {}`), "no init()"},
	{"sleep", go1("internal/demo/a_test.go", "import \"time\"\n\nfunc f() { time.Sleep(1) }"), "do not sleep"},
	{"sizes", go1("internal/demo/a.go", "func f() {\n"+strings.Repeat("\n", 60)+"}"), "62 lines, more than 60"},
	{"sizes", go1("internal/demo/a.go", strings.Repeat("\n", 500)), "more than 500"},
	{"pure", go1("internal/availability/a.go", "import \"time\"\n\nvar x = time.Now()"), "time is an input"},
	{"imports", go1("lead.go", ``), "no such package"},
	{"lists", go1("a.go", "const (\n\tHot Tone = \"hot\"\n\tCold Tone = \"cold\"\n)\n\nfunc Tones() []Tone { return []Tone{Hot} }"), "Cold is missing"},
	{"picture", go1("internal/surprise/a.go", ``), "is not in the picture"},
	{"picture", map[string]string{picture: "\n```\nx/\n│   ├── gone/ what it was\n```\n"}, "draws internal/gone"},
	{"mutants", map[string]string{mutantsFile: `[{"name":"x","file":"a.go","from":"gone"}]`, "a.go": "package a\n"}, "a piece of a.go that is not there"},
	{"adrs", map[string]string{"docs/adr/0002-b.md": okADR, adrIndex: "(0002-b.md)"}, "should be docs/adr/0001"},
	{"adrs", map[string]string{"docs/adr/0001-a.md": okADR, adrIndex: ""}, "not listed"},
	{"adrs", map[string]string{"docs/adr/0001-a.md": "# 1\n", adrIndex: "(0001-a.md)"}, `has no "## Context"`},
	{"dependencies", map[string]string{"go.mod": "require (\n\texample.com/x v1.0.0\n\texample.com/y v1.0.0 // indirect\n)\n"}, "example.com/x: a new dependency"},
	{"dependencies", map[string]string{"web/package.json": `{"devDependencies":{"left-pad":"1"}}`}, "left-pad"},
	{"links", map[string]string{"README.md": "[a](docs/gone.md)"}, "docs/gone.md, which is not there"},
	{"links", map[string]string{"docs/a.md": "[a](../README.md#what)", "README.md": "# Why\n"}, "#what"},
	{"links", map[string]string{"README.md": `<img alt="x" src="docs/x.png">`}, "docs/x.png"},
	{"names", map[string]string{"docs/a.md": "`internal/gone/x.go`"}, "internal/gone/x.go, which"},
	{"names", map[string]string{"docs/a.md": "`make gone`"}, "make gone, which"},
	{"names", map[string]string{"docs/a.md": "`serve --gone X`"}, "--gone, which"},
	{"names", map[string]string{"docs/a.md": "`FAIRLEAD_GONE`"}, "FAIRLEAD_GONE, which"},
	{"words", map[string]string{}, "names no word"},
	{"words", withWords(go1("a.go", `type LeadAssignees struct{}`)), `LeadAssignees: "assignees"`},
	{"words", withWords(map[string]string{"web/src/a.tsx": "<b>Assignee</b>"}), "web/src/a.tsx:1"},
	{"words", withWords(map[string]string{}), `has the word "agent"`},
	{"machine", map[string]string{"docs/a.md": "see /ho" + "me/jo/x"}, "somebody's machine"},
	{"machine", map[string]string{"web/.npmrc": "save-exact=true\nregi" + "stry=http://x.test\n"}, "package server"},
	{"machine", map[string]string{"web/.x.json": `"resol` + `ved": "https://x.test/a.tgz"`}, "package server"},
}

func TestChecksComplain(t *testing.T) {
	for _, b := range badHouses {
		t.Run(b.check+"/"+b.want, func(t *testing.T) {
			complaints := checks[b.check](plant(t, b.files))
			if !slices.ContainsFunc(complaints, func(c string) bool { return strings.Contains(c, b.want) }) {
				t.Errorf("complaints = %q, none says %q", complaints, b.want)
			}
		})
	}
	for name := range checks {
		if !slices.ContainsFunc(badHouses, func(b bad) bool { return b.check == name }) {
			t.Errorf("check %q was never seen to complain", name)
		}
	}
}

// go1 is a tree of one Go file with a package comment.
func go1(name, body string) map[string]string {
	return map[string]string{name: "// Package x stands here to be looked at by a check.\npackage x\n\n" + body + "\n"}
}

func withWords(files map[string]string) map[string]string {
	files[glossary] = "| agent | who has the lead | **assignee**, rep |\n"
	return files
}

func plant(t *testing.T, files map[string]string) *house {
	t.Helper()
	tree := fstest.MapFS{}
	for name, text := range files {
		tree[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return readHouse(t, tree)
}
