package store

import (
	"time"

	"fairlead"
)

// Imports are files of leads, and their rows until they are leads.
type Imports interface {
	Insert(i fairlead.Import) error
	// Update writes the state, the format, the columns, the plan, the counts and the batch.
	Update(i fairlead.Import) error
	// Count writes the counts only.
	Count(id int64, c fairlead.ImportCounts) error
	Get(id int64) (fairlead.Import, error)
	// List returns up to limit imports that were read with an id less than before (0: from the newest), newest first, without
	// their columns.
	List(before int64, limit int) ([]fairlead.Import, error)
	// Like returns the newest import with these columns that was begun.
	Like(headers string) (fairlead.Import, error)
	// Delete deletes an import that was not begun, with its rows.
	Delete(id int64) error

	// AddRows keeps rows that come after those that are kept; first is how many those are.
	AddRows(id int64, first int, rows []fairlead.ImportRow) error
	// Rows returns the rows that were added together with the one that from come before, and how many come before the first
	// of them. At the end they are the last ones, or none.
	Rows(id int64, from int) (first int, rows []fairlead.ImportRow, err error)
	// DropRows forgets rows that were added before those of which to come first.
	DropRows(id int64, to int) error
	// Reject keeps rows that could not be brought in.
	Reject(id int64, rows []fairlead.ImportReject) error
	// Rejects returns up to limit of them from the line after on, in the order of the file.
	Rejects(id int64, after, limit int) ([]fairlead.ImportReject, error)
	// DeleteOld deletes imports that came before at and were never begun, the rows that no batch goes on with, and the
	// rejected rows of imports that came before rejects.
	DeleteOld(at, rejects time.Time) error
}
