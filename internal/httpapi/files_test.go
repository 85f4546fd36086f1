package httpapi

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

var built = fstest.MapFS{
	"index.html":          {Data: []byte("<!doctype html>" + strings.Repeat("page ", 400))},
	"favicon.svg":         {Data: []byte("<svg/>")},
	"assets/app-1a2b.js":  {Data: []byte(strings.Repeat("let x = 1;", 400))},
	"assets/font-1.woff2": {Data: []byte("woff")},
	"assets/big-9.css":    {Data: []byte("plain")},
	"assets/big-9.css.gz": {Data: []byte("twin")},
	"assets/big-9.css.br": {Data: []byte("smaller")},
	"assets/main-3.js.gz": {Data: zipped("let all = 1")},
	"assets/main-3.js.br": {Data: []byte("smaller")},
	".gitkeep":            {Data: []byte("")},

	"sw.js":                {Data: []byte("self.skipWaiting()")},
	"sw.js.br":             {Data: []byte("packed")},
	"manifest.webmanifest": {Data: []byte(`{"name":"Fairlead"}`)},
	"icon-192.png":         {Data: []byte("png")},
}

func zipped(text string) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write([]byte(text))
	_ = w.Close()
	return b.Bytes()
}

func TestTheUserInterfaceIsSent(t *testing.T) {
	f, err := newFiles(built)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		method, path, accept string
		status               int
		contentType, cache   string
		body                 string
	}{
		{"GET", "/", "", 200, "text/html", askMe, "page page"},
		{"GET", "/leads/7", "", 200, "text/html", askMe, "page page"},
		{"GET", "/leads/jo.smith", "", 200, "text/html", askMe, "page page"},
		{"GET", "/index.html", "gzip", 200, "text/html", askMe, "page page"},
		{"GET", "/assets/app-1a2b.js", "br, gzip", 200, "text/javascript", forever, "let x"},
		{"GET", "/assets/app-1a2b.js", "gzip;q=0", 200, "text/javascript", forever, "let x"},
		{"GET", "/assets/main-3.js", "", 200, "text/javascript", forever, "let all = 1"},
		{"GET", "/assets/main-3.js", "br", 200, "text/javascript", forever, "smaller"},
		{"GET", "/assets/main-3.js.gz", "", 404, "application/problem+json", "", "not_found"},
		{"GET", "/assets/font-1.woff2", "gzip", 200, "font/woff2", forever, "woff"},
		{"GET", "/favicon.svg", "", 200, "image/svg+xml", askMe, "<svg/>"},
		{"GET", "/sw.js", "", 200, "text/javascript", askMe, "skipWaiting"},
		{"GET", "/sw.js", "br", 200, "text/javascript", askMe, "packed"},
		{"GET", "/manifest.webmanifest", "", 200, "application/manifest+json", askMe, "Fairlead"},
		{"GET", "/icon-192.png", "", 200, "image/png", askMe, "png"},
		{"GET", "/sw.js/x", "", 404, "application/problem+json", "", "not_found"},
		{"GET", "/assets/gone-2.js", "", 404, "application/problem+json", "", "not_found"},
		{"GET", "/hooks/meta/x", "", 404, "application/problem+json", "", "not_found"},
		{"GET", "/metrics", "", 404, "application/problem+json", "", "not_found"},
		{"GET", "/assets/../../etc/passwd", "", 200, "text/html", askMe, "page page"},
		{"POST", "/leads", "", 405, "application/problem+json", "", "method_not_allowed"},
		{"HEAD", "/", "", 200, "text/html", askMe, ""},
	} {
		r := httptest.NewRequest(c.method, "/", nil)
		r.URL.Path = c.path
		r.Header.Set("Accept-Encoding", c.accept)
		w := httptest.NewRecorder()
		f.ServeHTTP(w, r)
		body := w.Body.String()
		if w.Code != c.status || !strings.HasPrefix(w.Header().Get("Content-Type"), c.contentType) || w.Header().Get("Cache-Control") != c.cache || !strings.Contains(body, c.body) {
			t.Errorf("%s %s: %d %v %.60s", c.method, c.path, w.Code, w.Header(), body)
		}
	}
}

func TestATwinOnDiskIsPreferred(t *testing.T) {
	f, err := newFiles(built)
	if err != nil {
		t.Fatal(err)
	}
	for accepted, want := range map[string]string{"gzip": "twin", "gzip, br": "smaller", "br;q=0, gzip": "twin", "": "plain", "zstd": "plain"} {
		r := httptest.NewRequest("GET", "/assets/big-9.css", nil)
		r.Header.Set("Accept-Encoding", accepted)
		w := httptest.NewRecorder()
		f.ServeHTTP(w, r)
		if w.Body.String() != want || w.Header().Get("Vary") != "Accept-Encoding" {
			t.Errorf("who accepts %q was sent %q with %v", accepted, w.Body, w.Header())
		}
	}
	w := httptest.NewRecorder()
	if f.ServeHTTP(w, httptest.NewRequest("GET", "/assets/big-9.css.br", nil)); w.Code != 404 {
		t.Errorf("a twin has an address of its own: %d", w.Code)
	}
}

// A worker may look after all pages only from the root, and is found changed only if it is asked for. Nothing in the policy
// of pages may keep them from it, and nothing may let others in.
func TestTheWorkerIsLetIn(t *testing.T) {
	f, err := newFiles(built)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/", "/sw.js", "/manifest.webmanifest"} {
		w := httptest.NewRecorder()
		secured(f).ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		policy := w.Header().Get("Content-Security-Policy")
		if w.Code != 200 || w.Header().Get("Cache-Control") != "no-cache" || w.Header().Get("X-Content-Type-Options") != "nosniff" ||
			!strings.HasPrefix(policy, "default-src 'self';") || strings.Contains(policy, "worker-src") || strings.Contains(policy, "manifest-src") {
			t.Errorf("%s: %d %v", path, w.Code, w.Header())
		}
	}
}

func TestWithoutAWorkerThereIsNone(t *testing.T) {
	f, err := newFiles(fstest.MapFS{"index.html": {Data: []byte("page")}})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/sw.js", "/manifest.webmanifest"} {
		w := httptest.NewRecorder()
		if f.ServeHTTP(w, httptest.NewRequest("GET", path, nil)); w.Code != 404 {
			t.Errorf("%s: %d: the page is no worker", path, w.Code)
		}
	}
}

func TestABuildWithoutUserInterfaceSaysSo(t *testing.T) {
	f, err := newFiles(fstest.MapFS{})
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	f.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/", nil))
	if !strings.Contains(w.Body.String(), "make build") {
		t.Errorf("it says %q", w.Body)
	}
}
