package webpush

import (
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"time"
)

// Keys are what a push service knows an instance by (RFC 8292). Browsers bind their subscription to the public one: whoever
// changes them loses all devices.
type Keys struct {
	Private string // the number, base64url
	Public  string // the uncompressed point of P-256, base64url
}

// NewKeys makes the keys of one instance.
func NewKeys() Keys {
	key := newKey()
	return Keys{Private: encoded(key.Bytes()), Public: encoded(key.PublicKey().Bytes())}
}

func newKey() *ecdh.PrivateKey {
	key, _ := ecdh.P256().GenerateKey(rand.Reader) // never fails
	return key
}

// lifetime is how long an authorization holds. RFC 8292 allows a day; half of that leaves room for clocks that are wrong.
const lifetime = 12 * time.Hour

// authorization is a signed statement of who sends something to a push service.
func (k Keys) authorization(endpoint *url.URL, contact string, now time.Time) (string, error) {
	number, err := decoded(k.Private)
	if err != nil {
		return "", err
	}
	key, err := ecdsa.ParseRawPrivateKey(elliptic.P256(), number)
	if err != nil {
		return "", err
	}
	claims, err := json.Marshal(map[string]any{"aud": origin(endpoint), "exp": now.Add(lifetime).Unix(), "sub": contact})
	if err != nil {
		return "", err
	}
	token := encoded([]byte(`{"typ":"JWT","alg":"ES256"}`)) + "." + encoded(claims)
	hash := sha256.Sum256([]byte(token))
	r, s, err := ecdsa.Sign(rand.Reader, key, hash[:])
	if err != nil {
		return "", err
	}
	signature := make([]byte, 64)
	r.FillBytes(signature[:32])
	s.FillBytes(signature[32:])
	return fmt.Sprintf("vapid t=%s.%s, k=%s", token, encoded(signature), k.Public), nil
}

// origin is scheme, host and port, without the port that goes without saying (RFC 6454, 6.2).
func origin(u *url.URL) string {
	host := strings.ToLower(u.Host)
	switch u.Scheme {
	case "https":
		host = strings.TrimSuffix(host, ":443")
	case "http":
		host = strings.TrimSuffix(host, ":80")
	}
	return u.Scheme + "://" + host
}

func encoded(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

// decoded reads base64url, and plain base64 too; with and without padding.
func decoded(text string) ([]byte, error) {
	return base64.RawURLEncoding.DecodeString(strings.NewReplacer("+", "-", "/", "_").Replace(strings.TrimRight(text, "=")))
}
