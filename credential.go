package fairlead

import "time"

// Credential is what a caller shows to be somebody: a browser session or an API token. Only a hash of it is kept.
type Credential struct {
	ID         int64
	Kind       CredentialKind
	MemberID   int64
	Name       string // of a token, such as "Zapier"
	CreatedAt  time.Time
	LastUsedAt time.Time
	ExpiresAt  time.Time // zero: never
}

// CredentialKind tells sessions from tokens.
type CredentialKind string

// The kinds of credentials.
const (
	CredentialSession CredentialKind = "session"
	CredentialToken   CredentialKind = "token"
)
