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
	first, rows, err := m.tx.Imports().Rows(m.file.ID, from)
	if err != nil || from >= first+len(rows) {
		return nil, err
	}
	rows = rows[from-first:]
	if from == first {
		err = m.tx.Imports().DropRows(m.file.ID, first)
	}
	return rows[:min(most, len(rows))], err
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
