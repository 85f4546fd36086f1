package pushtest

import (
	"bytes"
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"strings"
	"testing"
	"time"
)

var at = time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)

func clock() time.Time { return at }

func bytesOf(t *testing.T, text string) []byte {
	t.Helper()
	b, err := encoding.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// The example of RFC 8291, 5: what the browser has, and what is sent to it.
const (
	rfcKey    = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"
	rfcSecret = "BTBZMqHH6r4Tts7J_aSIgg"
	rfcText   = "When I grow up, I want to be a watermelon"
	rfcBody   = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)

func rfcBrowser(t *testing.T, s *Service, publicKey string) *Browser {
	t.Helper()
	key, err := ecdh.P256().NewPrivateKey(bytesOf(t, rfcKey))
	if err != nil {
		t.Fatal(err)
	}
	return s.enter(publicKey, key, bytesOf(t, rfcSecret))
}

// TestTheMessageOfTheSpecification: the browser reads the example of RFC 8291, and nothing that is not quite that.
func TestTheMessageOfTheSpecification(t *testing.T) {
	b := rfcBrowser(t, New(t, clock), "")
	body := bytesOf(t, rfcBody)
	if text, err := open(body, b.key, b.secret); err != nil || string(text) != rfcText {
		t.Fatalf("%q, %v", text, err)
	}
	for i := range body {
		switch i {
		case 16, 17, 18: // the size of records: nobody minds a larger one
			continue
		case 19:
			body[18], body[19] = 0, 50
		default:
			body[i] ^= 1
		}
		if text, err := open(body, b.key, b.secret); err == nil {
			t.Errorf("with another byte %d it still reads %q", i, text)
		}
		copy(body, bytesOf(t, rfcBody))
	}
	if _, err := open(body[:headerBytes], b.key, b.secret); err == nil {
		t.Error("it reads a message without a record")
	}
}

// TestPadding ends with the mark of the last record; that of a record with others behind it will not do.
func TestPadding(t *testing.T) {
	for padded, want := range map[string]string{"a\x02": "a", "\x02": "", "a\x02\x00\x00": "a", "a\x02\x02": "a\x02", "a\x00\x02": "a\x00"} {
		if text, err := unpadded([]byte(padded)); err != nil || string(text) != want {
			t.Errorf("%q: %q, %v", padded, text, err)
		}
	}
	for _, padded := range []string{"", "\x00", "a", "a\x01", "a\x02a\x00"} {
		if text, err := unpadded([]byte(padded)); err == nil {
			t.Errorf("%q was read as %q", padded, text)
		}
	}
}

// TestTheTokenOfTheSpecification is the example of RFC 8292, 2.4.
func TestTheTokenOfTheSpecification(t *testing.T) {
	const key = "BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs"
	const header = "vapid t=eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0." +
		"i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA, k=" + key
	got, err := senderOf(header, "https://push.example.net", time.Unix(1453523768-3600, 0))
	if err != nil || got != key {
		t.Errorf("%q, %v", got, err)
	}
}

// sender is somebody who signs as they like.
type sender struct {
	key    *ecdsa.PrivateKey
	public string
}

func newSender(t *testing.T) sender {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	point, err := key.PublicKey.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return sender{key, encoding.EncodeToString(point)}
}

func (s sender) token(t *testing.T, head, claims map[string]any) string {
	t.Helper()
	one, _ := json.Marshal(head)
	two, _ := json.Marshal(claims)
	signed := encoding.EncodeToString(one) + "." + encoding.EncodeToString(two)
	hash := sha256.Sum256([]byte(signed))
	r, v, err := ecdsa.Sign(rand.Reader, s.key, hash[:])
	if err != nil {
		t.Fatal(err)
	}
	rs := make([]byte, 64)
	r.FillBytes(rs[:32])
	v.FillBytes(rs[32:])
	return "vapid t=" + signed + "." + encoding.EncodeToString(rs) + ", k=" + s.public
}

// TestWhatIsNotQuiteRightIsRefused: one thing is wrong with each request, and the answer says which.
func TestWhatIsNotQuiteRightIsRefused(t *testing.T) {
	s, me := New(t, clock), newSender(t)
	head := map[string]any{"typ": "JWT", "alg": "ES256"}
	claims := map[string]any{"aud": s.URL, "exp": at.Add(time.Hour).Unix(), "sub": "mailto:ops@example.com"}
	but := func(good map[string]any, name string, value any) map[string]any {
		bad := maps.Clone(good)
		bad[name] = value
		return bad
	}
	stranger := newSender(t)
	forger := sender{stranger.key, me.public}
	for _, c := range []struct {
		header, value string // "": it is left out
		body          string
		status        int
		want          string
	}{
		{"", "", rfcBody, 201, ""},
		{"TTL", "", rfcBody, 400, "TTL"}, {"TTL", "soon", rfcBody, 400, "TTL"}, {"TTL", "-1", rfcBody, 400, "TTL"}, {"TTL", "0", rfcBody, 201, ""},
		{"Content-Encoding", "", rfcBody, 400, "aes128gcm"}, {"Content-Encoding", "aesgcm", rfcBody, 400, "aes128gcm"},
		{"Urgency", "asap", rfcBody, 400, "Urgency"}, {"Urgency", "", rfcBody, 201, ""},
		{"Topic", "a b", rfcBody, 400, "Topic"}, {"Topic", strings.Repeat("a", 33), rfcBody, 400, "Topic"}, {"Topic", strings.Repeat("a", 32), rfcBody, 201, ""},
		{"Authorization", "", rfcBody, 401, "who sends"}, {"Authorization", "WebPush x.y.z", rfcBody, 403, "scheme"},
		{"Authorization", stranger.token(t, head, claims), rfcBody, 403, "subscribed with"},
		{"Authorization", forger.token(t, head, claims), rfcBody, 403, "signature"},
		{"Authorization", me.token(t, but(head, "alg", "none"), claims), rfcBody, 403, "ES256"},
		{"Authorization", me.token(t, head, but(claims, "aud", s.URL+"/")), rfcBody, 403, "aud"},
		{"Authorization", me.token(t, head, but(claims, "exp", at.Unix())), rfcBody, 403, "exp"},
		{"Authorization", me.token(t, head, but(claims, "exp", at.Add(24*time.Hour+time.Second).Unix())), rfcBody, 403, "exp"},
		{"Authorization", me.token(t, head, but(claims, "exp", at.Add(24*time.Hour).Unix())), rfcBody, 201, ""},
		{"Authorization", me.token(t, head, but(claims, "sub", "")), rfcBody, 403, "sub"},
		{"Authorization", me.token(t, head, but(claims, "sub", "mailto:mailto:ops@example.com")), rfcBody, 403, "sub"},
		{"", "", rfcBody[:len(rfcBody)-4], 400, "cannot read"}, {"", "", strings.Repeat("AAAA", 1366), 413, "PayloadTooLarge"},
	} {
		header := http.Header{"Ttl": {"60"}, "Content-Encoding": {"aes128gcm"}, "Urgency": {"high"}, "Authorization": {me.token(t, head, claims)}}
		header.Set(c.header, c.value)
		if c.value == "" {
			header.Del(c.header)
		}
		clear(s.used)
		status, answer := post(t, rfcBrowser(t, s, me.public).Endpoint, header, bytesOf(t, c.body))
		if status != c.status || !strings.Contains(answer, c.want) {
			t.Errorf("%s %.80q: %d %s, want %d with %q", c.header, c.value, status, answer, c.status, c.want)
		}
	}
}

func post(t *testing.T, url string, header http.Header, body []byte) (int, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header = header
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	answer, _ := io.ReadAll(response.Body)
	if response.StatusCode == http.StatusCreated && response.Header.Get("Location") == "" {
		t.Error("201 without a Location")
	}
	return response.StatusCode, string(answer)
}

// TestSaltAndKeyHoldForOneMessage: who uses one of them again is refused.
func TestSaltAndKeyHoldForOneMessage(t *testing.T) {
	s, me := New(t, clock), newSender(t)
	b := rfcBrowser(t, s, me.public)
	header := http.Header{"Ttl": {"60"}, "Content-Encoding": {"aes128gcm"}, "Authorization": {me.token(t, map[string]any{"alg": "ES256"},
		map[string]any{"aud": s.URL, "exp": at.Add(time.Hour).Unix(), "sub": "https://example.com/"})}}
	if status, answer := post(t, b.Endpoint, header, bytesOf(t, rfcBody)); status != 201 {
		t.Fatal(status, answer)
	}
	body, after := bytesOf(t, rfcBody), s.used
	for _, used := range []string{"salt " + string(body[:16]), "key " + string(body[21:headerBytes])} {
		s.used = map[string]bool{used: after[used]}
		if status, answer := post(t, b.Endpoint, header, body); status != 400 || !strings.Contains(answer, "used before") {
			t.Errorf("%.4s: %d %s", used, status, answer)
		}
	}
	if push := b.Next(); string(push.Text) != rfcText || push.Expires != at.Add(time.Minute) || b.Pending() != 0 {
		t.Errorf("%+v", push)
	}
}

// TestAMessageTakesThePlaceOfAnotherOfItsTopic: and one that has expired is not delivered at all.
func TestAMessageTakesThePlaceOfAnotherOfItsTopic(t *testing.T) {
	now := at
	s := New(t, func() time.Time { return now })
	b := s.Subscribe("")
	for _, p := range []Push{
		{Topic: "a", Text: []byte("one"), Expires: at.Add(time.Hour)}, {Text: []byte("two"), Expires: at.Add(time.Hour)},
		{Topic: "b", Text: []byte("three"), Expires: at.Add(time.Minute)}, {Text: []byte("four"), Expires: at.Add(time.Hour)},
		{Topic: "a", Text: []byte("five"), Expires: at.Add(time.Hour)},
	} {
		b.take(p)
	}
	if b.Pending() != 4 {
		t.Errorf("%d wait", b.Pending())
	}
	now = at.Add(2 * time.Minute)
	var got []string
	for b.Pending() > 0 {
		got = append(got, string(b.Next().Text))
	}
	if strings.Join(got, " ") != "two four five" {
		t.Error(got)
	}
}
