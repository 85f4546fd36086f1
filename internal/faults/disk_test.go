package faults

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// TestTheDiskIsFull: the disk under a SQLite database fills up while leads come in. Callers are told to try again, and
// leads are taken again once there is room, without a restart.
func TestTheDiskIsFull(t *testing.T) {
	t.Parallel()
	play(t, func(t *testing.T) {
		s := furnish(t, filepath.Join(t.TempDir(), "full.db"))
		d := newDisk(t, s.Database)
		c := s.gather(false, d.place)
		for range times(t) {
			c.more(moment(t, 300), d.place)
			c.during(d.fill)
			for _, path := range []string{"/leads?limit=1", "/notifications"} { // what is there can be read
				s.URL = d.place.URL()
				s.Owner.Get(path).Expect(200)
			}
			d.clear()
		}
		c.more(moment(t, 300), d.place)
		c.leave()
		if c.trouble["disk_full"]+c.trouble["disk_failed"] == 0 {
			t.Errorf("callers were not told why: %v", c.trouble)
		}
		s.examine(c, d.place)
		d.end()
	})
}

// disk is a program on a disk that can be filled: a small file system of its own, which is there for that process only
// and gone with it; or, where we may not mount one, a limit on how large its files may be, which SQLite meets as it meets
// a full disk.
type disk struct {
	*program
	ballast string // a file on the file system; "": there is a limit instead
}

func newDisk(t *testing.T, database string) *disk {
	t.Helper()
	home := t.TempDir()
	there := filepath.Join(home, "fairlead.db")
	mount := []string{"unshare", "--mount"}
	if os.Geteuid() != 0 {
		mount = append(mount, "--map-root-user")
	}
	const small = `mount -t tmpfs -o size=24m none "$1" && shift && `
	mount = append(mount, "sh", "-c", small+`"$@"`, "sh", home)
	if said, err := exec.Command(mount[0], append(mount[1:], "true")...).CombinedOutput(); err != nil {
		t.Logf("no file system can be mounted (%v: %s): the size of files is limited instead", err, said)
		return &disk{program: serve(t, built, database)}
	}
	mount[len(mount)-3] = small + `cp "$1" "$2" && shift 2 && exec "$@"`
	p := serve(t, built, there, append(mount, database, there)...)
	return &disk{program: p, ballast: fmt.Sprintf("/proc/%d/root%s/ballast", p.cmd.Process.Pid, home)}
}

// fill fills it to the last byte.
func (d *disk) fill() {
	if d.ballast == "" {
		d.limit("0")
		return
	}
	f, err := os.Create(d.ballast)
	must(d.t, err)
	for err == nil {
		_, err = f.Write(make([]byte, 4096))
	}
	if !errors.Is(err, syscall.ENOSPC) {
		d.t.Fatalf("the disk could not be filled: %v", err)
	}
	must(d.t, f.Close())
}

// clear makes room again.
func (d *disk) clear() {
	if d.ballast == "" {
		d.limit("unlimited")
		return
	}
	must(d.t, os.Remove(d.ballast))
}

func (d *disk) limit(bytes string) {
	pid := fmt.Sprint(d.cmd.Process.Pid)
	if said, err := exec.Command("prlimit", "--pid", pid, "--fsize="+bytes+":").CombinedOutput(); err != nil {
		d.t.Fatalf("prlimit: %v: %s", err, said)
	}
}
