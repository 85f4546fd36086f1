// Package storetest is the exam that every database passes: what internal/store promises, asked of a real one.
//
// It knows the contract only. Each part opens a fresh database with two workspaces of three members each, and does
// its work in the first; the second has rows of its own, and must never see or lose anything.
package storetest

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"fairlead"
	"fairlead/internal/store"
)

// Run examines the store that open opens, empty, for each part anew.
func Run(t *testing.T, open func(t *testing.T) store.Store) {
	parts := []struct {
		name string
		part func(*exam)
	}{
		{"transactions", transactions}, {"panic", panics}, {"waiting", waitingWriters}, {"called off", calledOff}, {"writers", concurrentWriters}, {"snapshot", snapshots}, {"connections", connections},
		{"ids", ids}, {"workspaces", workspaces},
		{"lead", oneLead}, {"lead update", updateLeads}, {"lead place", placeLeads}, {"lead delete", deleteLeads}, {"lead restore", restoreLeads}, {"lead purge", purgeLeads}, {"lead erase", eraseLeads},
		{"held leads", heldLeads}, {"lead merge", merges}, {"tasks", tasks}, {"field keys", fieldKeys}, {"one agent", oneAgent},
		{"lead scope", leadScope}, {"contacts", contacts}, {"external ids", external}, {"facets", facets}, {"waiting leads", waitingLeads},
		{"each filter", eachFilter}, {"filters", filters}, {"crowd", crowd}, {"population", population}, {"bad field filters", badFieldFilters}, {"touched", touched}, {"paging", paging}, {"paging while leads come in", pagingUnderway}, {"cursors", cursors}, {"count", counts},
		{"search", search}, {"search never fails", searchAnything},
		{"activities", activities}, {"erased enquiries", eraseEnquiries}, {"decisions", decisions}, {"notifications", notifications}, {"told", told}, {"dispatches", dispatches}, {"devices", devices}, {"messaging", messaging}, {"batches", batches}, {"long batches", longBatches},
		{"desk", deskRow}, {"policies", policies}, {"drafts", drafts}, {"ledgers", ledgers}, {"given", given}, {"pools", pools},
		{"members", members}, {"availability", availability}, {"history of members", history}, {"one owner", oneOwner}, {"open leads", openLeads}, {"roles", roles}, {"statuses", statuses}, {"credentials", credentials}, {"answers", answers}, {"preferences", preferences},
		{"saved views", savedViews}, {"fields", fields}, {"answers found", answersFound}, {"filling", filling},
		{"jobs", jobs}, {"leases", leases}, {"webhooks", webhooks}, {"deliveries", deliveries}, {"sources", sources}, {"arrivals", arrivals}, {"old arrivals", oldArrivals}, {"erased arrivals", eraseArrived},
		{"imports", imports}, {"rows of imports", importRows}, {"old imports", oldImports},
		{"isolation", isolation},
	}
	for _, p := range parts {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			p.part(newExam(t, open(t)))
		})
	}
}

// exam is a fresh store with two workspaces alike.
type exam struct {
	*testing.T
	store store.Store
	ours  team
	other team
}

// team is a workspace with its roles and members: an owner and two agents.
type team struct {
	fairlead.Workspace
	owner, agent fairlead.Role
	members      []fairlead.Member
}

func (w team) agentIDs() []int64 {
	var ids []int64
	for _, m := range w.members {
		ids = append(ids, m.ID)
	}
	return ids
}

// noon is when everything in the exam begins.
var noon = time.Date(2026, 3, 2, 12, 0, 0, 123_456_000, time.UTC)

var everything = fairlead.LeadScope{All: true}

func newExam(t *testing.T, s store.Store) *exam {
	t.Helper()
	e := &exam{T: t, store: s}
	e.ours, e.other = e.found("Ours"), e.found("Other")
	return e
}

// found adds a workspace with an owner and two agents.
func (e *exam) found(name string) team {
	e.Helper()
	w := team{}
	added, err := e.store.CreateWorkspace(e.Context(), fairlead.Workspace{Name: name, Zone: "Europe/Berlin", CreatedAt: noon}, func(tx store.Tx) error {
		w.owner = fairlead.Role{ID: e.id(tx, store.RoleIDs), Kind: fairlead.RoleOwner, Name: "Owner", Permissions: []fairlead.Permission{fairlead.AssignLeads}}
		w.agent = fairlead.Role{ID: e.id(tx, store.RoleIDs), Kind: fairlead.RoleAgent, Name: "Agent"}
		if err := errors.Join(tx.Roles().Insert(w.owner), tx.Roles().Insert(w.agent)); err != nil {
			return err
		}
		for i, role := range []fairlead.Role{w.owner, w.agent, w.agent} {
			m := fairlead.Member{ID: e.id(tx, store.MemberIDs), Name: fmt.Sprintf("%s %d", name, i), Email: fmt.Sprintf("%s%d@example.com", name, i), Role: role, Active: true, CreatedAt: noon}
			if err := tx.Members().Insert(m, "hash"); err != nil {
				return err
			}
			w.members = append(w.members, m)
		}
		return nil
	})
	e.must(err)
	w.Workspace = added
	return w
}

func (e *exam) must(err error) {
	e.Helper()
	if err != nil {
		e.Fatal(err)
	}
}

// write and read run fn in our workspace; it must succeed.
func (e *exam) write(fn func(store.Tx) error) {
	e.Helper()
	e.must(e.store.Write(e.Context(), e.ours.ID, fn))
}

func (e *exam) read(fn func(store.Tx) error) {
	e.Helper()
	e.must(e.store.Read(e.Context(), e.ours.ID, fn))
}

// refused runs fn, which must fail.
func (e *exam) refused(fn func(store.Tx) error) error {
	e.Helper()
	err := e.store.Write(e.Context(), e.ours.ID, fn)
	if err == nil {
		e.Fatal("it was not refused")
	}
	return err
}

// conflict runs fn, which must be refused with a conflict of this code.
func (e *exam) conflict(code string, fn func(store.Tx) error) {
	e.Helper()
	err := e.refused(fn)
	var refusal *fairlead.Error
	if !errors.As(err, &refusal) || refusal.Kind != fairlead.KindConflict || refusal.Code != code {
		e.Errorf("got %v, want a conflict %s", err, code)
	}
}

// missing runs fn, which must answer fairlead.ErrNotFound.
func (e *exam) missing(what string, fn func(store.Tx) error) {
	e.Helper()
	if err := e.store.Write(e.Context(), e.ours.ID, fn); !errors.Is(err, fairlead.ErrNotFound) {
		e.Errorf("%s that is not there: got %v, want not found", what, err)
	}
}

// same compares; no rows and nil are the same.
func (e *exam) same(what string, got, want any) {
	e.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty(), cmp.AllowUnexported(seen{})); diff != "" {
		e.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// id takes one id.
func (e *exam) id(tx store.Tx, kind store.IDKind) int64 {
	e.Helper()
	first, err := tx.NextIDs(kind, 1)
	e.must(err)
	return first
}

// lead is a new lead with an id of its own, which change makes different.
func (e *exam) lead(tx store.Tx, change func(*fairlead.Lead)) fairlead.Lead {
	e.Helper()
	id := e.id(tx, store.LeadIDs)
	at := noon.Add(time.Duration(id) * time.Second)
	l := fairlead.Lead{ID: id, Status: fairlead.StatusNew, Open: true, Source: fairlead.SourceAPI, Version: 1, CreatedAt: at, UpdatedAt: at}
	if change != nil {
		change(&l)
	}
	return l
}

// add inserts one lead into our workspace.
func (e *exam) add(change func(*fairlead.Lead)) (l fairlead.Lead) {
	e.Helper()
	e.write(func(tx store.Tx) error {
		l = e.lead(tx, change)
		return tx.Leads().Insert([]fairlead.Lead{l})
	})
	return l
}

// get reads one lead of ours.
func (e *exam) get(id int64) fairlead.Lead {
	e.Helper()
	var found []fairlead.Lead
	e.read(func(tx store.Tx) (err error) {
		found, err = tx.Leads().Get([]int64{id}, everything)
		return err
	})
	if len(found) != 1 {
		e.Fatalf("lead %d is there %d times", id, len(found))
	}
	return found[0]
}

func idsOf(all []fairlead.Lead) []int64 {
	ids := make([]int64, len(all))
	for i, l := range all {
		ids[i] = l.ID
	}
	return ids
}

func sorted(ids []int64) []int64 {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	return ids
}
