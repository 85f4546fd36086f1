package cli

import (
	"cmp"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"os"
	"slices"

	"fairlead"

	"fairlead/internal/httpapi"
)

// newRejects makes the file for rejected rows, which only its owner can read. end closes it; without rows it is gone then.
func newRejects(name string) (file io.Writer, end func() error, err error) {
	if name == "" {
		return io.Discard, func() error { return nil }, nil
	}
	made, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil, nil, fairlead.Mend("file_exists", "There is a file %s already. Name another one for the rejected rows.", name)
	}
	if err != nil {
		return nil, nil, fairlead.Mend("file_not_made", "Cannot write the rejected rows: %v.", err)
	}
	return made, func() error {
		info, err := made.Stat()
		if err = errors.Join(err, made.Close()); err == nil && info.Size() == 0 {
			err = os.Remove(name)
		}
		return err
	}, nil
}

// reasons reads the rejected rows of an import, keeps them where they are wanted, and says why they were rejected, the most
// frequent reason first.
func (r *importRun) reasons(ctx context.Context, i httpapi.Import) ([]count, error) {
	if i.Rejected == 0 {
		return nil, nil
	}
	answer, err := r.open(ctx, http.MethodGet, resource(i.ID)+"/rejected", nil, "")
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	rows := csv.NewReader(io.TeeReader(answer.Body, r.rejects))
	if _, err := rows.Read(); err != nil { // the header
		return nil, err
	}
	counted := map[string]int{}
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		counted[row[1]]++ // behind its line
	}
	var all []count
	for why, n := range counted {
		all = append(all, count{n, why})
	}
	slices.SortFunc(all, func(a, b count) int { return cmp.Or(cmp.Compare(b.rows, a.rows), cmp.Compare(a.what, b.what)) })
	return all, nil
}
