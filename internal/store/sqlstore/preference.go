package sqlstore

import (
	"encoding/json"
	"errors"

	"fairlead"
)

var preferenceTable = upsert(table("preference", ints("workspace_id", "member_id"), texts("body")), 2)

// preferenceBody is how preferences are kept: one that is added later needs no column.
type preferenceBody struct {
	LeadsColumns []string `json:"leads_columns"`
	LeadsCompact bool     `json:"leads_compact"`
}

// Get returns what a member prefers.
func (tx preferences) Get(memberID int64) (fairlead.Preferences, error) {
	body, err := one(tx.conn, scanText, `SELECT body FROM preference WHERE workspace_id = $1 AND member_id = $2`, tx.workspace, memberID)
	if errors.Is(err, fairlead.ErrNotFound) {
		return fairlead.Preferences{}, nil
	}
	var p preferenceBody
	if err == nil {
		err = json.Unmarshal([]byte(body), &p)
	}
	return fairlead.Preferences(p), wrap("get preferences", err)
}

// Save writes what a member prefers.
func (tx preferences) Save(memberID int64, p fairlead.Preferences) error {
	body, err := toJSON(preferenceBody(p))
	if err == nil {
		err = tx.conn.Insert(preferenceTable, 1, func(_ int, args []any) { args[0], args[1], args[2] = tx.workspace, memberID, body })
	}
	return wrap("save preferences", err)
}
