package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path/filepath"
	"sync"
	"time"

	"fairlead"

	"fairlead/internal/httpapi"
)

// importRun is one file on its way in.
type importRun struct {
	*importFile
	*Streams
	reached
	rejects io.Writer // takes the rejected rows
}

// lookEvery is how often a command looks how far an import is.
const lookEvery = 200 * time.Millisecond

// resource is an import in the API.
func resource(id int64) string { return fmt.Sprintf("/imports/%d", id) }

// bringIn has the file read, its rows brought in, and says what became of them.
func (r *importRun) bringIn(ctx context.Context, file io.Reader) error {
	read, err := r.read(ctx, file)
	if err != nil {
		return unlessNotBegun(ctx, err)
	}
	begun, err := r.begin(ctx, read)
	if err != nil || r.DryRun {
		return errors.Join(unlessNotBegun(ctx, err), r.discard(ctx, read.ID))
	}
	end, took, err := r.follow(ctx, begun)
	if err != nil {
		return err
	}
	reasons, err := r.reasons(ctx, end)
	if err != nil {
		return err
	}
	printSummary(r.Out, end, took, reasons, r.page(end.ID))
	if end.State != "done" {
		return fairlead.Mend("import_"+end.State, "The import is %s. %s", end.State, end.Error)
	}
	return nil
}

// read sends the file.
func (r *importRun) read(ctx context.Context, file io.Reader) (read httpapi.Import, err error) {
	fmt.Fprintf(r.Err, "Reading %s …\n", r.File)
	said := url.Values{}
	if r.Encoding != "" {
		said.Set("encoding", r.Encoding)
	}
	if r.Delimiter != "" {
		said.Set("delimiter", r.Delimiter)
	}
	if r.NoHeader {
		said.Set("header", "no")
	}
	err = r.upload(ctx, "/imports?"+said.Encode(), filepath.Base(r.File), file, &read)
	return read, err
}

// begin says where the columns go, and commits. A dry run says what a commit would do instead.
func (r *importRun) begin(ctx context.Context, read httpapi.Import) (begun httpapi.Import, err error) {
	plan, err := r.plan(ctx, read.Columns)
	if err != nil {
		return begun, err
	}
	printMapping(r.Out, read, plan.Mapping)
	if r.DryRun {
		var preview httpapi.ImportPreview
		if err = r.call(ctx, http.MethodPost, resource(read.ID)+"/preview", plan, &preview); err == nil {
			printPreview(r.Out, preview)
		}
		return begun, err
	}
	if ctx.Err() != nil {
		return begun, ctx.Err()
	}
	whole := context.WithoutCancel(ctx) // or nobody could say whether it was begun
	err = r.call(whole, http.MethodPost, resource(read.ID)+"/commit", plan, &begun)
	return begun, err
}

// discard has the server forget a file that was not committed, even if ctx has ended.
func (r *importRun) discard(ctx context.Context, id int64) error {
	return r.call(context.WithoutCancel(ctx), http.MethodDelete, resource(id), nil, nil)
}

// unlessNotBegun says so if what failed was told to end before the import was begun.
func unlessNotBegun(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil {
		return fairlead.Mend("stopped", "Stopped before anything was brought in.")
	}
	return err
}

// follow shows how far an import is until it does not run any more, and returns how it ended, and after how long.
func (r *importRun) follow(ctx context.Context, i httpapi.Import) (httpapi.Import, time.Duration, error) {
	shown := newMeter(r.Err)
	defer shown.end()
	var worker sync.WaitGroup
	defer worker.Wait()
	whileShown, end := context.WithCancel(ctx)
	defer end()
	worked := make(chan error, 1)
	worker.Go(func() { worked <- r.workOn(whileShown, *i.BatchID) })
	next := time.NewTicker(lookEvery)
	defer next.Stop()
	for i.State == "running" {
		shown.show(i)
		select {
		case err := <-worked:
			if err == nil {
				err = r.unlessLeftRunning(ctx, i.ID)
			}
			if err != nil {
				return i, 0, err
			}
		case <-next.C:
		}
		if err := r.call(ctx, http.MethodGet, resource(i.ID), nil, &i); err != nil && ctx.Err() == nil {
			return i, 0, err
		}
	}
	shown.show(i)
	return i, shown.took(), nil
}

// unlessLeftRunning says what becomes of an import if the command was told to end: it goes on without.
func (r *importRun) unlessLeftRunning(ctx context.Context, id int64) error {
	switch {
	case ctx.Err() == nil:
		return nil
	case r.aside != nil:
		return fairlead.Mend("stopped", "Stopped. The import goes on when a server serves this database; to stop it there, see %s.", r.page(id))
	default:
		return fairlead.Mend("stopped", "The import goes on without this command. See it, or stop it, at %s.", r.page(id))
	}
}
