package sqlstore

import (
	"sync"

	"fairlead"
)

// definitions are the fields of workspaces as a store knows them, so that a round of intake does not ask for them: they
// hold until somebody has written since who was no round of intake.
type definitions struct {
	mu    sync.Mutex
	known map[int64]definition
}

// definition is the fields of a workspace, and the turn of its desk after which that was so.
type definition struct {
	turn   int64
	fields []fairlead.Field
}

// mostDefinitions is of how many workspaces a store knows the fields by heart.
const mostDefinitions = 10_000

// keep is told of a transaction that held the desk, once it is on disk.
func (d *definitions) keep(tx *Tx) {
	if tx.known == nil {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.known == nil || len(d.known) > mostDefinitions {
		d.known = make(map[int64]definition)
	}
	if d.known[tx.workspace].turn <= tx.desk.Turn {
		d.known[tx.workspace] = definition{tx.desk.Turn, *tx.known}
	}
}

func (d *definitions) find(workspace, changed int64) (all []fairlead.Field, known bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	found, known := d.known[workspace]
	return found.fields, known && changed <= found.turn
}

// fieldsNow returns the fields of the workspace.
func (tx *Tx) fieldsNow() ([]fairlead.Field, error) {
	if tx.known != nil {
		return *tx.known, nil
	}
	if tx.desk != nil {
		if all, known := tx.defined.find(tx.workspace, tx.desk.Changed); known {
			return all, nil
		}
	}
	all, err := fields{tx}.List()
	if err == nil {
		tx.known = &all
	}
	return all, err
}
