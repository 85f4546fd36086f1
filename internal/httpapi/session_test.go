package httpapi_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"fairlead/internal/testkit"
)

// signIn signs Olga in with her password, as a browser does.
func signIn(t *testing.T, w *testkit.World, headers ...string) (cookie string, answer *testkit.Answer) {
	t.Helper()
	answer = w.Nobody().Do("POST", "/session", map[string]any{"email": "OLGA@acme.test ", "password": testkit.Password}, headers...).Expect(201)
	set := answer.Header.Get("Set-Cookie")
	cookie, _, _ = strings.Cut(set, ";")
	for _, want := range []string{"HttpOnly", "SameSite=Lax", "Path=/"} {
		if !strings.Contains(set, want) {
			t.Errorf("the cookie %q lacks %s", set, want)
		}
	}
	return cookie, answer
}

func TestASessionFromSignInToSignOut(t *testing.T) {
	w := testkit.Start(t)
	cookie, opened := signIn(t, w)
	if !strings.HasPrefix(cookie, "fairlead=") || opened.Text("member.name") != "Olga Owner" {
		t.Errorf("signed in with %q: %s", cookie, opened.Body)
	}
	if strings.Contains(string(opened.Body), strings.TrimPrefix(cookie, "fairlead=")) {
		t.Error("the secret travels in the body, too")
	}
	guest := w.Nobody()
	if guest.Do("GET", "/session", nil, "Cookie", cookie).Value("signed_in") != true || guest.Get("/session").Value("signed_in") != false {
		t.Error("the session does not know whether it is one")
	}
	lead := guest.Do("POST", "/leads", map[string]any{"name": "Jo"}, "Cookie", cookie).Expect(201)
	if lead.Text("lead.source") != "manual" {
		t.Errorf("a lead entered in the browser comes from %q", lead.Text("lead.source"))
	}
	out := guest.Do("DELETE", "/session", nil, "Cookie", cookie).Expect(204)
	if !strings.Contains(out.Header.Get("Set-Cookie"), "Max-Age=0") {
		t.Errorf("the cookie stays: %q", out.Header.Get("Set-Cookie"))
	}
	guest.Do("GET", "/me", nil, "Cookie", cookie).Expect(401)
	guest.Delete("/session").Expect(204)
}

// TestTheCookieLastsAsLongAsTheSession: whoever comes every day need not sign in every fortnight.
func TestTheCookieLastsAsLongAsTheSession(t *testing.T) {
	w := testkit.Start(t)
	cookie, _ := signIn(t, w)
	w.Clock.Wind(10 * 24 * time.Hour)
	set := w.Nobody().Do("GET", "/me", nil, "Cookie", cookie).Expect(200).Header.Get("Set-Cookie")
	until := w.Clock.Now().Add(14 * 24 * time.Hour).UTC().Format(http.TimeFormat)
	if !strings.HasPrefix(set, cookie+";") || !strings.Contains(set, "Expires="+until) {
		t.Errorf("the cookie is %q, not until %s", set, until)
	}
	if set := w.Owner.Get("/me").Expect(200).Header.Get("Set-Cookie"); set != "" {
		t.Errorf("who comes by a token gets the cookie %q", set)
	}
}

func TestUnderHTTPSTheCookieIsBoundToTheHost(t *testing.T) {
	w := testkit.Start(t)
	cookie, answer := signIn(t, w, "X-Forwarded-Proto", "https")
	if !strings.HasPrefix(cookie, "__Host-fairlead=") || !strings.Contains(answer.Header.Get("Set-Cookie"), "Secure") {
		t.Errorf("the cookie is %q", answer.Header.Get("Set-Cookie"))
	}
	w.Nobody().Do("GET", "/me", nil, "Cookie", cookie).Expect(200)
}

func TestOtherSitesCannotUseTheSession(t *testing.T) {
	w := testkit.Start(t)
	cookie, _ := signIn(t, w)
	guest := w.Nobody()
	for _, header := range []string{"cross-site", "same-site"} {
		refused := guest.Do("POST", "/leads", map[string]any{"name": "Jo"}, "Cookie", cookie, "Sec-Fetch-Site", header).Expect(403)
		if refused.Text("code") != "cross_origin" {
			t.Errorf("refused with %s", refused.Body)
		}
	}
	guest.Do("POST", "/leads", map[string]any{"name": "Jo"}, "Cookie", cookie, "Origin", "http://evil.test").Expect(403)
	guest.Do("POST", "/leads", map[string]any{"name": "Jo"}, "Cookie", cookie, "Origin", w.URL).Expect(201)
	w.Owner.Do("POST", "/leads", map[string]any{"name": "Al"}, "Origin", "http://integration.test").Expect(201)
}

func TestGuessingPasswordsIsSlowedDown(t *testing.T) {
	w := testkit.Start(t)
	guess := func() *testkit.Answer {
		return w.Nobody().Post("/session", map[string]any{"email": "olga@acme.test", "password": "swordfish swordfish"})
	}
	first := guess().Expect(401)
	if unknown := w.Nobody().Post("/session", map[string]any{"email": "nobody@acme.test", "password": "swordfish swordfish"}); string(unknown.Body) != string(first.Body) {
		t.Errorf("an unknown address answers %s, a wrong password %s", unknown.Body, first.Body)
	}
	var last *testkit.Answer
	for range 30 {
		if last = guess(); last.Status != 401 {
			break
		}
	}
	if last.Status != http.StatusTooManyRequests || last.Header.Get("Retry-After") == "" {
		t.Fatalf("thirty guesses: %d %s", last.Status, last.Body)
	}
	w.Clock.Wind(time.Hour)
	signIn(t, w)
}

func TestSafeHeadersAreOnEveryAnswer(t *testing.T) {
	w := testkit.Start(t)
	for _, path := range []string{"/api/v1/me", "/api/v1/nothing", "/docs", "/healthz", "/api/"} {
		header := w.Owner.Do("GET", path, nil).Header
		if !strings.Contains(header.Get("Content-Security-Policy"), "default-src 'self'") || header.Get("X-Content-Type-Options") != "nosniff" ||
			header.Get("Referrer-Policy") != "same-origin" || !strings.Contains(header.Get("Content-Security-Policy"), "frame-ancestors 'none'") {
			t.Errorf("%s has %v", path, header)
		}
	}
	if got := w.Owner.Get("/me").Header.Get("Cache-Control"); got != "no-store" {
		t.Errorf("answers may be kept: %q", got)
	}
}
