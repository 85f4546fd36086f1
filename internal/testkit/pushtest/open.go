package pushtest

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/ecdh"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// headerBytes is the length of what stands before the record: salt, record size, length of the key, key (RFC 8188, 2.1).
const headerBytes = 16 + 4 + 1 + 65

// open decrypts a body (RFC 8291, 3.4 and RFC 8188, 2).
func open(body []byte, key *ecdh.PrivateKey, secret []byte) ([]byte, error) {
	if len(body) < headerBytes+17 {
		return nil, errors.New("it is too short for a header and a record")
	}
	salt, size, point, sealed := body[:16], binary.BigEndian.Uint32(body[16:20]), body[21:headerBytes], body[headerBytes:]
	switch {
	case body[20] != 65:
		return nil, fmt.Errorf("its key has %d bytes, not 65", body[20])
	case size < 18 || len(sealed) > int(size):
		return nil, fmt.Errorf("%d bytes are more than one record of %d", len(sealed), size)
	}
	theirs, err := ecdh.P256().NewPublicKey(point)
	if err != nil {
		return nil, err
	}
	shared, err := key.ECDH(theirs)
	if err != nil {
		return nil, err
	}
	first := mac(mac(secret, shared), []byte("WebPush: info\x00"), key.PublicKey().Bytes(), point, []byte{1})
	second := mac(salt, first)
	cek := mac(second, []byte("Content-Encoding: aes128gcm\x00\x01"))[:16]
	nonce := mac(second, []byte("Content-Encoding: nonce\x00\x01"))[:12]
	padded, err := decrypt(cek, nonce, sealed)
	if err != nil {
		return nil, err
	}
	return unpadded(padded)
}

// unpadded is what stands before the mark of the last record and zeros.
func unpadded(padded []byte) ([]byte, error) {
	text, last := bytes.CutSuffix(bytes.TrimRight(padded, "\x00"), []byte{2})
	if !last {
		return nil, errors.New("the mark of the last record is missing")
	}
	return text, nil
}

// mac is both halves of HKDF, where no more than 32 bytes are wanted, written as RFC 8291 writes it out.
func mac(key []byte, parts ...[]byte) []byte {
	h := hmac.New(sha256.New, key)
	h.Write(slices.Concat(parts...))
	return h.Sum(nil)
}

func decrypt(key, nonce, sealed []byte) ([]byte, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		return nil, err
	}
	return gcm.Open(nil, nonce, sealed, nil)
}
