package postgres_test

import (
	"testing"

	"fairlead/internal/store"
	"fairlead/internal/store/postgres"
	"fairlead/internal/store/storetest"
	"fairlead/internal/testkit/pgtest"
)

func TestExam(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store {
		s, err := postgres.Open(t.Context(), pgtest.Database(t))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
		return s
	})
}
