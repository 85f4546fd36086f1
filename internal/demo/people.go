// Package demo fills an empty database with a believable workspace, so that a stranger can look around at once: a
// property agency with an owner, an admin, eight agents in two rotations, and ninety days of leads. Everything is done
// through the use cases, by a seeded generator under a clock that is wound forward: same seed and time, same
// workspace. It knows no SQL.
package demo

import "fairlead"

// Password is every demo member's password. A demo workspace holds nobody's data.
const Password = "fair winds and fair leads"

// SignIn is a way into the demo, printed at start and offered on the sign-in page.
type SignIn struct {
	Name  string
	Email string
	Role  string
	Hint  string // what this person sees
}

// SignIns are the people worth being, in the order of the sign-in page.
func SignIns() []SignIn {
	return []SignIn{
		{owner.name, owner.email(), "Owner", "Sees everything"},
		{admin.name, admin.email(), "Admin", "Sets up routing, hands out leads"},
		{buyers[0].name, buyers[0].email(), "Agent", "Sees the leads assigned to her"},
		{sellers[0].name, sellers[0].email(), "Agent", "Sees the leads assigned to him"},
	}
}

const workspaceName = "Harbour & Lane"

// person is a member of the demo.
type person struct {
	name  string
	local string // of the e-mail address
}

func (p person) email() string { return p.local + "@harbourlane.example" }

var (
	owner = person{"Maria Lopez", "maria"}
	admin = person{"Jonas Weber", "jonas"}

	buyers  = [...]person{{"Ana Petrović", "ana"}, {"Ben Carter", "ben"}, {"Cleo Martin", "cleo"}, {"Dan Osei", "dan"}}
	sellers = [...]person{{"Emil Larsen", "emil"}, {"Fatima Haddad", "fatima"}, {"Gwen Price", "gwen"}, {"Hugo Almeida", "hugo"}}
)

// channel is where demo leads come from.
type channel struct {
	share  int // of 100 leads
	source string
	forms  []string
	tags   []string
}

var channels = [...]channel{
	{38, fairlead.SourceFacebook, []string{"Home valuation", "First-time buyers", "Open house"}, []string{"social"}},
	{22, fairlead.SourceGoogle, []string{"Sell my house", "Flats in town"}, []string{"search"}},
	{24, fairlead.SourceWebsite, []string{"Contact", "Book a viewing", "Newsletter"}, nil},
	{8, fairlead.SourceAPI, []string{"Property portal"}, []string{"portal"}},
	{8, "Event", []string{"Spring fair"}, []string{"fair"}},
}

var (
	givenNames = [...]string{"Adele", "Amir", "Astrid", "Bruno", "Camille", "Chidi", "Dario", "Edith", "Elif", "Farid", "Freya", "Giulia",
		"Hana", "Henrik", "Ines", "Ivan", "Jana", "Joao", "Karim", "Katya", "Lars", "Leila", "Liam", "Lucia", "Mateo", "Mei", "Mira", "Nadia",
		"Nils", "Noor", "Olga", "Omar", "Paula", "Pavel", "Priya", "Rafael", "Rosa", "Samir", "Sanne", "Sofia", "Tariq", "Tessa", "Viktor", "Yara", "Zoe"}
	familyNames = [...]string{"Abbott", "Aydin", "Becker", "Bianchi", "Brandt", "Castillo", "Chen", "Costa", "Dubois", "Eriksen", "Fischer", "Fontaine",
		"Garcia", "Hansen", "Horvat", "Ibrahim", "Jansen", "Kaya", "Keller", "Kowalski", "Lindqvist", "Marino", "Mendes", "Moreau", "Nakamura", "Novak",
		"O'Brien", "Okafor", "Olsen", "Pereira", "Quinn", "Ricci", "Rossi", "Santos", "Schmidt", "Silva", "Tanaka", "Varga", "Virtanen", "Walker", "Yilmaz", "Zhang"}
	companies = [...]string{"", "", "", "", "", "Aldgate Partners", "Brightwater Ltd", "Cedar & Co", "Northgate Studio", "Old Mill Bakery", "Quayside Dental"}
	districts = [...]string{"Harbour", "Old Town", "Riverside", "Northfields", "Hillcrest"}
	notes     = [...]string{"Called, left a message.", "Spoke on the phone. Wants to see two places this week.", "Asked for a call back after six.",
		"Sent the brochure.", "Budget confirmed with the bank.", "Viewing agreed for Saturday.", "Partner wants to see it too.", "Not reachable, will try tomorrow."}
	tasks = [...]string{"Call back", "Send the floor plan", "Book a viewing", "Ask what the bank says", "Send the offer"}
)
