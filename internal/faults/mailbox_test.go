package faults

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
)

// mailbox is the other end of the webhook: it takes everything, and keeps under which id each lead's message came.
type mailbox struct {
	t   *testing.T
	url string

	mu    sync.Mutex
	hangs chan struct{}            // closed when it does no longer; nil: it does not
	ids   map[int64]map[string]int // how often each id came, by lead
	leads map[string]int64         // by id
	aside map[int64]bool           // leads of which it does not matter what it is told
}

func newMailbox(t *testing.T) *mailbox {
	m := &mailbox{t: t, ids: map[int64]map[string]int{}, leads: map[string]int64{}, aside: map[int64]bool{}}
	server := httptest.NewServer(m)
	m.url = server.URL + "/hook"
	t.Cleanup(server.Close)
	t.Cleanup(m.recover)
	return m
}

// hang makes it take nothing and say nothing, until it is to recover.
func (m *mailbox) hang() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.hangs = make(chan struct{})
}

func (m *mailbox) recover() {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.hangs != nil {
		close(m.hangs)
		m.hangs = nil
	}
}

// hung waits for as long as it hangs; false: it did not.
func (m *mailbox) hung(r *http.Request) bool {
	m.mu.Lock()
	hangs := m.hangs
	m.mu.Unlock()
	if hangs == nil {
		return false
	}
	select {
	case <-hangs:
	case <-r.Context().Done():
	}
	return true
}

// ServeHTTP takes a message. One that broke off on its way will come again.
func (m *mailbox) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return
	}
	if m.hung(r) {
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	var said struct {
		Type string
		Data struct{ Lead, To struct{ ID int64 } }
	}
	id := r.Header.Get("webhook-id")
	if err := json.Unmarshal(body, &said); err != nil || id == "" || said.Type != "lead.assigned" || said.Data.Lead.ID == 0 || said.Data.To.ID == 0 {
		m.t.Errorf("the webhook was sent %q, %s: %v", id, body, err)
	}
	m.keep(said.Data.Lead.ID, id)
	w.WriteHeader(http.StatusNoContent)
}

// forget lets it not matter what it is told of a lead.
func (m *mailbox) forget(lead int64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.aside[lead] = true
	delete(m.ids, lead)
}

func (m *mailbox) keep(lead int64, id string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.aside[lead] {
		return
	}
	if m.ids[lead] == nil {
		m.ids[lead] = map[string]int{}
	}
	m.ids[lead][id]++
	if before, seen := m.leads[id]; seen && before != lead {
		m.t.Errorf("the message %s came for lead %d and for lead %d", id, before, lead)
	}
	m.leads[id] = lead
}

// heardOf is of how many leads it was told.
func (m *mailbox) heardOf() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.ids)
}

// check wants one id for each lead, and nothing else. It returns how many messages came once more.
func (m *mailbox) check(leads map[int64]string) (again int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for lead := range leads {
		if len(m.ids[lead]) != 1 {
			m.t.Errorf("the webhook was told of lead %d under the ids %v, wanted one", lead, m.ids[lead])
		}
	}
	for lead, ids := range m.ids {
		if leads[lead] == "" {
			m.t.Errorf("the webhook was told of lead %d, which is not there", lead)
		}
		for _, n := range ids {
			again += n - 1
		}
	}
	return again
}
