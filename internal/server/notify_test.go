package server_test

import (
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/mail"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"fairlead/internal/server"
	"fairlead/internal/testkit"
	"fairlead/internal/testkit/chattest"
	"fairlead/internal/testkit/pushtest"
	"fairlead/internal/testkit/smtptest"
)

const publicURL = "https://leads.acme.test"

// told is a world that sends mails, with Ana, who gets every lead.
type told struct {
	*testkit.World
	post *smtptest.Server
	ana  *testkit.Person
}

func newTold(t *testing.T, b smtptest.Behaviour, also ...func(*server.Options)) *told {
	w := &told{post: smtptest.Start(t, b)}
	w.World = testkit.StartWith(t, func(o *server.Options) {
		o.SMTP, o.MailFrom, o.PublicURL = fmt.Sprintf("smtp://127.0.0.1:%d", w.post.Port), "fairlead@acme.test", publicURL
		for _, set := range also {
			set(o)
		}
	})
	w.ana = w.Hire("Ana", "agent")
	w.Rotation("Buyers", w.ana)
	return w
}

func (w *told) lead(name string) int64 {
	w.T.Helper()
	return w.Owner.Post("/leads", map[string]any{"name": name, "email": strings.ToLower(name) + "@x.test", "source": "website"}).Expect(201).Int("lead.id")
}

// mails waits until so many mails have come for Ana, and returns them, read.
func (w *told) mails(n int) []*mail.Message {
	w.T.Helper()
	var all []*mail.Message
	testkit.Until(w.T, fmt.Sprintf("%d mails come", n), func() bool {
		all = nil
		for _, m := range w.post.Mails() {
			if m.To != "ana@acme.test" {
				continue
			}
			read, err := mail.ReadMessage(strings.NewReader(m.Text))
			if err != nil {
				w.T.Fatal(err)
			}
			all = append(all, read)
		}
		return len(all) >= n
	})
	if len(all) != n {
		w.T.Fatalf("%d mails came, want %d", len(all), n)
	}
	return all
}

func subject(m *mail.Message) string {
	text, _ := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	return text
}

// quiet is until nothing is due any more.
func (w *told) quiet() {
	w.T.Helper()
	testkit.Until(w.T, "nothing is due any more", func() bool {
		return w.Owner.Get("/dispatches?state=due&limit=1").Expect(200).Items("items") == 0
	})
}

// sent is until the first message is out, and that is written down.
func (w *told) sent() {
	w.T.Helper()
	testkit.Until(w.T, "the first is sent", func() bool {
		return w.Owner.Get("/dispatches?state=sent&limit=1").Expect(200).Items("items") == 1
	})
}

func TestAMailGoesOutForALead(t *testing.T) {
	t.Parallel()
	w := newTold(t, smtptest.Behaviour{})
	id := w.Owner.Post("/leads", map[string]any{"name": "Jörg, \"<b>\" & Co", "email": "jo@x.test", "source": "website"}).Expect(201).Int("lead.id")
	m := w.mails(1)[0]
	body, _ := io.ReadAll(m.Body)
	link := fmt.Sprintf("%s/leads/%d", publicURL, id)
	if !strings.Contains(strings.ReplaceAll(string(body), "=\r\n", ""), link) {
		t.Errorf("it has no link to %s:\n%s", link, body)
	}
	for name, want := range map[string]string{"Auto-Submitted": "auto-generated", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click", "Bcc": "", "From": "<fairlead@acme.test>"} {
		if got := m.Header.Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if subject(m) != "New lead: Jörg, \"<b>\" & Co" {
		t.Errorf("its subject is %q", subject(m))
	}
	w.unsubscribes(strings.Trim(m.Header.Get("List-Unsubscribe"), "<>"))
}

// unsubscribes: a filter that opens links changes nothing, and what RFC 8058 has programs post does.
func (w *told) unsubscribes(link string) {
	w.T.Helper()
	path, ours := strings.CutPrefix(link, publicURL)
	if !ours {
		w.T.Fatalf("List-Unsubscribe is %s", link)
	}
	byMail := func() bool {
		a := w.ana.Get("/me/notification-settings").Expect(200)
		if a.Text("kinds.0.kind") != "assigned" {
			w.T.Fatalf("the first kind is another: %s", a.Body)
		}
		channels, _ := a.Value("kinds.0.channels").([]any)
		return slices.Contains(channels, any("email"))
	}
	open, err := http.Get(w.URL + path)
	if err != nil || open.StatusCode != 200 {
		w.T.Fatalf("opening the link: %v, %v", open, err)
	}
	page, _ := io.ReadAll(open.Body)
	open.Body.Close()
	if !byMail() || !strings.Contains(string(page), "No more mails about new leads?") {
		w.T.Errorf("whoever only looks has unsubscribed, or sees another page:\n%s", page)
	}
	for range 2 {
		posted, err := http.PostForm(w.URL+path, url.Values{"List-Unsubscribe": {"One-Click"}})
		if err != nil || posted.StatusCode != 200 {
			w.T.Fatalf("posting to the link: %v, %v", posted, err)
		}
		posted.Body.Close()
	}
	if byMail() {
		w.T.Error("new leads come by mail still")
	}
	forged, err := http.PostForm(w.URL+path+"x", nil)
	if err != nil || forged.StatusCode != 404 {
		w.T.Errorf("a forged link: %v, %v", forged, err)
	}
	forged.Body.Close()
}

func TestAMailServerThatIsAwayIsTriedAgain(t *testing.T) {
	t.Parallel()
	w := newTold(t, smtptest.Behaviour{Answers: map[smtptest.Step]*smtp.SMTPError{smtptest.To: {Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: "Come again"}}})
	w.lead("Jo")
	var first string
	testkit.Until(t, "it is tried once", func() bool {
		a := w.Owner.Get("/dispatches?channel=email").Expect(200)
		first = a.Text("items.0.problem")
		return a.Int("items.0.attempts") == 1
	})
	if !strings.Contains(first, "Come again") {
		t.Errorf("the problem is %q", first)
	}
	w.Clock.Wind(20 * time.Second)
	testkit.Until(t, "it is tried again within 20 s", func() bool { return w.Owner.Get("/dispatches?channel=email").Int("items.0.attempts") == 2 })
}

// TestAServerThatDiesBeforeItSaysYes: nobody knows whether the mail has gone, so it goes again, as the same mail.
func TestAServerThatDiesBeforeItSaysYes(t *testing.T) {
	t.Parallel()
	w := newTold(t, smtptest.Behaviour{HangsUp: smtptest.Text})
	w.lead("Jo")
	testkit.Until(t, "it was tried", func() bool { return w.Owner.Get("/dispatches?channel=email").Int("items.0.attempts") == 1 })
	w.Clock.Wind(time.Minute)
	testkit.Until(t, "it was tried again", func() bool { return w.Owner.Get("/dispatches?channel=email").Int("items.0.attempts") == 2 })
	all := w.mails(2)
	if a, b := all[0].Header.Get("Message-ID"), all[1].Header.Get("Message-ID"); a != b || a == "" {
		t.Errorf("the mail is %s, then %s", a, b)
	}
}

func TestABatchIsOneMailAndALeadThatIsGoneIsNone(t *testing.T) {
	t.Parallel()
	w := newTold(t, smtptest.Behaviour{})
	ben := w.Hire("Ben", "agent")
	var ids []int64
	for i := range 25 {
		ids = append(ids, w.lead(fmt.Sprint("Lead", i)))
	}
	w.sent() // to wind the clock takes its time from whoever is sending, and another would send once more
	w.Clock.Wind(2 * time.Minute)
	w.quiet()
	before := len(w.post.Mails())
	batch := w.Owner.Post("/leads/bulk/assign", map[string]any{"selection": map[string]any{"ids": ids}, "to": map[string]any{"agent_id": ben.ID}}).Expect(200).Int("batch_id")
	w.quiet()
	all := w.post.Mails()[before:]
	if len(all) != 1 || all[0].To != "ben@acme.test" {
		t.Fatalf("%d mails of the batch, the first to %s", len(all), all[0].To)
	}
	text := strings.ReplaceAll(all[0].Text, "=\r\n", "")
	for _, part := range []string{fmt.Sprintf("%s/leads?batch=3D%d", publicURL, batch), "25 leads from Olga Owner", "and 5 more"} {
		if !strings.Contains(text, part) {
			t.Errorf("the mail of the batch does not say %q", part)
		}
	}
}

// TestAPhoneIsTold: the browser decrypts what its push service got, and a browser that is gone is forgotten.
func TestAPhoneIsTold(t *testing.T) {
	t.Parallel()
	w := newTold(t, smtptest.Behaviour{})
	service := pushtest.New(t, w.Clock.Now)
	phone := service.Subscribe(w.ana.Get("/me/notification-settings").Expect(200).Text("push_key"))
	sub := map[string]any{"endpoint": phone.Endpoint, "keys": map[string]any{"p256dh": phone.P256dh, "auth": phone.Auth}, "name": "Phone"}
	w.ana.Post("/me/push-subscriptions", map[string]any{"endpoint": "http://x", "keys": sub["keys"]}).Expect(201, 422)
	w.ana.Post("/me/push-subscriptions", sub).Expect(201)
	w.ana.Post("/me/notification-settings/test", map[string]any{"channel": "push"}).Expect(200)
	if text := phone.Next().Text; !strings.Contains(string(text), "Fairlead reaches you here") {
		t.Errorf("the test says %s", text)
	}
	id := w.lead("Jo")
	testkit.Until(t, "the phone is told", func() bool { return phone.Pending() > 0 })
	push := phone.Next()
	if want := fmt.Sprintf(`"link":"/leads/%d"`, id); !strings.Contains(string(push.Text), want) || !strings.Contains(string(push.Text), "New lead: Jo") || push.Urgency != "high" {
		t.Errorf("the phone is told %+v", push)
	}
	phone.Unsubscribe()
	w.lead("Al")
	testkit.Until(t, "it is forgotten", func() bool {
		return !strings.Contains(string(w.ana.Get("/me/notification-settings").Body), `"Phone"`)
	})
}

func TestChatsAreTold(t *testing.T) {
	t.Parallel()
	bots, hooks := chattest.NewTelegram(t), chattest.NewSlack(t)
	w := newTold(t, smtptest.Behaviour{}, func(o *server.Options) { o.TelegramAt = bots.URL })
	w.Owner.Patch("/settings/notifications", map[string]any{"telegram_token": bots.Token}).Expect(200)
	w.ana.Put("/me/notification-settings", map[string]any{"kinds": []any{}, "slack_url": hooks.URL, "telegram_chat": bots.Chat}).Expect(200)
	w.Owner.Post("/leads", map[string]any{"name": "Jo <b>&", "source": "website"}).Expect(201)
	testkit.Until(t, "both are told", func() bool { return bots.Last().Text != "" && hooks.Last().Text != "" })
	for _, text := range []string{bots.Last().Text, hooks.Last().Text} {
		if !strings.Contains(text, "New lead: Jo <b>&") {
			t.Errorf("it says %q", text)
		}
	}
}

func TestAMailServerIsEnteredAndTried(t *testing.T) {
	t.Parallel()
	post := smtptest.Start(t, smtptest.Behaviour{User: "fair", Password: "lead secret", Ways: []string{"PLAIN"}})
	w := testkit.StartWith(t, func(o *server.Options) { o.PublicURL = publicURL })
	ana := w.Hire("Ana", "agent")
	w.Rotation("Buyers", ana)
	settings := map[string]any{"host": "127.0.0.1", "port": post.Port, "security": "none", "user": "fair", "password": "wrong", "from": "fair@acme.test"}
	tried := w.Owner.Post("/settings/mail/test", settings).Expect(200)
	said := fmt.Sprint(tried.Value("conversation"))
	if tried.Text("problem") == "" || !strings.Contains(said, "S: 220") || !regexp.MustCompile(`C: EHLO`).MatchString(said) || strings.Contains(said, "wrong") {
		t.Errorf("a wrong password: %q\n%s", tried.Text("problem"), said)
	}
	settings["password"] = "lead secret"
	if tried = w.Owner.Post("/settings/mail/test", settings).Expect(200); tried.Value("problem") != nil {
		t.Errorf("the right one: %s", tried.Body)
	}
	w.Owner.Patch("/settings/notifications", map[string]any{"mail": settings}).Expect(200)
	delete(settings, "password")
	settings["from_name"] = "Acme"
	kept := w.Owner.Patch("/settings/notifications", map[string]any{"mail": settings}).Expect(200)
	if kept.Value("mail.has_password") != true || strings.Contains(string(kept.Body), "secret") {
		t.Errorf("the settings are %s", kept.Body)
	}
	w.Owner.Post("/leads", map[string]any{"name": "Jo", "source": "website"}).Expect(201)
	testkit.Until(t, "a mail goes by it", func() bool {
		return slices.ContainsFunc(post.Mails(), func(m smtptest.Mail) bool { return m.To == "ana@acme.test" && m.User == "fair" })
	})
	settings["host"] = "localhost" // another server never gets the password
	w.Owner.Patch("/settings/notifications", map[string]any{"mail": settings}).Expect(422)
	w.Owner.Patch("/settings/notifications", map[string]any{"mail": nil}).Expect(200)
	ana.Post("/me/notification-settings/test", map[string]any{"channel": "email"}).Expect(409)
}
