package pushtest

import (
	"crypto/ecdh"
	"encoding/json"
	"slices"
	"time"
)

// Browser is one browser's subscription. What was sent waits in the service until Next fetches it, as for a browser that is
// not running.
type Browser struct {
	Endpoint string
	P256dh   string
	Auth     string

	service *Service
	sender  string // the public key of who may send
	key     *ecdh.PrivateKey
	secret  []byte
	gone    bool
	waiting []Push
	came    chan struct{}
}

// Push is one message as the browser reads it.
type Push struct {
	Topic   string
	Urgency string
	Expires time.Time
	Text    []byte // decrypted
}

// Subscription is what the browser's own JSON.stringify says of it.
func (b *Browser) Subscription() string {
	text, _ := json.Marshal(map[string]any{ // never fails
		"endpoint": b.Endpoint, "expirationTime": nil, "keys": map[string]string{"p256dh": b.P256dh, "auth": b.Auth},
	})
	return string(text)
}

// Unsubscribe ends the subscription, as when a member takes the permission back.
func (b *Browser) Unsubscribe() {
	b.service.mu.Lock()
	defer b.service.mu.Unlock()
	b.gone, b.waiting = true, nil
}

// take keeps a message in the place of one with the same topic (RFC 8030, 5.4).
func (b *Browser) take(push Push) {
	if push.Topic != "" {
		b.waiting = slices.DeleteFunc(b.waiting, func(p Push) bool { return p.Topic == push.Topic })
	}
	b.waiting = append(b.waiting, push)
	select {
	case b.came <- struct{}{}:
	default: // somebody has been told already
	}
}

// Pending is how many messages wait for the browser, without those that have expired.
func (b *Browser) Pending() int {
	b.service.mu.Lock()
	defer b.service.mu.Unlock()
	b.forget()
	return len(b.waiting)
}

func (b *Browser) forget() {
	now := b.service.now()
	b.waiting = slices.DeleteFunc(b.waiting, func(p Push) bool { return now.After(p.Expires) })
}

// Next waits for the message that came first.
func (b *Browser) Next() Push {
	b.service.t.Helper()
	deadline := time.After(patience)
	for {
		if push, ok := b.first(); ok {
			return push
		}
		select {
		case <-b.came:
		case <-deadline:
			b.service.t.Fatal("no message came to the browser")
		}
	}
}

func (b *Browser) first() (Push, bool) {
	b.service.mu.Lock()
	defer b.service.mu.Unlock()
	b.forget()
	if len(b.waiting) == 0 {
		return Push{}, false
	}
	push := b.waiting[0]
	b.waiting = b.waiting[1:]
	return push, true
}
