package sqlite_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/store"
	"fairlead/internal/store/sqlite"
	"fairlead/internal/usecase"
)

// office is a workspace of three agents in turn, on a database.
type office struct {
	t     testing.TB
	path  string
	store *sqlite.Store
	app   *usecase.App
	owner fairlead.Actor
	next  atomic.Int64
}

func newOffice(t testing.TB, path string) *office {
	t.Helper()
	o := &office{t: t, path: path}
	var err error
	o.store, err = sqlite.Open(t.Context(), path)
	o.must(err)
	w, m, err := usecase.Setup(t.Context(), o.store, time.Now(), usecase.SetupRequest{Workspace: "Acme", OwnerName: "Olga", OwnerEmail: "olga@acme.test", PasswordHash: "-"})
	o.must(err)
	o.app = usecase.New(o.store, time.Now, usecase.Outside{})
	t.Cleanup(o.close)
	o.owner = fairlead.Actor{Workspace: w.ID, Kind: fairlead.ActorMember, Member: m}
	rotation := fairlead.Rotation{Name: "Team", Strategy: fairlead.RoundRobin}
	for _, name := range []string{"Ana", "Ben", "Cleo"} {
		a, err := o.app.AddMember(t.Context(), o.owner, usecase.NewMember{Name: name, Email: name + "@acme.test", PasswordHash: "-", Role: "agent"})
		o.must(err)
		rotation.Agents = append(rotation.Agents, fairlead.RotationAgent{AgentID: a.ID, Weight: 1})
	}
	view, err := o.app.CreateRotation(t.Context(), o.owner, rotation)
	o.must(err)
	_, err = o.app.SetRouting(t.Context(), o.owner, true, view.ID)
	o.must(err)
	return o
}

func (o *office) must(err error) {
	if err != nil {
		o.t.Helper()
		o.t.Fatal(err)
	}
}

// close closes the office; again is nothing.
func (o *office) close() {
	o.app.Close()
	if err := o.store.Close(); err != nil {
		o.t.Error(err)
	}
}

// lead takes one lead in and returns its id.
func (o *office) lead() (int64, error) {
	email := fmt.Sprintf("%d@x.test", o.next.Add(1))
	got, err := o.app.Intake(o.t.Context(), o.owner, usecase.IntakeRequest{Submission: fairlead.Submission{
		Contact: fairlead.Contact{Name: strings.Repeat("Jo ", 40), Email: email}, Source: fairlead.SourceWebsite,
	}})
	return got.Lead.ID, err
}

// fill takes so many leads in, from several callers.
func (o *office) fill(leads int) {
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range leads / 8 {
				if _, err := o.lead(); err != nil {
					o.t.Error(err)
				}
			}
		})
	}
	wait.Wait()
}

// leadsIn checks the whole story of every lead of a database, and returns their ids.
func leadsIn(t testing.TB, path string) (ids []int64) {
	t.Helper()
	s, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	err = s.Read(t.Context(), 1, func(tx store.Tx) error {
		if ids, err = tx.Leads().IDs(fairlead.LeadFilter{}, fairlead.LeadScope{All: true}, 1_000_000); err != nil {
			return err
		}
		leads, err := tx.Leads().Get(ids, fairlead.LeadScope{All: true})
		if err != nil {
			return err
		}
		perAgent := map[int64]int{}
		for _, l := range leads {
			perAgent[l.AgentID]++
			line, err := tx.Activities().ForLead(l.ID, 0, 10)
			if err != nil {
				return err
			}
			decisions, err := tx.Decisions().ForLead(l.ID)
			if err != nil {
				return err
			}
			if len(line) != 2 || line[0].Kind != fairlead.ActivityAssigned || line[0].To.ID != l.AgentID || len(decisions) != 1 || decisions[0].AgentID != l.AgentID {
				t.Errorf("lead %d is with %d, its timeline says %+v, its decisions %+v", l.ID, l.AgentID, line, decisions)
			}
		}
		return errors.Join(checkBells(t, tx, perAgent), checkLedgers(t, tx, len(ids)))
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(ids)
	return ids
}

func checkBells(t testing.TB, tx store.Tx, perAgent map[int64]int) error {
	for agent, leads := range perAgent {
		unread, err := tx.Notifications().Unread(agent)
		if err != nil {
			return err
		}
		if unread != leads || agent == 0 {
			t.Errorf("agent %d has %d leads and %d notifications", agent, leads, unread)
		}
	}
	return nil
}

func checkLedgers(t testing.TB, tx store.Tx, leads int) error {
	policy, err := tx.Policies().Version(0)
	if err != nil {
		return err
	}
	var entries int64
	for _, r := range policy.Rotations {
		states, err := tx.Ledgers().Load([]int64{r.ID})
		if err != nil {
			return err
		}
		var sum int64
		for _, s := range states[r.ID].Standings {
			sum += s.Balance
		}
		if sum != 0 {
			t.Errorf("the balances of %s sum to %d", r.Name, sum)
		}
		entries += states[r.ID].NextSeq - 1
	}
	if entries != int64(leads) {
		t.Errorf("%d leads and %d ledger entries", leads, entries)
	}
	return nil
}

func TestABackupIsOneMomentOfABusyDatabase(t *testing.T) {
	dir := t.TempDir()
	o := newOffice(t, filepath.Join(dir, "fairlead.db"))
	o.fill(4_000)
	var acknowledged atomic.Int64
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	under, stop := make(chan struct{}), make(chan struct{})
	var began sync.Once
	var callers sync.WaitGroup
	for range 8 {
		callers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				if _, err := o.lead(); err != nil {
					t.Error(err)
					return
				}
				if acknowledged.Add(1) == 100 {
					began.Do(func() { close(under) })
				}
			}
		})
	}
	<-under
	before := acknowledged.Load() + 4_000
	copied := filepath.Join(dir, "copy.db")
	found, err := sqlite.Backup(ctx, o.path, copied)
	after := acknowledged.Load() + 4_000
	close(stop)
	callers.Wait()
	if err != nil {
		t.Fatal(err)
	}
	o.close()
	inCopy, inAll := leadsIn(t, copied), leadsIn(t, o.path)
	t.Logf("%d leads before, %d in the copy, %d after it", before, len(inCopy), after)
	if after == before {
		t.Error("nobody handed in a lead meanwhile: nothing was tested")
	}
	// Eight more than were acknowledged may be on disk, their callers not yet told.
	if n := int64(len(inCopy)); n < before || n > after+8 || found.Leads != n {
		t.Errorf("%d leads were acknowledged before, %d after; the copy has %d and says %d", before, after, n, found.Leads)
	}
	if !slices.Equal(inCopy, inAll[:len(inCopy)]) {
		t.Error("the copy has a lead and misses one that came in before it")
	}
	if info, err := os.Stat(copied); err != nil || info.Mode().Perm() != 0o600 || info.Size() == 0 {
		t.Errorf("the copy: %v, %v; want a file only its owner can read", info, err)
	}
}

// code is the code of an error that can be mended, "" if it is none, or not one sentence.
func code(err error) string {
	var known *fairlead.Error
	if !errors.As(err, &known) || strings.Contains(known.Message, "\n") {
		return ""
	}
	return known.Code
}

// names lists the files of a directory.
func names(t testing.TB, dir string) (all []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

func TestWhatIsNotBackedUp(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	o := newOffice(t, filepath.Join(dir, "fairlead.db"))
	text, taken := filepath.Join(dir, "notes.txt"), filepath.Join(out, "taken")
	for _, name := range []string{text, taken, filepath.Join(out, "log.db-wal")} {
		o.must(os.WriteFile(name, []byte(strings.Repeat("These are notes. ", 400)), 0o600))
	}
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	for _, c := range []struct {
		ctx            context.Context
		from, to, want string
	}{
		{t.Context(), o.path, taken, "file_exists"},
		{t.Context(), o.path, o.path, "file_exists"},
		{t.Context(), o.path, filepath.Join(out, "log.db"), "file_exists"}, // its log would be taken for ours
		{t.Context(), o.path, filepath.Join(out, "no", "copy.db"), "no_directory"},
		{t.Context(), filepath.Join(dir, "none.db"), filepath.Join(out, "copy.db"), "no_file"},
		{t.Context(), dir, filepath.Join(out, "copy.db"), "not_a_file"},
		{t.Context(), text, filepath.Join(out, "copy.db"), "not_a_database"},
		{stopped, o.path, filepath.Join(out, "copy.db"), ""},
	} {
		_, err := sqlite.Backup(c.ctx, c.from, c.to)
		if err == nil || code(err) != c.want {
			t.Errorf("%s to %s: %v, want %s", c.from, c.to, err, c.want)
		}
	}
	if got := names(t, out); !slices.Equal(got, []string{"log.db-wal", "taken"}) {
		t.Errorf("what failed left %v", got)
	}
	if raw, err := os.ReadFile(taken); err != nil || !strings.HasPrefix(string(raw), "These are notes.") {
		t.Errorf("what was there was overwritten: %v", err)
	}
}

// fullDisk tells a child process of this test the directory, and the database, of which nothing must fit into it.
const fullDisk = "FAIRLEAD_TEST_FULL_DISK"

// TestChildFindsNoRoom is the child: no file it writes may be larger than 64 KB.
func TestChildFindsNoRoom(t *testing.T) {
	dir, from, set := strings.Cut(os.Getenv(fullDisk), ":")
	if !set {
		return // TestNoRoomLeavesNothing is the test
	}
	signal.Ignore(syscall.SIGXFSZ)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 64 << 10, Max: 64 << 10}); err != nil {
		t.Fatal(err)
	}
	findNoRoom(t, dir, from, "not_copied", "not_written")
}

func findNoRoom(t *testing.T, dir, from, wantBackup, wantRestore string) {
	t.Helper()
	if _, err := sqlite.Backup(t.Context(), from, filepath.Join(dir, "copy.db")); code(err) != wantBackup {
		t.Errorf("backup: %v, want %s", err, wantBackup)
	}
	if _, err := sqlite.Restore(t.Context(), filepath.Join(dir, "new.db"), from, false, start); code(err) != wantRestore {
		t.Errorf("restore: %v, want %s", err, wantRestore)
	}
	if got := names(t, dir); !slices.Equal(got, []string{"new.db-lock"}) {
		t.Errorf("what failed left %v", got)
	}
}

func TestNoRoomLeavesNothing(t *testing.T) {
	o := newOffice(t, filepath.Join(t.TempDir(), "fairlead.db"))
	o.fill(2_000)
	o.close()
	child := exec.CommandContext(t.Context(), os.Args[0], "-test.run", "^TestChildFindsNoRoom$", "-test.v")
	child.Env = append(os.Environ(), fullDisk+"="+t.TempDir()+":"+o.path)
	if out, err := child.CombinedOutput(); err != nil || !strings.Contains(string(out), "--- PASS: TestChildFindsNoRoom") {
		t.Errorf("%v\n%s", err, out)
	}
	small := t.TempDir() // and a disk that is really full, where one can be had
	if err := syscall.Mount("tmpfs", small, "tmpfs", 0, "size=1m"); err != nil {
		t.Logf("no disk of a megabyte here (%v): only the limit was tested", err)
		return
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(small, 0); err != nil {
			t.Error(err)
		}
	})
	findNoRoom(t, small, o.path, "disk_full", "disk_full")
}
