package pgtest_test

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"fairlead/internal/testkit/pgtest"
)

// lonely makes this program a process that has a server and nothing else, for another to kill.
const lonely = "PGTEST_LONELY"

func TestMain(m *testing.M) {
	if os.Getenv(lonely) == "" {
		os.Exit(m.Run())
	}
	server, err := pgtest.Server()
	fmt.Println(server, err)
	select {}
}

func TestClusterRestarts(t *testing.T) {
	c := pgtest.NewCluster(t)
	for _, mode := range []string{"fast", "immediate"} {
		before := connect(t, c.URL("postgres"))
		keep(t, before, mode)
		c.Restart(mode)
		if err := before.Ping(t.Context()); err == nil {
			t.Errorf("a connection from before the %s restart still answers", mode)
		}
		if got := value[string](t, connect(t, c.URL("postgres")), "select what from "+mode); got != mode {
			t.Errorf("after a %s restart it has %q", mode, got)
		}
	}
	c.Stop("fast")
	if _, err := pgx.Connect(t.Context(), c.URL("postgres")); err == nil {
		t.Error("it answers though it was stopped")
	}
	c.Start()
	connect(t, c.URL("postgres"))
}

func TestTerminateCutsConnections(t *testing.T) {
	c := pgtest.NewCluster(t)
	cut := connect(t, c.URL("postgres"))
	c.Terminate()
	if err := cut.Ping(t.Context()); err == nil {
		t.Error("the connection still answers")
	}
	connect(t, c.URL("postgres"))
}

func TestPromotedStandbyHasWhatWasCommitted(t *testing.T) {
	primary := pgtest.NewCluster(t)
	other, standby := pgtest.NewStandby(t, primary), pgtest.NewStandby(t, primary)
	other.Stop("immediate") // one is enough
	keep(t, connect(t, primary.URL("postgres")), "kept")
	primary.Stop("immediate")
	standby.Promote()
	promoted := connect(t, standby.URL("postgres"))
	if got := value[string](t, promoted, "select what from kept"); got != "kept" {
		t.Errorf("the promoted standby has %q", got)
	}
	keep(t, promoted, "later")
}

// TestNothingIsLeftOfAKilledProcess kills a process (SIGKILL) that has a server.
func TestNothingIsLeftOfAKilledProcess(t *testing.T) {
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), lonely+"=1", pgtest.Variable+"=")
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = child.Process.Kill() })
	line, _ := bufio.NewReader(out).ReadString('\n')
	server, said, _ := strings.Cut(strings.TrimSpace(line), " ")
	if said != "<nil>" {
		t.Fatalf("the child has no server: %q", line)
	}
	c := connect(t, server)
	data := value[string](t, c, "select setting from pg_settings where name = 'data_directory'")
	if err := errors.Join(c.Close(t.Context()), child.Process.Kill()); err != nil {
		t.Fatal(err)
	}
	_ = child.Wait()
	goneSoon(t, "the port", func() bool {
		conn, err := net.Dial("tcp", net.JoinHostPort(c.Config().Host, strconv.Itoa(int(c.Config().Port))))
		return err != nil || conn.Close() != nil
	})
	goneSoon(t, "the directory", func() bool {
		_, err := os.Stat(filepath.Dir(data))
		return errors.Is(err, fs.ErrNotExist)
	})
}

func goneSoon(t *testing.T, what string, gone func() bool) {
	t.Helper()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	deadline := time.After(30 * time.Second)
	for !gone() {
		select {
		case <-tick.C:
		case <-deadline:
			t.Fatalf("%s is still there", what)
		}
	}
}

// keep commits a table that holds its own name.
func keep(t *testing.T, c *pgx.Conn, name string) {
	t.Helper()
	if _, err := c.Exec(t.Context(), fmt.Sprintf("create table %q as select '%[1]s' as what", name)); err != nil {
		t.Fatal(err)
	}
}
