package arch

import (
	"fmt"
	"go/ast"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

const glossary = "docs/glossary.md"

var bold = regexp.MustCompile(`\*\*([a-z]+)\*\*`)

// banned are the words in bold in the last column of the glossary's tables: what our things are never called.
func banned(h *house) []string {
	var words []string
	for line := range strings.Lines(h.text[glossary]) {
		cells := strings.Split(strings.TrimSpace(line), "|")
		if len(cells) < 4 {
			continue
		}
		for _, match := range bold.FindAllStringSubmatch(cells[len(cells)-2], -1) {
			words = append(words, match[1])
		}
	}
	return words
}

func wordsAreTheGlossarys(h *house) []string {
	words := banned(h)
	if len(words) == 0 {
		return []string{glossary + ": names no word in bold that must not be used"}
	}
	wrong := append(bannedIdentifiers(h, words), wordsOfNothing(h)...)
	pattern := regexp.MustCompile(`(?i)\b(` + strings.Join(words, "|") + `)s?\b`)
	for _, name := range h.names(".ts", ".tsx") {
		for n, line := range strings.Split(h.text[name], "\n") {
			if word := pattern.FindString(line); word != "" {
				wrong = append(wrong, fmt.Sprintf("%s:%d: %q is not our word; see %s", name, n+1, word, glossary))
			}
		}
	}
	return wrong
}

var firstCell = regexp.MustCompile(`(?m)^\| ([A-Za-z][A-Za-z -]*) \|`)

// wordsOfNothing complains of words of the glossary that nothing in code or user interface is called by.
func wordsOfNothing(h *house) []string {
	var code strings.Builder
	for _, name := range h.names(".go", ".ts", ".tsx") {
		if !strings.HasPrefix(name, "internal/arch/") {
			code.WriteString(strings.ToLower(h.text[name]))
		}
	}
	var wrong []string
	for _, cell := range firstCell.FindAllStringSubmatch(h.text[glossary], -1) {
		word := strings.ToLower(cell[1])
		if word != "word" && !strings.Contains(code.String(), word) && !strings.Contains(code.String(), strings.ReplaceAll(word, " ", "")) {
			wrong = append(wrong, fmt.Sprintf("%s: has the word %q, by which nothing is called", glossary, word))
		}
	}
	return wrong
}

func bannedIdentifiers(h *house, words []string) []string {
	var wrong []string
	for _, f := range h.files {
		for n := range ast.Preorder(f.ast) {
			identifier, ok := n.(*ast.Ident)
			if !ok {
				continue
			}
			for _, part := range camelParts(identifier.Name) {
				if slices.Contains(words, part) || slices.Contains(words, strings.TrimSuffix(part, "s")) {
					wrong = append(wrong, fmt.Sprintf("%s: %s: %q is not our word; see %s", h.line(n), identifier.Name, part, glossary))
				}
			}
		}
	}
	return wrong
}

// camelParts splits an identifier into its words, in lower case.
func camelParts(name string) []string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return strings.FieldsFunc(b.String(), func(r rune) bool { return r == '_' })
}
