package copydb

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"fairlead/internal/store/sqlstore"
)

// Sum is what a table holds: how many rows, and a SHA-256 over all of them in the order of their key, which comes to the
// same in every kind of database.
type Sum struct {
	Rows   int64
	SHA256 [sha256.Size]byte
}

// Check is what two databases say of one table.
type Check struct {
	Table    string
	From, To Sum
}

// OK reports whether both hold the same.
func (c Check) OK() bool { return c.From == c.To }

// Compare reads two databases and returns what they hold, table by table. If they differ it is a *fairlead.Error.
func Compare(ctx context.Context, from, to Database, progress Progress) (checks []Check, err error) {
	err = from.ReadWhole(ctx, func(source sqlstore.Whole) error {
		return to.ReadWhole(ctx, func(target sqlstore.Whole) error {
			checks, err = compare(source, target, progress)
			return err
		})
	})
	return checks, err
}

func compare(source, target sqlstore.Whole, progress Progress) ([]Check, error) {
	tables, err := commonTables(source, target)
	if err != nil {
		return nil, err
	}
	checks := make([]Check, len(tables))
	for i, t := range tables {
		if checks[i], err = compareTable(source, target, t, progress); err != nil {
			return nil, fmt.Errorf("check the table %s: %w", t.Name, err)
		}
	}
	return checks, differ(checks)
}

// compareTable reads both databases at once.
func compareTable(source, target sqlstore.Conn, t table, progress Progress) (Check, error) {
	c, read := Check{Table: t.Name}, make(chan error, 1)
	go func() {
		var err error
		c.From, err = sum(source, t, func(Step) {})
		read <- err
	}()
	var err error
	c.To, err = sum(target, t, progress)
	err = errors.Join(err, <-read)
	return c, err
}

func sum(db sqlstore.Conn, t table, progress Progress) (s Sum, err error) {
	step, hash, bytes := Step{Doing: "check", Table: t.Name}, sha256.New(), []byte(nil)
	_, err = each(db, t, func(row []any) error {
		bytes = bytes[:0]
		for _, v := range row {
			bytes = appendValue(bytes, v)
		}
		hash.Write(bytes)
		if step.Rows++; step.Rows%portionRows == 0 {
			progress(step)
		}
		return nil
	})
	if err != nil {
		return s, err
	}
	step.Done = true
	progress(step)
	s.Rows = step.Rows
	hash.Sum(s.SHA256[:0])
	return s, nil
}

// appendValue writes a value so that no two rows are written alike: its type, how long it is, and itself.
func appendValue(bytes []byte, v any) []byte {
	switch v := v.(type) {
	case int64:
		return binary.BigEndian.AppendUint64(append(bytes, 'i'), uint64(v))
	case float64:
		return binary.BigEndian.AppendUint64(append(bytes, 'r'), math.Float64bits(v))
	case string:
		return append(binary.BigEndian.AppendUint64(append(bytes, 't'), uint64(len(v))), v...)
	case []byte:
		return append(binary.BigEndian.AppendUint64(append(bytes, 'b'), uint64(len(v))), v...)
	default:
		return append(bytes, '-')
	}
}
