package mailbox

import (
	"errors"
	"net"
	"os"
	"testing"
	"time"
)

// TestNobodyStaysForEver: each word moves the deadline on, but not past the time at which a guest has to go.
func TestNobodyStaysForEver(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	outside, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer outside.Close()
	d := newDoor(l)
	d.stay = time.Millisecond
	inside, err := d.Accept()
	if err != nil {
		t.Fatal(err)
	}
	defer inside.Close()
	if err := inside.SetReadDeadline(time.Now().Add(readTime)); err != nil {
		t.Fatal(err)
	}
	if _, err := inside.Read(make([]byte, 1)); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("%v, wanted the time to be over", err)
	}
}
