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

// Slack is an incoming webhook.
type Slack struct {
	inbox
	URL string
}

// NewSlack starts a webhook.
func NewSlack(t testing.TB) *Slack {
	s := &Slack{}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	s.URL = server.URL + "/services/T0000/B0000/a-secret"
	return s
}

// ServeHTTP answers.
func (s *Slack) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case s.instead(w):
		return
	case r.URL.Path != "/services/T0000/B0000/a-secret":
		w.WriteHeader(http.StatusNotFound)
		_, _ = w.Write([]byte("no_service"))
		return
	case r.Method != http.MethodPost || r.Header.Get("Content-Type") != "application/json":
		w.WriteHeader(http.StatusBadRequest)
		_, _ = w.Write([]byte("invalid_payload"))
		return
	}
	m, wrong := slackMessage(r)
	s.take(m, wrong)
	if wrong != nil {
		w.WriteHeader(http.StatusBadRequest)
		_, _ = w.Write([]byte("invalid_blocks"))
		return
	}
	_, _ = w.Write([]byte("ok"))
}

type slackText struct {
	Type, Text string
	Verbatim   bool
}

type slackElement struct {
	Type string
	Text slackText
	URL  string
}

type slackBlock struct {
	Type     string
	Text     *slackText
	Elements []slackElement
}

type slackBody struct {
	Text        string
	Blocks      []slackBlock
	LinkNames   *bool `json:"link_names"`
	UnfurlLinks *bool `json:"unfurl_links"`
	UnfurlMedia *bool `json:"unfurl_media"`
}

func slackMessage(r *http.Request) (Message, error) {
	var body slackBody
	decoder := json.NewDecoder(r.Body)
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&body); err != nil {
		return Message{}, err
	}
	if len(body.Blocks) == 0 || len(body.Blocks) > 50 {
		return Message{}, fmt.Errorf("%d blocks: wants 1 to 50", len(body.Blocks))
	}
	if body.UnfurlLinks == nil || *body.UnfurlLinks || body.UnfurlMedia == nil || *body.UnfurlMedia || body.LinkNames == nil || *body.LinkNames {
		return Message{}, errors.New("this fake wants no previews, and no names made links")
	}
	// What phones show: nothing more may be made of it than of the blocks.
	m := Message{}
	if err := errors.Join(within("text", body.Text, 40000), m.mrkdwn(body.Text)); err != nil {
		return Message{}, err
	}
	fallback := m
	m = Message{Loose: fallback.Loose}
	for _, b := range body.Blocks {
		if err := m.block(b); err != nil {
			return Message{}, err
		}
	}
	want := m.Text
	if m.Button != "" {
		want += "\nOpen"
	}
	if fallback.Text != want {
		return Message{}, fmt.Errorf("the text says %q, the blocks %q", fallback.Text, want)
	}
	return m, nil
}

func (m *Message) block(b slackBlock) error {
	switch {
	case b.Type == "section" && b.Text != nil && b.Text.Type == "mrkdwn" && b.Text.Verbatim && b.Elements == nil:
		if m.Text != "" {
			m.Text += "\n"
		}
		return errors.Join(within("section", b.Text.Text, 3000), m.mrkdwn(b.Text.Text))
	case b.Type == "actions" && b.Text == nil && len(b.Elements) == 1 && m.Button == "":
		e := b.Elements[0]
		u, err := url.Parse(e.URL)
		if err != nil || e.Type != "button" || e.Text.Type != "plain_text" || e.Text.Verbatim || u.Host == "" || (u.Scheme != "https" && u.Scheme != "http") {
			return fmt.Errorf("button %+v: %v", e, err)
		}
		m.Button = e.URL
		return errors.Join(within("label", e.Text.Text, 75), within("url", e.URL, 3000))
	}
	return fmt.Errorf("block %+v: wants a section, verbatim, or one button", b)
}

var (
	slackToken  = regexp.MustCompile(`<[^<>]*>|&(?:amp|lt|gt);|[<>&]|\*[^*\n]*\*|[^<>&*]+|\*`)
	slackLink   = regexp.MustCompile(`^<((?:https?://|mailto:|tel:)[^|<>\s]+)\|([^|<>]+)>$`)
	entities    = regexp.MustCompile(`&(?:amp|lt|gt);`)
	slackFormat = regexp.MustCompile("[_~`]")
	unescape    = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&")
)

// mrkdwn reads Slack's markup and adds it. A mention, a channel and all other commands are refused: nobody asks for them here.
func (m *Message) mrkdwn(text string) error {
	for _, token := range slackToken.FindAllString(text, -1) {
		link := slackLink.FindStringSubmatch(token)
		switch {
		case link != nil && strings.Contains(entities.ReplaceAllString(link[1], ""), "&"):
			return fmt.Errorf("%q is not escaped", token)
		case link != nil:
			label := unescape.Replace(link[2])
			m.Links = append(m.Links, Link{Label: label, URL: unescape.Replace(link[1])})
			m.Text += label
		case strings.HasPrefix(token, "<") || token == ">" || token == "&":
			return fmt.Errorf("%q is no link", token)
		case len(token) > 1 && strings.HasPrefix(token, "*"):
			inner := strings.Trim(token, "*")
			if strings.ContainsAny(inner, "<>") || inner == "" || strings.Trim(inner, " ") != inner {
				return fmt.Errorf("%q is not bold", token)
			}
			m.Bold = append(m.Bold, unescape.Replace(inner))
			m.plain(inner)
		case token == "*" || slackFormat.MatchString(token):
			return fmt.Errorf("%q would be formatted", token)
		default:
			m.plain(token)
		}
	}
	return nil
}

func (m *Message) plain(text string) {
	text = unescape.Replace(text)
	m.findLoose(text)
	m.Text += text
}
