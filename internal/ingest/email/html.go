package email

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// linesOf are the words of an HTML text, on lines. A row of a table with two cells is a line such as "Name: Jo".
func linesOf(text string) string {
	p := page{in: html.NewTokenizer(strings.NewReader(text))}
	for {
		kind := p.in.Next()
		if kind == html.ErrorToken {
			break // the end
		}
		p.token(kind, p.in.Token())
	}
	for len(p.rows) > 0 {
		p.end()
	}
	return p.out.String()
}

// page is an HTML text that is being read.
type page struct {
	in     *html.Tokenizer
	out    strings.Builder
	rows   []*row // that are open; tables stand within tables
	hidden atom.Atom
	link   string // where the open link leads to, if that is an address
}

// row is a row of a table, or a term and what it means, or a whole table, whose one cell is what its rows say.
type row struct {
	of     atom.Atom
	cells  []*strings.Builder
	tables bool // there are some in it
}

// The bounds of rows that are open at once, and of the cells of one.
const (
	mostRows  = 100
	mostCells = 100
)

// lines are the elements that begin and end one.
var lines = map[atom.Atom]bool{atom.P: true, atom.Div: true, atom.Li: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
	atom.Ul: true, atom.Ol: true, atom.Blockquote: true, atom.Hr: true, atom.Section: true, atom.Pre: true, atom.Center: true, atom.Header: true, atom.Footer: true, atom.Article: true, atom.Dl: true}

func (p *page) token(kind html.TokenType, t html.Token) {
	opens, closes := kind == html.StartTagToken || kind == html.SelfClosingTagToken, kind == html.EndTagToken
	switch {
	case p.hidden != 0:
		if closes && t.DataAtom == p.hidden {
			p.hidden = 0
		}
	case kind == html.TextToken:
		p.text(strings.Map(oneSpace, t.Data))
	case kind == html.StartTagToken && (t.DataAtom == atom.Style || t.DataAtom == atom.Script || t.DataAtom == atom.Title):
		p.hidden = t.DataAtom
	case t.DataAtom == atom.Table:
		p.table(opens)
	case t.DataAtom == atom.Br && opens:
		p.write("\n")
	case lines[t.DataAtom]:
		p.newLine()
	case t.DataAtom == atom.Tr || t.DataAtom == atom.Dt:
		p.endOpen(t.DataAtom)
		if opens {
			p.begin(t.DataAtom)
		}
		if opens && t.DataAtom == atom.Dt {
			p.cell()
		}
	case opens && (t.DataAtom == atom.Td || t.DataAtom == atom.Th || t.DataAtom == atom.Dd):
		p.cell()
	case closes && t.DataAtom == atom.Dd:
		p.endOpen(atom.Dt)
	case t.DataAtom == atom.A:
		p.anchor(opens, t)
	}
}

// oneSpace is how HTML means line ends and tabs.
func oneSpace(r rune) rune {
	if r == '\n' || r == '\r' || r == '\t' {
		return ' '
	}
	return r
}

// place is where text goes that comes now.
func (p *page) place() *strings.Builder {
	if n := len(p.rows); n > 0 && len(p.rows[n-1].cells) > 0 {
		cells := p.rows[n-1].cells
		return cells[len(cells)-1]
	}
	return &p.out
}

func (p *page) write(text string) { p.place().WriteString(text) }

// text writes words; a line does not begin with a space.
func (p *page) text(words string) {
	if p.atStart() {
		words = strings.TrimLeft(words, " ")
	}
	p.write(words)
}

// newLine goes to the next line, unless this one is empty.
func (p *page) newLine() {
	if !p.atStart() {
		p.write("\n")
	}
}

// atStart reports whether nothing stands on the line.
func (p *page) atStart() bool {
	line := strings.TrimRight(p.place().String(), " ")
	return line == "" || strings.HasSuffix(line, "\n")
}

// anchor adds the e-mail address that a link leads to, if its words do not say it.
func (p *page) anchor(opens bool, t html.Token) {
	if !opens {
		if p.link != "" {
			p.write(" <" + p.link + ">")
		}
		p.link = ""
		return
	}
	for _, a := range t.Attr {
		if to, mail := strings.CutPrefix(a.Val, "mailto:"); a.Key == "href" && mail {
			to, _, _ = strings.Cut(to, "?")
			p.link = firstAddress(to)
		}
	}
}

func (p *page) begin(of atom.Atom) {
	if len(p.rows) < mostRows {
		p.rows = append(p.rows, &row{of: of})
	}
}

func (p *page) cell() {
	if n := len(p.rows); n > 0 && len(p.rows[n-1].cells) < mostCells {
		p.rows[n-1].cells = append(p.rows[n-1].cells, &strings.Builder{})
	}
}

// table begins a table, or ends one and what is still open in it.
func (p *page) table(opens bool) {
	if opens {
		if n := len(p.rows); n > 0 {
			p.rows[n-1].tables = true
		}
		p.begin(atom.Table)
		p.cell()
		return
	}
	for ended := false; !ended && len(p.rows) > 0; {
		ended = p.rows[len(p.rows)-1].of == atom.Table
		p.end()
	}
}

// endOpen ends a row that is still open; a term keeps open until the next, for what it means.
func (p *page) endOpen(of atom.Atom) {
	n := len(p.rows)
	if n == 0 || p.rows[n-1].of != of || of == atom.Dt && len(p.rows[n-1].cells) < 2 {
		return
	}
	p.end()
}

// end writes the innermost of what is open: two cells as a label and what it says, others each on lines of its own.
func (p *page) end() {
	r := p.rows[len(p.rows)-1]
	p.rows = p.rows[:len(p.rows)-1]
	var cells []string
	for _, cell := range r.cells {
		if text := strings.TrimSpace(cell.String()); text != "" {
			cells = append(cells, text)
		}
	}
	text := strings.Join(cells, "\n")
	if len(cells) == 2 && !r.tables && !strings.Contains(cells[0], "\n") && len(cells[0]) <= longestLabel {
		text = strings.TrimRight(cells[0], ": ") + ": " + cells[1]
	}
	p.newLine()
	p.write(text)
	p.newLine()
}
