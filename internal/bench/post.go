package bench

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"strings"
	"sync"
	"time"
)

// post is a mail server that takes everything, and keeps when the first mail to each address came.
type post struct {
	listener net.Listener

	mu   sync.Mutex
	came map[string]time.Time
}

func openPost() (*post, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	p := &post{listener: listener, came: map[string]time.Time{}}
	go p.listen()
	return p, nil
}

func (p *post) url() string { return "smtp://" + p.listener.Addr().String() }

func (p *post) close() { _ = p.listener.Close() }

func (p *post) listen() {
	for {
		conn, err := p.listener.Accept()
		if err != nil {
			return
		}
		go p.converse(conn)
	}
}

// converse is one conversation (RFC 5321), as short as can be.
func (p *post) converse(conn net.Conn) {
	defer conn.Close()
	say := func(line string) { _, _ = fmt.Fprintf(conn, "%s\r\n", line) }
	say("220 bench.test")
	to, text := "", false
	for lines := bufio.NewScanner(conn); lines.Scan(); {
		switch line := lines.Text(); {
		case text && line != ".":
		case text:
			p.keep(to)
			text = false
			say("250 taken")
		case strings.HasPrefix(line, "RCPT TO:"):
			to, _, _ = strings.Cut(strings.TrimPrefix(line, "RCPT TO:<"), ">")
			say("250 ok")
		case line == "DATA":
			text = true
			say("354 go on")
		case line == "QUIT":
			say("221 bye")
			return
		default:
			say("250 ok")
		}
	}
}

func (p *post) keep(to string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, before := p.came[to]; !before {
		p.came[to] = time.Now()
	}
}

// taken is when the first mail to an address had come; it waits a while for it.
func (p *post) taken(ctx context.Context, to string) (time.Time, error) {
	ctx, end := context.WithTimeout(ctx, 20*time.Second)
	defer end()
	for {
		p.mu.Lock()
		at, came := p.came[to]
		p.mu.Unlock()
		if came {
			return at, nil
		}
		select {
		case <-ctx.Done():
			return at, fmt.Errorf("no mail came to %s", to)
		case <-time.After(10 * time.Millisecond):
		}
	}
}
