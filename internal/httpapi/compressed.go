package httpapi

import (
	"compress/gzip"
	"net/http"
	"strings"
	"sync"
)

// worthIt is from how many bytes on an answer is compressed. One lead is shorter: packing it, and unpacking it at the
// other end, would cost a tenth of what taking it in costs.
const worthIt = 4096

// packers are gzip writers between answers.
var packers = sync.Pool{New: func() any {
	w, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed)
	return w
}}

// compressed packs the answers of operations for who accepts that, but for the stream.
func compressed(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !composed(r.URL.Path) || !accepts(r, "gzip") {
			h.ServeHTTP(w, r)
			return
		}
		w.Header().Add("Vary", "Accept-Encoding")
		p := &packed{ResponseWriter: w}
		h.ServeHTTP(p, r)
		p.finish()
	})
}

// packed holds an answer back until it is known to be long enough. Nothing is written if the handler panics first.
type packed struct {
	http.ResponseWriter
	status int
	held   []byte
	packer *gzip.Writer
}

// WriteHeader keeps the status until the body begins.
func (p *packed) WriteHeader(status int) {
	if p.status == 0 {
		p.status = status
	}
}

// Write holds back, or packs.
func (p *packed) Write(b []byte) (int, error) {
	if p.packer != nil {
		return p.packer.Write(b)
	}
	p.held = append(p.held, b...)
	if len(p.held) < worthIt {
		return len(b), nil
	}
	p.Header().Set("Content-Encoding", "gzip")
	p.Header().Del("Content-Length")
	p.begin()
	p.packer = packers.Get().(*gzip.Writer)
	p.packer.Reset(p.ResponseWriter)
	_, err := p.packer.Write(p.held)
	return len(b), err
}

func (p *packed) begin() {
	if p.status != 0 {
		p.ResponseWriter.WriteHeader(p.status)
	}
}

// finish sends what is held back, or ends what is packed.
func (p *packed) finish() {
	if p.packer != nil {
		_ = p.packer.Close()
		packers.Put(p.packer)
		return
	}
	p.begin()
	if len(p.held) > 0 {
		_, _ = p.ResponseWriter.Write(p.held)
	}
}

// Unwrap lets a handler reach the connection.
func (p *packed) Unwrap() http.ResponseWriter { return p.ResponseWriter }

// composed reports whether the answer at a path is made anew for every request, and ends. Files have their twins.
func composed(path string) bool {
	return strings.HasPrefix(path, Root+"/") && path != Root+"/stream" || path == "/openapi.json" || path == "/docs"
}
