package httpapi

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
)

// TestWhoReadsTheMetrics: without a token, whoever asks on the machine itself and for nobody else; with one, who shows it.
func TestWhoReadsTheMetrics(t *testing.T) {
	for _, c := range []struct {
		what, token   string
		from, host    string
		header, value string
		want          int
	}{
		{"here", "", "127.0.0.1:9", "127.0.0.1:8080", "", "", 200},
		{"here, by name", "", "[::1]:9", "localhost:8080", "", "", 200},
		{"here, without a port", "", "[::1]:9", "[::1]", "", "", 200},
		{"another machine", "", "10.0.0.7:9", "127.0.0.1:8080", "", "", 403},
		{"the internet", "", "203.0.113.5:9", "leads.example.com", "", "", 403},
		{"an API token is not the metrics token", "", "203.0.113.5:9", "leads.example.com", "Authorization", "Bearer fl_x", 403},
		{"a proxy here", "", "127.0.0.1:9", "127.0.0.1:8080", "X-Forwarded-For", "203.0.113.5", 403},
		{"a proxy here, of few words", "", "127.0.0.1:9", "127.0.0.1:8080", "X-Forwarded-Proto", "https", 403},
		{"a proxy here that writes Forwarded", "", "127.0.0.1:9", "127.0.0.1:8080", "Forwarded", "for=203.0.113.5", 403},
		{"a proxy here that says nothing but the name", "", "127.0.0.1:9", "leads.example.com", "", "", 403},
		{"with the token, from anywhere", "secret", "203.0.113.5:9", "leads.example.com", "Authorization", "Bearer secret", 200},
		{"with the token, through a proxy", "secret", "127.0.0.1:9", "leads.example.com", "Authorization", "Bearer secret", 200},
		{"another token", "secret", "127.0.0.1:9", "127.0.0.1:8080", "Authorization", "Bearer secret2", 401},
		{"no token", "secret", "127.0.0.1:9", "127.0.0.1:8080", "", "", 401},
	} {
		a, err := New(Config{Log: slog.New(slog.DiscardHandler), MetricsToken: c.token,
			Metrics: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(200) })})
		if err != nil {
			t.Fatal(err)
		}
		r := httptest.NewRequest("GET", "/metrics", nil)
		r.RemoteAddr, r.Host = c.from, c.host
		if c.header != "" {
			r.Header.Set(c.header, c.value)
		}
		w := httptest.NewRecorder()
		a.ServeHTTP(w, r)
		if w.Code != c.want {
			t.Errorf("%s: %d, want %d: %s", c.what, w.Code, c.want, w.Body)
		}
	}
}
