package usecase

import (
	"fmt"
	"slices"
	"strings"

	"fairlead"
	"fairlead/internal/notify"
)

// noteOf says in words what happened, for a channel that a team reads. How somebody is reached stands in Fairlead, where it is
// seen who may know.
func noteOf(e Event, statuses fairlead.Statuses) notify.Note {
	n := notify.Note{At: e.At, Link: e.Link}
	switch {
	case e.Batch != nil:
		n.Title = "A bulk action is done: " + plural(e.Batch.Done, "lead", "leads")
		n.Text = byWhom(e.Batch.Actor)
	case e.Lead != nil:
		n.Title = happened(e, statuses)
		n.Text = because(e)
	default:
		n.Title, n.Text = "This is a test", "Fairlead can reach this channel."
	}
	return n
}

// happened is what happened to a lead.
func happened(e Event, statuses fairlead.Statuses) string {
	name := displayName(fairlead.Contact{Name: e.Lead.Contact.Name, Company: e.Lead.Contact.Company})
	switch entry := e.Entry; e.Type {
	case fairlead.EventLeadAssigned:
		return fmt.Sprintf("%s goes to %s", name, entry.To.Name)
	case fairlead.EventLeadReassigned:
		return fmt.Sprintf("%s goes from %s to %s", name, entry.From.Name, entry.To.Name)
	case fairlead.EventLeadUnassigned:
		return fmt.Sprintf("%s is nobody’s any more: %s had it", name, entry.From.Name)
	case fairlead.EventLeadStatusChanged:
		if i := slices.IndexFunc(entry.Changes, ofStatus); i >= 0 {
			named := func(key string) string { return statuses.Name(fairlead.Status(key)) }
			return fmt.Sprintf("%s: from %s to %s", name, named(entry.Changes[i].From), named(entry.Changes[i].To))
		}
	}
	return "New lead: " + name
}

// because is who did it, and where the lead came from.
func because(e Event) string {
	said := []string{byWhom(e.Entry.Actor)}
	if from := origin(e.Lead.Source, e.Lead.Form); from != "" && e.Type != fairlead.EventLeadStatusChanged {
		said = append(said, "From "+from+".")
	}
	return strings.TrimSpace(strings.Join(said, " "))
}

// byWhom is who did something; "": nobody, it was somebody's turn.
func byWhom(by fairlead.ActorName) string {
	switch by.Kind {
	case fairlead.ActorRule:
		return "By the rule " + by.Name + "."
	case fairlead.ActorMember:
		return "By " + by.Name + "."
	case fairlead.ActorImport:
		return "From the file " + by.Name + "."
	}
	return ""
}
