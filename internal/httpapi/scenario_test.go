package httpapi_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"fairlead/internal/testkit"
)

// scenario is a story told in requests, which a sales manager can read: testdata/scenarios/*.json.
type scenario struct {
	Name   string         `json:"name"`
	People map[string]any `json:"people"` // name → "admin", "agent", "owner of WORKSPACE", or a list of permissions
	Steps  []step         `json:"steps"`
}

// step is one request and what it must answer. "$name" stands for a person's id or something kept ("$long": a thousand letters); in paths, and as a text, {name}.
// An expected object may hold more; a list holds exactly these; "<number>", "<text>", "<time>", "<list>", "<any>" match their kind.
type step struct {
	Say     string            `json:"say"`
	As      string            `json:"as"` // "olga", the owner, if absent; "nobody": signed out
	Do      string            `json:"do"`
	Headers []string          `json:"headers"`
	Send    any               `json:"send"`
	Raw     *string           `json:"raw"`
	Size    int               `json:"size"`    // sends a body of this many bytes
	File    []string          `json:"file"`    // sends a file of these lines
	Times   int               `json:"times"`   // sends so many, one after the other; every "#" is the number
	AtOnce  bool              `json:"at_once"` // all at the same time
	Soon    bool              `json:"soon"`    // asks again until all is as expected: something is done in the background
	Expect  int               `json:"expect"`
	Code    string            `json:"code"`  // of the problem
	Field   string            `json:"field"` // the first value the problem names
	Answer  any               `json:"answer"`
	To      string            `json:"to"`    // "Ana Ben nobody": who got the leads of the answers, in order
	Leads   map[string]int    `json:"leads"` // how many leads people have then; "none": that nobody has, "waiting"
	Keep    map[string]string `json:"keep"`
	Wait    string            `json:"wait"` // winds the clock before
}

func TestScenarios(t *testing.T) {
	files, err := filepath.Glob("testdata/scenarios/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scenarios: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".json"), func(t *testing.T) {
			t.Parallel()
			play(t, read(t, file))
		})
	}
}

func read(t *testing.T, file string) (s scenario) {
	content, err := os.ReadFile(file)
	if err == nil {
		decoder := json.NewDecoder(strings.NewReader(string(content)))
		decoder.DisallowUnknownFields()
		err = decoder.Decode(&s)
	}
	if err != nil {
		t.Fatal(file, err)
	}
	return s
}

// TestEveryBehaviourHasAScenario: those that the design of the routing numbers from 1 to 24.
func TestEveryBehaviourHasAScenario(t *testing.T) {
	for n := 1; n <= 24; n++ {
		pattern := fmt.Sprintf("testdata/scenarios/behaviour_%02d_*.json", n)
		if files, err := filepath.Glob(pattern); err != nil || len(files) != 1 {
			t.Errorf("%s: %d files, wanted one", pattern, len(files))
		}
	}
}

// stage is a world with the people of one scenario, and what its steps have kept.
type stage struct {
	*testkit.World
	people map[string]*testkit.Person
	kept   map[string]any
}

func play(t *testing.T, s scenario) {
	st := &stage{World: testkit.Start(t), kept: map[string]any{}}
	st.people = map[string]*testkit.Person{"olga": st.Owner, "nobody": st.Nobody()}
	st.kept["olga"] = float64(st.Owner.ID)
	st.kept["long"] = strings.Repeat("x", 1000)
	for _, name := range sortedKeys(s.People) {
		st.people[name] = st.enter(name, s.People[name])
		st.kept[name] = float64(st.people[name].ID)
	}
	for i, one := range s.Steps {
		if !st.run(t, fmt.Sprintf("%d. %s", i+1, one.Say), one) {
			return
		}
	}
}

func (st *stage) enter(name string, role any) *testkit.Person {
	title := strings.ToUpper(name[:1]) + name[1:]
	if list, ok := role.([]any); ok {
		var permissions []string
		for _, p := range list {
			permissions = append(permissions, p.(string))
		}
		return st.Hire(title, st.Role("Role of "+title, permissions...))
	}
	if workspace, ok := strings.CutPrefix(role.(string), "owner of "); ok {
		st.Workspace(workspace, title, name+"@other.test")
		p := st.Person(title, name+"@other.test")
		p.ID = p.Get("/me").Int("id")
		return p
	}
	return st.Hire(title, role.(string))
}

func (st *stage) run(t *testing.T, title string, s step) bool {
	if s.Wait != "" {
		d, err := time.ParseDuration(s.Wait)
		if err != nil {
			t.Fatal(err)
		}
		st.Clock.Wind(d)
	}
	answers := st.send(s)
	problems := st.wrong(s, answers)
	defer func() {
		for _, problem := range problems {
			t.Errorf("%s: %s\n%s", title, problem, answers[len(answers)-1].Body)
		}
	}()
	if s.Soon && len(problems) > 0 {
		testkit.Until(t, title, func() bool {
			answers = st.send(s)
			problems = st.wrong(s, answers)
			return len(problems) == 0
		})
	}
	last := answers[len(answers)-1]
	for name, where := range s.Keep {
		st.kept[name] = last.Value(where)
		if address, ok := st.kept[name].(string); ok {
			st.kept[name] = strings.TrimPrefix(address, st.URL)
		}
	}
	return len(problems) == 0
}

// send sends what a step says, as often as it says.
func (st *stage) send(s step) []*testkit.Answer {
	who := st.people[s.As]
	if s.As == "" {
		who = st.Owner
	}
	method, path, _ := strings.Cut(s.Do, " ")
	headers := make([]string, len(s.Headers))
	for i, h := range s.Headers {
		headers[i] = st.path(h)
	}
	answers := make([]*testkit.Answer, max(s.Times, 1))
	var crowd sync.WaitGroup
	for i := range answers {
		path, body := st.path(path), st.body(s, i+1)
		crowd.Go(func() {
			got, err := who.Try(method, path, body, headers...)
			if err != nil {
				st.T.Errorf("%s: %v", s.Do, err)
			}
			answers[i] = got
		})
		if !s.AtOnce {
			crowd.Wait()
		}
	}
	crowd.Wait()
	if st.T.Failed() {
		st.T.FailNow()
	}
	return answers
}

// wrong is what is not as a step expects.
func (st *stage) wrong(s step, answers []*testkit.Answer) (problems []string) {
	is := func(what, got, wanted string) {
		if got != wanted {
			problems = append(problems, fmt.Sprintf("%s is %q, wanted %q", what, got, wanted))
		}
	}
	for _, got := range answers {
		if got.Status != s.Expect {
			return []string{fmt.Sprintf("%s answered %d, wanted %d", s.Do, got.Status, s.Expect)}
		}
		if s.Code != "" {
			is("code", got.Text("code"), s.Code)
		}
		if s.Field != "" {
			is("the field", got.Text("errors.0.field"), s.Field)
		}
		if s.Answer != nil {
			problems = append(problems, differences(st.filled(s.Answer), got.Value, "")...)
		}
	}
	if s.To != "" {
		to := make([]string, len(answers))
		for i, got := range answers {
			to[i] = cmp.Or(got.Text("lead.assigned_agent.name"), got.Text("assigned_agent.name"), "nobody")
		}
		is("who got the leads", strings.Join(to, " "), s.To)
	}
	for _, name := range sortedKeys(s.Leads) {
		whose := name
		if id, ok := st.kept[name]; ok {
			whose = plain(id)
		}
		n := st.Owner.Get("/leads?limit=1&assigned_agent=" + whose).Expect(200).Int("total")
		is("leads of "+name, itoa(n), strconv.Itoa(s.Leads[name]))
	}
	return problems
}

// body is what a step sends for the nth time.
func (st *stage) body(s step, n int) any {
	switch {
	case s.Raw != nil:
		return *s.Raw
	case s.Size > 0:
		return `{"name":"` + strings.Repeat("x", s.Size) + `"}`
	case s.File != nil:
		return testkit.File{Name: "leads.csv", Content: []byte(strings.Join(s.File, "\n"))}
	case s.Send == nil:
		return nil
	case s.Times > 0:
		return numbered(st.filled(s.Send), strconv.Itoa(n))
	default:
		return st.filled(s.Send)
	}
}

// numbered puts a number for every "#" in the texts of a body.
func numbered(v any, n string) any {
	switch v := v.(type) {
	case string:
		return strings.ReplaceAll(v, "#", n)
	case []any:
		for i := range v {
			v[i] = numbered(v[i], n)
		}
	case map[string]any:
		for key := range v {
			v[key] = numbered(v[key], n)
		}
	}
	return v
}

var inPath = regexp.MustCompile(`\{(\w+)\}`)

func (st *stage) path(path string) string {
	return inPath.ReplaceAllStringFunc(path, func(name string) string { return plain(st.kept[name[1:len(name)-1]]) })
}

func plain(v any) string {
	if n, ok := v.(float64); ok {
		return strconv.FormatInt(int64(n), 10)
	}
	return fmt.Sprint(v)
}

// filled puts what was kept for every "$name".
func (st *stage) filled(v any) any {
	switch v := v.(type) {
	case string:
		if name, ok := strings.CutPrefix(v, "$"); ok {
			if kept, known := st.kept[name]; known {
				return kept
			}
			st.T.Errorf("nothing is called %s", v)
		}
		if name, ok := strings.CutPrefix(v, "{"); ok {
			if kept, known := st.kept[strings.TrimSuffix(name, "}")]; known {
				return plain(kept)
			}
		}
		return v
	case []any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = st.filled(v[i])
		}
		return list
	case map[string]any:
		object := map[string]any{}
		for key, value := range v {
			object[key] = st.filled(value)
		}
		return object
	default:
		return v
	}
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }
