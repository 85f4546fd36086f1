package server_test

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"path/filepath"
	"strings"
	"testing"

	"fairlead/internal/server"
	"fairlead/internal/testkit"
)

func TestItSaysWhereItListens(t *testing.T) {
	var out bytes.Buffer
	s, err := server.New(context.Background(), server.Options{Addr: "127.0.0.1:0", Database: filepath.Join(t.TempDir(), "x.db"), Out: &out})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Stop(context.Background())
	if err := s.Start(context.Background()); err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf("listening on http://%s\n", s.Address()); out.String() != want || strings.HasSuffix(s.Address(), ":0") {
		t.Errorf("it says %q, wanted %q", out.String(), want)
	}
}

func TestAnAddressInUseIsSaidInOneSentence(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	err = server.Run(context.Background(), server.Options{Addr: taken.Addr().String(), Database: filepath.Join(t.TempDir(), "x.db")})
	if err == nil || !strings.Contains(err.Error(), "address already in use") {
		t.Errorf("it says %v", err)
	}
}

func TestDatabasesItDoesNotKnow(t *testing.T) {
	for database, want := range map[string]string{
		"postgres://fair:secret@127.0.0.1:1/lead": "cannot be opened",
		"postgres://fair:secret@[::1/lead":        "cannot be read",
		"mysql://fair:secret@db/lead":             "not understood",
		filepath.Join("no", "such", "x"):          "does not exist",
	} {
		_, err := server.Open(context.Background(), database)
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v", database, err)
		}
	}
}

func TestRunEndsWhenItIsTold(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	out := &sign{said: make(chan struct{})}
	ended := make(chan error)
	go func() {
		ended <- server.Run(ctx, server.Options{Addr: "127.0.0.1:0", Database: filepath.Join(t.TempDir(), "x.db"), Out: out})
	}()
	<-out.said
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestBeingToldToEndWhileStartingIsNoFailure(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := server.Run(ctx, server.Options{Addr: "127.0.0.1:0", Database: filepath.Join(t.TempDir(), "x.db")}); err != nil {
		t.Error(err)
	}
}

// sign tells when something was written.
type sign struct{ said chan struct{} }

func (s *sign) Write(p []byte) (int, error) {
	close(s.said)
	return len(p), nil
}

func TestTheDemoTakesNoDatabaseOfSomebodyElse(t *testing.T) {
	w := testkit.Start(t)
	_, err := server.New(context.Background(), server.Options{Database: w.Database, Demo: true})
	if err == nil || !strings.Contains(err.Error(), "workspace of your own") {
		t.Errorf("it says %v", err)
	}
	w.Owner.Get("/me").Expect(200)
}

func TestADatabaseOutlivesItsServer(t *testing.T) {
	w := testkit.Start(t)
	lead := w.Owner.Post("/leads", map[string]any{"name": "Jo"}).Expect(201).Int("lead.id")
	w.Stop()
	w.Serve()
	w.Owner.Get(fmt.Sprint("/leads/", lead)).Expect(200)
}
