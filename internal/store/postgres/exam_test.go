package postgres_test

import (
	"database/sql"
	"testing"

	"fairlead/internal/store"
	"fairlead/internal/store/storetest"
	"fairlead/internal/testkit/pgtest"
)

func TestExam(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store {
		url := pgtest.Database(t)
		return examined{open(t, url), url}
	})
}

// examined is a store whose database takes plain statements, too.
type examined struct {
	store.Store
	url string
}

func (s examined) Exec(text string) error {
	db, err := sql.Open("pgx", s.url)
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.Exec(text)
	return err
}
