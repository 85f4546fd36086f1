package arch

import (
	"fmt"
	"go/ast"
	"go/token"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// pure packages take time, chance and data as input: they know no clock, chance, disk, network, log or context. With each stands
// what it may take all the same, since it only reads texts.
var pure = map[string][]string{
	"internal/access": nil, "internal/replay": nil, "internal/routing": nil, "internal/rulecheck": nil, "internal/sheet": nil, "internal/ingest/mapping": nil,
	"internal/availability": {"LoadLocation"}, "internal/limit": {"net/netip"}, "internal/notify/chat": {"net/url"},
}

var impureImports = []string{"math/rand", "math/rand/v2", "crypto/rand", "os", "net", "log", "context", "database/sql"}

var impureCalls = map[string][]string{"time": {"Now", "Since", "Until", "LoadLocation", "Sleep", "After", "NewTimer", "NewTicker", "Tick", "AfterFunc"}}

func purePackagesStayPure(h *house) []string {
	var wrong []string
	for _, f := range h.files {
		but, isPure := pure[f.pkg]
		if f.test || !isPure {
			continue
		}
		for _, spec := range f.ast.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			if !slices.Contains(but, name) && slices.ContainsFunc(impureImports, func(i string) bool { return name == i || strings.HasPrefix(name, i+"/") }) {
				wrong = append(wrong, fmt.Sprintf("%s: %s is pure and may not import %s", h.line(spec), f.pkg, name))
			}
		}
		for call := range uses(f, impureCalls) {
			if !slices.Contains(but, call.(*ast.SelectorExpr).Sel.Name) {
				wrong = append(wrong, fmt.Sprintf("%s: %s is pure: time is an input", h.line(call), f.pkg))
			}
		}
	}
	return wrong
}

// uses yields every mention of one of the names, such as time.Now, by whatever name its package is imported.
func uses(f *goFile, names map[string][]string) func(yield func(ast.Node) bool) {
	local := map[string][]string{}
	for _, spec := range f.ast.Imports {
		imported, _ := strconv.Unquote(spec.Path.Value)
		if wanted, ok := names[imported]; ok {
			name := path.Base(imported)
			if spec.Name != nil {
				name = spec.Name.Name
			}
			local[name] = wanted
		}
	}
	return func(yield func(ast.Node) bool) {
		for n := range ast.Preorder(f.ast) {
			selector, ok := n.(*ast.SelectorExpr)
			if !ok {
				continue
			}
			pkg, ok := selector.X.(*ast.Ident)
			if ok && slices.Contains(local[pkg.Name], selector.Sel.Name) && !yield(n) {
				return
			}
		}
	}
}

func packagesSayWhatTheyAreFor(h *house) []string {
	documented := map[string]bool{}
	for _, f := range h.files {
		says := !f.test && f.ast.Doc != nil && len(strings.Fields(f.ast.Doc.Text())) >= 8
		documented[f.pkg] = documented[f.pkg] || says
	}
	var wrong []string
	for pkg, ok := range documented {
		if !ok {
			wrong = append(wrong, pkg+": no package comment that says what the package is for and what it must not know")
		}
	}
	return wrong
}

var writes = regexp.MustCompile(`(?is)\b(insert\s+(or\s+\w+\s+)?into|replace\s+into|delete\s+from|update\s+[\w.]+\s+set|truncate\s+table)\b`)

func sqlStaysInTheStore(h *house) []string {
	var wrong []string
	for _, f := range h.files {
		if strings.HasPrefix(f.pkg+"/", "internal/store/") || f.pkg == "internal/arch" {
			continue
		}
		for n := range ast.Preorder(f.ast) {
			if literal, ok := n.(*ast.BasicLit); ok && literal.Kind == token.STRING && writes.MatchString(literal.Value) {
				wrong = append(wrong, fmt.Sprintf("%s: SQL that writes belongs in internal/store; everybody else goes through the use cases", h.line(n)))
			}
		}
	}
	return wrong
}

var shapeless = []string{"utils", "util", "helpers", "helper", "types", "common", "misc", "lib"}

func filesAreNounsOrVerbs(h *house) []string {
	var wrong []string
	for _, name := range h.names(".go", ".ts", ".tsx") {
		for _, part := range strings.Split(name, "/") {
			stem, _, _ := strings.Cut(strings.TrimSuffix(part, "_test.go"), ".")
			if slices.Contains(shapeless, strings.ToLower(stem)) {
				wrong = append(wrong, fmt.Sprintf("%s: %q says nothing; name what it is, or what it does", name, part))
			}
		}
	}
	return wrong
}

func nothingRunsBeforeMain(h *house) []string {
	var wrong []string
	for _, f := range h.files {
		for _, d := range f.ast.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
				wrong = append(wrong, h.line(fn)+": no init(): start-up is one place, internal/server")
			}
		}
	}
	return wrong
}

// listed is where the closed lists of values stand that the API document names one by one.
const listed = "internal/httpapi/enums.go"

// listsAreWhole looks for values of the nouns that a list has forgotten: the API would send them, and its document and the interface
// would not know them.
func listsAreWhole(h *house) []string {
	values, named := map[string][]*ast.Ident{}, map[string]bool{}
	for _, f := range h.files {
		if f.path == listed {
			for n := range ast.Preorder(f.ast) {
				if selector, ok := n.(*ast.SelectorExpr); ok {
					named[selector.Sel.Name] = true
				}
			}
		}
		if f.pkg != "." || f.test {
			continue
		}
		for _, d := range f.ast.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl: // such as Channels() []Channel
				if d.Recv == nil && d.Type.Params.NumFields() == 0 {
					for n := range ast.Preorder(d.Body) {
						if name, ok := n.(*ast.Ident); ok {
							named[name.Name] = true
						}
					}
				}
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					v, ok := spec.(*ast.ValueSpec)
					if ok && d.Tok == token.CONST && v.Type != nil && v.Values[0].(*ast.BasicLit).Value != `""` {
						of := fmt.Sprint(v.Type)
						values[of] = append(values[of], v.Names...)
					}
				}
			}
		}
	}
	isNamed := func(v *ast.Ident) bool { return named[v.Name] }
	var wrong []string
	for of, all := range values {
		for _, v := range all {
			if !isNamed(v) && slices.ContainsFunc(all, isNamed) {
				wrong = append(wrong, fmt.Sprintf("%s: %s is missing from the list of every %s (%s, or the function that lists them)", h.line(v), v.Name, of, listed))
			}
		}
	}
	return wrong
}

// testsDoNotSleep lets those sleep that run in a bubble of testing/synctest, where time is fake and sleeping takes none.
func testsDoNotSleep(h *house) []string {
	inBubble := func(spec *ast.ImportSpec) bool { return spec.Path.Value == `"testing/synctest"` }
	var wrong []string
	for _, f := range h.files {
		if !f.test || slices.ContainsFunc(f.ast.Imports, inBubble) {
			continue
		}
		for call := range uses(f, map[string][]string{"time": {"Sleep"}}) {
			wrong = append(wrong, h.line(call)+": tests do not sleep: wait for the thing itself, or use testing/synctest")
		}
	}
	return wrong
}

const (
	maxFunction = 60
	maxFile     = 500
)

// tooLong are the functions ("file.go:Name") and files that may be longer, each with the reason.
var tooLong = map[string]string{}

func sizesStayReadable(h *house) []string {
	var wrong []string
	excused := map[string]bool{}
	complain := func(what, where string, lines, limit int) {
		if lines <= limit {
			return
		}
		if tooLong[what] != "" {
			excused[what] = true
			return
		}
		wrong = append(wrong, fmt.Sprintf("%s: %d lines, more than %d: split it, or give the reason in tooLong (internal/arch/code_test.go)", where, lines, limit))
	}
	for _, f := range h.files {
		if f.test || ast.IsGenerated(f.ast) {
			continue
		}
		complain(f.path, f.path, strings.Count(h.text[f.path], "\n"), maxFile)
		for _, d := range f.ast.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok {
				lines := h.fset.Position(fn.End()).Line - h.fset.Position(fn.Pos()).Line + 1
				complain(f.path+":"+fn.Name.Name, h.line(fn)+" "+fn.Name.Name, lines, maxFunction)
			}
		}
	}
	for what := range tooLong {
		if !excused[what] {
			wrong = append(wrong, what+": is not too long any more: take it off tooLong")
		}
	}
	return wrong
}
