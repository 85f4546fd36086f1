package arch

import (
	"cmp"
	"encoding/json"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
)

const adrIndex = "docs/adr/README.md"

var adrName = regexp.MustCompile(`^docs/adr/(\d{4})-[a-z0-9-]+\.md$`)

func decisionsAreNumberedAndListed(h *house) []string {
	var wrong []string
	next := 1
	for _, name := range h.names(".md") {
		if !strings.HasPrefix(name, "docs/adr/") || name == adrIndex {
			continue
		}
		match := adrName.FindStringSubmatch(name)
		if match == nil || match[1] != fmt.Sprintf("%04d", next) {
			wrong = append(wrong, fmt.Sprintf("%s: should be docs/adr/%04d-its-subject.md: decisions are numbered without gaps", name, next))
		}
		next++
		if !strings.Contains(h.text[adrIndex], "("+path.Base(name)+")") {
			wrong = append(wrong, fmt.Sprintf("%s: not listed in %s", name, adrIndex))
		}
		for _, heading := range []string{"## Context", "## Decision", "## Consequences"} {
			if !strings.Contains(h.text[name], "\n"+heading+"\n") {
				wrong = append(wrong, fmt.Sprintf("%s: has no %q", name, heading))
			}
		}
	}
	return wrong
}

// picture is the page that draws the house: a line for each package, or for the one that it is a part of.
const picture = "docs/architecture.md"

func packagesAreDrawn(h *house) []string {
	_, rest, _ := strings.Cut(h.text[picture], "\n```\n")
	house, _, _ := strings.Cut(rest, "\n```\n")
	var wrong []string
	there := map[string]bool{}
	for _, f := range h.files {
		parts := strings.Split(f.pkg, "/")
		if there[f.pkg] = true; len(parts) == 2 && parts[0] == "internal" && !strings.Contains(house, "─ "+parts[1]+"/ ") {
			wrong = append(wrong, fmt.Sprintf("%s: package %s is not in the picture of %s", f.path, f.pkg, picture))
		}
	}
	seen := map[string]bool{}
	for line := range strings.Lines(house) {
		if name, ok := strings.CutPrefix(line, "│   ├── "); ok {
			name, _, _ = strings.Cut(name, "/")
			if seen[name] || !there["internal/"+name] {
				wrong = append(wrong, fmt.Sprintf("%s: draws internal/%s, which is drawn already or not there", picture, name))
			}
			seen[name] = true
		}
	}
	return wrong
}

// mutantsFile lists the breaks that tests must notice: a piece of a file each, and what comes in its place.
const mutantsFile = "scripts/mutants.json"

func mutantsBreakWhatIsThere(h *house) (wrong []string) {
	var mutants []struct{ Name, File, From string }
	if err := json.Unmarshal([]byte(cmp.Or(h.text[mutantsFile], "[]")), &mutants); err != nil {
		return []string{mutantsFile + ": " + err.Error()}
	}
	for _, m := range mutants {
		if strings.Count(h.text[m.File], m.From) != 1 {
			wrong = append(wrong, fmt.Sprintf("%s: %q breaks a piece of %s that is not there, or there twice", mutantsFile, m.Name, m.File))
		}
	}
	return wrong
}

// dependenciesADR gives each library that the program or the user interface is built on a line with the reason.
const dependenciesADR = "docs/adr/0005-dependencies.md"

var directRequire = regexp.MustCompile(`(?m)^\s*(?:require )?([\w.-]+\.[a-z]+/\S+) v\S+$`)

func dependenciesHaveALine(h *house) []string {
	var direct []string
	for _, match := range directRequire.FindAllStringSubmatch(h.text["go.mod"], -1) {
		direct = append(direct, match[1])
	}
	var npm struct{ Dependencies, DevDependencies map[string]string }
	if text := h.text["web/package.json"]; text != "" {
		if err := json.Unmarshal([]byte(text), &npm); err != nil {
			return []string{"web/package.json: " + err.Error()}
		}
	}
	for name := range npm.Dependencies {
		direct = append(direct, name)
	}
	for name := range npm.DevDependencies {
		direct = append(direct, name)
	}
	var wrong []string
	for _, name := range direct {
		if !strings.Contains(h.text[dependenciesADR], "`"+name+"`") {
			wrong = append(wrong, fmt.Sprintf("%s: a new dependency gets a line in %s", name, dependenciesADR))
		}
	}
	return wrong
}

var link = regexp.MustCompile(`\]\(([^)\s]+)\)|<img[^>]+src="([^"]+)"`)

func linksLeadSomewhere(h *house) []string {
	var wrong []string
	for _, name := range h.names(".md") {
		for _, match := range link.FindAllStringSubmatch(h.text[name], -1) {
			target, anchor, _ := strings.Cut(match[1]+match[2], "#")
			if strings.Contains(target, ":") {
				continue
			}
			to := name
			if target != "" {
				to = path.Join(path.Dir(name), target)
			}
			if !h.holds(to) {
				wrong = append(wrong, fmt.Sprintf("%s: links to %s, which is not there", name, target))
			} else if anchor != "" && strings.HasSuffix(to, ".md") && !slices.Contains(anchors(h.text[to]), anchor) {
				wrong = append(wrong, fmt.Sprintf("%s: links to %s#%s, a heading that is not there", name, target, anchor))
			}
		}
	}
	return wrong
}

// holds reports whether a file or directory of that name was in the tree.
func (h *house) holds(name string) bool {
	return h.every[strings.TrimSuffix(name, "/")]
}

var notInAnchors = regexp.MustCompile(`[^\p{L}\p{N} _-]`)

// anchors are the names by which headings of a Markdown text can be linked to.
func anchors(text string) []string {
	var found []string
	for line := range strings.Lines(text) {
		if heading := strings.TrimLeft(line, "#"); heading != line {
			heading = notInAnchors.ReplaceAllString(strings.ToLower(strings.TrimSpace(heading)), "")
			found = append(found, strings.ReplaceAll(heading, " ", "-"))
		}
	}
	return found
}

// Spelled in pieces, so that this file does not name what it forbids.
var (
	homePath = regexp.MustCompile("(^|[\\s\"'=(`:])/(ho" + "me|ro" + "ot|Us" + "ers)/\\w")
	aMirror  = regexp.MustCompile(`(?m)^regi` + `stry\s*=|https?://[\w.-]*(regi` + `stry|artifactory|nexus|mirror|pro` + `xy)[\w.-]*\.[a-z]+|"resol` + `ved": "http`)
)

func filesNameNoMachine(h *house) []string {
	var wrong []string
	for _, name := range h.names("") {
		text := h.text[name]
		switch {
		case homePath.MatchString(text):
			wrong = append(wrong, fmt.Sprintf("%s: names a path of somebody's machine: %q", name, homePath.FindString(text)))
		case strings.Count(h.root, "/") > 1 && strings.Contains(text, h.root+"/"):
			wrong = append(wrong, fmt.Sprintf("%s: names the place where the repository stands on this machine", name))
		case aMirror.MatchString(text):
			wrong = append(wrong, fmt.Sprintf("%s: names a package server: %q", name, aMirror.FindString(text)))
		}
	}
	return wrong
}
