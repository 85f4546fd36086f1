package mailbox

import (
	"errors"
	"net"
	"os"
	"testing"
	"time"
)

// letIn is a guest of a door that lets nobody stay for longer.
func letIn(t *testing.T, stay time.Duration) net.Conn {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	outside, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	d := newDoor(l)
	d.stay = stay
	inside, err := d.Accept()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = errors.Join(inside.Close(), outside.Close(), l.Close()) })
	return inside
}

// TestNobodyStaysForEver: each word moves the deadline on, but not past the time at which a guest has to go.
func TestNobodyStaysForEver(t *testing.T) {
	inside := letIn(t, time.Millisecond)
	if err := inside.SetReadDeadline(time.Now().Add(readTime)); err != nil {
		t.Fatal(err)
	}
	if _, err := inside.Read(make([]byte, 1)); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("%v, wanted the time to be over", err)
	}
}

// TestWhoTakesNoAnswersIsLetGo as soon as one has waited for too long.
func TestWhoTakesNoAnswersIsLetGo(t *testing.T) {
	inside := letIn(t, longestStay)
	if err := inside.SetWriteDeadline(time.Now()); err != nil {
		t.Fatal(err)
	}
	if _, err := inside.Write([]byte("250 OK\r\n")); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Fatalf("%v, wanted the time to be over", err)
	}
	if _, err := inside.Read(make([]byte, 1)); !errors.Is(err, net.ErrClosed) {
		t.Errorf("%v, wanted it to be closed", err)
	}
}
