package bench

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"time"

	"fairlead"
	"fairlead/internal/ingest/csvfile"
	"fairlead/internal/ingest/mapping"
	"fairlead/internal/jobs"
)

// importRows is how many rows the file of P9 has.
const importRows = 1_000_000

// imports measures P9: a file is brought in, against reading it and making leads of its rows alone.
func (r *run) imports() error {
	file := r.path("import.csv")
	if err := writeImport(file, importRows); err != nil {
		return fmt.Errorf("write a file to bring in: %w", err)
	}
	var alone, whole tally
	if err := alone.measure(importRows, func() error { return parseOnly(file) }); err != nil {
		return fmt.Errorf("read a file: %w", err)
	}
	var memory uint64
	err := r.inAnOffice(r.file, func(o *office) error {
		watched, stop := context.WithCancel(r.ctx)
		most := watchMemory(watched)
		err := whole.measure(importRows, func() error { return r.bringIn(o, file) })
		stop()
		memory = <-most
		return err
	})
	if err != nil {
		return fmt.Errorf("bring in a file: %w", err)
	}
	r.add(Row{Name: "P9", What: "a CSV file of 1,000,000 rows is brought in, and each routed", Value: whole.took.Seconds(), Unit: "s",
		Yardstick: alone.took.Seconds(), Against: "reading it, and making leads of its rows", Goal: "≤ 30×"}, ratioAtMost(30))
	r.add(Row{Name: "P9", What: "the same, most memory in use", Value: float64(memory) / (1 << 20), Unit: "MB", Goal: "≤ 200 MB"}, valueAtMost(200))
	return nil
}

func writeImport(path string, rows int64) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	fmt.Fprintln(w, "Name,E-mail,Phone,Source,Form,Tags,Message,Budget")
	for n := range rows {
		c := inOrder(n)
		fmt.Fprintf(w, "%s,%s,%s,website,Contact,newsletter,I would like to know more about your offer.,25000\n", c.Name, c.Email, c.Phone)
	}
	return errors.Join(w.Flush(), f.Close())
}

// openFile opens a file to bring in; who gets it calls closed.
func openFile(path string) (file *csvfile.Reader, closed func(), err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	if file, err = csvfile.Open(f, csvfile.Options{}); err != nil {
		return nil, nil, errors.Join(err, f.Close())
	}
	return file, func() { _ = errors.Join(file.Close(), f.Close()) }, nil
}

func parseOnly(path string) error {
	file, closed, err := openFile(path)
	if err != nil {
		return err
	}
	defer closed()
	columns := mapping.NewColumns(file.Header(), mapping.Known{})
	rows := mapping.NewRows(columns.Plan(), columns.Found(), mapping.Known{})
	for {
		row, err := file.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil {
			_, err = rows.Lead(row)
		}
		if err != nil {
			return err
		}
	}
}

// bringIn does what an upload, a commit and their job do.
func (r *run) bringIn(o *office, path string) error {
	file, closed, err := openFile(path)
	if err != nil {
		return err
	}
	defer closed()
	read, err := o.app.ReadImport(r.ctx, o.owner, "import.csv", file)
	if err != nil {
		return err
	}
	asPlanned := func(i fairlead.Import) (fairlead.ImportPlan, error) { return i.Plan, nil }
	begun, err := o.app.BeginImport(r.ctx, o.owner, read.ID, asPlanned)
	if err == nil {
		_, err = jobs.Portions(time.Now, o.app.LetIntakeFirst, o.app.NextPortion)(r.ctx, o.owner.Workspace, begun.BatchID)
	}
	if err != nil {
		return err
	}
	end, err := o.app.Import(r.ctx, o.owner, read.ID)
	if err == nil && end.Counts.Created != importRows {
		err = fmt.Errorf("%d leads came of %d rows", end.Counts.Created, importRows)
	}
	return err
}

// watchMemory answers, once its time is over, how many bytes the program had of the system at most, and had not given back.
func watchMemory(ends context.Context) <-chan uint64 {
	debug.FreeOSMemory() // what earlier rows left behind is not of this one
	most := make(chan uint64, 1)
	go func() {
		var seen uint64
		tick := time.NewTicker(100 * time.Millisecond)
		defer tick.Stop()
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			seen = max(seen, m.Sys-m.HeapReleased)
			select {
			case <-tick.C:
			case <-ends.Done():
				most <- seen
				return
			}
		}
	}()
	return most
}
