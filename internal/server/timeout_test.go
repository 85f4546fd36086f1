package server

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"net/http"
	"path/filepath"
	"testing"
	"time"
)

// TestWhoNeverSendsTheirBodyIsLetGo: nobody reads the body of a request that is refused, or of one that needs none; the
// connection ends all the same. What the server waits is cut to a hundredth.
func TestWhoNeverSendsTheirBodyIsLetGo(t *testing.T) {
	ctx := context.Background()
	s, err := New(ctx, Options{Addr: "127.0.0.1:0", Database: filepath.Join(t.TempDir(), "x.db")})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Stop(ctx)
	s.http.ReadTimeout /= 100
	if err := s.Start(ctx); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"GET /healthz", "POST /api/v1/leads", "POST /hooks/google/unknown", "POST /unsubscribe/unknown", "POST /api/nothing"} {
		c, err := net.Dial("tcp", s.Address())
		if err != nil {
			t.Fatal(err)
		}
		_ = c.SetDeadline(time.Now().Add(readTimeout / 2))
		fmt.Fprintf(c, "%s HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n", path)
		answer, err := http.ReadResponse(bufio.NewReader(c), nil)
		if err != nil {
			t.Errorf("%s: %v", path, err)
		} else if !answer.Close {
			t.Errorf("%s: the connection is kept", path)
		}
		_ = c.Close()
	}
}
