package sheet

import "strings"

// separators stand between the texts of a list. List writes the first of them; people write the other one, too.
const separators = ",;"

// List writes texts into one cell, with a comma between each two. A text that would be taken apart, or trimmed, stands in
// quotation marks, and each of its own is doubled, as in a row of RFC 4180.
func List(texts []string) string {
	quoted := make([]string, len(texts))
	for i, text := range texts {
		quoted[i] = text
		if text == "" || strings.ContainsAny(text, separators+`"`) || strings.TrimSpace(text) != text {
			quoted[i] = `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
		}
	}
	return strings.Join(quoted, ", ")
}

// Unlist reads the texts of a cell, as List writes them or as people do: with or without a space, with commas or semicolons.
// Nothing between two of those is no text, and a quotation mark that is not closed is a sign like any other.
func Unlist(cell string) (texts []string) {
	for rest := strings.TrimSpace(cell); rest != ""; {
		text, after, quoted := unquote(rest)
		if !quoted {
			end := strings.IndexAny(rest, separators)
			if end < 0 {
				end = len(rest)
			}
			text, after = strings.TrimSpace(rest[:end]), rest[end:]
		}
		if quoted || text != "" {
			texts = append(texts, text)
		}
		if after != "" {
			after = after[1:] // the separator
		}
		rest = strings.TrimSpace(after)
	}
	return texts
}

// unquote reads a text in quotation marks, and what comes after it: a separator, or nothing. ok: there is one.
func unquote(rest string) (text, after string, ok bool) {
	var out strings.Builder
	after, ok = strings.CutPrefix(rest, `"`)
	for ok {
		before, behind, closed := strings.Cut(after, `"`)
		if !closed {
			return "", "", false
		}
		out.WriteString(before)
		if after, ok = strings.CutPrefix(behind, `"`); ok {
			out.WriteByte('"')
			continue
		}
		after = strings.TrimSpace(behind)
		return out.String(), after, after == "" || strings.ContainsAny(after[:1], separators)
	}
	return "", "", false
}
