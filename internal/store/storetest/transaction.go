package storetest

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

var errChanged = errors.New("changed my mind")

// transactions: what fails leaves nothing, what reads cannot write, an unknown workspace is not there.
func transactions(e *exam) {
	var l fairlead.Lead
	err := e.refused(func(tx store.Tx) error {
		l = e.lead(tx, func(l *fairlead.Lead) { l.Tags, l.Contact.Name = []string{"a"}, "Gone" })
		e.must(tx.Leads().Insert([]fairlead.Lead{l}))
		e.must(tx.Desk().SetDirty(true))
		return errChanged
	})
	if !errors.Is(err, errChanged) {
		e.Errorf("got %v, want the function's own error", err)
	}
	e.read(func(tx store.Tx) error {
		n, err := tx.Leads().Count(fairlead.LeadFilter{}, everything, 10)
		e.must(err)
		found, err := tx.Leads().Count(fairlead.LeadFilter{Search: "gone"}, everything, 10)
		e.must(err)
		tagged, err := tx.Leads().Count(fairlead.LeadFilter{Tags: []string{"a"}}, everything, 10)
		e.must(err)
		desk, err := tx.Desk().Get()
		e.same("after a rollback", []any{n, found, tagged, desk.Dirty}, []any{0, 0, 0, false})
		return err
	})
	err = e.store.Read(e.Context(), e.ours.ID, func(tx store.Tx) error { return tx.Leads().Insert([]fairlead.Lead{l}) })
	if err == nil {
		e.Error("a read transaction wrote a lead")
	}
	if err := e.store.Read(e.Context(), e.ours.ID, func(tx store.Tx) error { return tx.Desk().SetDirty(true) }); err == nil {
		e.Error("a read transaction wrote the desk")
	}
	err = e.store.Write(e.Context(), 1<<40, func(store.Tx) error { e.Error("wrote in no workspace"); return nil })
	if !errors.Is(err, fairlead.ErrNotFound) {
		e.Errorf("write in no workspace: got %v, want not found", err)
	}
	e.must(e.store.Ping(e.Context()))
}

// connections: who reads has one connection more in use than before.
func connections(e *exam) {
	inUse := func() (n int) {
		for _, p := range e.store.Connections() {
			if n += p.InUse; p.Pool == "" || p.Most < 1 || p.InUse > p.Most {
				e.Errorf("a pool is %+v", p)
			}
		}
		return n
	}
	before := inUse()
	e.must(e.store.Read(e.Context(), e.ours.ID, func(store.Tx) error {
		if now := inUse(); now != before+1 {
			e.Errorf("%d connections are in use, and %d before", now, before)
		}
		return nil
	}))
}

// panics: a panic is passed on, writes nothing, and the store goes on working.
func panics(e *exam) {
	func() {
		defer func() {
			if recover() == nil {
				e.Error("the panic was swallowed")
			}
		}()
		_ = e.store.Write(e.Context(), e.ours.ID, func(tx store.Tx) error {
			e.must(tx.Leads().Insert([]fairlead.Lead{e.lead(tx, nil)}))
			panic("half-way")
		})
	}()
	e.add(nil)
	e.read(func(tx store.Tx) error {
		n, err := tx.Leads().Count(fairlead.LeadFilter{}, everything, 10)
		e.same("leads after a panic", n, 1)
		return err
	})
}

// waitingWriters: who waits for the writer gives up when the context does, and a context that ends half-way undoes.
func waitingWriters(e *exam) {
	ctx, cancel := context.WithCancel(e.Context())
	e.write(func(store.Tx) error {
		cancel()
		if err := e.store.Write(ctx, e.ours.ID, func(store.Tx) error { return nil }); !errors.Is(err, context.Canceled) {
			e.Errorf("waiting for the writer: got %v, want canceled", err)
		}
		short, stop := context.WithTimeout(e.Context(), time.Millisecond)
		defer stop()
		if err := e.store.Write(short, e.ours.ID, func(store.Tx) error { return nil }); !errors.Is(err, context.DeadlineExceeded) {
			e.Errorf("waiting for the writer: got %v, want deadline exceeded", err)
		}
		return nil
	})
	ctx, cancel = context.WithCancel(e.Context())
	err := e.store.Write(ctx, e.ours.ID, func(tx store.Tx) error {
		e.must(tx.Leads().Insert([]fairlead.Lead{e.lead(tx, nil)}))
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		e.Errorf("a context that ended half-way: got %v, want canceled", err)
	}
	e.read(func(tx store.Tx) error {
		n, err := tx.Leads().Count(fairlead.LeadFilter{}, everything, 10)
		e.same("leads of a transaction whose context ended", n, 0)
		return err
	})
}

// concurrentWriters: many that read and then write lose nothing.
func concurrentWriters(e *exam) {
	const writers, rounds = 8, 10
	l := e.add(nil)
	var all sync.WaitGroup
	for range writers {
		all.Go(func() {
			for range rounds {
				err := e.store.Write(e.Context(), e.ours.ID, func(tx store.Tx) error {
					found, err := tx.Leads().Get([]int64{l.ID}, everything)
					if err != nil {
						return err
					}
					found[0].Version++
					return tx.Leads().Place(found)
				})
				if err != nil {
					e.Error(err)
				}
			}
		})
	}
	all.Wait()
	e.same("version after all writers", e.get(l.ID).Version, int64(1+writers*rounds))
}

// snapshots: a reader sees one state from its first look on, and does not hold a writer up.
func snapshots(e *exam) {
	count := func(tx store.Tx) int {
		n, err := tx.Leads().Count(fairlead.LeadFilter{}, everything, 10)
		e.must(err)
		return n
	}
	e.read(func(tx store.Tx) error {
		before := count(tx)
		e.add(nil)
		e.same("leads a snapshot sees", []int{before, count(tx)}, []int{0, 0})
		return nil
	})
	e.read(func(tx store.Tx) error {
		e.same("leads a new snapshot sees", count(tx), 1)
		return nil
	})
}

// ids come in blocks, are shared by all workspaces, and never come again.
func ids(e *exam) {
	seen := make(map[int64]bool)
	take := func(workspace int64, n int) {
		e.must(e.store.Write(e.Context(), workspace, func(tx store.Tx) error {
			first, err := tx.NextIDs(store.BatchIDs, n)
			for id := first; id < first+int64(n); id++ {
				if seen[id] || id < 1 {
					e.Errorf("id %d was given twice, or is not positive", id)
				}
				seen[id] = true
			}
			return err
		}))
	}
	take(e.ours.ID, 1)
	take(e.other.ID, 64)
	take(e.ours.ID, 3)
	var all sync.WaitGroup
	var mu sync.Mutex
	for range 4 {
		all.Go(func() {
			mu.Lock()
			defer mu.Unlock()
			take(e.ours.ID, 5)
		})
	}
	all.Wait()
	e.same("ids given", len(seen), 1+64+3+20)
	if err := e.store.Read(e.Context(), e.ours.ID, func(tx store.Tx) error {
		_, err := tx.NextIDs(store.BatchIDs, 1)
		return err
	}); err == nil {
		e.Error("a read transaction took an id")
	}
}

// workspaces: each finds itself; one whose making fails was never there.
func workspaces(e *exam) {
	e.read(func(tx store.Tx) error {
		w, err := tx.Workspace()
		e.same("our workspace", w, e.ours.Workspace)
		return err
	})
	saved := e.ours.Workspace
	saved.Name, saved.Zone, saved.Currency, saved.PhoneRegion = "Ours & ours", "Asia/Tokyo", "JPY", "JP"
	saved.Language, saved.PublicURL, saved.FindDuplicates = "ja-JP", "https://leads.test", !saved.FindDuplicates
	e.write(func(tx store.Tx) error { return tx.SaveWorkspace(saved) })
	e.read(func(tx store.Tx) error {
		w, err := tx.Workspace()
		e.same("our workspace with other settings", w, saved)
		return err
	})
	e.write(func(tx store.Tx) error { return tx.SaveWorkspace(e.ours.Workspace) })
	w, err := e.store.CreateWorkspace(e.Context(), fairlead.Workspace{Name: "Third", Zone: "UTC", CreatedAt: noon}, func(store.Tx) error { return errChanged })
	if !errors.Is(err, errChanged) || w.ID != 0 {
		e.Errorf("got %v and %v, want the function's own error and no workspace", w, err)
	}
	demo, err := e.store.CreateWorkspace(e.Context(), fairlead.Workspace{ID: 77, Name: "Demo", Zone: "UTC", Demo: true, CreatedAt: noon}, func(tx store.Tx) error {
		w, err := tx.Workspace()
		e.same("the workspace in its own making", w.Name, "Demo")
		return err
	})
	e.must(err)
	all, err := e.store.Workspaces(e.Context())
	e.must(err)
	e.same("workspaces", all, []fairlead.Workspace{e.ours.Workspace, e.other.Workspace, demo})
	err = e.store.Read(e.Context(), 1<<40, func(tx store.Tx) error { _, err := tx.Workspace(); return err })
	if !errors.Is(err, fairlead.ErrNotFound) {
		e.Errorf("no workspace: got %v, want not found", err)
	}
	settings, err := e.store.Settings(e.Context())
	e.must(err)
	if settings["database"] == "" {
		e.Errorf("the settings do not name the database: %v", settings)
	}
}

// calledOff: callers give up at every moment of a transaction, its beginning included. Whoever comes next finds nothing of
// theirs.
func calledOff(e *exam) {
	for moment := range 400 {
		ctx, cancel := context.WithCancel(e.Context())
		began := make(chan struct{})
		go func() {
			<-began
			for range moment * 50 { // some microseconds
				runtime.Gosched()
			}
			cancel()
		}()
		close(began)
		_ = e.store.Write(ctx, e.ours.ID, func(tx store.Tx) error { return ctx.Err() })
		_ = e.store.Read(ctx, e.ours.ID, func(tx store.Tx) error { return ctx.Err() })
		cancel()
		e.write(func(store.Tx) error { return nil })
		e.read(func(store.Tx) error { return nil })
	}
}
