package webpush

import (
	"crypto/ecdh"
	"encoding/base64"
	"net/url"
	"strings"
	"testing"

	"fairlead/internal/outbound"
)

// TestTheMessageOfTheSpecification is the example of RFC 8291, 5, bit for bit.
func TestTheMessageOfTheSpecification(t *testing.T) {
	read := func(text string) []byte {
		b, err := decoded(text)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	own, err := ecdh.P256().NewPrivateKey(read("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"))
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := ecdh.P256().NewPrivateKey(read("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"))
	if err != nil {
		t.Fatal(err)
	}
	d := Device{P256dh: encoded(theirs.PublicKey().Bytes()), Auth: "BTBZMqHH6r4Tts7J_aSIgg"}
	body, err := d.sealWith(own, read("DGv6ra1nlYgDCS1FRnbzlw"), []byte("When I grow up, I want to be a watermelon"))
	const want = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
	if err != nil || encoded(body) != want {
		t.Errorf("%v\ngot  %s\nwant %s", err, encoded(body), want)
	}
}

// TestDevices: what no browser has is refused before anybody tries, field by field.
func TestDevices(t *testing.T) {
	const endpoint = "https://push.example.com/x"
	point, _ := decoded("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4")
	key, secret := encoded(point), "BTBZMqHH6r4Tts7J_aSIgg"
	offCurve := append([]byte{}, point...)
	offCurve[64] ^= 1
	compressed := append([]byte{2 + point[64]&1}, point[1:33]...)
	for _, c := range []struct {
		device  Device
		private bool
		want    string // the fields that are wrong
	}{
		{Device{endpoint, key, secret}, false, ""},
		{Device{endpoint, base64.StdEncoding.EncodeToString(point), "BTBZMqHH6r4Tts7J/aSIgg=="}, false, ""},
		{Device{endpoint, base64.URLEncoding.EncodeToString(point), secret + "=="}, false, ""},
		{Device{"http://push.example.com/x", key, secret}, false, "endpoint"}, {Device{"http://push.example.com/x", key, secret}, true, ""},
		{Device{"https://127.0.0.1/x", key, secret}, false, "endpoint"}, {Device{"http://127.0.0.1/x", key, secret}, true, ""},
		{Device{"https://[::1]/x", key, secret}, false, "endpoint"}, {Device{"ftp://push.example.com", key, secret}, true, "endpoint"},
		{Device{endpoint + "/" + strings.Repeat("x", 2000), key, secret}, false, "endpoint"}, {Device{"https://a@b/", key, secret}, false, "endpoint"},
		{Device{endpoint, encoded(offCurve), secret}, false, "keys.p256dh"}, {Device{endpoint, encoded(compressed), secret}, false, "keys.p256dh"},
		{Device{endpoint, encoded(make([]byte, 65)), secret}, false, "keys.p256dh"}, {Device{endpoint, encoded([]byte{0}), secret}, false, "keys.p256dh"},
		{Device{endpoint, encoded(point[:64]), secret}, false, "keys.p256dh"}, {Device{endpoint, key + "AAAA", secret}, false, "keys.p256dh"},
		{Device{endpoint, key + strings.Repeat("=", 9), secret}, false, "keys.p256dh"}, {Device{endpoint, strings.Repeat("\n", 2000) + key, secret}, false, "keys.p256dh"},
		{Device{endpoint, key, secret[:20]}, false, "keys.auth"}, {Device{endpoint, key, secret + "AAAA"}, false, "keys.auth"},
		{Device{endpoint, key, "not base64 at all!"}, false, "keys.auth"}, {Device{endpoint, key, "BTBZ=MqHH6r4Tts7J_aSIgg"}, false, "keys.auth"},
		{Device{}, false, "endpoint keys.p256dh keys.auth"}, {Device{}, true, "endpoint keys.p256dh keys.auth"},
	} {
		var fields []string
		for _, wrong := range c.device.Check(outbound.New(c.private)) {
			fields = append(fields, wrong.Field)
			if !strings.HasSuffix(wrong.Message, ".") {
				t.Errorf("not a sentence: %q", wrong.Message)
			}
		}
		if got := strings.Join(fields, " "); got != c.want {
			t.Errorf("%+v, private %t: wrong are %q, want %q", c.device, c.private, got, c.want)
		}
	}
}

// TestKeysAreOfOneInstance: they differ, and have the lengths that browsers ask for.
func TestKeysAreOfOneInstance(t *testing.T) {
	one, other := NewKeys(), NewKeys()
	private, _ := decoded(one.Private)
	public, _ := decoded(one.Public)
	if one == other || len(private) != 32 || len(public) != 65 || public[0] != 4 {
		t.Errorf("%d and %d bytes", len(private), len(public))
	}
}

// TestOrigins: what a token is good for, as push services compare it.
func TestOrigins(t *testing.T) {
	for endpoint, want := range map[string]string{
		"https://fcm.googleapis.com/fcm/send/x": "https://fcm.googleapis.com", "https://Push.Example.com:443/x?y": "https://push.example.com",
		"https://push.example.com:8443/": "https://push.example.com:8443", "http://127.0.0.1:80/": "http://127.0.0.1", "http://127.0.0.1:443": "http://127.0.0.1:443",
		"https://[2001:db8::1]:443/": "https://[2001:db8::1]",
	} {
		u, err := url.Parse(endpoint)
		if err != nil {
			t.Fatal(err)
		}
		if got := origin(u); got != want {
			t.Errorf("%s: %s, want %s", endpoint, got, want)
		}
	}
}
