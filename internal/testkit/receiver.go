package testkit

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"
)

// patience is how long a test waits for what happens in the background.
const patience = 20 * time.Second

// Receiver is the other end of a webhook: it keeps what it is sent, and answers as it was told.
type Receiver struct {
	t    testing.TB
	URL  string
	sent chan Message

	mu      sync.Mutex
	answers []Reply
}

// Message is what a receiver was sent.
type Message struct {
	Header http.Header
	Body   []byte
}

// Reply is what a receiver answers. The zero Reply is 204.
type Reply struct {
	Status int
	Header map[string]string
	Wait   <-chan struct{} // answers no earlier than this is closed
}

// NewReceiver starts a receiver; it stops with the test.
func NewReceiver(t testing.TB) *Receiver {
	r := &Receiver{t: t, sent: make(chan Message, 10_000)}
	server := httptest.NewServer(r)
	r.URL = server.URL + "/hook"
	t.Cleanup(server.Close)
	return r
}

// Answer says what the next messages are answered, one reply each; then 204 again.
func (r *Receiver) Answer(replies ...Reply) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.answers = append(r.answers, replies...)
}

// ServeHTTP keeps a message and answers it.
func (r *Receiver) ServeHTTP(w http.ResponseWriter, request *http.Request) {
	body, _ := io.ReadAll(request.Body)
	reply := r.reply()
	r.sent <- Message{Header: request.Header, Body: body}
	if reply.Wait != nil {
		<-reply.Wait
	}
	for name, value := range reply.Header {
		w.Header().Set(name, value)
	}
	w.WriteHeader(reply.Status)
}

func (r *Receiver) reply() Reply {
	r.mu.Lock()
	defer r.mu.Unlock()
	reply := Reply{}
	if len(r.answers) > 0 {
		reply, r.answers = r.answers[0], r.answers[1:]
	}
	if reply.Status == 0 {
		reply.Status = http.StatusNoContent
	}
	return reply
}

// Next waits for a message.
func (r *Receiver) Next() Message {
	r.t.Helper()
	select {
	case m := <-r.sent:
		return m
	case <-time.After(patience):
		r.t.Fatal("no message came to the webhook")
		return Message{}
	}
}

// Pending is how many messages have come that Next has not returned.
func (r *Receiver) Pending() int { return len(r.sent) }

// Answered reads the body as an answer is read.
func (r *Receiver) Answered(m Message) *Answer {
	r.t.Helper()
	if !json.Valid(m.Body) {
		r.t.Fatalf("a webhook was sent no JSON: %s", m.Body)
	}
	return &Answer{t: r.t, what: "webhook", Status: http.StatusOK, Header: m.Header, Body: m.Body}
}
