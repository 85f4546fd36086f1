package sqlstore

import (
	"database/sql"
	"encoding/json"

	"fairlead"
)

var webhookTable = table("webhook", ints("workspace_id", "id"), texts("url", "events", "secret"), ints("created_at", "off_at"), texts("off_reason", "old_secret"), ints("old_until"), texts("format"))

// Insert adds a webhook.
func (tx webhooks) Insert(w fairlead.Webhook) error {
	events, err := toJSON(w.Events)
	if err == nil {
		err = tx.conn.Insert(webhookTable, 1, func(_ int, args []any) {
			args[0], args[1], args[2], args[3], args[4] = tx.workspace, w.ID, w.URL, events, w.Secret
			args[5], args[6], args[7], args[8], args[9] = micros(w.CreatedAt), optionalMicros(w.OffAt), w.OffReason, w.OldSecret, optionalMicros(w.OldUntil)
			args[10] = string(w.Format)
		})
	}
	return wrap("insert webhook", err)
}

const selectWebhook = `SELECT id, url, events, secret, created_at, off_at, off_reason, old_secret, old_until, format FROM webhook WHERE workspace_id = ` + ours + ` `

// Get returns a webhook.
func (tx webhooks) Get(id int64) (fairlead.Webhook, error) {
	w, err := one(tx.conn, scanWebhook, selectWebhook+`AND id = $2`, tx.workspace, id)
	return w, wrap("get webhook", err)
}

// List returns every webhook, oldest first.
func (tx webhooks) List() ([]fairlead.Webhook, error) {
	all, err := many(tx.conn, scanWebhook, selectWebhook+`ORDER BY id`, tx.workspace)
	return all, wrap("list webhooks", err)
}

func scanWebhook(row Row) (fairlead.Webhook, error) {
	var w fairlead.Webhook
	var events string
	var created int64
	var off, old sql.NullInt64
	err := row.Scan(&w.ID, &w.URL, &events, &w.Secret, &created, &off, &w.OffReason, &w.OldSecret, &old, &w.Format)
	if err == nil {
		err = json.Unmarshal([]byte(events), &w.Events)
	}
	w.CreatedAt, w.OffAt, w.OldUntil = timeOf(created), optionalTimeOf(off), optionalTimeOf(old)
	return w, err
}

// SetSecrets writes the secrets.
func (tx webhooks) SetSecrets(w fairlead.Webhook) error {
	n, err := tx.conn.Exec(`UPDATE webhook SET secret = $3, old_secret = $4, old_until = $5 WHERE workspace_id = $1 AND id = $2`,
		tx.workspace, w.ID, w.Secret, w.OldSecret, optionalMicros(w.OldUntil))
	return wrap("set secrets of webhook", found(n, err))
}

// Update writes all but the secrets.
func (tx webhooks) Update(w fairlead.Webhook) error {
	events, err := toJSON(w.Events)
	if err != nil {
		return wrap("update webhook", err)
	}
	n, err := tx.conn.Exec(`UPDATE webhook SET url = $3, events = $4, off_at = $5, off_reason = $6, format = $7 WHERE workspace_id = $1 AND id = $2`,
		tx.workspace, w.ID, w.URL, events, optionalMicros(w.OffAt), w.OffReason, string(w.Format))
	return wrap("update webhook", found(n, err))
}

// Delete deletes a webhook, its deliveries and its job.
func (tx webhooks) Delete(id int64) error {
	_, err := tx.conn.Exec(`DELETE FROM delivery WHERE workspace_id = $1 AND id IN (SELECT id FROM delivery
		WHERE workspace_id = $1 AND webhook_id = $2 ORDER BY id `+tx.dialect.Locking("FOR UPDATE")+`)`, tx.workspace, id)
	if err == nil {
		_, err = tx.conn.Exec(`DELETE FROM job WHERE workspace_id = $1 AND kind = $2 AND ref_id = $3`, tx.workspace, string(fairlead.JobDeliver), id)
	}
	if err != nil {
		return wrap("delete webhook", err)
	}
	n, err := tx.conn.Exec(`DELETE FROM webhook WHERE workspace_id = $1 AND id = $2`, tx.workspace, id)
	return wrap("delete webhook", found(n, err))
}
