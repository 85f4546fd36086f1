package pgtest

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
)

// server is a PostgreSQL in a directory of its own, watched by a shell that outlives us by what it takes to clean up.
type server struct {
	bin, dir string
	port     int
	as       *syscall.Credential // nil: ourselves
	watcher  *exec.Cmd
	alive    *os.File // closed when we end; then the watcher stops the server and removes the directory
}

// newServer makes a cluster below a directory ("": that for temporary files) and starts it with these settings: name,
// value, ….
func newServer(below string, settings ...string) (*server, error) {
	s, err := newHome(below)
	if err != nil {
		return nil, err
	}
	if err := s.fill(settings); err != nil {
		return nil, errors.Join(err, s.close())
	}
	return s, nil
}

func (s *server) fill(settings []string) error {
	if err := s.init(); err != nil {
		return err
	}
	if err := s.set(settings...); err != nil {
		return err
	}
	return s.start()
}

// newHome is a place for a cluster, and its watcher; no cluster yet.
func newHome(below string) (*server, error) {
	bin, err := findPrograms()
	if err != nil {
		return nil, err
	}
	s := &server{bin: bin}
	if s.port, err = freePort(); err != nil {
		return nil, err
	}
	if s.dir, err = os.MkdirTemp(below, "fairlead-pg-"); err != nil {
		return nil, err
	}
	if os.Geteuid() == 0 { // PostgreSQL refuses to run as root
		if s.as, err = nobody(); err == nil {
			err = os.Chown(s.dir, int(s.as.Uid), int(s.as.Gid))
		}
	}
	if err == nil {
		err = s.watch()
	}
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(s.dir))
	}
	return s, nil
}

// findPrograms asks the one script that knows where PostgreSQL is; it may install it.
func findPrograms() (string, error) {
	_, file, _, _ := runtime.Caller(0)
	script := filepath.Join(filepath.Dir(file), "../../../scripts/need-postgres.sh")
	var complaint strings.Builder
	cmd := exec.Command(script)
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, strings.TrimSpace(complaint.String()))
	}
	return strings.TrimSpace(string(out)), nil
}

// freePort looks below the ports that systems give to outgoing connections, so that it stays free while we are stopped.
func freePort() (int, error) {
	for range 100 {
		port := 15000 + rand.IntN(17000)
		if l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port)); err == nil {
			return port, l.Close()
		}
	}
	return 0, errors.New("no free port on 127.0.0.1 between 15000 and 32000")
}

func nobody() (*syscall.Credential, error) {
	u, err := user.Lookup("nobody")
	if err != nil {
		return nil, err
	}
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.ParseUint(u.Gid, 10, 32)
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, err
}

// watch starts the shell that cleans up when the pipe to it closes, which it does even if we are killed.
func (s *server) watch() error {
	held, alive, err := os.Pipe()
	if err != nil {
		return err
	}
	defer held.Close()
	const script = `cat >/dev/null; "$0" stop -s -D "$1/data" -m immediate; cd / && rm -rf "$1"`
	s.watcher = s.command("/bin/sh", "-c", script, filepath.Join(s.bin, "pg_ctl"), s.dir)
	s.watcher.Stdin = held
	if err := s.watcher.Start(); err != nil {
		return errors.Join(err, alive.Close())
	}
	s.alive = alive
	return nil
}

// close stops the server, removes it, and returns when that is done.
func (s *server) close() error {
	return errors.Join(s.alive.Close(), s.watcher.Wait())
}

// init makes an empty cluster in UTF-8, with the first of the locales that this system has.
func (s *server) init() error {
	var err error
	for _, locale := range []string{"C.UTF-8", "en_US.UTF-8", "C"} {
		err = s.run("initdb", "-D", s.data(), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale="+locale, "--no-sync")
		if err == nil {
			return s.set("wal_level", "replica", "max_connections", "200")
		}
	}
	return err
}

// set changes settings: name, value, …. They count from the next start or reload.
func (s *server) set(settings ...string) error {
	f, err := os.OpenFile(filepath.Join(s.data(), "postgresql.conf"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	for i := 0; i+1 < len(settings); i += 2 {
		_, err = fmt.Fprintf(f, "%s = '%s'\n", settings[i], settings[i+1])
	}
	return errors.Join(err, f.Close())
}

// start returns when the server answers.
func (s *server) start() error {
	place := fmt.Sprintf("-p %d -c listen_addresses=127.0.0.1 -k '%s' -c cluster_name=%s", s.port, s.dir, s.name())
	log := filepath.Join(s.dir, "log")
	err := s.run("pg_ctl", "start", "-s", "-w", "-D", s.data(), "-l", log, "-o", place)
	if err != nil {
		said, _ := os.ReadFile(log)
		return fmt.Errorf("%w\n%s", err, said)
	}
	return nil
}

func (s *server) stop(mode string) error {
	return s.run("pg_ctl", "stop", "-s", "-w", "-D", s.data(), "-m", mode)
}

func (s *server) url(database string) string {
	return fmt.Sprintf("postgres://postgres@127.0.0.1:%d/%s?sslmode=disable", s.port, database)
}

func (s *server) data() string { return filepath.Join(s.dir, "data") }

// name is how the server calls itself towards others.
func (s *server) name() string { return filepath.Base(s.dir) }

// run runs one of PostgreSQL's programs to its end.
func (s *server) run(program string, args ...string) error {
	cmd := s.command(filepath.Join(s.bin, program), args...)
	if program != "pg_ctl" { // whose server would hold the pipe as well: the watcher waits for the others to end, too
		cmd.ExtraFiles = []*os.File{s.alive}
	}
	if said, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", program, err, strings.TrimSpace(string(said)))
	}
	return nil
}

// command runs in a session of its own: what interrupts a test must not interrupt the cleaning up.
func (s *server) command(program string, args ...string) *exec.Cmd {
	cmd := exec.Command(program, args...)
	cmd.Dir = s.dir
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: s.as, Setsid: true}
	return cmd
}
