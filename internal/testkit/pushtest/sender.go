package pushtest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"regexp"
	"time"
)

// longestLife is how far ahead a token may expire (RFC 8292, 2).
const longestLife = 24 * time.Hour

var (
	scheme  = regexp.MustCompile(`^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), *k=([\w-]+)$`)
	contact = regexp.MustCompile(`^(mailto:[^\s:<>]+@[^\s:<>]+|https://\S+)$`)
)

// senderOf is the public key that has signed an Authorization header for a push service (RFC 8292).
func senderOf(header, audience string, now time.Time) (string, error) {
	parts := scheme.FindStringSubmatch(header)
	if parts == nil {
		return "", errors.New("not of the scheme vapid, with t and k")
	}
	if err := checkSignature(parts[4], parts[1]+"."+parts[2], parts[3]); err != nil {
		return "", err
	}
	var head struct{ Typ, Alg string }
	if err := decode(parts[1], &head); err != nil || head.Alg != "ES256" || (head.Typ != "" && head.Typ != "JWT") {
		return "", errors.New("not a JWT signed with ES256")
	}
	var claims struct {
		Aud string
		Exp int64
		Sub string
	}
	if err := decode(parts[2], &claims); err != nil {
		return "", err
	}
	switch left := time.Unix(claims.Exp, 0).Sub(now); {
	case claims.Aud != audience:
		return "", fmt.Errorf("aud is %q, not %q", claims.Aud, audience)
	case left <= 0 || left > longestLife:
		return "", fmt.Errorf("exp is %s from now", left)
	case !contact.MatchString(claims.Sub):
		return "", fmt.Errorf("sub is %q: nobody can be reached there", claims.Sub)
	}
	return parts[4], nil
}

func checkSignature(key, signed, signature string) error {
	point, err := encoding.DecodeString(key)
	if err != nil {
		return err
	}
	public, err := ecdsa.ParseUncompressedPublicKey(elliptic.P256(), point)
	if err != nil {
		return err
	}
	rs, err := encoding.DecodeString(signature)
	if err != nil || len(rs) != 64 {
		return errors.New("the signature is not two numbers of 32 bytes")
	}
	hash := sha256.Sum256([]byte(signed))
	if !ecdsa.Verify(public, hash[:], new(big.Int).SetBytes(rs[:32]), new(big.Int).SetBytes(rs[32:])) {
		return errors.New("the signature is not of this key")
	}
	return nil
}

func decode(part string, v any) error {
	text, err := encoding.DecodeString(part)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, v)
}
