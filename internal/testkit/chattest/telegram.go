package chattest

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

// Telegram is the Bot API, with one bot.
type Telegram struct {
	inbox
	URL   string
	Token string
	Chat  string // the only one that has written to the bot
}

// Refusal is an error as the Bot API answers it; parameters may be "".
func Refusal(code int, description, parameters string) *Trouble {
	body := fmt.Sprintf(`{"ok":false,"error_code":%d,"description":%q`, code, description)
	if parameters != "" {
		body += `,"parameters":` + parameters
	}
	return &Trouble{Status: code, Body: body + "}"}
}

// NewTelegram starts an API.
func NewTelegram(t testing.TB) *Telegram {
	a := &Telegram{Token: "123456789:AAabcdefghijklmnopqrstuvwxyz0123456", Chat: "99887766"}
	server := httptest.NewServer(a)
	t.Cleanup(server.Close)
	a.URL = server.URL
	return a
}

// ServeHTTP answers.
func (a *Telegram) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if a.instead(w) {
		return
	}
	token, method, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/bot"), "/")
	switch {
	case token != a.Token:
		refuse(w, 401, "Unauthorized")
	case r.Method != http.MethodPost || r.Header.Get("Content-Type") != "application/json":
		refuse(w, 400, "Bad Request: this fake wants JSON")
	case method == "getMe":
		_, _ = w.Write([]byte(`{"ok":true,"result":{"id":123456789,"is_bot":true,"first_name":"Leads","username":"acme_leads_bot"}}`))
	case method == "sendMessage":
		a.send(w, r)
	default:
		refuse(w, 404, "Not Found")
	}
}

func refuse(w http.ResponseWriter, code int, description string) {
	t := Refusal(code, description, "")
	w.WriteHeader(t.Status)
	_, _ = w.Write([]byte(t.Body))
}

type telegramBody struct {
	Chat    string `json:"chat_id"`
	Text    string
	Mode    string `json:"parse_mode"`
	Preview struct {
		Disabled bool `json:"is_disabled"`
	} `json:"link_preview_options"`
	Markup *struct {
		Rows [][]struct{ Text, URL string } `json:"inline_keyboard"`
	} `json:"reply_markup"`
}

func (a *Telegram) send(w http.ResponseWriter, r *http.Request) {
	var body telegramBody
	decoder := json.NewDecoder(r.Body)
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&body); err != nil {
		refuse(w, 400, "Bad Request: "+err.Error())
		return
	}
	if body.Chat != a.Chat {
		refuse(w, 400, "Bad Request: chat not found")
		return
	}
	m, wrong := telegramMessage(body)
	a.take(m, wrong)
	if wrong != nil {
		refuse(w, 400, "Bad Request: "+wrong.Error())
		return
	}
	_ = json.NewEncoder(w).Encode(struct { // the whole message again, as the API does
		OK     bool           `json:"ok"`
		Result map[string]any `json:"result"`
	}{true, map[string]any{"message_id": 1, "text": m.Text}})
}

func telegramMessage(body telegramBody) (Message, error) {
	m := Message{Chat: body.Chat}
	if body.Mode != "HTML" || !body.Preview.Disabled {
		return m, errors.New("this fake wants HTML, and no previews")
	}
	if err := m.html(body.Text); err != nil {
		return m, err
	}
	if strings.TrimSpace(m.Text) == "" {
		return m, errors.New("message text is empty")
	}
	if err := within("text", m.Text, 4096); err != nil {
		return m, fmt.Errorf("message is too long: %w", err)
	}
	if body.Markup == nil {
		return m, nil
	}
	if len(body.Markup.Rows) != 1 || len(body.Markup.Rows[0]) != 1 || body.Markup.Rows[0][0].Text == "" {
		return m, errors.New("this fake wants one button")
	}
	m.Button = body.Markup.Rows[0][0].URL
	if !linkable(m.Button) {
		return m, fmt.Errorf("inline keyboard button URL '%s' is invalid: Wrong HTTP URL", m.Button)
	}
	return m, nil
}

func linkable(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && regexp.MustCompile(`^[^.].*\..*[^.]$`).MatchString(u.Hostname())
}

var telegramToken = regexp.MustCompile(`<b>|</b>|<a href="([^"<>]*)">|</a>|&(?:amp|lt|gt|quot);|[^<>&]+|[<>&]`)

var telegramUnescape = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&amp;", "&")

// html reads the HTML that Telegram knows, as far as anybody here needs it, and adds it.
func (m *Message) html(text string) error {
	var open, plain, href string
	from := 0
	for _, match := range telegramToken.FindAllStringSubmatch(text, -1) {
		switch token := match[0]; {
		case token == "<" || token == ">" || token == "&":
			return fmt.Errorf("can't parse entities: %q stands alone", token)
		case token == "<b>" || strings.HasPrefix(token, "<a "):
			if open != "" {
				return fmt.Errorf("can't parse entities: %q in %q", token, open)
			}
			open, from, href = token[1:2], len(m.Text), telegramUnescape.Replace(match[1])
		case token == "</b>" || token == "</a>":
			if open != token[2:3] {
				return fmt.Errorf("can't parse entities: %q ends %q", token, open)
			}
			if open = ""; token == "</b>" {
				m.Bold = append(m.Bold, m.Text[from:])
				plain += m.Text[from:]
			} else if !linkable(href) {
				return fmt.Errorf("this fake wants links that Telegram keeps, not %q", href)
			} else {
				m.Links = append(m.Links, Link{Label: m.Text[from:], URL: href})
			}
		default:
			m.Text += telegramUnescape.Replace(token)
			if open == "" {
				plain += telegramUnescape.Replace(token)
			}
		}
	}
	if open != "" {
		return fmt.Errorf("can't parse entities: %q is never ended", open)
	}
	m.findLoose(plain)
	return nil
}
