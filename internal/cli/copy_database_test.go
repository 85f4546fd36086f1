package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fairlead/internal/testkit/pgtest"
)

func TestCopyTheDatabase(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	db, back, url := filepath.Join(dir, "fairlead.db"), filepath.Join(dir, "back.db"), pgtest.Database(t)
	if code, _, complaint := run("a long enough passphrase", "setup", "--workspace", "Acme", "--owner-email", "o@acme.test", "--owner-name", "Olga", "--password-stdin", "--database", db); code != 0 {
		t.Fatal(complaint)
	}
	for _, c := range []struct{ from, to string }{{db, url}, {url, back}} {
		code, out, progress := run("", "copy-database", c.from, c.to)
		if code != 0 || !strings.Contains(out, "both databases hold the same") || strings.Count(out, "  same\n") < 20 || !strings.Contains(progress, "copy   member         1 rows\n") {
			t.Errorf("exit %d, %q %q", code, out, progress)
		}
	}
	nowhere := filepath.Join(dir, "nowhere.db")
	for _, c := range []struct {
		from, to string
		code     int
		want     string
	}{
		{db, url, 1, "TO is not empty"},
		{db, back, 1, "TO is not empty"},
		{db, filepath.Join(dir, ".", "fairlead.db"), 1, "the same database"},
		{url, url, 1, "the same database"},
		{nowhere, pgtest.Database(t), 1, "There is no file"},
		{dir, back, 1, "is not a file"},
		{db, filepath.Join(dir, "no", "x.db"), 1, "does not exist"},
		{db, "mysql://u:secret@h/d", 1, "not understood"},
		{"postgres://u:secret@127.0.0.1:1/d", nowhere, 1, "cannot be opened"},
		{db, "postgres://u:secret@127.0.0.1:1/d", 1, "cannot be opened"},
	} {
		code, out, complaint := run("", "copy-database", c.from, c.to)
		if code != c.code || !strings.Contains(complaint, c.want) || out != "" || strings.Count(complaint, "\n") != 1 || strings.Contains(complaint, "secret") {
			t.Errorf("%s to %s: exit %d, %q %q", c.from, c.to, code, out, complaint)
		}
	}
	if _, err := os.Stat(nowhere); err == nil {
		t.Error("a database was made where there was none to copy")
	}
	if code, _, complaint := run("", "copy-database", db); code != 2 || !strings.Contains(complaint, "expected") {
		t.Errorf("one database only: exit %d, %q", code, complaint)
	}
}
