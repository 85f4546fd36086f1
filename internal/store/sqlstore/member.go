package sqlstore

import (
	"database/sql"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

var memberTable = table("member", ints("workspace_id", "id"), texts("name", "name_key", "email"), ints("role_id"), texts("role_kind"),
	ints("active"), texts("password_hash"), ints("created_at"), texts("availability"), ints("max_open"))

// Insert adds a member, and the e-mail address to the directory.
func (tx members) Insert(m fairlead.Member, passwordHash string) error {
	available, err := availabilityText(m.Availability)
	if err != nil {
		return wrap("insert member", err)
	}
	err = tx.conn.Insert(memberTable, 1, func(_ int, args []any) {
		args[0], args[1], args[2], args[3], args[4] = tx.workspace, m.ID, m.Name, nameKey(m.Name), m.Email
		args[5], args[6], args[7], args[8], args[9] = m.Role.ID, string(m.Role.Kind), flag(m.Active), passwordHash, micros(m.CreatedAt)
		args[10], args[11] = available, optionalCap(m.MaxOpen)
	})
	if err = tx.ownerConflict(err); err == nil {
		err = tx.note(m, available, m.CreatedAt)
	}
	if err == nil {
		err = tx.enter(store.DirectoryEmail, m.Email, m.ID)
		err = tx.conflict(err, "email_taken", "Somebody already signs in with this e-mail address.")
	}
	return wrap("insert member", err)
}

func (tx members) ownerConflict(err error) error {
	return tx.conflict(err, "owner_exists", "A workspace has exactly one Owner.")
}

// memberColumns are those of a memberRow.
const memberColumns = `m.id, m.name, m.email, m.active, m.created_at, m.availability, m.max_open, r.id, r.kind, r.name, r.permissions`

const selectMember = `SELECT ` + memberColumns + ` FROM member m
	JOIN role r ON r.workspace_id = m.workspace_id AND r.id = m.role_id WHERE m.workspace_id = ` + ours + ` `

// Get returns a member, with the role.
func (tx members) Get(id int64) (fairlead.Member, error) {
	m, err := one(tx.conn, scanMember, selectMember+`AND m.id = $2`, tx.workspace, id)
	return m, wrap("get member", err)
}

// List returns every member, active ones first, then by name.
func (tx members) List() ([]fairlead.Member, error) {
	all, err := many(tx.conn, scanMember, selectMember+`ORDER BY m.active DESC, m.name_key, m.id`, tx.workspace)
	return all, wrap("list members", err)
}

// memberRow is a member with the role, as the columns are read.
type memberRow struct {
	m               fairlead.Member
	active, created int64
	availability    string
	maxOpen         sql.NullInt64
	permissions     string
}

func (r *memberRow) into() []any {
	return []any{&r.m.ID, &r.m.Name, &r.m.Email, &r.active, &r.created, &r.availability, &r.maxOpen, &r.m.Role.ID, &r.m.Role.Kind, &r.m.Role.Name, &r.permissions}
}

func (r *memberRow) member() (m fairlead.Member, err error) {
	m = r.m
	m.Active, m.CreatedAt, m.MaxOpen = r.active != 0, timeOf(r.created), capOf(r.maxOpen)
	if m.Availability, err = readAvailability(r.availability); err != nil {
		return m, err
	}
	m.Role.Permissions, err = readPermissions(r.permissions)
	return m, err
}

func scanMember(row Row) (fairlead.Member, error) {
	var r memberRow
	if err := row.Scan(r.into()...); err != nil {
		return fairlead.Member{}, err
	}
	return r.member()
}

// Update writes name, role, active, availability and limit, as which the member is known from at on.
func (tx members) Update(m fairlead.Member, at time.Time) error {
	available, err := availabilityText(m.Availability)
	if err != nil {
		return wrap("update member", err)
	}
	n, err := tx.conn.Exec(`UPDATE member SET name = $3, name_key = $4, role_id = $5, role_kind = $6, active = $7, availability = $8, max_open = $9
		WHERE workspace_id = $1 AND id = $2`,
		tx.workspace, m.ID, m.Name, nameKey(m.Name), m.Role.ID, string(m.Role.Kind), flag(m.Active), available, optionalCap(m.MaxOpen))
	if err = found(n, tx.ownerConflict(err)); err == nil {
		err = tx.note(m, available, at)
	}
	return wrap("update member", err)
}

// PasswordHash returns a member's password hash.
func (tx members) PasswordHash(id int64) (string, error) {
	hash, err := one(tx.conn, scanText, `SELECT password_hash FROM member WHERE workspace_id = $1 AND id = $2`, tx.workspace, id)
	return hash, wrap("get password hash", err)
}

// SetPasswordHash writes a member's password hash.
func (tx members) SetPasswordHash(id int64, hash string) error {
	n, err := tx.conn.Exec(`UPDATE member SET password_hash = $3 WHERE workspace_id = $1 AND id = $2`, tx.workspace, id, hash)
	return wrap("set password hash", found(n, err))
}
