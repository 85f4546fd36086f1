package arch

import (
	"fmt"
	"go/ast"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

var (
	span      = regexp.MustCompile("`([^`\n]+)`")
	ourPath   = regexp.MustCompile(`^(?:internal|web|scripts|docs|cmd|api|packaging)/[\w./-]+$`)
	ourTarget = regexp.MustCompile(`\bmake ([a-z-]+)`)
	ourFlag   = regexp.MustCompile(`(?:^| )--([a-z][a-z-]+)`)
	ourValue  = regexp.MustCompile(`\bFAIRLEAD_[A-Z_]+`)
)

// documentsNameWhatIsThere looks at what documents set apart as code: our paths, our targets of make, flags of the program, and
// variables that it reads.
func documentsNameWhatIsThere(h *house) []string {
	var program strings.Builder
	for _, name := range h.names(".go", ".sh", ".yaml", ".mjs", "Makefile") {
		program.WriteString(h.text[name])
	}
	flags := h.flags()
	var wrong []string
	for _, name := range h.names(".md") {
		complain := func(what string) { wrong = append(wrong, fmt.Sprintf("%s: names %s, which is not there", name, what)) }
		for _, m := range span.FindAllStringSubmatch(h.text[name], -1) {
			if ourPath.MatchString(m[1]) && !h.holds(m[1]) && !slices.Contains(outside, m[1]) && path.Base(m[1]) != ".env" {
				complain(m[1])
			}
			for _, target := range ourTarget.FindAllStringSubmatch(m[1], -1) {
				if !strings.Contains(h.text["Makefile"], "\n"+target[1]+":") {
					complain("make " + target[1])
				}
			}
			if strings.HasPrefix(m[1], "--") && !strings.HasPrefix(m[1], "--fl-") || strings.HasPrefix(m[1], "fairlead ") || strings.HasPrefix(m[1], "serve ") {
				for _, flag := range ourFlag.FindAllStringSubmatch(m[1], -1) {
					if !slices.Contains(flags, flag[1]) {
						complain("--" + flag[1])
					}
				}
			}
		}
		for _, value := range ourValue.FindAllString(h.text[name], -1) {
			if !strings.Contains(program.String(), value) {
				complain(value)
			}
		}
	}
	return wrong
}

// flags are those of the command line: the fields of the structs of internal/cli that have a tag.
func (h *house) flags() []string {
	all := []string{"help"}
	for _, f := range h.files {
		if f.pkg != "internal/cli" {
			continue
		}
		for n := range ast.Preorder(f.ast) {
			if field, ok := n.(*ast.Field); ok && field.Tag != nil && len(field.Names) == 1 {
				all = append(all, kebab(field.Names[0].Name), "no-"+kebab(field.Names[0].Name))
			}
		}
	}
	return all
}

// kebab writes PublicURL as public-url.
func kebab(name string) string {
	var b strings.Builder
	runes := []rune(name)
	for i, r := range runes {
		if i > 0 && unicode.IsUpper(r) && !unicode.IsUpper(runes[i-1]) {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
