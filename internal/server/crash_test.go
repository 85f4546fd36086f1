package server_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/auth"
	"fairlead/internal/store"
	"fairlead/internal/store/sqlite"
	"fairlead/internal/usecase"
)

// sent is how many leads the crash test gets acknowledged in all, and after how many of them the program is killed.
const (
	sent   = 10_000
	killAt = 4_000
	crowd  = 64
)

// TestKilledInTheMiddleNothingIsLost kills the built program (SIGKILL) while 64 callers hand in leads, starts it again,
// and compares what was answered 201 with what is stored.
func TestKilledInTheMiddleNothingIsLost(t *testing.T) {
	c := newCrash(t)
	c.serve()
	visible := c.fire(killAt, func() { c.kill() })
	if visible == 0 {
		t.Fatal("the kill was not felt: no caller saw an error")
	}
	before := c.acknowledged()
	c.serve()
	c.fire(sent, nil)
	c.end()
	if after := len(c.acked); before == 0 || after <= before {
		t.Fatalf("%d acknowledged before the kill, %d in all: the fault did not bite", before, after)
	}
	t.Logf("%d acknowledged before the kill, %d in all, %d callers saw it", before, len(c.acked), visible)
	c.compare()
}

// crash is a database, the program on it, and what callers were told.
type crash struct {
	*testing.T
	program, database, token string
	address                  string
	command                  *exec.Cmd
	next                     atomic.Int64

	mu    sync.Mutex
	acked map[string]int64 // lead id by e-mail address
}

func newCrash(t *testing.T) *crash {
	dir := t.TempDir()
	c := &crash{T: t, program: filepath.Join(dir, "fairlead"), database: filepath.Join(dir, "crash.db"), acked: map[string]int64{}}
	build := exec.Command("go", "build", "-o", c.program, "fairlead/cmd/fairlead")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build the program: %v\n%s", err, out)
	}
	c.furnish()
	return c
}

func (c *crash) must(err error) {
	c.Helper()
	if err != nil {
		c.Fatal(err)
	}
}

// furnish makes a workspace of three agents in turn.
func (c *crash) furnish() {
	ctx := context.Background()
	s, err := sqlite.Open(ctx, c.database)
	c.must(err)
	w, m, err := usecase.Setup(ctx, s, time.Now(), usecase.SetupRequest{Workspace: "Acme", OwnerName: "Olga", OwnerEmail: "olga@acme.test", PasswordHash: "-"})
	c.must(err)
	app := usecase.New(s, time.Now, usecase.Outside{})
	owner := fairlead.Actor{Workspace: w.ID, Kind: fairlead.ActorMember, Member: m}
	rotation := fairlead.Rotation{Name: "Team", Strategy: fairlead.RoundRobin}
	for _, name := range []string{"Ana", "Ben", "Cleo"} {
		a, err := app.AddMember(ctx, owner, usecase.NewMember{Name: name, Email: name + "@acme.test", PasswordHash: "-", Role: "agent"})
		c.must(err)
		rotation.Agents = append(rotation.Agents, fairlead.RotationAgent{AgentID: a.ID, Weight: 1})
	}
	view, err := app.CreateRotation(ctx, owner, rotation)
	c.must(err)
	_, err = app.SetRouting(ctx, owner, true, view.ID)
	c.must(err)
	c.token, err = auth.New(s, time.Now).CreateToken(ctx, "olga@acme.test", "crash")
	c.must(err)
	app.Close()
	c.must(s.Close())
}

func (c *crash) serve() {
	c.command = exec.Command(c.program, "serve", "--addr", "127.0.0.1:0", "--database", c.database)
	out, err := c.command.StdoutPipe()
	c.must(err)
	c.must(c.command.Start())
	c.Cleanup(func() { _ = c.command.Process.Kill() })
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if address, found := strings.CutPrefix(lines.Text(), "listening on "); found {
			c.address = address
			return
		}
	}
	c.Fatal("the program ended before it listened")
}

func (c *crash) kill() {
	_ = c.command.Process.Kill()
	_ = c.command.Wait()
}

func (c *crash) end() {
	c.must(c.command.Process.Signal(os.Interrupt))
	c.must(c.command.Wait())
}

func (c *crash) acknowledged() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.acked)
}

// fire lets the crowd hand in leads until so many are acknowledged in all, then does what is to be done while they go
// on. It returns how many callers saw an error, which ends theirs.
func (c *crash) fire(until int, then func()) (failed int64) {
	transport := &http.Transport{MaxIdleConnsPerHost: crowd}
	defer transport.CloseIdleConnections()
	client := &http.Client{Transport: transport, Timeout: 30 * time.Second}
	var once sync.Once
	var errors atomic.Int64
	var wait sync.WaitGroup
	for range crowd {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for {
				if c.acknowledged() >= until {
					if then == nil {
						return
					}
					go once.Do(then)
				}
				if !c.post(client) {
					errors.Add(1)
					return
				}
			}
		}()
	}
	wait.Wait()
	return errors.Load()
}

// post hands in one lead and reports whether it was answered.
func (c *crash) post(client *http.Client) bool {
	email := fmt.Sprintf("%d@x.test", c.next.Add(1))
	body, _ := json.Marshal(map[string]string{"name": "Jo", "email": email, "source": "website"})
	request, err := http.NewRequest(http.MethodPost, c.address+"/api/v1/leads", bytes.NewReader(body))
	if err != nil {
		return false
	}
	request.Header.Set("Authorization", "Bearer "+c.token)
	request.Header.Set("Content-Type", "application/json")
	answer, err := client.Do(request)
	if err != nil {
		return false
	}
	defer answer.Body.Close()
	raw, err := io.ReadAll(answer.Body)
	if answer.StatusCode != http.StatusCreated || err != nil {
		return false
	}
	var said struct{ Lead struct{ ID int64 } }
	if err := json.Unmarshal(raw, &said); err != nil || said.Lead.ID == 0 {
		c.Errorf("answered 201 with %.200s", raw)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.acked[email] = said.Lead.ID
	return true
}

// compare checks the whole story of every lead: stored once, assigned once, told once, and the balances level.
func (c *crash) compare() {
	s, err := sqlite.Open(context.Background(), c.database)
	c.must(err)
	defer s.Close()
	c.must(s.Read(context.Background(), 1, func(tx store.Tx) error {
		stored := c.stored(tx)
		for email, id := range c.acked {
			if got := stored[email]; len(got) != 1 || got[0].ID != id {
				c.Errorf("%s was acknowledged as lead %d and is stored as %v", email, id, got)
			}
		}
		perAgent := map[int64]int{}
		for email, leads := range stored {
			for _, l := range leads {
				perAgent[l.AgentID]++
				c.checkTimeline(tx, email, l)
			}
		}
		c.checkBells(tx, perAgent)
		return c.checkLedger(tx, len(stored))
	}))
}

func (c *crash) stored(tx store.Tx) map[string][]fairlead.Lead {
	stored, cursor := map[string][]fairlead.Lead{}, ""
	for {
		page, err := tx.Leads().List(store.LeadQuery{Scope: fairlead.LeadScope{All: true}, Sort: fairlead.SortNewest, Limit: 200, Cursor: cursor})
		c.must(err)
		for _, l := range page.Leads {
			stored[l.Contact.Email] = append(stored[l.Contact.Email], l)
		}
		if cursor = page.Next; cursor == "" {
			return stored
		}
	}
}

func (c *crash) checkTimeline(tx store.Tx, email string, l fairlead.Lead) {
	line, err := tx.Activities().ForLead(l.ID, 0, 10)
	c.must(err)
	decisions, err := tx.Decisions().ForLead(l.ID)
	c.must(err)
	if len(line) != 2 || line[0].Kind != fairlead.ActivityAssigned || line[0].To.ID != l.AgentID || len(decisions) != 1 || decisions[0].AgentID != l.AgentID {
		c.Errorf("%s is with %d, its timeline says %+v, its decisions %+v", email, l.AgentID, line, decisions)
	}
}

func (c *crash) checkBells(tx store.Tx, perAgent map[int64]int) {
	for agent, leads := range perAgent {
		unread, err := tx.Notifications().Unread(agent)
		c.must(err)
		if unread != leads {
			c.Errorf("agent %d has %d leads and %d notifications", agent, leads, unread)
		}
	}
}

func (c *crash) checkLedger(tx store.Tx, leads int) error {
	policy, err := tx.Policies().Version(0)
	c.must(err)
	states, err := tx.Ledgers().Load([]int64{policy.Otherwise})
	c.must(err)
	state, sum := states[policy.Otherwise], int64(0)
	for _, s := range state.Standings {
		sum += s.Balance
	}
	if sum != 0 || state.NextSeq != int64(leads)+1 {
		c.Errorf("balances sum to %d; the next entry is %d after %d leads", sum, state.NextSeq, leads)
	}
	return nil
}
