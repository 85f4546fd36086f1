package telegram

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"fairlead/internal/notify"
	"fairlead/internal/outbound"
)

// answer is what Telegram says to everything.
type answer struct {
	OK          bool   `json:"ok"`
	Code        int    `json:"error_code"`
	Description string `json:"description"`
	Parameters  struct {
		RetryAfter int   `json:"retry_after"`
		MovedTo    int64 `json:"migrate_to_chat_id"`
	} `json:"parameters"`
	Result struct {
		Username string `json:"username"`
	} `json:"result"`

	header http.Header
}

// read reads an answer, which may be cut off: of what went well the beginning is enough.
func read(said outbound.Answer) answer {
	var a answer
	if err := json.Unmarshal(said.Body, &a); err != nil {
		a = answer{OK: said.Status == http.StatusOK && beginsOK(said.Body)}
	}
	if a.Code == 0 {
		a.Code = said.Status
	}
	a.header = said.Header
	return a
}

// beginsOK says whether a text begins with {"ok":true.
func beginsOK(text []byte) bool {
	decoder := json.NewDecoder(bytes.NewReader(text))
	for _, want := range []json.Token{json.Delim('{'), "ok", true} {
		if token, err := decoder.Token(); err != nil || token != want {
			return false
		}
	}
	return true
}

func (a answer) strange() string {
	return fmt.Sprintf("Telegram answered %d %s, but not as it should.", a.Code, http.StatusText(a.Code))
}

const (
	writeFirst = "Write to the bot first: Telegram lets bots write only to people who have written to them."
	addAgain   = "The bot is not in this group or channel any more. Add it again, then enter the chat again."
)

// gone are the refusals after which this chat takes nothing any more, by a part of them, and what can be done.
var gone = []struct{ said, todo string }{
	{"bot was blocked by the user", "The bot is blocked. Unblock it in Telegram and write to it, then connect again."},
	{"user is deactivated", "This Telegram account is not there any more. Connect another one."},
	{"bot was kicked", addAgain},
	{"bot is not a member", addAgain},
	{"chat was deleted", "This group is not there any more. Enter another chat."},
	{"group chat was deactivated", "This group is not there any more. Enter another chat."},
	{"initiate conversation", writeFirst},
	{"chat not found", writeFirst},
	{"user not found", writeFirst},
	{"PEER_ID_INVALID", writeFirst},
	{"messages to bots", "This chat is a bot's, and Telegram does not let bots write to each other. Enter another chat."},
	{"messages to the bot", "This chat is a bot's, and Telegram does not let bots write to each other. Enter another chat."},
}

// mute are the refusals that somebody in the group can lift at any time.
var mute = []string{"not enough rights", "have no rights", "CHAT_WRITE_FORBIDDEN", "TOPIC_CLOSED", "CHAT_RESTRICTED"}

func (s *Sender) outcome(a answer) notify.Outcome {
	switch {
	case a.OK:
		return notify.Outcome{}
	case a.Code == http.StatusUnauthorized:
		return notify.Outcome{Problem: "The bot's token is not valid any more."}
	case a.Code == http.StatusNotFound:
		return notify.Outcome{Problem: "Telegram knows no bot of this token. Copy the whole of it again."}
	case a.Code >= 300 && a.Code < 400:
		return notify.Outcome{Problem: fmt.Sprintf("Telegram answered %d and wants to be called elsewhere.", a.Code)}
	case a.Parameters.MovedTo != 0:
		return notify.Outcome{Problem: "This group is a supergroup now, with another number.", MovedTo: strconv.FormatInt(a.Parameters.MovedTo, 10)}
	case a.Code == http.StatusBadRequest || a.Code == http.StatusForbidden:
		return refused(a)
	case a.Code == http.StatusRequestEntityTooLarge:
		return notify.Outcome{Problem: "Telegram does not take this message: it is too long.", Final: true}
	case a.Code < http.StatusBadRequest:
		return notify.Outcome{Problem: a.strange()}
	}
	wait := a.header.Get("Retry-After")
	if a.Parameters.RetryAfter > 0 {
		wait = strconv.Itoa(a.Parameters.RetryAfter)
	}
	problem := fmt.Sprintf("Telegram answered %d %s.", a.Code, http.StatusText(a.Code))
	return notify.Outcome{Problem: problem, RetryAfter: outbound.RetryAfter(wait, s.now())}
}

func refused(a answer) notify.Outcome {
	said := strings.ToLower(a.Description)
	for _, g := range gone {
		if strings.Contains(said, strings.ToLower(g.said)) {
			return notify.Outcome{Problem: g.todo, Gone: true}
		}
	}
	for _, m := range mute {
		if strings.Contains(said, strings.ToLower(m)) {
			return notify.Outcome{Problem: "The bot may not write in this chat. Let it send messages there."}
		}
	}
	if a.Code == http.StatusForbidden {
		return notify.Outcome{Problem: "Telegram does not let the bot write to this chat. " + writeFirst, Gone: true}
	}
	problem := "Telegram does not take this message."
	if said, ok := strings.CutPrefix(a.Description, "Bad Request: "); ok && len(said) < 200 {
		problem = "Telegram does not take this message: " + strings.TrimRight(said, ".") + "."
	}
	return notify.Outcome{Problem: problem, Final: true}
}
