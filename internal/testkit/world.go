// Package testkit starts a whole Fairlead in a test: the same server that main starts, on a database of its own, under
// a clock that the test winds, with people who can send requests. It knows the program from outside only.
package testkit

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"testing"

	"fairlead/internal/server"
	"fairlead/internal/testkit/testdb"
)

// Password is everybody's password in a test.
const Password = "a long enough passphrase"

// World is a running server and its people.
type World struct {
	T        testing.TB
	Server   *server.Server
	Clock    *Clock
	Database string
	MailHost string // of the next server that Serve starts; "": it takes no mails
	URL      string
	Owner    *Person
	Log      *slog.Logger          // of the next server that Serve starts; nil: nowhere
	Set      func(*server.Options) // what else is different about the next server that Serve starts; nil: nothing
}

// Start serves the workspace Acme, owned by Olga Owner, until the test ends.
func Start(t testing.TB) *World {
	t.Helper()
	return StartWith(t, nil)
}

// StartWith is Start with a server that is different.
func StartWith(t testing.TB, set func(*server.Options)) *World {
	t.Helper()
	w := &World{T: t, Clock: NewClock(), MailHost: mailHost, Set: set}
	made, err := acme()
	w.must(err)
	w.Database = made.Copy(t)
	return w.start(made.token)
}

// StartOn is Start on a database of the test's choice, which must be empty.
func StartOn(t testing.TB, database string) *World {
	t.Helper()
	w := &World{T: t, Clock: NewClock(), Database: database, MailHost: mailHost}
	token, err := setUp(database, w.Clock)
	w.must(err)
	return w.start(token)
}

// mailHost is what stands behind the @ of addresses of sources.
const mailHost = "leads.acme.test"

// acme is the workspace Acme with nothing in it, made once for all tests of a process, and the token of its owner.
var acme = sync.OnceValues(func() (made template, err error) {
	made.Template, err = testdb.NewTemplate(func(database string) (err error) {
		made.token, err = setUp(database, NewClock())
		return err
	})
	return made, err
})

type template struct {
	*testdb.Template
	token string
}

// setUp sets up the workspace Acme, and makes its owner's token.
func setUp(database string, clock *Clock) (token string, err error) {
	_, _, err = server.Setup(context.Background(), database, clock.Now(), server.NewWorkspace{
		Name: "Acme", OwnerName: "Olga Owner", OwnerEmail: "olga@acme.test", Password: Password,
	})
	if err != nil {
		return "", err
	}
	return server.CreateToken(context.Background(), database, clock.Now, "olga@acme.test", "test")
}

func (w *World) start(token string) *World {
	w.T.Helper()
	w.Serve()
	w.Owner = w.person("Olga Owner", "olga@acme.test", token)
	w.Owner.ID = w.Owner.Get("/me").Int("id")
	return w
}

// Workspace adds a workspace with its owner.
func (w *World) Workspace(name, owner, email string) {
	w.T.Helper()
	_, _, err := server.Setup(context.Background(), w.Database, w.Clock.Now(), server.NewWorkspace{
		Name: name, OwnerName: owner, OwnerEmail: email, Password: Password,
	})
	w.must(err)
}

// Serve starts the server; it stops with the test at the latest.
func (w *World) Serve() {
	w.T.Helper()
	options := server.Options{Addr: "127.0.0.1:0", Database: w.Database, Now: w.Clock.Now, Log: w.Log, AllowPrivateTargets: true, HashMemory: 64}
	if w.MailHost != "" {
		options.Mail = server.MailOptions{Host: w.MailHost, Listen: "127.0.0.1:0"}
	}
	if w.Set != nil {
		w.Set(&options)
	}
	s, err := server.New(context.Background(), options)
	w.must(err)
	w.must(s.Start(context.Background()))
	w.Server, w.URL = s, "http://"+s.Address()
	w.T.Cleanup(w.Stop)
}

// Replica starts one more server on the same database.
func (w *World) Replica() *World {
	w.T.Helper()
	r := &World{T: w.T, Clock: w.Clock, Database: w.Database}
	r.Serve()
	r.Owner = r.At(w.Owner)
	return r
}

// At is the same person, who sends requests to this server.
func (w *World) At(p *Person) *Person {
	here := *p
	here.w, here.client = w, &http.Client{}
	return &here
}

// Stop stops the server as a signal would.
func (w *World) Stop() {
	if err := w.Server.Stop(context.Background()); err != nil {
		w.T.Errorf("stop: %v", err)
	}
}

// Person makes an API token for somebody who is a member already.
func (w *World) Person(name, email string) *Person {
	w.T.Helper()
	token, err := server.CreateToken(context.Background(), w.Database, w.Clock.Now, email, "test")
	w.must(err)
	return w.person(name, email, token)
}

func (w *World) person(name, email, token string) *Person {
	return &Person{w: w, Name: name, Email: email, Token: token, client: &http.Client{}}
}

// Nobody sends requests without signing in.
func (w *World) Nobody() *Person { return &Person{w: w, client: &http.Client{}} }

// Hire adds a member with a role: admin, agent, or the id of a custom role.
func (w *World) Hire(name, role string) *Person {
	w.T.Helper()
	email := strings.ToLower(name) + "@acme.test"
	added := w.Owner.Post("/members", map[string]any{"name": name, "email": email, "role": role, "password": Password}).Expect(201)
	p := w.Person(name, email)
	p.ID = added.Int("id")
	return p
}

// Role adds a custom role and returns its name for Hire.
func (w *World) Role(name string, permissions ...string) string {
	w.T.Helper()
	return fmt.Sprint(w.Owner.Post("/roles", map[string]any{"name": name, "permissions": permissions}).Expect(201).Int("id"))
}

// Rotation makes a rotation of these agents, the line for any other lead, and switches auto-assign on.
func (w *World) Rotation(name string, agents ...*Person) int64 {
	w.T.Helper()
	list := make([]map[string]any, 0, len(agents))
	for _, a := range agents {
		list = append(list, map[string]any{"agent_id": a.ID})
	}
	id := w.Owner.Post("/rotations", map[string]any{"name": name, "agents": list}).Expect(201).Int("id")
	w.Owner.Put("/routing", map[string]any{"auto_assign": true, "otherwise": map[string]any{"rotation_id": id}}).Expect(200)
	return id
}

func (w *World) must(err error) {
	if err != nil {
		w.T.Helper()
		w.T.Fatal(err)
	}
}
