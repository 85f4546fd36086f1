package outbound

import (
	"net/http"
	"testing"
)

// TestAddresses: what leads nowhere, or where nobody should go, is refused before anybody tries.
func TestAddresses(t *testing.T) {
	for address, fine := range map[string]bool{
		"https://example.com/hook": true, "http://example.com": true, "": false, "//x": false, "ftp://example.com": false, "https://": false,
		"https://a@example.com/": false, "https://example.com/#x": false, "http://127.0.0.1/": false, "http://[::1]:80/": false, "http://10.0.0.1": false,
	} {
		if problem := New(false).Check(address); (problem == "") != fine {
			t.Errorf("%q: %q", address, problem)
		}
	}
	if problem := New(true).Check("http://127.0.0.1/"); problem != "" || !New(true).Private() || New(false).Private() {
		t.Errorf("with private addresses allowed: %q", problem)
	}
}

// FuzzCheck: whatever somebody writes as a URL is refused with a sentence, or can be asked.
func FuzzCheck(f *testing.F) {
	for _, seed := range []string{"https://example.com/hook", "http://127.0.0.1", "http://[::1]:80/", "//x", "http://\x00", "https://a@b/", "http://0x7f.1/"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, address string) {
		if New(false).Check(address) != "" {
			return
		}
		if _, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address, nil); err != nil {
			t.Errorf("%q was accepted, but cannot be asked: %v", address, err)
		}
	})
}
