package fairlead

// Actor is who does something: a member (perhaps through a token), or the program itself.
type Actor struct {
	Workspace int64
	Kind      ActorKind
	Member    Member // when Kind is ActorMember
	Token     string // name of the API token the member came through; "" in the browser

	Credential int64 // the session or token shown; 0 inside the program
	Rule       Ref   // when Kind is ActorRule
	Import     Ref   // when Kind is ActorImport: the file
}

// ActorKind tells what kind of actor did something.
type ActorKind string

// The kinds of actors. System stands for the last line of the rules and for waiting leads taken up without a rule.
const (
	ActorMember ActorKind = "member"
	ActorRule   ActorKind = "rule"
	ActorImport ActorKind = "import"
	ActorSystem ActorKind = "system"
)

// ActorName is an actor as the timeline remembers it: names survive deactivation and renaming.
type ActorName struct {
	Kind  ActorKind
	ID    int64 // of the member or rule; 0 for the system
	Name  string
	Token string // "Maria, through token Zapier"
}

// NameOf is how the timeline remembers an actor.
func NameOf(a Actor) ActorName {
	switch a.Kind {
	case ActorMember:
		return ActorName{Kind: ActorMember, ID: a.Member.ID, Name: a.Member.Name, Token: a.Token}
	case ActorRule:
		return ActorName{Kind: ActorRule, ID: a.Rule.ID, Name: a.Rule.Name}
	case ActorImport:
		return ActorName{Kind: ActorImport, ID: a.Import.ID, Name: a.Import.Name}
	default:
		return ActorName{Kind: a.Kind, Name: "Fairlead"}
	}
}
