package sqlstore

import (
	"encoding/json"

	"fairlead"
)

var savedViewTable = table("saved_view", ints("workspace_id", "id", "owner_id", "shared"), texts("name", "name_key", "query"))

// Insert adds a view.
func (tx savedViews) Insert(v fairlead.SavedView) error {
	query, err := toJSON(v.Query)
	if err == nil {
		err = tx.conn.Insert(savedViewTable, 1, func(_ int, args []any) {
			args[0], args[1], args[2], args[3] = tx.workspace, v.ID, v.OwnerID, flag(v.Shared)
			args[4], args[5], args[6] = v.Name, nameKey(v.Name), query
		})
	}
	return wrap("insert saved view", tx.nameConflict(err))
}

func (tx savedViews) nameConflict(err error) error {
	return tx.conflict(err, "name_taken", "There is already a view of this name.")
}

const selectSavedView = `SELECT id, owner_id, shared, name, query FROM saved_view WHERE workspace_id = $1 `

// Get returns a view.
func (tx savedViews) Get(id int64) (fairlead.SavedView, error) {
	v, err := one(tx.conn, scanSavedView, selectSavedView+`AND id = $2`, tx.workspace, id)
	return v, wrap("get saved view", err)
}

// List returns a member's views and the shared ones, by name.
func (tx savedViews) List(memberID int64) ([]fairlead.SavedView, error) {
	all, err := many(tx.conn, scanSavedView, selectSavedView+`AND (owner_id = $2 OR shared = 1) ORDER BY name_key, id`, tx.workspace, memberID)
	return all, wrap("list saved views", err)
}

// All returns everybody's views, by id.
func (tx savedViews) All() ([]fairlead.SavedView, error) {
	all, err := many(tx.conn, scanSavedView, selectSavedView+`ORDER BY id`, tx.workspace)
	return all, wrap("list all saved views", err)
}

func scanSavedView(row Row) (fairlead.SavedView, error) {
	var v fairlead.SavedView
	var shared int64
	var query string
	err := row.Scan(&v.ID, &v.OwnerID, &shared, &v.Name, &query)
	if err == nil {
		err = json.Unmarshal([]byte(query), &v.Query)
	}
	v.Shared = shared != 0
	return v, err
}

// Update writes name, query and whether the view is shared.
func (tx savedViews) Update(v fairlead.SavedView) error {
	query, err := toJSON(v.Query)
	if err != nil {
		return wrap("update saved view", err)
	}
	n, err := tx.conn.Exec(`UPDATE saved_view SET shared = $3, name = $4, name_key = $5, query = $6 WHERE workspace_id = $1 AND id = $2`,
		tx.workspace, v.ID, flag(v.Shared), v.Name, nameKey(v.Name), query)
	return wrap("update saved view", found(n, tx.nameConflict(err)))
}

// Delete deletes a view.
func (tx savedViews) Delete(id int64) error {
	n, err := tx.conn.Exec(`DELETE FROM saved_view WHERE workspace_id = $1 AND id = $2`, tx.workspace, id)
	return wrap("delete saved view", found(n, err))
}
