package fairlead

import "time"

// Workspace is one company's account. Every row belongs to exactly one.
type Workspace struct {
	ID          int64
	Name        string
	Zone        string // IANA name; decides what "hour of arrival" means
	Currency    string // of lead values, as ISO 4217 names it, such as "EUR"; "": none is named
	PhoneRegion string // ISO 3166-1 alpha-2: where a number without a country code is dialled; "": nobody says
	Language    string // BCP 47: how dates and numbers are written; "": as each reader's browser writes them
	PublicURL   string // where the outside finds Fairlead, without a slash at the end; "": nobody says
	// FindDuplicates adds what a person sends again to the open lead that they have, instead of making another lead.
	FindDuplicates bool
	Demo           bool // made by --demo: sign-ins are offered on the sign-in page
	CreatedAt      time.Time
}

// EveryoneRotation is the name of the rotation a new workspace has ready.
const EveryoneRotation = "Everyone"
