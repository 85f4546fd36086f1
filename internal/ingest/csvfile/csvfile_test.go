package csvfile

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fairlead"
)

// read is all of a file.
type read struct {
	Format fairlead.FileFormat  `json:"format"`
	Header []string             `json:"header"`
	Rows   []fairlead.ImportRow `json:"rows"`
}

func readAll(t testing.TB, file string, o Options) (all read) {
	t.Helper()
	f, err := Open(strings.NewReader(file), o)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all.Format, all.Header = f.Format(), f.Header()
	for {
		row, err := f.Next()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		all.Rows = append(all.Rows, row)
	}
}

// TestFiles reads files as they are met, beside each of which stands what is in it.
func TestFiles(t *testing.T) {
	names, err := filepath.Glob("testdata/*.csv")
	if err != nil || len(names) == 0 {
		t.Fatal("no files", err)
	}
	for _, name := range names {
		file, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(strings.TrimSuffix(name, ".csv") + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var want read
		if err := json.Unmarshal(text, &want); err != nil {
			t.Fatal(name, err)
		}
		if diff := cmp.Diff(want, readAll(t, string(file), Options{})); diff != "" {
			t.Errorf("%s is read otherwise:\n%s", name, diff)
		}
	}
}
