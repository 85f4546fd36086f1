//go:build race

package testdb

import (
	"context"
	"errors"

	"fairlead/internal/store"
)

// Under the race detector SQLite, which is Go code, takes two minutes to compile and is ten times as slow; on PostgreSQL the same
// code of ours runs.
func openSQLite(context.Context, string) (store.Store, error) {
	return nil, errors.New("under the race detector tests run on PostgreSQL only: set " + Variable + " to postgres")
}
