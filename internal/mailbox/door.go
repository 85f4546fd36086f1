package mailbox

import (
	"errors"
	"io"
	"net"
	"sync"
	"time"
)

// How many connections there may be at once: in all, and from one network.
const (
	maxConnections = 100
	maxFromOne     = 20
)

// longestStay is how long one connection may last, whatever is said on it.
const longestStay = 30 * time.Minute

// door is a listener that lets only so many in at once.
type door struct {
	net.Listener
	stay time.Duration // of one connection

	mu     sync.Mutex
	all    int
	inside map[string]int // by network
}

func newDoor(l net.Listener) *door {
	return &door{Listener: l, stay: longestStay, inside: map[string]int{}}
}

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
			return &guest{Conn: c, until: time.Now().Add(d.stay), leave: sync.OnceFunc(func() { d.leave(network) })}, nil
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
	until time.Time
	leave func()
}

// errHungUp is what a guest's last words are followed by.
var errHungUp = errors.New("the sender has hung up")

// Read reads what is said. It does not end with io.EOF, which go-smtp takes for the end of a mail that comes in chunks (BDAT),
// however much of it is missing.
func (g *guest) Read(b []byte) (int, error) {
	n, err := g.Conn.Read(b)
	if errors.Is(err, io.EOF) {
		err = errHungUp
	}
	return n, err
}

// Write says something. Who does not take it has to go: go-smtp would go on doing what it is told, and say nothing any more.
func (g *guest) Write(b []byte) (int, error) {
	n, err := g.Conn.Write(b)
	if err != nil {
		_ = g.Conn.Close()
	}
	return n, err
}

// SetReadDeadline sets by when something must be said: before the guest has to go.
func (g *guest) SetReadDeadline(t time.Time) error {
	if t.After(g.until) {
		t = g.until
	}
	return g.Conn.SetReadDeadline(t)
}

// Close hangs up.
func (g *guest) Close() error {
	g.leave()
	return g.Conn.Close()
}
