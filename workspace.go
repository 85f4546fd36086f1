package fairlead

import "time"

// Workspace is one company's account. Every row belongs to exactly one.
type Workspace struct {
	ID        int64
	Name      string
	Zone      string // IANA name; decides what "hour of arrival" means
	Demo      bool   // made by --demo: sign-ins are offered on the sign-in page
	CreatedAt time.Time
}

// EveryoneRotation is the name of the rotation a new workspace has ready.
const EveryoneRotation = "Everyone"
