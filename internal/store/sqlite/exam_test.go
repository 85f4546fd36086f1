package sqlite_test

import (
	"database/sql"
	"path/filepath"
	"testing"

	"fairlead/internal/store"
	"fairlead/internal/store/sqlite"
	"fairlead/internal/store/storetest"
)

func TestExam(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store {
		path := filepath.Join(t.TempDir(), "fairlead.db")
		s, err := sqlite.Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
		return examined{s, path}
	})
}

// examined is a store whose database takes plain statements, too.
type examined struct {
	*sqlite.Store
	path string
}

func (s examined) Exec(text string) error {
	db, err := sql.Open("sqlite", s.path)
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.Exec(text)
	return err
}
