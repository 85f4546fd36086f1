// Package upgrade shows that a database of every earlier schema opens in this program with nothing lost: testdata keeps
// a small one of each, filled and asked by the program of its time (command keep, scripts/keep-database.sh). It knows
// the program by its commands and its HTTP API only, so that it can speak with old ones.
package upgrade

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// Password is that of everybody in a kept database.
const Password = "a long enough passphrase"

// Kept is what is known of a kept database: what the program of its time answered, and to whom.
type Kept struct {
	Database string            `json:"database"` // sqlite or postgres
	Schema   int64             `json:"schema"`
	Program  string            `json:"program"` // as it calls itself
	At       time.Time         `json:"at"`      // when it gave these answers
	Emails   map[string]string `json:"emails"`  // by first name
	Tokens   map[string]string `json:"tokens"`  // by first name
	Once     Once              `json:"once"`
	Answers  []Answer          `json:"answers,omitempty"`
}

// Once is a lead that was sent with an Idempotency-Key, and its answer, byte for byte.
type Once struct {
	As     string `json:"as"`
	Key    string `json:"key"`
	Lead   string `json:"lead"`
	Answer string `json:"answer"`
}

// Answer is what a GET of a path below /api/v1 was answered. Of a problem only the status counts.
type Answer struct {
	As     string          `json:"as"`
	Path   string          `json:"path"`
	Status int             `json:"status"`
	Body   json.RawMessage `json:"body,omitempty"`
}

// Known is how the file ends that says what is known of a kept database.
const Known = ".json.gz"

// endings of the files that hold a database: SQLite's own, and SQL for PostgreSQL.
var endings = map[string]string{"sqlite": ".db.gz", "postgres": ".sql.gz"}

// Name is what the two files of a kept database are called, before the dot.
func Name(database string, schema int64) string { return fmt.Sprintf("%s-%04d", database, schema) }

// Write keeps a database, whose file or SQL it is given, in a directory.
func Write(directory string, k Kept, database []byte) error {
	known, err := k.text()
	if err != nil {
		return err
	}
	name := filepath.Join(directory, Name(k.Database, k.Schema))
	return errors.Join(pack(name+endings[k.Database], database), pack(name+Known, known))
}

// text is JSON with a line for each answer.
func (k Kept) text() ([]byte, error) {
	answers := k.Answers
	k.Answers = nil
	text, err := json.MarshalIndent(k, "", "  ")
	if err != nil {
		return nil, err
	}
	text = append(bytes.TrimSuffix(text, []byte("\n}")), ",\n  \"answers\": [\n"...)
	for i, a := range answers {
		line, err := json.Marshal(a)
		if err != nil {
			return nil, err
		}
		if text = append(text, line...); i < len(answers)-1 {
			text = append(text, ',')
		}
		text = append(text, '\n')
	}
	return append(text, "  ]\n}\n"...), nil
}

// Read reads what is known of a kept database, and its file or SQL.
func Read(directory, name string) (k Kept, database []byte, err error) {
	known, err := unpack(filepath.Join(directory, name+Known))
	if err != nil {
		return k, nil, err
	}
	if err := json.Unmarshal(known, &k); err != nil {
		return k, nil, fmt.Errorf("%s: %w", name, err)
	}
	database, err = unpack(filepath.Join(directory, name+endings[k.Database]))
	return k, database, err
}

func pack(file string, content []byte) error {
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return err
	}
	_, err = w.Write(content)
	if err := errors.Join(err, w.Close()); err != nil {
		return err
	}
	return os.WriteFile(file, packed.Bytes(), 0o644)
}

func unpack(file string) ([]byte, error) {
	packed, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer packed.Close()
	r, err := gzip.NewReader(packed)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return io.ReadAll(r)
}
