package cli_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestKilledWhileRestoring kills the built program (SIGKILL) at each system call that a restore changes files with, and
// looks at what stands there then: all of the old database, or all of the new one. The newest leads of the old one are
// in its log only, as after a crash.
func TestKilledWhileRestoring(t *testing.T) {
	t.Parallel()
	k := newKillings(t)
	calls := k.watch()
	for _, must := range []string{"copy_file_range", "fsync", "linkat", "renameat"} {
		if calls[must] == 0 {
			t.Errorf("a restore does not call %s: %v", must, calls)
		}
	}
	bitten := 0
	for call, times := range calls {
		for when := 1; when <= times; when += max(1, times/6) { // the log is brought in by hundreds of writes
			where := fmt.Sprintf("%s:signal=KILL:when=%d", call, when)
			killed := k.restore("--inject=" + where)
			if killed {
				bitten++
			}
			if when == 1 && !killed {
				t.Errorf("%s: the program was not killed", where)
			}
			k.look(where)
		}
	}
	t.Logf("killed %d times, at %v", bitten, calls)
}

// killings is what a restore is tried on, again and again.
type killings struct {
	*testing.T
	program, old, fresh string
	oldLeads            int
	path                string // of the database this time
}

func newKillings(t *testing.T) *killings {
	dir := t.TempDir()
	k := &killings{T: t, program: program(t), old: filepath.Join(dir, "old.db"), fresh: filepath.Join(dir, "fresh.db")}
	server := serving(t, k.program, k.old) // while it has the database open, nobody brings the log in at the end
	filled(t, k.old)
	kill(server)
	k.lay()
	if k.oldLeads = leadsOf(t, k.path); k.oldLeads == 0 {
		t.Fatal("the old database has no leads")
	}
	empty := filepath.Join(dir, "empty.db")
	for _, args := range [][]string{
		{"setup", "--workspace", "Acme", "--owner-email", "o@acme.test", "--owner-name", "Olga", "--password-stdin", "--database", empty},
		{"backup", "--database", empty, k.fresh},
	} {
		if code, _, complaint := run("a long enough passphrase", args...); code != 0 {
			t.Fatal(complaint)
		}
	}
	return k
}

// lay puts the old database, with its log, into a directory of its own.
func (k *killings) lay() {
	k.Helper()
	k.path = filepath.Join(k.TempDir(), "fairlead.db")
	for _, suffix := range []string{"", "-wal"} {
		raw, err := os.ReadFile(k.old + suffix)
		if err == nil && len(raw) == 0 {
			err = errors.New(suffix + " is empty: there is nothing to lose")
		}
		if err == nil {
			err = os.WriteFile(k.path+suffix, raw, 0o600)
		}
		if err != nil {
			k.Fatal(err)
		}
	}
}

// changes are the system calls that change files; one with ? need not exist on every machine.
var changes = []string{"?link", "linkat", "?unlink", "unlinkat", "?rename", "renameat", "?renameat2", "fsync", "fdatasync", "ftruncate", "pwrite64", "copy_file_range"}

// restore runs a restore under strace and reports whether it was killed.
func (k *killings) restore(how ...string) (killed bool) {
	k.Helper()
	k.lay()
	args := append([]string{"-f", "-e", "trace=" + strings.Join(changes, ","), "-o", k.path + ".calls"}, how...)
	args = append(args, k.program, "restore", "--replace", "--database", k.path, k.fresh)
	out, err := exec.Command("strace", args...).CombinedOutput()
	var ended *exec.ExitError
	if errors.As(err, &ended) && ended.ExitCode() == -1 {
		return true
	}
	if err != nil {
		k.Fatalf("strace: %v\n%s", err, out)
	}
	return false
}

// watch counts the calls of a restore that nobody kills.
func (k *killings) watch() map[string]int {
	k.Helper()
	if k.restore() || leadsOf(k.T, k.path) != 0 {
		k.Fatal("nothing was restored")
	}
	raw, err := os.ReadFile(k.path + ".calls")
	if err != nil {
		k.Fatal(err)
	}
	calls := map[string]int{}
	for line := range strings.Lines(string(raw)) {
		for _, call := range changes {
			call = strings.TrimPrefix(call, "?")
			if strings.Contains(line, " "+call+"(") {
				calls[call]++
			}
		}
	}
	return calls
}

// look checks what a killed restore left, then restores once more.
func (k *killings) look(where string) {
	k.Helper()
	kept, err := filepath.Glob(k.path + ".old-*")
	if err != nil || len(kept) > 1 {
		k.Errorf("%s: the old one is kept as %v, %v", where, kept, err)
	}
	switch n := leadsOf(k.T, k.path); {
	case n != 0 && n != k.oldLeads:
		k.Errorf("%s: %d leads; want %d, the old ones, or 0, the new ones", where, n, k.oldLeads)
	case n == 0 && len(kept) == 0:
		k.Errorf("%s: the old database is gone", where)
	}
	if code, _, complaint := run("", "restore", "--replace", "--database", k.path, k.fresh); code != 0 {
		k.Errorf("%s: once more: %s", where, complaint)
	}
	if n := leadsOf(k.T, k.path); n != 0 {
		k.Errorf("%s: restored once more, %d leads", where, n)
	}
	for _, name := range kept {
		if n := leadsOf(k.T, name); n != k.oldLeads {
			k.Errorf("%s: %d leads in %s", where, n, name)
		}
	}
}
