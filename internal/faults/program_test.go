package faults

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"fairlead/internal/testkit"
)

// patience is how long a test waits for what must happen: longer than the lease of a job whose process died.
const patience = 2 * time.Minute

// longestPause is how long a message may be left alone once what was away for ten minutes, as it is in a soak, is back.
const longestPause = 30 * time.Minute

// bin is where the programs of these tests are built.
var bin string

// TestMain lets all tests play at once, however few the cores: they wait for leases to end more than they work.
func TestMain(m *testing.M) {
	flag.Parse()
	var err error
	if bin, err = os.MkdirTemp("", "fairlead-faults-"); err == nil {
		err = flag.Set("test.parallel", "16")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	_ = os.RemoveAll(bin)
	os.Exit(code)
}

// The program as these sources make it; raced by the race detector it is slower, and its end is no peaceful one if there was a
// race.
var (
	built = sync.OnceValues(func() (string, error) { return build("fairlead") })
	raced = sync.OnceValues(func() (string, error) { return build("fairlead-raced", "-race") })
)

// watched is the program; in a soak, which has the minutes to compile it for that, the race detector looks on.
func watched(t *testing.T) func() (string, error) {
	if soak(t) == 0 {
		return built
	}
	return raced
}

func build(name string, how ...string) (string, error) {
	path := filepath.Join(bin, name)
	cmd := exec.Command("go", append(append([]string{"build"}, how...), "-o", path, "fairlead/cmd/fairlead")...)
	if len(how) > 0 {
		cmd.Env = append(os.Environ(), "CGO_ENABLED=1")
	}
	if said, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build the program: %w\n%s", err, said)
	}
	return path, nil
}

// program is the built program, serving a database.
type program struct {
	t     *testing.T
	line  []string // how it is started
	place *place
	cmd   *exec.Cmd
	said  *lastWords
}

// place is where callers send leads. Whoever serves there may come and go.
type place struct{ url, mails atomic.Value }

// URL is the address of whoever serves there now, or served last.
func (p *place) URL() string {
	url, _ := p.url.Load().(string)
	return url
}

// Mails is where it takes mails, as URL is.
func (p *place) Mails() string {
	address, _ := p.mails.Load().(string)
	return address
}

// mailHost is what stands behind the @ of addresses of sources.
const mailHost = "leads.acme.test"

// serve starts the program on a database; it ends with the test. A command may stand before it, which runs it in a place
// of its own.
func serve(t *testing.T, made func() (string, error), database string, before ...string) *program {
	t.Helper()
	return serveWith(t, nil, made, database, before...)
}

// serveWith is serve with more flags.
func serveWith(t *testing.T, flags []string, made func() (string, error), database string, before ...string) *program {
	t.Helper()
	path, err := made()
	must(t, err)
	p := &program{t: t, place: new(place), said: new(lastWords),
		line: append(before, path, "serve", "--addr", "127.0.0.1:0", "--database", database, "--allow-private-targets", "--mail-host", mailHost, "--mail-listen", "127.0.0.1:0")}
	p.line = append(p.line, flags...)
	p.start()
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("the program said last:\n%s", p.testify())
		}
	})
	return p
}

// testify is what the program said last and, if it still runs, what its goroutines wait for: it ends (SIGQUIT).
func (p *program) testify() string {
	words := p.said.String()
	if p.cmd.Process.Signal(syscall.SIGQUIT) != nil {
		return words
	}
	hurry := time.AfterFunc(10*time.Second, func() { _ = p.cmd.Process.Kill() })
	defer hurry.Stop()
	_ = p.cmd.Wait()
	_, dump, _ := strings.Cut(p.said.String(), "SIGQUIT")
	return words[max(0, len(words)-keptTail):] + "\n" + ownStacks(dump)
}

// ownStacks are the stacks of a dump that go through the program's own code, without what is not its own.
func ownStacks(dump string) string {
	often := map[string]int{}
	for stack := range strings.SplitSeq(dump, "\n\n") {
		var own []string
		for line := range strings.Lines(stack) {
			if args := strings.LastIndexByte(line, '('); args > 0 && strings.HasPrefix(line, "fairlead/internal/") {
				own = append(own, line[:args])
			}
		}
		often[strings.Join(own, "\n\t")]++
	}
	var said strings.Builder
	for stack, n := range often {
		if stack != "" {
			fmt.Fprintf(&said, "%d at\n\t%s\n", n, stack)
		}
	}
	return said.String()
}

// start starts it, anew if it has ended.
func (p *program) start() {
	p.t.Helper()
	cmd := exec.Command(p.line[0], p.line[1:]...)
	out, err := cmd.StdoutPipe()
	must(p.t, err)
	cmd.Stderr = p.said
	must(p.t, cmd.Start())
	p.cmd = cmd
	p.t.Cleanup(func() { _ = cmd.Process.Kill() })
	hurry := time.AfterFunc(patience, func() { _ = cmd.Process.Kill() })
	defer hurry.Stop()
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if address, found := strings.CutPrefix(lines.Text(), "taking mails to @"+mailHost+" on "); found {
			p.place.mails.Store(address)
		}
		if url, found := strings.CutPrefix(lines.Text(), "listening on "); found {
			p.place.url.Store(url)
			return
		}
	}
	p.t.Fatalf("the program ended before it listened:\n%s", p.said)
}

// kill ends it at once (SIGKILL).
func (p *program) kill() {
	_ = p.cmd.Process.Kill()
	_ = p.cmd.Wait()
}

// freeze lets it do nothing until it is thawed: a machine that stops for a while, without hanging up on anybody.
func (p *program) freeze() { must(p.t, p.cmd.Process.Signal(syscall.SIGSTOP)) }

func (p *program) thaw() { must(p.t, p.cmd.Process.Signal(syscall.SIGCONT)) }

// end tells it to end, and wants it to do so in peace.
func (p *program) end() {
	p.t.Helper()
	must(p.t, p.cmd.Process.Signal(os.Interrupt))
	hurry := time.AfterFunc(patience, func() { _ = p.cmd.Process.Kill() })
	defer hurry.Stop()
	if err := p.cmd.Wait(); err != nil {
		p.t.Errorf("the program was told to end: %v\n%s", err, p.said)
	}
}

// lastWords keeps the end of what a program says.
type lastWords struct {
	mu   sync.Mutex
	text []byte
}

// How much is kept, in bytes: enough for a dump of all goroutines; and how much of it is shown before one.
const (
	keptWords = 1 << 20
	keptTail  = 8 << 10
)

// Write keeps it.
func (w *lastWords) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.text = append(w.text, p...)
	if len(w.text) > keptWords {
		w.text = bytes.Clone(w.text[len(w.text)-keptWords:])
	}
	return len(p), nil
}

// String is what is kept.
func (w *lastWords) String() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return string(w.text)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// until asks again and again until the answer is yes, not so often that it is a load of its own.
func until(t *testing.T, what string, yes func() bool) {
	t.Helper()
	long := patience
	if soak(t) != 0 {
		long += longestPause
	}
	testkit.Within(t, long, 100*time.Millisecond, what, yes)
}
