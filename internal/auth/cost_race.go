//go:build race

package auth

// memory is what hashing a password takes, in KiB: next to nothing under the race detector, which slows it down sevenfold.
const memory = 64
