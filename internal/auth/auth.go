// Package auth answers who is calling: it checks passwords, opens and closes sessions, and knows API tokens. A secret
// is shown once, to whom it belongs; the database keeps its hash. What a caller may then do is the business of access.
package auth

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/alexedwards/argon2id"

	"fairlead"
	"fairlead/internal/store"
)

// How long a session holds without being used, and how stale "last used" may get before it is written again.
const (
	sessionLife = 14 * 24 * time.Hour
	touchAfter  = 10 * time.Minute
)

// TokenPrefix begins every API token, so that one that leaks is recognised.
const TokenPrefix = "fl_"

// Service knows who is calling.
type Service struct {
	store    store.Store
	now      func() time.Time
	throttle *throttle
	memory   uint32 // that hashing a password takes, in KiB
}

// New returns the service over a store.
func New(s store.Store, now func() time.Time) *Service {
	return &Service{store: s, throttle: newThrottle(), memory: memory,
		now: func() time.Time { return now().UTC().Truncate(time.Microsecond) }}
}

// Session is an open session: what the browser keeps, and who it is.
type Session struct {
	Secret    string
	Actor     fairlead.Actor
	ExpiresAt time.Time
}

var errSignIn = &fairlead.Error{Kind: fairlead.KindUnauthenticated, Code: "wrong_sign_in",
	Message: "E-mail address or password is wrong."}

var errSignedOut = &fairlead.Error{Kind: fairlead.KindUnauthenticated, Code: "signed_out",
	Message: "Sign in first, or send a valid API token."}

// argon2id parameters: two passes, one lane, as OWASP's Password Storage Cheat Sheet asks at least.
func params(memory uint32) *argon2id.Params {
	return &argon2id.Params{Memory: memory, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}
}

// HashWith makes new passwords cost this much memory, in KiB, instead of what is safe: for tests, which hash many.
func (s *Service) HashWith(memory uint32) { s.memory = memory }

// HashPassword checks and hashes a new password. A password has 10 to 200 characters.
func (s *Service) HashPassword(password string) (string, error) {
	return hashPassword(password, s.memory)
}

// HashPassword is Service.HashPassword where there is no service.
func HashPassword(password string) (string, error) { return hashPassword(password, memory) }

func hashPassword(password string, memory uint32) (string, error) {
	switch n := utf8.RuneCountInString(password); {
	case n < 10:
		return "", fairlead.Invalid("password", "Use at least 10 characters. Several words make a good password.")
	case n > 200:
		return "", fairlead.Invalid("password", "Use at most 200 characters.")
	}
	return argon2id.CreateHash(password, params(memory))
}

// SignIn opens a session. It is throttled by e-mail address and by the caller's address, and takes as long for an
// address that nobody has.
func (s *Service) SignIn(ctx context.Context, email, password, remoteIP string) (Session, error) {
	email = strings.ToLower(strings.TrimSpace(email))
	release, err := s.throttle.enter(ctx, s.now(), email, remoteIP)
	if err != nil {
		return Session{}, err
	}
	defer release()
	member, workspace, err := s.check(ctx, email, password)
	if err != nil {
		return Session{}, err
	}
	s.throttle.forget(email)
	now := s.now()
	c := fairlead.Credential{Kind: fairlead.CredentialSession, MemberID: member.ID, CreatedAt: now, LastUsedAt: now, ExpiresAt: s.SessionEnds()}
	secret, err := s.issue(ctx, workspace, &c)
	if err != nil {
		return Session{}, fmt.Errorf("sign in: %w", err)
	}
	actor := fairlead.Actor{Workspace: workspace, Kind: fairlead.ActorMember, Member: member, Credential: c.ID}
	return Session{Secret: secret, Actor: actor, ExpiresAt: c.ExpiresAt}, nil
}

// check finds the active member of an e-mail address and password.
func (s *Service) check(ctx context.Context, email, password string) (member fairlead.Member, workspace int64, err error) {
	workspace, id, err := s.store.FindCredential(ctx, store.DirectoryEmail, email)
	if errors.Is(err, fairlead.ErrNotFound) {
		_, _ = argon2id.CreateHash(password, params(s.memory)) // spend what a known address would
		return member, 0, errSignIn
	}
	if err != nil {
		return member, 0, fmt.Errorf("find member: %w", err)
	}
	var hash string
	err = s.store.Read(ctx, workspace, func(tx store.Tx) (err error) {
		if member, err = tx.Members().Get(id); err != nil {
			return err
		}
		hash, err = tx.Members().PasswordHash(id)
		return err
	})
	if err != nil {
		return member, 0, fmt.Errorf("read member: %w", err)
	}
	if ok, err := argon2id.ComparePasswordAndHash(password, hash); err != nil || !ok || !member.Active {
		return member, 0, errSignIn
	}
	return member, workspace, nil
}

// issue stores a new credential and returns its secret.
func (s *Service) issue(ctx context.Context, workspace int64, c *fairlead.Credential) (string, error) {
	raw := make([]byte, 32)
	rand.Read(raw)
	secret := base64.RawURLEncoding.EncodeToString(raw)
	if c.Kind == fairlead.CredentialToken {
		secret = TokenPrefix + secret
	}
	err := s.store.Write(ctx, workspace, func(tx store.Tx) (err error) {
		if c.ID, err = tx.NextIDs(store.CredentialIDs, 1); err != nil {
			return err
		}
		if err := tx.Credentials().DeleteExpired(s.now()); err != nil {
			return err
		}
		return tx.Credentials().Insert(*c, hashOf(secret))
	})
	return secret, err
}

// hashOf is how a secret is kept. Secrets are 256 random bits, so a plain hash is enough.
func hashOf(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// Authenticate answers who a session's or token's secret belongs to. Whatever is wrong with it, the answer is the same.
func (s *Service) Authenticate(ctx context.Context, kind fairlead.CredentialKind, secret string) (fairlead.Actor, error) {
	caller, err := s.store.FindCaller(ctx, kind, hashOf(secret))
	c, m, now := caller.Credential, caller.Member, s.now()
	switch {
	case errors.Is(err, fairlead.ErrNotFound) || err == nil && (!m.Active || !c.ExpiresAt.IsZero() && now.After(c.ExpiresAt)):
		return fairlead.Actor{}, errSignedOut
	case err != nil:
		return fairlead.Actor{}, fmt.Errorf("authenticate: %w", err)
	}
	if now.Sub(c.LastUsedAt) > touchAfter {
		// Who only reads must be let in while the database takes no writes.
		if err := s.touch(ctx, caller.Workspace, c, now); err != nil && fairlead.KindOf(err) != fairlead.KindUnavailable {
			return fairlead.Actor{}, fmt.Errorf("authenticate: %w", err)
		}
	}
	return fairlead.Actor{Workspace: caller.Workspace, Kind: fairlead.ActorMember, Member: m, Token: c.Name, Credential: c.ID}, nil
}

func (s *Service) touch(ctx context.Context, workspace int64, c fairlead.Credential, now time.Time) error {
	expires := c.ExpiresAt
	if !expires.IsZero() {
		expires = s.SessionEnds()
	}
	return s.store.Write(ctx, workspace, func(tx store.Tx) error {
		return tx.Credentials().Touch(c.ID, now, expires)
	})
}

// SessionEnds is when a session ends that is used now, and then no more.
func (s *Service) SessionEnds() time.Time { return s.now().Add(sessionLife) }

// SignOut ends the session that the actor came with, if nobody has ended it meanwhile.
func (s *Service) SignOut(ctx context.Context, actor fairlead.Actor) error {
	err := s.store.Write(ctx, actor.Workspace, func(tx store.Tx) error {
		return tx.Credentials().Delete(actor.Credential)
	})
	if err != nil && !errors.Is(err, fairlead.ErrNotFound) {
		return fmt.Errorf("sign out: %w", err)
	}
	return nil
}

// CreateToken makes an API token for the member of an e-mail address. It can do what the member may do.
func (s *Service) CreateToken(ctx context.Context, email, name string) (string, error) {
	name = strings.TrimSpace(name)
	if name == "" || utf8.RuneCountInString(name) > 100 || store.Storable(name) != name {
		return "", fairlead.Invalid("name", "Give the token a name of 1 to 100 characters, such as Zapier.")
	}
	workspace, id, err := s.memberOf(ctx, email)
	if err != nil {
		return "", fmt.Errorf("create token: %w", err)
	}
	now := s.now()
	secret, err := s.issue(ctx, workspace, &fairlead.Credential{Kind: fairlead.CredentialToken, MemberID: id, Name: name, CreatedAt: now, LastUsedAt: now})
	if err != nil {
		return "", fmt.Errorf("create token: %w", err)
	}
	return secret, nil
}

// memberOf finds the member of an e-mail address.
func (s *Service) memberOf(ctx context.Context, email string) (workspace, id int64, err error) {
	workspace, id, err = s.store.FindCredential(ctx, store.DirectoryEmail, strings.ToLower(strings.TrimSpace(email)))
	if errors.Is(err, fairlead.ErrNotFound) {
		err = fairlead.Invalid("email", "Nobody has this e-mail address.")
	}
	return workspace, id, err
}

// Lend makes a token with which a command acts as a member while it runs. SignOut takes it back. If the command is killed
// before, nobody knows the token any more, and it expires as a session does.
func (s *Service) Lend(ctx context.Context, email, name string) (secret string, actor fairlead.Actor, err error) {
	workspace, id, err := s.memberOf(ctx, email)
	if err != nil {
		return "", actor, fmt.Errorf("lend a token: %w", err)
	}
	var member fairlead.Member
	err = s.store.Read(ctx, workspace, func(tx store.Tx) (err error) {
		member, err = tx.Members().Get(id)
		return err
	})
	if err == nil && !member.Active {
		err = fairlead.Mend("inactive", "%s is inactive.", member.Name)
	}
	if err != nil {
		return "", actor, fmt.Errorf("lend a token: %w", err)
	}
	now := s.now()
	c := fairlead.Credential{Kind: fairlead.CredentialToken, MemberID: id, Name: name, CreatedAt: now, LastUsedAt: now, ExpiresAt: now.Add(sessionLife)}
	if secret, err = s.issue(ctx, workspace, &c); err != nil {
		return "", actor, fmt.Errorf("lend a token: %w", err)
	}
	return secret, fairlead.Actor{Workspace: workspace, Kind: fairlead.ActorMember, Member: member, Token: name, Credential: c.ID}, nil
}
