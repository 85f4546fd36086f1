package mapping

import (
	"slices"
	"strings"

	"fairlead"
	"fairlead/internal/sheet"
)

// leftOut is the target of a column whose cells go nowhere.
const leftOut fairlead.AnswerTarget = ""

// ofExport says where the columns go that every export of ours has. The lead gets an id and an agent's name of its own.
var ofExport = map[string]fairlead.AnswerTarget{
	"id": leftOut, "created_at": fairlead.ToCreatedAt, "name": fairlead.ToName, "email": fairlead.ToEmail, "phone": fairlead.ToPhone, "company": fairlead.ToCompany,
	"country": fairlead.ToCountry, "language": fairlead.ToLanguage, "source": fairlead.ToSource, "form": fairlead.ToForm, "status": fairlead.ToStatus, "tags": fairlead.ToTags,
	"value": fairlead.ToValue, "agent": leftOut, "agent_email": fairlead.ToAgent, "external_id": fairlead.ToExternalID,
}

// ofReport are the columns that a report of rejected rows adds.
var ofReport = []string{"fairlead line", "fairlead problem"}

func reported(l *look) bool { return slices.Contains(ofReport, Plain(l.header)) }

// targets says where the cells of each column probably go: no two to the same place.
func (c *Columns) targets() []fairlead.AnswerTarget {
	if c.exported() {
		return c.targetsOfExport()
	}
	targets := make([]fairlead.AnswerTarget, len(c.columns))
	best := map[fairlead.AnswerTarget]int{}
	for i, l := range c.columns {
		if other, taken := best[l.hint]; l.hint != "" && c.fits(l) && (!taken || l.better(c.columns[other])) {
			best[l.hint] = i
		}
	}
	c.byCells(best)
	for target, i := range best {
		targets[i] = target
	}
	c.splitName(targets)
	c.answers(targets)
	return targets
}

// fits reports whether the cells of a column are what its name says.
func (c *Columns) fits(l *look) bool {
	nearly := func(cells, of int) bool { return cells*20 >= of*19 }
	switch l.hint {
	case fairlead.ToValue:
		return nearly(l.numbers-l.negative, l.filled)
	case fairlead.ToCreatedAt:
		return nearly(l.filled-l.oddDates(), l.filled)
	case fairlead.ToStatus:
		return l.could&couldStatus != 0
	case fairlead.ToAgent:
		return l.agents > 0 || l.filled == 0
	case fairlead.ToExternalID:
		const short = 64
		return l.external() || nearly(l.filled, c.rows) && l.longest <= short
	}
	return true
}

// external reports whether a column says outright that it has external ids. Others are called just "id".
func (l *look) external() bool { return strings.HasPrefix(Plain(l.header), "extern") }

// better reports whether a column is the one to go where both would: the fuller one.
func (l *look) better(other *look) bool {
	if l.hint == fairlead.ToExternalID && l.external() != other.external() {
		return l.external()
	}
	return l.filled > other.filled
}

// byCells finds e-mail addresses and phone numbers by how they look, if no column has such a name.
func (c *Columns) byCells(best map[fairlead.AnswerTarget]int) {
	_, email := best[fairlead.ToEmail]
	_, phone := best[fairlead.ToPhone]
	for i, l := range c.columns {
		switch {
		case l.hint != "" || l.filled == 0 || c.fieldOf(l.header) != "":
		case !email && l.could&couldEmail != 0:
			best[fairlead.ToEmail], email = i, true
		case !phone && l.kind() == fairlead.FieldPhone:
			best[fairlead.ToPhone], phone = i, true
		}
	}
}

// splitName takes a name beside a first name for the last name, where people write forms so: Vorname, Name.
func (c *Columns) splitName(targets []fairlead.AnswerTarget) {
	name, first := slices.Index(targets, fairlead.ToName), slices.Index(targets, fairlead.ToFirstName)
	if name < 0 || first < 0 || slices.Contains(targets, fairlead.ToLastName) {
		return
	}
	switch Plain(c.columns[name].header) {
	case "name", "naam", "navn", "namn":
		if before := Plain(c.columns[first].header); before != "first name" && before != "given name" {
			targets[name] = fairlead.ToLastName
		}
	}
}

// answers are the columns that go nowhere else: to the custom field of their name, or else under a key of their own.
func (c *Columns) answers(targets []fairlead.AnswerTarget) {
	taken := map[string]bool{}
	for _, target := range targets {
		taken[answeredBy(target)] = true
	}
	for i, l := range c.columns {
		if targets[i] != "" || reported(l) {
			continue
		}
		key := c.fieldOf(l.header)
		if key == "" || taken[key] {
			key = freeKey(answerKey(l), func(key string) bool { return taken[key] })
		}
		targets[i], taken[key] = fairlead.AnswerTarget(fairlead.AnswerPrefix+key), true
	}
}

// answerKey is the key of a column's own. A status that the workspace has not is the sender's.
func answerKey(l *look) string {
	if l.hint == fairlead.ToStatus {
		return "lead_status"
	}
	return keyFrom(l.header)
}

// fieldOf is the key of the custom field that is called like a column, or has such a key; "": there is none.
func (c *Columns) fieldOf(header string) string {
	name := Plain(header)
	for _, f := range c.known.Fields {
		if name == Plain(f.Key) || name == Plain(f.Name) {
			return f.Key
		}
	}
	return ""
}

// exported reports whether the file is an export of ours.
func (c *Columns) exported() bool {
	n := 0
	for _, l := range c.columns {
		if _, ours := ofExport[l.header]; ours {
			n++
		}
	}
	return n == len(ofExport)
}

// targetsOfExport puts the columns of an export where they came from: what is none of every lead's is an answer under its key.
func (c *Columns) targetsOfExport() []fairlead.AnswerTarget {
	targets := make([]fairlead.AnswerTarget, len(c.columns))
	for i, l := range c.columns {
		target, every := ofExport[l.header]
		if !every && !reported(l) {
			key := sheet.Unguard(l.header)
			if within, prefixed := strings.CutPrefix(key, fairlead.AnswerPrefix); prefixed {
				if _, every = ofExport[within]; every {
					key = within
				}
			}
			target = fairlead.AnswerPrefix + fairlead.AnswerTarget(key)
		}
		targets[i] = target
	}
	return targets
}
