package fairlead

// Preferences are how one member wants to see things. The zero value is how Fairlead shows them.
type Preferences struct {
	LeadsColumns []string // of the Leads list beside the name, in order; nil: nobody chose
	LeadsCompact bool     // rows stand closer together
}
