package httpapi

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestLongAnswersArePacked(t *testing.T) {
	long := strings.Repeat(`{"name":"Jo"}`, 400)
	for _, c := range []struct {
		say, path, accept string
		status            int
		parts             []string
		packed            bool
	}{
		{"long", "/api/v1/leads", "gzip", 200, []string{long}, true},
		{"long, in parts", "/api/v1/leads", "gzip, br", 404, []string{"short", long, "short"}, true},
		{"short", "/api/v1/me", "gzip", 201, []string{"{}"}, false},
		{"empty", "/api/v1/leads/7", "gzip", 204, nil, false},
		{"not accepted", "/api/v1/leads", "br", 200, []string{long}, false},
		{"the stream", "/api/v1/stream", "gzip", 200, []string{long}, false},
		{"not an operation", "/assets/x.js", "gzip", 200, []string{long}, false},
	} {
		h := compressed(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(c.status)
			for _, part := range c.parts {
				_, _ = w.Write([]byte(part))
			}
		}))
		r := httptest.NewRequest("GET", c.path, nil)
		r.Header.Set("Accept-Encoding", c.accept)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if packed := w.Header().Get("Content-Encoding") == "gzip"; packed != c.packed || w.Code != c.status {
			t.Errorf("%s: packed %v, status %d", c.say, packed, w.Code)
		}
		if got := unpacked(t, w); got != strings.Join(c.parts, "") {
			t.Errorf("%s: sent %.80q", c.say, got)
		}
	}
}

func TestAPanicBeforeTheEndStillAnswers500(t *testing.T) {
	a := &API{Config: Config{Log: quiet(), Watch: unwatched{}}}
	h := a.around(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte("half"))
		panic("now")
	}))
	r := httptest.NewRequest("GET", "/api/v1/leads", nil)
	r.Header.Set("Accept-Encoding", "gzip")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != 500 || strings.Contains(w.Body.String(), "half") {
		t.Errorf("answered %d %s", w.Code, w.Body)
	}
}

func unpacked(t *testing.T, w *httptest.ResponseRecorder) string {
	t.Helper()
	if w.Header().Get("Content-Encoding") != "gzip" {
		return w.Body.String()
	}
	r, err := gzip.NewReader(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(plain)
}
