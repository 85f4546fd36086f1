package sheet

import "strings"

// Unguard takes away what Guard has put into a cell.
func Unguard(cell string) string {
	if !strings.Contains(cell, "'") {
		return cell
	}
	var out strings.Builder
	for rest, first := cell, true; rest != ""; first = false {
		line := rest
		if i := strings.IndexAny(rest, "\r\n"); i >= 0 {
			line = rest[:i+1]
		}
		rest = rest[len(line):]
		if without, quoted := strings.CutPrefix(line, "'"); quoted && dangerous(without, first) {
			line = without
		}
		out.WriteString(line)
	}
	return out.String()
}

// Unlist reads the texts of a cell: what List has written, or what people write, with commas or semicolons.
func Unlist(cell string) (texts []string) {
	for rest := strings.TrimSpace(cell); rest != ""; {
		var text string
		if text, rest = firstOf(rest); text != "" {
			texts = append(texts, text)
		}
		rest = strings.TrimSpace(rest)
	}
	return texts
}

// firstOf takes the first text off a list.
func firstOf(list string) (text, rest string) {
	if !strings.HasPrefix(list, `"`) {
		i := strings.IndexAny(list, ",;")
		if i < 0 {
			return strings.TrimSpace(list), ""
		}
		return strings.TrimSpace(list[:i]), list[i+1:]
	}
	var quoted strings.Builder
	rest = list[1:]
	for {
		before, after, closed := strings.Cut(rest, `"`)
		quoted.WriteString(before)
		if rest = after; !closed || !strings.HasPrefix(rest, `"`) {
			return quoted.String(), strings.TrimLeft(rest, " ,;")
		}
		quoted.WriteByte('"')
		rest = rest[1:]
	}
}
