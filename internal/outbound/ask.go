package outbound

import (
	"io"
	"net/http"
)

// Answer is what somebody else's server said.
type Answer struct {
	Status int // of HTTP
	Header http.Header
	Body   []byte // its beginning, if it was longer than wanted
	Broken bool   // its end did not come
}

// Ask sends a request under Fairlead's name, and reads at most so many bytes of the answer. There is an error only if nobody
// answered.
func Ask(client *http.Client, request *http.Request, most int64) (Answer, error) {
	request.Header.Set("User-Agent", "Fairlead")
	response, err := client.Do(request)
	if err != nil {
		return Answer{}, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, most))
	return Answer{Status: response.StatusCode, Header: response.Header, Body: body, Broken: err != nil}, nil
}
