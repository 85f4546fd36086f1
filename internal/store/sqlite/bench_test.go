package sqlite_test

import (
	"fmt"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/store"
	"fairlead/internal/store/sqlite"
)

// BenchmarkDesk writes what the desk writes for a lead, in batches.
func BenchmarkDesk(b *testing.B) {
	for _, batch := range []int{1, 64, 512} {
		b.Run(fmt.Sprint(batch), func(b *testing.B) {
			s, workspace := openTeam(b, 10)
			before := cpu(b)
			b.ResetTimer()
			for done := 0; done < b.N; done += batch {
				if err := s.Write(b.Context(), workspace, func(tx store.Tx) error { return deskBatch(tx, batch) }); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "leads/s")
			b.ReportMetric(float64((cpu(b)-before).Microseconds())/float64(b.N), "cpu-µs/lead")
		})
	}
}

// cpu is the processor time this process has used, which other work on the machine hardly changes.
func cpu(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// openTeam opens a database with one workspace of n agents, whose ids are 1…n.
func openTeam(tb testing.TB, n int) (*sqlite.Store, int64) {
	tb.Helper()
	s, err := sqlite.Open(tb.Context(), filepath.Join(tb.TempDir(), "fairlead.db"))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { s.Close() })
	return s, teamIn(tb, s, n)
}

func teamIn(tb testing.TB, s *sqlite.Store, n int) int64 {
	w, err := s.CreateWorkspace(tb.Context(), fairlead.Workspace{Name: "Acme", Zone: "UTC", CreatedAt: start}, func(tx store.Tx) error {
		role := fairlead.Role{ID: 1, Kind: fairlead.RoleAgent, Name: "Agent"}
		if err := tx.Roles().Insert(role); err != nil {
			return err
		}
		for i := range n {
			m := fairlead.Member{ID: int64(i) + 1, Name: fmt.Sprint("Agent ", i), Email: fmt.Sprintf("a%d@x.io", i), Role: role, Active: true}
			if err := tx.Members().Insert(m, ""); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	return w.ID
}

var start = time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)

const rotation = 1

// deskBatch takes ids, reads the ledger, and writes n leads with everything that belongs to them.
func deskBatch(tx store.Tx, n int) error {
	var first [4]int64
	for i, kind := range []store.IDKind{store.LeadIDs, store.ActivityIDs, store.DecisionIDs, store.NotificationIDs} {
		id, err := tx.NextIDs(kind, 2*n)
		if err != nil {
			return err
		}
		first[i] = id
	}
	states, err := tx.Ledgers().Load([]int64{rotation})
	if err != nil {
		return err
	}
	state := states[rotation]
	leads, activities := make([]fairlead.Lead, n), make([]fairlead.Activity, 0, 2*n)
	decisions, notifications, entries := make([]store.DecisionRow, n), make([]fairlead.Notification, n), make([]fairlead.LedgerEntry, n)
	for i := range n {
		id, agent := first[0]+int64(i), (first[0]+int64(i))%10+1
		at := start.Add(time.Duration(id) * time.Second)
		leads[i] = sampleLead(id, agent, at)
		by := fairlead.ActorName{Kind: fairlead.ActorRule, ID: 4, Name: "Facebook to the team"}
		activities = append(activities,
			fairlead.Activity{ID: first[1] + int64(2*i), LeadID: id, Kind: fairlead.ActivityCreated, At: at, Actor: by},
			fairlead.Activity{ID: first[1] + int64(2*i) + 1, LeadID: id, Kind: fairlead.ActivityAssigned, At: at, Actor: by, To: &fairlead.Ref{ID: agent, Name: "Agent"}, DecisionID: first[2] + int64(i)})
		decisions[i] = store.DecisionRow{ID: first[2] + int64(i), LeadID: id, At: at, Outcome: fairlead.OutcomeAssigned, AgentID: agent, Record: make([]byte, 300)}
		notifications[i] = fairlead.Notification{ID: first[3] + int64(i), MemberID: agent, Kind: fairlead.NotifyAssigned, LeadID: id, Count: 1, Actor: by, At: at}
		entries[i] = fairlead.LedgerEntry{RotationID: rotation, Seq: state.NextSeq + int64(i), LeadID: id, AgentID: agent, Kind: fairlead.LedgerRule, At: at, Pool: []byte("ten agents of one")}
	}
	state.NextSeq += int64(n)
	state.Standings = nil
	for a := range int64(10) {
		state.Standings = append(state.Standings, fairlead.Standing{AgentID: a + 1, Balance: a, LastSeq: state.NextSeq})
	}
	emails, phones := make([]string, n), make([]string, n)
	for i := range leads {
		emails[i], phones[i] = store.EmailKey(leads[i].Contact.Email), store.PhoneKey(leads[i].Contact.Phone)
	}
	if _, err := tx.Leads().OpenByContact(emails, phones); err != nil {
		return err
	}
	for _, write := range []func() error{
		func() error { return tx.Leads().Insert(leads) },
		func() error { return tx.Decisions().Insert(decisions) },
		func() error { return tx.Ledgers().Append(entries) },
		func() error { return tx.Ledgers().Save(rotation, state) },
		func() error { return tx.Activities().Insert(activities) },
		func() error { return tx.Notifications().Insert(notifications) },
	} {
		if err := write(); err != nil {
			return err
		}
	}
	return nil
}

var (
	sources  = []string{"facebook", "google", "website", "csv", "api"}
	statuses = []fairlead.Status{"new", "new", "new", "new", "contacted", "contacted", "qualified", "won", "lost", "lost"}
)

func sampleLead(id, agent int64, at time.Time) fairlead.Lead {
	h := uint64(id) * 0x9E3779B97F4A7C15
	pick := func(n uint64) uint64 { h = h*6364136223846793005 + 1442695040888963407; return (h >> 33) % n }
	l := fairlead.Lead{ID: id, AgentID: agent, Version: 1, CreatedAt: at, UpdatedAt: at, Source: sources[pick(5)], Form: fmt.Sprint("form ", pick(40)),
		Status: statuses[pick(10)], Tags: []string{fmt.Sprint("tag ", pick(30))},
		Contact: fairlead.Contact{Name: fmt.Sprintf("%s %s", givenNames[pick(uint64(len(givenNames)))], familyName(pick(5000))),
			Email: fmt.Sprintf("%s.%d@example.com", familyName(pick(5000)), id), Phone: fmt.Sprintf("+4917%09d", pick(1e9)),
			Company: familyName(pick(3000)) + " GmbH", Country: "DE", Language: "de"}}
	l.Open = l.Status != "won" && l.Status != "lost"
	return l
}

var givenNames = []string{"Anna", "Ben", "Clara", "David", "Emma", "Finn", "Greta", "Hugo", "Ida", "Jonas", "Klara", "Liam", "Mia", "Noah", "Olga", "Paul"}

func familyName(n uint64) string {
	const parts = "ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu ra re ri ro ru sa se si so su ta te ti to tu"
	name := ""
	for range 4 {
		i := n % 45 * 3
		name, n = name+parts[i:i+2], n*31+7
	}
	return name
}
