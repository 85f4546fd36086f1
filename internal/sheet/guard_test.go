package sheet

import (
	"strings"
	"testing"
)

func TestGuardedCells(t *testing.T) {
	for cell, want := range map[string]string{
		"": "", "Jo": "Jo", "a=b": "a=b", "jo@x.test": "jo@x.test", "'tis": "'tis",
		"=1+1": "'=1+1", "+1": "'+1", "-1+1": "'-1+1", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1", "\r=1": "'\r'=1", "\n=1": "'\n'=1",
		"  =1": "'  =1", "\u00a0=1": "'\u00a0=1", "\ufeff=1": "'\ufeff=1", "＝1": "'＝1",
		"fine\n=1": "fine\n'=1", "fine\r\n  @x\r\nfine": "fine\r\n'  @x\r\nfine", "a\n\nb": "a\n\nb",
		"-5": "-5", "-5.25": "-5.25", "1e-7": "1e-7", "+491701234567": "+491701234567", "+49 170": "'+49 170", "-": "'-",
		"'=1": "''=1", " '=1": " '=1", "-2+3+cmd|' /C calc'!A0": "'-2+3+cmd|' /C calc'!A0",
	} {
		if got := Guard(cell); got != want {
			t.Errorf("%q is guarded as %q, not %q", cell, got, want)
		}
	}
}

// unguarded takes one ' away where Guard has put one.
func unguarded(cell string) string {
	var out strings.Builder
	for rest, first := cell, true; rest != ""; first = false {
		line := rest
		if i := strings.IndexAny(rest, "\r\n"); i >= 0 {
			line = rest[:i+1]
		}
		rest = rest[len(line):]
		if without, quoted := strings.CutPrefix(line, "'"); quoted && dangerous(without, first) {
			line = without
		}
		out.WriteString(line)
	}
	return out.String()
}

// FuzzGuard: no line of a guarded cell begins like a formula, unless the whole cell is a number; and nothing is lost.
func FuzzGuard(f *testing.F) {
	for _, cell := range []string{"=1", "'=1", " \u00a0-x", "a\r\n=b\n\n+c", "+491701234567", "-1e5", "\r\n", "''\t@", "＠x"} {
		f.Add(cell)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		out := Guard(cell)
		if back := unguarded(out); back != cell {
			t.Fatalf("%q is guarded as %q, which says %q", cell, out, back)
		}
		if harmless.MatchString(out) {
			return
		}
		for _, line := range strings.FieldsFunc(out, func(r rune) bool { return r == '\r' || r == '\n' }) {
			if seen := strings.TrimLeftFunc(line, unseen); seen != "" && strings.ContainsAny(string([]rune(seen)[:1]), "=+-@＝＋－＠\t") {
				t.Fatalf("%q is guarded as %q, a line of which is %q", cell, out, line)
			}
		}
	})
}
