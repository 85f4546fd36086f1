package sqlite_test

import (
	"database/sql"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fairlead/internal/store/sqlite"
)

// stocked is a backup of so many leads, and the office it was made of, which is open.
func stocked(t *testing.T, leads int) (backup string, o *office) {
	t.Helper()
	o = newOffice(t, filepath.Join(t.TempDir(), "fairlead.db"))
	o.fill(leads)
	backup = filepath.Join(t.TempDir(), "backup.db")
	if _, err := sqlite.Backup(t.Context(), o.path, backup); err != nil {
		t.Fatal(err)
	}
	return backup, o
}

// change runs a statement on a database past everything of ours.
func change(t *testing.T, path, text string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	if _, err := db.Exec(text); err != nil {
		t.Fatal(err)
	}
	return db
}

// copyOf is a copy of a file, cut off after so many bytes unless that is 0.
func copyOf(t *testing.T, path string, size int) string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if size == 0 {
		size = len(raw)
	}
	copied := filepath.Join(t.TempDir(), "copied.db")
	if err := os.WriteFile(copied, raw[:size], 0o600); err != nil {
		t.Fatal(err)
	}
	return copied
}

func TestABackupIsRestored(t *testing.T) {
	backup, o := stocked(t, 80)
	want := leadsIn(t, o.path)
	for say, path := range map[string]string{"no file": filepath.Join(t.TempDir(), "a.db"), "an empty one": filepath.Join(t.TempDir(), "b.db")} {
		if say == "an empty one" {
			o.must(os.WriteFile(path, nil, 0o600))
		}
		// A log without its database, or of another one, must not be taken for the new one's.
		raw, err := os.ReadFile(o.path + "-wal")
		o.must(err)
		o.must(os.WriteFile(path+"-wal", raw, 0o600))
		done, err := sqlite.Restore(t.Context(), path, backup, false, start)
		if err != nil || done.Leads != 80 || done.Bytes == 0 || done.Kept != "" {
			t.Errorf("over %s: %+v, %v", say, done, err)
			continue
		}
		if got := names(t, filepath.Dir(path)); !slices.Equal(got, []string{filepath.Base(path), filepath.Base(path) + "-lock"}) {
			t.Errorf("over %s: there are %v", say, got)
		}
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("over %s: %v, %v; want a file only its owner can read", say, info, err)
		}
		if got := leadsIn(t, path); !slices.Equal(got, want) {
			t.Errorf("over %s: leads %v, want %v", say, got, want)
		}
	}
}

func TestTheOldDatabaseIsKept(t *testing.T) {
	backup, _ := stocked(t, 8)
	_, old := stocked(t, 160)
	link := filepath.Join(t.TempDir(), "link.db")
	old.must(os.Symlink(killed(t, old), link))
	if _, err := sqlite.Restore(t.Context(), link, backup, false, start); code(err) != "database_exists" {
		t.Errorf("without being asked to: %v", err)
	}
	done, err := sqlite.Restore(t.Context(), link, backup, true, start)
	if err != nil {
		t.Fatal(err)
	}
	if got := leadsIn(t, link); len(got) != 8 {
		t.Errorf("the new one has %d leads, want 8", len(got))
	}
	if !strings.HasSuffix(done.Kept, ".old-"+start.UTC().Format("20060102-150405.000")) || len(leadsIn(t, done.Kept)) != 160 {
		t.Errorf("the old one, %s, does not have its 160 leads", done.Kept)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode().IsRegular() {
		t.Errorf("the link was replaced, not where it leads: %v %v", info, err)
	}
}

// killed is the database of an office as it would be after a kill: the newest leads are only in its log.
func killed(t *testing.T, o *office) string {
	t.Helper()
	path := copyOf(t, o.path, 0)
	o.must(os.Rename(copyOf(t, o.path+"-wal", 0), path+"-wal"))
	if info, err := os.Stat(path + "-wal"); err != nil || info.Size() == 0 {
		t.Fatalf("the log is empty: %v", err)
	}
	return path
}

func TestADamagedDatabaseIsKept(t *testing.T) {
	backup, o := stocked(t, 8)
	path := copyOf(t, backup, 0)
	o.must(os.WriteFile(path, []byte(strings.Repeat("rubbish ", 1000)), 0o600))
	done, err := sqlite.Restore(t.Context(), path, backup, true, start)
	if err != nil {
		t.Fatal(err)
	}
	if raw, err := os.ReadFile(done.Kept); err != nil || !strings.HasPrefix(string(raw), "rubbish ") {
		t.Errorf("%s was not kept: %v", done.Kept, err)
	}
	if got := leadsIn(t, path); len(got) != 8 {
		t.Errorf("the new one has %d leads, want 8", len(got))
	}
}

func TestWhatIsNotRestored(t *testing.T) {
	backup, o := stocked(t, 800)
	text := filepath.Join(t.TempDir(), "notes.txt")
	o.must(os.WriteFile(text, []byte(strings.Repeat("These are notes. ", 400)), 0o600))
	newer, foreign, spoilt := copyOf(t, backup, 0), filepath.Join(t.TempDir(), "foreign.db"), copyOf(t, backup, 0)
	change(t, newer, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, 1)").Close()
	change(t, foreign, "CREATE TABLE song (title TEXT)").Close()
	spoil(t, spoilt)
	for want, file := range map[string][]string{
		"not_a_database": {text, foreign, spoilt, copyOf(t, backup, 100), copyOf(t, backup, 300_000), copyOf(t, backup, 4096*50)},
		"newer_database": {newer},
		"not_a_backup":   {killed(t, o)},
		"no_file":        {filepath.Join(t.TempDir(), "none.db")},
		"not_a_file":     {t.TempDir()},
	} {
		for _, from := range file {
			path := filepath.Join(t.TempDir(), "fairlead.db")
			o.must(os.WriteFile(path, []byte("as it was"), 0o600))
			if _, err := sqlite.Restore(t.Context(), path, from, true, start); code(err) != want {
				t.Errorf("%s: %v, want %s", from, err, want)
			}
			got := slices.DeleteFunc(names(t, filepath.Dir(path)), func(n string) bool { return n == "fairlead.db-lock" })
			if raw, err := os.ReadFile(path); err != nil || string(raw) != "as it was" || len(got) != 1 {
				t.Errorf("%s: the old database is %.20q (%v) among %v", from, raw, err, got)
			}
		}
	}
}

// spoil writes zeros into the middle of a file.
func spoil(t *testing.T, path string) {
	t.Helper()
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.WriteAt(make([]byte, 4096*4), 4096*60); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestADatabaseInUseIsNotReplaced(t *testing.T) {
	backup, o := stocked(t, 8)
	refused := func(say string) {
		t.Helper()
		if _, err := sqlite.Restore(t.Context(), o.path, backup, true, start); code(err) != "database_in_use" {
			t.Errorf("%s: %v", say, err)
		}
	}
	refused("open")
	second, err := sqlite.Open(t.Context(), o.path)
	o.must(err)
	o.close()
	refused("still open elsewhere")
	o.must(second.Close())
	other := change(t, o.path, "PRAGMA journal_mode = WAL") // another program, which knows nothing of our lock
	refused("open in another program")
	o.must(other.Close())
	if _, err := sqlite.Restore(t.Context(), o.path, backup, true, start); err != nil {
		t.Errorf("when nobody has it open: %v", err)
	}
}
