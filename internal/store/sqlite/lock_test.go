package sqlite

import (
	"errors"
	"path/filepath"
	"testing"

	"fairlead"
)

func TestNobodyOpensWhatIsBeingRestored(t *testing.T) {
	path := filepath.Join(t.TempDir(), "fairlead.db")
	held, err := lock(path, alone)
	if err != nil {
		t.Fatal(err)
	}
	refused := func(err error) bool {
		var told *fairlead.Error
		return errors.As(err, &told) && told.Code == "database_restoring"
	}
	if _, err := Open(t.Context(), path); !refused(err) {
		t.Errorf("opened: %v", err)
	}
	if _, err := Backup(t.Context(), path, path+".copy"); !refused(err) {
		t.Errorf("backed up: %v", err)
	}
	if err := held.Close(); err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if held, err = lock(path, alone); err != nil {
		t.Errorf("a closed database is still locked: %v", err)
	} else {
		held.Close()
	}
}
