package csvfile

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"fairlead"
)

// rowTooLong is the problem of a row of which nothing is kept.
const rowTooLong = "This row has more than 1 MB."

// blank reports whether a row has nothing in it.
func blank(row fairlead.ImportRow) bool {
	return row.Problem == "" && len(row.Cells) == 1 && strings.TrimSpace(row.Cells[0]) == ""
}

// dropEmpty takes away the empty cells at the end that are beyond so many columns.
func dropEmpty(cells []string, columns int) []string {
	for len(cells) > columns && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	return cells
}

func tooLong(cell string) bool {
	return len(cell) > mostCell && utf8.RuneCountInString(cell) > mostCell
}

func cellsIn(n int) string {
	if n == 1 {
		return "1 cell"
	}
	return fmt.Sprintf("%d cells", n)
}
