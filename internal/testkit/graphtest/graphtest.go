// Package graphtest is a Graph API of Meta's for tests, as documented and no kinder: it wants a version that it has, a token
// that it gave and fields by name, pages its lists, and answers errors with status 400 in Meta's own words.
package graphtest

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// Version is the only one that is there.
const Version = "v26.0"

// Graph is a Graph API.
type Graph struct {
	URL   string
	Token string // of whoever looks after the pages

	t testing.TB

	mu      sync.Mutex
	pages   []*Page
	leads   map[string]*Lead
	trouble *Trouble
	calls   map[string]int
	percent int
	pause   time.Duration
}

// Page is a page with its forms.
type Page struct {
	ID, Name, Token string
	Subscribed      []string // the fields of our app's subscription
	Refuses         bool     // it is not allowed to subscribe to it
	Forms           []*Form
}

// Form is a form with its leads.
type Form struct {
	ID, Name  string
	Questions [][2]string // key and label
	Leads     []*Lead
}

// Lead is a lead.
type Lead struct {
	ID      string
	Created time.Time
	Answers [][2]string // name and value
	Ad      string      // "": organic
	form    *Form
	page    *Page
}

// Trouble is what the API answers with instead.
type Trouble struct {
	Status        int
	Code, Subcode int
	Message       string
	Header        http.Header
}

// The troubles that are documented.
var (
	Down     = &Trouble{Status: http.StatusServiceUnavailable, Code: 2, Message: "Service temporarily unavailable"}
	Expired  = &Trouble{Status: http.StatusBadRequest, Code: 190, Subcode: 463, Message: "Error validating access token: Session has expired"}
	Throttle = &Trouble{Status: http.StatusBadRequest, Code: 80005, Message: "There have been too many leadgen api calls to this Page account",
		Header: http.Header{"X-Business-Use-Case-Usage": {`{"1":[{"type":"leadgen","call_count":100,"total_cputime":25,"total_time":25,"estimated_time_to_regain_access":19}]}`}}}
)

// New starts a Graph API with a page.
func New(t testing.TB, pages ...*Page) *Graph {
	g := &Graph{t: t, Token: "user-token", pages: pages, leads: map[string]*Lead{}, calls: map[string]int{}}
	for _, p := range pages {
		for _, f := range p.Forms {
			for _, l := range f.Leads {
				g.enter(p, f, l)
			}
		}
	}
	server := httptest.NewServer(g)
	t.Cleanup(server.Close)
	g.URL = server.URL
	return g
}

func (g *Graph) enter(p *Page, f *Form, l *Lead) {
	l.page, l.form = p, f
	g.leads[l.ID] = l
}

// Add puts a lead into a form.
func (g *Graph) Add(p *Page, f *Form, l *Lead) {
	g.mu.Lock()
	defer g.mu.Unlock()
	f.Leads = append(f.Leads, l)
	g.enter(p, f, l)
}

// Suffer makes the API answer with trouble from now on; nil: no more.
func (g *Graph) Suffer(trouble *Trouble) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.trouble = trouble
}

// Slow makes every answer take so long.
func (g *Graph) Slow(pause time.Duration) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.pause = pause
}

// Used says how much of what is allowed has been used, in percent.
func (g *Graph) Used(percent int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.percent = percent
}

// Calls is how often something was asked for: "lead", "leads", "forms", "subscribe" and so on.
func (g *Graph) Calls(what string) int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.calls[what]
}

// Signature is what the header X-Hub-Signature-256 says of a body.
func Signature(body, secret string) string {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(body))
	return "sha256=" + hex.EncodeToString(mac.Sum(nil))
}

// Notice is what the webhook sends of leads.
func Notice(p *Page, leads ...*Lead) string {
	var changes []string
	for _, l := range leads {
		ad := ""
		if l.Ad != "" {
			ad = fmt.Sprintf(`"ad_id":%s,"adgroup_id":%s,`, l.Ad, l.Ad)
		}
		changes = append(changes, fmt.Sprintf(`{"value":{%s"form_id":%q,"leadgen_id":%s,"created_time":%d,"page_id":%q},"field":"leadgen"}`, ad, l.form.ID, l.ID, l.Created.Unix(), p.ID))
	}
	return fmt.Sprintf(`{"object":"page","entry":[{"id":%q,"time":%d,"changes":[%s]}]}`, p.ID, time.Now().Unix(), strings.Join(changes, ","))
}

// ServeHTTP answers.
func (g *Graph) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	g.mu.Lock()
	pause := g.pause
	g.mu.Unlock()
	select {
	case <-time.After(pause):
	case <-r.Context().Done():
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.trouble != nil {
		refuse(w, *g.trouble)
		return
	}
	w.Header().Set("Facebook-API-Version", Version)
	w.Header().Set("X-App-Usage", fmt.Sprintf(`{"call_count":%d,"total_time":1,"total_cputime":1}`, g.percent))
	path, ok := strings.CutPrefix(r.URL.Path, "/"+Version+"/")
	if !ok {
		refuse(w, Trouble{Status: 400, Code: 2635, Message: "You are calling a deprecated version of the Ads API"})
		return
	}
	node, edge, _ := strings.Cut(path, "/")
	g.answer(w, r, node, edge)
}

func (g *Graph) answer(w http.ResponseWriter, r *http.Request, node, edge string) {
	query := r.URL.Query()
	page := g.speaks(query.Get("access_token"))
	owner := query.Get("access_token") == g.Token
	fields := strings.Split(query.Get("fields"), ",")
	switch {
	case page == nil && !owner:
		refuse(w, Trouble{Status: 400, Code: 190, Message: "Invalid OAuth access token - Cannot parse access token"})
	case r.Method != http.MethodGet && edge != "subscribed_apps":
		refuse(w, Trouble{Status: 400, Code: 100, Message: "Unsupported post request"})
	case query.Get("fields") == "" && r.Method == http.MethodGet:
		refuse(w, Trouble{Status: 400, Code: 100, Message: "This fake wants every field by name"})
	case node == "me" && edge == "accounts" && !owner:
		refuse(w, Trouble{Status: 400, Code: 100, Message: "(#100) Tried accessing nonexisting field (accounts) on node type (Page)"})
	case node == "me" && edge == "accounts":
		g.count("accounts")
		g.list(w, r, g.accounts())
	case node == "me" && page != nil:
		write(w, map[string]any{"id": page.ID, "name": page.Name})
	case node == "app":
		write(w, map[string]any{"id": "7001"})
	case edge == "":
		g.node(w, node, fields, page, owner)
	default:
		g.edge(w, r, node, edge, page)
	}
}

func (g *Graph) count(what string) { g.calls[what]++ }

func (g *Graph) speaks(token string) *Page {
	for _, p := range g.pages {
		if p.Token == token {
			return p
		}
	}
	return nil
}

func (g *Graph) accounts() (all []any) {
	for _, p := range g.pages {
		all = append(all, map[string]any{"id": p.ID, "name": p.Name, "access_token": p.Token})
	}
	return all
}

// node answers with a lead or a form.
func (g *Graph) node(w http.ResponseWriter, id string, fields []string, page *Page, owner bool) {
	if l := g.leads[id]; l != nil && (owner || l.page == page) {
		g.count("lead")
		write(w, only(l.told(), fields))
		return
	}
	for _, p := range g.pages {
		for _, f := range p.Forms {
			if f.ID == id && (owner || p == page) {
				g.count("form")
				write(w, only(f.told(), fields))
				return
			}
		}
	}
	refuse(w, Trouble{Status: 400, Code: 100, Subcode: 33, Message: "Unsupported get request. Object with ID '" + id + "' does not exist, cannot be loaded due to missing permissions"})
}

// edge answers with a list that belongs to a page or a form. It wants the page's own token.
func (g *Graph) edge(w http.ResponseWriter, r *http.Request, node, edge string, page *Page) {
	if page == nil {
		refuse(w, Trouble{Status: 400, Code: 190, Subcode: 2069032, Message: "This endpoint requires a page access token"})
		return
	}
	switch {
	case edge == "subscribed_apps" && node == page.ID && r.Method == http.MethodPost:
		g.count("subscribe")
		if page.Refuses {
			refuse(w, Trouble{Status: 400, Code: 200, Message: "(#200) Requires pages_manage_metadata permission to manage the object"})
			return
		}
		page.Subscribed = strings.Split(r.URL.Query().Get("subscribed_fields"), ",")
		write(w, map[string]any{"success": "true"})
	case edge == "subscribed_apps" && node == page.ID:
		apps := []any{map[string]any{"id": "9009", "name": "Another", "subscribed_fields": []string{"leadgen"}}}
		if page.Subscribed != nil {
			apps = append(apps, map[string]any{"id": "7001", "name": "Fairlead", "subscribed_fields": page.Subscribed})
		}
		g.list(w, r, apps)
	case edge == "leadgen_forms" && node == page.ID:
		g.count("forms")
		var all []any
		for _, f := range page.Forms {
			all = append(all, f.told())
		}
		g.list(w, r, all)
	case edge == "leads":
		g.count("leads")
		g.leadsOf(w, r, page, node)
	default:
		refuse(w, Trouble{Status: 400, Code: 100, Message: "Tried accessing nonexisting field (" + edge + ")"})
	}
}

var filtering = regexp.MustCompile(`^\[\{"field":"time_created","operator":"GREATER_THAN_OR_EQUAL","value":([0-9]+)\}\]$`)

// leadsOf answers with the leads of a form, newest first.
func (g *Graph) leadsOf(w http.ResponseWriter, r *http.Request, page *Page, form string) {
	since := filtering.FindStringSubmatch(r.URL.Query().Get("filtering"))
	if since == nil {
		refuse(w, Trouble{Status: 400, Code: 100, Message: "Param filtering must be an array"})
		return
	}
	from, _ := strconv.ParseInt(since[1], 10, 64)
	for _, f := range page.Forms {
		if f.ID == form {
			var all []any
			for i := len(f.Leads) - 1; i >= 0; i-- {
				if f.Leads[i].Created.Unix() >= from {
					all = append(all, only(f.Leads[i].told(), strings.Split(r.URL.Query().Get("fields"), ",")))
				}
			}
			g.list(w, r, all)
			return
		}
	}
	refuse(w, Trouble{Status: 400, Code: 100, Subcode: 33, Message: "Object with ID '" + form + "' does not exist"})
}

// list answers with a part of a list; the address of the next part holds the token, as Meta's does.
func (g *Graph) list(w http.ResponseWriter, r *http.Request, all []any) {
	query := r.URL.Query()
	limit, err := strconv.Atoi(query.Get("limit"))
	if err != nil || limit > 100 {
		limit = 25
	}
	begin, _ := strconv.Atoi(strings.TrimPrefix(query.Get("after"), "cursor-"))
	end := min(begin+limit, len(all))
	paging := map[string]any{"cursors": map[string]any{"before": fmt.Sprint("cursor-", begin), "after": fmt.Sprint("cursor-", end)}}
	if end < len(all) {
		query.Set("after", fmt.Sprint("cursor-", end))
		paging["next"] = g.URL + r.URL.Path + "?" + query.Encode()
	}
	part := append([]any{}, all[min(begin, len(all)):end]...)
	write(w, map[string]any{"data": part, "paging": paging})
}

func (l *Lead) told() map[string]any {
	var answers []any
	for _, a := range l.Answers {
		answers = append(answers, map[string]any{"name": a[0], "values": []string{a[1]}})
	}
	told := map[string]any{"id": l.ID, "created_time": l.Created.UTC().Format("2006-01-02T15:04:05-0700"), "form_id": l.form.ID,
		"field_data": answers, "is_organic": l.Ad == "", "platform": "fb"}
	if l.Ad != "" {
		told["ad_id"], told["ad_name"], told["campaign_name"] = l.Ad, "An ad", "Spring"
	}
	return told
}

func (f *Form) told() map[string]any {
	var questions []any
	for _, q := range f.Questions {
		questions = append(questions, map[string]any{"key": q[0], "label": q[1], "type": "CUSTOM"})
	}
	return map[string]any{"id": f.ID, "name": f.Name, "status": "ACTIVE", "locale": "en_US", "leads_count": len(f.Leads), "organic_leads_count": 0,
		"expired_leads_count": 0, "questions": questions}
}

// only leaves the fields that were asked for; Meta always tells the id.
func only(all map[string]any, fields []string) map[string]any {
	told := map[string]any{"id": all["id"]}
	for _, f := range fields {
		if v, ok := all[f]; ok {
			told[f] = v
		}
	}
	return told
}

func write(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "text/javascript; charset=UTF-8")
	_ = json.NewEncoder(w).Encode(v)
}

func refuse(w http.ResponseWriter, t Trouble) {
	for name, values := range t.Header {
		w.Header()[name] = values
	}
	w.WriteHeader(t.Status)
	write(w, map[string]any{"error": map[string]any{"message": t.Message, "type": "OAuthException", "code": t.Code, "error_subcode": t.Subcode, "fbtrace_id": "A1"}})
}
