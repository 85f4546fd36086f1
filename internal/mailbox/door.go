package mailbox

import (
	"net"
	"sync"
	"time"
)

// How many connections there may be at once: in all, and from one network.
const (
	maxConnections = 100
	maxFromOne     = 20
)

// door is a listener that lets only so many in at once.
type door struct {
	net.Listener

	mu     sync.Mutex
	all    int
	inside map[string]int // by network
}

func newDoor(l net.Listener) *door { return &door{Listener: l, inside: map[string]int{}} }

// full is what those are told who are not let in.
const full = "421 4.7.0 There are too many connections. Try again later.\r\n"

// Accept waits for the next who may come in. Others are sent away.
func (d *door) Accept() (net.Conn, error) {
	for {
		c, err := d.Listener.Accept()
		if err != nil {
			return nil, err
		}
		network := networkOf(c.RemoteAddr())
		if d.enter(network) {
			return &guest{Conn: c, leave: sync.OnceFunc(func() { d.leave(network) })}, nil
		}
		_ = c.SetWriteDeadline(time.Now().Add(time.Second)) // nobody waits for it
		_, _ = c.Write([]byte(full))
		_ = c.Close()
	}
}

func (d *door) enter(network string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.all >= maxConnections || d.inside[network] >= maxFromOne {
		return false
	}
	d.all++
	d.inside[network]++
	return true
}

func (d *door) leave(network string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.all--
	if d.inside[network]--; d.inside[network] == 0 {
		delete(d.inside, network)
	}
}

// guest is a connection that was let in.
type guest struct {
	net.Conn
	leave func()
}

// Close hangs up.
func (g *guest) Close() error {
	g.leave()
	return g.Conn.Close()
}
