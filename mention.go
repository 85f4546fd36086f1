package fairlead

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A mention stands in the text of a note as a mark that survives the member's renaming: @[Ana](member:7).
var mention = regexp.MustCompile(`@\[([^\[\]\n]{1,400})\]\(member:([1-9][0-9]{0,17})\)`)

// Mentions are the members that a text mentions, each once, in the order of the text.
func Mentions(text string) []int64 {
	var ids []int64
	RewriteMentions(text, func(_ string, id int64) string {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
		return ""
	})
	return ids
}

// RewriteMentions replaces every mark by what rewrite makes of it.
func RewriteMentions(text string, rewrite func(name string, id int64) string) string {
	return mention.ReplaceAllStringFunc(text, func(mark string) string {
		parts := mention.FindStringSubmatch(mark)
		id, _ := strconv.ParseInt(parts[2], 10, 64) // 18 digits at most
		return rewrite(parts[1], id)
	})
}

// inMark are the characters of a name that would end a mark, and what stands for them there.
var inMark = strings.NewReplacer("[", "(", "]", ")")

// MentionMark is the mark that mentions a member.
func MentionMark(r Ref) string { return fmt.Sprintf("@[%s](member:%d)", inMark.Replace(r.Name), r.ID) }
