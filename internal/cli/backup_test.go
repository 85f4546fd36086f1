package cli_test

import (
	"bufio"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fairlead/internal/demo"
	"fairlead/internal/store/sqlite"
)

// leadsOf is how many leads a database has. A backup of it is made, which looks whether it is whole.
func leadsOf(t *testing.T, path string) int {
	t.Helper()
	found, err := sqlite.Backup(t.Context(), path, filepath.Join(t.TempDir(), "looked-at.db"))
	if err != nil {
		t.Fatal(err)
	}
	return int(found.Leads)
}

// program builds fairlead.
func program(t *testing.T) string {
	t.Helper()
	built := filepath.Join(t.TempDir(), "fairlead")
	if out, err := exec.Command("go", "build", "-o", built, "fairlead/cmd/fairlead").CombinedOutput(); err != nil {
		t.Fatalf("build the program: %v\n%s", err, out)
	}
	return built
}

// serving starts the program on a database, and returns it once it listens.
func serving(t *testing.T, program, database string, flags ...string) *exec.Cmd {
	t.Helper()
	c := exec.Command(program, append([]string{"serve", "--addr", "127.0.0.1:0", "--database", database}, flags...)...)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Process.Kill() })
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if strings.HasPrefix(lines.Text(), "listening on ") {
			return c
		}
	}
	t.Fatal("the program ended before it listened")
	return nil
}

func kill(c *exec.Cmd) {
	_ = c.Process.Kill()
	_ = c.Wait()
}

// filled makes a database with some hundred leads.
func filled(t *testing.T, path string) {
	t.Helper()
	s, err := sqlite.Open(t.Context(), path)
	if err == nil {
		err = errors.Join(demo.Fill(t.Context(), s, time.Now(), 14), s.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestBackUpAndRestoreARunningServer(t *testing.T) {
	t.Parallel()
	dir, built := t.TempDir(), program(t)
	db, copied := filepath.Join(dir, "fairlead.db"), filepath.Join(dir, "copy.db")
	filled(t, db)
	server := serving(t, built, db)
	say := func(want int, about string, args ...string) string {
		t.Helper()
		code, out, complaint := run("", args...)
		if code != want || !strings.Contains(out+complaint, about) || (code == 0) != (complaint == "") || code == 1 && strings.Count(complaint, "\n") != 1 {
			t.Errorf("%v: exit %d, %q %q; want %d, %q", args, code, out, complaint, want, about)
		}
		return out
	}
	said := say(0, " leads, ", "backup", "--database", db, copied)
	say(1, "already", "backup", "--database", db, copied)
	say(1, "pg_dump", "backup", "--database", "postgres://u:secret@h/d", copied)
	say(1, "pg_restore", "restore", "--database", "postgres://u:secret@h/d", copied)
	say(1, "not understood", "backup", "--database", "mysql://u:secret@h/d", copied)
	say(2, "expected", "backup")
	say(1, "already", "restore", "--database", copied, copied)
	other := filepath.Join(dir, "other.db")
	say(0, "Restored ", "restore", "--database", other, copied)
	say(1, "in use", "restore", "--replace", "--database", db, copied)
	kill(server)
	say(1, "--replace", "restore", "--database", db, copied)
	out := say(0, "The old database is kept as "+db+".old-", "restore", "--replace", "--database", db, copied)
	if n := leadsOf(t, db); n == 0 || leadsOf(t, other) != n || !strings.Contains(said, fmt.Sprintf("Backed up %d leads", n)) || strings.Count(out, "\n") != 2 {
		t.Errorf("%d leads; it said %q and %q", n, said, out)
	}
	kill(serving(t, built, db))
}
