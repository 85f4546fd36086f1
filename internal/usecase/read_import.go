package usecase

import (
	"context"
	"errors"
	"io"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/ingest/mapping"
	"fairlead/internal/store"
)

// RowFile is a file of rows that is read.
type RowFile interface {
	Format() fairlead.FileFormat
	Header() []string
	// Next returns the next row; io.EOF at the end.
	Next() (fairlead.ImportRow, error)
}

// How many rows of a file are kept in one transaction, and how many bytes of text; and how many of them together. Those are
// read at once, by each portion that brings in one of them: many more than a portion brings in would be unpacked in vain.
const (
	rowsAtOnce     = 1_000
	bytesAtOnce    = 1 << 20
	keptTogether   = 100
	mostImportRows = 5_000_000
)

// ReadImport reads a file of leads, keeps its rows, and says what its columns look like. Nothing else is done with it before
// BeginImport. Whoever brings a file with the same columns as before is offered the same plan.
func (a *App) ReadImport(ctx context.Context, actor fairlead.Actor, name string, file RowFile) (ImportView, error) {
	if err := access.Require(actor, access.ToImport...); err != nil {
		return ImportView{}, err
	}
	if name = fileName(name); name == "" {
		return ImportView{}, fairlead.Invalid("file", "Give the file a name.")
	}
	i := fairlead.Import{State: fairlead.ImportReading, Name: name, Format: file.Format(), Headers: mapping.HeadersKey(file.Header()), Actor: fairlead.NameOf(actor), At: a.now()}
	var known mapping.Known
	err := a.store.WriteAside(ctx, actor.Workspace, func(tx store.Tx) (err error) {
		if i.ID, err = tx.NextIDs(store.ImportIDs, 1); err == nil {
			err = tx.Imports().Insert(i)
		}
		if err != nil {
			return err
		}
		office, err := readOffice(a, tx, actor.Workspace)
		if err == nil {
			known = knownTo(office, i.At)
		}
		return err
	})
	if err != nil {
		return ImportView{}, wrap("read import", err)
	}
	columns := mapping.NewColumns(file.Header(), known)
	if i.Rows, err = a.keepRows(ctx, actor.Workspace, i.ID, file, columns); err != nil {
		a.forgetImport(actor.Workspace, i.ID)
		return ImportView{}, wrap("read import", err)
	}
	i.State, i.Columns, i.Plan = fairlead.ImportPreview, columns.Found(), columns.Plan()
	err = a.store.WriteAside(ctx, actor.Workspace, func(tx store.Tx) error {
		if err := adoptPlan(tx, &i); err != nil {
			return err
		}
		return tx.Imports().Update(i)
	})
	if err == nil {
		a.tell(Stale{Workspace: actor.Workspace, Topics: []Topic{TopicBatches}, Viewers: true})
	}
	return ImportView{Import: i}, wrap("read import", err)
}

// fileName is the end of a path, of which a browser tells nothing more.
func fileName(name string) string {
	name = store.Storable(name)
	for i := len(name) - 1; i >= 0; i-- {
		if name[i] == '/' || name[i] == '\\' {
			name = name[i+1:]
			break
		}
	}
	runes := []rune(name)
	return string(runes[:min(len(runes), fairlead.MaxText)])
}

// keepRows keeps all rows of a file, and returns how many there are.
func (a *App) keepRows(ctx context.Context, workspace, id int64, file RowFile, columns *mapping.Columns) (n int, err error) {
	for {
		rows, err := nextRows(file)
		if err != nil || len(rows) == 0 {
			return n, err
		}
		if n+len(rows) > mostImportRows {
			return n, fairlead.Invalid("file", "This file has more than 5,000,000 rows. Bring it in parts.")
		}
		for _, row := range rows {
			columns.Look(row.Cells)
		}
		err = a.store.WriteAside(ctx, workspace, func(tx store.Tx) (err error) {
			for first := 0; first < len(rows) && err == nil; first += keptTogether {
				err = tx.Imports().AddRows(id, n+first, rows[first:min(first+keptTogether, len(rows))])
			}
			return err
		})
		if err != nil {
			return n, err
		}
		n += len(rows)
	}
}

// nextRows reads the rows that are kept in one transaction; none at the end.
func nextRows(file RowFile) (rows []fairlead.ImportRow, err error) {
	for bytes := 0; len(rows) < rowsAtOnce && bytes < bytesAtOnce; {
		row, err := file.Next()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, err
		}
		bytes += bytesOf(row)
		rows = append(rows, row)
	}
	return rows, nil
}

func bytesOf(row fairlead.ImportRow) (n int) {
	for _, cell := range row.Cells {
		n += len(cell)
	}
	return n
}

// forgetImport deletes an import that could not be read; what remains of it is forgotten with what has expired.
func (a *App) forgetImport(workspace, id int64) {
	_ = a.store.WriteAside(context.Background(), workspace, func(tx store.Tx) error { return tx.Imports().Delete(id) })
}

// adoptPlan offers the plan of the last import with the same columns, but for what the cells of this file show.
func adoptPlan(tx store.Tx, i *fairlead.Import) error {
	last, err := tx.Imports().Like(i.Headers)
	if errors.Is(err, fairlead.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	if len(last.Plan.Targets) == len(i.Columns) {
		i.Known = true
		i.Plan.Targets, i.Plan.Duplicates, i.Plan.Source = last.Plan.Targets, last.Plan.Duplicates, last.Plan.Source
		i.Plan.MonthFirst, i.Plan.Comma = last.Plan.MonthFirst, last.Plan.Comma
	}
	return nil
}
