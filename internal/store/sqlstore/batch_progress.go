package sqlstore

import (
	"encoding/binary"
	"encoding/json"
	"errors"

	"fairlead"
	"fairlead/internal/store"
)

// batchProgress is how a store.BatchProgress is stored.
type batchProgress struct {
	Since int64           `json:"since,omitempty"`
	Given map[int64]int   `json:"given,omitempty"`
	Taken map[int64]int   `json:"taken,omitempty"`
	Pool  [][2]int64      `json:"pool,omitempty"` // agent and weight
	Dealt map[int64]int64 `json:"dealt,omitempty"`
	Undo  batchUndo       `json:"undo,omitzero"`
}

type batchUndo struct {
	By        batchActor    `json:"by,omitzero"`
	Below     int64         `json:"below,omitempty"`
	Untold    bool          `json:"untold,omitempty"`
	Kept      map[int64]int `json:"kept,omitempty"`
	Lost      map[int64]int `json:"lost,omitempty"`
	Rotations []int64       `json:"rotations,omitempty"`
	Waits     bool          `json:"waits,omitempty"`
}

type batchActor struct {
	Kind  fairlead.ActorKind `json:"kind"`
	ID    int64              `json:"id,omitempty"`
	Name  string             `json:"name"`
	Token string             `json:"token,omitempty"`
}

// Progress returns what a batch has to know from one transaction to the next.
func (tx batches) Progress(id int64) (store.BatchProgress, error) {
	text, err := one(tx.conn, scanText, `SELECT progress FROM batch WHERE workspace_id = $1 AND id = $2`, tx.workspace, id)
	var p batchProgress
	if err == nil && text != "" {
		err = json.Unmarshal([]byte(text), &p)
	}
	progress := store.BatchProgress{Since: p.Since, Given: p.Given, Taken: p.Taken, Dealt: p.Dealt}
	for _, a := range p.Pool {
		progress.Pool = append(progress.Pool, fairlead.RotationAgent{AgentID: a[0], Weight: int(a[1])})
	}
	progress.Undo = store.BatchUndo{By: fairlead.ActorName(p.Undo.By), Below: p.Undo.Below, Untold: p.Undo.Untold,
		Kept: p.Undo.Kept, Lost: p.Undo.Lost, Rotations: p.Undo.Rotations, Waits: p.Undo.Waits}
	return progress, wrap("read progress of batch", err)
}

// SaveProgress writes it.
func (tx batches) SaveProgress(id int64, progress store.BatchProgress) error {
	u := progress.Undo
	p := batchProgress{Since: progress.Since, Given: progress.Given, Taken: progress.Taken, Dealt: progress.Dealt,
		Undo: batchUndo{By: batchActor(u.By), Below: u.Below, Untold: u.Untold, Kept: u.Kept, Lost: u.Lost, Rotations: u.Rotations, Waits: u.Waits}}
	for _, a := range progress.Pool {
		p.Pool = append(p.Pool, [2]int64{a.AgentID, int64(a.Weight)})
	}
	text, _ := toJSON(p) // numbers and texts
	n, err := tx.conn.Exec(`UPDATE batch SET progress = $3 WHERE workspace_id = $1 AND id = $2`, tx.workspace, id, text)
	return wrap("save progress of batch", found(n, err))
}

// partSize is how many ids a row of batch_part holds: few bytes each, since they are stored as differences.
const partSize = 10_000

var batchPartTable = table("batch_part", ints("workspace_id", "batch_id", "part"), columnsOf(Bytes, []string{"ids"}))

// Choose keeps the leads that a batch takes.
func (tx batches) Choose(id int64, leadIDs []int64) error {
	parts := (len(leadIDs) + partSize - 1) / partSize
	err := tx.conn.Insert(batchPartTable, parts, func(i int, args []any) {
		ids := leadIDs[i*partSize : min((i+1)*partSize, len(leadIDs))]
		args[0], args[1], args[2], args[3] = tx.workspace, id, int64(i), packIDs(ids)
	})
	return wrap("choose leads of batch", err)
}

// Chosen returns up to limit of them, but the first from.
func (tx batches) Chosen(id int64, from, limit int) ([]int64, error) {
	var ids []int64
	for end := from + limit; from < end; {
		part, err := tx.part(id, from/partSize)
		if err != nil {
			return nil, wrap("read chosen leads of batch", err)
		}
		begin := min(from%partSize, len(part))
		part = part[begin:min(begin+end-from, len(part))]
		if len(part) == 0 {
			break
		}
		ids, from = append(ids, part...), from+len(part)
	}
	return ids, nil
}

func (tx batches) part(id int64, part int) ([]int64, error) {
	packed, err := many(tx.conn, scanBytes, `SELECT ids FROM batch_part WHERE workspace_id = $1 AND batch_id = $2 AND part = $3`, tx.workspace, id, int64(part))
	if err != nil || len(packed) == 0 {
		return nil, err
	}
	return unpackIDs(packed[0])
}

// Forget lets go of the leads that a batch takes.
func (tx batches) Forget(id int64) error {
	_, err := tx.conn.Exec(`DELETE FROM batch_part WHERE workspace_id = $1 AND batch_id = $2`, tx.workspace, id)
	return wrap("forget chosen leads of batch", err)
}

// packIDs writes rising ids as differences.
func packIDs(ids []int64) []byte {
	packed, last := make([]byte, 0, 2*len(ids)), int64(0)
	for _, id := range ids {
		packed, last = binary.AppendUvarint(packed, uint64(id-last)), id
	}
	return packed
}

var errPart = errors.New("the chosen leads cannot be read")

func unpackIDs(packed []byte) ([]int64, error) {
	ids, last := make([]int64, 0, partSize), int64(0)
	for len(packed) > 0 {
		step, n := binary.Uvarint(packed)
		if n <= 0 {
			return nil, errPart
		}
		last += int64(step)
		ids, packed = append(ids, last), packed[n:]
	}
	return ids, nil
}

func scanBytes(row Row) ([]byte, error) {
	var v []byte
	err := row.Scan(&v)
	return v, err
}
