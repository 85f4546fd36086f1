package server

import (
	"context"
	"io"
	"log/slog"
	"strings"

	"fairlead"

	"fairlead/internal/httpapi"
	"fairlead/internal/store"
	"fairlead/internal/store/postgres"
	"fairlead/internal/store/sqlite"
)

// Open opens the database that a --database flag names.
func Open(ctx context.Context, database string) (store.Store, error) {
	scheme, _, isURL := strings.Cut(database, "://")
	switch {
	case isURL && (scheme == "postgres" || scheme == "postgresql"):
		opened, err := postgres.Open(ctx, database)
		if err != nil {
			return nil, err
		}
		return opened, nil
	case isURL:
		return nil, fairlead.Mend("unknown_database", "The database %q is not understood. Name a file, such as fairlead.db, or postgres://user:password@host:5432/name.", scheme+"://…")
	}
	opened, err := sqlite.Open(ctx, database)
	if err != nil {
		return nil, err
	}
	return opened, nil
}

// WriteDocument writes the OpenAPI document of this build.
func WriteDocument(w io.Writer) error {
	api, err := httpapi.New(httpapi.Config{Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return err
	}
	document, err := api.Document()
	if err != nil {
		return err
	}
	_, err = w.Write(document)
	return err
}
