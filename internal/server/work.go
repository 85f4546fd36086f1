package server

import (
	"context"
	"strings"
	"time"

	"fairlead"
	"fairlead/internal/httpapi"
	"fairlead/internal/ingest"
	"fairlead/internal/ingest/email"
	"fairlead/internal/ingest/googleads"
	"fairlead/internal/ingest/linkedin"
	"fairlead/internal/ingest/metaads"
	"fairlead/internal/ingest/tiktok"
	"fairlead/internal/ingest/webform"
	"fairlead/internal/jobs"
	"fairlead/internal/notify/slack"
	"fairlead/internal/notify/webhook"
	"fairlead/internal/outbound"
	"fairlead/internal/usecase"
)

// How often what is always wanted again is done: how long a waiting lead may be overlooked at most, if whoever should
// have looked after it died, and how long what has expired may stay.
const (
	sweepEvery = 30 * time.Second
	tidyEvery  = time.Hour
)

// employ builds the use cases, and who does the jobs that they ask for.
func (s *Server) employ() error {
	door := outbound.New(s.options.AllowPrivateTargets)
	given, err := givenMail(s.options)
	if err != nil {
		return err
	}
	channels := newChannels(door, given, s.options.TelegramAt, s.options.Now)
	sender := webhook.NewSender(door, s.options.Now)
	s.connectors = connectorsOf(door, s.options.Now)
	s.app = usecase.New(s.store, s.options.Now, usecase.Outside{
		Publish: func(stale usecase.Stale) { s.hub.Publish(eventOf(stale)) },
		Wake:    func() { s.jobs.Wake() },
		Round:   func(r usecase.RoundReport) { s.seen.Round(r) },
		Word:    httpapi.EventBody, WordSlack: slack.Body, CheckTarget: door.Check, NewSecret: webhook.NewSecret,
		Channels: channels, Mail: given, PublicURL: strings.TrimRight(s.options.PublicURL, "/"),
	})
	attempted := func(workspace int64, all []fairlead.Delivery) {
		s.seen.Attempted(all)
		s.hub.Publish(eventOf(usecase.Stale{Workspace: workspace, Topics: []usecase.Topic{usecase.TopicWebhooks}, Viewers: true}))
	}
	tried := func(kind fairlead.JobKind, took time.Duration, failed bool) { s.seen.Job(kind, took, failed) }
	s.ingest = jobs.Ingest(s.store, s.options.Now, s.connectors, s.app.TakeArrived, s.tellSources, s.app.SourceBroke)
	sent := jobs.Sender{Now: s.options.Now, Take: s.app.TakeMessages, Bring: channels.Bring, Note: s.app.NoteMessage,
		Told: func(channel fairlead.Channel, problem string) { s.seen.Dispatched(channel, problem) }}
	s.jobs = jobs.New(s.store, s.options.Now, s.options.Log, tried, map[fairlead.JobKind]jobs.Work{
		fairlead.JobDeliver: jobs.Deliver(s.store, s.options.Now, sender.Send, attempted),
		fairlead.JobIngest:  s.ingest,
		fairlead.JobAsk:     jobs.Ask(s.store, s.options.Now, s.connectors, s.app.Receive, s.tellSources, s.app.SourceBroke),
		fairlead.JobBatch:   jobs.Portions(s.options.Now, s.app.LetIntakeFirst, s.app.NextPortion),
		fairlead.JobSweep:   s.sweep,
		fairlead.JobRemind:  s.remind,
		fairlead.JobTidy:    s.every(tidyEvery, s.app.Tidy),
		fairlead.JobSend:    jobs.Notify(sent),
		fairlead.JobSummary: s.app.Summarise,
		fairlead.JobFill:    jobs.Portions(s.options.Now, s.app.LetIntakeFirst, s.app.FillField),
	})
	return nil
}

// connectorsOf returns who understands what sources send.
func connectorsOf(door *outbound.Door, now func() time.Time) map[fairlead.SourceKind]ingest.Connector {
	return map[fairlead.SourceKind]ingest.Connector{
		fairlead.KindMeta:     metaads.New(door, now),
		fairlead.KindGoogle:   googleads.Connector{},
		fairlead.KindLinkedIn: linkedin.New(door),
		fairlead.KindTikTok:   tiktok.New(now),
		fairlead.KindForm:     webform.Connector{},
		fairlead.KindMail:     email.Connector{},
	}
}

// takeIn does at once what the job of a source would do in a moment: its sender waits. Both do no harm.
func (s *Server) takeIn(ctx context.Context, workspace, source int64) error {
	_, err := s.ingest(ctx, workspace, source)
	return err
}

// tellSources says that leads of a source were taken in.
func (s *Server) tellSources(workspace int64) {
	s.hub.Publish(eventOf(usecase.Stale{Workspace: workspace, Topics: []usecase.Topic{usecase.TopicSources}, Viewers: true}))
}

// every is the work of doing something again and again.
func (s *Server) every(pause time.Duration, do func(ctx context.Context, workspace int64) error) jobs.Work {
	return func(ctx context.Context, workspace, _ int64) (time.Time, error) {
		return s.options.Now().Add(pause), do(ctx, workspace)
	}
}

// remind is the work of telling members of tasks that are due, until the next one is.
func (s *Server) remind(ctx context.Context, workspace, _ int64) (time.Time, error) {
	return s.app.Remind(ctx, workspace)
}

// sweep is the work of looking after waiting leads, again when time gives reason to, and now and then.
func (s *Server) sweep(ctx context.Context, workspace, _ int64) (time.Time, error) {
	again := s.options.Now().Add(sweepEvery)
	next, err := s.app.Sweep(ctx, workspace)
	if !next.IsZero() && next.Before(again) {
		again = next
	}
	return again, err
}

// sweepAll looks after the waiting leads of every workspace: the program may have been killed at the wrong moment.
func (s *Server) sweepAll(ctx context.Context) error {
	workspaces, err := s.store.Workspaces(ctx)
	for i := 0; i < len(workspaces) && err == nil; i++ {
		_, err = s.app.Sweep(ctx, workspaces[i].ID)
	}
	return err
}
