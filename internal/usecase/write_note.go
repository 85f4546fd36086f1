package usecase

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"fairlead"
	"fairlead/internal/access"
)

// AddedNote is a note, and who of those it mentions was not told, because they cannot see the lead.
type AddedNote struct {
	fairlead.Activity
	NotTold []fairlead.Ref
}

// longestNote is how many characters a note has at most.
const longestNote = 10_000

// AddNote writes a note into a lead's timeline. Text is 1 to 10,000 characters. Members whom it mentions are told.
func (a *App) AddNote(ctx context.Context, actor fairlead.Actor, id int64, text string) (AddedNote, error) {
	text = strings.TrimSpace(text)
	if message := checkProse(text, longestNote); message != "" {
		return AddedNote{}, fairlead.Invalid("text", message)
	}
	var note *fairlead.Activity
	var notTold []fairlead.Ref
	_, err := a.changeLead(ctx, actor, id, 0, func(s *story, lead *fairlead.Lead, members map[int64]fairlead.Member) error {
		text := named(text, members)
		note = s.tell(fairlead.Activity{LeadID: id, Kind: fairlead.ActivityNote, Actor: fairlead.NameOf(actor), Text: text}, nil)
		s.leadsMoved(lead.AgentID)
		notTold = s.mention(*lead, *note, members)
		return nil
	})
	if err != nil {
		return AddedNote{}, wrap("add note", err)
	}
	return AddedNote{*note, notTold}, nil
}

// note writes down the note that a lead was handed in with, if there is one.
func (r *round) note(t *ticket, lead fairlead.Lead) {
	if t.request.Note == "" {
		return
	}
	note := r.story.tell(fairlead.Activity{LeadID: lead.ID, Kind: fairlead.ActivityNote, Actor: fairlead.NameOf(t.actor), Text: named(t.request.Note, r.members)}, nil)
	r.story.mention(lead, *note, r.members)
}

// checkProse says what is wrong with a text of several lines.
func checkProse(text string, longest int) string {
	switch {
	case visible(text) == "":
		return "Write something first."
	case !utf8.ValidString(text):
		return "This is not readable text. Send UTF-8."
	case strings.ContainsRune(text, 0):
		return "This holds a character that cannot be stored (U+0000). Leave it out."
	case utf8.RuneCountInString(text) > longest:
		return fmt.Sprintf("This is too long. Use at most %d characters.", longest)
	default:
		return ""
	}
}

// named writes into every mark what its member is called; a mark of nobody becomes plain text.
func named(text string, members map[int64]fairlead.Member) string {
	return fairlead.RewriteMentions(text, func(name string, id int64) string {
		if m, ok := members[id]; ok {
			return fairlead.MentionMark(fairlead.Ref{ID: id, Name: m.Name})
		}
		return "@" + name
	})
}

// mention tells those whom a note mentions, and returns those who cannot see the lead.
func (s *story) mention(lead fairlead.Lead, note fairlead.Activity, members map[int64]fairlead.Member) []fairlead.Ref {
	var notTold []fairlead.Ref
	for _, id := range fairlead.Mentions(note.Text) {
		if !access.Sees(members[id], lead) {
			notTold = append(notTold, fairlead.Ref{ID: id, Name: members[id].Name})
			continue
		}
		s.notify(fairlead.Notification{MemberID: id, Kind: fairlead.NotifyMention, LeadID: lead.ID, Count: 1, Actor: note.Actor, Text: excerpt(note.Text)})
	}
	return notTold
}

// excerpt is the beginning of a text as it is read, in one line.
func excerpt(text string) string {
	const most = 200
	plain := fairlead.RewriteMentions(text, func(name string, _ int64) string { return "@" + name })
	runes := []rune(strings.Join(strings.Fields(plain), " "))
	if len(runes) <= most {
		return string(runes)
	}
	return string(slices.Concat(runes[:most-1], []rune("…")))
}
