package fairlead

// SavedView is a list of leads under a name: what it is filtered by, and in which order it stands.
type SavedView struct {
	ID      int64
	OwnerID int64 // the member who made it; it is theirs alone unless …
	Shared  bool  // … everybody in the workspace has it
	Name    string
	Query   map[string][]string // parameters of the list, each with its values; whoever reads the list reads them
}
