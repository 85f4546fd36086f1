package telegram

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"fairlead/internal/notify"
	"fairlead/internal/outbound"
	"fairlead/internal/testkit/chattest"
)

var noon = time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)

func sender(base string) *Sender {
	return NewSender(outbound.New(true), base, func() time.Time { return noon })
}

func TestTokensAndChats(t *testing.T) {
	for token, fine := range map[string]bool{
		"123456789:AAabcdefghijklmnopqrstuvwxyz0123456": true, "12345:" + strings.Repeat("_", 35): true, "": false, "123456789": false,
		"123456789:short": false, "bot123456789:AAabcdefghijklmnopqrstuvwxyz0123456": false, "123456789:AAabcdefghijklmnopqrstuvwxyz/../getMe": false,
		"123456789:AAabcdefghijklmnopqrstuvwxyz0123456\n": false, "123456789:AAabcdefghijklmnopqrstuvwxyz012345?": false,
	} {
		if problem := Check(token); (problem == "") != fine || (len(token) > 9 && strings.Contains(problem, token)) {
			t.Errorf("%q: %q", token, problem)
		}
	}
	for chat, fine := range map[string]bool{
		"99887766": true, "-1001234567890": true, "@acme_leads": true, "": false, "0": false, "-": false, "12 34": false, "jo": false, "@jo": false,
		"@9lives": false, "https://t.me/acme": false, "99999999999999999999": false, "@acme-leads": false,
	} {
		if problem := CheckChat(chat); (problem == "") != fine {
			t.Errorf("%q: %q", chat, problem)
		}
	}
}

// TestWhatIsSaid is each kind of note as somebody reads it.
func TestWhatIsSaid(t *testing.T) {
	phone := notify.Fact{Label: "Phone", Value: "+1 555 0100", Link: "tel:+15550100"}
	mail := notify.Fact{Label: "E-mail", Value: "jo_s@acme.test", Link: "mailto:jo_s@acme.test"}
	page := "https://leads.example.com/leads/99?a=1&b=2"
	for _, c := range []struct {
		note   notify.Note
		want   string
		links  []chattest.Link
		emails []string
		button string
	}{
		{notify.Note{
			Title: "New lead: Jo Smith", Link: page,
			Items: []notify.Item{{Title: "Jo Smith", Link: page, Facts: []notify.Fact{phone, mail, {Label: "Budget"}}}},
		}, "New lead: Jo Smith\nJo Smith\nPhone: +1 555 0100 · E-mail: jo_s@acme.test",
			[]chattest.Link{{Label: "Jo Smith", URL: page}}, []string{"jo_s@acme.test"}, page},
		{notify.Note{
			Title: "230 leads", Text: `From Ann & Bob <the "two">`, More: 228, Link: "http://localhost:8080/leads",
			Items: []notify.Item{{Title: "Jo", Text: "New lead", Link: "http://localhost:8080/leads/99"}, {Text: "Taken away", Link: "javascript:alert(1)"}},
		}, "230 leads\nFrom Ann & Bob <the \"two\">\n• Jo – New lead\n• Unnamed – Taken away\nand 228 more", nil, nil, ""},
		{notify.Note{Subject: "Re: Jo", Link: "http://10.0.0.1:8080/"}, "Re: Jo", nil, nil, "http://10.0.0.1:8080/"},
		{notify.Note{Title: "\u200b \n", Link: "http://[::1]/"}, "Fairlead", nil, nil, ""},
	} {
		telegram := chattest.NewTelegram(t)
		o := sender(telegram.URL+"/").Send(t.Context(), telegram.Token, telegram.Chat, c.note)
		m := telegram.Last()
		title, _, _ := strings.Cut(c.want, "\n")
		if o != (notify.Outcome{}) || m.Text != c.want || !slices.Equal(m.Bold, []string{title}) || !slices.Equal(m.Links, c.links) ||
			!slices.Equal(m.Emails, c.emails) || m.Button != c.button {
			t.Errorf("%+v\nsaid  %q\nwants %q\n%+v", o, m.Text, c.want, m)
		}
	}
}

// TestOutcomes says for each answer what an admin reads, and what becomes of the message and the chat.
func TestOutcomes(t *testing.T) {
	problem := func(sentence string) notify.Outcome { return notify.Outcome{Problem: sentence} }
	gone := func(sentence string) notify.Outcome { return notify.Outcome{Problem: sentence, Gone: true} }
	final := func(sentence string) notify.Outcome { return notify.Outcome{Problem: sentence, Final: true} }
	later := func(sentence string, after time.Duration) notify.Outcome {
		return notify.Outcome{Problem: sentence, RetryAfter: after}
	}
	const bots = "This chat is a bot's, and Telegram does not let bots write to each other. Enter another chat."
	for _, c := range []struct {
		code                    int
		description, parameters string
		want                    notify.Outcome
	}{
		{401, "Unauthorized", "", problem("The bot's token is not valid any more.")},
		{404, "Not Found", "", problem("Telegram knows no bot of this token. Copy the whole of it again.")},
		{400, "Bad Request: chat not found", "", gone(writeFirst)}, {400, "Bad Request: PEER_ID_INVALID", "", gone(writeFirst)},
		{400, "Bad Request: group chat was upgraded to a supergroup chat", `{"migrate_to_chat_id":-1001234567890}`,
			notify.Outcome{Problem: "This group is a supergroup now, with another number.", MovedTo: "-1001234567890"}},
		{400, "Bad Request: not enough rights to send text messages to the chat", "", problem("The bot may not write in this chat. Let it send messages there.")},
		{400, "Bad Request: message is too long", "", final("Telegram does not take this message: message is too long.")},
		{400, "Odd", "", final("Telegram does not take this message.")}, {400, "Bad Request: " + strings.Repeat("x", 300), "", final("Telegram does not take this message.")},
		{403, "Forbidden: bot was blocked by the user", "", gone("The bot is blocked. Unblock it in Telegram and write to it, then connect again.")},
		{403, "Forbidden: user is deactivated", "", gone("This Telegram account is not there any more. Connect another one.")},
		{403, "Forbidden: bot was kicked from the supergroup chat", "", gone(addAgain)},
		{403, "Forbidden: bot is not a member of the channel chat", "", gone(addAgain)},
		{403, "Forbidden: the group chat was deleted", "", gone("This group is not there any more. Enter another chat.")},
		{403, "Forbidden: bot can't initiate conversation with a user", "", gone(writeFirst)},
		{403, "Forbidden: bots can't send messages to bots", "", gone(bots)}, {403, "Forbidden: the bot can't send messages to the bot", "", gone(bots)},
		{403, "Forbidden: something new", "", gone("Telegram does not let the bot write to this chat. " + writeFirst)},
		{413, "Request Entity Too Large", "", final("Telegram does not take this message: it is too long.")},
		{429, "Too Many Requests: retry after 34", `{"retry_after":34}`, later("Telegram answered 429 Too Many Requests.", 34*time.Second)},
		{429, "Too Many Requests: retry after 99999999", `{"retry_after":99999999}`, later("Telegram answered 429 Too Many Requests.", 24*time.Hour)},
		{500, "Internal Server Error", "", problem("Telegram answered 500 Internal Server Error.")},
		{502, "Bad Gateway", "", problem("Telegram answered 502 Bad Gateway.")},
	} {
		telegram := chattest.NewTelegram(t)
		telegram.Suffer(chattest.Refusal(c.code, c.description, c.parameters))
		if o := sender(telegram.URL).Send(t.Context(), telegram.Token, telegram.Chat, notify.Note{Title: "New lead"}); o != c.want {
			t.Errorf("%d %s:\ngot  %+v\nwant %+v", c.code, c.description, o, c.want)
		}
	}
}

// TestOddAnswers are those of whoever stands between us and Telegram.
func TestOddAnswers(t *testing.T) {
	for _, c := range []struct {
		status     int
		body, wait string
		want       notify.Outcome
	}{
		{200, `{"ok":true,"result":{"text":"` + strings.Repeat("x", 5<<10) + `"}}`, "", notify.Outcome{}}, {200, ` {"ok": true, "result": {}}`, "", notify.Outcome{}},
		{200, "<html>Welcome", "", notify.Outcome{Problem: "Telegram answered 200 OK, but not as it should."}},
		{200, `{"ok":false}`, "", notify.Outcome{Problem: "Telegram answered 200 OK, but not as it should."}},
		{200, `{"ok":false,"result":"` + strings.Repeat("x", 5<<10), "", notify.Outcome{Problem: "Telegram answered 200 OK, but not as it should."}},
		{200, strings.Repeat(" ", longestAnswer) + `{"ok":true}`, "", notify.Outcome{Problem: "Telegram answered 200 OK, but not as it should."}},
		{301, "", "", notify.Outcome{Problem: "Telegram answered 301 and wants to be called elsewhere."}},
		{429, "slow down", "60", notify.Outcome{Problem: "Telegram answered 429 Too Many Requests.", RetryAfter: time.Minute}},
		{502, "<html>Bad Gateway", "", notify.Outcome{Problem: "Telegram answered 502 Bad Gateway."}},
	} {
		telegram := chattest.NewTelegram(t)
		telegram.Suffer(&chattest.Trouble{Status: c.status, Body: c.body, Header: http.Header{"Retry-After": {c.wait}, "Location": {"/elsewhere"}}})
		if o := sender(telegram.URL).Send(t.Context(), telegram.Token, telegram.Chat, notify.Note{Title: "New lead"}); o != c.want {
			t.Errorf("%d %.40s:\ngot  %+v\nwant %+v", c.status, c.body, o, c.want)
		}
	}
}

// TestWhoseTokenItIs: the bot's name, or a sentence.
func TestWhoseTokenItIs(t *testing.T) {
	telegram := chattest.NewTelegram(t)
	s := sender(telegram.URL)
	if name, problem := s.Me(t.Context(), telegram.Token); name != "acme_leads_bot" || problem != "" {
		t.Errorf("%q, %q", name, problem)
	}
	for token, want := range map[string]string{
		"987654321:AAabcdefghijklmnopqrstuvwxyz0123456": "The bot's token is not valid any more.", "x": Check("x"),
	} {
		if name, problem := s.Me(t.Context(), token); name != "" || problem != want {
			t.Errorf("%s: %q, %q", token, name, problem)
		}
	}
	telegram.Suffer(&chattest.Trouble{Status: 200, Body: `{"ok":true,"result":{}}`})
	if name, problem := s.Me(t.Context(), telegram.Token); name != "" || problem != "Telegram answered 200 OK, but not as it should." {
		t.Errorf("without a name: %q, %q", name, problem)
	}
}

// TestTheTokenIsNotSaid: whoever knows it is the bot.
func TestTheTokenIsNotSaid(t *testing.T) {
	const token = "123456789:AAabcdefghijklmnopqrstuvwxyz0123456"
	closed, odd := chattest.NoChats(t)
	stopped, stop := context.WithCancel(t.Context())
	stop()
	for _, c := range []struct {
		ctx        context.Context
		base, want string
	}{
		{t.Context(), closed, "Telegram could not be reached: connection refused."},
		{t.Context(), odd, "Telegram could not be reached."},
		{t.Context(), "http://nobody.invalid", "The name nobody.invalid could not be found."},
		{stopped, closed, "Telegram could not be reached: context canceled."},
		{t.Context(), "http://\x00", "The address of Telegram's servers is not one that can be reached."},
	} {
		s := sender(c.base)
		if o := s.Send(c.ctx, token, "99887766", notify.Note{Title: "New lead"}); o != (notify.Outcome{Problem: c.want}) {
			t.Errorf("%s: got %+v, want %q", c.base, o, c.want)
		}
		if name, problem := s.Me(c.ctx, token); name != "" || problem != c.want {
			t.Errorf("%s: %q is called %q", c.base, problem, name)
		}
	}
}

// TestTelegramIsOnTheInternet: without a base it is asked there, and the door lets nobody in who is not.
func TestTelegramIsOnTheInternet(t *testing.T) {
	if s := sender(""); s.base != "https://api.telegram.org" {
		t.Errorf("asks %s", s.base)
	}
	telegram := chattest.NewTelegram(t)
	s := NewSender(outbound.New(false), telegram.URL, time.Now)
	if o := s.Send(t.Context(), telegram.Token, telegram.Chat, notify.Note{}); !strings.Contains(o.Problem, "private network") {
		t.Errorf("got %+v", o)
	}
}
