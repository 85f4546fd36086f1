package webpush

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/ecdh"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"net/url"
	"slices"

	"fairlead"
	"fairlead/internal/outbound"
)

// Device is one browser of a member that takes messages: what the browser calls its PushSubscription.
type Device struct {
	Endpoint string // where the push service takes messages for it
	P256dh   string // its public key
	Auth     string // a secret that it shares with us
}

const (
	pointBytes = 65 // of an uncompressed point of P-256
	saltBytes  = 16 // also of the secret
)

// Check says what is wrong with a device, as far as can be known without sending to it.
func (d Device) Check(door *outbound.Door) []fairlead.FieldError {
	var wrong []fairlead.FieldError
	if problem := checkEndpoint(d.Endpoint, door); problem != "" {
		wrong = append(wrong, fairlead.FieldError{Field: "endpoint", Message: problem})
	}
	if _, err := d.key(); err != nil {
		wrong = append(wrong, fairlead.FieldError{Field: "keys.p256dh", Message: "This is not a browser's public key: a point of P-256 in base64url."})
	}
	if _, err := d.secret(); err != nil {
		wrong = append(wrong, fairlead.FieldError{Field: "keys.auth", Message: "This is not a browser's secret: 16 bytes in base64url."})
	}
	return wrong
}

func checkEndpoint(endpoint string, door *outbound.Door) string {
	if problem := door.Check(endpoint); problem != "" {
		return problem
	}
	if u, err := url.Parse(endpoint); err != nil || (u.Scheme != "https" && !door.Private()) {
		return "The address of a push service begins with https://."
	}
	return ""
}

func (d Device) key() (*ecdh.PublicKey, error) {
	point, err := exactly(pointBytes, d.P256dh)
	if err != nil {
		return nil, err
	}
	return ecdh.P256().NewPublicKey(point)
}

func (d Device) secret() ([]byte, error) { return exactly(saltBytes, d.Auth) }

// exactly decodes a text that holds so many bytes and nothing else.
func exactly(size int, text string) ([]byte, error) {
	if len(text) > base64.StdEncoding.EncodedLen(size) {
		return nil, errors.New("too long")
	}
	b, err := decoded(text)
	if err == nil && len(b) != size {
		err = errors.New("wrong length")
	}
	return b, err
}

// seal encrypts a text so that only the device can read it.
func (d Device) seal(text []byte) ([]byte, error) {
	salt := make([]byte, saltBytes)
	_, _ = rand.Read(salt) // never fails
	return d.sealWith(newKey(), salt, text)
}

// recordBytes is what every push service takes (RFC 8030, 7.2). The whole body keeps to it, not just its one record.
const recordBytes = 4096

// mostBytes is how much text fits: the body begins with salt, record size, length of the key and the key; the text is
// followed by the mark of the last record and the cipher's 16 bytes.
const mostBytes = recordBytes - (saltBytes + 4 + 1 + pointBytes) - 1 - 16

// sealWith is seal (RFC 8291) with a key and a salt that must never be used for anything else.
func (d Device) sealWith(own *ecdh.PrivateKey, salt, text []byte) ([]byte, error) {
	theirs, err := d.key()
	if err != nil {
		return nil, err
	}
	auth, err := d.secret()
	if err != nil {
		return nil, err
	}
	shared, err := own.ECDH(theirs)
	if err != nil {
		return nil, err
	}
	ours := own.PublicKey().Bytes()
	secret, err := hkdf.Key(sha256.New, shared, auth, "WebPush: info\x00"+string(theirs.Bytes())+string(ours), 32)
	if err != nil {
		return nil, err
	}
	header := slices.Concat(salt, binary.BigEndian.AppendUint32(nil, recordBytes), []byte{pointBytes}, ours)
	return record(header, secret, salt, text)
}

// record appends the one record of a text to its header (RFC 8188).
func record(header, secret, salt, text []byte) ([]byte, error) {
	key, err := hkdf.Key(sha256.New, secret, salt, "Content-Encoding: aes128gcm\x00", 16)
	if err != nil {
		return nil, err
	}
	nonce, err := hkdf.Key(sha256.New, secret, salt, "Content-Encoding: nonce\x00", 12)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		return nil, err
	}
	const last = 2 // the mark of the last record
	return gcm.Seal(header, nonce, slices.Concat(text, []byte{last}), nil), nil
}
