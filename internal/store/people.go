package store

import (
	"time"

	"fairlead"
)

// Members are the people of the workspace.
type Members interface {
	// Insert adds a member. An e-mail address that is taken anywhere in the instance is a conflict "email_taken";
	// a second owner is refused by the schema as a conflict "owner_exists".
	Insert(m fairlead.Member, passwordHash string) error
	Get(id int64) (fairlead.Member, error)
	// List returns every member, active ones first, then by name.
	List() ([]fairlead.Member, error)
	// Update writes name, role, active, availability and limit, as which the member is known from at on.
	Update(m fairlead.Member, at time.Time) error
	// History returns since when members were as active and available as they were after a time, and at that time: by member,
	// then oldest first. A member's first state may be later; what was before is not known.
	History(since time.Time) ([]MemberState, error)
	PasswordHash(id int64) (string, error)
	SetPasswordHash(id int64, hash string) error
	// OpenLeads counts each agent's open leads; agents without any are not in the map.
	OpenLeads() (map[int64]int, error)
}

// MemberState is how active and available a member was from a time on.
type MemberState struct {
	MemberID     int64
	From         time.Time
	Active       bool
	Availability fairlead.Availability
	MaxOpen      fairlead.Cap
}

// Preferences are how each member wants to see things.
type Preferences interface {
	// Get returns what a member prefers; the zero value if they never said.
	Get(memberID int64) (fairlead.Preferences, error)
	Save(memberID int64, p fairlead.Preferences) error
}

// SavedViews are the members' views of the list of leads.
type SavedViews interface {
	// Insert adds a view. A name that its owner has given to another view is a conflict "name_taken".
	Insert(v fairlead.SavedView) error
	Get(id int64) (fairlead.SavedView, error)
	// List returns a member's views and the shared ones, by name.
	List(memberID int64) ([]fairlead.SavedView, error)
	// All returns everybody's views, by id. Private ones are their owner's: who asks must not show them to others.
	All() ([]fairlead.SavedView, error)
	// Update writes name, query and whether the view is shared.
	Update(v fairlead.SavedView) error
	Delete(id int64) error
}

// Roles are the workspace's roles, built-in and custom.
type Roles interface {
	// Insert adds a role. A name that is taken is a conflict "name_taken".
	Insert(r fairlead.Role) error
	Get(id int64) (fairlead.Role, error)
	// List returns built-in roles first, then custom ones by name.
	List() ([]fairlead.Role, error)
	Update(r fairlead.Role) error
	// Delete refuses a role that a member has with a conflict "role_in_use".
	Delete(id int64) error
}

// Credentials are sessions and tokens.
type Credentials interface {
	// Insert adds a credential whose secret has this hash (hex), and enters it in the directory.
	Insert(c fairlead.Credential, hash string) error
	Get(id int64) (fairlead.Credential, error)
	// Touch sets when a credential was last used, and until when it holds.
	Touch(id int64, used, expires time.Time) error
	Delete(id int64) error
	// DeleteOf deletes every credential of a member of the kinds named.
	DeleteOf(memberID int64, kinds ...fairlead.CredentialKind) error
	// Tokens lists a member's tokens, newest first.
	Tokens(memberID int64) ([]fairlead.Credential, error)
	// DeleteExpired deletes the workspace's credentials that held until before at.
	DeleteExpired(at time.Time) error
}

// Answers remember what was answered to a request with an Idempotency-Key.
type Answers interface {
	// Find returns the answers to these keys that have not expired at the time given.
	Find(keys []AnswerKey, at time.Time) (map[AnswerKey]Answer, error)
	Insert(answers map[AnswerKey]Answer) error
	DeleteExpired(at time.Time) error
}

// AnswerKey names a request: who, where, and the key they chose.
type AnswerKey struct {
	CredentialID int64
	Path         string
	Key          string
}

// Answer is what was answered, and to what.
type Answer struct {
	BodyHash  string // hex SHA-256 of the raw request body
	Status    int
	Body      []byte
	ExpiresAt time.Time
}
