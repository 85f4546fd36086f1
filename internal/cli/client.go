package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"

	"fairlead"

	"fairlead/internal/httpapi"
)

// client calls the API of a server, as whoever has the token.
type client struct {
	url   string // without a slash at its end
	token string
}

// call sends a body as JSON, or none if it is nil, and reads the answer into out, unless that is nil.
func (c client) call(ctx context.Context, method, path string, body, out any) error {
	var content io.Reader
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			return err
		}
		content = bytes.NewReader(text)
	}
	return c.exchange(ctx, method, path, content, "application/json", out)
}

// upload sends a file while it is read, and reads the answer into out.
func (c client) upload(ctx context.Context, path, name string, file io.Reader, out any) error {
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	_, err := w.CreateFormFile("file", name)
	head := form.Len()
	if err = errors.Join(err, w.Close()); err != nil {
		return err
	}
	begin, end := form.Bytes()[:head], form.Bytes()[head:]
	content := io.MultiReader(bytes.NewReader(begin), file, bytes.NewReader(end))
	return c.exchange(ctx, http.MethodPost, path, content, w.FormDataContentType(), out)
}

func (c client) exchange(ctx context.Context, method, path string, content io.Reader, contentType string, out any) error {
	response, err := c.open(ctx, method, path, content, contentType)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if out != nil && json.NewDecoder(response.Body).Decode(out) != nil {
		return c.notFairlead(response)
	}
	return nil
}

// open sends a request and returns the answer, if it is a good one, to be read and closed. Redirects are not followed: what is
// sent can be sent only once.
func (c client) open(ctx context.Context, method, path string, content io.Reader, contentType string) (*http.Response, error) {
	request, err := http.NewRequestWithContext(ctx, method, c.url+httpapi.Root+path, content)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+c.token)
	if content != nil {
		request.Header.Set("Content-Type", contentType)
	}
	here := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	response, err := here.Do(request)
	if err != nil {
		return nil, c.unreachable(err)
	}
	if response.StatusCode >= http.StatusMultipleChoices {
		defer response.Body.Close()
		return nil, c.refusal(response)
	}
	return response, nil
}

// unreachable says why a request got no answer.
func (c client) unreachable(err error) error {
	if file := new(fs.PathError); errors.As(err, &file) {
		return unreadable(file)
	}
	if sent := new(url.Error); errors.As(err, &sent) {
		err = sent.Err
	}
	return fairlead.Mend("unreachable", "Cannot reach %s: %v. Is the server running?", c.url, err)
}

// unreadable says why a file cannot be opened or read.
func unreadable(err *fs.PathError) error {
	return fairlead.Mend("file_not_read", "Cannot read %s: %v.", err.Path, err.Err)
}

// refusal is what a server says that does not do what it was asked.
func (c client) refusal(response *http.Response) error {
	var problem httpapi.Problem
	if to := response.Header.Get("Location"); to != "" {
		return fairlead.Mend("moved", "%s leads to %s. Name that server with --url.", c.url, to)
	}
	if json.NewDecoder(response.Body).Decode(&problem) != nil || problem.Code == "" {
		return c.notFairlead(response)
	}
	if problem.Status == http.StatusUnauthorized {
		return fairlead.Mend(problem.Code, "%s does not accept the token. Make one with fairlead token create.", c.url)
	}
	if len(problem.Errors) == 0 {
		return fairlead.Mend(problem.Code, "%s", problem.Detail)
	}
	var said []string
	for _, wrong := range problem.Errors {
		said = append(said, strings.TrimPrefix(wrong.Field, "mapping.")+": "+wrong.Message)
	}
	return fairlead.Mend(problem.Code, "%s", strings.Join(said, " "))
}

func (c client) notFairlead(response *http.Response) error {
	return fairlead.Mend("not_fairlead", "%s does not answer as Fairlead does (%s). Is the address right?", c.url, response.Status)
}
