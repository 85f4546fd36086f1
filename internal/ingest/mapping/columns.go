package mapping

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"fairlead"
	"fairlead/internal/sheet"
)

// Known is what the workspace has already, which the cells of a file may name.
type Known struct {
	Fields   []fairlead.Field
	Statuses fairlead.Statuses
	Agents   []fairlead.Member
	Zone     *time.Location // of times that name none; nil: UTC
	Now      time.Time      // no lead has come later
}

// Columns gathers what the columns of a file look like, in one pass over its rows. What it keeps does not grow with them.
type Columns struct {
	known   Known
	rows    int
	columns []*look
}

// NewColumns begins with the names of the columns.
func NewColumns(headers []string, known Known) *Columns {
	c := &Columns{known: known}
	names := namesIn(known)
	for _, header := range headers {
		c.columns = append(c.columns, &look{header: header, hint: hintOf(header), names: names, could: everything})
	}
	return c
}

// names are what the cells of some columns must be, folded.
type names struct{ statuses, agents map[string]bool }

func namesIn(known Known) *names {
	n := &names{map[string]bool{}, map[string]bool{}}
	for _, s := range known.Statuses {
		n.statuses[strings.ToLower(s.Name)], n.statuses[strings.ToLower(string(s.Key))] = true, true
	}
	for _, m := range known.Agents {
		n.agents[strings.ToLower(m.Name)], n.agents[strings.ToLower(m.Email)] = true, true
	}
	return n
}

// Look takes in the cells of one row.
func (c *Columns) Look(cells []string) {
	c.rows++
	for i, column := range c.columns[:min(len(cells), len(c.columns))] {
		if text := textOf(cells[i]); text != "" && !isNothing(text) {
			column.take(text)
		}
	}
}

// Found is what the columns look like so far.
func (c *Columns) Found() []fairlead.ImportColumn {
	targets := c.targets()
	found := make([]fairlead.ImportColumn, len(c.columns))
	for i, l := range c.columns {
		found[i] = fairlead.ImportColumn{Header: l.header, Type: l.kind(), Choices: []string{}, Samples: append([]string{}, l.samples...), Filled: l.filled}
		if found[i].Type == fairlead.FieldChoice {
			found[i].Choices = slices.Sorted(slices.Values(l.texts))
		}
		asDates := found[i].Type == fairlead.FieldDate || targets[i] == fairlead.ToCreatedAt
		found[i].DayOrMonth = asDates && l.orders[orderOpen] > 0 && l.orders[dayFirst] == l.orders[monthFirst]
		found[i].PointOrComma = l.asNumbers(targets[i]) && l.marks[markOpen] > 0 && l.marks[markPoint] == l.marks[markComma]
	}
	return found
}

// Plan is what probably becomes of the rows.
func (c *Columns) Plan() fairlead.ImportPlan {
	plan := fairlead.ImportPlan{Targets: c.targets(), Duplicates: fairlead.DuplicatesEnquire, Source: fairlead.SourceCSV, Tags: []string{}, Routing: fairlead.ImportRouting{Rules: true}}
	months, commas := 0, 0 // more than the other way
	for i, l := range c.columns {
		if l.kind() == fairlead.FieldDate || plan.Targets[i] == fairlead.ToCreatedAt {
			months += l.orders[monthFirst] - l.orders[dayFirst]
		}
		if l.asNumbers(plan.Targets[i]) {
			commas += l.marks[markComma] - l.marks[markPoint]
		}
	}
	plan.MonthFirst, plan.Comma = months > 0, commas > 0
	return plan
}

// HeadersKey is the same for files with the same columns in the same order, however their names are written.
func HeadersKey(headers []string) string {
	hash := sha256.New()
	for _, header := range headers {
		name := Plain(header)
		if name == "" {
			name = oneLine(header)
		}
		hash.Write([]byte(name + "\n"))
	}
	return hex.EncodeToString(hash.Sum(nil)[:16])
}

// textOf is what a cell says, without what guards it, and without blanks around it.
func textOf(cell string) string {
	if isPlain(cell) {
		return cell // as most are
	}
	if strings.Contains(cell, "'") {
		cell = sheet.Unguard(cell)
	}
	text := strings.TrimFunc(cell, blank)
	if utf8.ValidString(text) {
		return text
	}
	return strings.ToValidUTF8(text, "\uFFFD")
}

// isPlain reports whether a cell is a line of ASCII that needs no closer look: without quotes and blanks around it.
func isPlain(cell string) bool {
	before := byte(' ')
	for i := range len(cell) {
		c := cell[i]
		if c < ' ' || c > '~' || c == '\'' || c == ' ' && before == ' ' {
			return false
		}
		before = c
	}
	return before != ' '
}

// blank reports whether nobody sees a character.
func blank(r rune) bool { return isGap(r) || r == '\u200B' || r == '\u2060' || r == '\uFEFF' }

// cutTo leaves at most so many characters of a text.
func cutTo(text string, most int) string {
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:most])
}
