package httpapi_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
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

// step is one request and what it must answer. "$name" stands for a person's id or something kept ("$long": a thousand letters); in paths {name}.
// An expected object may hold more; a list holds exactly these; "<number>", "<text>", "<time>", "<list>", "<any>" match their kind.
type step struct {
	Say     string            `json:"say"`
	As      string            `json:"as"` // "olga", the owner, if absent; "nobody": signed out
	Do      string            `json:"do"`
	Headers []string          `json:"headers"`
	Send    any               `json:"send"`
	Raw     *string           `json:"raw"`
	Size    int               `json:"size"` // sends a body of this many bytes
	Expect  int               `json:"expect"`
	Code    string            `json:"code"`  // of the problem
	Field   string            `json:"field"` // the first value the problem names
	Answer  any               `json:"answer"`
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
	who := st.people[s.As]
	if s.As == "" {
		who = st.Owner
	}
	method, path, _ := strings.Cut(s.Do, " ")
	headers := make([]string, len(s.Headers))
	for i, h := range s.Headers {
		headers[i] = st.path(h)
	}
	got := who.Do(method, st.path(path), st.body(s), headers...)
	if got.Status != s.Expect {
		t.Errorf("%s: %s answered %d, wanted %d: %s", title, s.Do, got.Status, s.Expect, got.Body)
		return false
	}
	if s.Code != "" && got.Text("code") != s.Code {
		t.Errorf("%s: code is %q, wanted %q: %s", title, got.Text("code"), s.Code, got.Body)
	}
	if s.Field != "" && got.Text("errors.0.field") != s.Field {
		t.Errorf("%s: names %q, wanted %q: %s", title, got.Text("errors.0.field"), s.Field, got.Body)
	}
	if s.Answer != nil {
		for _, d := range differences(st.filled(s.Answer), got.Value, "") {
			t.Errorf("%s: %s\n%s", title, d, got.Body)
		}
	}
	for name, where := range s.Keep {
		st.kept[name] = got.Value(where)
	}
	return !t.Failed()
}

func (st *stage) body(s step) any {
	switch {
	case s.Raw != nil:
		return *s.Raw
	case s.Size > 0:
		return `{"name":"` + strings.Repeat("x", s.Size) + `"}`
	case s.Send == nil:
		return nil
	default:
		return st.filled(s.Send)
	}
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
