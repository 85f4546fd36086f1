package server

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"fairlead/internal/store"
	"fairlead/internal/store/copydb"
	"fairlead/internal/store/sqlite"
)

// CopyDatabase copies everything from one database to another one, which must be empty and is made if it is a file that
// does not exist; both are named as --database names them. Then it compares them: if they differ, the result says where.
func CopyDatabase(ctx context.Context, from, to string, progress copydb.Progress) (r copydb.Result, err error) {
	if !strings.Contains(from, "://") {
		if err := sqlite.Exists(from); err != nil {
			return r, err
		}
	}
	source, err := openWhole(ctx, from)
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, source.Close()) }()
	target, err := openWhole(ctx, to)
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, target.Close()) }()
	return copydb.Copy(ctx, source, target, progress)
}

// whole is a store that can be copied.
type whole interface {
	store.Store
	copydb.Database
}

func openWhole(ctx context.Context, database string) (whole, error) {
	opened, err := Open(ctx, database)
	if err != nil {
		return nil, err
	}
	w, ok := opened.(whole)
	if !ok {
		return nil, errors.Join(fmt.Errorf("a database of type %T cannot be copied", opened), opened.Close())
	}
	return w, nil
}
