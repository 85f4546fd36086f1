package storetest

import (
	"fmt"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

// theImport is an import with something in every field.
func (e *exam) theImport(tx store.Tx, change func(*fairlead.Import)) fairlead.Import {
	i := fairlead.Import{ID: e.id(tx, store.ImportIDs), State: fairlead.ImportPreview, Name: "May «é».csv", Headers: "abc", Known: true, Rows: 3, Actor: author, At: noon,
		Format:  fairlead.FileFormat{Encoding: "utf-8", Delimiter: ";", Headless: true},
		Columns: []fairlead.ImportColumn{{Header: "E-mail", Type: fairlead.FieldText, Choices: []string{"a"}, Samples: []string{"<ä>"}, Filled: 2, DayOrMonth: true}},
		Plan: fairlead.ImportPlan{Targets: []fairlead.AnswerTarget{fairlead.ToEmail}, Comma: true, Duplicates: fairlead.DuplicatesSkip, Source: "csv", Tags: []string{"t"},
			Routing: fairlead.ImportRouting{AgentIDs: []int64{7}}},
		Counts: fairlead.ImportCounts{Repaired: 1, Created: 2, Updated: 3, Enquiries: 4, Skipped: 5, Rejected: 6}}
	if change != nil {
		change(&i)
	}
	e.must(tx.Imports().Insert(i))
	return i
}

// imports are files of leads.
func imports(e *exam) {
	var first, second, reading fairlead.Import
	e.aside(func(tx store.Tx) error {
		first = e.theImport(tx, nil)
		second = e.theImport(tx, func(i *fairlead.Import) { i.Columns, i.Known = nil, false })
		reading = e.theImport(tx, func(i *fairlead.Import) { i.State = fairlead.ImportReading })
		return nil
	})
	is := func(what string, want fairlead.Import) {
		e.Helper()
		e.read(func(tx store.Tx) error {
			got, err := tx.Imports().Get(want.ID)
			e.same(what, got, want)
			return err
		})
	}
	is("an import", first)
	bare := first
	bare.Columns = nil
	e.read(func(tx store.Tx) error {
		all, err := tx.Imports().List(0, 10)
		e.same("imports that were read, newest first", all, []fairlead.Import{second, bare})
		one, listErr := tx.Imports().List(second.ID, 1)
		e.same("the one before", one, []fairlead.Import{bare})
		e.must(listErr)
		return err
	})
	e.missing("an import that was begun", func(tx store.Tx) error { _, err := tx.Imports().Like("abc"); return err })

	e.write(func(tx store.Tx) error {
		first.State, first.BatchID = fairlead.ImportBegun, e.id(tx, store.BatchIDs)
		first.Headers, first.Rows, first.Known, first.Format, first.Plan.MonthFirst = "other", 9, false, fairlead.FileFormat{Sheet: "Leads"}, true
		return tx.Imports().Update(first)
	})
	is("an import that was begun", first)
	first.Counts = fairlead.ImportCounts{Created: 8, Rejected: 9}
	e.write(func(tx store.Tx) error { return tx.Imports().Count(first.ID, first.Counts) })
	e.read(func(tx store.Tx) error {
		got, err := tx.Imports().Like("other")
		e.same("an import of the same columns", got, first)
		return err
	})
	e.missing("an import that may be deleted", func(tx store.Tx) error { return tx.Imports().Delete(first.ID) })
	e.aside(func(tx store.Tx) error {
		e.must(tx.Imports().AddRows(reading.ID, 0, fileRows(0, 2)))
		return tx.Imports().Delete(reading.ID)
	})
	e.missing("an import", func(tx store.Tx) error { _, err := tx.Imports().Get(reading.ID); return err })
	e.missing("an import", func(tx store.Tx) error { return tx.Imports().Update(reading) })
	e.missing("an import", func(tx store.Tx) error { return tx.Imports().Count(reading.ID, first.Counts) })
	e.missing("an import", func(tx store.Tx) error { return tx.Imports().Delete(reading.ID) })
}

func fileRows(from, n int) (rows []fairlead.ImportRow) {
	for i := from; i < from+n; i++ {
		rows = append(rows, fairlead.ImportRow{Line: i + 2, Cells: []string{fmt.Sprintf("Zoë\x00 %d", i), ""}, Repaired: i == 1, Problem: map[bool]string{true: "No."}[i == 3]})
	}
	return rows
}

// importRows come back in their order, those together that were added together.
func importRows(e *exam) {
	var of fairlead.Import
	e.aside(func(tx store.Tx) error {
		of = e.theImport(tx, nil)
		e.must(tx.Imports().AddRows(of.ID, 0, fileRows(0, 3)))
		return tx.Imports().AddRows(of.ID, 3, fileRows(3, 2))
	})
	has := func(from, first int, want []fairlead.ImportRow) {
		e.Helper()
		e.read(func(tx store.Tx) error {
			at, rows, err := tx.Imports().Rows(of.ID, from)
			e.same(fmt.Sprintf("the first of the rows with row %d", from), at, first)
			e.same(fmt.Sprintf("the rows with row %d", from), rows, want)
			return err
		})
	}
	has(0, 0, fileRows(0, 3))
	has(2, 0, fileRows(0, 3))
	has(3, 3, fileRows(3, 2))
	has(99, 3, fileRows(3, 2))
	e.write(func(tx store.Tx) error { return tx.Imports().DropRows(of.ID, 3) })
	has(2, 0, nil)
	has(4, 3, fileRows(3, 2))

	rejected := []fairlead.ImportReject{{ImportRow: fairlead.ImportRow{Line: 3, Cells: []string{"ä", ""}}, Why: "No."}, {ImportRow: fairlead.ImportRow{Line: 7, Cells: []string{}}, Why: "Neither."}}
	e.write(func(tx store.Tx) error { return tx.Imports().Reject(of.ID, rejected) })
	e.read(func(tx store.Tx) error {
		all, err := tx.Imports().Rejects(of.ID, 0, 10)
		e.same("rejected rows", all, rejected)
		rest, restErr := tx.Imports().Rejects(of.ID, 3, 1)
		e.same("rejected rows after line 3", rest, rejected[1:])
		e.must(restErr)
		return err
	})
}

// oldImports are forgotten: those that nobody began, rows that no batch goes on with, rejected rows after a while.
func oldImports(e *exam) {
	var waiting, running, done fairlead.Import
	begun := func(tx store.Tx, state fairlead.BatchState) fairlead.Import {
		batch := fairlead.Batch{ID: e.id(tx, store.BatchIDs), State: state, Actor: author, At: noon}
		e.must(tx.Batches().Insert(batch))
		return e.theImport(tx, func(i *fairlead.Import) { i.State, i.BatchID = fairlead.ImportBegun, batch.ID })
	}
	e.write(func(tx store.Tx) error {
		waiting, running, done = e.theImport(tx, nil), begun(tx, fairlead.BatchRunning), begun(tx, fairlead.BatchStopped)
		for _, i := range []fairlead.Import{waiting, running, done} {
			e.must(tx.Imports().AddRows(i.ID, 0, fileRows(0, 1)))
			e.must(tx.Imports().Reject(i.ID, []fairlead.ImportReject{{ImportRow: fairlead.ImportRow{Line: 1}, Why: "No."}}))
		}
		return nil
	})
	left := func(id int64, rows, rejects int) {
		e.Helper()
		e.read(func(tx store.Tx) error {
			_, kept, err := tx.Imports().Rows(id, 0)
			refused, rejectErr := tx.Imports().Rejects(id, 0, 10)
			e.same("rows that are left", len(kept), rows)
			e.same("rejected rows that are left", len(refused), rejects)
			e.must(rejectErr)
			return err
		})
	}
	e.aside(func(tx store.Tx) error { return tx.Imports().DeleteOld(noon, noon) })
	left(waiting.ID, 1, 1)
	left(running.ID, 1, 1)
	left(done.ID, 0, 1)
	e.aside(func(tx store.Tx) error { return tx.Imports().DeleteOld(noon.Add(time.Second), noon.Add(time.Second)) })
	e.missing("an import that nobody began", func(tx store.Tx) error { _, err := tx.Imports().Get(waiting.ID); return err })
	left(running.ID, 1, 0)
	left(done.ID, 0, 0)
}
