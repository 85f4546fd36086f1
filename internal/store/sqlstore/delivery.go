package sqlstore

import (
	"cmp"
	"database/sql"
	"slices"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

var deliveryTable = table("delivery", ints("workspace_id", "id", "webhook_id"), texts("message_id", "type"), ints("lead_id", "batch_id"),
	texts("body", "state"), ints("attempts", "at", "next_at", "last_at", "status"), texts("error"))

// Insert adds deliveries.
func (tx deliveries) Insert(all []fairlead.Delivery) error {
	err := tx.conn.Insert(deliveryTable, len(all), func(i int, args []any) {
		d := &all[i]
		args[0], args[1], args[2], args[3], args[4] = tx.workspace, d.ID, d.WebhookID, d.MessageID, string(d.Type)
		args[5], args[6], args[7], args[8], args[9] = optional(d.LeadID), optional(d.BatchID), d.Body, string(d.State), int64(d.Attempts)
		args[10], args[11], args[12], args[13], args[14] = micros(d.At), optionalMicros(d.NextAt), optionalMicros(d.LastAt), int64(d.Status), d.Error
	})
	return wrap("insert deliveries", err)
}

const selectDelivery = `SELECT id, webhook_id, message_id, type, lead_id, batch_id, body, state, attempts, at, next_at, last_at, status, error
	FROM delivery WHERE workspace_id = $1`

// Get returns a delivery.
func (tx deliveries) Get(id int64) (fairlead.Delivery, error) {
	d, err := one(tx.conn, scanDelivery, selectDelivery+` AND id = $2`, tx.workspace, id)
	return d, wrap("get delivery", err)
}

// List returns deliveries, newest first.
func (tx deliveries) List(filter store.DeliveryFilter, before int64, limit int) ([]fairlead.Delivery, error) {
	where, args := deliveryWhere(filter, tx.workspace, beforeOrNewest(before), int64(limit))
	all, err := many(tx.conn, scanDelivery, selectDelivery+` AND id < $2`+where+` ORDER BY id DESC LIMIT $3`, args...)
	return all, wrap("list deliveries", err)
}

// deliveryWhere is the filter as a condition, and its arguments behind those given.
func deliveryWhere(f store.DeliveryFilter, args ...any) (where string, all []any) {
	return outboxWhere(f.ID, "webhook_id", optional(f.WebhookID), string(f.State), args)
}

// Count counts the deliveries of each webhook that are due or have failed.
func (tx deliveries) Count() (map[int64]store.DeliveryCount, error) {
	counts, err := countOutbox[int64](tx.conn, "delivery", "webhook_id", tx.workspace)
	return counts, wrap("count deliveries", err)
}

// Due returns deliveries of a webhook that are due, those due longest first.
func (tx deliveries) Due(webhookID int64, at time.Time, limit int) ([]fairlead.Delivery, error) {
	all, err := many(tx.conn, scanDelivery, selectDelivery+` AND webhook_id = $2 AND state = 'due' AND next_at <= $3 ORDER BY next_at, id LIMIT $4`,
		tx.workspace, webhookID, micros(at), int64(limit))
	return all, wrap("list due deliveries", err)
}

// NextDue is when the webhook's next delivery is due.
func (tx deliveries) NextDue(webhookID int64) (time.Time, error) {
	at, err := moment(tx.conn, `SELECT min(next_at) FROM delivery WHERE workspace_id = $1 AND webhook_id = $2 AND state = 'due'`, tx.workspace, webhookID)
	return at, wrap("find next delivery", err)
}

// Record writes what became of attempts, in the order in which Delete locks the rows.
func (tx deliveries) Record(attempted []fairlead.Delivery) error {
	attempted = slices.SortedFunc(slices.Values(attempted), func(a, b fairlead.Delivery) int { return cmp.Compare(a.ID, b.ID) })
	_, err := tx.conn.Each(`UPDATE delivery SET state = $3, attempts = $4, next_at = $5, last_at = $6, status = $7, error = $8
		WHERE workspace_id = $1 AND id = $2 AND state = 'due'`, 8, len(attempted), func(i int, args []any) {
		d := &attempted[i]
		args[0], args[1], args[2], args[3] = tx.workspace, d.ID, string(d.State), int64(d.Attempts)
		args[4], args[5], args[6], args[7] = optionalMicros(d.NextAt), optionalMicros(d.LastAt), int64(d.Status), d.Error
	})
	return wrap("record deliveries", err)
}

// GiveUp makes what is due to a webhook failed.
func (tx deliveries) GiveUp(webhookID int64, reason string) error {
	_, err := tx.conn.Exec(`UPDATE delivery SET state = 'failed', next_at = NULL, error = $3 WHERE workspace_id = $1 AND webhook_id = $2 AND state = 'due'`,
		tx.workspace, webhookID, reason)
	return wrap("give up deliveries", err)
}

// Retry makes deliveries due again: one that is not, or those that have failed.
func (tx deliveries) Retry(filter store.DeliveryFilter, at time.Time) ([]int64, error) {
	if filter.ID == 0 {
		filter.State = fairlead.DeliveryFailed
	}
	where, args := deliveryWhere(filter, tx.workspace)
	if filter.ID != 0 {
		where += ` AND state <> 'due'`
	}
	webhooks, err := retryOutbox[int64](tx.conn, "delivery", "webhook_id", where, at, args)
	return webhooks, wrap("retry deliveries", err)
}

// DeleteOld deletes the deliveries of a state that happened before at.
func (tx deliveries) DeleteOld(state fairlead.DeliveryState, at time.Time) error {
	_, err := tx.conn.Exec(`DELETE FROM delivery WHERE workspace_id = $1 AND state = $2 AND at < $3`, tx.workspace, string(state), micros(at))
	return wrap("delete old deliveries", err)
}

func scanDelivery(row Row) (fairlead.Delivery, error) {
	var d fairlead.Delivery
	var lead, batch, next, last sql.NullInt64
	var at int64
	err := row.Scan(&d.ID, &d.WebhookID, &d.MessageID, &d.Type, &lead, &batch, &d.Body, &d.State, &d.Attempts, &at, &next, &last, &d.Status, &d.Error)
	d.LeadID, d.BatchID = lead.Int64, batch.Int64
	d.At, d.NextAt, d.LastAt = timeOf(at), optionalTimeOf(next), optionalTimeOf(last)
	return d, err
}
