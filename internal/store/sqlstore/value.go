package sqlstore

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"fairlead"
)

// optional writes an id of 0, and an empty text, as NULL.
func optional[T int64 | string](v T) any {
	var zero T
	if v == zero {
		return nil
	}
	return v
}

func flag(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// micros is how a time is stored; the zero time comes back as the zero time.
func micros(t time.Time) int64 { return t.UnixMicro() }

func optionalMicros(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UnixMicro()
}

func timeOf(us int64) time.Time { return time.UnixMicro(us).UTC() }

func optionalTimeOf(us sql.NullInt64) time.Time {
	if !us.Valid {
		return time.Time{}
	}
	return timeOf(us.Int64)
}

// toJSON writes a value as it is, without the escapes that HTML would need.
func toJSON(v any) (string, error) {
	var text strings.Builder
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return "", err
	}
	return strings.TrimSuffix(text.String(), "\n"), nil
}

// many reads every row that a statement answers.
func many[T any](conn Conn, scan func(Row) (T, error), text string, args ...any) ([]T, error) {
	all, err := ask(conn, scan, text, args...)
	if err == nil {
		err = conn.Settle()
	}
	return *all, err
}

// ask is many, but for the rows: they are there once the connection has settled.
func ask[T any](conn Conn, scan func(Row) (T, error), text string, args ...any) (*[]T, error) {
	all := new([]T)
	return all, conn.Ask(text, args, func(row Row) error {
		v, err := scan(row)
		*all = append(*all, v)
		return err
	})
}

// settled is what was asked for, once the connection has settled.
func settled[T any](conn Conn, asked func() T, err error, doing string) (T, error) {
	if err == nil {
		err = conn.Settle()
	}
	if err != nil {
		return *new(T), wrap(doing, err)
	}
	return asked(), nil
}

// nothing is the answer to what nobody asked.
func nothing[T any]() T { return *new(T) }

// one reads the one row that a statement answers, or answers fairlead.ErrNotFound.
func one[T any](conn Conn, scan func(Row) (T, error), text string, args ...any) (T, error) {
	all, err := many(conn, scan, text, args...)
	if err != nil || len(all) > 0 {
		return append(all, *new(T))[0], err
	}
	return *new(T), fairlead.ErrNotFound
}

func scanInt(row Row) (int64, error) {
	var v int64
	err := row.Scan(&v)
	return v, err
}

func scanText(row Row) (string, error) {
	var v string
	err := row.Scan(&v)
	return v, err
}

// found turns "no row was touched" into fairlead.ErrNotFound.
func found(n int64, err error) error {
	if err == nil && n == 0 {
		return fairlead.ErrNotFound
	}
	return err
}

// wrap names the verb that failed.
func wrap(verb string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", verb, err)
}

// actor reads the four columns in which an ActorName is kept.
type actor struct {
	kind, name, token string
	id                sql.NullInt64
}

func (a *actor) into() []any { return []any{&a.kind, &a.id, &a.name, &a.token} }

func (a *actor) value() fairlead.ActorName {
	return fairlead.ActorName{Kind: fairlead.ActorKind(a.kind), ID: a.id.Int64, Name: a.name, Token: a.token}
}

func putActor(args []any, a fairlead.ActorName) {
	args[0], args[1], args[2], args[3] = string(a.Kind), optional(a.ID), a.Name, a.Token
}

func actorColumns(prefix string) []Column {
	return []Column{{prefix + "_kind", Text}, {prefix + "_id", Int}, {prefix + "_name", Text}, {prefix + "_token", Text}}
}
