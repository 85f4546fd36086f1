// Package server puts the program together: it builds every part once, starts them in order and stops them in reverse.
// Tests start the same value that main starts.
package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"sync"
	"time"

	"fairlead"

	"fairlead/internal/auth"
	"fairlead/internal/httpapi"
	"fairlead/internal/ingest"
	"fairlead/internal/jobs"
	"fairlead/internal/notify/live"
	"fairlead/internal/store"
	"fairlead/internal/telemetry"
	"fairlead/internal/usecase"
	"fairlead/web"
)

// Server is the whole program. Build it with New, then Start it, then Stop it, once each.
type Server struct {
	options    Options
	store      store.Store
	app        *usecase.App
	auth       *auth.Service
	hub        *live.Hub
	jobs       *jobs.Runner
	relay      *relay // nil: nobody else uses the database
	post       *post  // nil: no mails are taken
	seen       *telemetry.Telemetry
	demo       *demonstration // nil outside a demo
	http       *http.Server
	conns      drain
	connectors map[fairlead.SourceKind]ingest.Connector // understand what sources send
	ingest     jobs.Work                                // takes in what a source was sent
	listen     net.Listener
	address    string
	failed     chan error
	ending     chan struct{} // closed as soon as the server begins to stop
	stop       sync.Once
	stopped    error
}

// Limits on a connection. An answer may take writeTimeout; the live stream sets its own limits. A request may take readTimeout
// to come, also where nobody reads its body; who reads one sets its own limit.
const (
	headerTimeout = 10 * time.Second
	readTimeout   = 20 * time.Second
	writeTimeout  = 2 * time.Minute
	idleTimeout   = 2 * time.Minute
	maxHeader     = 64 << 10
	stopTimeout   = 20 * time.Second
)

// New builds a server and opens its database. Whoever gets one must Stop it, started or not.
func New(ctx context.Context, o Options) (*Server, error) {
	o = o.filled()
	opened, err := Open(ctx, o.Database)
	if err != nil {
		return nil, err
	}
	relay := newRelay(opened)
	s := &Server{options: o, store: opened, hub: live.New(relay.forward), relay: relay, conns: drain{busy: map[net.Conn]struct{}{}}, failed: make(chan error, 2), ending: make(chan struct{})}
	if err := s.employ(); err != nil {
		return nil, errors.Join(err, opened.Close())
	}
	s.auth = auth.New(opened, o.Now)
	if o.HashMemory != 0 {
		s.auth.HashWith(o.HashMemory)
	}
	s.seen = telemetry.New(telemetry.Sources{Version: o.Version, Now: o.Now, Queued: s.app.Queued, Streams: s.hub.Count, Figures: s.app.Figures, Connections: opened.Connections})
	if err := s.build(ctx); err != nil {
		return nil, errors.Join(err, s.Stop(ctx))
	}
	return s, nil
}

func (s *Server) build(ctx context.Context) (err error) {
	if err := s.seen.Trace(ctx, os.Getenv, s.options.Version, s.options.Log); err != nil {
		return err
	}
	if s.options.Demo {
		if s.demo, err = newDemonstration(ctx, s); err != nil {
			return err
		}
	}
	if s.options.UI == nil {
		if s.options.UI, err = web.Files(); err != nil {
			return fmt.Errorf("open the user interface: %w", err)
		}
	}
	if s.post, err = s.newPost(); err != nil {
		return err
	}
	ready := &readiness{ping: s.app.Ready, now: s.options.Now, log: s.options.Log, ending: s.ending}
	config := httpapi.Config{
		App: s.app, Connectors: s.connectors, TakeIn: s.takeIn, MailHost: s.options.Mail.Host, Auth: s.auth, Hub: s.hub, UI: s.options.UI, Log: s.options.Log, Ready: ready.Ready,
		Metrics: s.seen.Handler(), MetricsToken: s.options.MetricsToken, Watch: s.seen,
	}
	s.demo.offer(&config)
	api, err := httpapi.New(config)
	if err != nil {
		return err
	}
	s.http = &http.Server{
		Handler: api, ReadHeaderTimeout: headerTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout, IdleTimeout: idleTimeout, MaxHeaderBytes: maxHeader,
		ConnState: s.conns.follow,
		ErrorLog:  slog.NewLogLogger(s.options.Log.Handler(), slog.LevelDebug),
	}
	return nil
}

// Start listens, and prints the address. Serving goes on in the background until Stop.
func (s *Server) Start(ctx context.Context) error {
	if err := s.sweepAll(ctx); err != nil {
		return fmt.Errorf("take up waiting leads: %w", err)
	}
	config := net.ListenConfig{Control: limitUnheard}
	config.SetMultipathTCP(false) // it knows no such limit
	listener, err := config.Listen(ctx, "tcp", s.options.Addr)
	if err != nil {
		return fairlead.Mend("cannot_listen", "Cannot listen on %s: %v.", s.options.Addr, plainCause(err))
	}
	s.listen, s.address = listener, listener.Addr().String()
	if err := s.post.start(ctx, s); err != nil {
		return err
	}
	s.relay.start(s.hub, s.seen.Relay)
	if !s.options.Aside {
		s.jobs.Start()
	}
	s.warn()
	s.demo.announce(s.options.Out)
	fmt.Fprintf(s.options.Out, "listening on http://%s\n", s.address)
	go func() {
		if err := s.http.Serve(listener); !errors.Is(err, net.ErrClosed) {
			s.failed <- err
		}
	}()
	return nil
}

// warn says what is unsafe about how the server was started.
func (s *Server) warn() {
	host, _, _ := net.SplitHostPort(s.address)
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		s.options.Log.Warn("serving plain http beyond this machine: put a proxy that speaks https in front, or passwords travel in the clear", "address", s.address)
	}
}

// Address is host:port, once started.
func (s *Server) Address() string { return s.address }

// MailAddress is host:port where mails are taken, once started; "": nowhere.
func (s *Server) MailAddress() string { return s.post.address() }

// Failed brings the error that ended serving, if it ended by itself.
func (s *Server) Failed() <-chan error { return s.failed }

// Stop ends everything in reverse order: it is not ready any more, no new connections, streams end, requests are answered, the desks answer who
// waits, the database closes.
func (s *Server) Stop(ctx context.Context) error {
	s.stop.Do(func() { s.stopped = s.shutdown(ctx) })
	return s.stopped
}

func (s *Server) shutdown(ctx context.Context) (err error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTimeout)
	defer cancel()
	close(s.ending) // from now on /readyz says no
	s.demo.stop()
	s.post.stop()
	err = s.stopServing(ctx)
	s.jobs.Stop()
	s.app.Close()
	s.relay.stop()
	s.seen.Stop(ctx)
	if closing := s.store.Close(); closing != nil {
		err = errors.Join(err, fmt.Errorf("close the database: %w", closing))
	}
	return err
}

// stopServing lets nobody in any more, ends the streams, and answers everybody else who was let in.
func (s *Server) stopServing(ctx context.Context) error {
	s.hub.Close()
	if s.listen == nil {
		return nil
	}
	_ = s.listen.Close()
	s.http.SetKeepAlivesEnabled(false)
	s.conns.wait(ctx)
	if err := s.http.Shutdown(ctx); err != nil && !errors.Is(err, net.ErrClosed) { // the listener is closed already
		return errors.Join(fmt.Errorf("stop serving: %w", err), s.http.Close())
	}
	return nil
}

// Run serves until ctx ends, or serving fails. Being told to end while still starting is no failure.
func Run(ctx context.Context, o Options) error {
	s, err := New(ctx, o)
	if err != nil {
		return unlessEnded(ctx, err)
	}
	if err := s.Start(ctx); err != nil {
		return errors.Join(unlessEnded(ctx, err), s.Stop(ctx))
	}
	select {
	case <-ctx.Done():
		return s.Stop(ctx)
	case err := <-s.Failed():
		return errors.Join(fmt.Errorf("serve: %w", err), s.Stop(ctx))
	}
}

// unlessEnded is nil for an error that only says that ctx has ended.
func unlessEnded(ctx context.Context, err error) error {
	if ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		return nil
	}
	return err
}

// eventOf is a change as the live hub tells it.
func eventOf(s usecase.Stale) live.Event {
	e := live.Event{Workspace: s.Workspace, Members: s.Members, Viewers: s.Viewers, Everyone: s.Everyone, SignedOut: s.SignedOut}
	for _, t := range s.Topics {
		e.Topics = append(e.Topics, string(t))
	}
	return e
}

// plainCause is the innermost error: "address already in use" without the calls around it.
func plainCause(err error) error {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return err
		}
		err = inner
	}
}
