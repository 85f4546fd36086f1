// Package pushtest is a push service with its browsers for tests, as RFC 8030, 8188, 8291 and 8292 say and no kinder. It shares
// no code with what sends: it reads what comes by itself, as a browser does.
package pushtest

import (
	"crypto/ecdh"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// patience is how long a test waits for what happens in the background.
const patience = 20 * time.Second

// mostBytes is how much a push service has to take (RFC 8030, 7.2), and this one takes no more.
const mostBytes = 4096

// Service is a push service.
type Service struct {
	URL string

	t    testing.TB
	now  func() time.Time
	done chan struct{}

	mu       sync.Mutex
	browsers map[string]*Browser
	used     map[string]bool // salts and keys: each holds for one message
	trouble  *Trouble
	asked    int
	taken    int
}

// Trouble is what the service answers with instead.
type Trouble struct {
	Status int
	Body   string
	Header http.Header
	Hang   bool // it does not answer at all
}

// The troubles that are known of push services.
var (
	Unknown  = &Trouble{Status: http.StatusNotFound}
	Gone     = &Trouble{Status: http.StatusGone, Body: "push subscription has unsubscribed or expired.\n"}
	TooLarge = &Trouble{Status: http.StatusRequestEntityTooLarge, Body: `{"reason":"PayloadTooLarge"}`}
	Throttle = &Trouble{Status: http.StatusTooManyRequests, Body: `{"reason":"TooManyRequests"}`, Header: http.Header{"Retry-After": {"120"}}}
	Down     = &Trouble{Status: http.StatusInternalServerError, Body: "<!DOCTYPE html>\n<html><title>Error 500</title></html>\n"}
	BadToken = &Trouble{Status: http.StatusForbidden, Body: `{"reason":"BadJwtToken"}`}
	Hang     = &Trouble{Hang: true}
)

// New starts a service; it stops with the test.
func New(t testing.TB, now func() time.Time) *Service {
	s := &Service{t: t, now: now, done: make(chan struct{}), browsers: map[string]*Browser{}, used: map[string]bool{}}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	t.Cleanup(func() { close(s.done) }) // before that, so that nobody hangs any more
	s.URL = server.URL
	return s
}

// Suffer makes the service answer with trouble from now on; nil: no more.
func (s *Service) Suffer(trouble *Trouble) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.trouble = trouble
}

// Asked is how often somebody has sent something, taken or not.
func (s *Service) Asked() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asked
}

// Subscribe makes a browser that takes messages from whoever has a public key.
func (s *Service) Subscribe(publicKey string) *Browser {
	key, err := ecdh.P256().GenerateKey(rand.Reader)
	if err != nil {
		s.t.Fatal(err)
	}
	secret := make([]byte, 16)
	_, _ = rand.Read(secret) // never fails
	return s.enter(publicKey, key, secret)
}

func (s *Service) enter(publicKey string, key *ecdh.PrivateKey, secret []byte) *Browser {
	s.mu.Lock()
	defer s.mu.Unlock()
	path := fmt.Sprintf("/push/%d-%s", len(s.browsers)+1, rand.Text())
	b := &Browser{
		Endpoint: s.URL + path, P256dh: encoding.EncodeToString(key.PublicKey().Bytes()), Auth: encoding.EncodeToString(secret),
		service: s, sender: publicKey, key: key, secret: secret, came: make(chan struct{}, 1),
	}
	s.browsers[path] = b
	return b
}

// ServeHTTP takes a message or says why not.
func (s *Service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(io.LimitReader(r.Body, 1<<20))
	if err != nil {
		return
	}
	trouble, place := s.answer(r, body)
	switch {
	case trouble == nil:
		w.Header().Set("Location", place)
		w.WriteHeader(http.StatusCreated)
	case trouble.Hang:
		select {
		case <-r.Context().Done():
		case <-s.done:
		}
	default:
		for name, values := range trouble.Header {
			w.Header()[name] = values
		}
		w.WriteHeader(trouble.Status)
		_, _ = io.WriteString(w, trouble.Body)
	}
}

func (s *Service) answer(r *http.Request, body []byte) (*Trouble, string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked++
	b := s.browsers[r.URL.Path]
	switch {
	case s.trouble != nil:
		return s.trouble, ""
	case b == nil:
		return Unknown, ""
	case b.gone:
		return Gone, ""
	}
	push, trouble := s.read(r, b, body)
	if trouble != nil {
		return trouble, ""
	}
	s.taken++
	b.take(push)
	return nil, fmt.Sprintf("%s/message/%d", s.URL, s.taken)
}

var (
	topics    = regexp.MustCompile(`^[A-Za-z0-9_-]{1,32}$`)
	urgencies = []string{"", "very-low", "low", "normal", "high"}
)

// read checks a request and decrypts what it brings.
func (s *Service) read(r *http.Request, b *Browser, body []byte) (Push, *Trouble) {
	ttl, err := strconv.ParseUint(r.Header.Get("TTL"), 10, 31)
	topic, hasTopic := r.Header["Topic"]
	switch {
	case r.Method != http.MethodPost:
		return Push{}, refusal(http.StatusMethodNotAllowed, "a message is posted")
	case err != nil:
		return Push{}, refusal(http.StatusBadRequest, "TTL: seconds are missing")
	case r.Header.Get("Content-Encoding") != "aes128gcm":
		return Push{}, refusal(http.StatusBadRequest, "Content-Encoding: not aes128gcm")
	case !slices.Contains(urgencies, r.Header.Get("Urgency")):
		return Push{}, refusal(http.StatusBadRequest, "Urgency: no such word")
	case hasTopic && (len(topic) != 1 || !topics.MatchString(topic[0])):
		return Push{}, refusal(http.StatusBadRequest, "Topic: not one word of 32 url-safe letters")
	case len(body) > mostBytes:
		return Push{}, TooLarge
	}
	if trouble := s.checkSender(r, b); trouble != nil {
		return Push{}, trouble
	}
	text, trouble := s.open(b, body)
	expires := s.now().Add(time.Duration(ttl) * time.Second)
	return Push{Topic: r.Header.Get("Topic"), Urgency: r.Header.Get("Urgency"), Expires: expires, Text: text}, trouble
}

func (s *Service) checkSender(r *http.Request, b *Browser) *Trouble {
	if r.Header.Get("Authorization") == "" {
		return refusal(http.StatusUnauthorized, "nobody says who sends this")
	}
	key, err := senderOf(r.Header.Get("Authorization"), s.URL, s.now())
	switch {
	case err != nil:
		return BadToken.because(err)
	case key != strings.TrimRight(b.sender, "="):
		return refusal(http.StatusForbidden, "the key is not the one that the browser has subscribed with")
	}
	return nil
}

func (s *Service) open(b *Browser, body []byte) ([]byte, *Trouble) {
	text, err := open(body, b.key, b.secret)
	if err != nil {
		return nil, refusal(http.StatusBadRequest, "the browser cannot read it: "+err.Error())
	}
	salt, key := "salt "+string(body[:16]), "key "+string(body[21:headerBytes])
	if s.used[salt] || s.used[key] {
		return nil, refusal(http.StatusBadRequest, "salt or key have been used before")
	}
	s.used[salt], s.used[key] = true, true
	return text, nil
}

func refusal(status int, message string) *Trouble {
	body, _ := json.Marshal(map[string]any{"code": status, "message": message}) // never fails
	return &Trouble{Status: status, Body: string(body)}
}

// because is the same trouble with its cause, for whoever reads the failed test.
func (t *Trouble) because(err error) *Trouble {
	body, _ := json.Marshal(map[string]any{"reason": "BadJwtToken", "because": err.Error()}) // never fails
	return &Trouble{Status: t.Status, Body: string(body)}
}

// encoding is the only one that the RFCs know.
var encoding = base64.RawURLEncoding.Strict()
