package testkit

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
)

// Person sends requests as somebody.
type Person struct {
	ID    int64
	Name  string
	Email string
	Token string // "": signed out

	w      *World
	client *http.Client
}

// Get reads a path below /api/v1.
func (p *Person) Get(path string) *Answer { return p.Do(http.MethodGet, path, nil) }

// Post sends a body.
func (p *Person) Post(path string, body any) *Answer { return p.Do(http.MethodPost, path, body) }

// Put sends a body.
func (p *Person) Put(path string, body any) *Answer { return p.Do(http.MethodPut, path, body) }

// Patch sends a body.
func (p *Person) Patch(path string, body any) *Answer { return p.Do(http.MethodPatch, path, body) }

// Delete deletes.
func (p *Person) Delete(path string) *Answer { return p.Do(http.MethodDelete, path, nil) }

// Do sends a request. A []byte or string body goes out as it is, a File as a form, anything else as JSON; headers are name, value, ….
func (p *Person) Do(method, path string, body any, headers ...string) *Answer {
	p.w.T.Helper()
	answer, err := p.Try(method, path, body, headers...)
	p.w.must(err)
	return answer
}

// Try is Do for a server that may be going away.
func (p *Person) Try(method, path string, body any, headers ...string) (*Answer, error) {
	response, err := p.Open(method, path, body, headers...)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	return &Answer{t: p.w.T, what: method + " " + path, Status: response.StatusCode, Header: response.Header, Body: content}, err
}

// Open sends a request and leaves the answer to be read: the live stream.
func (p *Person) Open(method, path string, body any, headers ...string) (*http.Response, error) {
	if strings.HasPrefix(path, "/") && !outside(path) {
		path = "/api/v1" + path
	}
	content, contentType := reader(body), "application/json"
	if file, ok := body.(File); ok {
		content, contentType = file.form()
	}
	request, err := http.NewRequest(method, p.w.URL+path, content)
	if err != nil {
		return nil, err
	}
	if body != nil {
		request.Header.Set("Content-Type", contentType)
	}
	if p.Token != "" {
		request.Header.Set("Authorization", "Bearer "+p.Token)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	return p.client.Do(request)
}

// File is a body: a file as a browser's form sends it, as its part file.
type File struct {
	Name    string
	Content []byte
}

func (f File) form() (body io.Reader, contentType string) {
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	part, err := w.CreateFormFile("file", f.Name)
	if err == nil {
		_, err = part.Write(f.Content)
	}
	if err = errors.Join(err, w.Close()); err != nil {
		panic(err) // nothing can fail in memory
	}
	return &form, w.FormDataContentType()
}

func outside(path string) bool {
	for _, prefix := range []string{"/api/", "/healthz", "/readyz", "/metrics", "/openapi.json", "/docs", "/hooks/", "/form/"} {
		if strings.HasPrefix(path, prefix) {
			return true
		}
	}
	return false
}

func reader(body any) io.Reader {
	switch b := body.(type) {
	case nil:
		return nil
	case []byte:
		return bytes.NewReader(b)
	case string:
		return strings.NewReader(b)
	default:
		data, err := json.Marshal(b)
		if err != nil {
			panic(err) // a test's own mistake
		}
		return bytes.NewReader(data)
	}
}
