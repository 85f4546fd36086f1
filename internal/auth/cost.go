//go:build !race

package auth

// memory is what hashing a password takes, in KiB: 19 MiB, as OWASP's Password Storage Cheat Sheet asks at least.
const memory = 19 * 1024
