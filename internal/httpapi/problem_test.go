package httpapi

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"fairlead"
)

func TestErrorsLeaveAsProblems(t *testing.T) {
	busy := &fairlead.Error{Kind: fairlead.KindUnavailable, Code: "busy", Message: "Try again.", RetryAfter: 3, Cause: errors.New("queue of 10,000")}
	for _, c := range []struct {
		err    error
		status int
		code   string
	}{
		{fairlead.Invalid("email", "No."), 422, "invalid"},
		{errSignedOut, 401, "unauthenticated"},
		{&fairlead.Error{Kind: fairlead.KindForbidden, Code: "forbidden"}, 403, "forbidden"},
		{fairlead.ErrNotFound, 404, "not_found"},
		{fmt.Errorf("read lead: %w", fairlead.ErrNotFound), 404, "not_found"},
		{fairlead.Conflict("email_taken", "Taken."), 409, "email_taken"},
		{&fairlead.Error{Kind: fairlead.KindStale, Code: "stale"}, 412, "stale"},
		{&fairlead.Error{Kind: fairlead.KindTooMany, Code: "too_many", RetryAfter: 30}, 429, "too_many"},
		{busy, 503, "busy"},
		{errors.New("disk I/O error at page 7"), 500, "internal"},
		{&fairlead.Error{Kind: "of another planet", Code: "x", Message: "secret"}, 500, "internal"},
	} {
		a := &API{Config: Config{Log: quiet()}}
		p := a.problem(context.Background(), c.err)
		if p.Status != c.status || p.Code != c.code || p.Title != http.StatusText(c.status) || p.Errors == nil {
			t.Errorf("%v leaves as %+v", c.err, p)
		}
		for _, secret := range []string{"disk", "queue", "secret"} {
			if body, _ := json.Marshal(p); strings.Contains(string(body), secret) {
				t.Errorf("%v shows what is internal: %s", c.err, body)
			}
		}
	}
	w := httptest.NewRecorder()
	writeProblem(w, problemOf(busy))
	if w.Header().Get("Retry-After") != "3" || w.Header().Get("Content-Type") != "application/problem+json" {
		t.Errorf("headers are %v", w.Header())
	}
}

func TestInternalErrorsAreLogged(t *testing.T) {
	var log bytes.Buffer
	a := &API{Config: Config{Log: slog.New(slog.NewTextHandler(&log, nil))}}
	a.problem(context.Background(), errors.New("disk I/O error"))
	if !strings.Contains(log.String(), "disk I/O error") {
		t.Errorf("the log says %q", log.String())
	}
}

func TestPanicsAreCaughtAndKeptInside(t *testing.T) {
	var log bytes.Buffer
	a := &API{Config: Config{Log: slog.New(slog.NewTextHandler(&log, nil)), Watch: unwatched{}}}
	h := a.around(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("the password is swordfish") }))
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", "/api/v1/leads?q=jo@x.test", nil))
	if w.Code != 500 || strings.Contains(w.Body.String(), "swordfish") || !strings.Contains(w.Body.String(), `"code":"internal"`) {
		t.Errorf("answered %d %s", w.Code, w.Body)
	}
	if !strings.Contains(log.String(), "swordfish") || strings.Contains(log.String(), "jo@x.test") {
		t.Errorf("the log says %s", log.String())
	}
}

func TestAnOperationMustSayWhoMayCallIt(t *testing.T) {
	for _, access := range []Access{"", "leads.fly"} {
		a := &API{known: http.NewServeMux()}
		if a.note(Operation{Method: "GET", Path: "/x", Access: access}) || len(a.wrong) != 1 {
			t.Errorf("access %q was taken", access)
		}
	}
}

func FuzzLeadPatch(f *testing.F) {
	for _, seed := range []string{`{}`, `{"name":null,"tags":["a"]}`, `{"fields":{"a":null}}`, `{"value":1e300,"agent_id":7}`, `{"status":"won","fields":null}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		var p LeadPatch
		var sent map[string]json.RawMessage
		if json.Unmarshal(body, &p) != nil || json.Unmarshal(body, &sent) != nil {
			return
		}
		patch, err := p.patch()
		if err != nil {
			return
		}
		exact := func(name string) bool { _, ok := sent[name]; return ok }
		if exact("name") && patch.Name == nil || exact("tags") && patch.Tags == nil || exact("value") && patch.Value == nil {
			t.Errorf("%s lost a value: %+v", body, patch)
		}
		if len(sent) == 0 && (patch.Name != nil || patch.Tags != nil || patch.Value != nil || patch.Fields != nil || patch.ClearFields) {
			t.Errorf("%s changes something: %+v", body, patch)
		}
	})
}

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }
