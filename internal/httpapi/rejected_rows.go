package httpapi

import (
	"context"
	"encoding/csv"
	"errors"
	"io"
	"net/http"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"fairlead"
	"fairlead/internal/sheet"
)

// rejectedPage is how many rejected rows are read at once.
const rejectedPage = 1_000

// rejectedRows answers with rows as they were, behind their line and what is to be mended. That file can be brought in: the two
// columns more are left out.
func (a *API) rejectedRows(ctx context.Context, actor fairlead.Actor, in *IDPath) (*huma.StreamResponse, error) {
	view, err := a.App.Import(ctx, actor, in.ID)
	if err != nil {
		return nil, err
	}
	return a.streamed("rejected.csv", func(ctx context.Context, w http.ResponseWriter) error {
		head := []string{"Fairlead line", "Fairlead problem"}
		for _, c := range view.Columns {
			head = append(head, c.Header)
		}
		out, patience, after := csv.NewWriter(w), http.NewResponseController(w), 0
		_, err := io.WriteString(w, byteOrderMark)
		for err = errors.Join(err, out.Write(guardedIf(true, head))); err == nil; {
			err = patience.SetWriteDeadline(time.Now().Add(writeTime))
			rows, readErr := a.App.RejectedRows(ctx, actor, in.ID, after, rejectedPage)
			if len(rows) == 0 || readErr != nil {
				out.Flush()
				return errors.Join(err, readErr, out.Error())
			}
			for _, r := range rows {
				cells := []string{strconv.Itoa(r.Line), r.Why}
				for _, cell := range r.Cells {
					cells = append(cells, sheet.Guard(sheet.Unguard(cell))) // it may have been guarded in the file
				}
				err = errors.Join(err, out.Write(cells))
				after = r.Line
			}
		}
		return err
	}), nil
}
