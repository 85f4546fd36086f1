package sheet

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
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

func TestUnguardedCells(t *testing.T) {
	for cell, want := range map[string]string{
		"": "", "Jo": "Jo", "'=1+1": "=1+1", "''=1": "'=1", "'\r'=1": "\r=1", "fine\r\n'  @x": "fine\r\n  @x", "'49 170": "'49 170",
		"'tis": "'tis", "'": "'", "'+491701234567": "'+491701234567", "'-5": "'-5", // people's own
		"'=1\n=2": "'=1\n=2", "=1": "=1", "=1\n'=2": "=1\n'=2", // Guard would have written the other line otherwise
	} {
		if got := Unguard(cell); got != want {
			t.Errorf("%q is read as %q, not %q", cell, got, want)
		}
	}
}

// TestNothingIsLostInAGuardedCell: and what Guard would not have written stays as it is.
func TestNothingIsLostInAGuardedCell(t *testing.T) {
	cells := rapid.StringOf(rapid.SampledFrom([]rune("'=+-@＝\t\r\n \u00a0\ufeff1.eé,")))
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.OneOf(cells, rapid.String()).Draw(t, "cell")
		if back := Unguard(Guard(cell)); back != cell {
			t.Fatalf("%q is guarded as %q, which says %q", cell, Guard(cell), back)
		}
		if bare := Unguard(cell); bare != cell && Guard(bare) != cell {
			t.Fatalf("%q is read as %q, which is guarded as %q", cell, bare, Guard(bare))
		}
	})
}

// FuzzGuard: no line of a guarded cell begins like a formula, unless the whole cell is a number; and nothing is lost.
func FuzzGuard(f *testing.F) {
	for _, cell := range []string{"=1", "'=1", " \u00a0-x", "a\r\n=b\n\n+c", "+491701234567", "-1e5", "\r\n", "''\t@", "＠x"} {
		f.Add(cell)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		out := Guard(cell)
		if back := Unguard(out); back != cell {
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
