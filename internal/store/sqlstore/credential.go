package sqlstore

import (
	"database/sql"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

var credentialTable = table("credential", ints("workspace_id", "id"), texts("kind"), ints("member_id"), texts("name", "hash"),
	ints("created_at", "last_used_at", "expires_at"))

// Insert adds a credential and enters the hash of its secret in the directory.
func (tx credentials) Insert(c fairlead.Credential, hash string) error {
	err := tx.conn.Insert(credentialTable, 1, func(_ int, args []any) {
		args[0], args[1], args[2], args[3], args[4], args[5] = tx.workspace, c.ID, string(c.Kind), c.MemberID, c.Name, hash
		args[6], args[7], args[8] = micros(c.CreatedAt), optionalMicros(c.LastUsedAt), optionalMicros(c.ExpiresAt)
	})
	if err == nil {
		err = tx.enter(store.DirectoryKind(c.Kind), hash, c.ID)
	}
	return wrap("insert credential", err)
}

const selectCredential = `SELECT id, kind, member_id, name, created_at, last_used_at, expires_at FROM credential WHERE workspace_id = $1 `

// Get returns a credential.
func (tx credentials) Get(id int64) (fairlead.Credential, error) {
	c, err := one(tx.conn, scanCredential, selectCredential+`AND id = $2`, tx.workspace, id)
	return c, wrap("get credential", err)
}

// Tokens lists a member's tokens, newest first.
func (tx credentials) Tokens(memberID int64) ([]fairlead.Credential, error) {
	all, err := many(tx.conn, scanCredential, selectCredential+`AND member_id = $2 AND kind = 'token' ORDER BY id DESC`, tx.workspace, memberID)
	return all, wrap("list tokens", err)
}

// credentialRow is a credential as its columns are read.
type credentialRow struct {
	c             fairlead.Credential
	created       int64
	used, expires sql.NullInt64
}

func (r *credentialRow) into() []any {
	return []any{&r.c.ID, &r.c.Kind, &r.c.MemberID, &r.c.Name, &r.created, &r.used, &r.expires}
}

func (r *credentialRow) credential() fairlead.Credential {
	r.c.CreatedAt, r.c.LastUsedAt, r.c.ExpiresAt = timeOf(r.created), optionalTimeOf(r.used), optionalTimeOf(r.expires)
	return r.c
}

func scanCredential(row Row) (fairlead.Credential, error) {
	var r credentialRow
	err := row.Scan(r.into()...)
	return r.credential(), err
}

// findCaller answers who shows the secret of a hash. The casts keep SQLite from planning this anew at every call:
// without them it holds each value against the conditions of partial indexes.
func findCaller(conn Conn, kind fairlead.CredentialKind, hash string) (store.Caller, error) {
	caller, err := one(conn, scanCaller, `SELECT d.workspace_id, c.id, c.kind, c.member_id, c.name, c.created_at, c.last_used_at, c.expires_at,
			`+memberColumns+`
		FROM directory d JOIN credential c ON c.workspace_id = d.workspace_id AND c.id = d.ref_id
		JOIN member m ON m.workspace_id = d.workspace_id AND m.id = c.member_id
		JOIN role r ON r.workspace_id = d.workspace_id AND r.id = m.role_id
		WHERE d.kind = CAST($1 AS TEXT) AND d.key = CAST($2 AS TEXT)`, string(kind), hash)
	return caller, wrap("find caller", err)
}

func scanCaller(row Row) (store.Caller, error) {
	var caller store.Caller
	var credential credentialRow
	var member memberRow
	into := append([]any{&caller.Workspace}, credential.into()...)
	if err := row.Scan(append(into, member.into()...)...); err != nil {
		return caller, err
	}
	var err error
	caller.Credential = credential.credential()
	caller.Member, err = member.member()
	return caller, err
}

// Touch sets when a credential was last used, and until when it holds.
func (tx credentials) Touch(id int64, used, expires time.Time) error {
	n, err := tx.conn.Exec(`UPDATE credential SET last_used_at = $3, expires_at = $4 WHERE workspace_id = $1 AND id = $2`,
		tx.workspace, id, optionalMicros(used), optionalMicros(expires))
	return wrap("touch credential", found(n, err))
}

// Delete deletes a credential.
func (tx credentials) Delete(id int64) error {
	n, err := tx.drop(`id = $2`, id)
	return wrap("delete credential", found(n, err))
}

// DeleteOf deletes every credential of a member of the kinds named.
func (tx credentials) DeleteOf(memberID int64, kinds ...fairlead.CredentialKind) error {
	names := make([]string, len(kinds))
	for i, kind := range kinds {
		names[i] = string(kind)
	}
	_, err := tx.drop(`member_id = $2 AND kind `+tx.dialect.In("$3"), memberID, tx.dialect.Texts(names))
	return wrap("delete credentials of member", err)
}

// DeleteExpired deletes credentials that held until before at.
func (tx credentials) DeleteExpired(at time.Time) error {
	_, err := tx.drop(`expires_at IS NOT NULL AND expires_at < $2`, micros(at))
	return wrap("delete expired credentials", err)
}

// drop deletes credentials, and what the directory says of them.
func (tx credentials) drop(which string, args ...any) (int64, error) {
	gone, err := many(tx.conn, scanKey, `DELETE FROM credential WHERE workspace_id = $1 AND `+which+` RETURNING kind, hash`,
		append([]any{tx.workspace}, args...)...)
	if err != nil {
		return 0, err
	}
	return tx.conn.Each(`DELETE FROM directory WHERE kind = $1 AND key = $2`, 2, len(gone), func(i int, args []any) {
		args[0], args[1] = gone[i].kind, gone[i].key
	})
}

type directoryKey struct{ kind, key string }

func scanKey(row Row) (directoryKey, error) {
	var k directoryKey
	err := row.Scan(&k.kind, &k.key)
	return k, err
}
