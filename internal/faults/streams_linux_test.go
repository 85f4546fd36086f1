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
		ends := map[string]bool{}
		for i := range streams {
			ends[openStream(t, p.place, s.agents[i%len(s.agents)], i%2 == 0)] = true
		}
		beside := took()
		t.Logf("%d leads took %s, and %s beside %d streams that nobody reads; memory %d MB, then %d MB", leads, alone, beside, streams, resident>>20, p.memory()>>20)
		if n := p.holds(ends); n != streams {
			t.Fatalf("%d streams are open, wanted %d", n, streams)
		}
		if beside > 3*alone+2*time.Second {
			t.Error("streams that nobody reads slow the intake down")
		}
		if grown := p.memory() - resident; grown > 128<<20 {
			t.Errorf("memory grew by %d bytes", grown)
		}
		if soak(t) == 0 {
			t.Parallel() // what was measured wants no others beside it; what follows is waiting
		}
		c.slow()
		begin := time.Now()
		until(t, "the streams are ended", func() bool { return p.holds(ends) == 0 })
		t.Logf("all %d streams are ended after %s", streams, time.Since(begin))
		c.leave()
		s.examine(c, p.place)
		p.end()
	})
}

// openStream opens a stream, reads its beginning, and then nothing any more. A dead one takes nothing in either: every
// packet that comes is dropped, so the other end hears of nothing. It returns the address of our end.
func openStream(t *testing.T, at *place, who *testkit.Person, dead bool) string {
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
	ours := hexAddress(conn.LocalAddr().(*net.TCPAddr))
	if !dead {
		return ours
	}
	c, err := conn.(*net.TCPConn).SyscallConn()
	must(t, err)
	must(t, onSocket(c, func(fd int) error {
		//lint:ignore SA1019 what is to be used instead only writes filters; nothing else in the standard library attaches one
		return syscall.AttachLsf(fd, []syscall.SockFilter{{Code: syscall.BPF_RET}})
	}))
	return ours
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

// holds is to how many of these ends the program has a connection open.
func (p *program) holds(ends map[string]bool) (n int) {
	p.t.Helper()
	here, err := net.ResolveTCPAddr("tcp", strings.TrimPrefix(p.place.URL(), "http://"))
	must(p.t, err)
	table, err := os.ReadFile("/proc/net/tcp")
	must(p.t, err)
	for line := range strings.Lines(string(table)) {
		const local, remote, state, inode = 1, 2, 3, 9 // columns; no process has a socket without inode any more
		columns := strings.Fields(line)
		if len(columns) > inode && columns[local] == hexAddress(here) && ends[columns[remote]] && columns[state] == "01" && columns[inode] != "0" {
			n++
		}
	}
	return n
}

// hexAddress is an address as that table has it.
func hexAddress(a *net.TCPAddr) string {
	ip := a.IP.To4()
	return fmt.Sprintf("%02X%02X%02X%02X:%04X", ip[3], ip[2], ip[1], ip[0], a.Port)
}
