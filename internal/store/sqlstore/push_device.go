package sqlstore

import "fairlead"

// Save adds a device, or hands it on to whoever uses that browser now.
func (tx pushDevices) Save(d fairlead.PushDevice) (int64, error) {
	id, err := one(tx.conn, scanInt, `
		INSERT INTO push_device (workspace_id, id, member_id, endpoint, p256dh, auth, name, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
		ON CONFLICT (workspace_id, endpoint) DO UPDATE SET member_id = excluded.member_id, p256dh = excluded.p256dh, auth = excluded.auth, name = excluded.name
		RETURNING id`, tx.workspace, d.ID, d.MemberID, d.Endpoint, d.P256dh, d.Auth, d.Name, micros(d.CreatedAt))
	return id, wrap("save device", err)
}

const selectPushDevice = `SELECT id, member_id, endpoint, p256dh, auth, name, created_at FROM push_device WHERE workspace_id = ` + ours + ` `

// Get returns a device.
func (tx pushDevices) Get(id int64) (fairlead.PushDevice, error) {
	d, err := one(tx.conn, scanPushDevice, selectPushDevice+`AND id = $2`, tx.workspace, id)
	return d, wrap("get device", err)
}

// List returns every device, oldest first.
func (tx pushDevices) List() ([]fairlead.PushDevice, error) {
	all, err := many(tx.conn, scanPushDevice, selectPushDevice+`ORDER BY id`, tx.workspace)
	return all, wrap("list devices", err)
}

// Delete deletes a device.
func (tx pushDevices) Delete(id int64) error {
	n, err := tx.conn.Exec(`DELETE FROM push_device WHERE workspace_id = $1 AND id = $2`, tx.workspace, id)
	return wrap("delete device", found(n, err))
}

// DeleteOf deletes the devices of a member.
func (tx pushDevices) DeleteOf(memberID int64) error {
	_, err := tx.conn.Exec(`DELETE FROM push_device WHERE workspace_id = $1 AND member_id = $2`, tx.workspace, memberID)
	return wrap("delete devices", err)
}

func scanPushDevice(row Row) (fairlead.PushDevice, error) {
	var d fairlead.PushDevice
	var created int64
	err := row.Scan(&d.ID, &d.MemberID, &d.Endpoint, &d.P256dh, &d.Auth, &d.Name, &created)
	d.CreatedAt = timeOf(created)
	return d, err
}
