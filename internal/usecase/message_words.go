package usecase

import (
	"cmp"
	"fmt"
	"net/url"
	"strings"

	"fairlead"
	"fairlead/internal/notify"
	"fairlead/internal/store"
)

// word says in words what a message tells.
func (d *dispatcher) word(m Message, all []told) (notify.Note, error) {
	n := notify.Note{ID: fmt.Sprintf("%d-%d", d.workspace.ID, m.dispatches[0].MessageID), At: d.at, Kind: heading(kindWords(all[0].n.Kind))}
	if len(all) > 1 {
		return d.wordSeveral(m, n, all), nil
	}
	t := all[0]
	n.Title, n.Text = sentence(t)
	n.Subject, n.Link = n.Title, d.pageOf(t.n)
	if t.lead.ID != 0 {
		n.Items = []notify.Item{d.item(t.lead)}
		n.Thread = fmt.Sprintf("lead-%d", t.lead.ID)
		if t.n.Kind != fairlead.NotifyAssigned {
			n.Subject = "Re: New lead: " + displayName(t.lead.Contact)
		}
	}
	var err error
	switch t.n.Kind {
	case fairlead.NotifyBatch:
		n.Items, err = d.itemsOf(ofBatch(m.Member.ID, t.n.BatchID))
		n.More = t.n.Count - len(n.Items)
	case fairlead.NotifySummary:
		err = d.summarise(m.Member, &n)
	}
	n.Unsubscribe = d.unsubscribe(m, t.n.Kind)
	return n, err
}

// wordSeveral is one message about what happened in a while.
func (d *dispatcher) wordSeveral(m Message, n notify.Note, all []told) notify.Note {
	same, fresh := true, 0
	for _, t := range all {
		same = same && t.n.Kind == all[0].n.Kind
		if t.n.Kind == fairlead.NotifyAssigned || t.n.Kind == fairlead.NotifyReassigned {
			fresh++
		}
	}
	switch {
	case fresh == len(all):
		n.Title, n.Link = fmt.Sprintf("%d new leads", fresh), d.page("/leads?assigned_agent=me")
	case fresh > 0:
		n.Title, n.Link = fmt.Sprintf("%s, and %d more to know", plural(fresh, "new lead", "new leads"), len(all)-fresh), d.page("/notifications")
	default:
		n.Title, n.Link = fmt.Sprintf("%d notifications", len(all)), d.page("/notifications")
	}
	n.Subject = n.Title
	for _, t := range all[:min(len(all), notify.MostItems)] {
		title, text := sentence(t)
		item := notify.Item{Title: title, Text: text, Link: d.pageOf(t.n)}
		if t.lead.ID != 0 {
			item = d.item(t.lead)
			item.Text = title
			if t.n.Kind == fairlead.NotifyAssigned {
				item.Text = text
			}
		}
		n.Items = append(n.Items, item)
	}
	n.More = len(all) - len(n.Items)
	kind := all[0].n.Kind
	if !same {
		kind, n.Kind = everyKind, "All"
	}
	n.Unsubscribe = d.unsubscribe(m, kind)
	return n
}

// sentence is what happened, and who did it or what they wrote.
func sentence(t told) (title, text string) {
	by, name := t.n.Actor.Name, displayName(t.lead.Contact)
	switch t.n.Kind {
	case fairlead.NotifyAssigned:
		return "New lead: " + name, byWords(t)
	case fairlead.NotifyReassigned:
		return name + " is your lead now", byWords(t)
	case fairlead.NotifyAway:
		if t.n.BatchID != 0 {
			return fmt.Sprintf("%s went to others", plural(t.n.Count, "of your leads", "of your leads")), byWords(t)
		}
		if t.lead.ID == 0 {
			return "A lead of yours went to others", byWords(t)
		}
		return name + " is not your lead any more", byWords(t)
	case fairlead.NotifyBatch:
		return plural(t.n.Count, "lead", "leads") + " from " + by, "They are yours now."
	case fairlead.NotifyUndone:
		return by + " took back " + plural(t.n.Count, "lead", "leads"), "They are not yours any more."
	case fairlead.NotifyEnquiry:
		return name + " has written again", "A new enquiry on your lead."
	case fairlead.NotifyMention:
		return by + " mentioned you: " + name, t.n.Text
	case fairlead.NotifyTaskDue:
		return "Due now: " + t.n.Text, name
	case fairlead.NotifyWaiting:
		return plural(t.n.Count, "lead is waiting", "leads are waiting"), "Nobody who could have them is available."
	case fairlead.NotifySource:
		return "A source brings no leads", t.n.Text
	case fairlead.NotifyJoined:
		return t.n.Text + " has joined", by + " added a member to the team."
	}
	return "Your day", ""
}

// byWords is who gave a lead to whom.
func byWords(t told) string {
	return cmp.Or(byWhom(t.n.Actor), "It was your turn.")
}

// everyKind is what a member switches off who wants no mails at all.
const everyKind fairlead.NotificationKind = "all"

// kindWords is what the settings call a kind.
func kindWords(k fairlead.NotificationKind) string {
	switch k {
	case fairlead.NotifyAssigned:
		return "new leads"
	case fairlead.NotifyReassigned:
		return "leads that become yours"
	case fairlead.NotifyBatch, fairlead.NotifyUndone:
		return "bulk actions"
	case fairlead.NotifyEnquiry:
		return "new enquiries"
	case fairlead.NotifyMention:
		return "mentions"
	case fairlead.NotifyTaskDue:
		return "tasks that are due"
	case fairlead.NotifyAway:
		return "leads that go to others"
	case fairlead.NotifyWaiting:
		return "waiting leads"
	case fairlead.NotifySource:
		return "sources that break"
	case fairlead.NotifyJoined:
		return "new members"
	}
	return "the daily summary"
}

// heading begins with a capital.
func heading(words string) string { return strings.ToUpper(words[:1]) + words[1:] }

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// page is where the outside finds a page of ours.
func (d *dispatcher) page(path string) string {
	if d.workspace.PublicURL == "" {
		return ""
	}
	return d.workspace.PublicURL + path
}

// pageOf is where a notification leads.
func (d *dispatcher) pageOf(n fairlead.Notification) string {
	switch {
	case n.Kind == fairlead.NotifyAway: // they may not see it any more
		return d.page("/leads?assigned_agent=me")
	case n.LeadID != 0:
		return d.page(fmt.Sprintf("/leads/%d", n.LeadID))
	case n.BatchID != 0:
		return d.page(fmt.Sprintf("/leads?batch=%d", n.BatchID))
	}
	switch n.Kind {
	case fairlead.NotifyWaiting:
		return d.page("/leads?assigned_agent=waiting")
	case fairlead.NotifySource:
		return d.page("/admin/sources")
	case fairlead.NotifyJoined:
		return d.page("/users")
	}
	return d.page("/")
}

// item is a lead as a message shows it.
func (d *dispatcher) item(l fairlead.Lead) notify.Item {
	c := l.Contact
	item := notify.Item{Title: displayName(c), Link: d.page(fmt.Sprintf("/leads/%d", l.ID))}
	for _, f := range []notify.Fact{
		{Label: "Phone", Value: c.Phone, Link: "tel:" + strings.ReplaceAll(c.Phone, " ", "")},
		{Label: "E-mail", Value: c.Email, Link: "mailto:" + url.PathEscape(c.Email)},
		{Label: "Company", Value: c.Company},
		{Label: "Source", Value: l.Source},
		{Label: "Form", Value: l.Form},
	} {
		if f.Value != "" && f.Value != item.Title {
			item.Facts = append(item.Facts, f)
		}
	}
	return item
}

// itemsOf are the newest leads of a filter.
func (d *dispatcher) itemsOf(f fairlead.LeadFilter) (items []notify.Item, err error) {
	page, err := d.tx.Leads().List(store.LeadQuery{Filter: f, Scope: fairlead.LeadScope{All: true}, Limit: notify.MostItems})
	for _, l := range page.Leads {
		items = append(items, d.item(l))
	}
	return items, err
}
