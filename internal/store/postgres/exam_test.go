package postgres_test

import (
	"testing"

	"fairlead/internal/store"
	"fairlead/internal/store/storetest"
	"fairlead/internal/testkit/pgtest"
)

func TestExam(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store {
		return open(t, pgtest.Database(t))
	})
}
