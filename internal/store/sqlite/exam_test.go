package sqlite_test

import (
	"path/filepath"
	"testing"

	"fairlead/internal/store"
	"fairlead/internal/store/sqlite"
	"fairlead/internal/store/storetest"
)

func TestExam(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store {
		s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "fairlead.db"))
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
