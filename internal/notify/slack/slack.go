// Package slack brings one note to one channel of Slack's, by an incoming webhook (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks).
// Whoever knows the webhook's URL can write there: it is a secret, and stands in nothing that is said.
package slack

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"fairlead/internal/notify"
	"fairlead/internal/outbound"
)

// Timeout is how long Slack may take to answer.
const Timeout = 10 * time.Second

// longestAnswer is how much of an answer is read: Slack's are one word.
const longestAnswer = 2 << 10

// Sender sends notes.
type Sender struct {
	client *http.Client
	now    func() time.Time
}

// NewSender returns a sender that goes through a door.
func NewSender(door *outbound.Door, now func() time.Time) *Sender {
	return &Sender{client: door.Client(Timeout), now: now}
}

// hosts are where Slack takes messages.
var hosts = []string{"hooks.slack.com", "hooks.slack-gov.com"}

// Check says what is wrong with the URL of a webhook; "": nothing. It must be one of Slack's own, so that nobody can have leads
// sent elsewhere under the name of Slack. Where private addresses are allowed, whoever runs Fairlead trusts those who set it
// up, and any server will do that understands Slack's messages, such as Mattermost.
func Check(door *outbound.Door, address string) string {
	if problem := door.Check(address); problem != "" || door.Private() {
		return problem
	}
	u, err := url.Parse(address)
	ours := err == nil && u.Scheme == "https" && slices.Contains(hosts, u.Host) &&
		(strings.HasPrefix(u.Path, "/services/") || strings.HasPrefix(u.Path, "/workflows/"))
	if !ours {
		return "Copy the address of an incoming webhook from Slack: it begins with https://hooks.slack.com/services/."
	}
	return ""
}

// Send posts a note to a webhook. It never fails: the outcome says what went wrong.
func (s *Sender) Send(ctx context.Context, address string, n notify.Note) notify.Outcome {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(Body(n)))
	if err != nil {
		return notify.Outcome{Problem: "This is not the address of a webhook. Copy it from Slack again."}
	}
	request.Header.Set("Content-Type", "application/json")
	answer, err := outbound.Ask(s.client, request, longestAnswer)
	if err != nil {
		return notify.Outcome{Problem: unreached(err, request.URL)}
	}
	return s.outcome(answer)
}

// unreached is why nobody answered, without the secret.
func unreached(err error, u *url.URL) string {
	problem := outbound.Problem(err, "Slack", Timeout)
	if path := u.EscapedPath(); len(path) > 1 && strings.Contains(problem, path) {
		return "Slack could not be reached."
	}
	return problem
}

// taken are the answers to a message that was taken: of webhooks, and of those that start a workflow.
var taken = []string{"ok", `{"ok":true}`}

// gone are the words after which this webhook takes nothing any more, and what can be done.
var gone = map[string]string{
	"no_service":          "Slack does not know this webhook any more. Add one in Slack again, and enter its address.",
	"no_service_id":       "Slack does not know this webhook any more. Add one in Slack again, and enter its address.",
	"no_active_hooks":     "This webhook is switched off in Slack. Switch it on, or add another and enter its address.",
	"invalid_token":       "Slack does not know this webhook any more. Add one in Slack again, and enter its address.",
	"no_team":             "This Slack workspace is not there any more. Enter the address of a webhook in another one.",
	"team_disabled":       "This Slack workspace is switched off. Enter the address of a webhook in another one.",
	"channel_not_found":   "This Slack channel is not there any more. Add a webhook for another channel, and enter its address.",
	"channel_is_archived": "This Slack channel is archived. Bring it back in Slack, or enter the address of a webhook for another channel.",
	"user_not_found":      "Who this webhook writes to is not in Slack any more. Add a webhook for a channel, and enter its address.",
	"action_prohibited":   "An admin of this Slack workspace has forbidden what this webhook does. Ask them, then enter its address again.",

	"posting_to_general_channel_denied": "Slack does not let this webhook write to the general channel. Add a webhook for another channel, and enter its address.",
}

// word is an error of Slack's.
var word = regexp.MustCompile(`^[a-z_]{1,50}$`)

func (s *Sender) outcome(a outbound.Answer) notify.Outcome {
	said := fmt.Sprintf("Slack answered %d %s", a.Status, http.StatusText(a.Status))
	words := strings.TrimSpace(string(a.Body))
	if word.MatchString(words) {
		said = fmt.Sprintf("Slack answered %d %s", a.Status, words)
	}
	todo, isGone := gone[words]
	switch {
	case a.Status == http.StatusOK && slices.Contains(taken, words):
		return notify.Outcome{}
	case a.Status >= 200 && a.Status < 300:
		// Perhaps it has been taken; twenty times more would be worse than not at all.
		return notify.Outcome{Problem: said + ", but not as a webhook of Slack's does. Check the address.", Final: true}
	case a.Status >= 300 && a.Status < 400:
		return notify.Outcome{Problem: said + " and wants to be called elsewhere. Enter that address instead."}
	case a.Status < 500 && isGone:
		return notify.Outcome{Problem: todo, Gone: true}
	case a.Status == http.StatusGone:
		return notify.Outcome{Problem: gone["no_service"], Gone: true}
	case a.Status == http.StatusBadRequest || a.Status == http.StatusRequestEntityTooLarge:
		return notify.Outcome{Problem: said + ": it does not take this message.", Final: true}
	}
	return notify.Outcome{Problem: said + ".", RetryAfter: outbound.RetryAfter(a.Header.Get("Retry-After"), s.now())}
}
