package arch

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// mayImport is the direction of the arrows: which packages of ours each package may import. The nouns (".") are
// everybody's. "ingest/*" means every package below ingest; "*" means every package. A package that is missing fails.
var mayImport = map[string][]string{
	".":   nil,
	"web": nil,

	"internal/routing": nil,
	"internal/access":  nil,
	"internal/arch":    nil,
	"internal/faults":  nil,
	"internal/sheet":   nil,

	"internal/outbound": nil,

	"internal/availability": nil,
	"internal/replay":       {"internal/routing", "internal/availability"},
	"internal/rulecheck":    {"internal/routing", "internal/availability"},

	"internal/store":           nil,
	"internal/store/sqlstore":  {"internal/store"},
	"internal/store/sqlite":    {"internal/store", "internal/store/sqlstore"},
	"internal/store/postgres":  {"internal/store", "internal/store/sqlstore"},
	"internal/store/copydb":    {"internal/store", "internal/store/sqlstore"},
	"internal/store/storetest": {"internal/store"},

	"internal/store/upgrade":      nil,
	"internal/store/upgrade/keep": {"internal/store/upgrade", "internal/testkit/pgtest"},

	"internal/auth":    {"internal/store", "internal/limit"},
	"internal/usecase": {"internal/routing", "internal/replay", "internal/rulecheck", "internal/availability", "internal/access", "internal/store", "internal/ingest/mapping", "internal/notify"},

	"internal/ingest":   nil,
	"internal/ingest/*": {"internal/ingest", "internal/outbound"},

	"internal/ingest/mapping": {"internal/ingest", "internal/sheet"},
	"internal/ingest/email":   {"internal/ingest", "internal/ingest/mapping"},

	"internal/notify":   nil,
	"internal/notify/*": {"internal/notify", "internal/outbound"},
	"internal/jobs":     {"internal/usecase", "internal/store", "internal/ingest", "internal/ingest/*", "internal/notify", "internal/notify/*"},

	"internal/notify/chat":     {"internal/notify"},
	"internal/notify/slack":    {"internal/notify", "internal/notify/chat", "internal/outbound"},
	"internal/notify/telegram": {"internal/notify", "internal/notify/chat", "internal/outbound"},

	"internal/limit":   nil,
	"internal/mailbox": {"internal/usecase", "internal/ingest", "internal/ingest/email", "internal/limit"},
	"internal/httpapi": {"internal/sheet", "internal/usecase", "internal/replay", "internal/access", "internal/auth", "internal/ingest", "internal/ingest/csvfile", "internal/ingest/email", "internal/ingest/webform", "internal/limit", "internal/notify/live"},

	"internal/telemetry": {"internal/usecase", "internal/store"},
	"internal/demo":      {"internal/usecase", "internal/auth", "internal/store"},
	"internal/server":    {"*"},
	"internal/bench":     {"internal/server", "internal/jobs", "internal/usecase", "internal/store", "internal/routing", "internal/auth", "internal/ingest/csvfile", "internal/ingest/mapping"},
	"internal/cli":       {"internal/server", "internal/httpapi", "internal/usecase", "internal/auth", "internal/store/sqlite", "internal/store/copydb", "internal/demo", "internal/bench"},
	"internal/testkit":   {"internal/server", "internal/testkit/testdb"},
	"cmd/fairlead":       {"internal/cli"},

	"internal/testkit/chattest":     {"internal/notify"},
	"internal/testkit/graphtest":    nil,
	"internal/testkit/linkedintest": nil,
	"internal/testkit/pgtest":       nil,
	"internal/testkit/pushtest":     nil,
	"internal/testkit/smtptest":     nil,
	"internal/testkit/testdb":       {"internal/store", "internal/store/sqlite", "internal/store/postgres", "internal/testkit/pgtest"},
	"internal/testkit/pgtest/run":   {"internal/testkit/pgtest"},
}

// testsMayImport is what tests of every package may import beyond that: a whole server, and a real database.
var testsMayImport = []string{"internal/testkit", "internal/testkit/chattest", "internal/testkit/graphtest", "internal/testkit/linkedintest", "internal/testkit/pgtest", "internal/testkit/pushtest", "internal/testkit/smtptest",
	"internal/testkit/testdb", "internal/usecase", "internal/store", "internal/store/sqlite", "internal/store/postgres", "internal/store/storetest"}

// plain packages take nothing but the standard library and the nouns; their tests may take any library.
var plain = []string{".", "web", "internal/routing", "internal/availability", "internal/rulecheck", "internal/access", "internal/store", "internal/ingest", "internal/notify", "internal/sheet"}

func importsFollowTheTable(h *house) []string {
	var wrong []string
	for _, f := range h.files {
		allowed, known := rowOf(f.pkg)
		if !known {
			wrong = append(wrong, fmt.Sprintf("%s: package %s is missing from the table of imports (internal/arch/imports_test.go)", f.path, f.pkg))
			continue
		}
		if f.test {
			allowed = append(slices.Clone(allowed), testsMayImport...)
		}
		for _, spec := range f.ast.Imports {
			if complaint := badImport(f, spec.Path.Value, allowed); complaint != "" {
				wrong = append(wrong, fmt.Sprintf("%s: %s", h.line(spec), complaint))
			}
		}
	}
	for pkg := range mayImport {
		if !strings.HasSuffix(pkg, "/*") && !slices.ContainsFunc(h.files, func(f *goFile) bool { return f.pkg == pkg }) {
			wrong = append(wrong, fmt.Sprintf("%s is in the table of imports (internal/arch/imports_test.go), but there is no such package", pkg))
		}
	}
	return wrong
}

func badImport(f *goFile, quoted string, allowed []string) string {
	imported, _ := strconv.Unquote(quoted)
	ours, isOurs := strings.CutPrefix(imported, "fairlead/")
	switch first, _, _ := strings.Cut(imported, "/"); {
	case imported == "fairlead":
		if f.pkg == "web" {
			return "web imports nothing of ours"
		}
	case isOurs:
		if ours != f.pkg && !covers(allowed, ours) {
			return fmt.Sprintf("%s may not import %s", f.pkg, ours)
		}
	case strings.Contains(first, ".") && !f.test && slices.Contains(plain, f.pkg):
		return fmt.Sprintf("%s imports the standard library only, not %s", f.pkg, imported)
	}
	return ""
}

func rowOf(pkg string) ([]string, bool) {
	if row, ok := mayImport[pkg]; ok {
		return row, true
	}
	for pattern, row := range mayImport {
		if below(pattern, pkg) {
			return row, true
		}
	}
	return nil, false
}

func covers(allowed []string, pkg string) bool {
	return slices.ContainsFunc(allowed, func(a string) bool { return a == pkg || a == "*" || below(a, pkg) })
}

// below reports whether pkg is covered by a pattern such as "internal/ingest/*".
func below(pattern, pkg string) bool {
	parent, star := strings.CutSuffix(pattern, "/*")
	return star && strings.HasPrefix(pkg, parent+"/")
}
