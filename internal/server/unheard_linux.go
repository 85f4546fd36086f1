package server

import (
	"syscall"
	"time"
)

// unheardTimeout is how long the other end of a connection may take nothing in before it counts as gone. Without it a
// stream to a browser that was switched off, or that never reads, stays open for a quarter of an hour, or for ever.
const unheardTimeout = 30 * time.Second

// tcpUserTimeout is TCP_USER_TIMEOUT, which package syscall does not name.
const tcpUserTimeout = 0x12

// limitUnheard tells the socket that listens, from which those of connections have it. A system that does not know it is
// no reason not to serve.
func limitUnheard(_, _ string, c syscall.RawConn) error {
	return c.Control(func(fd uintptr) {
		_ = syscall.SetsockoptInt(int(fd), syscall.IPPROTO_TCP, tcpUserTimeout, int(unheardTimeout.Milliseconds()))
	})
}
