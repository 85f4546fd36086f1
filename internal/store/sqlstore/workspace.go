package sqlstore

import (
	"fairlead"
	"fairlead/internal/store"
)

// workspaceIDs number the workspaces.
const workspaceIDs store.IDKind = "workspace"

var (
	workspaceTable = table("workspace", ints("workspace_id"), texts("name", "zone", "currency", "phone_region", "language", "public_url"),
		ints("find_duplicates", "demo", "created_at"))
	deskTable      = table("desk", ints("workspace_id", "policy_version", "dirty"))
	directoryTable = table("directory", texts("kind", "key"), ints("workspace_id", "ref_id"))
)

// addWorkspace adds a workspace with its desk, and returns its transaction and it, with the id that was chosen.
func addWorkspace(conn Conn, dialect Dialect, w fairlead.Workspace) (*Tx, fairlead.Workspace, error) {
	id, err := New(conn, dialect, 0).NextIDs(workspaceIDs, 1)
	if err != nil {
		return nil, w, wrap("add workspace", err)
	}
	w.ID = id
	err = conn.Insert(workspaceTable, 1, func(_ int, args []any) {
		args[0], args[1], args[2], args[3], args[4], args[5], args[6] = w.ID, w.Name, w.Zone, w.Currency, w.PhoneRegion, w.Language, w.PublicURL
		args[7], args[8], args[9] = flag(w.FindDuplicates), flag(w.Demo), micros(w.CreatedAt)
	})
	if err == nil {
		err = conn.Insert(deskTable, 1, func(_ int, args []any) { args[0], args[1], args[2] = w.ID, int64(0), int64(0) })
	}
	return New(conn, dialect, w.ID), w, wrap("add workspace", err)
}

const selectWorkspace = `SELECT workspace_id, name, zone, currency, phone_region, language, public_url, find_duplicates, demo, created_at FROM workspace`

// Workspace returns the transaction's workspace.
func (tx *Tx) Workspace() (fairlead.Workspace, error) {
	w, err := one(tx.conn, scanWorkspace, selectWorkspace+` WHERE workspace_id = $1`, tx.workspace)
	return w, wrap("get workspace", err)
}

// SaveWorkspace writes the settings of the transaction's workspace.
func (tx *Tx) SaveWorkspace(w fairlead.Workspace) error {
	n, err := tx.conn.Exec(`UPDATE workspace SET name = $2, zone = $3, currency = $4, phone_region = $5, language = $6, public_url = $7, find_duplicates = $8
		WHERE workspace_id = $1`, tx.workspace, w.Name, w.Zone, w.Currency, w.PhoneRegion, w.Language, w.PublicURL, flag(w.FindDuplicates))
	return wrap("save workspace", found(n, err))
}

// workspaces lists every workspace of the instance.
func workspaces(conn Conn) ([]fairlead.Workspace, error) {
	all, err := many(conn, scanWorkspace, selectWorkspace+` ORDER BY workspace_id`)
	return all, wrap("list workspaces", err)
}

func scanWorkspace(row Row) (fairlead.Workspace, error) {
	var w fairlead.Workspace
	var duplicates, demo, created int64
	err := row.Scan(&w.ID, &w.Name, &w.Zone, &w.Currency, &w.PhoneRegion, &w.Language, &w.PublicURL, &duplicates, &demo, &created)
	w.FindDuplicates, w.Demo, w.CreatedAt = duplicates != 0, demo != 0, timeOf(created)
	return w, err
}

// findCredential answers which workspace a key leads to, and whose it is there.
func findCredential(conn Conn, kind store.DirectoryKind, key string) (workspace, id int64, err error) {
	place, err := one(conn, scanPlace, `SELECT workspace_id, ref_id FROM directory WHERE kind = $1 AND key = $2`, string(kind), store.Storable(key))
	return place.workspace, place.ref, wrap("find credential", err)
}

type place struct{ workspace, ref int64 }

func scanPlace(row Row) (place, error) {
	var p place
	err := row.Scan(&p.workspace, &p.ref)
	return p, err
}

// enter adds a key to the directory.
func (tx *Tx) enter(kind store.DirectoryKind, key string, id int64) error {
	return tx.conn.Insert(directoryTable, 1, func(_ int, args []any) {
		args[0], args[1], args[2], args[3] = string(kind), key, tx.workspace, id
	})
}
