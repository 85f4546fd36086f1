package httpapi

import (
	"net/http"
	"strings"
	"time"

	"fairlead"
)

// The session cookie. Under https its name makes browsers refuse it from anywhere but this very host.
const (
	plainCookie  = "fairlead"
	secureCookie = "__Host-fairlead"
)

var errSignedOut = &fairlead.Error{Kind: fairlead.KindUnauthenticated, Code: "unauthenticated", Message: "Sign in first, or send an API token."}

// caller finds out who sends the request. A token counts before a cookie.
func (a *API) caller(r *http.Request) (fairlead.Actor, error) {
	kind, secret := credentialOf(r)
	if secret == "" {
		return fairlead.Actor{}, errSignedOut
	}
	return a.Auth.Authenticate(r.Context(), kind, secret)
}

// credentialOf is what the request shows to be somebody; "" if nothing.
func credentialOf(r *http.Request) (fairlead.CredentialKind, string) {
	if header := r.Header.Get("Authorization"); header != "" {
		scheme, token, _ := strings.Cut(header, " ")
		if !strings.EqualFold(scheme, "Bearer") {
			return fairlead.CredentialToken, ""
		}
		return fairlead.CredentialToken, strings.TrimSpace(token)
	}
	for _, name := range []string{secureCookie, plainCookie} {
		if c, err := r.Cookie(name); err == nil {
			return fairlead.CredentialSession, c.Value
		}
	}
	return "", ""
}

// encrypted reports whether the browser came over https, to us or to the proxy in front of us.
func encrypted(r *http.Request) bool {
	return r.TLS != nil || strings.EqualFold(r.Header.Get("X-Forwarded-Proto"), "https")
}

// sessionCookie carries a session's secret; an empty secret takes the cookie away.
func sessionCookie(secret string, until time.Time, https bool) http.Cookie {
	c := http.Cookie{Name: plainCookie, Value: secret, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode, Expires: until.UTC()}
	if https {
		c.Name, c.Secure = secureCookie, true
	}
	if secret == "" {
		c.Expires, c.MaxAge = time.Time{}, -1
	}
	return c
}
