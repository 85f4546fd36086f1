package faults

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"fairlead/internal/testkit"
)

// TestStreamsThatNobodyReads opens hundreds of live streams, of which half never read and half are dead: their end answers
// nothing any more, as if it had been switched off. Leads come in as before, memory stays, and the streams are ended.
func TestStreamsThatNobodyReads(t *testing.T) {
	if soak(t) != 0 {
		t.Parallel()
	}
	play(t, func(t *testing.T) {
		const streams, leads = 300, 1500
		s := furnish(t, filepath.Join(t.TempDir(), "streams.db"))
		p := serve(t, built, s.Database)
		c := s.gather(false, p.place)
		c.more(leads, p.place) // to warm up
		took, resident := func() time.Duration { begin := time.Now(); c.more(leads, p.place); return time.Since(begin) }, p.memory()
		alone := took()
		for i := range streams {
			openStream(t, p.place, s.agents[i%len(s.agents)], i%2 == 0)
		}
		before := p.sockets()
		beside := took()
		t.Logf("%d leads took %s, and %s beside %d streams that nobody reads; memory %d MB, then %d MB", leads, alone, beside, streams, resident>>20, p.memory()>>20)
		if beside > 3*alone+2*time.Second {
			t.Error("streams that nobody reads slow the intake down")
		}
		if grown := p.memory() - resident; grown > 128<<20 {
			t.Errorf("memory grew by %d bytes", grown)
		}
		if soak(t) == 0 {
			t.Parallel() // what was measured wants no others beside it; what follows is waiting
		}
		if c.slow(); before < streams {
			t.Fatalf("%d sockets are open: not every stream is", before)
		}
		until(t, "the streams are ended", func() bool { return p.sockets() <= before-streams })
		c.leave()
		s.examine(c, p.place)
		p.end()
	})
}

// openStream opens a stream, reads its beginning, and then nothing any more. A dead one takes nothing in either: every
// packet that comes is dropped, so the other end hears of nothing.
func openStream(t *testing.T, at *place, who *testkit.Person, dead bool) {
	t.Helper()
	const least = 2304 // of what the system takes in for us
	dialer := net.Dialer{Control: func(_, _ string, c syscall.RawConn) error {
		return onSocket(c, func(fd int) error { return syscall.SetsockoptInt(fd, syscall.SOL_SOCKET, syscall.SO_RCVBUF, least) })
	}}
	host := strings.TrimPrefix(at.URL(), "http://")
	conn, err := dialer.DialContext(t.Context(), "tcp", host)
	must(t, err)
	t.Cleanup(func() { _ = conn.Close() })
	_, err = fmt.Fprintf(conn, "GET /api/v1/stream HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n\r\n", host, who.Token)
	must(t, err)
	lines := bufio.NewScanner(conn)
	for lines.Scan() && lines.Text() != ": connected" {
	}
	must(t, lines.Err())
	if !dead {
		return
	}
	c, err := conn.(*net.TCPConn).SyscallConn()
	must(t, err)
	must(t, onSocket(c, func(fd int) error {
		//lint:ignore SA1019 what is to be used instead only writes filters; nothing else in the standard library attaches one
		return syscall.AttachLsf(fd, []syscall.SockFilter{{Code: syscall.BPF_RET}})
	}))
}

func onSocket(c syscall.RawConn, do func(fd int) error) error {
	var failed error
	if err := c.Control(func(fd uintptr) { failed = do(int(fd)) }); err != nil {
		return err
	}
	return failed
}

// memory is how much of the program is in memory, in bytes.
func (p *program) memory() (bytes int) {
	p.t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	must(p.t, err)
	for line := range strings.Lines(string(status)) {
		if kb, found := strings.CutPrefix(line, "VmRSS:"); found {
			_, err = fmt.Sscan(kb, &bytes)
			must(p.t, err)
		}
	}
	return bytes << 10
}

// sockets is how many the program has open.
func (p *program) sockets() (n int) {
	p.t.Helper()
	dir := fmt.Sprintf("/proc/%d/fd", p.cmd.Process.Pid)
	open, err := os.ReadDir(dir)
	must(p.t, err)
	for _, file := range open {
		if to, err := os.Readlink(filepath.Join(dir, file.Name())); err == nil && strings.HasPrefix(to, "socket:") {
			n++
		}
	}
	return n
}
