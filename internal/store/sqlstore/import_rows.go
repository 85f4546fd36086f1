package sqlstore

import (
	"bytes"
	"compress/flate"
	"encoding/json"
	"errors"
	"sync"

	"fairlead"
)

var importRowsTable = table("import_rows", ints("workspace_id", "import_id", "first"), columnsOf(Bytes, []string{"packed"}))

// AddRows keeps rows of an import.
func (tx imports) AddRows(id int64, first int, rows []fairlead.ImportRow) error {
	packed, err := packRows(rows)
	if err == nil {
		err = tx.conn.Insert(importRowsTable, 1, func(_ int, args []any) {
			args[0], args[1], args[2], args[3] = tx.workspace, id, int64(first), packed
		})
	}
	return wrap("add rows of import", err)
}

// packers are used again: making one takes longer than packing a hundred rows.
var packers = sync.Pool{New: func() any {
	w, _ := flate.NewWriter(nil, flate.BestSpeed) // the level is one
	return w
}}

func packRows(rows []fairlead.ImportRow) ([]byte, error) {
	var packed bytes.Buffer
	w := packers.Get().(*flate.Writer)
	defer packers.Put(w)
	w.Reset(&packed)
	err := errors.Join(json.NewEncoder(w).Encode(rows), w.Close())
	return packed.Bytes(), err
}

// packedRows are rows of an import that were added together.
type packedRows struct {
	first  int
	packed []byte
}

// Rows returns rows that were added together.
func (tx imports) Rows(id int64, from int) (first int, rows []fairlead.ImportRow, err error) {
	p, err := many(tx.conn, scanRows, `SELECT first, packed FROM import_rows WHERE workspace_id = $1 AND import_id = $2 AND first <= $3
		ORDER BY first DESC LIMIT 1`, tx.workspace, id, int64(from))
	if err == nil && len(p) == 1 {
		err = json.NewDecoder(flate.NewReader(bytes.NewReader(p[0].packed))).Decode(&rows)
		first = p[0].first
	}
	return first, rows, wrap("read rows of import", err)
}

func scanRows(row Row) (packedRows, error) {
	var p packedRows
	err := row.Scan(&p.first, &p.packed)
	return p, err
}

// DropRows forgets rows of an import.
func (tx imports) DropRows(id int64, to int) error {
	_, err := tx.conn.Exec(`DELETE FROM import_rows WHERE workspace_id = $1 AND import_id = $2 AND first < $3`, tx.workspace, id, int64(to))
	return wrap("drop rows of import", err)
}
