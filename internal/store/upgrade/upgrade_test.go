package upgrade_test

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"fairlead/internal/store/upgrade"
	"fairlead/internal/testkit"
	"fairlead/internal/testkit/pgtest"
	"fairlead/internal/testkit/testdb"
)

const directory = "testdata"

// drivers are those of database/sql.
var drivers = map[string]string{"sqlite": "sqlite", "postgres": "pgx"}

// TestEverySchemaIsKept: whoever adds a migration to one that is kept by nobody is told how to keep it. That of the
// newest may be kept already.
func TestEverySchemaIsKept(t *testing.T) {
	for database := range drivers {
		migrations, err := filepath.Glob("../" + database + "/migrations/*.sql")
		if err != nil || len(migrations) == 0 {
			t.Fatalf("the migrations of %s: %d, %v", database, len(migrations), err)
		}
		for _, complaint := range unkept(directory, database, migrations) {
			t.Error(complaint)
		}
	}
}

func unkept(directory, database string, migrations []string) (complaints []string) {
	for i, migration := range migrations[:len(migrations)-1] {
		var schema int64
		if _, err := fmt.Sscanf(filepath.Base(migration), "%d_", &schema); err != nil {
			complaints = append(complaints, migration+": the name begins with no number")
			continue
		}
		if _, _, err := upgrade.Read(directory, upgrade.Name(database, schema)); err != nil {
			next := strings.TrimPrefix(migrations[i+1], "../")
			complaints = append(complaints, fmt.Sprintf(`no database of %s with schema %04d is kept, so nobody knows whether it can be upgraded (%v).
Run scripts/keep-database.sh COMMIT and commit what it writes. COMMIT is the last one without internal/store/%s: HEAD if that
is not committed yet, else what git log -1 --diff-filter=A --format=%%h^ -- internal/store/%[4]s prints`, database, schema, err, next))
		}
	}
	return complaints
}

// TestUpgrade opens each kept database in this program.
func TestUpgrade(t *testing.T) {
	all, err := filepath.Glob(filepath.Join(directory, "*"+upgrade.Known))
	if err != nil || len(all) == 0 {
		t.Fatalf("kept databases: %d, %v", len(all), err)
	}
	for _, file := range all {
		name := strings.TrimSuffix(filepath.Base(file), upgrade.Known)
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			complaints, serve := upgradeKept(t, name, "")
			for _, complaint := range append(complaints, serve()...) {
				t.Error(complaint)
			}
		})
	}
}

// upgradeKept restores a kept database, migrates it, meddles with it if told to, and says what is not as it should be. The
// function that it returns serves the database and says what is wrong then.
func upgradeKept(t *testing.T, name, meddle string) (complaints []string, served func() []string) {
	k, database := restore(t, name)
	driver := drivers[k.Database]
	before := readAll(t, driver, database)
	for table, kept := range before {
		if len(kept.values) == 0 && table != "batch_part" { // which is empty unless a batch goes on
			complaints = append(complaints, fmt.Sprintf("the table %s was kept empty: internal/store/upgrade/keep/story.go should fill it", table))
		}
	}
	if err := testdb.Again(t, database).Close(); err != nil { // migrated
		t.Fatal(err)
	}
	if _, err := connect(t, driver, database).ExecContext(t.Context(), meddle); err != nil {
		t.Fatal(err)
	}
	complaints = append(complaints, lost(before, readAll(t, driver, database))...)
	fresh := empty(t, k.Database)
	testdb.Again(t, fresh)
	complaints = append(complaints, differences(schemaOf(t, driver, database), schemaOf(t, driver, fresh))...)
	return complaints, func() []string { return serve(t, k, database) }
}

// empty is a new, empty database.
func empty(t *testing.T, database string) string {
	t.Helper()
	if database == "postgres" {
		return pgtest.Database(t)
	}
	return filepath.Join(t.TempDir(), "fairlead.db")
}

// restore brings a kept database back as it was.
func restore(t *testing.T, name string) (k upgrade.Kept, database string) {
	t.Helper()
	k, content, err := upgrade.Read(directory, name)
	if err != nil {
		t.Fatal(err)
	}
	database = empty(t, k.Database)
	if k.Database == "sqlite" {
		err = os.WriteFile(database, content, 0o600)
	} else {
		err = execute(t, database, string(content))
	}
	if err != nil {
		t.Fatal(err)
	}
	return k, database
}

// execute runs many statements at once.
func execute(t *testing.T, database, statements string) error {
	t.Helper()
	c, err := pgx.Connect(t.Context(), database)
	if err != nil {
		return err
	}
	defer c.Close(t.Context())
	_, err = c.PgConn().Exec(t.Context(), statements).ReadAll()
	return err
}

// upgraded is a server on an upgraded database, at the moment at which the program of its time was asked.
type upgraded struct {
	*testkit.World
	kept upgrade.Kept
}

// uneven are the rotations whose balances do not sum to zero, by database.
var uneven = map[string]string{
	"sqlite":   unevenIn(`json_each(standings)`, `json_extract(value, '$[1]')`),
	"postgres": unevenIn(`jsonb_array_elements(standings::jsonb)`, `(value ->> 1)::bigint`),
}

func unevenIn(each, balance string) string {
	return `SELECT 'the balances of rotation ' || rotation_id || ' of workspace ' || workspace_id || ' sum to ' || sum(` + balance + `)
		FROM ledger, ` + each + ` GROUP BY workspace_id, rotation_id HAVING sum(` + balance + `) <> 0`
}

// unfiled are the leads that came with a file and do not know it.
const unfiled = `SELECT 'lead ' || l.id || ' does not know that it came with ' || i.name FROM lead l
	JOIN batch_lead b ON b.workspace_id = l.workspace_id AND b.lead_id = l.id
	JOIN import i ON i.workspace_id = b.workspace_id AND i.batch_id = b.batch_id WHERE l.import <> i.name`

// serve starts a server on an upgraded database and says what it answers or does otherwise than the program of its time.
func serve(t *testing.T, k upgrade.Kept, database string) (complaints []string) {
	u := start(t, k, database)
	db := connect(t, drivers[k.Database], database)
	complaints = slices.Concat(u.changedAnswers(), u.unverified(db), lines(t, db, uneven[k.Database]), lines(t, db, unfiled), u.answeredTwice(), u.refused())
	if len(complaints) > 0 {
		return complaints // of which what comes next may be a consequence
	}
	return append(u.unfair(), lines(t, db, uneven[k.Database])...)
}

func start(t *testing.T, k upgrade.Kept, database string) upgraded {
	u := upgraded{World: &testkit.World{T: t, Clock: testkit.NewClock(), Database: database}, kept: k}
	u.Clock.Wind(k.At.Sub(u.Clock.Now()))
	u.Serve()
	return u
}

// as is somebody with the token of the time.
func (u upgraded) as(name string) *testkit.Person {
	p := u.Nobody()
	p.Token = u.kept.Tokens[name]
	return p
}

// opened are the paths that more people may ask than at the time, and why.
var opened = map[string]string{
	"/batches": "who may edit leads has bulk actions of their own",
}

func mayAskNow(path string, then, now int) bool {
	path, _, _ = strings.Cut(path, "?")
	return then == 403 && now == 200 && opened[path] != ""
}

// changedAnswers asks again what the program of the time was asked.
func (u upgraded) changedAnswers() (complaints []string) {
	for _, then := range u.kept.Answers {
		now := u.as(then.As).Get(then.Path)
		if mayAskNow(then.Path, then.Status, now.Status) {
			continue
		}
		if now.Status != then.Status {
			complaints = append(complaints, fmt.Sprintf("%s as %s was %d and is %d: %s", then.Path, then.As, then.Status, now.Status, now.Body))
			continue
		}
		if then.Body != nil {
			for _, complaint := range missing(then.Body, now.Body) {
				complaints = append(complaints, fmt.Sprintf("%s as %s: %s", then.Path, then.As, complaint))
			}
		}
	}
	return complaints
}

// unverified counts the decisions whose stored inputs do not give the same again, in both workspaces.
func (u upgraded) unverified(db *sql.DB) []string {
	n := 0
	for _, owner := range []string{"Olga", "Sam"} {
		leads := u.as(owner).Get("/leads?limit=200")
		for i := range leads.Items("items") {
			decisions := u.as(owner).Get(fmt.Sprintf("/leads/%d/decisions", leads.Int(fmt.Sprintf("items.%d.id", i)))).Expect(200)
			for j := range decisions.Items("items") {
				if decisions.Value(fmt.Sprintf("items.%d.verified", j)) == true {
					n++
				}
			}
		}
	}
	stored := lines(u.T, db, `SELECT cast(count(*) AS text) FROM decision d JOIN lead l ON l.workspace_id = d.workspace_id AND l.id = d.lead_id WHERE l.deleted = 0 OR l.merged_into IS NOT NULL`)[0]
	if stored == fmt.Sprint(n) {
		return nil
	}
	return []string{fmt.Sprintf("%d of %s decisions verify", n, stored)}
}

// answeredTwice sends a lead again under its Idempotency-Key.
func (u upgraded) answeredTwice() []string {
	once := u.kept.Once
	again := u.as(once.As).Do("POST", "/leads", once.Lead, "Idempotency-Key", once.Key)
	if got := strings.TrimSpace(string(again.Body)); again.Status != 201 || got != once.Answer {
		return []string{fmt.Sprintf("the lead of an Idempotency-Key was answered\n%s\nand now, with %d,\n%s", once.Answer, again.Status, got)}
	}
	return nil
}

// refused signs in with the passwords of the time.
func (u upgraded) refused() (complaints []string) {
	for _, name := range []string{"Olga", "Ana", "Sam"} {
		a := u.Nobody().Post("/session", map[string]any{"email": u.kept.Emails[name], "password": upgrade.Password})
		if a.Status != 201 {
			complaints = append(complaints, fmt.Sprintf("%s cannot sign in: %s", name, a.Body))
		}
	}
	return complaints
}

// unfair hands in leads that no rule takes, until each agent of the last rotation has had the turn that the program of
// the time promised them.
func (u upgraded) unfair() (complaints []string) {
	path := fmt.Sprintf("/rotations/%d/ledger", u.as("Olga").Get("/routing").Int("otherwise.rotation_id"))
	promised := u.promised(path + "?limit=100")
	var got []int64
	for n := int64(1); n <= slices.Max(slices.Collect(maps.Keys(promised))); n++ {
		created := u.as("Olga").Post("/leads", map[string]any{"name": fmt.Sprintf("Next %d", n), "source": "after the upgrade"}).Expect(201)
		agent := created.Int("lead.assigned_agent.id")
		if wanted, first := promised[n], !slices.Contains(got, agent); (first || wanted != 0) && wanted != agent {
			complaints = append(complaints, fmt.Sprintf("new lead %d went to the agent %d, and was promised to %d (0: to nobody new)", n, agent, wanted))
		}
		got = append(got, agent)
	}
	if found := u.as("Olga").Get("/leads?q=next").Int("total"); found != int64(len(got)) {
		complaints = append(complaints, fmt.Sprintf("%d of %d new leads are found", found, len(got)))
	}
	return complaints
}

// promised is which agent's turn comes in how many leads, as a ledger was answered then.
func (u upgraded) promised(path string) map[int64]int64 {
	u.T.Helper()
	turns := map[int64]int64{}
	for _, a := range u.kept.Answers {
		var ledger struct {
			Agents []struct {
				AgentID int64  `json:"agent_id"`
				NextIn  *int64 `json:"next_in"`
			} `json:"agents"`
		}
		if a.As != "Olga" || a.Path != path {
			continue
		}
		if err := json.Unmarshal(a.Body, &ledger); err != nil {
			u.T.Fatal(err)
		}
		for _, agent := range ledger.Agents {
			if agent.NextIn != nil {
				turns[*agent.NextIn] = agent.AgentID
			}
		}
	}
	if len(turns) < 2 {
		u.T.Fatalf("%s promised %d turns", path, len(turns))
	}
	return turns
}
