package sqlstore

import (
	"encoding/json"
	"errors"

	"fairlead"
)

// messagingTable holds the settings of members, and with the member 0 those of the workspace.
var messagingTable = upsert(table("messaging", ints("workspace_id", "member_id"), texts("body")), 2)

// messagingBody is how the settings of a workspace are kept: one that is added later needs no column.
type messagingBody struct {
	Channels      fairlead.ChannelChoice `json:"channels"`
	AssignedInApp bool                   `json:"assigned_in_app"`
	TelegramToken string                 `json:"telegram_token"`
	TelegramName  string                 `json:"telegram_name"`
	Mail          fairlead.MailServer    `json:"mail"`
}

// settingsBody is how those of a member are.
type settingsBody struct {
	Channels  fairlead.ChannelChoice      `json:"channels"`
	Quiet     quietBody                   `json:"quiet"`
	SummaryAt string                      `json:"summary_at"`
	Slack     string                      `json:"slack"`
	Telegram  string                      `json:"telegram"`
	Problems  map[fairlead.Channel]string `json:"problems"`
}

type quietBody struct {
	From string `json:"from"`
	To   string `json:"to"`
	Zone string `json:"zone"`
}

// Workspace returns how the workspace sends.
func (tx messaging) Workspace() (fairlead.Messaging, error) {
	body, err := one(tx.conn, scanText, `SELECT body FROM messaging WHERE workspace_id = $1 AND member_id = 0`, tx.workspace)
	if errors.Is(err, fairlead.ErrNotFound) {
		return fairlead.Messaging{}, nil
	}
	var m messagingBody
	if err == nil {
		err = json.Unmarshal([]byte(body), &m)
	}
	return fairlead.Messaging(m), wrap("get messaging", err)
}

// SaveWorkspace writes how the workspace sends.
func (tx messaging) SaveWorkspace(m fairlead.Messaging) error {
	return wrap("save messaging", tx.save(0, messagingBody(m)))
}

// Members returns the settings of those who have said something.
func (tx messaging) Members() (map[int64]fairlead.NotificationSettings, error) {
	rows, err := many(tx.conn, scanSettings, `SELECT member_id, body FROM messaging WHERE workspace_id = `+ours+` AND member_id > 0`, tx.workspace)
	all := make(map[int64]fairlead.NotificationSettings, len(rows))
	for _, r := range rows {
		all[r.member] = r.settings
	}
	return all, wrap("list notification settings", err)
}

type settingsRow struct {
	member   int64
	settings fairlead.NotificationSettings
}

func scanSettings(row Row) (settingsRow, error) {
	var r settingsRow
	var text string
	var body settingsBody
	err := row.Scan(&r.member, &text)
	if err == nil {
		err = json.Unmarshal([]byte(text), &body)
	}
	r.settings = fairlead.NotificationSettings{Channels: body.Channels, Quiet: fairlead.QuietHours(body.Quiet), SummaryAt: body.SummaryAt, Slack: body.Slack, Telegram: body.Telegram, Problems: body.Problems}
	return r, err
}

// Save writes the settings of a member.
func (tx messaging) Save(memberID int64, s fairlead.NotificationSettings) error {
	return wrap("save notification settings", tx.save(memberID, settingsBody{s.Channels, quietBody(s.Quiet), s.SummaryAt, s.Slack, s.Telegram, s.Problems}))
}

func (tx messaging) save(memberID int64, settings any) error {
	body, err := toJSON(settings)
	if err == nil {
		err = tx.conn.Insert(messagingTable, 1, func(_ int, args []any) { args[0], args[1], args[2] = tx.workspace, memberID, body })
	}
	return err
}

// Secret returns what is kept under a name, and keeps something fresh if there is nothing. Of two that do, both get the same.
func (tx messaging) Secret(name string, fresh func() string) (string, error) {
	value, err := one(tx.conn, scanText, `SELECT value FROM secret WHERE workspace_id = $1 AND name = $2`, tx.workspace, name)
	if errors.Is(err, fairlead.ErrNotFound) && fresh != nil {
		value, err = one(tx.conn, scanText, `INSERT INTO secret (workspace_id, name, value) VALUES ($1, $2, $3)
			ON CONFLICT (workspace_id, name) DO UPDATE SET name = excluded.name RETURNING value`, tx.workspace, name, fresh())
	}
	return value, wrap("get secret", err)
}
