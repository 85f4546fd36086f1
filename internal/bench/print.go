package bench

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"
)

// print writes the table for people.
func (r *run) print() {
	fmt.Fprintf(r.out, "%s, %d cores\n", r.report.Go, r.report.Cores)
	for _, database := range slices.Sorted(maps.Keys(r.report.Settings)) {
		var settings []string
		for key, value := range r.report.Settings[database] {
			settings = append(settings, key+"="+value)
		}
		slices.Sort(settings)
		fmt.Fprintln(r.out, strings.Join(settings, " "))
	}
	fmt.Fprintf(r.out, "%d lone leads made %d disk syncs\n\n", r.report.Syncs.Leads, r.report.Syncs.Seen)
	table := tabwriter.NewWriter(r.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "\tmeasured\tvalue\tyardstick\tratio\tgoal\t")
	for _, row := range r.report.Rows {
		yardstick, ratio, verdict := "–", "–", "ok"
		if row.Yardstick != 0 {
			yardstick, ratio = number(row.Yardstick)+" "+row.Unit+" ("+row.Against+")", fmt.Sprintf("%.2f×", row.Ratio)
		}
		if !row.OK {
			verdict = "MISSED"
		}
		fmt.Fprintf(table, "%s\t%s\t%s %s\t%s\t%s\t%s\t%s\n", row.Name, row.What, number(row.Value), row.Unit, yardstick, ratio, row.Goal, verdict)
	}
	_ = table.Flush()
}

func number(v float64) string {
	if v >= 100 {
		return fmt.Sprintf("%.0f", v)
	}
	return fmt.Sprintf("%.2f", v)
}
