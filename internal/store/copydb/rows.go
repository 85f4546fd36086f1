package copydb

import (
	"fmt"

	"fairlead/internal/store"
	"fairlead/internal/store/sqlstore"
)

// A portion is what is read before it is written: so many rows, or fewer if they are long.
const (
	portionRows  = 1000
	portionBytes = 4 << 20
)

// copyTable copies one table, and returns how many of its texts it mended.
func copyTable(source, target sqlstore.Conn, t table, progress Progress) (mended int64, err error) {
	step, width := Step{Doing: "copy", Table: t.Name}, len(t.Columns)
	var portion []any // row after row
	var bytes int
	flush := func() error {
		rows := len(portion) / width
		err := target.Insert(t.Table, rows, func(i int, args []any) { copy(args, portion[i*width:]) })
		step.Rows += int64(rows)
		progress(step)
		portion, bytes = portion[:0], 0
		return err
	}
	mended, err = each(source, t, func(row []any) error {
		portion = append(portion, row...)
		if bytes += sizeOf(row); bytes < portionBytes && len(portion) < portionRows*width {
			return nil
		}
		return flush()
	})
	if err == nil {
		step.Done = true
		err = flush()
	}
	return mended, err
}

func sizeOf(row []any) (bytes int) {
	for _, v := range row {
		switch v := v.(type) {
		case string:
			bytes += len(v)
		case []byte:
			bytes += len(v)
		}
	}
	return bytes
}

// each runs fn for every row of a table in the order of its key, and returns how many texts it mended. The slice is fn's
// until it returns; the values in it are int64, string, float64, []byte or nil, the same from both databases.
func each(db sqlstore.Conn, t table, fn func(row []any) error) (mended int64, err error) {
	rows, err := db.Query(t.ordered())
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	row, into := make([]any, len(t.Columns)), make([]any, len(t.Columns))
	for i := range row {
		into[i] = &row[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return mended, err
		}
		for i, c := range t.Columns {
			plain, changed, err := canonical(c.Type, row[i])
			if err != nil {
				return mended, fmt.Errorf("the column %s: %w", c.Name, err)
			}
			if row[i] = plain; changed {
				mended++
			}
		}
		if err := fn(row); err != nil {
			return mended, err
		}
	}
	return mended, rows.Err()
}

// canonical is a value as both databases give it back, and whether it is a text that had to be mended for that.
func canonical(t sqlstore.Type, v any) (plain any, mended bool, err error) {
	switch v := v.(type) {
	case nil:
		return nil, false, nil
	case int64:
		if t == sqlstore.Int {
			return v, false, nil
		}
	case float64:
		if t == sqlstore.Real {
			return v + 0, false, nil // SQLite has no -0
		}
	case []byte:
		if t == sqlstore.Bytes {
			return append([]byte{}, v...), false, nil // not nil, which would be NULL
		}
	case string:
		if t == sqlstore.Text {
			good := store.Storable(v)
			return good, good != v, nil
		}
	}
	return nil, false, fmt.Errorf("a value of type %T does not fit it", v)
}
