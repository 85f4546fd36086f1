package arch

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
)

// check looks at a house and returns what is wrong with it, one line each.
type check func(h *house) []string

// checks are all the checks there are, by name.
var checks = map[string]check{
	"imports":      importsFollowTheTable,
	"pure":         purePackagesStayPure,
	"package docs": packagesSayWhatTheyAreFor,
	"sql":          sqlStaysInTheStore,
	"file names":   filesAreNounsOrVerbs,
	"init":         nothingRunsBeforeMain,
	"sleep":        testsDoNotSleep,
	"lists":        listsAreWhole,
	"picture":      packagesAreDrawn,
	"mutants":      mutantsBreakWhatIsThere,
	"sizes":        sizesStayReadable,
	"adrs":         decisionsAreNumberedAndListed,
	"dependencies": dependenciesHaveALine,
	"links":        linksLeadSomewhere,
	"names":        documentsNameWhatIsThere,
	"words":        wordsAreTheGlossarys,
	"machine":      filesNameNoMachine,
}

func TestHouse(t *testing.T) {
	h := readHouse(t, os.DirFS("../.."))
	for name, check := range checks {
		t.Run(name, func(t *testing.T) {
			for _, complaint := range check(h) {
				t.Error(complaint)
			}
		})
	}
}

// house is the repository's files: all text, and the Go ones parsed.
type house struct {
	fset  *token.FileSet
	every map[string]bool   // the names of all files and directories
	text  map[string]string // of the textual ones, by name
	files []*goFile
	root  string // where the repository stands on this machine
}

// goFile is one parsed Go file.
type goFile struct {
	path string // from the root, with slashes
	pkg  string // directory: "." for the nouns
	test bool
	ast  *ast.File
}

// outside are the directories that are built or fetched, not written.
var outside = []string{"bin", "tmp", "screens", "web/node_modules", "web/dist", "web/e2e/shots"}

// textual are the files worth reading: the extension, or the whole name if it has none.
var textual = []string{
	".go", ".mod", ".ts", ".tsx", ".mjs", ".cjs", ".js", ".css", ".html", ".json", ".sql", ".md", ".sh", ".yml", ".yaml",
	".toml", ".conf", ".txt", ".service", ".npmrc", ".gitignore", ".editorconfig", "Makefile", "Dockerfile", "run",
}

func readHouse(t *testing.T, tree fs.FS) *house {
	t.Helper()
	h := &house{fset: token.NewFileSet(), every: map[string]bool{}, text: map[string]string{}}
	if root, err := os.Getwd(); err == nil {
		h.root = strings.TrimSuffix(root, "/internal/arch")
	}
	err := fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (slices.Contains(outside, name) || name == ".git"):
			return fs.SkipDir
		}
		h.every[name] = true
		if d.IsDir() || !slices.Contains(textual, extension(name)) {
			return nil
		}
		if err := h.read(tree, name); err != nil {
			t.Error(err) // and go on: one file that does not parse hides nothing else
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func extension(name string) string {
	if ext := path.Ext(name); ext != "" && ext != path.Base(name) {
		return ext
	}
	return path.Base(name)
}

func (h *house) read(tree fs.FS, name string) error {
	b, err := fs.ReadFile(tree, name)
	if err != nil {
		return err
	}
	h.text[name] = string(b)
	if path.Ext(name) != ".go" || strings.Contains(name, "testdata/") {
		return nil
	}
	f, err := parser.ParseFile(h.fset, name, b, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	h.files = append(h.files, &goFile{path: name, pkg: path.Dir(name), test: strings.HasSuffix(name, "_test.go"), ast: f})
	return nil
}

// names returns the paths of all text files, sorted, that end in one of the suffixes.
func (h *house) names(suffixes ...string) []string {
	var names []string
	for name := range h.text {
		if slices.ContainsFunc(suffixes, func(s string) bool { return strings.HasSuffix(name, s) }) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// line is where a node stands, as an editor can jump to it.
func (h *house) line(n ast.Node) string {
	p := h.fset.Position(n.Pos())
	p.Column = 0
	return p.String()
}
