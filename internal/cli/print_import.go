package cli

import (
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"fairlead/internal/httpapi"
)

// printMapping says how the file was read, and where the cells of its columns go: where --map says, else as planned.
func printMapping(w io.Writer, i httpapi.Import, mapping map[string]*string) {
	form := fmt.Sprintf("%s, cells divided by %q", i.Format.Encoding, i.Format.Delimiter)
	if i.Format.Encoding == "" {
		form = "the sheet " + i.Format.Sheet
	}
	fmt.Fprintf(w, "%s: %d rows, %s.\n", i.Name, i.Rows, form)
	if i.Known {
		fmt.Fprintln(w, "What no flag says is as with the last file of these columns.")
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "\ncolumn\tgoes to")
	for _, column := range i.Columns {
		field := column.Field
		if said, ok := mapping[column.Header]; ok {
			field = said
		}
		if field == nil {
			field = new("(left out)")
		}
		fmt.Fprintf(t, "%s\t%s\n", column.Header, *field)
	}
	fmt.Fprintln(t)
	t.Flush()
}

// printPreview says what a commit would do.
func printPreview(w io.Writer, p httpapi.ImportPreview) {
	fmt.Fprintf(w, "What would become of the first %d of %d rows:\n", p.LookedAt, p.Rows)
	printCounts(w, count{p.New, "new leads"}, count{p.Known, "of somebody who is known"}, count{p.Updated, "- leads updated"}, count{p.Enquiries, "- enquiries"},
		count{p.Empty, "empty"}, count{p.Repaired, "repaired"}, count{p.Rejected, "rejected"})
	for _, r := range p.Reasons {
		printCounts(w, count{r.Rows, fmt.Sprintf("- %s First in line %d.", r.Message, r.Line)})
	}
	fmt.Fprintln(w, "\nWho would get the new leads:")
	for _, s := range p.Split {
		printCounts(w, count{s.Leads, s.Agent.Name})
	}
	printCounts(w, count{p.Unassigned, "nobody"}, count{p.Waiting, "nobody yet: they wait"}, count{p.Named, "of all these, named by their row"})
	for _, u := range p.Unknown {
		printCounts(w, count{u.Rows, "rows name " + u.Name + ", who can have no leads"})
	}
	fmt.Fprintln(w, "\nNothing was brought in.")
}

// printSummary says what became of the rows, with the three most frequent reasons of rejected ones.
func printSummary(w io.Writer, i httpapi.Import, took time.Duration, reasons []count, page string) {
	fmt.Fprintf(w, "%d of %d rows in %.1f s; see %s.\n", i.Processed, i.Rows, took.Seconds(), page)
	printCounts(w, count{i.Created, "created"}, count{i.Updated, "updated"}, count{i.Enquiries, "enquiries"}, count{i.Skipped, "skipped"},
		count{i.Repaired, "repaired"}, count{i.Rejected, "rejected"})
	for _, r := range reasons[:min(len(reasons), 3)] {
		printCounts(w, count{r.rows, "- " + r.what})
	}
}

// count is how many rows there are of something.
type count struct {
	rows int
	what string
}

func printCounts(w io.Writer, counts ...count) {
	for _, c := range counts {
		fmt.Fprintf(w, "%9d  %s\n", c.rows, c.what)
	}
}
