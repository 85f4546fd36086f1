package httpapi

import (
	"context"
	"net"
	"net/http"
	"strings"
	"time"

	"fairlead/internal/notify/live"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"fairlead"
)

func (a *API) declareSession() {
	const tag = "Session"
	register(a, Operation{"GET", "/session", Public, "get-session", tag, "Whether you are signed in, and sign-ins on offer", 0, false}, a.session)
	register(a, Operation{"POST", "/session", Public, "sign-in", tag, "Sign in", 201, false}, a.signIn)
	register(a, Operation{"DELETE", "/session", Public, "sign-out", tag, "Sign out", 0, false}, a.signOut)
}

// DemoSignIn is a sign-in that a demo offers to everybody.
type DemoSignIn struct {
	Name     string `json:"name"`
	Email    string `json:"email"`
	Role     string `json:"role" doc:"The role's name"`
	Hint     string `json:"hint" doc:"What this person sees"`
	Password string `json:"password"`
}

// Session says whether somebody is signed in.
type Session struct {
	SignedIn    bool         `json:"signed_in"`
	DemoSignIns []DemoSignIn `json:"demo_sign_ins" doc:"Empty outside a demo"`
}

func (a *API) session(_ context.Context, actor fairlead.Actor, _ *Empty) (*Answer[Session], error) {
	offered := a.DemoSignIns
	if offered == nil {
		offered = []DemoSignIn{}
	}
	return answer(Session{SignedIn: actor.Member.ID != 0, DemoSignIns: offered}), nil
}

// Credentials are what a member signs in with.
type Credentials struct {
	Email    string `json:"email" minLength:"1" maxLength:"254"`
	Password string `json:"password" writeOnly:"true" minLength:"1" maxLength:"200"`
}

// WayIn is how a request came.
type WayIn struct {
	remote  string // address of the caller
	https   bool
	session string // the secret of the session that it comes by; "": it comes by none
}

// Resolve notes how the request came.
func (w *WayIn) Resolve(ctx huma.Context) []error {
	r, _ := humago.Unwrap(ctx)
	w.https, w.remote = encrypted(r), remoteAddress(r)
	if kind, secret := credentialOf(r); kind == fairlead.CredentialSession {
		w.session = secret
	}
	return nil
}

// remoteAddress is where a request comes from. Behind a proxy on this machine it is what the proxy says last; anybody
// else could say anything, so there it is the connection's own.
func remoteAddress(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	if said := lastHop(r); said != "" && net.ParseIP(host).IsLoopback() {
		return said
	}
	return host
}

// lastHop is the address that a proxy says it was called from, if there is one.
func lastHop(r *http.Request) string {
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	if said := strings.TrimSpace(hops[len(hops)-1]); net.ParseIP(said) != nil {
		return said
	}
	return ""
}

type signIn struct {
	WayIn
	Body Credentials
}

// SignedInAnswer is the new session; its secret travels in the cookie only.
type SignedInAnswer struct {
	SetCookie http.Cookie `header:"Set-Cookie"`
	Body      SessionOpened
}

// SessionOpened says who is signed in now, and until when at least.
type SessionOpened struct {
	Member    Ref       `json:"member"`
	ExpiresAt time.Time `json:"expires_at"`
}

func (a *API) signIn(ctx context.Context, _ fairlead.Actor, in *signIn) (*SignedInAnswer, error) {
	s, err := a.Auth.SignIn(ctx, in.Body.Email, in.Body.Password, in.remote)
	if err != nil {
		return nil, err
	}
	member := s.Actor.Member
	return &SignedInAnswer{
		SetCookie: sessionCookie(s.Secret, s.ExpiresAt, in.https),
		Body:      SessionOpened{Member: Ref{ID: member.ID, Name: member.Name}, ExpiresAt: s.ExpiresAt},
	}, nil
}

type signOut struct {
	WayIn
}

type signedOut struct {
	SetCookie http.Cookie `header:"Set-Cookie"`
}

// signOut ends a browser session and its open streams; a token is not ended this way.
func (a *API) signOut(ctx context.Context, actor fairlead.Actor, in *signOut) (*signedOut, error) {
	if actor.Credential != 0 && actor.Token == "" {
		if err := a.Auth.SignOut(ctx, actor); err != nil {
			return nil, err
		}
		a.Hub.Publish(live.Event{Workspace: actor.Workspace, Revoked: []int64{actor.Credential}})
	}
	return &signedOut{SetCookie: sessionCookie("", time.Time{}, in.https)}, nil
}
