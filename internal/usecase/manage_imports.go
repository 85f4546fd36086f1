package usecase

import (
	"context"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// ImportView is an import with its batch, once it has one.
type ImportView struct {
	fairlead.Import
	Batch fairlead.Batch
}

// Imports lists the imports, newest first and without their columns, and the id to continue before (0: the end).
func (a *App) Imports(ctx context.Context, actor fairlead.Actor, before int64, limit int) (views []ImportView, next int64, err error) {
	if err := access.Require(actor, access.ToImport...); err != nil {
		return nil, 0, err
	}
	err = a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		all, err := tx.Imports().List(before, limit+1)
		if len(all) > limit {
			all = all[:limit]
			next = all[limit-1].ID
		}
		if err != nil {
			return err
		}
		var begun []int64
		for _, i := range all {
			if i.BatchID != 0 {
				begun = append(begun, i.BatchID)
			}
		}
		batches, err := tx.Batches().Find(begun)
		for _, i := range all {
			views = append(views, ImportView{i, batches[i.BatchID]})
		}
		return err
	})
	return views, next, wrap("list imports", err)
}

func withBatch(tx store.Tx, i fairlead.Import) (ImportView, error) {
	view := ImportView{Import: i}
	if i.BatchID == 0 {
		return view, nil
	}
	var err error
	view.Batch, err = tx.Batches().Get(i.BatchID)
	return view, err
}

// Import returns one import.
func (a *App) Import(ctx context.Context, actor fairlead.Actor, id int64) (view ImportView, err error) {
	if err := access.Require(actor, access.ToImport...); err != nil {
		return view, err
	}
	err = a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		i, err := readImport(tx, id)
		if err == nil {
			view, err = withBatch(tx, i)
		}
		return err
	})
	return view, wrap("get import", err)
}

// readImport reads an import; one whose file is still coming is not there yet.
func readImport(tx store.Tx, id int64) (fairlead.Import, error) {
	i, err := tx.Imports().Get(id)
	if err == nil && i.State == fairlead.ImportReading {
		return i, fairlead.ErrNotFound
	}
	return i, err
}

// DeleteImport deletes an import that was not begun. What became of the rows of others stays known.
func (a *App) DeleteImport(ctx context.Context, actor fairlead.Actor, id int64) error {
	if err := access.Require(actor, access.ToImport...); err != nil {
		return err
	}
	err := a.store.WriteAside(ctx, actor.Workspace, func(tx store.Tx) error {
		i, err := readImport(tx, id)
		if err == nil && i.State == fairlead.ImportBegun {
			return fairlead.Conflict("import_begun", "This import was begun. Undo it instead.")
		}
		if err != nil {
			return err
		}
		return tx.Imports().Delete(id)
	})
	if err == nil {
		a.tell(Stale{Workspace: actor.Workspace, Topics: []Topic{TopicBatches}, Viewers: true})
	}
	return wrap("delete import", err)
}

// RejectedRows returns up to limit rows of an import that could not be brought in from the line after on, in the order of
// the file.
func (a *App) RejectedRows(ctx context.Context, actor fairlead.Actor, id int64, after, limit int) (rows []fairlead.ImportReject, err error) {
	if err := access.Require(actor, access.ToImport...); err != nil {
		return nil, err
	}
	err = a.store.Read(ctx, actor.Workspace, func(tx store.Tx) (err error) {
		rows, err = tx.Imports().Rejects(id, after, limit)
		return err
	})
	return rows, wrap("list rejected rows", err)
}
