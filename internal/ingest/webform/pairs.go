package webform

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"

	"fairlead"
	"fairlead/internal/ingest"
)

// pair is one value, under its name.
type pair struct{ key, value string }

func refused(status int, problem string, body []byte) error {
	return &ingest.Refused{Status: status, Problem: problem, Keep: []byte(cut(string(body), 10_000))}
}

func pairsOf(r ingest.Request) ([]pair, error) {
	kind, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type")) // what cannot be read is none of these
	switch {
	case kind == "application/json" || strings.HasSuffix(kind, "+json"):
		return pairsOfJSON(r.Body)
	case kind == "application/x-www-form-urlencoded":
		return pairsOfQuery(string(r.Body)), nil
	case kind == "multipart/form-data":
		return pairsOfParts(r.Body, params["boundary"])
	default:
		return nil, refused(http.StatusUnsupportedMediaType, "Send what a form posts, or JSON with the Content-Type application/json.", r.Body)
	}
}

// pairsOfQuery reads what browsers post, in its order. What is badly escaped stays as it is.
func pairsOfQuery(query string) (pairs []pair) {
	for part := range strings.SplitSeq(query, "&") {
		key, value, _ := strings.Cut(part, "=")
		pairs = append(pairs, pair{unescaped(key), unescaped(value)})
	}
	return pairs
}

func unescaped(text string) string {
	if plain, err := url.QueryUnescape(text); err == nil {
		return plain
	}
	return text
}

// pairsOfParts reads what forms post that could send files. A file is not kept, but that there was one.
func pairsOfParts(body []byte, boundary string) (pairs []pair, err error) {
	parts := multipart.NewReader(bytes.NewReader(body), boundary)
	for {
		part, err := parts.NextRawPart()
		if errors.Is(err, io.EOF) {
			return pairs, nil
		}
		if err != nil {
			return nil, refused(http.StatusBadRequest, "The parts of the body cannot be read.", body)
		}
		value, err := io.ReadAll(part)
		if err != nil {
			return nil, refused(http.StatusBadRequest, "The parts of the body cannot be read.", body)
		}
		if name := part.FileName(); name != "" {
			value = []byte(name + " (the file was not kept)")
		}
		pairs = append(pairs, pair{part.FormName(), string(value)})
	}
}

// pairsOfJSON reads an object, in its order. What is in "fields" are custom fields, as in the API.
func pairsOfJSON(body []byte) ([]pair, error) {
	pairs, err := pairsOfObject(body, "")
	if err != nil {
		return nil, refused(http.StatusBadRequest, "The body is not a JSON object.", body)
	}
	return pairs, nil
}

var errNoObject = errors.New("no object")

func pairsOfObject(body []byte, prefix string) (pairs []pair, err error) {
	d := json.NewDecoder(bytes.NewReader(body))
	if begin, err := d.Token(); err != nil || begin != json.Delim('{') {
		return nil, errNoObject
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return nil, err
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return nil, err
		}
		key, _ := name.(string) // of an object it is one
		if key == "fields" && prefix == "" && value[0] == '{' {
			inner, err := pairsOfObject(value, fairlead.AnswerPrefix)
			if err != nil {
				return nil, err
			}
			pairs = append(pairs, inner...)
			continue
		}
		for _, text := range textsOf(value) {
			pairs = append(pairs, pair{prefix + key, text})
		}
	}
	if _, err := d.Token(); err != nil { // the end of the object
		return nil, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errNoObject
	}
	return pairs, nil
}

// textsOf are the values of a JSON value; what is neither text nor list is one as it is written.
func textsOf(value json.RawMessage) []string {
	switch value[0] {
	case '"':
		var text string
		_ = json.Unmarshal(value, &text) // it was read before
		return []string{text}
	case '[':
		var list []json.RawMessage
		_ = json.Unmarshal(value, &list) // it was read before
		var texts []string
		for _, one := range list {
			if one[0] == '[' {
				texts = append(texts, string(one))
				continue
			}
			texts = append(texts, textsOf(one)...)
		}
		return texts
	case 'n':
		return nil
	}
	return []string{string(value)}
}
