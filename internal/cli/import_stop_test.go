package cli_test

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"fairlead/internal/testkit"
)

// patience is how long a test waits for what must happen.
const patience = 20 * time.Second

// before puts a proxy before the server, which gives each request of the command to see; goOn has the server answer it.
func (i *importing) before(see func(r *http.Request, goOn func())) {
	i.T.Helper()
	server, err := url.Parse(i.URL)
	if err != nil {
		i.T.Fatal(err)
	}
	proxy := httputil.NewSingleHostReverseProxy(server)
	proxy.ErrorHandler = func(w http.ResponseWriter, _ *http.Request, _ error) { w.WriteHeader(http.StatusBadGateway) } // who asked has gone
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		see(r, func() { proxy.ServeHTTP(w, r) })
	}))
	i.T.Cleanup(front.Close)
	i.front = front.URL
}

// heard closes a channel as soon as something of a body is read.
type heard struct {
	io.ReadCloser
	first chan struct{}
}

func (h *heard) Read(p []byte) (n int, err error) {
	n, err = h.ReadCloser.Read(p)
	if n > 0 && h.first != nil {
		close(h.first)
		h.first = nil
	}
	return n, err
}

// listened is a proxy that tells when the first bytes of a file come.
func (i *importing) listened() (came chan struct{}) {
	came = make(chan struct{})
	i.before(func(r *http.Request, goOn func()) {
		if strings.HasSuffix(r.URL.Path, "/imports") {
			r.Body = &heard{r.Body, came}
		}
		goOn()
	})
	return came
}

// pipe is a file that others write while it is read.
func (i *importing) pipe() (path string) {
	path = filepath.Join(i.dir, "pipe.csv")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		i.T.Fatal(err)
	}
	return path
}

func (i *importing) until(what string, c <-chan struct{}) {
	i.T.Helper()
	select {
	case <-c:
	case <-time.After(patience):
		i.T.Fatalf("waited in vain: %s", what)
	}
}

// TestImportStreams: the server has read the first rows before the last ones are written.
func TestImportStreams(t *testing.T) {
	t.Parallel()
	i := newImporting(t)
	came, path := i.listened(), i.pipe()
	said := make(chan string, 1)
	go func() {
		_, out, complaint := run("", i.overAPI(path)...)
		said <- out + complaint
	}()
	w := i.write(path, "name\nJo\n")
	i.until("the first rows come before the last are written", came)
	fmt.Fprint(w, "Al\n")
	w.Close()
	if out := <-said; !strings.Contains(out, "2  created") {
		t.Errorf("it says %q", out)
	}
}

// write begins to write a pipe.
func (i *importing) write(path, content string) *os.File {
	i.T.Helper()
	w, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err == nil {
		_, err = fmt.Fprint(w, content)
	}
	if err != nil {
		i.T.Fatal(err)
	}
	i.T.Cleanup(func() { _ = w.Close() })
	return w
}

// begun is the built program at work.
type begun struct {
	*exec.Cmd
	errors *bufio.Scanner
}

func (i *importing) begin(program string, args []string) *begun {
	i.T.Helper()
	c := exec.Command(program, args...)
	errors, err := c.StderrPipe()
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		i.T.Fatal(err)
	}
	i.T.Cleanup(func() { _ = c.Process.Kill() })
	return &begun{c, bufio.NewScanner(errors)}
}

// line waits for a line on standard error that has this in it.
func (b *begun) line(t testing.TB, want string) {
	t.Helper()
	late := time.AfterFunc(patience, func() { _ = b.Process.Kill() })
	defer late.Stop()
	for b.errors.Scan() {
		if strings.Contains(b.errors.Text(), want) {
			return
		}
	}
	t.Fatalf("the program ended without saying %q", want)
}

// interrupt is Ctrl-C; the program must end with 1 and a line that has this in it.
func (b *begun) interrupt(t testing.TB, want string) {
	t.Helper()
	if err := b.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	b.line(t, want)
	_ = b.Wait()
	if code := b.ProcessState.ExitCode(); code != 1 {
		t.Errorf("exit %d", code)
	}
}

// TestImportInterrupted by Ctrl-C, at each moment and in each way.
func TestImportInterrupted(t *testing.T) {
	t.Parallel()
	built := program(t)
	for name, interrupted := range map[string]func(i *importing, program string){
		"while it is read": interruptedWhileItIsRead, "over the API": interruptedOverAPI, "on a database": interruptedOnADatabase,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			interrupted(newImporting(t), built)
		})
	}
}

// interruptedWhileItIsRead: nothing of the file stays.
func interruptedWhileItIsRead(i *importing, program string) {
	came, path := i.listened(), i.pipe()
	p := i.begin(program, i.overAPI(path))
	i.write(path, "name\nJo\n")
	i.until("the file is sent", came)
	p.interrupt(i.T, "fairlead: Stopped before anything was brought in.")
	testkit.Until(i.T, "the file is forgotten", func() bool { return i.adam.Get("/imports").Items("items") == 0 })
}

// interruptedOverAPI: it goes on on the server.
func interruptedOverAPI(i *importing, program string) {
	looked := make(chan struct{}, 1)
	i.before(func(r *http.Request, goOn func()) {
		if r.Method != http.MethodGet {
			goOn()
			return
		}
		looked <- struct{}{}
		<-r.Context().Done() // it never hears how far the import is
	})
	p := i.begin(program, i.overAPI(i.file("f.csv", "name\nJo\n")))
	i.until("the import is looked at", looked)
	p.interrupt(i.T, "fairlead: The import goes on without this command. See it, or stop it, at "+i.front+"/admin/imports/1.")
	testkit.Until(i.T, "the import is done", func() bool { return i.adam.Get("/imports/1").Text("state") == "done" })
}

// rows is a file of so many leads.
func rows(n int) string {
	var file strings.Builder
	file.WriteString("name,email\n")
	for n := range n {
		fmt.Fprintf(&file, "Lead %d,lead%d@mail.test\n", n, n)
	}
	return file.String()
}

// interruptedOnADatabase: it stops, goes on when a server serves the database, and leaves no token.
func interruptedOnADatabase(i *importing, program string) {
	i.Stop()
	const all = 5_000
	p := i.begin(program, i.onDatabase(i.file("f.csv", rows(all))))
	p.line(i.T, fmt.Sprintf("of %d rows", all))
	p.interrupt(i.T, "fairlead: Stopped. The import goes on when a server serves this database; to stop it there, see Admin → Imports, number 1.")
	i.onlyTestTokens()
	i.Clock.Wind(time.Since(i.Clock.Now()))
	i.Serve()
	i.Owner = i.At(i.Owner)
	if state := i.Owner.Get("/imports/1").Text("state"); state != "running" {
		i.T.Errorf("it is %s when the server begins", state)
	}
	end := i.Owner.Get("/imports/1")
	for end.Text("state") != "done" { // however long it takes, it must go on
		before := end.Int("processed")
		testkit.Until(i.T, "the import goes on", func() bool {
			end = i.Owner.Get("/imports/1").Expect(200)
			return end.Int("processed") > before || end.Text("state") == "done"
		})
	}
	i.has("the import", end, map[string]any{"created": all, "rejected": 0})
}

// TestImportThatIsStopped by somebody else says how far it came, and exits 1.
func TestImportThatIsStopped(t *testing.T) {
	t.Parallel()
	i := newImporting(t)
	i.before(func(r *http.Request, goOn func()) {
		goOn()
		if strings.HasSuffix(r.URL.Path, "/commit") {
			_, _ = i.Owner.Try(http.MethodPost, "/batches/1/stop", nil)
		}
	})
	i.says(i.overAPI(i.file("f.csv", rows(10_000))), 1, "of 10000 rows in ", "  created\n", "fairlead: The import is stopped.")
}
