package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"fairlead/internal/store/upgrade"
)

// teller sends requests to the server. After one that failed it does nothing any more; err says which it was.
type teller struct {
	ctx     context.Context
	process *process
	api     string
	kept    *upgrade.Kept
	err     error
}

// body is JSON on its way.
type body map[string]any

// answer is a JSON answer.
type answer struct {
	t      *teller
	what   string
	status int
	text   []byte
}

// do sends a request as somebody and expects it to succeed. A string goes out as it is; headers are name, value, ….
func (t *teller) do(as, method, path string, send any, headers ...string) *answer {
	a := t.try(as, method, path, send, headers...)
	if t.err == nil && (a.status < 200 || a.status > 299) {
		t.err = fmt.Errorf("%s answered %d: %s", a.what, a.status, a.text)
	}
	return a
}

func (t *teller) post(as, path string, send any) *answer { return t.do(as, "POST", path, send) }

func (t *teller) try(as, method, path string, send any, headers ...string) *answer {
	a := &answer{t: t, what: method + " " + path + " as " + as}
	if t.err == nil {
		t.err = a.get(t, as, method, path, send, headers)
	}
	return a
}

func (a *answer) get(t *teller, as, method, path string, send any, headers []string) error {
	content, isRaw := send.(string)
	if !isRaw && send != nil {
		text, err := json.Marshal(send)
		if err != nil {
			return err
		}
		content = string(text)
	}
	if strings.HasPrefix(path, "/") {
		path = t.api + path
	}
	request, err := http.NewRequestWithContext(t.ctx, method, path, strings.NewReader(content))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer "+t.kept.Tokens[as])
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	a.status = response.StatusCode
	a.text, err = io.ReadAll(response.Body)
	a.text = bytes.TrimSpace(a.text)
	return errors.Join(err, response.Body.Close())
}

// word is the text of a name.
func (a *answer) word(name string) string {
	var value map[string]any
	if a.t.err == nil {
		a.t.err = json.Unmarshal(a.text, &value)
	}
	text, _ := value[name].(string)
	return text
}

// id is the number under a path of names such as lead.id.
func (a *answer) id(path string) int64 {
	var value any
	if a.t.err != nil {
		return 0
	}
	if a.t.err = json.Unmarshal(a.text, &value); a.t.err != nil {
		return 0
	}
	for step := range strings.SplitSeq(path, ".") {
		object, _ := value.(map[string]any)
		value = object[step]
	}
	n, ok := value.(float64)
	if !ok {
		a.t.err = fmt.Errorf("%s has no number %s: %s", a.what, path, a.text)
	}
	return int64(n)
}

// ids are those of the items of a list.
func (a *answer) ids() []int64 {
	var list struct {
		Items []struct {
			ID int64 `json:"id"`
		} `json:"items"`
	}
	if a.t.err == nil {
		a.t.err = json.Unmarshal(a.text, &list)
	}
	ids := make([]int64, len(list.Items))
	for i, item := range list.Items {
		ids[i] = item.ID
	}
	return ids
}

// enter lets somebody who is a member make a token.
func (t *teller) enter(name, email string) {
	if t.err != nil {
		return
	}
	t.kept.Emails[name] = email
	t.kept.Tokens[name], t.err = t.process.command(t.ctx, "", "token", "create", "--email", email, "--name", "of "+name, "--database", t.process.database)
}
