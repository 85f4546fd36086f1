package faults

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/store"
	"fairlead/internal/store/postgres"
	"fairlead/internal/store/sqlite"
	"fairlead/internal/usecase"
)

// behind opens a database by which nobody serves yet, for what would take long over the API.
func (s *scene) behind(do func(ctx context.Context, db store.Store, app *usecase.App, owner fairlead.Actor)) {
	s.t.Helper()
	ctx := s.t.Context()
	var db store.Store
	var err error
	if strings.HasPrefix(s.Database, "postgres") {
		db, err = postgres.Open(ctx, s.Database)
	} else {
		db, err = sqlite.Open(ctx, s.Database)
	}
	must(s.t, err)
	all, err := db.Workspaces(ctx)
	must(s.t, err)
	owner := fairlead.Actor{Workspace: all[0].ID, Kind: fairlead.ActorMember}
	must(s.t, db.Read(ctx, owner.Workspace, func(tx store.Tx) error {
		members, err := tx.Members().List()
		for _, m := range members {
			if m.Role.Kind == fairlead.RoleOwner {
				owner.Member = m
			}
		}
		return err
	}))
	app := usecase.New(db, time.Now, usecase.Outside{})
	do(ctx, db, app, owner)
	app.Close()
	must(s.t, db.Close())
}

// hire adds so many agents who never sign in, and a rotation of them, whose id it returns. These stand in its middle.
func (s *scene) hire(name string, agents int, middle ...int64) (rotation int64) {
	s.t.Helper()
	s.behind(func(ctx context.Context, _ store.Store, app *usecase.App, owner fairlead.Actor) {
		var ids []int64
		for i := range agents {
			m, err := app.AddMember(ctx, owner, usecase.NewMember{Name: fmt.Sprintf("%s %d", name, i), Email: fmt.Sprintf("%s%d@acme.test", strings.ToLower(name), i), PasswordHash: "-", Role: "agent"})
			must(s.t, err)
			ids = append(ids, m.ID)
		}
		r := fairlead.Rotation{Name: name, Strategy: fairlead.RoundRobin}
		for _, id := range slices.Insert(ids, len(ids)/2, middle...) {
			r.Agents = append(r.Agents, fairlead.RotationAgent{AgentID: id, Weight: 1})
		}
		made, err := app.CreateRotation(ctx, owner, r)
		must(s.t, err)
		rotation = made.ID
	})
	return rotation
}

// route gives leads to a rotation from now on.
func (m *mailing) route(rotation int64) {
	m.t.Helper()
	m.Owner.Put("/routing", map[string]any{"auto_assign": true, "otherwise": map[string]any{"rotation_id": rotation}}).Expect(200)
}

// letter is a mail as its reader has it.
type letter struct {
	to, id, subject string
	leads           []int64 // that it links to
	more            int     // that it only counts
}

var (
	leadLink = regexp.MustCompile(regexp.QuoteMeta(publicURL) + `/leads/(\d+)\b`)
	moreText = regexp.MustCompile(`(?m)and (\d+) more$`)
)

// letters are the mails that were taken so far, read.
func (m *mailing) letters() (all []letter) {
	m.t.Helper()
	for _, taken := range m.post.Mails() {
		read, err := mail.ReadMessage(strings.NewReader(taken.Text))
		must(m.t, err)
		subject, err := new(mime.WordDecoder).DecodeHeader(read.Header.Get("Subject"))
		must(m.t, err)
		l := letter{to: taken.To, id: read.Header.Get("Message-ID"), subject: subject}
		text := plainText(m.t, read)
		for _, link := range leadLink.FindAllStringSubmatch(text, -1) {
			if id, _ := strconv.ParseInt(link[1], 10, 64); !slices.Contains(l.leads, id) {
				l.leads = append(l.leads, id)
			}
		}
		if more := moreText.FindStringSubmatch(strings.ReplaceAll(text, "\r\n", "\n")); more != nil {
			l.more, _ = strconv.Atoi(more[1])
		}
		all = append(all, l)
	}
	return all
}

// plainText is what a mail says to who reads no HTML.
func plainText(t *testing.T, m *mail.Message) string {
	t.Helper()
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	must(t, err)
	part, err := multipart.NewReader(m.Body, params["boundary"]).NextPart() // the first one; decoded
	must(t, err)
	text, err := io.ReadAll(part)
	must(t, err)
	return string(text)
}

// examineMails wants every lead to be named in one mail to its agent, or at least counted in one, and each mail to have come
// once; once more for each time that the program was killed, under the same id. It returns how many came again.
func (m *mailing) examineMails(kills int) (again int) {
	m.t.Helper()
	addresses, agents, had := m.addresses(), map[int64]string{}, map[string]int{}
	for _, l := range m.leads() {
		agents[l.ID] = addresses[l.AssignedAgent.ID]
		had[agents[l.ID]]++
	}
	came, last := map[string]int{}, map[string]letter{}
	for _, l := range m.letters() {
		if before, seen := last[l.id]; l.id == "" || seen && before.to != l.to {
			m.t.Errorf("the mail %q went to %s and to %s", l.id, before.to, l.to)
		}
		if came[l.id]++; came[l.id] > 1+kills {
			m.t.Errorf("the mail %s came %d times; the program was killed %d times", l.id, came[l.id], kills)
		}
		last[l.id] = l
	}
	named, told, digests := map[int64]string{}, map[string]int{}, 0
	for id, l := range last {
		for _, lead := range l.leads {
			if agents[lead] != l.to {
				m.t.Errorf("%s was sent a mail about lead %d, which is with %q", l.to, lead, agents[lead])
			}
			if named[lead] != "" {
				m.t.Errorf("lead %d is named in the mails %s and %s", lead, named[lead], id)
			}
			named[lead] = id
		}
		if len(l.leads) > 1 {
			digests++
		}
		told[l.to] += len(l.leads) + l.more
		again += came[id] - 1
	}
	for address, leads := range had {
		if told[address] != leads {
			m.t.Errorf("%s has %d leads and was told of %d by mail", address, leads, told[address])
		}
	}
	m.t.Logf("%d leads of %d agents were told in %d mails, %d of them digests; %d came again, under the same id", len(agents), len(had), len(last), digests, again)
	return again
}

// addresses are the mail addresses of members, by their id.
func (m *mailing) addresses() map[int64]string {
	m.t.Helper()
	all := map[int64]string{}
	var team struct {
		Items []struct {
			ID    int64
			Email string
		}
	}
	must(m.t, json.Unmarshal(m.Owner.Get("/members").Expect(200).Body, &team))
	for _, one := range team.Items {
		all[one.ID] = one.Email
	}
	return all
}
