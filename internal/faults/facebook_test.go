package faults

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"fairlead/internal/testkit/graphtest"
)

// TestAFacebookBatchSurvivesAKill (SIGKILL): Meta names 300 leads at once and has its answer; each must be asked for. It is
// killed on the way. Each becomes one lead, with its agent, told once, in turn.
func TestAFacebookBatchSurvivesAKill(t *testing.T) {
	t.Parallel()
	playOn(t, "sqlite", func(s *scene, p *program) { s.takeFacebook(p, 300) })
}

func (s *scene) takeFacebook(p *program, n int) {
	form := &graphtest.Form{ID: "901", Name: "Home valuation"}
	page := &graphtest.Page{ID: "51", Name: "Harbour Homes", Token: "page-token", Forms: []*graphtest.Form{form}}
	graph := graphtest.New(s.t, page)
	graph.Slow(5 * time.Millisecond)
	s.URL = p.place.URL()
	made := s.Owner.Post("/sources", map[string]any{"kind": "meta", "name": "Facebook", "app_secret": "s", "verify_token": "v", "page_token": "page-token", "graph_url": graph.URL}).Expect(201)
	v := &vendor{t: s.t, path: fmt.Sprintf("/sources/%d", made.Int("id")), acked: map[string]bool{}}
	until(s.t, "the page is asked for", func() bool { return graph.Calls("forms") > 0 })
	var leads []*graphtest.Lead
	for i := range n {
		name := fmt.Sprint("Lead ", i)
		l := &graphtest.Lead{ID: fmt.Sprint(55459717045640000 + i), Created: time.Now().Add(-time.Minute), Answers: [][2]string{{"full_name", name}}}
		graph.Add(page, form, l)
		leads, v.acked[name] = append(leads, l), true
	}
	body := graphtest.Notice(page, leads...)
	request, err := http.NewRequest(http.MethodPost, made.Text("hook_url"), strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	request.Header.Set("X-Hub-Signature-256", graphtest.Signature(body, "s"))
	answer, err := http.DefaultClient.Do(request)
	if err != nil || answer.StatusCode != http.StatusOK {
		s.t.Fatalf("Meta is answered %v, %v", answer, err)
	}
	_ = answer.Body.Close()
	for kill := range times(s.t) {
		until(s.t, "some are asked for", func() bool { return graph.Calls("lead") >= (kill+1)*moment(s.t, n/6) })
		p.kill()
		p.start()
	}
	s.examineSource(v, p.place)
}
