// Package telegram brings one note to one chat of Telegram's, as a bot (https://core.telegram.org/bots/api). The bot's token is
// part of every address that is asked, so it must be kept out of all that is said about them.
package telegram

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"regexp"
	"strings"
	"time"

	"fairlead/internal/notify"
	"fairlead/internal/outbound"
)

// Timeout is how long Telegram may take to answer.
const Timeout = 10 * time.Second

// longestAnswer is how much of an answer is read. That to a long message is longer, but says first how it went.
const longestAnswer = 2 << 10

// Sender sends notes.
type Sender struct {
	client *http.Client
	base   string
	now    func() time.Time
}

// NewSender returns a sender that goes through a door, to Telegram's own servers or to those at a base, such as
// http://bots.example.com:8081 where somebody runs their own.
func NewSender(door *outbound.Door, base string, now func() time.Time) *Sender {
	if base == "" {
		base = "https://api.telegram.org"
	}
	return &Sender{client: door.Client(Timeout), base: strings.TrimRight(base, "/"), now: now}
}

var (
	aToken = regexp.MustCompile(`^[0-9]{5,20}:[A-Za-z0-9_-]{20,100}$`)
	aChat  = regexp.MustCompile(`^(-?[1-9][0-9]{0,18}|@[A-Za-z][A-Za-z0-9_]{3,31})$`)
)

// Check says what is wrong with a bot's token, as far as can be known without Telegram; "": nothing.
func Check(token string) string {
	if !aToken.MatchString(token) {
		return "Copy the whole token that @BotFather gave for your bot: numbers, a colon and 35 more characters."
	}
	return ""
}

// CheckChat says what is wrong with the address of a chat; "": nothing.
func CheckChat(chat string) string {
	if !aChat.MatchString(chat) {
		return "Write the chat's number, such as 123456789 or -1001234567890, or the @name of a public channel or group."
	}
	return ""
}

// Send sends a note to a chat, as the bot of a token. It never fails: the outcome says what went wrong.
func (s *Sender) Send(ctx context.Context, token, chat string, n notify.Note) notify.Outcome {
	a, problem := s.ask(ctx, token, "sendMessage", compose(chat, n))
	if problem != "" {
		return notify.Outcome{Problem: problem}
	}
	return s.outcome(a)
}

// Me asks whose token it is: the bot's name, without @, or why that cannot be said.
func (s *Sender) Me(ctx context.Context, token string) (username, problem string) {
	a, problem := s.ask(ctx, token, "getMe", struct{}{})
	if problem != "" {
		return "", problem
	}
	if !a.OK {
		return "", s.outcome(a).Problem
	}
	if a.Result.Username == "" {
		return "", a.strange()
	}
	return a.Result.Username, ""
}

// ask calls a method of the bot's.
func (s *Sender) ask(ctx context.Context, token, method string, about any) (answer, string) {
	if problem := Check(token); problem != "" {
		return answer{}, problem
	}
	body, err := json.Marshal(about)
	if err != nil {
		return answer{}, "The message could not be written."
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, s.base+"/bot"+token+"/"+method, bytes.NewReader(body))
	if err != nil { // which says the address, and so the token
		return answer{}, "The address of Telegram's servers is not one that can be reached."
	}
	request.Header.Set("Content-Type", "application/json")
	said, err := outbound.Ask(s.client, request, longestAnswer)
	if err != nil {
		return answer{}, unreached(err, token)
	}
	return read(said), ""
}

// unreached is why nobody answered, without the secret.
func unreached(err error, token string) string {
	problem := outbound.Problem(err, "Telegram", Timeout)
	if _, secret, _ := strings.Cut(token, ":"); strings.Contains(problem, secret) {
		return "Telegram could not be reached."
	}
	return problem
}
