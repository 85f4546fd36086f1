package sheet

import "strings"

// List writes texts into one cell, with a comma between each two. A text that would be taken apart, or trimmed, stands in
// quotation marks, and each of its own is doubled, as in a row of RFC 4180.
func List(texts []string) string {
	quoted := make([]string, len(texts))
	for i, text := range texts {
		quoted[i] = text
		if text == "" || strings.ContainsAny(text, `,"`) || strings.TrimSpace(text) != text {
			quoted[i] = `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
		}
	}
	return strings.Join(quoted, ", ")
}
