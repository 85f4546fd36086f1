package server_test

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
	"time"

	"fairlead/internal/testkit"
)

// tiktokSignature is what the header TikTok-Signature says of a body.
func tiktokSignature(body, secret string, at time.Time) string {
	mac := hmac.New(sha256.New, []byte(secret))
	_, _ = fmt.Fprintf(mac, "%d.%s", at.Unix(), body)
	return fmt.Sprintf("t=%d,s=%s", at.Unix(), hex.EncodeToString(mac.Sum(nil)))
}

// TestLeadsComeFromTikTok: several at once, each once, whatever stands between them; signed once there is a secret.
func TestLeadsComeFromTikTok(t *testing.T) {
	t.Parallel()
	w := testkit.Start(t)
	w.Rotation("Buyers", w.Hire("Ana", "agent"))
	made := w.Owner.Post("/sources", map[string]any{"kind": "tiktok", "name": "TikTok"}).Expect(201)
	path, hook := fmt.Sprintf("/sources/%d", made.Int("id")), strings.TrimPrefix(made.Text("hook_url"), w.URL)
	lead := func(id, name string, ago time.Duration) string {
		return fmt.Sprintf(`{"id":%q,"page_id":"9","page_name":"Home valuation","campaign_name":"Spring","create_time":%d,"changes":[{"field":"name","value":%q},{"field":"email","value":"%s@mail.test"},{"field":"Rooms?","value":4}]}`,
			id, w.Clock.Now().Add(-ago).Unix(), name, id)
	}
	body := `{"object":1,"request_id":"r","entry":[` + lead("1", "Zoë", 2*time.Minute) + `,{"id":null},"stray",` + lead("2", "Ben", time.Minute) + `]}`
	leads := func(n int64) (list *testkit.Answer) {
		t.Helper()
		testkit.Until(t, "all is taken in", func() bool { return w.Owner.Get(path).Expect(200).Int("due") == 0 })
		if list = w.Owner.Get("/leads?sort=created_at").Expect(200); list.Int("total") != n {
			t.Fatalf("%d leads are there, not %d: %s", list.Int("total"), n, list.Body)
		}
		return list
	}
	for range 5 {
		w.Nobody().Do("POST", hook, body).Expect(200)
	}
	list := leads(2)
	for at, want := range map[string]any{"0.name": "Zoë", "0.email": "1@mail.test", "0.source": "tiktok", "0.form": "Home valuation", "0.assigned_agent.name": "Ana", "0.fields.campaign": "Spring",
		"0.fields.rooms": "4", "0.created_at": w.Clock.Now().Add(-2 * time.Minute).Format(time.RFC3339), "1.name": "Ben"} {
		if got := list.Value("items." + at); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s is %v, want %v in %s", at, got, want, list.Body)
		}
	}

	w.Owner.Patch(path, map[string]any{"name": "TikTok", "client_secret": "s"}).Expect(200)
	next := `{"object":1,"entry":[` + lead("3", "Cleo", time.Minute) + `]}`
	w.Nobody().Do("POST", hook, next).Expect(403)
	w.Nobody().Do("POST", hook, next, "TikTok-Signature", tiktokSignature(next, "S", w.Clock.Now())).Expect(403)
	w.Nobody().Do("POST", hook, next, "TikTok-Signature", tiktokSignature(next, "s", w.Clock.Now().Add(-time.Hour))).Expect(403)
	if log := w.Owner.Get(path + "/arrivals"); log.Int("items.0.status") != 403 || !strings.Contains(log.Text("items.0.problem"), "not of now") {
		t.Errorf("the log says %s", log.Body)
	}
	leads(2)
	w.Nobody().Do("POST", hook, next, "TikTok-Signature", tiktokSignature(next, "s", w.Clock.Now())).Expect(200)
	leads(3)
	w.Nobody().Do("GET", hook, nil).Expect(405)
}
