package email

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// refusal is an answer of a server that is not the one that was hoped for.
type refusal struct {
	of       string // what was refused: “the sign-in”
	step     step
	code     int
	enhanced string // such as 5.1.1 (RFC 3463); ""
	words    string
}

// Error is a sentence for an admin.
func (r *refusal) Error() string {
	does := "does not take"
	if r.code < 400 {
		does = "gave an answer that nobody expects to"
	}
	moment := ""
	if r.code >= 400 && r.code < 500 {
		moment = " at the moment"
	}
	words := oneLine(fmt.Sprintf("%d %s %s", r.code, r.enhanced, r.words))
	return fmt.Sprintf("The mail server %s %s%s: %s.", does, r.of, moment, strings.TrimRight(words, ". "))
}

// final reports whether trying again makes no sense. A recipient that is refused for security's sake (5.7.x, or 530 and its
// like) is none: the server would take the mail from somebody who has signed in, or is let through.
func (r *refusal) final() bool {
	switch {
	case r.code < 500:
		return false
	case r.step == stepMail:
		return r.code != 530
	}
	wantsSignIn := r.code == 530 || r.code == 535 || r.code == 538 || strings.HasPrefix(r.enhanced, "5.7.")
	return r.step == stepTo && !wantsSignIn
}

// hear reads one answer, of one line or several, and refuses every other than the wanted one.
func (c *conversation) hear(want int, at step, of string) error {
	var code int
	var words []string
	for more := true; more; {
		line, err := c.in.ReadLine()
		if err != nil {
			return err
		}
		shown := line
		if at == stepSignIn && strings.HasPrefix(line, "334") {
			shown = "334 ***"
		}
		c.note("S: ", shown)
		text := ""
		code, text, more, err = answer(line)
		if err != nil {
			return problem(fmt.Sprintf("Whatever answers there is no mail server. It says: %s", c.clean(line)))
		}
		words = append(words, text)
	}
	if code != want && (want != 250 || code != 251) { // 251: it goes to another address of theirs
		r := &refusal{of: of, step: at, code: code}
		for i, text := range words {
			if enhanced := enhancedCode.FindString(text); enhanced != "" {
				r.enhanced, words[i] = enhanced, text[len(enhanced):]
			}
		}
		r.words = c.clean(strings.Join(words, " "))
		return r
	}
	if at == stepHello && want == 250 {
		c.offers = offered(words)
	}
	return nil
}

// enhancedCode stands before the words, of each line or of one.
var enhancedCode = regexp.MustCompile(`^[245]\.\d{1,3}\.\d{1,3}\b`)

var errNoAnswer = errors.New("no answer of SMTP")

// answer reads a line such as “250-SIZE 1000”: more follows after a hyphen.
func answer(line string) (code int, text string, more bool, err error) {
	if len(line) < 3 || (len(line) > 3 && line[3] != ' ' && line[3] != '-') {
		return 0, "", false, errNoAnswer
	}
	code, err = strconv.Atoi(line[:3])
	if err != nil || code < 100 {
		return 0, "", false, errNoAnswer
	}
	if len(line) == 3 {
		return code, "", false, nil
	}
	return code, line[4:], line[3] == '-', nil
}

// offered reads what a server can: each line after the first is a word, and what goes with it.
func offered(words []string) map[string]string {
	offers := map[string]string{}
	for _, line := range words[1:] {
		word, with, _ := strings.Cut(line, " ")
		offers[strings.ToUpper(word)] = with
	}
	return offers
}
