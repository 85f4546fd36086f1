package auth_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/auth"
	"fairlead/internal/store"
	"fairlead/internal/testkit/testdb"
	"fairlead/internal/usecase"
)

const password = "a long enough passphrase 7"

// door is a workspace with an owner, and a clock that a test winds.
type door struct {
	*testing.T
	ctx   context.Context
	store store.Store
	auth  *auth.Service
	clock time.Time
	owner fairlead.Member
	ws    int64
}

func newDoor(t *testing.T) *door {
	t.Helper()
	d := &door{T: t, ctx: context.Background(), clock: time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)}
	s := testdb.Open(t)
	hash, err := auth.HashPassword(password)
	d.must(err)
	w, m, err := usecase.Setup(d.ctx, s, d.clock, usecase.SetupRequest{Workspace: "Acme", OwnerName: "Olga", OwnerEmail: "olga@acme.test", PasswordHash: hash})
	d.must(err)
	d.store, d.owner, d.ws = s, m, w.ID
	d.auth = auth.New(s, func() time.Time { return d.clock })
	return d
}

func (d *door) must(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

func (d *door) refused(err error, code string) {
	d.Helper()
	var e *fairlead.Error
	if !errors.As(err, &e) || e.Code != code {
		d.Fatalf("got %v, want %s", err, code)
	}
}

func TestSignInAndOut(t *testing.T) {
	d := newDoor(t)
	s, err := d.auth.SignIn(d.ctx, " Olga@Acme.test ", password, "127.0.0.1")
	d.must(err)
	actor, err := d.auth.Authenticate(d.ctx, fairlead.CredentialSession, s.Secret)
	d.must(err)
	if actor.Member.ID != d.owner.ID || actor.Workspace != d.ws || actor.Token != "" || actor.Credential == 0 {
		t.Errorf("signed in as %+v", actor)
	}
	if _, err := d.auth.Authenticate(d.ctx, fairlead.CredentialToken, s.Secret); err == nil {
		t.Error("a session's secret passes as a token")
	}
	d.must(d.auth.SignOut(d.ctx, actor))
	d.must(d.auth.SignOut(d.ctx, actor)) // from another tab, at the same moment
	_, err = d.auth.Authenticate(d.ctx, fairlead.CredentialSession, s.Secret)
	d.refused(err, "signed_out")
}

func TestWrongSignInsAreAllAnsweredAlike(t *testing.T) {
	d := newDoor(t)
	for _, c := range [][2]string{{"olga@acme.test", "wrong"}, {"nobody@acme.test", password}, {"", ""}} {
		_, err := d.auth.SignIn(d.ctx, c[0], c[1], "127.0.0.1")
		d.refused(err, "wrong_sign_in")
	}
}

func TestAnInactiveMemberIsSignedOut(t *testing.T) {
	d := newDoor(t)
	s, err := d.auth.SignIn(d.ctx, "olga@acme.test", password, "127.0.0.1")
	d.must(err)
	d.must(d.store.Write(d.ctx, d.ws, func(tx store.Tx) error {
		d.owner.Active = false
		return tx.Members().Update(d.owner, d.owner.CreatedAt)
	}))
	_, err = d.auth.Authenticate(d.ctx, fairlead.CredentialSession, s.Secret)
	d.refused(err, "signed_out")
	_, err = d.auth.SignIn(d.ctx, "olga@acme.test", password, "127.0.0.1")
	d.refused(err, "wrong_sign_in")
}

func TestASessionEndsWhenItIsNotUsed(t *testing.T) {
	d := newDoor(t)
	s, err := d.auth.SignIn(d.ctx, "olga@acme.test", password, "127.0.0.1")
	d.must(err)
	for range 3 {
		d.clock = d.clock.Add(13 * 24 * time.Hour)
		_, err = d.auth.Authenticate(d.ctx, fairlead.CredentialSession, s.Secret)
		d.must(err)
	}
	d.clock = d.clock.Add(15 * 24 * time.Hour)
	_, err = d.auth.Authenticate(d.ctx, fairlead.CredentialSession, s.Secret)
	d.refused(err, "signed_out")
}

// full is a database whose disk is full.
type full struct{ store.Store }

func (full) Write(context.Context, int64, func(store.Tx) error) error {
	return &fairlead.Error{Kind: fairlead.KindUnavailable, Code: "disk_full"}
}

// TestWhoOnlyReadsIsLetInWhileTheDiskIsFull: that somebody was there today cannot be noted, and they read all the same.
func TestWhoOnlyReadsIsLetInWhileTheDiskIsFull(t *testing.T) {
	d := newDoor(t)
	s, err := d.auth.SignIn(d.ctx, "olga@acme.test", password, "127.0.0.1")
	d.must(err)
	d.clock = d.clock.Add(time.Hour)
	_, err = auth.New(full{d.store}, func() time.Time { return d.clock }).Authenticate(d.ctx, fairlead.CredentialSession, s.Secret)
	d.must(err)
}

func TestGuessingIsThrottled(t *testing.T) {
	d := newDoor(t)
	for range 10 {
		_, err := d.auth.SignIn(d.ctx, "olga@acme.test", "wrong", "127.0.0.1")
		d.refused(err, "wrong_sign_in")
	}
	_, err := d.auth.SignIn(d.ctx, "olga@acme.test", password, "127.0.0.2")
	d.refused(err, "too_many_attempts")
	d.clock = d.clock.Add(31 * time.Second)
	_, err = d.auth.SignIn(d.ctx, "olga@acme.test", password, "127.0.0.2")
	d.must(err)
	for range 45 {
		_, err = d.auth.SignIn(d.ctx, "olga@acme.test", password, "127.0.0.3")
		d.must(err)
	}
}

func TestOneCallerCannotTryManyAddresses(t *testing.T) {
	d := newDoor(t)
	refused := 0
	for i := range 60 {
		_, err := d.auth.SignIn(d.ctx, strings.Repeat("x", i+1)+"@acme.test", "wrong", "10.0.0.1")
		if fairlead.KindOf(err) == fairlead.KindTooMany {
			refused++
		}
	}
	if refused != 10 {
		t.Errorf("%d of 60 were turned away, want 10", refused)
	}
}

// TestOneLineCannotTryFromManyAddresses: with IPv6 somebody has a whole network of them.
func TestOneLineCannotTryFromManyAddresses(t *testing.T) {
	d := newDoor(t)
	d.auth.HashWith(64)
	var err error
	for i := range 51 {
		_, err = d.auth.SignIn(d.ctx, strings.Repeat("x", i+1)+"@acme.test", "wrong", fmt.Sprintf("2001:db8::%x", i))
	}
	d.refused(err, "too_many_attempts")
}

// TestWhoIsTurnedAwayLocksNobodyOut: a caller that has no attempts left takes none from an e-mail address.
func TestWhoIsTurnedAwayLocksNobodyOut(t *testing.T) {
	d := newDoor(t)
	d.auth.HashWith(64)
	for i := range 70 {
		email := "olga@acme.test"
		if i < 50 {
			email = strings.Repeat("x", i+1) + "@acme.test"
		}
		_, _ = d.auth.SignIn(d.ctx, email, "wrong", "10.0.0.1")
	}
	_, err := d.auth.SignIn(d.ctx, "olga@acme.test", password, "10.0.0.2")
	d.must(err)
}

func TestTokens(t *testing.T) {
	d := newDoor(t)
	secret, err := d.auth.CreateToken(d.ctx, "OLGA@acme.test", "Zapier")
	d.must(err)
	if !strings.HasPrefix(secret, auth.TokenPrefix) || strings.ContainsAny(secret, " \n") {
		t.Errorf("secret %q", secret)
	}
	d.clock = d.clock.AddDate(3, 0, 0)
	actor, err := d.auth.Authenticate(d.ctx, fairlead.CredentialToken, secret)
	d.must(err)
	if actor.Token != "Zapier" || actor.Member.Name != "Olga" {
		t.Errorf("signed in as %+v", actor)
	}
	_, err = d.auth.CreateToken(d.ctx, "nobody@acme.test", "Zapier")
	d.refused(err, "invalid")
	_, err = d.auth.CreateToken(d.ctx, "olga@acme.test", " ")
	d.refused(err, "invalid")
}

func TestALentToken(t *testing.T) {
	d := newDoor(t)
	lend := func() (string, fairlead.Actor) {
		secret, actor, err := d.auth.Lend(d.ctx, "OLGA@acme.test", "fairlead import")
		d.must(err)
		known, err := d.auth.Authenticate(d.ctx, fairlead.CredentialToken, secret)
		d.must(err)
		if known.Member.ID != actor.Member.ID || known.Credential != actor.Credential || known.Token != "fairlead import" {
			t.Errorf("lent to %+v, known as %+v", actor, known)
		}
		return secret, actor
	}
	secret, actor := lend()
	d.must(d.auth.SignOut(d.ctx, actor))
	_, err := d.auth.Authenticate(d.ctx, fairlead.CredentialToken, secret)
	d.refused(err, "signed_out")
	forgotten, _ := lend()
	d.clock = d.clock.Add(15 * 24 * time.Hour)
	_, err = d.auth.Authenticate(d.ctx, fairlead.CredentialToken, forgotten)
	d.refused(err, "signed_out")
	_, _, err = d.auth.Lend(d.ctx, "nobody@acme.test", "fairlead import")
	d.refused(err, "invalid")
	d.must(d.store.Write(d.ctx, d.ws, func(tx store.Tx) error {
		d.owner.Active = false
		return tx.Members().Update(d.owner, d.owner.CreatedAt)
	}))
	_, _, err = d.auth.Lend(d.ctx, "olga@acme.test", "fairlead import")
	d.refused(err, "inactive")
}

func TestPasswordsCostWhatIsSafe(t *testing.T) {
	d := newDoor(t)
	cost := func(hash string, err error) string {
		d.must(err)
		return hash[:strings.LastIndex(hash[:strings.LastIndex(hash, "$")], "$")]
	}
	safe := cost(auth.HashPassword(password))
	if usual := cost(d.auth.HashPassword(password)); usual != safe {
		t.Errorf("a service hashes with %s, not %s", usual, safe)
	}
	d.auth.HashWith(64)
	if cheap, want := cost(d.auth.HashPassword(password)), "$argon2id$v=19$m=64,t=2,p=1"; cheap != want {
		t.Errorf("told to take 64 KiB it hashes with %s, not %s", cheap, want)
	}
}

func TestPasswordRules(t *testing.T) {
	for password, ok := range map[string]bool{"short": false, "ten chars!": true, strings.Repeat("x", 201): false, "": false} {
		if _, err := auth.HashPassword(password); (err == nil) != ok {
			t.Errorf("%q: %v", password, err)
		}
	}
}
