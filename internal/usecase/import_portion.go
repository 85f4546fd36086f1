package usecase

import (
	"errors"

	"fairlead"
	"fairlead/internal/store"
)

// readyToImport makes sure that those who share the leads can have them.
func (p *portion) readyToImport() error {
	if !p.batch.Act.To.Spreads() {
		return nil
	}
	return p.readyToAssign()
}

// importMore brings in up to so many of the next rows. What became of them, and how far the import is, commits with them.
func (p *portion) importMore(most int) error {
	m := p.newImporting()
	rows, err := m.next(p.batch.Processed, most)
	if err != nil {
		return err
	}
	p.rows = len(rows)
	p.batch.Processed += p.rows
	p.last = p.rows == 0 || p.batch.Processed >= p.batch.Total
	if err := m.take(rows); err != nil {
		return err
	}
	m.record()
	err = errors.Join(p.tx.Imports().Reject(p.file.ID, m.rejects), p.tx.Imports().Count(p.file.ID, m.file.Counts))
	if p.last {
		p.end(fairlead.BatchDone)
		err = errors.Join(err, p.tx.Imports().DropRows(p.file.ID, p.file.Rows))
	}
	if err != nil {
		return err
	}
	return p.update()
}

// next returns up to so many rows, but the first from, and forgets those that nobody needs any more.
func (m *importing) next(from, most int) ([]fairlead.ImportRow, error) {
	first, rows, err := m.rowsFrom(from, most)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return rows, m.tx.Imports().DropRows(m.file.ID, first)
}

// rowsFrom returns up to so many rows of the file, but the first from, fewer if they are long; and how many come before those
// that are kept with the first of them.
func (p *portion) rowsFrom(from, most int) (first int, rows []fairlead.ImportRow, err error) {
	for bytes := 0; len(rows) < most && bytes < bytesAtOnce; {
		next := from + len(rows)
		start, kept, err := p.tx.Imports().Rows(p.file.ID, next)
		if err != nil || next >= start+len(kept) {
			return first, rows, err
		}
		if len(rows) == 0 {
			first = start
		}
		for _, row := range kept[next-start:] {
			bytes += bytesOf(row)
			rows = append(rows, row)
		}
	}
	return first, rows[:min(most, len(rows))], nil
}

// record notes what the portion did to each lead that it made, so that it can be taken back.
func (m *importing) record() {
	booked, told := make(map[int64]fairlead.LedgerEntry), make(map[int64]*fairlead.Activity)
	for _, e := range m.story.entries {
		booked[e.LeadID] = e
	}
	for _, t := range m.story.activities {
		told[t.activity.LeadID] = t.activity
	}
	for _, l := range m.story.created {
		row := store.BatchLead{LeadID: l.ID, To: l.AgentID}
		if e, ok := booked[l.ID]; ok {
			row.RotationID, row.LedgerSeq = e.RotationID, e.Seq
		}
		m.batch.Done++
		m.moves = append(m.moves, pendingMove{row, told[l.ID]})
	}
}
