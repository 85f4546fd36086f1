package sqlstore

import (
	"encoding/json"

	"fairlead"
)

var roleTable = table("role", ints("workspace_id", "id"), texts("kind", "name", "name_key", "permissions"))

// Insert adds a role.
func (tx roles) Insert(r fairlead.Role) error {
	err := tx.conn.Insert(roleTable, 1, func(_ int, args []any) {
		args[0], args[1], args[2], args[3], args[4] = tx.workspace, r.ID, string(r.Kind), r.Name, nameKey(r.Name)
		args[5] = permissionsText(r.Permissions)
	})
	return wrap("insert role", tx.nameConflict(err))
}

func (tx roles) nameConflict(err error) error {
	return tx.conflict(err, "name_taken", "There is already a role of this name.")
}

func permissionsText(all []fairlead.Permission) string {
	if len(all) == 0 {
		return "[]"
	}
	text, _ := toJSON(all) // texts
	return text
}

func readPermissions(text string) ([]fairlead.Permission, error) {
	var all []fairlead.Permission
	err := json.Unmarshal([]byte(text), &all)
	if len(all) == 0 {
		return nil, err
	}
	return all, err
}

const selectRole = `SELECT id, kind, name, permissions FROM role WHERE workspace_id = $1 `

// Get returns a role.
func (tx roles) Get(id int64) (fairlead.Role, error) {
	r, err := one(tx.conn, scanRole, selectRole+`AND id = $2`, tx.workspace, id)
	return r, wrap("get role", err)
}

// List returns built-in roles first, then custom ones by name.
func (tx roles) List() ([]fairlead.Role, error) {
	all, err := many(tx.conn, scanRole, selectRole+`
		ORDER BY CASE kind WHEN 'owner' THEN 0 WHEN 'admin' THEN 1 WHEN 'agent' THEN 2 ELSE 3 END, name_key, id`, tx.workspace)
	return all, wrap("list roles", err)
}

func scanRole(row Row) (fairlead.Role, error) {
	var r fairlead.Role
	var permissions string
	err := row.Scan(&r.ID, &r.Kind, &r.Name, &permissions)
	if err == nil {
		r.Permissions, err = readPermissions(permissions)
	}
	return r, err
}

// Update writes name and permissions.
func (tx roles) Update(r fairlead.Role) error {
	n, err := tx.conn.Exec(`UPDATE role SET name = $3, name_key = $4, permissions = $5 WHERE workspace_id = $1 AND id = $2`,
		tx.workspace, r.ID, r.Name, nameKey(r.Name), permissionsText(r.Permissions))
	return wrap("update role", found(n, tx.nameConflict(err)))
}

// Delete deletes a role that no member has.
func (tx roles) Delete(id int64) error {
	n, err := tx.conn.Exec(`DELETE FROM role WHERE workspace_id = $1 AND id = $2`, tx.workspace, id)
	if err != nil && tx.dialect.Violation(err) == ForeignKeyViolation {
		err = fairlead.Conflict("role_in_use", "Somebody has this role. Give them another one first.")
	}
	return wrap("delete role", found(n, err))
}
