package server_test

import (
	"database/sql"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"fairlead/internal/testkit"
)

// website is a world with a form on a website.
type website struct {
	*testkit.World
	path, hook, page string
	ana              *testkit.Person
	visitor          *http.Client // follows no redirect
}

func newWebsite(t *testing.T, form map[string]any) *website {
	w := testkit.Start(t)
	s := &website{World: w, ana: w.Hire("Ana", "agent"), visitor: &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
	w.Rotation("Buyers", s.ana)
	made := w.Owner.Post("/sources", map[string]any{"kind": "form", "name": "Contact", "form": form}).Expect(201)
	hook, ours := strings.CutPrefix(made.Text("hook_url"), w.URL)
	page, alsoOurs := strings.CutPrefix(made.Text("form.page_url"), w.URL)
	if !ours || !alsoOurs || !strings.HasPrefix(hook, "/hooks/form/") || page != "/form/"+strings.TrimPrefix(hook, "/hooks/form/") {
		t.Fatalf("the addresses are %s", made.Body)
	}
	s.path, s.hook, s.page = fmt.Sprintf("/sources/%d", made.Int("id")), hook, page
	return s
}

func (s *website) change(form map[string]any) {
	s.T.Helper()
	s.Owner.Patch(s.path, map[string]any{"name": "Contact", "form": form}).Expect(200)
}

// fill posts what a browser posts, and returns where it is sent to.
func (s *website) fill(values string, headers ...string) (status int, location, page string) {
	s.T.Helper()
	request, err := http.NewRequest("POST", s.URL+s.hook, strings.NewReader(values))
	if err != nil {
		s.T.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	response, err := s.visitor.Do(request)
	if err != nil {
		s.T.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		s.T.Fatal(err)
	}
	return response.StatusCode, response.Header.Get("Location"), string(body)
}

// newest is the newest arrival.
func (s *website) newest() *testkit.Answer {
	s.T.Helper()
	list := s.Owner.Get(s.path + "/arrivals").Expect(200)
	return s.Owner.Get(fmt.Sprintf("/arrivals/%d", list.Int("items.0.id"))).Expect(200)
}

// TestAVisitorFillsInAForm: the answer comes when an agent has the lead.
func TestAVisitorFillsInAForm(t *testing.T) {
	t.Parallel()
	s := newWebsite(t, nil)
	shown := string(s.Nobody().Do("GET", s.page+"?utm_source=mail&utm_campaign=spring", nil, "Referer", "https://search.test/").Expect(200).Body)
	values := url.Values{"name": {"Zoë Ångström"}, "email": {"zoe@mail.test"}, "message": {"Please\r\ncall"}}
	for _, name := range []string{"fl_id", "fl_from", "page", "referrer", "fl_website"} {
		values.Set(name, between(shown, `name="`+name+`" value="`, `"`))
	}
	status, location, _ := s.fill(values.Encode())
	if status != 303 || !strings.HasPrefix(location, s.page+"/thanks?of=") {
		t.Fatalf("answered %d to %q", status, location)
	}
	if again, _, _ := s.fill(values.Encode()); again != 303 {
		t.Errorf("sent again it is answered %d", again)
	}
	leads := s.Owner.Get("/leads").Expect(200)
	for path, want := range map[string]any{"name": "Zoë Ångström", "email": "zoe@mail.test", "source": "website", "form": "Contact", "assigned_agent.name": "Ana", "fields.message": "Please\ncall",
		"fields.campaign": "spring", "fields.utm_source": "mail", "fields.referrer": "https://search.test/", "fields.page": s.URL + s.page + "?utm_source=mail&utm_campaign=spring"} {
		if got := leads.Value("items.0." + path); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s is %v, want %v", path, got, want)
		}
	}
	if leads.Int("total") != 1 {
		t.Errorf("sent twice it is %d leads", leads.Int("total"))
	}
	thanks := string(s.Nobody().Do("GET", location, nil).Expect(200).Body)
	if !strings.Contains(thanks, "Thank you") || strings.Contains(thanks, "Ana") {
		t.Errorf("the visitor reads %s", thanks)
	}
	s.change(map[string]any{"show_agent": true, "thanks": "Danke <b>!"})
	if thanks = string(s.Nobody().Do("GET", location, nil).Expect(200).Body); !strings.Contains(thanks, "Ana looks after your enquiry.") || !strings.Contains(thanks, "Danke &lt;b&gt;!") {
		t.Errorf("the visitor reads %s", thanks)
	}
	s.change(map[string]any{"redirect": "https://acme.test/danke"})
	if status, location, _ = s.fill("name=Jo"); status != 303 || location != "https://acme.test/danke" {
		t.Errorf("answered %d to %q", status, location)
	}
}

// TestAProgramPostsJSON: it is told who has the lead only if the form says so.
func TestAProgramPostsJSON(t *testing.T) {
	t.Parallel()
	s := newWebsite(t, nil)
	answer := s.Nobody().Do("POST", s.hook, map[string]any{"name": "Jo", "phone": "+1 202 555 0125", "fields": map[string]any{"rooms": 3}}).Expect(201)
	if strings.TrimSpace(string(answer.Body)) != `{"accepted":true}` {
		t.Errorf("it is told %s", answer.Body)
	}
	if lead := s.Owner.Get("/leads"); lead.Text("items.0.assigned_agent.name") != "Ana" || lead.Value("items.0.fields.rooms") != "3" {
		t.Errorf("the lead is %s", lead.Body)
	}
	s.change(map[string]any{"show_agent": true})
	answer = s.Nobody().Do("POST", s.hook, map[string]any{"message": "No contact at all"}, "Idempotency-Key", "one").Expect(201)
	again := s.Nobody().Do("POST", s.hook, map[string]any{"message": "No contact at all"}, "Idempotency-Key", "one").Expect(201)
	if answer.Text("lead.assigned_agent.name") != "Ana" || answer.Int("lead.id") != again.Int("lead.id") {
		t.Errorf("it is told %s, and then %s", answer.Body, again.Body)
	}
	s.Nobody().Do("POST", s.hook, map[string]any{"message": "Something else"}, "Idempotency-Key", "one").Expect(201)
	if total := s.Owner.Get("/leads").Int("total"); total != 3 {
		t.Errorf("there are %d leads, want 3", total)
	}
}

// TestWhatAVisitorGetsWrongStandsOnTheForm, with all that was filled in, and in the log.
func TestWhatAVisitorGetsWrongStandsOnTheForm(t *testing.T) {
	t.Parallel()
	s := newWebsite(t, map[string]any{"consent": "I agree."})
	status, _, page := s.fill("fl_from=page&fl_id=x&name=+&email=jo&message=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
	for _, want := range []string{"Fill this in.", "Write an e-mail address", "Tick this box", `value="jo"`, `&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;</textarea>`, `name="fl_id" value="x"`} {
		if !strings.Contains(page, want) {
			t.Errorf("answered %d without %s", status, want)
		}
	}
	if line := s.newest(); status != 422 || line.Int("status") != 422 || !strings.HasPrefix(line.Text("problem"), "Name: Fill this in.") || !strings.Contains(line.Text("body"), "alert(1)") {
		t.Errorf("answered %d, noted as %s", status, line.Body)
	}
	if status, _, page = s.fill("page=x&fl_from="); status != 422 || !strings.Contains(page, "Nothing was filled in.") {
		t.Errorf("an empty form is answered %d", status)
	}
	if status, _, _ = s.fill("fl_from=page&name=Jo&email=jo@x.test&consent=I+agree."); status != 303 {
		t.Errorf("a whole one is answered %d", status)
	}
	if lead := s.Owner.Get("/leads"); lead.Int("total") != 1 || lead.Text("items.0.fields.consent") != "I agree." {
		t.Errorf("the leads are %s", lead.Body)
	}
	for body, want := range map[string]int{"[]": 400, `{"name":"`: 400, "{}": 422, `{"name":"` + strings.Repeat("x", 1<<20) + `"}`: 413} {
		message := s.Nobody().Do("POST", s.hook, body).Expect(want).Text("message")
		if line := s.newest(); line.Int("status") != int64(want) || line.Text("problem") != message || message == "" {
			t.Errorf("%.20s: told %q, noted as %s", body, message, line.Body)
		}
	}
	s.Nobody().Do("POST", s.hook, "name=Jo", "Content-Type", "text/plain").Expect(415)
	s.Nobody().Do("GET", s.page+"x", nil).Expect(404)
	s.Nobody().Do("POST", s.hook+"x", "{}").Expect(404)
	s.Nobody().Do("GET", s.hook, nil).Expect(200)
}

// TestARobotIsToldNothing: its answer is a lead's, and there is no lead.
func TestARobotIsToldNothing(t *testing.T) {
	t.Parallel()
	s := newWebsite(t, nil)
	status, location, _ := s.fill("name=Bot&fl_website=x")
	answer := s.Nobody().Do("POST", s.hook, map[string]any{"name": "Bot", "fl_website": "x"}).Expect(201)
	if status != 303 || !strings.HasPrefix(location, s.page+"/thanks?of=") || strings.TrimSpace(string(answer.Body)) != `{"accepted":true}` {
		t.Errorf("it is told %d, %s, %s", status, location, answer.Body)
	}
	if line := s.newest(); !strings.HasPrefix(line.Text("problem"), "A robot") || line.Int("status") != 201 || s.Owner.Get("/leads").Int("total") != 0 {
		t.Errorf("it is noted as %s", line.Body)
	}
}

// TestNobodyPostsTooFast, to one form from one address; the first of what is too much is noted.
func TestNobodyPostsTooFast(t *testing.T) {
	t.Parallel()
	s := newWebsite(t, nil)
	post := func(from string) *testkit.Answer {
		return s.Nobody().Do("POST", s.hook, map[string]any{"name": "Jo"}, "X-Forwarded-For", from)
	}
	for range 20 {
		post("192.0.2.1").Expect(201)
	}
	for range 3 {
		if answer := post("192.0.2.1").Expect(429); answer.Header.Get("Retry-After") != "6" || !strings.Contains(answer.Text("message"), "6 seconds") {
			t.Errorf("it is told %v, %s", answer.Header, answer.Body)
		}
	}
	if status, _, page := s.fill("name=Jo", "X-Forwarded-For", "192.0.2.1"); status != 429 || !strings.Contains(page, "Please wait a moment") || !strings.Contains(page, s.page) {
		t.Errorf("a visitor is told %d, %s", status, page)
	}
	post("192.0.2.2").Expect(201)
	list := s.Owner.Get(s.path + "/arrivals")
	if list.Items("items") != 22 || list.Int("items.1.status") != 429 {
		t.Errorf("it is noted as %s", list.Body)
	}
	s.Clock.Wind(6 * time.Second)
	post("192.0.2.1").Expect(201)
	post("192.0.2.1").Expect(429)
	other := s.Owner.Post("/sources", map[string]any{"kind": "form", "name": "Other"}).Expect(201).Text("hook_url")
	s.Nobody().Do("POST", strings.TrimPrefix(other, s.URL), map[string]any{"name": "Jo"}, "X-Forwarded-For", "192.0.2.1").Expect(201)
}

// TestOnlyNamedWebsitesMayPost, if some are named; scripts of those may read the answer.
func TestOnlyNamedWebsitesMayPost(t *testing.T) {
	t.Parallel()
	s := newWebsite(t, nil)
	post := func(origin string, want int, readable string) {
		t.Helper()
		answer := s.Nobody().Do("POST", s.hook, map[string]any{"name": "Jo"}, "Origin", origin, "Sec-Fetch-Site", "cross-site").Expect(want)
		if got := answer.Header.Get("Access-Control-Allow-Origin"); got != readable {
			t.Errorf("%s may read as %q, want %q", origin, got, readable)
		}
	}
	asks := func(origin, want string) {
		t.Helper()
		answer := s.Nobody().Do("OPTIONS", s.hook, nil, "Origin", origin, "Access-Control-Request-Method", "POST").Expect(204)
		if got := answer.Header.Get("Access-Control-Allow-Origin"); got != want || (want != "") != (answer.Header.Get("Access-Control-Allow-Headers") != "") {
			t.Errorf("%s may ask as %q, want %q", origin, got, want)
		}
	}
	post("https://a.test", 201, "")
	asks("https://a.test", "")
	s.change(map[string]any{"origins": []string{"https://A.test/contact"}})
	post("https://a.test", 201, "https://a.test")
	asks("https://a.test", "https://a.test")
	post("https://b.test", 403, "")
	post("null", 403, "")
	asks("https://b.test", "")
	if line := s.newest(); line.Int("status") != 403 || !strings.Contains(line.Text("problem"), "null") {
		t.Errorf("it is noted as %s", line.Body)
	}
	if status, _, _ := s.fill("name=Jo", "Origin", s.URL, "Sec-Fetch-Site", "same-origin"); status != 303 {
		t.Errorf("our own page is answered %d", status)
	}
	if status, _, page := s.fill("name=Jo", "Origin", "https://b.test"); status != 403 || !strings.Contains(page, "https://b.test") {
		t.Errorf("another website's visitor is told %d, %s", status, page)
	}
	s.change(map[string]any{"origins": []string{"*"}})
	post("https://b.test", 201, "https://b.test")
	policy := s.Nobody().Do("GET", s.page, nil).Header.Get("Content-Security-Policy")
	if !strings.HasPrefix(policy, "default-src 'none'; style-src 'sha256-") || !strings.Contains(policy, "frame-ancestors *") {
		t.Errorf("the page's policy is %s", policy)
	}
	s.Nobody().Do("POST", "/api/v1/session", map[string]any{}, "Origin", "https://a.test", "Sec-Fetch-Site", "cross-site").Expect(403) // elsewhere it holds
}

// TestAFormAsksForCustomFields, each as its type wants it, and their answers get there.
func TestAFormAsksForCustomFields(t *testing.T) {
	t.Parallel()
	s := newWebsite(t, nil)
	for _, f := range []map[string]any{{"name": "Budget", "type": "money"}, {"name": "Home", "type": "choice", "choices": []string{"Flat", "House"}}, {"name": "Areas", "type": "multi_choice", "choices": []string{"North", "South"}},
		{"name": "Parking", "type": "yes_no"}, {"name": "Mobile", "type": "phone"}} {
		s.Owner.Post("/fields", f).Expect(201)
	}
	questions := []any{}
	for _, key := range []string{"name", "fields.budget", "fields.home", "fields.areas", "fields.parking", "fields.mobile"} {
		questions = append(questions, map[string]any{"key": key, "label": "Your " + key, "required": false})
	}
	s.Owner.Patch("/settings", map[string]any{"currency": "EUR"}).Expect(200)
	s.change(map[string]any{"questions": questions})
	page := string(s.Nobody().Do("GET", s.page, nil).Expect(200).Body)
	for _, want := range []string{`type="number"`, "(EUR)", "<option>House</option>", `type="checkbox" name="fields.areas" value="South"`, `type="tel"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not show %s", want)
		}
	}
	if status, _, _ := s.fill("name=Jo&fields.budget=500000&fields.home=House&fields.areas=South&fields.areas=North&fields.parking=yes&fields.mobile=0170+1234567"); status != 303 {
		t.Fatal(status)
	}
	lead := s.Owner.Get("/leads")
	for path, want := range map[string]string{"budget": "500000", "home": "House", "areas": "[North South]", "parking": "true", "mobile": "0170 1234567"} {
		if got := fmt.Sprint(lead.Value("items.0.fields." + path)); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
	if forms := s.Owner.Get(s.path + "/forms"); forms.Text("items.0.columns.1.label") != "Your fields.budget" || forms.Text("items.0.columns.5.target") != "fields.mobile" {
		t.Errorf("the form is %s", forms.Body)
	}
	code := s.Owner.Get(s.path + "/code").Expect(200)
	if !strings.Contains(code.Text("html"), `action="`+s.URL+s.hook+`"`) || !strings.Contains(code.Text("frame"), s.URL+s.page) || !strings.Contains(code.Text("json"), `"fields.budget": 1500`) {
		t.Errorf("the code is %s", code.Body)
	}
}

// TestWhatAnAdminGetsWrongIsNamed.
func TestWhatAnAdminGetsWrongIsNamed(t *testing.T) {
	t.Parallel()
	s := newWebsite(t, map[string]any{"title": "Hello", "button": "Go"})
	for field, form := range map[string]map[string]any{"form.redirect": {"redirect": "acme"}, "form.questions": {"questions": []any{}}, "form.origins[0]": {"origins": []string{"acme.test"}},
		"form.questions[0].key": {"questions": []any{map[string]any{"key": "value", "label": "x", "required": false}}}} {
		if got := s.Owner.Patch(s.path, map[string]any{"name": "Contact", "form": form}).Expect(422).Text("errors.0.field"); got != field {
			t.Errorf("named is %q, want %q", got, field)
		}
	}
	s.change(map[string]any{"button": ""})
	if source := s.Owner.Get(s.path); source.Text("form.title") != "Hello" || source.Text("form.button") != "" || source.Items("form.questions") != 4 {
		t.Errorf("the form is %s", source.Body)
	}
	google := s.Owner.Post("/sources", map[string]any{"kind": "google", "name": "Ads", "key": "k"}).Expect(201)
	ads := fmt.Sprintf("/sources/%d", google.Int("id"))
	if google.Value("form") != nil {
		t.Errorf("a source of Google has a form: %s", google.Body)
	}
	s.Owner.Patch(ads, map[string]any{"name": "Ads", "form": map[string]any{"title": "x"}}).Expect(422)
	s.Owner.Get(ads + "/code").Expect(404)
	s.Nobody().Do("GET", "/form/"+strings.TrimPrefix(strings.TrimPrefix(google.Text("hook_url"), s.URL), "/hooks/google/"), nil).Expect(404)
	s.ana.Get(s.path + "/code").Expect(403)
}

func between(text, before, after string) string {
	_, text, _ = strings.Cut(text, before)
	text, _, _ = strings.Cut(text, after)
	return html.UnescapeString(text)
}

// TestAVisitorIsToldToTryAgain while nothing can be kept, and what was not kept is taken later.
func TestAVisitorIsToldToTryAgain(t *testing.T) {
	t.Parallel()
	w, _ := logged(t, filepath.Join(t.TempDir(), "fairlead.db"))
	hook := strings.TrimPrefix(w.Owner.Post("/sources", map[string]any{"kind": "form", "name": "Contact"}).Expect(201).Text("hook_url"), w.URL)
	other, err := sql.Open("sqlite", "file:"+w.Database+"?_pragma=busy_timeout(5000)")
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	other.SetMaxOpenConns(1)
	if _, err := other.ExecContext(t.Context(), "BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	answer := w.Nobody().Do("POST", hook, "name=Jo&fl_id=one", "Content-Type", "application/x-www-form-urlencoded").Expect(503)
	if answer.Header.Get("Retry-After") == "" || !strings.Contains(string(answer.Body), "what you have filled in should still be there") {
		t.Errorf("a visitor is told %s", answer.Body)
	}
	if _, err := other.ExecContext(t.Context(), "ROLLBACK"); err != nil {
		t.Fatal(err)
	}
	w.Nobody().Do("POST", hook, map[string]any{"name": "Jo"}, "Idempotency-Key", "one").Expect(201)
	if total := w.Owner.Get("/leads").Int("total"); total != 1 {
		t.Errorf("there are %d leads", total)
	}
}

// TestManyVisitorsAtOnceAreSharedEvenly: each answer names an agent already, and each has as many as the other.
func TestManyVisitorsAtOnceAreSharedEvenly(t *testing.T) {
	t.Parallel()
	s := newWebsite(t, map[string]any{"show_agent": true})
	ben := s.Hire("Ben", "agent")
	s.Rotation("Both", s.ana, ben)
	var crowd sync.WaitGroup
	for n := range 60 {
		crowd.Go(func() {
			answer, err := s.Nobody().Try("POST", s.hook, map[string]any{"name": fmt.Sprint("Lead ", n)}, "X-Forwarded-For", fmt.Sprintf("192.0.2.%d", n))
			if err != nil || answer.Status != 201 || answer.Text("lead.assigned_agent.name") == "" {
				t.Errorf("lead %d: %v %s", n, err, answer.Body)
			}
		})
	}
	crowd.Wait()
	for _, agent := range []*testkit.Person{s.ana, ben} {
		if total := agent.Get("/leads?limit=1").Int("total"); total != 30 {
			t.Errorf("%s has %d leads, want 30", agent.Name, total)
		}
	}
}
