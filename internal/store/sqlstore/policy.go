package sqlstore

import (
	"time"

	"fairlead"
	"fairlead/internal/store"
)

var policyTable = table("policy", ints("workspace_id", "version", "at"), actorColumns("author"), texts("body"))

// Version returns one version of the policy; 0: the current one.
func (tx policies) Version(version int64) (fairlead.Policy, error) {
	if version == 0 {
		state, err := desk(tx).Get()
		if err != nil {
			return fairlead.Policy{}, err
		}
		version = state.PolicyVersion
	}
	body, err := one(tx.conn, scanText, `SELECT body FROM policy WHERE workspace_id = $1 AND version = $2`, tx.workspace, version)
	if err != nil {
		return fairlead.Policy{}, wrap("get policy", err)
	}
	p, err := readPolicy(body)
	p.Version = version
	return p, wrap("get policy", err)
}

// Save writes p as a new version, makes it current and marks the desk dirty.
func (tx policies) Save(p fairlead.Policy, author fairlead.ActorName, at time.Time) (int64, error) {
	body, err := policyText(p)
	if err != nil {
		return 0, wrap("save policy", err)
	}
	if err := desk(tx).change("policy_version = policy_version + 1, dirty = 1"); err != nil {
		return 0, wrap("save policy", err)
	}
	err = tx.conn.Insert(policyTable, 1, func(_ int, args []any) {
		args[0], args[1], args[2] = tx.workspace, tx.desk.PolicyVersion, micros(at)
		putActor(args[3:7], author)
		args[7] = body
	})
	return tx.desk.PolicyVersion, wrap("save policy", err)
}

// History returns versions and who made them, newest first.
func (tx policies) History(before int64, limit int) ([]store.PolicyVersion, error) {
	all, err := many(tx.conn, scanPolicyVersion, `SELECT version, at, body, author_kind, author_id, author_name, author_token FROM policy
		WHERE workspace_id = $1 AND version < $2 ORDER BY version DESC LIMIT $3`, tx.workspace, beforeOrNewest(before), int64(limit))
	return all, wrap("list versions of policy", err)
}

func scanPolicyVersion(row Row) (store.PolicyVersion, error) {
	var v store.PolicyVersion
	var by actor
	var version, at int64
	var body string
	err := row.Scan(append([]any{&version, &at, &body}, by.into()...)...)
	if err == nil {
		v.Policy, err = readPolicy(body)
	}
	v.Version, v.At, v.Author = version, timeOf(at), by.value()
	return v, err
}

var draftTable = upsert(table("policy_draft", ints("workspace_id", "base_version", "revision", "at"), actorColumns("author"), texts("body")), 1)

// Draft returns what is in the making.
func (tx policies) Draft() (store.PolicyDraft, error) {
	d, err := one(tx.conn, scanPolicyDraft, `SELECT revision, base_version, at, body, author_kind, author_id, author_name, author_token FROM policy_draft
		WHERE workspace_id = $1`, tx.workspace)
	return d, wrap("get draft of policy", err)
}

func scanPolicyDraft(row Row) (d store.PolicyDraft, err error) {
	d.PolicyVersion, err = scanPolicyVersion(behind{row, &d.Revision})
	return d, err
}

// behind is a row without its first column, which goes elsewhere.
type behind struct {
	row   Row
	first any
}

// Scan reads the columns after the first.
func (b behind) Scan(into ...any) error { return b.row.Scan(append([]any{b.first}, into...)...) }

// SaveDraft writes the draft.
func (tx policies) SaveDraft(d store.PolicyDraft) error {
	body, err := policyText(d.Policy)
	if err == nil {
		err = tx.conn.Insert(draftTable, 1, func(_ int, args []any) {
			args[0], args[1], args[2], args[3] = tx.workspace, d.Version, d.Revision, micros(d.At)
			putActor(args[4:8], d.Author)
			args[8] = body
		})
	}
	return wrap("save draft of policy", err)
}

// DropDraft deletes the draft.
func (tx policies) DropDraft() error {
	_, err := tx.conn.Exec(`DELETE FROM policy_draft WHERE workspace_id = $1`, tx.workspace)
	return wrap("drop draft of policy", err)
}
